"""Limits and lifetimes that concern triggers: what is within them reaches the function, what is beyond them is refused."""

import uuid

import pytest
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.pools import PHONE, SMS, AppClient
from harness.reference import CUSTOM, TRIGGERS, WORKING, Recorder, advance, confirm, custom_answer, planned, sign_up
from harness.refusals import refused

HOUR = 3600
TOO_OFTEN = ("LimitExceededException", "Attempt limit exceeded, please try after some time.")
EXPIRED = ("ExpiredCodeException", "Invalid code provided, please request a code again.")
UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
NEW_PASSWORD = "An0ther!Password"


@pytest.fixture(scope="module", params=WORKING, ids=["python", "node"])
def recorder(request, functions):
    return Recorder(functions, f"limits-{uuid.uuid4().hex[:8]}", WORKING[request.param], request.param)


@pytest.fixture(scope="module")
def client(recorder, make_pool) -> AppClient:
    """An app client of a pool whose every trigger is the function."""
    config = dict.fromkeys(TRIGGERS, recorder.arn)
    settings = {"AutoVerifiedAttributes": ["email"], "MfaConfiguration": "OPTIONAL", "SmsConfiguration": SMS}
    return make_pool(LambdaConfig=config, **settings).client()


def user(client: AppClient, name: str) -> dict:
    client.pool.user(name, email=f"{name}@example.com", email_verified="true")
    return {"ClientId": client.id, "Username": name}


def test_metadata_may_be_long_and_of_any_number_and_reaches_the_function_whole(recorder, client, name):
    allowed = [{"k": "v" * 131072}, {"k" * 131072: "v"}, {f"k{number}": "v" for number in range(5000)}]
    for number, metadata in enumerate(allowed):
        new = {"attributes": {"email": f"{name}@example.com"}, "ClientMetadata": metadata}
        _, events = recorder.ran(2, client.sign_up, f"{name}-{number}", **new)
        assert [event["request"]["clientMetadata"] for event in events] == [metadata] * 2
    for metadata in [{"k": "v" * 131073}, {"k" * 131073: "v"}]:
        (code, message), _ = recorder.ran(0, refused, client.sign_up, f"{name}-more", ClientMetadata=metadata)
        assert code == "InvalidParameterException"
        assert "Member must have length less than or equal to 131072" in message


def test_an_attribute_has_no_more_than_2048_characters(recorder, client, name):
    _, (event,) = recorder.ran(1, client.sign_up, name, attributes={"name": "x" * 2048})
    assert event["request"]["userAttributes"] == {"name": "x" * 2048}
    (code, message), _ = recorder.ran(0, refused, client.sign_up, f"{name}-more", attributes={"name": "x" * 2049})
    assert code == "InvalidParameterException"
    assert message.endswith("Member must have length less than or equal to 2048")


def test_a_session_fits_into_4096_characters_whatever_create_keeps_in_it(functions, make_pool, name):
    kept = {"answer": "482913", "more": "x" * 20_000}
    plan = {"ann": ("CreateAuthChallenge", [["set", "response.privateChallengeParameters", kept]])}
    client = make_pool(LambdaConfig=dict.fromkeys(CUSTOM, planned(functions, name, "js", plan))).client()
    client.pool.user("ann")
    asked = client.custom("ann")
    assert 20 <= len(asked["Session"]) <= 4096
    assert "AuthenticationResult" in custom_answer(client, asked, "ann")
    too_long = asked | {"Session": "x" * 4097}
    assert refused(custom_answer, client, too_long, "ann")[0] == "InvalidParameterException"


