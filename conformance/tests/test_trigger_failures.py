"""What the caller hears when a trigger throws, hangs, dies, answers nonsense or may not be called; what stays behind."""

import pytest

from harness import PASSWORD
from harness.functions import ECHO
from harness.refusals import refused

THROW = "def lambda_handler(event, context):\n    raise Exception('boom')\n"
NULL = "def lambda_handler(event, context):\n    return None\n"
EMPTY = "def lambda_handler(event, context):\n    return {}\n"
LIST = "def lambda_handler(event, context):\n    return [event]\n"
WRONG_TYPE = "def lambda_handler(event, context):\n    event['request'] = 'text'\n    return event\n"
EXIT = "import os\n\ndef lambda_handler(event, context):\n    os._exit(3)\n"
HANG = "import time\n\ndef lambda_handler(event, context):\n    print(event['triggerSource'])\n    time.sleep(20)\n"
SLOW = "import time\n\ndef lambda_handler(event, context):\n    time.sleep(4)\n    return event\n"
BROKEN = "import no_such_module\n\ndef lambda_handler(event, context):\n    return event\n"

# Runs custom authentication with the answer 42, and otherwise returns the event untouched.
CUSTOM = """
def lambda_handler(event, context):
    if event["triggerSource"].startswith("Define"):
        session = event["request"]["session"]
        event["response"]["issueTokens"] = bool(session)
        event["response"]["challengeName"] = None if session else "CUSTOM_CHALLENGE"
    elif event["triggerSource"].startswith("Verify"):
        event["response"]["answerCorrect"] = True
    return event
"""


def password(client):
    client.pool.user("test")
    client.password("test")


def custom(client):
    client.pool.user("test")
    client.respond(client.custom("test"), {"USERNAME": "test", "ANSWER": "42"})


def sign_up(client):
    client.sign_up("new", attributes={"email": "new@example.com"})


def confirm(client):
    sign_up(client)
    client.pool.idp.confirm_sign_up(
        ClientId=client.id, Username="new", ConfirmationCode=client.pool.code("new@example.com")
    )


# A call that reaches each trigger.
CALLS = {
    "PreSignUp": sign_up,
    "CustomMessage": sign_up,
    "PostConfirmation": confirm,
    "PreAuthentication": password,
    "PostAuthentication": password,
    "PreTokenGeneration": password,
    "DefineAuthChallenge": custom,
    "CreateAuthChallenge": custom,
    "VerifyAuthChallengeResponse": custom,
}
CUSTOM_TRIGGERS = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]


@pytest.fixture(scope="module")
def deployed(functions):
    """Functions by behaviour, deployed once each for the module."""
    sources = {
        "throw": THROW, "null": NULL, "empty": EMPTY, "list": LIST, "wrong-type": WRONG_TYPE, "exit": EXIT,
        "hang": HANG, "custom": CUSTOM, "echo": ECHO, "broken": BROKEN,
    }  # fmt: skip
    arns = {}

    def deploy(behaviour: str, **settings) -> str:
        if behaviour not in arns:
            arns[behaviour] = functions.deploy(f"failing-{behaviour}", sources[behaviour], **settings)
        return arns[behaviour]

    return deploy


@pytest.fixture
def failing_client(deployed, make_pool):
    """A client of a pool whose named trigger is the given function and whose custom triggers otherwise work."""

    def make(trigger: str, arn: str):
        config = dict.fromkeys(CUSTOM_TRIGGERS, deployed("custom")) | {trigger: arn}
        return make_pool(LambdaConfig=config, AutoVerifiedAttributes=["email"]).client()

    return make


@pytest.mark.parametrize("trigger", CALLS)
def test_a_thrown_error_names_the_trigger_and_the_text_and_ends_in_a_full_stop(failing_client, deployed, trigger):
    client = failing_client(trigger, deployed("throw"))
    assert refused(CALLS[trigger], client) == ("UserLambdaValidationException", f"{trigger} failed with error boom.")


@pytest.mark.parametrize("trigger", CALLS)
def test_a_null_answer_is_invalid_json(failing_client, deployed, trigger):
    client = failing_client(trigger, deployed("null"))
    assert refused(CALLS[trigger], client) == (
        "InvalidLambdaResponseException",
        "Invalid lambda function output : Invalid JSON",
    )


@pytest.mark.parametrize("behaviour", ["empty", "list", "wrong-type"])
def test_an_answer_that_is_not_the_event_is_unrecognizable(failing_client, deployed, behaviour):
    client = failing_client("PreAuthentication", deployed(behaviour))
    assert refused(password, client) == ("InvalidLambdaResponseException", "Unrecognizable lambda output")


