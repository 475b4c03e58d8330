"""The walk through a sign-in with boto3: what the CLI tests show, plus what only an SDK makes easy to see."""

import pytest

from harness.functions import ECHO
from harness.pools import PHONE, PHONE_MASKED, SMS
from harness.tokens import verified_pair

NODE_ECHO = """
exports.handler = (event, context, callback) => {
    console.log(JSON.stringify(event));
    callback(null, event);
};
"""


@pytest.fixture(scope="module")
def walk(functions, make_pool):
    """A pool with SMS MFA whose sign-in triggers all print their events into one log, and its client."""
    arn = functions.deploy("walk", ECHO)
    pool = make_pool(
        LambdaConfig={"PreAuthentication": arn, "PostAuthentication": arn, "PreTokenGeneration": arn},
        MfaConfiguration="OPTIONAL",
        SmsConfiguration=SMS,
    )
    return pool.client()


@pytest.fixture
def username(walk, name):
    """A user with SMS MFA; the phone number differs from user to user so that codes are not mixed up."""
    walk.pool.user(name, phone_number=phone_of(name))
    walk.pool.sms_mfa(name)
    return name


def phone_of(name: str) -> str:
    return f"+44{int(name[1:9], 16) % 10**6:06}1234"


def test_the_sms_challenge_has_exactly_the_documented_parameters(walk, username):
    challenge = walk.password(username)
    assert challenge["ChallengeName"] == "SMS_MFA"
    assert challenge["ChallengeParameters"] == {
        "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": PHONE_MASKED,
        "USER_ID_FOR_SRP": username,
    }
    assert "AuthenticationResult" not in challenge


def test_the_sms_message_carries_the_code_it_names(walk, username):
    walk.password(username)
    message = walk.pool.server.messages(walk.pool.id, phone_of(username))[0]
    assert (message["medium"], message["username"], message["userPoolId"]) == ("SMS", username, walk.pool.id)
    assert message["destination"] == phone_of(username)
    assert len(message["code"]) == 6 and message["code"].isdigit()
    assert message["code"] in message["body"]
    assert message["id"] and message["sentAt"]


def test_the_right_code_answers_tokens_that_verify_against_the_served_keys(walk, username):
    challenge = walk.password(username)
    answer = walk.respond(challenge, {"USERNAME": username, "SMS_MFA_CODE": walk.pool.code(phone_of(username))})
    assert "ChallengeName" not in answer
    identity, access = verified_pair(walk, answer["AuthenticationResult"])
    assert (identity["cognito:username"], access["username"]) == (username, username)


def test_a_wrong_code_is_refused_and_the_session_stays_usable(walk, username, idp):
    challenge = walk.password(username)
    right = walk.pool.code(phone_of(username))
    wrong = f"{(int(right) + 1) % 10**6:06}"
    with pytest.raises(idp.exceptions.CodeMismatchException) as refused:
        walk.respond(challenge, {"USERNAME": username, "SMS_MFA_CODE": wrong})
    assert refused.value.response["Error"]["Message"] == "Invalid code or auth state for the user."
    answer = walk.respond(challenge, {"USERNAME": username, "SMS_MFA_CODE": right})
    assert "AuthenticationResult" in answer


def test_a_successful_sms_code_verifies_the_phone_number(walk, username, idp):
    challenge = walk.password(username)
    walk.respond(challenge, {"USERNAME": username, "SMS_MFA_CODE": walk.pool.code(phone_of(username))})
    user = idp.admin_get_user(UserPoolId=walk.pool.id, Username=username)
    assert {"Name": "phone_number_verified", "Value": "true"} in user["UserAttributes"]
    assert user["UserMFASettingList"] == ["SMS_MFA"]
    assert user["PreferredMfaSetting"] == "SMS_MFA"


def test_the_triggers_of_both_calls_come_in_order_and_carry_only_their_own_metadata(walk, username, functions):
    before = len(functions.events("walk"))
    challenge = walk.password(username, ClientMetadata={"call": "first"})
    walk.respond(
        challenge,
        {"USERNAME": username, "SMS_MFA_CODE": walk.pool.code(phone_of(username))},
        ClientMetadata={"KeyName1": "string", "KeyName2": "string"},
    )
    pre, post, token = functions.events("walk", before + 3)[before:]
    assert pre["triggerSource"] == "PreAuthentication_Authentication"
    assert pre["request"]["validationData"] == {"call": "first"}
    assert "clientMetadata" not in pre["request"]
    assert post["triggerSource"] == "PostAuthentication_Authentication"
    assert post["request"]["clientMetadata"] == {"KeyName1": "string", "KeyName2": "string"}
    assert token["triggerSource"] == "TokenGeneration_Authentication"
    assert token["request"]["clientMetadata"] == {"KeyName1": "string", "KeyName2": "string"}


def test_the_event_envelope_has_the_documented_fields(walk, username, functions):
    before = len(functions.events("walk"))
    walk.password(username)
    event = functions.events("walk", before + 1)[before]
    assert set(event) == {
        "version", "region", "userPoolId", "userName", "callerContext", "triggerSource", "request", "response",
    }  # fmt: skip
    assert event["version"] == "1"
    assert (event["region"], event["userPoolId"], event["userName"]) == ("us-east-1", walk.pool.id, username)
    assert event["callerContext"]["clientId"] == walk.id
    assert isinstance(event["callerContext"]["awsSdkVersion"], str)
    attributes = event["request"]["userAttributes"]
    assert attributes["cognito:user_status"] == "CONFIRMED"
    assert attributes["phone_number"] == phone_of(username)
    assert all(isinstance(value, str) for value in attributes.values())
    assert event["response"] == {}


def test_the_functions_context_names_the_function_and_the_request(functions, name):
    functions.deploy(
        name,
        """
def lambda_handler(event, context):
    return {
        "name": context.function_name,
        "version": context.function_version,
        "arn": context.invoked_function_arn,
        "memory": context.memory_limit_in_mb,
        "group": context.log_group_name,
        "stream": context.log_stream_name,
        "request": context.aws_request_id,
        "time": context.get_remaining_time_in_millis(),
    }
""",
    )
    invocation = functions.invoke(name, {})
    context = invocation.json
    assert (context["name"], context["version"], context["memory"]) == (name, "$LATEST", "128")
    assert context["arn"] == functions.arns[name]
    assert context["group"] == f"/aws/lambda/{name}"
    assert "[$LATEST]" in context["stream"]
    assert context["request"] == invocation.request_id
    assert 0 < context["time"] <= 30_000


def test_a_trigger_in_node_callback_style_serves_a_sign_in(functions, make_pool, name):
    arn = functions.deploy(name, NODE_ECHO, "js")
    client = make_pool(LambdaConfig={"PostAuthentication": arn}).client()
    client.pool.user("test", phone_number=PHONE)
    assert "AuthenticationResult" in client.password("test")
    assert functions.sources(name, 1) == ["PostAuthentication_Authentication"]
