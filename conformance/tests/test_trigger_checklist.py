"""Items of the trigger checklist that no other module runs with real functions, and the answers that define and custom message
may give; docs/compatibility.md says where the rest is."""

import json
import urllib.request

import pytest

from harness import PASSWORD
from harness.functions import FILES, HANDLERS, RUNTIMES, Functions, package
from harness.pools import Pool
from harness.refusals import refused
from harness.tokens import verified_pair

# Returns what the environment says in the place of one trigger's answer, and otherwise what lets the flow go on.
ANSWERS_PYTHON = """
import json, os

def lambda_handler(event, context):
    if event["triggerSource"].startswith(os.environ["AT"]):
        answer = os.environ["ANSWER"]
        return event if answer == "event" else json.loads(answer)
    response = event["response"]
    if event["triggerSource"].startswith("Define"):
        response["issueTokens"] = any(entry["challengeResult"] for entry in event["request"]["session"])
        if not response["issueTokens"]:
            response["challengeName"] = "CUSTOM_CHALLENGE"
    elif event["triggerSource"].startswith("Create"):
        response["privateChallengeParameters"] = {"answer": "42"}
    elif event["triggerSource"].startswith("Verify"):
        response["answerCorrect"] = event["request"]["challengeAnswer"] == "42"
    return event
"""
ANSWERS_NODE = """
exports.handler = async (event) => {
  const { triggerSource: source, request, response } = event;
  if (source.startsWith(process.env.AT)) {
    return process.env.ANSWER === "event" ? event : JSON.parse(process.env.ANSWER);
  }
  if (source.startsWith("Define")) {
    response.issueTokens = request.session.some((entry) => entry.challengeResult);
    if (!response.issueTokens) response.challengeName = "CUSTOM_CHALLENGE";
  } else if (source.startsWith("Create")) response.privateChallengeParameters = { answer: "42" };
  else if (source.startsWith("Verify")) response.answerCorrect = request.challengeAnswer === "42";
  return event;
};
"""
LANGUAGES = {"py": ANSWERS_PYTHON, "js": ANSWERS_NODE}
CUSTOM = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]
UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
INVALID_JSON = ("InvalidLambdaResponseException", "Invalid lambda function output : Invalid JSON")


def password(client):
    client.pool.user("test")
    return client.password("test")


def custom(client):
    client.pool.user("test")
    return client.respond(client.custom("test"), {"USERNAME": "test", "ANSWER": "42"})


def custom_begun(client):
    client.pool.user("test")
    return client.custom("test")


def sign_up(client):
    return client.sign_up("new", attributes={"email": "new@example.com"})


def confirm(client):
    sign_up(client)
    code = client.pool.code("new@example.com")
    return client.pool.idp.confirm_sign_up(ClientId=client.id, Username="new", ConfirmationCode=code)


# What reaches each trigger, and how that ends if the trigger returns its event as it came: the default of all but those who have
# to decide.
CALLS = {
    "PreSignUp": (sign_up, "UserConfirmed"),
    "PostConfirmation": (confirm, "ResponseMetadata"),
    "CustomMessage": (sign_up, "CodeDeliveryDetails"),
    "PreAuthentication": (password, "AuthenticationResult"),
    "PostAuthentication": (password, "AuthenticationResult"),
    "PreTokenGeneration": (password, "AuthenticationResult"),
    "DefineAuthChallenge": (custom, UNRECOGNIZABLE),
    "CreateAuthChallenge": (custom_begun, "ChallengeName"),
    "VerifyAuthChallengeResponse": (custom, "ChallengeName"),
    "UserMigration": (lambda client: client.password("nobody"), ("UserNotFoundException", "User does not exist.")),
}


@pytest.fixture
def answering(functions, make_pool, name):
    """An app client of a pool with a trigger that gives a certain answer."""

    def make(trigger: str, answer: str, language: str):
        at = {"PreTokenGeneration": "TokenGeneration"}.get(trigger, trigger)
        variables = {"AT": at + "_", "ANSWER": answer}
        arn = functions.deploy(f"{name}-{len(answer)}", LANGUAGES[language], language, Environment={"Variables": variables})
        on = CUSTOM if trigger in CUSTOM else [trigger]
        return make_pool(LambdaConfig=dict.fromkeys(on, arn), AutoVerifiedAttributes=["email"]).client()

    return make


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trigger", CALLS)
def test_null_is_invalid_json_and_an_empty_object_unrecognizable_from_every_trigger(answering, trigger, language):
    call, _ = CALLS[trigger]
    assert refused(call, answering(trigger, "null", language)) == INVALID_JSON
    assert refused(call, answering(trigger, "{}", language)) == UNRECOGNIZABLE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("trigger", CALLS)
