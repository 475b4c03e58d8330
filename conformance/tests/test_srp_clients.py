"""SRP sign-in with the clients people use: amazon-cognito-identity-js and pycognito, tokens verified each time."""

import pytest
from pycognito import Cognito
from pycognito.aws_srp import AWSSRP
from pycognito.exceptions import ForceChangePasswordException, SMSMFAChallengeException

from harness import PASSWORD, javascript
from harness.pools import FLOWS, PHONE, PHONE_MASKED, SMS
from harness.tokens import verified_pair

NEW_PASSWORD = "An0ther!Password"

CUSTOM = """
exports.handler = async (event) => {
    console.log(JSON.stringify(event));
    const session = event.request.session;
    if (event.triggerSource.startsWith("Define")) {
        const last = session.at(-1);
        if (last && last.challengeName === "SRP_A") {
            event.response.challengeName = "PASSWORD_VERIFIER";
        } else if (last && last.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult) {
            event.response.issueTokens = true;
        } else {
            event.response.challengeName = "CUSTOM_CHALLENGE";
        }
    } else if (event.triggerSource.startsWith("Create")) {
        event.response.publicChallengeParameters = { hint: "six times seven" };
        event.response.privateChallengeParameters = { answer: "42" };
    } else {
        event.response.answerCorrect = event.request.challengeAnswer === "42";
    }
    return event;
};
"""


@pytest.fixture(scope="module")
def client(make_pool):
    return make_pool(
        MfaConfiguration="OPTIONAL", SmsConfiguration=SMS, AutoVerifiedAttributes=["email"]
    ).client()


def sign_in(client, username: str, password: str = PASSWORD, **inputs):
    """One sign-in with amazon-cognito-identity-js."""
    return javascript.run(
        "identity-js.mjs",
        endpoint=client.pool.server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        username=username,
        password=password,
        **inputs,
    )


def verified(client, answer: dict) -> tuple[dict, dict]:
    return verified_pair(client, {"IdToken": answer["idToken"], "AccessToken": answer["accessToken"]})


def test_identity_js_signs_in_with_srp_and_reads_the_user(client, name):
    sub = client.pool.user(name, email=f"{name}@example.com")
    answer = sign_in(client, name)
    assert answer["steps"] == []
    assert answer["isValid"] is True
    identity, access = verified(client, answer)
    assert (identity["sub"], access["sub"], identity["cognito:username"]) == (sub, sub, name)
    assert answer["attributes"]["email"] == f"{name}@example.com"


def test_identity_js_hears_that_the_password_was_wrong(client, name):
    client.pool.user(name)
    with pytest.raises(javascript.JavaScriptError) as refused:
        sign_in(client, name, "Wr0ng!Password")
    assert (refused.value.code, refused.value.message) == ("NotAuthorizedException", "Incorrect username or password.")


def test_identity_js_refreshes_its_session(client, name):
    client.pool.user(name)
    answer = sign_in(client, name, refresh=True)
    renewed = answer["refreshed"]
    assert renewed["refreshToken"] == answer["refreshToken"]
    assert renewed["idToken"] != answer["idToken"]
    identity, _ = verified(client, renewed)
    assert identity["origin_jti"] == answer["payload"]["origin_jti"]


def test_identity_js_answers_an_sms_code(client, name):
    phone = f"+44{int(name[1:9], 16) % 10**6:06}1234"
    client.pool.user(name, phone_number=phone)
    client.pool.sms_mfa(name)
    answer = sign_in(client, name, destination=phone)
    assert [step["name"] for step in answer["steps"]] == ["SMS_MFA"]
    assert answer["steps"][0]["parameters"]["CODE_DELIVERY_DESTINATION"] == PHONE_MASKED
    verified(client, answer)


def test_identity_js_hears_that_an_sms_code_was_wrong(client, name):
    client.pool.user(name, phone_number=PHONE)
    client.pool.sms_mfa(name)
    with pytest.raises(javascript.JavaScriptError) as refused:
        sign_in(client, name, code="000000x")
    assert refused.value.code == "CodeMismatchException"


