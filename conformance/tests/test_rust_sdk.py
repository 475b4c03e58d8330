"""The life of a user, through the AWS SDK for Rust."""

from types import SimpleNamespace

from harness import rust
from harness.tokens import verified_pair


def test_the_sdk_for_rust_walks_from_a_temporary_password_to_a_global_sign_out(server):
    seen = rust.run(endpoint=server.url)
    assert seen["first_challenge"] == "NEW_PASSWORD_REQUIRED"
    assert seen["second_challenge"] == "SOFTWARE_TOKEN_MFA"
    assert seen["has_rotated"] is True
    assert seen["attributes"]["name"] == "Ferris"
    assert seen["mfa"] == ["SOFTWARE_TOKEN_MFA"]
    client = SimpleNamespace(id=seen["client_id"], pool=SimpleNamespace(server=server, id=seen["pool_id"]))
    identity, access = verified_pair(client, {"IdToken": seen["id_token"], "AccessToken": seen["access_token"]})
    assert identity["sub"] == access["sub"] == seen["attributes"]["sub"]
    assert identity["origin_jti"] == access["origin_jti"]


def test_the_sdk_for_rust_reads_errors_as_its_own_types_with_their_messages(server):
    seen = rust.run(endpoint=server.url)
    assert seen["wrong_password"] == "NotAuthorizedException: Incorrect username or password."
    assert seen["wrong_app_code"] == "EnableSoftwareTokenMFAException: Code mismatch and fail enable Software Token MFA"
    assert seen["after_sign_out"] == "NotAuthorizedException: Access Token has been revoked"
    assert seen["missing_pool"] == "ResourceNotFoundException: User pool us-east-1_Missing00 does not exist."