def test_an_untouched_event_is_the_default_of_every_trigger_that_need_not_decide(answering, trigger, language):
    call, end = CALLS[trigger]
    client = answering(trigger, "event", language)
    if isinstance(end, tuple):
        assert refused(call, client) == end
        return
    answer = call(client)
    assert end in answer
    if trigger == "PreSignUp":
        assert answer["UserConfirmed"] is False
    if trigger == "CustomMessage":
        (message,) = client.pool.server.messages(client.pool.id)
        assert message["code"] in message["body"]
    if trigger == "CreateAuthChallenge":
        assert answer["ChallengeParameters"] == {"USERNAME": "test"}
    if trigger == "VerifyAuthChallengeResponse":
        assert answer["ChallengeName"] == "CUSTOM_CHALLENGE", "the right answer counts as wrong, and define asks again"


def test_a_session_is_expired_once_its_minutes_are_over(isolated_server, make_client):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    arn = functions.deploy("custom", ANSWERS_NODE, "js", Environment={"Variables": {"AT": "nothing"}})
    client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig=dict.fromkeys(CUSTOM, arn)).client()
    client.pool.user("test")
    in_time, late = client.custom("test"), client.custom("test")

    def advance(seconds: int) -> None:
        body = json.dumps({"advanceSeconds": seconds}).encode()
        urllib.request.urlopen(urllib.request.Request(f"{server.url}/_vestibule/clock", data=body), timeout=30).close()

    advance(2 * 60)
    assert "AuthenticationResult" in client.respond(in_time, {"USERNAME": "test", "ANSWER": "42"})
    advance(60 + 1)
    assert refused(client.respond, late, {"USERNAME": "test", "ANSWER": "42"}) == (
        "NotAuthorizedException",
        "Invalid session for the user, session is expired.",
    )
    assert server.stop() == 0


CLAIMS_PYTHON = """
def lambda_handler(event, context):
    event["response"]["claimsAndScopeOverrideDetails"] = {
        "idTokenGeneration": {
            "claimsToAddOrOverride": {
                "tenant": {"id": [1, True, "x"]}, "email": "other@example.com", "both": "x", "level": 3,
                "sub": "mine", "aud": "you", "iss": "me", "cognito:username": "root", "cognito:new": "x",
            },
            "claimsToSuppress": ["both", "given_name", "not-there"],
        },
        "accessTokenGeneration": {
            "claimsToAddOrOverride": {"tenant": {"id": [2]}, "client_id": "x", "username": "root", "token_use": "id"},
            "scopesToAdd": ["api/read"], "scopesToSuppress": ["aws.cognito.signin.user.admin"],
        },
    }
    return event
"""
CLAIMS_NODE = """
exports.handler = async (event) => ({
  ...event,
  response: {
    claimsAndScopeOverrideDetails: {
      idTokenGeneration: {
        claimsToAddOrOverride: {
          tenant: { id: [1, true, "x"] }, email: "other@example.com", both: "x", level: 3,
          sub: "mine", aud: "you", iss: "me", "cognito:username": "root", "cognito:new": "x",
        },
        claimsToSuppress: ["both", "given_name", "not-there"],
      },
      accessTokenGeneration: {
        claimsToAddOrOverride: { tenant: { id: [2] }, client_id: "x", username: "root", token_use: "id" },
        scopesToAdd: ["api/read"], scopesToSuppress: ["aws.cognito.signin.user.admin"],
      },
    },
  },
});
"""


@pytest.mark.parametrize("version", ["V2_0", "V3_0"])
@pytest.mark.parametrize(("source", "language"), [(CLAIMS_PYTHON, "py"), (CLAIMS_NODE, "js")], ids=["python", "node"])
def test_later_versions_put_whole_objects_into_both_tokens_and_touch_no_claim_of_the_service(
    functions, make_pool, name, source, language, version
):
    arn = functions.deploy(name, source, language)
    config = {"PreTokenGenerationConfig": {"LambdaVersion": version, "LambdaArn": arn}}
    client = make_pool(LambdaConfig=config).client()
    sub = client.pool.user("test", email="test@example.com", given_name="Ann")
    # This checks signature, issuer, audience, `token_use` and `client_id`.
    identity, access = verified_pair(client, client.password("test")["AuthenticationResult"])
    assert (identity["tenant"], access["tenant"]) == ({"id": [1, True, "x"]}, {"id": [2]})
    assert (identity["email"], identity["level"]) == ("other@example.com", 3)
    assert (identity["sub"], identity["cognito:username"], access["username"]) == (sub, "test", "test")
    assert {"both", "given_name", "cognito:new", "not-there"}.isdisjoint(identity)
    assert access["scope"] == "api/read"