def test_identity_js_sets_a_new_password(client, name, idp):
    idp.admin_create_user(
        UserPoolId=client.pool.id,
        Username=name,
        TemporaryPassword=PASSWORD,
        UserAttributes=[{"Name": "email", "Value": f"{name}@example.com"}],
        MessageAction="SUPPRESS",
    )
    answer = sign_in(client, name, newPassword=NEW_PASSWORD)
    (step,) = answer["steps"]
    assert step["name"] == "NEW_PASSWORD_REQUIRED"
    assert step["requiredAttributes"] == []
    assert step["userAttributes"]["email"] == f"{name}@example.com"
    verified(client, answer)
    verified(client, sign_in(client, name, NEW_PASSWORD))


@pytest.mark.parametrize("flow", ["USER_PASSWORD_AUTH", "USER_SRP_AUTH"])
def test_identity_js_signs_in_by_a_verified_alias(make_pool, flow):
    client = make_pool(AliasAttributes=["email"]).client()
    client.pool.user("jane", email="jane@example.com", email_verified="true")
    identity, _ = verified(client, sign_in(client, "jane@example.com", flow=flow))
    assert identity["cognito:username"] == "jane"


@pytest.fixture
def custom_client(functions, make_pool, name):
    arn = functions.deploy(name, CUSTOM, "js")
    triggers = dict.fromkeys(["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"], arn)
    client = make_pool(LambdaConfig=triggers).client()
    client.pool.user("test")
    return client


def test_identity_js_walks_custom_authentication_with_srp_first(custom_client, functions, name):
    answer = sign_in(custom_client, "test", flow="CUSTOM_AUTH_AFTER_SRP", answers=["41", "42"])
    assert [step["parameters"]["hint"] for step in answer["steps"]] == ["six times seven"] * 2
    verified(custom_client, answer)
    defines = [event for event in functions.events(name, 7) if event["triggerSource"].startswith("Define")]
    assert [entry["challengeName"] for entry in defines[-1]["request"]["session"]] == [
        "SRP_A", "PASSWORD_VERIFIER", "CUSTOM_CHALLENGE", "CUSTOM_CHALLENGE",
    ]  # fmt: skip


def test_identity_js_walks_custom_authentication_without_srp(custom_client):
    answer = sign_in(custom_client, "test", flow="CUSTOM_AUTH", answers=["41", "42"])
    assert [step["name"] for step in answer["steps"]] == ["CUSTOM_CHALLENGE"] * 2
    verified(custom_client, answer)


def test_identity_js_metadata_reaches_the_end_of_an_srp_sign_in(functions, make_pool, name):
    source = "exports.handler = async (event) => { console.log(JSON.stringify(event)); return event; };\n"
    arn = functions.deploy(name, source, "js")
    client = make_pool(LambdaConfig={"PreAuthentication": arn, "PostAuthentication": arn}).client()
    client.pool.user("test")
    sign_in(client, "test", metadata={"k": "v"})
    pre, post = functions.events(name, 2)
    assert pre["request"]["validationData"] == {"k": "v"}
    assert post["request"]["clientMetadata"] == {"k": "v"}, "the library sends the map with the password proof too"


def test_identity_js_signs_up_and_confirms(client, name):
    answer = javascript.run(
        "identity-js-sign-up.mjs",
        endpoint=client.pool.server.url,
        userPoolId=client.pool.id,
        clientId=client.id,
        username=name,
        password=PASSWORD,
        email=f"{name}@example.com",
    )
    assert (answer["userConfirmed"], answer["confirmed"]) == (False, "SUCCESS")
    identity, _ = verified(client, sign_in(client, name))
    assert identity["sub"] == answer["userSub"]
    assert identity["email_verified"] is True


