"""Which call's ClientMetadata reaches which trigger, read from what the functions printed.

One echo function serves every trigger of a pool, so its log is the order of events. DEFINE and its companions run
custom authentication with the answer `42`.
"""

import pytest

from harness import PASSWORD
from harness.functions import ECHO
from harness.pools import PHONE, SMS

CUSTOM = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    response = event["response"]
    if event["triggerSource"].startswith("Define"):
        session = event["request"]["session"]
        if session and session[-1]["challengeResult"]:
            response["issueTokens"] = True
        else:
            response["challengeName"] = "CUSTOM_CHALLENGE"
    elif event["triggerSource"].startswith("Create"):
        response["privateChallengeParameters"] = {"answer": "42"}
    elif event["triggerSource"].startswith("Verify"):
        response["answerCorrect"] = event["request"]["challengeAnswer"] == "42"
    elif event["triggerSource"] == "PreSignUp_SignUp":
        response["autoConfirmUser"] = "auto" in event["userName"]
    return event
"""

TRIGGERS = [
    "PreSignUp", "PostConfirmation", "CustomMessage", "PreAuthentication", "PostAuthentication",
    "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse", "PreTokenGeneration",
]  # fmt: skip
METADATA = {"plan": "free", "source": "conformance"}
OTHER = {"plan": "paid"}
NEW_PASSWORD = "An0ther!Password"


class Recorder:
    """A pool all of whose triggers are one function, and that function's log."""

    def __init__(self, functions, make_pool, name: str, **settings):
        self.functions, self.name = functions, name
        arn = functions.deploy(name, CUSTOM)
        self.pool = make_pool(LambdaConfig=dict.fromkeys(TRIGGERS, arn), **settings)
        self.client = self.pool.client()

    def record(self, count: int, action) -> list[dict]:
        """Runs the action and returns the events it caused, which must be `count`."""
        before = len(self.functions.events(self.name))
        action()
        events = self.functions.events(self.name, before + count)[before:]
        sources = [event["triggerSource"] for event in events]
        assert len(events) == count, f"expected {count} events, got {sources}"
        return events


@pytest.fixture(scope="module")
def recorder(functions, make_pool):
    return Recorder(
        functions, make_pool, "recorder",
        AutoVerifiedAttributes=["email"], MfaConfiguration="OPTIONAL", SmsConfiguration=SMS,
    )  # fmt: skip


@pytest.fixture
def email(name):
    return f"{name}@example.com"


def sources(events):
    return [event["triggerSource"] for event in events]


def metadata(event):
    """The event's metadata, or `absent` when the key is not there."""
    return event["request"].get("clientMetadata", "absent")


def test_sign_up_passes_it_to_pre_sign_up_and_custom_message(recorder, name, email):
    events = recorder.record(
        2, lambda: recorder.client.sign_up(name, attributes={"email": email}, ClientMetadata=METADATA)
    )
    assert sources(events) == ["PreSignUp_SignUp", "CustomMessage_SignUp"]
    assert [metadata(event) for event in events] == [METADATA, METADATA]
    assert events[0]["request"]["validationData"] is None


def test_sign_up_passes_its_validation_data_to_pre_sign_up_alone(recorder, name, email):
    pre_sign_up, message = recorder.record(
        2,
        lambda: recorder.client.sign_up(
            name, attributes={"email": email}, ValidationData=[{"Name": "captcha", "Value": "seven"}]
        ),
    )
    assert pre_sign_up["request"]["validationData"] == {"captcha": "seven"}
    assert "clientMetadata" not in pre_sign_up["request"]
    assert "validationData" not in message["request"]
    assert "clientMetadata" not in message["request"]


def test_pre_sign_up_sees_what_the_caller_supplied_and_nothing_else(recorder, name, email):
    pre_sign_up, _ = recorder.record(2, lambda: recorder.client.sign_up(name, attributes={"email": email}))
    assert pre_sign_up["request"] == {"userAttributes": {"email": email}, "validationData": None}
    assert pre_sign_up["response"] == {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}


def test_an_auto_confirmed_sign_up_passes_it_to_post_confirmation_inside_the_call(recorder, name):
    events = recorder.record(2, lambda: recorder.client.sign_up(f"auto-{name}", ClientMetadata=METADATA))
    assert sources(events) == ["PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp"]
    assert metadata(events[1]) == METADATA
    assert recorder.pool.status(f"auto-{name}") == "CONFIRMED"