@pytest.mark.parametrize(
    ("trigger", "field", "value"),
    [
        ("PreSignUp", "autoConfirmUser", '"true"'),
        ("DefineAuthChallenge", "issueTokens", '"true"'),
        ("CreateAuthChallenge", "publicChallengeParameters", '{"number": 1}'),
        ("VerifyAuthChallengeResponse", "answerCorrect", "1"),
        ("CustomMessage", "emailMessage", "{}"),
        ("PreTokenGeneration", "claimsOverrideDetails", '{"claimsToAddOrOverride": {"number": 1}}'),
    ],
)
def test_a_response_field_of_the_wrong_type_is_unrecognizable(failing_client, functions, name, trigger, field, value):
    source = (
        f"def lambda_handler(event, context):\n    event['response']['{field}'] = {value}\n"
        "    if event['triggerSource'].startswith('Define'):\n"
        "        event['response']['challengeName'] = 'CUSTOM_CHALLENGE'\n    return event\n"
    )
    client = failing_client(trigger, functions.deploy(name, source))
    assert refused(CALLS[trigger], client) == ("InvalidLambdaResponseException", "Unrecognizable lambda output")


@pytest.mark.parametrize("trigger", ["PreSignUp", "PreAuthentication", "DefineAuthChallenge", "PostAuthentication"])
def test_a_function_that_user_pools_may_not_call_is_an_access_denied(failing_client, functions, name, trigger):
    client = failing_client(trigger, functions.deploy(name, ECHO, permit=False))
    assert refused(CALLS[trigger], client) == (
        "UnexpectedLambdaException",
        f"{trigger} invocation failed due to error AccessDeniedException.",
    )


def test_a_permission_for_another_pool_does_not_help_and_the_right_one_does(make_pool, functions, name):
    arn = functions.deploy(name, ECHO, permit=False)
    client = make_pool(LambdaConfig={"PreAuthentication": arn}).client()
    functions.permit(name, client.pool.arn + "x")
    assert refused(password, client)[1] == "PreAuthentication invocation failed due to error AccessDeniedException."
    functions.client("lambda").remove_permission(FunctionName=name, StatementId="user-pools")
    functions.permit(name, client.pool.arn)
    assert "AuthenticationResult" in client.password("test")


def test_a_function_that_does_not_exist_is_named_as_missing(failing_client):
    client = failing_client("PreAuthentication", "arn:aws:lambda:us-east-1:000000000000:function:no-such-function")
    assert refused(password, client) == (
        "UnexpectedLambdaException",
        "PreAuthentication invocation failed due to error ResourceNotFoundException.",
    )


def test_a_hanging_function_is_tried_three_times_and_then_given_up(failing_client, deployed, functions):
    client = failing_client("PreAuthentication", deployed("hang", Timeout=30))
    assert refused(password, client) == (
        "UnexpectedLambdaException",
        "PreAuthentication invocation failed due to error Socket timeout while invoking Lambda function.",
    )
    lines = functions.log_lines("failing-hang")
    assert sum(line.startswith("PreAuthentication_Authentication") for line in lines) == 3


def test_a_function_slower_than_its_own_timeout_reports_its_own_timeout(failing_client, functions, name):
    client = failing_client("PreAuthentication", functions.deploy(name, SLOW, Timeout=1))
    code, message = refused(password, client)
    assert code == "UserLambdaValidationException"
    assert message.startswith("PreAuthentication failed with error RequestId: ")
    assert message.endswith(" Error: Task timed out after 1.00 seconds.")


def test_a_function_slower_than_a_second_but_within_five_succeeds(make_pool, functions, name):
    client = make_pool(LambdaConfig={"PreAuthentication": functions.deploy(name, SLOW, Timeout=10)}).client()
    client.pool.user("test")
    assert "AuthenticationResult" in client.password("test")


def test_a_dying_function_reports_how_it_ended(failing_client, deployed):
    client = failing_client("PreAuthentication", deployed("exit"))
    code, message = refused(password, client)
    assert code == "UserLambdaValidationException"
    assert message.startswith("PreAuthentication failed with error RequestId: ")
    assert message.endswith(" Error: Runtime exited with error: exit status 3.")


def test_a_function_that_cannot_be_imported_reports_why(failing_client, deployed):
    client = failing_client("PreAuthentication", deployed("broken"))
    assert refused(password, client) == (
        "UserLambdaValidationException",
        "PreAuthentication failed with error Unable to import module 'lambda_function': "
        "No module named 'no_such_module'.",
    )


def test_a_refused_sign_up_leaves_no_user(failing_client, deployed, idp):
    client = failing_client("PreSignUp", deployed("throw"))
    refused(sign_up, client)
    assert idp.list_users(UserPoolId=client.pool.id)["Users"] == []


