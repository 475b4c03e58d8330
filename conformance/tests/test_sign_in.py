"""Sign-in without triggers: passwords, temporary passwords, refresh, secret hashes and what is refused."""

import pytest
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.pools import SMS, secret_hash
from harness.refusals import refused
from harness.tokens import verified_pair

NEW_PASSWORD = "An0ther!Password"


@pytest.fixture(scope="module")
def client(make_pool):
    """One client shared by tests that use their own users."""
    return make_pool(AutoVerifiedAttributes=["email"]).client()


def test_a_password_sign_in_answers_the_whole_result_and_an_empty_parameter_map(client, name):
    client.pool.user(name)
    answer = client.password(name)
    assert set(answer["AuthenticationResult"]) == {
        "AccessToken", "IdToken", "RefreshToken", "ExpiresIn", "TokenType",
    }  # fmt: skip
    assert answer["ChallengeParameters"] == {}
    assert "ChallengeName" not in answer
    assert "Session" not in answer


@pytest.mark.parametrize("flow", ["ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"])
def test_an_administrator_signs_a_user_in(client, name, idp, flow):
    client.pool.user(name)
    answer = idp.admin_initiate_auth(
        UserPoolId=client.pool.id,
        ClientId=client.id,
        AuthFlow=flow,
        AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD},
    )
    verified_pair(client, answer["AuthenticationResult"])


def test_an_admin_flow_is_not_supported_by_the_public_operation(client, name):
    client.pool.user(name)
    parameters = {"USERNAME": name, "PASSWORD": PASSWORD}
    assert refused(client.initiate, "ADMIN_USER_PASSWORD_AUTH", parameters) == (
        "InvalidParameterException",
        "Initiate Auth method not supported.",
    )


def test_a_flow_the_client_does_not_have_is_refused(client, name, idp):
    client.pool.user(name)
    srp_only = client.pool.client(ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    assert refused(srp_only.password, name) == (
        "InvalidParameterException",
        "USER_PASSWORD_AUTH flow not enabled for this client",
    )
    assert refused(
        idp.admin_initiate_auth,
        UserPoolId=client.pool.id,
        ClientId=srp_only.id,
        AuthFlow="ADMIN_USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": name, "PASSWORD": PASSWORD},
    ) == ("InvalidParameterException", "Auth flow not enabled for this client")


def test_a_wrong_password_does_not_say_what_was_wrong(client, name):
    client.pool.user(name)
    assert refused(client.password, name, "Wr0ng!Password") == (
        "NotAuthorizedException",
        "Incorrect username or password.",
    )


def test_an_unknown_user_is_named_or_hidden_as_the_client_is_set(client, name):
    assert refused(client.password, name) == ("UserNotFoundException", "User does not exist.")
    hiding = client.pool.client(PreventUserExistenceErrors="ENABLED")
    assert refused(hiding.password, name) == ("NotAuthorizedException", "Incorrect username or password.")


def test_a_hidden_unknown_user_gets_the_same_simulated_srp_challenge_every_time(client, name, idp):
    hiding = client.pool.client(PreventUserExistenceErrors="ENABLED")
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=client.pool.id, client_id=hiding.id, client=idp)
    first = hiding.initiate("USER_SRP_AUTH", srp.get_auth_params())
    second = hiding.initiate("USER_SRP_AUTH", srp.get_auth_params())
    assert first["ChallengeName"] == "PASSWORD_VERIFIER"
    for parameter in ("SALT", "USER_ID_FOR_SRP"):
        assert first["ChallengeParameters"][parameter] == second["ChallengeParameters"][parameter]
    assert first["ChallengeParameters"]["SRP_B"] != second["ChallengeParameters"]["SRP_B"]
    answers = srp.process_challenge(first["ChallengeParameters"], {"USERNAME": name})
    assert refused(hiding.respond, first, answers) == ("NotAuthorizedException", "Incorrect username or password.")


def test_an_unknown_client_does_not_exist(client, idp):
    assert refused(
        idp.initiate_auth,
        ClientId="1example23456789abcdefghij",
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": "x", "PASSWORD": "y"},
    ) == ("ResourceNotFoundException", "User pool client 1example23456789abcdefghij does not exist.")


def test_an_unconfirmed_user_hears_so_only_with_the_right_password(client, name):
    client.sign_up(name)
    assert refused(client.password, name) == ("UserNotConfirmedException", "User is not confirmed.")
    assert refused(client.password, name, "Wr0ng!Password")[1] == "Incorrect username or password."