def test_a_session_lives_between_three_and_fifteen_minutes(recorder, client, name, idp, server):
    described = idp.describe_user_pool_client(UserPoolId=client.pool.id, ClientId=client.id)["UserPoolClient"]
    assert described["AuthSessionValidity"] == 3
    code, message = refused(client.pool.client, AuthSessionValidity=16)
    assert (code, message.split(": ")[-1]) == ("InvalidParameterException", "Member must have value less than or equal to 15")
    patient = client.pool.client(AuthSessionValidity=15)
    user(client, name)
    in_time, late, short = patient.custom(name), patient.custom(name), client.custom(name)
    advance(server, 3 * 60 + 1)
    expired = ("NotAuthorizedException", "Invalid session for the user, session is expired.")
    assert recorder.ran(0, refused, custom_answer, client, short, name)[0] == expired
    advance(server, 11 * 60)
    assert "AuthenticationResult" in custom_answer(patient, in_time, name)
    advance(server, 60)
    assert recorder.ran(0, refused, custom_answer, patient, late, name)[0] == expired


def test_a_password_challenge_has_to_be_answered_soon(recorder, client, name, idp, server):
    user(client, name)
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=idp)
    challenge = client.initiate("USER_SRP_AUTH", srp.get_auth_params())
    answers = srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": name})
    advance(server, 16 * 60)
    (code, _), _ = recorder.ran(0, refused, client.respond, challenge, answers)
    assert code == "NotAuthorizedException"


@pytest.mark.parametrize("language", WORKING)
def test_an_sms_of_custom_message_has_no_more_than_140_characters(functions, make_pool, name, language):
    texts = {"longest": "{####}".ljust(140, "x"), "longer": "{####}".ljust(141, "x")}
    plan = {user: ("CustomMessage", [["set", "response.smsMessage", text]]) for user, text in texts.items()}
    arn = planned(functions, name, language, plan)
    settings = {"AutoVerifiedAttributes": ["phone_number"], "SmsConfiguration": SMS}
    client = make_pool(LambdaConfig={"CustomMessage": arn}, **settings).client()
    client.sign_up("longest", attributes={"phone_number": PHONE})
    (message,) = client.pool.server.messages(client.pool.id)
    assert message["body"] == f"{message['code']}".ljust(140, "x")
    assert refused(client.sign_up, "longer", attributes={"phone_number": PHONE}) == UNRECOGNIZABLE


def test_codes_expire_and_no_trigger_runs_for_one_that_has(recorder, client, name, idp, server):
    in_time, late = f"{name}-0", f"{name}-1"
    for who in (in_time, late):
        sign_up(client, who)
    advance(server, 24 * HOUR - 60)
    recorder.sources("PostConfirmation_ConfirmSignUp", confirm, client, in_time)
    advance(server, 61)
    assert recorder.ran(0, refused, confirm, client, late)[0] == EXPIRED

    who = user(client, f"{name}-2")
    reset = {"Password": NEW_PASSWORD}
    idp.forgot_password(**who)
    advance(server, HOUR - 60)
    reset["ConfirmationCode"] = client.pool.code(f"{name}-2@example.com")
    recorder.sources("PostConfirmation_ConfirmForgotPassword", idp.confirm_forgot_password, **who, **reset)
    idp.forgot_password(**who)
    advance(server, HOUR + 1)
    reset["ConfirmationCode"] = client.pool.code(f"{name}-2@example.com")
    assert recorder.ran(0, refused, idp.confirm_forgot_password, **who, **reset)[0] == EXPIRED

    def token() -> str:
        return client.password(f"{name}-2", NEW_PASSWORD)["AuthenticationResult"]["AccessToken"]

    idp.get_user_attribute_verification_code(AccessToken=token(), AttributeName="email")
    sent = {"AttributeName": "email", "Code": client.pool.code(f"{name}-2@example.com")}
    advance(server, 24 * HOUR + 1)
    assert refused(idp.verify_user_attribute, AccessToken=token(), **sent) == EXPIRED

    invited = {"UserPoolId": client.pool.id, "Username": f"{name}-3", "TemporaryPassword": PASSWORD}
    idp.admin_create_user(**invited, MessageAction="SUPPRESS")
    advance(server, 7 * 24 * HOUR - 60)
    assert client.password(f"{name}-3")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    advance(server, 61)
    expired = "Temporary password has expired and must be reset by an administrator."
    assert refused(client.password, f"{name}-3") == ("NotAuthorizedException", expired)


def forgetting(client, name, idp):
    who = user(client, name)
    return lambda: idp.forgot_password(**who)