def pycognito_user(client, username: str) -> Cognito:
    return Cognito(
        client.pool.id,
        client.id,
        username=username,
        client_secret=client.secret,
        access_key="test",
        secret_key="test",
        boto3_client_kwargs={"endpoint_url": client.pool.server.url},
    )


def test_pycognito_signs_in_and_verifies_both_tokens_itself(client, name):
    client.pool.user(name, email=f"{name}@example.com")
    user = pycognito_user(client, name)
    user.authenticate(password=PASSWORD)
    assert user.id_claims["cognito:username"] == name
    assert user.access_claims["client_id"] == client.id
    assert user.get_user().email == f"{name}@example.com"
    user.verify_tokens()


def test_pycognito_signs_in_to_a_client_with_a_secret_and_renews(client, name):
    confidential = client.pool.client(GenerateSecret=True, ExplicitAuthFlows=FLOWS)
    confidential.pool.user(name)
    user = pycognito_user(confidential, name)
    user.authenticate(password=PASSWORD)
    before = user.access_token
    user.renew_access_token()
    assert user.access_token != before
    user.verify_tokens()


def test_pycognito_hears_that_the_password_was_wrong(client, name, idp):
    client.pool.user(name)
    srp = AWSSRP(username=name, password="Wr0ng!Password", pool_id=client.pool.id, client_id=client.id, client=idp)
    with pytest.raises(idp.exceptions.NotAuthorizedException) as refused:
        srp.authenticate_user()
    assert refused.value.response["Error"]["Message"] == "Incorrect username or password."


def test_pycognito_answers_an_sms_code(client, name):
    phone = f"+44{int(name[1:9], 16) % 10**6:06}1234"
    client.pool.user(name, phone_number=phone)
    client.pool.sms_mfa(name)
    user = pycognito_user(client, name)
    with pytest.raises(SMSMFAChallengeException):
        user.authenticate(password=PASSWORD)
    user.respond_to_sms_mfa_challenge(client.pool.code(phone))
    user.verify_tokens()


def test_pycognito_sets_a_new_password(client, name, idp):
    idp.admin_create_user(
        UserPoolId=client.pool.id, Username=name, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    user = pycognito_user(client, name)
    with pytest.raises(ForceChangePasswordException):
        user.authenticate(password=PASSWORD)
    user.new_password_challenge(PASSWORD, NEW_PASSWORD)
    user.verify_tokens()
    client.password(name, NEW_PASSWORD)


def test_pycognito_signs_in_with_an_email_as_the_username(make_pool, idp):
    client = make_pool(UsernameAttributes=["email"]).client()
    sub = client.pool.user("jane@example.com")
    user = pycognito_user(client, "jane@example.com")
    user.authenticate(password=PASSWORD)
    assert user.id_claims["cognito:username"] == user.id_claims["sub"] == sub


def test_many_srp_sign_ins_of_one_user_all_succeed(client, name, idp):
    """Each has fresh ephemeral values, so padding of odd and high-bit numbers is met on the way."""
    client.pool.user(name)
    for _ in range(16):
        srp = AWSSRP(username=name, password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=idp)
        assert "AuthenticationResult" in srp.authenticate_user()


def test_an_srp_answer_cannot_be_used_twice(client, name, idp):
    client.pool.user(name)
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=idp)
    challenge = client.initiate("USER_SRP_AUTH", srp.get_auth_params())
    parameters = challenge["ChallengeParameters"]
    assert set(parameters) >= {"SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP"}
    answers = srp.process_challenge(parameters, {"USERNAME": name})
    assert "AuthenticationResult" in client.respond(challenge, answers)
    with pytest.raises(idp.exceptions.NotAuthorizedException):
        client.respond(challenge, answers)


def test_a_zero_public_value_is_refused(client, name, idp):
    client.pool.user(name)
    with pytest.raises(idp.exceptions.ClientError) as refused:
        client.initiate("USER_SRP_AUTH", {"USERNAME": name, "SRP_A": "0"})
    assert refused.value.response["Error"]["Code"] in {"InvalidParameterException", "NotAuthorizedException"}