def test_a_temporary_password_leads_to_a_new_one_and_the_new_one_signs_in(client, name, idp):
    idp.admin_create_user(
        UserPoolId=client.pool.id,
        Username=name,
        TemporaryPassword=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": f"{name}@example.com"}],
        MessageAction="SUPPRESS",
    )
    challenge = client.password(name)
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    assert set(challenge["ChallengeParameters"]) == {"USER_ID_FOR_SRP", "requiredAttributes", "userAttributes"}
    assert challenge["ChallengeParameters"]["USER_ID_FOR_SRP"] == name
    assert challenge["ChallengeParameters"]["requiredAttributes"] == "[]"
    assert f'"email":"{name}@example.com"' in challenge["ChallengeParameters"]["userAttributes"].replace(" ", "")
    answer = client.respond(challenge, {"USERNAME": name, "NEW_PASSWORD": NEW_PASSWORD})
    verified_pair(client, answer["AuthenticationResult"])
    assert client.pool.status(name) == "CONFIRMED"
    assert "AuthenticationResult" in client.password(name, NEW_PASSWORD)
    assert refused(client.password, name, PASSWORD)[0] == "NotAuthorizedException"


def test_a_new_password_must_follow_the_policy_and_the_session_survives_the_refusal(client, name, idp):
    idp.admin_create_user(
        UserPoolId=client.pool.id, Username=name, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    challenge = client.password(name)
    assert refused(client.respond, challenge, {"USERNAME": name, "NEW_PASSWORD": "short"}) == (
        "InvalidPasswordException",
        "Password does not conform to policy: Password not long enough",
    )
    answer = client.respond(challenge, {"USERNAME": name, "NEW_PASSWORD": NEW_PASSWORD})
    assert "AuthenticationResult" in answer


def test_an_invitation_carries_the_temporary_password(client, name, idp):
    email = f"{name}@example.com"
    created = idp.admin_create_user(
        UserPoolId=client.pool.id,
        Username=name,
        UserAttributes=[{"Name": "email", "Value": email}],
        DesiredDeliveryMediums=["EMAIL"],
    )["User"]
    assert (created["UserStatus"], created["Enabled"]) == ("FORCE_CHANGE_PASSWORD", True)
    message = client.pool.server.messages(client.pool.id, email)[0]
    assert name in message["body"]
    assert message["code"] in message["body"]
    assert client.password(name, message["code"])["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


@pytest.mark.parametrize("flow", ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"])
def test_a_refresh_answers_new_tokens_of_the_same_sign_in_and_no_refresh_token(client, name, flow):
    client.pool.user(name)
    first = client.password(name)["AuthenticationResult"]
    second = client.initiate(flow, {"REFRESH_TOKEN": first["RefreshToken"]})["AuthenticationResult"]
    assert set(second) == {"AccessToken", "IdToken", "ExpiresIn", "TokenType"}
    (old_id, old_access), (new_id, new_access) = verified_pair(client, first), verified_pair(client, second)
    assert new_id["auth_time"] == old_id["auth_time"] == new_access["auth_time"]
    assert new_id["origin_jti"] == old_id["origin_jti"] == old_access["origin_jti"]
    assert len({old_id["jti"], new_id["jti"], old_access["jti"], new_access["jti"]}) == 4


def test_a_refresh_token_of_another_client_or_made_up_is_invalid(client, name):
    client.pool.user(name)
    token = client.password(name)["AuthenticationResult"]["RefreshToken"]
    other = client.pool.client()
    for signer, value in [(other, token), (client, "a.b.c.d.e"), (client, token[:-4] + "AAAA")]:
        assert refused(signer.initiate, "REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": value}) == (
            "NotAuthorizedException",
            "Invalid Refresh Token",
        )


@pytest.fixture(scope="module")
def confidential(client):
    made = client.pool.client(GenerateSecret=True)
    assert made.secret
    return made


def test_a_client_with_a_secret_needs_the_hash(confidential, name):
    confidential.pool.user(name)
    parameters = {"USERNAME": name, "PASSWORD": PASSWORD}
    assert refused(confidential.initiate, "USER_PASSWORD_AUTH", parameters) == (
        "NotAuthorizedException",
        f"Client {confidential.id} is configured with secret but SECRET_HASH was not received",
    )
    assert refused(confidential.initiate, "USER_PASSWORD_AUTH", parameters | {"SECRET_HASH": "AAAA"}) == (
        "NotAuthorizedException",
        f"Unable to verify secret hash for client {confidential.id}",
    )
    assert "AuthenticationResult" in confidential.password(name)


def test_a_refresh_with_a_secret_takes_the_hash_over_the_username(confidential, name):
    confidential.pool.user(name)
    token = confidential.password(name)["AuthenticationResult"]["RefreshToken"]
    right = secret_hash(name, confidential.id, confidential.secret)
    parameters = {"REFRESH_TOKEN": token, "SECRET_HASH": right}
    assert "AuthenticationResult" in confidential.initiate("REFRESH_TOKEN_AUTH", parameters)
    parameters["SECRET_HASH"] = secret_hash("other", confidential.id, confidential.secret)
    assert refused(confidential.initiate, "REFRESH_TOKEN_AUTH", parameters)[0] == "NotAuthorizedException"


def test_sign_up_with_a_secret_needs_the_hash_too(confidential, name, idp):
    assert refused(idp.sign_up, ClientId=confidential.id, Username=name, Password=PASSWORD)[0] == (
        "NotAuthorizedException"
    )
    assert confidential.sign_up(name)["UserConfirmed"] is False


def test_a_user_signs_in_by_an_email_that_is_the_username(make_pool, idp):
    client = make_pool(UsernameAttributes=["email"], AutoVerifiedAttributes=["email"]).client()
    sub = client.sign_up("jane@example.com")["UserSub"]
    idp.confirm_sign_up(
        ClientId=client.id, Username="jane@example.com", ConfirmationCode=client.pool.code("jane@example.com")
    )
    identity, access = verified_pair(client, client.password("jane@example.com")["AuthenticationResult"])
    assert identity["cognito:username"] == access["username"] == identity["sub"] == sub
    assert identity["email"] == "jane@example.com"
    assert identity["email_verified"] is True


def test_a_verified_alias_signs_in_with_the_password_and_with_srp(make_pool, idp):
    client = make_pool(AliasAttributes=["email"]).client()
    client.pool.user("jane", email="jane@example.com", email_verified="true")
    identity, _ = verified_pair(client, client.password("jane@example.com")["AuthenticationResult"])
    assert identity["cognito:username"] == "jane"
    srp = AWSSRP(
        username="jane@example.com", password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=idp
    )
    assert "AuthenticationResult" in srp.authenticate_user()


def test_the_access_token_reads_its_own_user(client, name, idp):
    sub = client.pool.user(name, email=f"{name}@example.com")
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    user = idp.get_user(AccessToken=token)
    assert user["Username"] == name
    assert user["UserAttributes"][0] == {"Name": "sub", "Value": sub}
    assert {"Name": "email", "Value": f"{name}@example.com"} in user["UserAttributes"]


def test_an_id_token_is_not_an_access_token(client, name, idp):
    client.pool.user(name)
    token = client.password(name)["AuthenticationResult"]["IdToken"]
    assert refused(idp.get_user, AccessToken=token)[0] == "NotAuthorizedException"


def test_an_access_token_with_a_changed_signature_is_refused(client, name, idp):
    client.pool.user(name)
    head, body, signature = client.password(name)["AuthenticationResult"]["AccessToken"].split(".")
    changed = ("A" if signature[10] != "A" else "B").join([signature[:10], signature[11:]])
    assert refused(idp.get_user, AccessToken=f"{head}.{body}.{changed}")[0] == "NotAuthorizedException"


def test_a_user_switches_sms_mfa_on_with_the_access_token(make_pool, idp):
    client = make_pool(MfaConfiguration="OPTIONAL", SmsConfiguration=SMS).client()
    client.pool.user("test", phone_number="+441234561234")
    token = client.password("test")["AuthenticationResult"]["AccessToken"]
    idp.set_user_mfa_preference(AccessToken=token, SMSMfaSettings={"Enabled": True, "PreferredMfa": True})
    assert client.password("test")["ChallengeName"] == "SMS_MFA"


def test_sms_mfa_without_a_phone_number_cannot_be_switched_on(make_pool):
    client = make_pool(MfaConfiguration="OPTIONAL", SmsConfiguration=SMS).client()
    client.pool.user("test")
    assert refused(client.pool.sms_mfa, "test") == (
        "InvalidParameterException",
        "User does not have delivery config set to turn on SMS_MFA",
    )


def test_sms_mfa_can_be_configured_after_the_pool_was_made(make_pool, idp):
    client = make_pool().client()
    configured = idp.set_user_pool_mfa_config(
        UserPoolId=client.pool.id,
        MfaConfiguration="OPTIONAL",
        SmsMfaConfiguration={"SmsAuthenticationMessage": "The code: {####}", "SmsConfiguration": SMS},
    )
    read = idp.get_user_pool_mfa_config(UserPoolId=client.pool.id)
    for answer in (configured, read):
        assert answer["MfaConfiguration"] == "OPTIONAL"
        assert answer["SmsMfaConfiguration"]["SmsAuthenticationMessage"] == "The code: {####}"
    client.pool.user("test", phone_number="+441234561234")
    client.pool.sms_mfa("test")
    client.password("test")
    message = client.pool.server.messages(client.pool.id, "+441234561234")[0]
    assert message["body"] == f"The code: {message['code']}"


def test_five_wrong_passwords_lock_the_user_for_a_moment(client, name):
    client.pool.user(name)
    texts = [refused(client.password, name, "Wr0ng!Password")[1] for _ in range(7)]
    assert texts[:5] == ["Incorrect username or password."] * 5
    assert "Password attempts exceeded" in texts[5:]