def test_confirm_sign_up_passes_its_own_and_not_that_of_sign_up(recorder, name, email, idp):
    recorder.record(2, lambda: recorder.client.sign_up(name, attributes={"email": email}, ClientMetadata=METADATA))
    events = recorder.record(
        1,
        lambda: idp.confirm_sign_up(
            ClientId=recorder.client.id,
            Username=name,
            ConfirmationCode=recorder.pool.code(email),
            ClientMetadata=OTHER,
        ),
    )
    assert sources(events) == ["PostConfirmation_ConfirmSignUp"]
    assert metadata(events[0]) == OTHER
    attributes = events[0]["request"]["userAttributes"]
    assert (attributes["cognito:user_status"], attributes["email_verified"]) == ("CONFIRMED", "true")
    assert events[0]["response"] == {}


def test_confirm_sign_up_without_it_leaves_the_key_out_even_if_sign_up_had_some(recorder, name, email, idp):
    recorder.client.sign_up(name, attributes={"email": email}, ClientMetadata=METADATA)
    (event,) = recorder.record(
        1,
        lambda: idp.confirm_sign_up(
            ClientId=recorder.client.id, Username=name, ConfirmationCode=recorder.pool.code(email)
        ),
    )
    assert metadata(event) == "absent"


def test_admin_confirm_sign_up_passes_it_to_post_confirmation(recorder, name, email, idp):
    recorder.client.sign_up(name, attributes={"email": email})
    (event,) = recorder.record(
        1, lambda: idp.admin_confirm_sign_up(UserPoolId=recorder.pool.id, Username=name, ClientMetadata=METADATA)
    )
    assert event["triggerSource"] == "PostConfirmation_ConfirmSignUp"
    assert metadata(event) == METADATA
    assert event["callerContext"]["clientId"] is None
    assert event["request"]["userAttributes"].get("email_verified") != "true"


def test_resend_confirmation_code_passes_it_to_custom_message(recorder, name, email, idp):
    recorder.client.sign_up(name, attributes={"email": email})
    (event,) = recorder.record(
        1, lambda: idp.resend_confirmation_code(ClientId=recorder.client.id, Username=name, ClientMetadata=METADATA)
    )
    assert event["triggerSource"] == "CustomMessage_ResendCode"
    assert metadata(event) == METADATA


def test_admin_create_user_passes_both_maps_to_pre_sign_up_and_metadata_to_custom_message(recorder, name, email, idp):
    events = recorder.record(
        2,
        lambda: idp.admin_create_user(
            UserPoolId=recorder.pool.id,
            Username=name,
            UserAttributes=[{"Name": "email", "Value": email}],
            DesiredDeliveryMediums=["EMAIL"],
            ValidationData=[{"Name": "ticket", "Value": "17"}],
            ClientMetadata=METADATA,
        ),
    )
    assert sources(events) == ["PreSignUp_AdminCreateUser", "CustomMessage_AdminCreateUser"]
    assert events[0]["request"]["validationData"] == {"ticket": "17"}
    assert [metadata(event) for event in events] == [METADATA, METADATA]
    assert [event["callerContext"]["clientId"] for event in events] == ["CLIENT_ID_NOT_APPLICABLE"] * 2
    message = events[1]["request"]
    assert message["usernameParameter"] == "{username}"
    assert message["codeParameter"] == "{####}"
    assert events[1]["response"] == {"smsMessage": None, "emailMessage": None, "emailSubject": None}


def test_a_suppressed_invitation_fires_pre_sign_up_alone(recorder, name, idp):
    (event,) = recorder.record(
        1,
        lambda: idp.admin_create_user(UserPoolId=recorder.pool.id, Username=f"auto-{name}", MessageAction="SUPPRESS"),
    )
    assert event["triggerSource"] == "PreSignUp_AdminCreateUser"
    assert metadata(event) == "absent"
    assert recorder.pool.status(f"auto-{name}") == "FORCE_CHANGE_PASSWORD", "auto-confirm is ignored here"


