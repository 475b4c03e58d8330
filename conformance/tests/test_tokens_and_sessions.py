"""Client tokens, derived tokens, secrets and tracked sessions with boto3; refreshed tokens with aws-jwt-verify."""

import pytest

from harness import javascript
from harness.pools import FLOWS, Pool
from harness.tokens import verified_claims

AWS_ISSUER = "https://cognito-idp.us-east-1.amazonaws.com"


@pytest.fixture
def client(make_pool):
    return make_pool().client()


def test_a_client_gets_a_token_of_its_own(make_pool, idp):
    pool = make_pool()
    client = pool.client(
        GenerateSecret=True,
        ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"],
        AllowedOAuthScopes=["openid", "email"],
    )
    result = idp.get_client_token(ClientId=client.id, Secret=client.secret)["ClientAuthenticationResult"]
    assert (result["TokenType"], result["ExpiresIn"]) == ("Bearer", 3600)
    claims = verified_claims(pool.server, pool.id, result["AccessToken"])
    assert (claims["sub"], claims["client_id"], claims["scope"]) == (client.id, client.id, "openid email")
    with pytest.raises(idp.exceptions.NotAuthorizedException):
        idp.get_user(AccessToken=result["AccessToken"])
    with pytest.raises(idp.exceptions.NotAuthorizedException):
        idp.get_client_token(ClientId=client.id, Secret="wrong" * 8)


def test_a_token_is_derived_for_another_client(client, name, idp):
    pool = client.pool
    sub = pool.user(name)
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    service = pool.client(ExplicitAuthFlows=["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"])
    derived = idp.get_derived_token(
        ClientId=service.id, SubjectToken=token, SubjectTokenType="ACCESS_TOKEN"
    )  # fmt: skip
    assert derived["IssuedTokenType"] == "ACCESS_TOKEN"
    claims = verified_claims(pool.server, pool.id, derived["IssuedToken"])
    assert (claims["sub"], claims["client_id"]) == (sub, service.id)
    assert idp.get_user(AccessToken=derived["IssuedToken"])["Username"] == name
    idp.global_sign_out(AccessToken=token)
    with pytest.raises(idp.exceptions.NotAuthorizedException, match="Access Token has been revoked"):
        idp.get_user(AccessToken=derived["IssuedToken"])


def test_a_client_secret_is_rotated_without_a_gap(make_pool, name, idp):
    client = make_pool().client(GenerateSecret=True)
    client.pool.user(name)
    names = {"UserPoolId": client.pool.id, "ClientId": client.id}
    added = idp.add_user_pool_client_secret(**names)["ClientSecretDescriptor"]
    first, _ = idp.list_user_pool_client_secrets(**names)["ClientSecrets"]
    assert "AuthenticationResult" in client.password(name)
    idp.delete_user_pool_client_secret(**names, ClientSecretId=first["ClientSecretId"])
    with pytest.raises(idp.exceptions.NotAuthorizedException, match="SECRET_HASH|secret hash|Unable to verify"):
        client.password(name)
    client.secret = added["ClientSecretValue"]
    assert "AuthenticationResult" in client.password(name)


def test_a_user_sees_the_sessions_and_ends_one(client, name, idp):
    pool = client.pool
    idp.set_user_pool_session_configuration(
        UserPoolId=pool.id, UserSessionTracking="ENABLED", TokenSession={"MaxPerUser": 5}
    )
    pool.user(name)
    one, two = (client.password(name)["AuthenticationResult"]["AccessToken"] for _ in range(2))
    sessions = idp.list_user_sessions(AccessToken=one)["Sessions"]
    assert len(sessions) == len(idp.admin_list_user_sessions(UserPoolId=pool.id, Username=name)["Sessions"]) == 2
    (current,) = (it for it in idp.list_user_sessions(AccessToken=two)["Sessions"] if it["IsCurrentSession"])
    idp.revoke_user_session(AccessToken=one, SessionId=current["SessionId"])
    with pytest.raises(idp.exceptions.NotAuthorizedException, match="Access Token has been revoked"):
        idp.get_user(AccessToken=two)
    assert idp.get_user(AccessToken=one)["Username"] == name


@pytest.mark.parametrize("rotates", [False, True], ids=["REFRESH_TOKEN_AUTH", "rotation"])
def test_aws_jwt_verify_takes_refreshed_tokens(isolated_server, make_client, rotates):
    server = isolated_server(environment={"VESTIBULE_PUBLIC_URL": AWS_ISSUER}).start()
    idp = make_client(server, "cognito-idp")
    if rotates:
        flows = [flow for flow in FLOWS if flow != "ALLOW_REFRESH_TOKEN_AUTH"]
        rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}
        client = Pool(server, idp).client(ExplicitAuthFlows=flows, RefreshTokenRotation=rotation)
    else:
        client = Pool(server, idp).client()
    sub = client.pool.user("test")
    token = client.password("test")["AuthenticationResult"]["RefreshToken"]
    if rotates:
        refreshed = idp.get_tokens_from_refresh_token(ClientId=client.id, RefreshToken=token)
    else:
        refreshed = client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": token})
    answer = javascript.run(
        "jwt-verify.mjs",
        endpoint=server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        idToken=refreshed["AuthenticationResult"]["IdToken"],
        accessToken=refreshed["AuthenticationResult"]["AccessToken"],
    )
    assert answer["identity"]["sub"] == answer["access"]["sub"] == sub
    assert "JwtInvalidSignatureError" in answer["refusals"]
