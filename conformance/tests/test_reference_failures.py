"""What the caller hears when a function fails or cannot be run, and what such a failure leaves behind, trigger by trigger."""

import re
import uuid

import pytest

from harness import ACCOUNT, PASSWORD, REGION
from harness.elsewhere import ARN, answering
from harness.functions import FILES, HANDLERS, ROLE, RUNTIMES, Functions, package
from harness.pools import PHONE, SMS, AppClient, Pool, attribute_list
from harness.reference import CUSTOM, REACHES, TRIGGERS, WORKING, confirm, custom_answer, planned, senders, sign_up
from harness.refusals import refused

NEW_PASSWORD = "An0ther!Password"
BOOM = {
    "py": "def lambda_handler(event, context):\n    raise Exception('boom')\n",
    "js": "exports.handler = async () => {\n  throw new Error('boom');\n};\n",
}
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
DEAD = ("NotAuthorizedException", "Invalid session for the user.")
REQUEST = "RequestId: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} Error: "


def boom(trigger: str) -> tuple[str, str]:
    return "UserLambdaValidationException", f"{trigger} failed with error boom."


class Scene:
    """Two functions in one language: one that serves every trigger, and one that throws. Pools may have either."""

    def __init__(self, functions: Functions, make_pool, language: str):
        self.make_pool = make_pool
        name = f"failures-{uuid.uuid4().hex[:8]}"
        plan = {f"thrown-{trigger}": (trigger, [["throw", "x"]]) for trigger in TRIGGERS}
        plan |= {"stops": ("PreAuthentication", [["throw", "No."]]), "three": ("PreAuthentication", [["exit", 3]])}
        plan |= {"zero": ("PreAuthentication", [["exit", 0]])}
        self.working = planned(functions, name, language, plan)
        self.throwing = functions.deploy(f"{name}-boom", BOOM[language], language)

    def settings(self, *broken: str, by: str | None = None) -> dict:
        config = dict.fromkeys(TRIGGERS, self.working) | dict.fromkeys(broken, by or self.throwing)
        return {
            "LambdaConfig": config, "AutoVerifiedAttributes": ["email"],
            "MfaConfiguration": "OPTIONAL", "SmsConfiguration": SMS,
        }  # fmt: skip

    def client(self, *broken: str) -> AppClient:
        return self.make_pool(**self.settings(*broken)).client()

    def configure(self, client: AppClient, *broken: str, by: str | None = None) -> None:
        """From the next call on these triggers are the function that throws, or another one, and all else works."""
        client.pool.idp.update_user_pool(UserPoolId=client.pool.id, **self.settings(*broken, by=by))


@pytest.fixture(scope="module", params=WORKING, ids=["python", "node"])
def scene(request, functions, make_pool):
    return Scene(functions, make_pool, request.param)


@pytest.fixture(scope="module")
def shared(scene):
    """An app client for tests whose users do not get into each other's way."""
    return scene.client()


@pytest.fixture
def client(scene):
    """An app client of a pool whose every trigger works, with Ann, who has a verified address and a number."""
    client = scene.client()
    verified = {"email_verified": "true", "phone_number_verified": "true"}
    client.pool.user("ann", email="ann@example.com", phone_number=PHONE, **verified)
    return client


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_what_a_function_throws_is_told_with_the_name_of_its_trigger(shared, trigger):
    expected = ("UserLambdaValidationException", f"{trigger} failed with error x.")
    assert refused(REACHES[trigger], shared, f"thrown-{trigger}") == expected


def test_a_full_stop_is_always_added_and_a_process_that_ends_says_how(shared):
    expected = "PreAuthentication failed with error No.."
    assert refused(REACHES["PreAuthentication"], shared, "stops") == ("UserLambdaValidationException", expected)
    for name, ending in [("three", "exited with error: exit status 3"), ("zero", "exited without providing a reason")]:
        code, message = refused(REACHES["PreAuthentication"], shared, name)
        assert code == "UserLambdaValidationException"
        assert re.fullmatch(f"PreAuthentication failed with error {REQUEST}Runtime {ending}\\.", message), message