def test_admin_update_user_attributes_passes_it_to_custom_message(recorder, name, idp):
    recorder.pool.user(name)
    (event,) = recorder.record(
        1,
        lambda: idp.admin_update_user_attributes(
            UserPoolId=recorder.pool.id,
            Username=name,
            UserAttributes=[{"Name": "email", "Value": f"new-{name}@example.com"}],
            ClientMetadata=METADATA,
        ),
    )
    assert event["triggerSource"] == "CustomMessage_UpdateUserAttribute"
    assert metadata(event) == METADATA


@pytest.mark.parametrize("flow", ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH"])
def test_a_one_step_sign_in_passes_it_to_pre_authentication_alone_as_validation_data(recorder, name, idp, flow):
    recorder.pool.user(name)
    parameters = {"USERNAME": name, "PASSWORD": PASSWORD}

    def sign_in():
        if flow.startswith("ADMIN"):
            idp.admin_initiate_auth(
                UserPoolId=recorder.pool.id, ClientId=recorder.client.id, AuthFlow=flow,
                AuthParameters=parameters, ClientMetadata=METADATA,
            )  # fmt: skip
        else:
            recorder.client.initiate(flow, parameters, ClientMetadata=METADATA)

    events = recorder.record(3, sign_in)
    assert sources(events) == [
        "PreAuthentication_Authentication", "PostAuthentication_Authentication", "TokenGeneration_Authentication",
    ]  # fmt: skip
    assert events[0]["request"]["validationData"] == METADATA
    assert [metadata(event) for event in events] == ["absent"] * 3


def test_validation_data_is_null_when_a_sign_in_sends_no_metadata(recorder, name):
    recorder.pool.user(name)
    pre, post, token = recorder.record(3, lambda: recorder.client.password(name))
    assert pre["request"]["validationData"] is None
    assert "clientMetadata" not in pre["request"]
    assert "validationData" not in post["request"] and "validationData" not in token["request"]
    assert [metadata(event) for event in (post, token)] == ["absent", "absent"]
    assert post["request"]["newDeviceUsed"] is False


def test_an_empty_map_counts_as_sent(recorder, name):
    recorder.pool.user(name)
    events = recorder.record(3, lambda: recorder.client.password(name, ClientMetadata={}))
    assert events[0]["request"]["validationData"] == {}


def test_an_sms_challenge_from_initiate_auth_tells_custom_message_nothing(recorder, name):
    phone = f"+44{int(name[1:9], 16) % 10**6:06}1234"
    recorder.pool.user(name, phone_number=phone)
    recorder.pool.sms_mfa(name)
    challenge = {}
    events = recorder.record(2, lambda: challenge.update(recorder.client.password(name, ClientMetadata=METADATA)))
    assert sources(events) == ["PreAuthentication_Authentication", "CustomMessage_Authentication"]
    assert metadata(events[1]) == "absent"
    assert events[1]["request"]["usernameParameter"] is None
    events = recorder.record(
        2,
        lambda: recorder.client.respond(
            challenge, {"USERNAME": name, "SMS_MFA_CODE": recorder.pool.code(phone)}, ClientMetadata=OTHER
        ),
    )
    assert sources(events) == ["PostAuthentication_Authentication", "TokenGeneration_Authentication"]
    assert [metadata(event) for event in events] == [OTHER, OTHER]


def test_custom_authentication_passes_each_calls_own_map(recorder, name):
    recorder.pool.user(name)
    first, second = {}, {}
    opening = recorder.record(3, lambda: first.update(recorder.client.custom(name, ClientMetadata={"step": "1"})))
    assert sources(opening) == [
        "PreAuthentication_Authentication", "DefineAuthChallenge_Authentication", "CreateAuthChallenge_Authentication",
    ]  # fmt: skip
    assert opening[0]["request"]["validationData"] == {"step": "1"}
    assert [metadata(event) for event in opening] == ["absent"] * 3

    wrong = recorder.record(
        3,
        lambda: second.update(
            recorder.client.respond(first, {"USERNAME": name, "ANSWER": "41"}, ClientMetadata={"step": "2"})
        ),
    )
    assert sources(wrong) == [
        "VerifyAuthChallengeResponse_Authentication", "DefineAuthChallenge_Authentication",
        "CreateAuthChallenge_Authentication",
    ]  # fmt: skip
    assert [metadata(event) for event in wrong] == [{"step": "2"}] * 3

    right = recorder.record(
        4,
        lambda: recorder.client.respond(second, {"USERNAME": name, "ANSWER": "42"}, ClientMetadata={"step": "3"}),
    )
    assert sources(right) == [
        "VerifyAuthChallengeResponse_Authentication", "DefineAuthChallenge_Authentication",
        "PostAuthentication_Authentication", "TokenGeneration_Authentication",
    ]  # fmt: skip
    assert [metadata(event) for event in right] == [{"step": "3"}] * 4


def test_the_admin_forms_of_custom_authentication_pass_the_same_maps(recorder, name, idp):
    recorder.pool.user(name)
    challenge = {}
    opening = recorder.record(
        3,
        lambda: challenge.update(
            idp.admin_initiate_auth(
                UserPoolId=recorder.pool.id, ClientId=recorder.client.id, AuthFlow="CUSTOM_AUTH",
                AuthParameters={"USERNAME": name}, ClientMetadata=METADATA,
            )
        ),
    )  # fmt: skip
    assert opening[0]["request"]["validationData"] == METADATA
    assert [metadata(event) for event in opening] == ["absent"] * 3
    closing = recorder.record(
        4,
        lambda: idp.admin_respond_to_auth_challenge(
            UserPoolId=recorder.pool.id, ClientId=recorder.client.id, ChallengeName="CUSTOM_CHALLENGE",
            Session=challenge["Session"], ChallengeResponses={"USERNAME": name, "ANSWER": "42"}, ClientMetadata=OTHER,
        ),
    )  # fmt: skip
    assert [metadata(event) for event in closing] == [OTHER] * 4


def test_an_answer_without_metadata_forgets_that_of_the_first_call(recorder, name):
    recorder.pool.user(name)
    challenge = {}
    recorder.record(3, lambda: challenge.update(recorder.client.custom(name, ClientMetadata=METADATA)))
    events = recorder.record(4, lambda: recorder.client.respond(challenge, {"USERNAME": name, "ANSWER": "42"}))
    assert [metadata(event) for event in events] == ["absent"] * 4


def test_a_new_password_passes_the_answers_map_and_ends_with_its_own_token_source(recorder, name, idp):
    idp.admin_create_user(
        UserPoolId=recorder.pool.id, Username=name, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    challenge = {}
    recorder.record(1, lambda: challenge.update(recorder.client.password(name, ClientMetadata=METADATA)))
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    events = recorder.record(
        2,
        lambda: recorder.client.respond(
            challenge, {"USERNAME": name, "NEW_PASSWORD": NEW_PASSWORD}, ClientMetadata=OTHER
        ),
    )
    assert sources(events) == ["PostAuthentication_Authentication", "TokenGeneration_NewPasswordChallenge"]
    assert [metadata(event) for event in events] == [OTHER, OTHER]


@pytest.mark.parametrize("flow", ["REFRESH_TOKEN_AUTH", "REFRESH_TOKEN"])
def test_a_refresh_fires_pre_token_generation_alone_and_without_metadata(recorder, name, flow):
    recorder.pool.user(name)
    token = recorder.client.password(name)["AuthenticationResult"]["RefreshToken"]
    events = recorder.record(
        1, lambda: recorder.client.initiate(flow, {"REFRESH_TOKEN": token}, ClientMetadata=METADATA)
    )
    assert sources(events) == ["TokenGeneration_RefreshTokens"]
    assert metadata(events[0]) == "absent"
    assert events[0]["request"]["groupConfiguration"] == {
        "groupsToOverride": [],
        "iamRolesToOverride": [],
        "preferredRole": None,
    }
    assert events[0]["response"] == {"claimsOverrideDetails": None}


def test_user_not_found_is_in_the_events_only_when_existence_errors_are_prevented(functions, make_pool, name):
    arn = functions.deploy(name, ECHO)
    pool = make_pool(LambdaConfig={"PreAuthentication": arn})
    pool.user("test", phone_number=PHONE)
    pool.client(PreventUserExistenceErrors="LEGACY").password("test")
    pool.client(PreventUserExistenceErrors="ENABLED").password("test")
    legacy, enabled = functions.events(name, 2)
    assert "userNotFound" not in legacy["request"]
    assert enabled["request"]["userNotFound"] is False