def resending(client, name, idp):
    sign_up(client, name)
    return lambda: idp.resend_confirmation_code(ClientId=client.id, Username=name)


def asking(client, name, idp):
    user(client, name)
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    return lambda: idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")


@pytest.mark.parametrize(
    ("prepare", "most", "source"),
    [
        (forgetting, 20, "CustomMessage_ForgotPassword"),
        (resending, 5, "CustomMessage_ResendCode"),
        (asking, 5, "CustomMessage_VerifyUserAttribute"),
    ],
    ids=["ForgotPassword", "ResendConfirmationCode", "GetUserAttributeVerificationCode"],
)
def test_codes_that_are_asked_for_too_often_are_not_sent(recorder, client, name, idp, prepare, most, source):
    ask = prepare(client, name, idp)
    _, events = recorder.ran(most, lambda: [ask() for _ in range(most)])
    assert {event["triggerSource"] for event in events} == {source}
    sent = client.pool.server.messages(client.pool.id, f"{name}@example.com")
    refusal, _ = recorder.ran(0, refused, ask)
    assert refusal == TOO_OFTEN
    assert client.pool.server.messages(client.pool.id, f"{name}@example.com") == sent


def test_codes_of_sign_ins_that_nobody_finishes_are_not_sent_without_end(recorder, client, name):
    client.pool.user(name, phone_number=PHONE)
    client.pool.sms_mfa(name)
    _, events = recorder.ran(40, lambda: [client.password(name) for _ in range(20)])
    assert [event["triggerSource"] for event in events[-2:]] == [
        "PreAuthentication_Authentication", "CustomMessage_Authentication",
    ]  # fmt: skip
    sent = client.pool.server.messages(client.pool.id, PHONE)
    refusal, (event,) = recorder.ran(1, refused, client.password, name)
    assert refusal == TOO_OFTEN
    assert event["triggerSource"] == "PreAuthentication_Authentication", "custom message does not run"
    assert client.pool.server.messages(client.pool.id, PHONE) == sent


WRONG_CODES = [("ConfirmSignUp", 15), ("ConfirmForgotPassword", 20), ("VerifyUserAttribute", 15)]


@pytest.mark.parametrize(("operation", "most"), WRONG_CODES)
def test_after_too_many_wrong_codes_the_right_one_runs_no_trigger(recorder, client, name, idp, operation, most):
    if operation == "ConfirmSignUp":
        sign_up(client, name)
        call, members, key = idp.confirm_sign_up, {"ClientId": client.id, "Username": name}, "ConfirmationCode"
    elif operation == "ConfirmForgotPassword":
        members, key = user(client, name) | {"Password": NEW_PASSWORD}, "ConfirmationCode"
        idp.forgot_password(ClientId=client.id, Username=name)
        call = idp.confirm_forgot_password
    else:
        user(client, name)
        token = client.password(name)["AuthenticationResult"]["AccessToken"]
        idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")
        call, members, key = idp.verify_user_attribute, {"AccessToken": token, "AttributeName": "email"}, "Code"
    right = client.pool.code(f"{name}@example.com")
    wrong = f"{(int(right) + 1) % 10**6:06}"
    for _ in range(most):
        assert refused(call, **members, **{key: wrong})[0] == "CodeMismatchException"
    (code, _), _ = recorder.ran(0, refused, call, **members, **{key: right})
    assert code == "LimitExceededException"


def test_pre_authentication_runs_during_a_lock_out_and_wrong_custom_answers_lead_to_none(recorder, client, name):
    user(client, name)
    challenge = client.custom(name)
    for _ in range(8):
        challenge = custom_answer(client, challenge, name, "no")
    assert "AuthenticationResult" in client.password(name)
    incorrect = ("NotAuthorizedException", "Incorrect username or password.")
    for _ in range(5):
        assert refused(client.password, name, "Wr0ng!Password") == incorrect
    locked = recorder.sources("PreAuthentication_Authentication", refused, client.password, name)
    assert locked == ("NotAuthorizedException", "Password attempts exceeded")