MIGRATES_PYTHON = """
import os

def lambda_handler(event, context):
    event["response"]["userAttributes"] = {"email": "ann@example.com", "email_verified": "true"}
    if os.environ["USERNAME"]:
        event["response"]["userAttributes"]["username"] = os.environ["USERNAME"]
    event["response"]["finalUserStatus"] = os.environ["STATUS"] or None
    event["response"]["messageAction"] = "SUPPRESS"
    return event
"""
MIGRATES_NODE = """
exports.handler = async (event) => {
  const { USERNAME: username, STATUS: status } = process.env;
  event.response.userAttributes = { email: "ann@example.com", email_verified: "true", ...(username && { username }) };
  event.response.finalUserStatus = status || null;
  event.response.messageAction = "SUPPRESS";
  return event;
};
"""
MIGRATES = [(MIGRATES_PYTHON, "py"), (MIGRATES_NODE, "js")]


@pytest.fixture(params=MIGRATES, ids=["python", "node"])
def migrating(request, functions, make_pool, name):
    source, language = request.param

    def make(status: str, username: str = "", **settings):
        variables = {"STATUS": status, "USERNAME": username}
        function = f"{name}-{username or 'none'}"
        arn = functions.deploy(function, source, language, Environment={"Variables": variables})
        return make_pool(LambdaConfig={"UserMigration": arn}, **settings).client(PreventUserExistenceErrors="LEGACY")

    return make


@pytest.mark.parametrize("status", ["", "RESET_REQUIRED"])
def test_a_migrated_user_who_is_not_confirmed_has_to_reset_the_password(migrating, status):
    client = migrating(status)
    assert refused(client.password, "ann")[0] == "PasswordResetRequiredException"
    assert client.pool.status("ann") == "RESET_REQUIRED"


def test_a_migrated_user_who_typed_an_alias_needs_a_username(migrating, idp):
    nameless = migrating("CONFIRMED", AliasAttributes=["email"])
    said = f"Exception migrating user in app client {nameless.id}"
    assert refused(nameless.password, "ann@example.com") == ("UserNotFoundException", said)
    assert idp.list_users(UserPoolId=nameless.pool.id)["Users"] == []
    named = migrating("CONFIRMED", "ann", AliasAttributes=["email"])
    assert "AuthenticationResult" in named.password("ann@example.com")
    assert named.pool.status("ann") == "CONFIRMED"
    assert "AuthenticationResult" in named.password("ann", PASSWORD)


# Puts into the response of one trigger what the package's table has for the user, whose name is a number.
TABLE_PYTHON = """
import json, os

with open("table.json") as file:
    table = json.load(file)

def lambda_handler(event, context):
    if event["triggerSource"].startswith(os.environ["AT"]):
        event["response"] = table[int(event["userName"])]
    return event
"""
TABLE_NODE = """
const table = require("./table.json");

exports.handler = async (event) => {
  if (!event.triggerSource.startsWith(process.env.AT)) return event;
  return { ...event, response: table[Number(event.userName)] };
};
"""
TABLES = [pytest.param(TABLE_PYTHON, "py", id="python"), pytest.param(TABLE_NODE, "js", id="node")]

INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
# What define answers in the first call of a sign-in without SRP, and what becomes of it: tokens, a challenge or an error.
DEFINES = [
    ({"failAuthentication": True}, INCORRECT),
    ({"failAuthentication": True, "issueTokens": True}, INCORRECT),
    ({"failAuthentication": True, "challengeName": "CUSTOM_CHALLENGE"}, INCORRECT),
    ({"failAuthentication": False, "issueTokens": True}, "tokens"),
    ({"issueTokens": True, "challengeName": "CUSTOM_CHALLENGE"}, "tokens"),
    ({"issueTokens": True, "challengeName": None, "failAuthentication": None}, "tokens"),
    ({"challengeName": "CUSTOM_CHALLENGE", "issueTokens": False, "failAuthentication": False}, "CUSTOM_CHALLENGE"),
    ({"challengeName": "CUSTOM_CHALLENGE"}, "CUSTOM_CHALLENGE"),
    ({"challengeName": "SMS_MFA"}, "SMS_MFA"),
    ({"challengeName": "PASSWORD_VERIFIER"}, ("InvalidParameterException", "Missing required parameter SRP_A")),
    ({"challengeName": "CAPTCHA"}, UNRECOGNIZABLE),
    ({"challengeName": ""}, UNRECOGNIZABLE),
    ({"challengeName": None, "issueTokens": False, "failAuthentication": False}, UNRECOGNIZABLE),
    ({}, UNRECOGNIZABLE),
    ({"issueTokens": "true"}, UNRECOGNIZABLE),
    ({"challengeName": 1}, UNRECOGNIZABLE),
]


