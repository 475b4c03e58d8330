"""Step-up: from a sign-in by password to a higher level of authentication, with boto3."""

from harness import PASSWORD
from harness.codes import totp
from harness.pools import FLOWS
from harness.tokens import verified_pair

LEVEL_4 = "urn:cognito:loa:4"


def test_a_sign_in_by_password_is_stepped_up_by_an_authenticator_app(make_pool, idp, name):
    pool = make_pool()
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="OPTIONAL"
    )
    client = pool.client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])
    pool.user(name)
    first = client.password(name)["AuthenticationResult"]
    for claims in verified_pair(client, first):
        assert not {"acr", "amr"} & set(claims)
    secret = idp.associate_software_token(AccessToken=first["AccessToken"])["SecretCode"]
    verified = idp.verify_software_token(AccessToken=first["AccessToken"], UserCode=totp(secret))
    assert verified["Status"] == "SUCCESS"

    target = {"USERNAME": name, "TARGET_ACR_VALUES": f"{LEVEL_4} urn:cognito:loa:3", "MAX_AGE": "300"}
    asked = client.initiate("USER_AUTH", target | {"ACCESS_TOKEN": first["AccessToken"]})
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    answers = {"USERNAME": name, "SOFTWARE_TOKEN_MFA_CODE": totp(secret, 1)}
    stepped_up = client.respond(asked, answers)["AuthenticationResult"]
    refresh = {"REFRESH_TOKEN": stepped_up["RefreshToken"]}
    refreshed = client.initiate("REFRESH_TOKEN_AUTH", refresh)["AuthenticationResult"]
    for result in (stepped_up, refreshed):
        for claims in verified_pair(client, result):
            assert (claims["acr"], claims["amr"]) == (LEVEL_4, ["pwd", "otp", "mfa"])

    from_scratch = client.initiate("USER_AUTH", target | {"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": PASSWORD})
    assert from_scratch["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