# What languages make of errors that nobody worded: the text at `errorMessage`, never the type or the stack.
WORDS = {
    "Python, KeyError": ("py", "def lambda_handler(event, context):\n    return {}['email']\n", "'email'"),
    "Python, no text": ("py", "def lambda_handler(event, context):\n    raise ValueError()\n", ""),
    "Python, two lines": ("py", "def lambda_handler(event, context):\n    raise ValueError('a\\nb')\n", "a\nb"),
    "Node, TypeError": ("js", "exports.handler = async (event) => event.none.at(0);\n",
                        "Cannot read properties of undefined (reading 'at')"),
    "Node, a thrown text": ("js", "exports.handler = async () => {\n  throw 'text';\n};\n", "text"),
    "Node, callback": ("js", "exports.handler = (event, context, done) => done(new Error('by callback'), event);\n",
                       "by callback"),
    "Node, callback with a text": ("js", "exports.handler = (event, context, done) => done('by text');\n", "by text"),
    "an answer that is too large": (
        "py", "def lambda_handler(event, context):\n    event['more'] = 'x' * 6291556\n    return event\n",
        "Response payload size exceeded maximum allowed payload size (6291556 bytes).",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WORDS)
def test_the_message_is_the_text_of_the_error_and_nothing_else(functions, make_pool, name, case):
    language, source, text = WORDS[case]
    arn = functions.deploy(name, source, language, MemorySize=512)
    client = make_pool(LambdaConfig={"PreSignUp": arn}).client()
    assert refused(sign_up, client, "new") == ("UserLambdaValidationException", f"PreSignUp failed with error {text}.")


@pytest.mark.parametrize("language", WORKING)
def test_a_function_beyond_its_own_time_out_is_told_by_that(functions, make_pool, name, language):
    slow = {
        "py": "import time\n\ndef lambda_handler(event, context):\n    time.sleep(4)\n",
        "js": "exports.handler = () => new Promise((done) => setTimeout(done, 4000));\n",
    }
    arn = functions.deploy(name, slow[language], language, Timeout=1)
    code, message = refused(sign_up, make_pool(LambdaConfig={"PreSignUp": arn}).client(), "new")
    assert code == "UserLambdaValidationException"
    assert re.fullmatch(f"PreSignUp failed with error {REQUEST}Task timed out after 1\\.00 seconds\\.", message), message


@pytest.fixture(scope="module")
def unusable(functions, aws):
    """Functions that no trigger can run, by the exception that says why."""
    denied = functions.deploy("failures-denied", permit=False)
    throttled = functions.deploy("failures-throttled")
    aws("lambda").put_function_concurrency(FunctionName="failures-throttled", ReservedConcurrentExecutions=0)
    missing = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:failures-missing"
    yield {"AccessDenied": denied, "TooManyRequests": throttled, "ResourceNotFound": missing}
    assert functions.log_lines("failures-denied") == functions.log_lines("failures-throttled") == []


@pytest.mark.parametrize("exception", ["AccessDenied", "TooManyRequests", "ResourceNotFound"])
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_function_that_cannot_be_run_is_told_by_the_exception_of_its_service(scene, shared, unusable, trigger, exception):
    expected = f"{trigger} invocation failed due to error {exception}Exception."
    scene.configure(shared, trigger, by=unusable[exception])
    assert refused(REACHES[trigger], shared, f"{trigger}-{exception}") == ("UnexpectedLambdaException", expected)
    scene.configure(shared)


def test_a_function_that_is_being_changed_elsewhere_is_told_as_a_conflict(isolated_server, make_client, tmp_path):
    body = b'{"Type": "User", "Message": "The function is currently in the following state: Pending"}'
    headers = {"x-amzn-errortype": "ResourceConflictException"}
    expected = "PreSignUp invocation failed due to error ResourceConflictException."
    with answering(isolated_server, tmp_path, 409, headers, body) as (server, _):
        pool = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreSignUp": ARN})
        assert refused(sign_up, pool.client(), "new") == ("UnexpectedLambdaException", expected)


def test_a_function_that_is_still_being_made_is_waited_for(functions, make_pool, aws, name):
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
    client = make_pool(LambdaConfig={"PreSignUp": arn}).client()
    code = {"ZipFile": package({FILES["py"]: WORKING["py"]})}
    settings = {"Role": ROLE, "Runtime": RUNTIMES["py"], "Handler": HANDLERS["py"], "Code": code}
    assert aws("lambda").create_function(FunctionName=name, **settings)["State"] == "Pending"
    functions.permit(name)
    assert sign_up(client, "new")["UserConfirmed"] is False
    assert functions.sources(name, 1) == ["PreSignUp_SignUp"]


def test_a_function_that_a_custom_sign_in_needs_and_the_pool_does_not_have(scene, make_pool):
    def client_with(*triggers: str) -> AppClient:
        client = make_pool(LambdaConfig=dict.fromkeys(triggers, scene.working)).client()
        client.pool.user("ann")
        return client

    fault = ("UnexpectedLambdaException", "null invocation failed due to configuration.")
    none = "Custom auth lambda trigger is not configured for the user pool."
    assert refused(client_with(*CUSTOM[1:]).custom, "ann") == ("InvalidParameterException", none)
    assert refused(client_with("DefineAuthChallenge", CUSTOM[2]).custom, "ann") == fault
    unverified = client_with("DefineAuthChallenge", "CreateAuthChallenge")
    assert refused(custom_answer, unverified, unverified.custom("ann"), "ann") == fault


def test_a_failing_pre_sign_up_creates_nobody(scene, idp):
    client = scene.client("PreSignUp")
    assert refused(sign_up, client, "new") == boom("PreSignUp")
    assert refused(idp.admin_create_user, UserPoolId=client.pool.id, Username="new") == boom("PreSignUp")
    assert idp.list_users(UserPoolId=client.pool.id)["Users"] == []


@pytest.mark.parametrize("by", ["ConfirmSignUp", "AdminConfirmSignUp", "SignUp"])
def test_a_failing_post_confirmation_is_told_and_the_user_stays_confirmed(scene, idp, by):
    client = scene.client("PostConfirmation")
    admin = {"UserPoolId": client.pool.id}
    if by == "SignUp":
        assert refused(sign_up, client, "auto-new") == boom("PostConfirmation")
        taken = ("UsernameExistsException", "User already exists")
        assert refused(sign_up, client, "auto-new") == taken
        assert client.pool.status("auto-new") == "CONFIRMED"
        return
    sign_up(client, "new")
    again = ("NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED")
    for expected in [boom("PostConfirmation"), again]:
        if by == "ConfirmSignUp":
            assert refused(confirm, client, "new") == expected
        else:
            assert refused(idp.admin_confirm_sign_up, **admin, Username="new") == expected
        assert client.pool.status("new") == "CONFIRMED"
    assert "AuthenticationResult" in client.password("new")


def test_a_failing_post_confirmation_leaves_the_new_password_in_place(scene, client, idp):
    idp.forgot_password(ClientId=client.id, Username="ann")
    scene.configure(client, "PostConfirmation")
    who = {"ClientId": client.id, "Username": "ann", "ConfirmationCode": client.pool.code(PHONE)}
    assert refused(idp.confirm_forgot_password, **who, Password=NEW_PASSWORD) == boom("PostConfirmation")
    assert refused(client.password, "ann") == INCORRECT
    assert "AuthenticationResult" in client.password("ann", NEW_PASSWORD)


def test_a_failing_pre_authentication_counts_no_attempt(scene, client):
    scene.configure(client, "PreAuthentication")
    for number in range(8):
        wrong = PASSWORD if number % 4 == 3 else "Wr0ng!Password"
        assert refused(client.password, "ann", wrong) == boom("PreAuthentication")
    scene.configure(client)
    assert refused(client.password, "ann", "Wr0ng!Password") == INCORRECT
    assert "AuthenticationResult" in client.password("ann")


@pytest.mark.parametrize("trigger", ["PostAuthentication", "PreTokenGeneration"])
def test_a_failing_end_of_a_sign_in_gives_no_tokens_and_uses_the_session_up(scene, client, trigger):
    client.pool.sms_mfa("ann")
    challenge = client.password("ann")
    answers = {"USERNAME": "ann", "SMS_MFA_CODE": client.pool.code(PHONE)}
    scene.configure(client, trigger)
    assert refused(client.respond, challenge, answers) == boom(trigger)
    scene.configure(client)
    assert refused(client.respond, challenge, answers) == DEAD
    again = client.password("ann")
    answers["SMS_MFA_CODE"] = client.pool.code(PHONE)
    assert "AuthenticationResult" in client.respond(again, answers)


def test_a_failing_pre_token_generation_leaves_the_refresh_token_good(scene, client, idp):
    refresh = {"REFRESH_TOKEN": client.password("ann")["AuthenticationResult"]["RefreshToken"]}
    scene.configure(client, "PreTokenGeneration")
    assert refused(client.initiate, "REFRESH_TOKEN_AUTH", refresh) == boom("PreTokenGeneration")
    by_token = {"ClientId": client.id, "RefreshToken": refresh["REFRESH_TOKEN"]}
    assert refused(idp.get_tokens_from_refresh_token, **by_token) == boom("PreTokenGeneration")
    scene.configure(client, "PreAuthentication", "PostAuthentication")
    assert "AccessToken" in client.initiate("REFRESH_TOKEN_AUTH", refresh)["AuthenticationResult"]
    assert "AccessToken" in idp.get_tokens_from_refresh_token(**by_token)["AuthenticationResult"]


@pytest.mark.parametrize("trigger", CUSTOM)
def test_a_failing_custom_trigger_uses_the_session_up(scene, client, trigger):
    challenge = client.custom("ann")
    scene.configure(client, trigger)
    # A wrong answer, which leads past verify and define to create.
    assert refused(custom_answer, client, challenge, "ann", "no") == boom(trigger)
    scene.configure(client)
    assert refused(custom_answer, client, challenge, "ann") == DEAD


def test_a_failing_migration_creates_nobody(scene, client, idp):
    scene.configure(client, "UserMigration")
    assert refused(client.password, "elsewhere-bob") == boom("UserMigration")
    assert refused(idp.forgot_password, ClientId=client.id, Username="elsewhere-bob") == boom("UserMigration")
    assert [user["Username"] for user in idp.list_users(UserPoolId=client.pool.id)["Users"]] == ["ann"]
    scene.configure(client)
    assert "AuthenticationResult" in client.password("elsewhere-bob")


def test_a_failing_custom_message_sends_nothing_and_leaves_the_user_of_sign_up_unconfirmed(scene, client, idp):
    scene.configure(client, "CustomMessage")
    assert refused(sign_up, client, "new") == boom("CustomMessage")
    assert client.pool.status("new") == "UNCONFIRMED"
    assert client.pool.server.messages(client.pool.id) == []
    scene.configure(client)
    idp.resend_confirmation_code(ClientId=client.id, Username="new")
    confirm(client, "new")
    assert client.pool.status("new") == "CONFIRMED"


def test_a_failing_sender_fails_no_call(scene, make_pool):
    client = make_pool(LambdaConfig=senders(scene.throwing), AutoVerifiedAttributes=["email"]).client()
    assert sign_up(client, "new")["CodeDeliveryDetails"]["Destination"] == "n***@e***"
    confirm(client, "new")
    assert client.pool.status("new") == "CONFIRMED"


def test_a_failing_custom_message_changes_no_code_that_was_sent_before(scene, client, idp):
    def fails(operation, **members):
        sent = client.pool.server.messages(client.pool.id)
        assert refused(operation, **members) == boom("CustomMessage")
        assert client.pool.server.messages(client.pool.id) == sent

    token = client.password("ann")["AuthenticationResult"]["AccessToken"]
    sign_up(client, "new")
    idp.forgot_password(ClientId=client.id, Username="ann")
    reset = client.pool.code(PHONE)
    idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")
    verification = client.pool.code("ann@example.com")
    scene.configure(client, "CustomMessage")
    fails(idp.resend_confirmation_code, ClientId=client.id, Username="new")
    fails(idp.forgot_password, ClientId=client.id, Username="ann")
    fails(idp.get_user_attribute_verification_code, AccessToken=token, AttributeName="email")
    bob = {"UserPoolId": client.pool.id, "Username": "bob", "UserAttributes": attribute_list({"email": "bob@example.com"})}
    fails(idp.admin_create_user, **bob, DesiredDeliveryMediums=["EMAIL"])
    client.pool.sms_mfa("ann")
    fails(client.password, username="ann")
    fails(idp.admin_reset_user_password, UserPoolId=client.pool.id, Username="ann")
    assert client.pool.status("ann") == "RESET_REQUIRED", "which is stored first"
    scene.configure(client)
    confirm(client, "new")
    idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=reset, Password=NEW_PASSWORD)
    idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=verification)
    assert client.password("ann", NEW_PASSWORD)["ChallengeName"] == "SMS_MFA"