def test_a_failing_post_confirmation_leaves_the_user_confirmed(failing_client, deployed, idp):
    client = failing_client("PostConfirmation", deployed("throw"))
    assert refused(confirm, client) == ("UserLambdaValidationException", "PostConfirmation failed with error boom.")
    assert client.pool.status("new") == "CONFIRMED"
    again = refused(lambda: idp.confirm_sign_up(ClientId=client.id, Username="new", ConfirmationCode="123456"))
    assert again == ("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
    assert "AuthenticationResult" in client.password("new")


def test_a_failing_custom_message_at_sign_up_leaves_the_user_unconfirmed(failing_client, deployed):
    client = failing_client("CustomMessage", deployed("throw"))
    refused(sign_up, client)
    assert client.pool.status("new") == "UNCONFIRMED"
    assert client.pool.server.messages(client.pool.id) == []


def test_a_failing_post_authentication_can_be_tried_again(failing_client, deployed):
    client = failing_client("PostAuthentication", deployed("throw"))
    refused(password, client)
    client.pool.set_triggers(PostAuthentication=deployed("echo"))
    assert "AuthenticationResult" in client.password("test")


@pytest.mark.parametrize("trigger", ["DefineAuthChallenge", "VerifyAuthChallengeResponse"])
def test_a_trigger_that_fails_on_an_answer_uses_the_session_up(failing_client, deployed, trigger):
    client = failing_client("PreAuthentication", deployed("echo"))
    client.pool.user("test")
    challenge = client.custom("test")
    working = dict.fromkeys(CUSTOM_TRIGGERS, deployed("custom"))
    client.pool.set_triggers(**working | {trigger: deployed("throw")})
    answer = {"USERNAME": "test", "ANSWER": "42"}
    assert refused(client.respond, challenge, answer)[0] == "UserLambdaValidationException"
    client.pool.set_triggers(**working)
    code, message = refused(client.respond, challenge, answer)
    assert code == "NotAuthorizedException"
    assert message.startswith("Invalid session for the user")


def test_an_untouched_event_gives_the_default_behaviour(deployed, make_pool, idp):
    echoing = [trigger for trigger in CALLS if trigger not in CUSTOM_TRIGGERS]
    pool = make_pool(LambdaConfig=dict.fromkeys(echoing, deployed("echo")), AutoVerifiedAttributes=["email"])
    client = pool.client()
    assert client.sign_up("new", attributes={"email": "new@example.com"})["UserConfirmed"] is False
    idp.confirm_sign_up(ClientId=client.id, Username="new", ConfirmationCode=pool.code("new@example.com"))
    assert "AuthenticationResult" in client.password("new", PASSWORD)


def test_custom_message_replaces_the_texts_and_the_placeholder_holds_the_code(functions, make_pool, name):
    source = """
def lambda_handler(event, context):
    event["response"]["emailSubject"] = "Welcome"
    event["response"]["emailMessage"] = "Your code is " + event["request"]["codeParameter"] + "!"
    return event
"""
    pool = make_pool(LambdaConfig={"CustomMessage": functions.deploy(name, source)}, AutoVerifiedAttributes=["email"])
    sign_up(pool.client())
    message = pool.server.messages(pool.id, "new@example.com")[0]
    assert (message["subject"], message["body"]) == ("Welcome", f"Your code is {message['code']}!")
    assert message["medium"] == "EMAIL"


def test_pre_token_generation_adds_overrides_and_suppresses_claims(functions, make_pool, name):
    from harness.tokens import verified_pair

    source = """
def lambda_handler(event, context):
    event["response"]["claimsOverrideDetails"] = {
        "claimsToAddOrOverride": {"tenant": "t1", "given_name": "Override", "sub": "not-allowed", "family_name": "x"},
        "claimsToSuppress": ["email", "family_name"],
        "groupOverrideDetails": {"groupsToOverride": ["admins"], "iamRolesToOverride": [], "preferredRole": None},
    }
    return event
"""
    client = make_pool(LambdaConfig={"PreTokenGeneration": functions.deploy(name, source)}).client()
    sub = client.pool.user("test", email="test@example.com", given_name="Stored")
    identity, access = verified_pair(client, client.password("test")["AuthenticationResult"])
    assert identity["tenant"] == "t1"
    assert identity["given_name"] == "Override"
    assert identity["sub"] == sub
    assert "email" not in identity and "family_name" not in identity
    assert identity["cognito:groups"] == access["cognito:groups"] == ["admins"]
    assert "tenant" not in access


def test_pre_sign_up_confirms_and_verifies_what_it_is_told_to(functions, make_pool, name, idp):
    source = """
def lambda_handler(event, context):
    event["response"].update(autoConfirmUser=True, autoVerifyEmail=True)
    return event
"""
    client = make_pool(LambdaConfig={"PreSignUp": functions.deploy(name, source)}).client()
    answer = client.sign_up("new", attributes={"email": "new@example.com"})
    assert answer["UserConfirmed"] is True
    assert "CodeDeliveryDetails" not in answer
    user = idp.admin_get_user(UserPoolId=client.pool.id, Username="new")
    assert user["UserStatus"] == "CONFIRMED"
    assert {"Name": "email_verified", "Value": "true"} in user["UserAttributes"]
    assert client.pool.server.messages(client.pool.id) == []