def tabled(functions, name: str, source: str, language: str, at: str, responses: list) -> str:
    return functions.deploy_zip(
        name,
        package({FILES[language]: source, "table.json": json.dumps(responses)}),
        Runtime=RUNTIMES[language],
        Handler=HANDLERS[language],
        Environment={"Variables": {"AT": at}},
    )


@pytest.mark.parametrize(("source", "language"), TABLES)
def test_define_may_fail_issue_or_ask_in_this_order_and_nothing_else(functions, make_pool, name, source, language):
    arn = tabled(functions, name, source, language, "Define", [response for response, _ in DEFINES])
    client = make_pool(LambdaConfig=dict.fromkeys(CUSTOM, arn)).client()
    for number, (response, end) in enumerate(DEFINES):
        client.pool.user(str(number))
        if isinstance(end, tuple):
            assert refused(client.custom, str(number)) == end, response
        elif end == "tokens":
            assert "AccessToken" in client.custom(str(number))["AuthenticationResult"], response
        else:
            answer = client.custom(str(number))
            assert (answer["ChallengeName"], answer["ChallengeParameters"]) == (end, {"USERNAME": str(number)}), response
    assert client.pool.server.messages(client.pool.id) == [], "a challenge that is echoed sends no code"


TEMPLATE = {"EmailSubject": "The pool's subject", "EmailMessage": "The pool's text {####}"}
POOLS = ("The pool's subject", "The pool's text CODE")
# What custom message answers at SignUp, and the email that comes of it, with CODE in the place of the code.
MESSAGES = [
    ({"emailSubject": "Hello", "emailMessage": "Take {####}."}, ("Hello", "Take CODE.")),
    ({"emailMessage": "Take {####}.", "smsMessage": "Not sent {####}"}, ("The pool's subject", "Take CODE.")),
    ({"emailSubject": "Hello"}, ("Hello", "The pool's text CODE")),
    ({"emailSubject": "Hello", "emailMessage": "There is no code in this."}, ("Hello", "The pool's text CODE")),
    ({"emailSubject": None, "emailMessage": None, "smsMessage": None}, POOLS),
    ({}, POOLS),
    ({"emailSubject": "x" * 140, "emailMessage": "{####}"}, ("x" * 140, "CODE")),
    ({"emailSubject": "x" * 141, "emailMessage": "{####}"}, UNRECOGNIZABLE),
    ({"emailMessage": "{####}" + "x" * 19_994}, ("The pool's subject", "CODE" + "x" * 19_994)),
    ({"emailMessage": "{####}" + "x" * 19_995}, UNRECOGNIZABLE),
    ({"emailMessage": ["{####}"]}, UNRECOGNIZABLE),
]


@pytest.mark.parametrize(("source", "language"), TABLES)
def test_custom_message_words_an_email_within_bounds_or_leaves_it_to_the_pool(functions, make_pool, name, source, language):
    arn = tabled(functions, name, source, language, "CustomMessage", [response for response, _ in MESSAGES])
    pool = make_pool(
        LambdaConfig={"CustomMessage": arn}, AutoVerifiedAttributes=["email"], VerificationMessageTemplate=TEMPLATE
    )
    client = pool.client()
    for number, (response, end) in enumerate(MESSAGES):
        email = f"{number}@example.com"
        if end == UNRECOGNIZABLE:
            assert refused(client.sign_up, str(number), attributes={"email": email}) == end, number
            assert pool.server.messages(pool.id, email) == [], number
            continue
        client.sign_up(str(number), attributes={"email": email})
        (message,) = pool.server.messages(pool.id, email)
        assert (message["subject"], message["body"].replace(message["code"], "CODE")) == end, response
