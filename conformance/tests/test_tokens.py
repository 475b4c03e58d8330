"""The published keys and the claims of the tokens, checked by libraries that know nothing of Vestibule."""

import base64
import re
import time

import jwt
import pytest

from harness import PASSWORD, javascript
from harness.functions import FILES, package
from harness.pools import FLOWS, Pool
from harness.tokens import published_keys, verified_claims, verified_pair

AWS_ISSUER = "https://cognito-idp.us-east-1.amazonaws.com"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def client(make_pool):
    return make_pool().client()


def test_the_key_set_has_two_rsa_keys_in_the_published_form(client):
    keys = published_keys(client.pool.server, client.pool.id)["keys"]
    assert len(keys) == 2
    for key in keys:
        assert set(key) == {"alg", "e", "kid", "kty", "n", "use"}
        assert (key["alg"], key["kty"], key["use"]) == ("RS256", "RSA", "sig")
        assert len(base64.urlsafe_b64decode(key["n"] + "==")) == 256
        assert len(base64.b64decode(key["kid"])) == 32
    assert keys[0]["kid"] != keys[1]["kid"]


def test_pools_do_not_share_keys(client, make_pool):
    other = published_keys(client.pool.server, make_pool().id)["keys"]
    own = published_keys(client.pool.server, client.pool.id)["keys"]
    assert not {key["n"] for key in own} & {key["n"] for key in other}


def test_the_discovery_document_points_at_the_keys(client):
    document = client.pool.server.get_json(f"/{client.pool.id}/.well-known/openid-configuration")
    assert document["issuer"] == client.pool.issuer
    assert document["jwks_uri"] == f"{client.pool.issuer}/.well-known/jwks.json"
    assert document["id_token_signing_alg_values_supported"] == ["RS256"]


def test_id_and_access_token_are_signed_by_different_keys(client, name):
    client.pool.user(name)
    result = client.password(name)["AuthenticationResult"]
    headers = [jwt.get_unverified_header(result[token]) for token in ("IdToken", "AccessToken")]
    assert [set(header) for header in headers] == [{"kid", "alg"}] * 2
    assert headers[0]["kid"] != headers[1]["kid"]


def test_the_claims_of_the_id_token(client, name):
    sub = client.pool.user(name, email=f"{name}@example.com", email_verified="true", given_name="Jane")
    before = int(time.time())
    identity, access = verified_pair(client, client.password(name)["AuthenticationResult"])
    assert set(identity) == {
        "sub", "email_verified", "iss", "cognito:username", "given_name", "origin_jti", "aud", "event_id",
        "token_use", "auth_time", "exp", "iat", "jti", "email",
    }  # fmt: skip
    assert (identity["sub"], identity["cognito:username"], identity["aud"]) == (sub, name, client.id)
    assert (identity["iss"], identity["token_use"]) == (client.pool.issuer, "id")
    assert (identity["email"], identity["email_verified"]) == (f"{name}@example.com", True)
    assert identity["exp"] - identity["iat"] == 3600
    assert before <= identity["auth_time"] <= int(time.time())
    assert UUID.fullmatch(identity["jti"]) and UUID.fullmatch(identity["event_id"])
    assert identity["event_id"] == access["event_id"]
    assert identity["origin_jti"] == access["origin_jti"]


def test_the_claims_of_the_access_token(client, name):
    sub = client.pool.user(name)
    _, access = verified_pair(client, client.password(name)["AuthenticationResult"])
    assert set(access) == {
        "sub", "iss", "client_id", "origin_jti", "event_id", "token_use", "scope", "auth_time", "exp", "iat", "jti",
        "username",
    }  # fmt: skip
    assert (access["sub"], access["username"], access["client_id"]) == (sub, name, client.id)
    assert (access["scope"], access["token_use"]) == ("aws.cognito.signin.user.admin", "access")


def test_the_life_of_the_tokens_follows_the_client(client, name, idp):
    short = client.pool.client(
        AccessTokenValidity=10, IdTokenValidity=20,
        TokenValidityUnits={"AccessToken": "minutes", "IdToken": "minutes"},
    )  # fmt: skip
    short.pool.user(name)
    result = short.password(name)["AuthenticationResult"]
    identity, access = verified_pair(short, result)
    assert result["ExpiresIn"] == access["exp"] - access["iat"] == 600
    assert identity["exp"] - identity["iat"] == 1200


def test_a_token_of_one_pool_does_not_verify_against_another(client, make_pool, name):
    client.pool.user(name)
    token = client.password(name)["AuthenticationResult"]["IdToken"]
    with pytest.raises(jwt.PyJWTError):
        verified_claims(client.pool.server, make_pool().id, token, audience=client.id)


def test_aws_jwt_verify_takes_the_tokens_when_the_public_url_has_the_aws_form(isolated_server, make_client):
    server = isolated_server(environment={"VESTIBULE_PUBLIC_URL": AWS_ISSUER}).start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    sub = client.pool.user("test", email="test@example.com")
    result = client.password("test")["AuthenticationResult"]
    answer = javascript.run(
        "jwt-verify.mjs",
        endpoint=server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        idToken=result["IdToken"],
        accessToken=result["AccessToken"],
    )
    assert answer["identity"]["sub"] == answer["access"]["sub"] == sub
    assert answer["identity"]["iss"] == f"{AWS_ISSUER}/{client.pool.id}"
    assert answer["refusals"] == [
        "CognitoJwtInvalidTokenUseError", "CognitoJwtInvalidClientIdError", "JwtInvalidSignatureError",
    ]  # fmt: skip


def test_the_public_url_is_the_issuer_of_tokens_and_discovery(isolated_server, make_client):
    server = isolated_server(environment={"VESTIBULE_PUBLIC_URL": "https://id.example.com"}).start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("test")
    token = client.password("test")["AuthenticationResult"]["AccessToken"]
    issuer = f"https://id.example.com/{client.pool.id}"
    assert verified_claims(server, client.pool.id, token, issuer=issuer)["iss"] == issuer
    document = server.get_json(f"/{client.pool.id}/.well-known/openid-configuration")
    assert document["issuer"] == issuer
    assert document["jwks_uri"] == f"{issuer}/.well-known/jwks.json"


def test_the_javascript_sdk_does_the_walk(server, name):
    source = "exports.handler = async (event) => { console.log(JSON.stringify(event)); return event; };\n"
    archive = base64.b64encode(package({FILES["js"]: source})).decode()
    answer = javascript.run("sdk-v3.mjs", endpoint=server.url, zip=archive, name=name, password=PASSWORD)
    assert answer["invoked"] == '{"hello":"there"}'
    assert answer["tail"].startswith("START RequestId: ")
    assert answer["refusal"]["isTyped"] is True
    assert answer["refusal"]["message"] == "Incorrect username or password."
    assert UUID.fullmatch(answer["refusal"]["requestId"])
    assert any("PostAuthentication_Authentication" in line for line in answer["log"])
    claims = verified_claims(server, answer["userPoolId"], answer["result"]["IdToken"], audience=answer["clientId"])
    assert claims["cognito:username"] == "test"


def test_read_attributes_of_the_client_limit_the_id_token(client, name):
    reading = client.pool.client(ExplicitAuthFlows=FLOWS, ReadAttributes=["email"], WriteAttributes=["email"])
    reading.pool.user(name, email=f"{name}@example.com", given_name="Jane")
    identity, _ = verified_pair(reading, reading.password(name)["AuthenticationResult"])
    assert identity["email"] == f"{name}@example.com"
    assert "given_name" not in identity
