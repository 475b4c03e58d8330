"""How functions are called, and what becomes of what they answer: every shape of an answer, from Python and Node.js."""

import json
import time
import uuid

import pytest

from harness import PASSWORD
from harness.elsewhere import ARN, answering
from harness.functions import Functions, package
from harness.pools import Pool
from harness.reference import CUSTOM, PLANNED, REACHES, TRIGGERS, confirm, planned, senders, sign_up
from harness.refusals import refused
from harness.wire import call

UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
INVALID_JSON = ("InvalidLambdaResponseException", "Invalid lambda function output : Invalid JSON")
ENVELOPE = ["version", "triggerSource", "region", "userPoolId", "userName", "callerContext", "request", "response"]
WRONG_TYPES = [("version", 1), ("region", None), ("userPoolId", True), ("userName", {}), ("triggerSource", [])]
WRONG_TYPES += [("callerContext", "text"), ("request", []), ("response", "text"), ("response", None)]
# By name: what pre authentication does to its event, and the refusal.
REFUSED = {
    "nothing at all": ([["nothing"]], INVALID_JSON),
    "null": ([["answer", None]], INVALID_JSON),
    "an empty object": ([["answer", {}]], UNRECOGNIZABLE),
    "an array": ([["answer", []]], UNRECOGNIZABLE),
    "a text": ([["answer", "text"]], UNRECOGNIZABLE),
    "a number": ([["answer", 1]], UNRECOGNIZABLE),
    "true": ([["answer", True]], UNRECOGNIZABLE),
    "PascalCase": ([["pascal"]], UNRECOGNIZABLE),
    "response only": ([["answer", {"response": {}}]], UNRECOGNIZABLE),
    "clientMetadata null": ([["set", "request.clientMetadata", None]], UNRECOGNIZABLE),
    "clientId null": ([["set", "callerContext.clientId", None]], UNRECOGNIZABLE),
    **{f"no {field}": ([["delete", field]], UNRECOGNIZABLE) for field in ENVELOPE},
    **{f"{field} {json.dumps(value)}": ([["set", field, value]], UNRECOGNIZABLE) for field, value in WRONG_TYPES},
}
# What may come back changed without any effect.
HARMLESS = {
    "an emptied response": [["set", "response", {}]],
    "an unknown field in response": [["set", "response.issueTokens", {"a": [1]}]],
    "an unknown field of the event": [["set", "more", {"a": [1]}]],
    "another user": [["set", "userName", "somebody-else"], ["set", "request.userAttributes", {"email": "x@example.com"}]],
    "another trigger": [["set", "triggerSource", "PostAuthentication_Authentication"], ["set", "version", "7"]],
    "another pool": [["set", "userPoolId", "us-east-1_other"], ["set", "region", "mars"]],
    "another client": [["set", "callerContext", {"clientId": "other", "awsSdkVersion": "x"}]],
}
# A known field of the wrong type, in each trigger that has fields.
FIELDS = [
    ("PreSignUp", "autoConfirmUser", "true"), ("PreSignUp", "autoVerifyEmail", 1), ("PreSignUp", "autoVerifyPhone", {}),
    ("CustomMessage", "smsMessage", 1), ("CustomMessage", "emailMessage", {}), ("CustomMessage", "emailSubject", True),
    ("DefineAuthChallenge", "challengeName", 1), ("DefineAuthChallenge", "issueTokens", "true"),
    ("DefineAuthChallenge", "failAuthentication", 0), ("CreateAuthChallenge", "publicChallengeParameters", {"n": 1}),
    ("CreateAuthChallenge", "privateChallengeParameters", []), ("CreateAuthChallenge", "challengeMetadata", {}),
    ("VerifyAuthChallengeResponse", "answerCorrect", "true"), ("PreTokenGeneration", "claimsOverrideDetails", "text"),
    ("PreTokenGeneration", "claimsOverrideDetails", {"claimsToAddOrOverride": {"n": 1}}),
    ("PreTokenGeneration", "claimsOverrideDetails", {"claimsToSuppress": "n"}),
]  # fmt: skip
NULLS = {trigger: sorted({field for it, field, _ in FIELDS if it == trigger}) for trigger, _, _ in FIELDS}


def user_of(*words) -> str:
    """A username that says what becomes of its event."""
    return "-".join(json.dumps(word) if not isinstance(word, str) else word for word in words).replace(" ", "_")


PLAN = {
    **{user_of(case): ("PreAuthentication", steps) for case, (steps, _) in REFUSED.items()},
    **{user_of(case): ("PreAuthentication", steps) for case, steps in HARMLESS.items()},
    **{user_of("shape", trigger): (trigger, [["delete", "version"]]) for trigger in TRIGGERS},
    **{user_of("emptied", trigger): (trigger, [["set", "response", {}]]) for trigger in TRIGGERS},
    **{user_of("unknown", trigger): (trigger, [["set", "response.unknown", [1]]]) for trigger in TRIGGERS},
    **{user_of(*it): (it[0], [["set", f"response.{it[1]}", it[2]]]) for it in FIELDS},
    **{user_of("null", it): (it, [["set", f"response.{field}", None] for field in NULLS[it]]) for it in NULLS},
    "renamed": ("PreSignUp", [["set", "userName", "somebody-else"], ["set", "request.userAttributes", {}]]),
}


@pytest.fixture(scope="module", params=PLANNED, ids=["python", "node"])
def client(request, functions, make_pool):
    """An app client of a pool whose every trigger is one function that follows the plan."""
    arn = planned(functions, f"answers-{uuid.uuid4().hex[:8]}", request.param, PLAN)
    return make_pool(LambdaConfig=dict.fromkeys(TRIGGERS, arn), AutoVerifiedAttributes=["email"]).client()


@pytest.mark.parametrize("case", REFUSED)
def test_an_answer_that_is_not_the_whole_event_is_refused(client, case):
    assert refused(REACHES["PreAuthentication"], client, user_of(case)) == REFUSED[case][1]


@pytest.mark.parametrize("case", HARMLESS)
def test_whatever_else_comes_back_changed_has_no_effect(client, case):
    answer = REACHES["PreAuthentication"](client, user_of(case))
    token = answer["AuthenticationResult"]["AccessToken"]
    assert client.pool.idp.get_user(AccessToken=token)["Username"] == user_of(case)


def test_who_signs_up_is_created_by_the_name_that_was_sent_whatever_comes_back(client, idp):
    sign_up(client, "renamed")
    (message,) = client.pool.server.messages(client.pool.id, "renamed@example.com")
    assert client.pool.status("renamed") == "UNCONFIRMED"
    names = [user["Username"] for user in idp.list_users(UserPoolId=client.pool.id)["Users"]]
    assert "somebody-else" not in names


@pytest.mark.parametrize("trigger", TRIGGERS)
def test_every_trigger_has_to_return_the_shape_of_its_event(client, trigger):
    assert refused(REACHES[trigger], client, user_of("shape", trigger)) == UNRECOGNIZABLE


@pytest.mark.parametrize("what", ["emptied", "unknown"])
@pytest.mark.parametrize("trigger", TRIGGERS)
def test_a_response_without_its_own_fields_is_as_an_untouched_one(client, trigger, what):
    name = user_of(what, trigger)
    if trigger == "DefineAuthChallenge":
        assert refused(REACHES[trigger], client, name) == UNRECOGNIZABLE
    elif trigger == "UserMigration":
        assert refused(REACHES[trigger], client, name) == ("UserNotFoundException", "User does not exist.")
    else:
        answer = REACHES[trigger](client, name)
        expected = {
            "PreSignUp": "UserSub", "CustomMessage": "CodeDeliveryDetails", "PostConfirmation": "ResponseMetadata",
            "CreateAuthChallenge": "ChallengeName", "VerifyAuthChallengeResponse": "ChallengeName",
        }  # fmt: skip
        assert expected.get(trigger, "AuthenticationResult") in answer
        assert answer.get("UserConfirmed", False) is False


@pytest.mark.parametrize(("trigger", "field", "value"), FIELDS, ids=[user_of(*it) for it in FIELDS])
def test_a_known_field_of_the_wrong_type_is_unrecognizable(client, trigger, field, value):
    assert refused(REACHES[trigger], client, user_of(trigger, field, value)) == UNRECOGNIZABLE


@pytest.mark.parametrize("trigger", NULLS)
def test_null_in_a_known_field_counts_as_unset(client, trigger):
    name = user_of("null", trigger)
    if trigger == "DefineAuthChallenge":
        assert refused(REACHES[trigger], client, name) == UNRECOGNIZABLE
        return
    answer = REACHES[trigger](client, name)
    if trigger == "PreSignUp":
        assert answer["UserConfirmed"] is False
    elif trigger in CUSTOM:
        assert answer["ChallengeName"] == "CUSTOM_CHALLENGE"
    elif trigger == "CustomMessage":
        (message,) = client.pool.server.messages(client.pool.id, f"{name}@example.com")
        assert message["code"] in message["body"]
    else:
        assert "AuthenticationResult" in answer


# A function without any library between it and the runtime interface: what it posts is the answer, byte for byte.
RAW = """#!/usr/bin/env python3
import http.client, json, os

with open("posts.json") as file:
    posts = json.load(file)
base = "/2018-06-01/runtime/invocation"
while True:
    connection = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
    connection.request("GET", base + "/next")
    answer = connection.getresponse()
    event = json.loads(answer.read())
    kind, body = posts[event["userName"]]
    connection.request("POST", base + "/" + answer.getheader("Lambda-Runtime-Aws-Request-Id") + "/" + kind, body)
    connection.getresponse().read()
"""
FAILED = "PreAuthentication failed with error "
# What is posted, to which end, and what the caller hears.
POSTS = {
    "an empty body": ("response", "", INVALID_JSON),
    "words": ("response", "it went well", INVALID_JSON),
    "half an object": ("response", '{"version": "1"', INVALID_JSON),
    "two objects": ("response", "{}{}", INVALID_JSON),
    "null": ("response", "null", INVALID_JSON),
    "an object": ("response", "{}", UNRECOGNIZABLE),
    "an error with its message": (
        "error", '{"errorMessage": "no entry", "errorType": "Secret.Type", "stackTrace": ["secret.py"]}',
        ("UserLambdaValidationException", FAILED + "no entry."),
    ),
    "an error without message": (
        "error", '{"errorType":"Odd"}', ("UserLambdaValidationException", FAILED + '{"errorType":"Odd"}.'),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def raw_client(functions, make_pool):
    posts = {user_of(case): [kind, body] for case, (kind, body, _) in POSTS.items()}
    archive = package({"bootstrap": RAW, "posts.json": json.dumps(posts)}, {"bootstrap": 0o755})
    arn = functions.deploy_zip("answers-raw", archive, Runtime="provided.al2023", Handler="any", Timeout=10)
    return make_pool(LambdaConfig={"PreAuthentication": arn}).client()


@pytest.mark.parametrize("case", POSTS)
def test_what_is_no_json_and_what_is_an_error_is_read_as_it_is_posted(raw_client, case):
    assert refused(REACHES["PreAuthentication"], raw_client, user_of(case)) == POSTS[case][2]


def test_a_refusal_tells_the_caller_nothing_but_the_exception(functions, make_pool, name):
    source = "import sys\n\nclass HiddenType(Exception):\n    pass\n\ndef lambda_handler(event, context):\n"
    source += "    print('printed-secret')\n    raise HiddenType('no entry')\n"
    client = make_pool(LambdaConfig={"PreAuthentication": functions.deploy(name, source)}).client()
    client.pool.user("test")
    parameters = {"USERNAME": "test", "PASSWORD": PASSWORD}
    members = {"ClientId": client.id, "AuthFlow": "USER_PASSWORD_AUTH", "AuthParameters": parameters}
    answer = call(client.pool.server, "InitiateAuth", members)
    message = "PreAuthentication failed with error no entry."
    assert (answer.status, answer.json) == (400, {"__type": "UserLambdaValidationException", "message": message})
    told = str(answer.headers) + answer.body.decode()
    assert not any(word in told for word in ["HiddenType", "printed-secret", name, "lambda_function", "stackTrace"])


# Waits, in its first run only, until the test lets it go.
FIRST_HANGS = {
    "py": """
import os, time

def lambda_handler(event, context):
    print("begun")
    try:
        os.close(os.open(os.environ["FIRST"], os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return event
    while not os.path.exists(os.environ["GO"]):
        time.sleep(0.01)
    print("the first ended")
""",
    "js": """
const fs = require("fs");
exports.handler = async (event) => {
  console.log("begun");
  try {
    fs.closeSync(fs.openSync(process.env.FIRST, "wx"));
  } catch {
    return event;
  }
  while (!fs.existsSync(process.env.GO)) await new Promise((next) => setTimeout(next, 10));
  console.log("the first ended");
};
""",
}


@pytest.mark.parametrize("language", FIRST_HANGS)
def test_what_does_not_answer_in_time_is_asked_again_while_the_first_attempt_runs_on(
    functions, make_pool, name, language, tmp_path
):
    files = {"FIRST": str(tmp_path / "first"), "GO": str(tmp_path / "go")}
    arn = functions.deploy(name, FIRST_HANGS[language], language, Environment={"Variables": files}, Timeout=60)
    client = make_pool(LambdaConfig={"PreAuthentication": arn}).client()
    client.pool.user("test")
    began = time.monotonic()
    assert "AuthenticationResult" in client.password("test")
    assert time.monotonic() - began >= 5, "an attempt has five seconds, whatever the function's own limit"
    (tmp_path / "go").touch()
    lines = "".join(functions.log_lines_when_quiet(name, 2))
    assert (lines.count("begun"), lines.count("the first ended")) == (2, 1)


def test_the_switches_say_how_long_and_how_often_a_function_is_asked(isolated_server, make_client, tmp_path):
    (tmp_path / "vestibule.toml").write_text("[triggers]\ntrigger_timeout_ms = 1500\ntrigger_max_attempts = 2\n")
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    functions = Functions(lambda service: make_client(server, service))
    source = "import time\n\ndef lambda_handler(event, context):\n    print('begun')\n    time.sleep(60)\n"
    config = {"PreSignUp": functions.deploy("hangs", source, Timeout=90)}
    client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig=config).client()
    began = time.monotonic()
    expected = "PreSignUp invocation failed due to error Socket timeout while invoking Lambda function."
    assert refused(sign_up, client, "new") == ("UnexpectedLambdaException", expected)
    assert time.monotonic() - began >= 3
    assert functions.log_lines("hangs").count("begun\n") == 2
    assert server.stop() == 0


def test_a_fault_of_the_service_is_not_asked_again(isolated_server, make_client, tmp_path):
    expected = "PreAuthentication invocation failed due to error ServiceException."
    with answering(isolated_server, tmp_path, 503) as (server, calls):
        pool = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreAuthentication": ARN})
        assert refused(REACHES["PreAuthentication"], pool.client(), "test") == ("UnexpectedLambdaException", expected)
    assert len(calls) == 1


def test_a_custom_sender_is_not_waited_for_and_its_answer_means_nothing(functions, make_pool, name, tmp_path):
    source = "import os, time\n\ndef lambda_handler(event, context):\n    print('begun')\n"
    source += "    while not os.path.exists(os.environ['GO']):\n        time.sleep(0.01)\n"
    source += "    print('delivered')\n    return ['nonsense']\n"
    arn = functions.deploy(name, source, Environment={"Variables": {"GO": str(tmp_path / "go")}})
    pool = make_pool(LambdaConfig=senders(arn), AutoVerifiedAttributes=["email"])
    client = pool.client()
    assert sign_up(client, "new")["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    assert not any("delivered" in line for line in functions.log_lines(name))
    (tmp_path / "go").touch()
    assert "delivered\n" in functions.log_lines_when_quiet(name, 1)
    confirm(client, "new")
    assert pool.status("new") == "CONFIRMED"


def test_where_the_switch_is_lenient_only_the_response_matters(isolated_server, make_client, tmp_path):
    (tmp_path / "vestibule.toml").write_text("[triggers]\nstrict_lambda_response = false\n")
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    functions = Functions(lambda service: make_client(server, service))
    short = {"response": {"autoConfirmUser": True}}
    plan = {"short": ("PreSignUp", [["answer", short]]), "null": ("PreSignUp", [["answer", None]])}
    plan["wrong"] = ("PreSignUp", [["answer", {"response": {"autoConfirmUser": "true"}}]])
    for language in PLANNED:
        arn = planned(functions, f"lenient-{language}", language, plan)
        client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreSignUp": arn}).client()
        assert sign_up(client, "short")["UserConfirmed"] is True
        assert refused(sign_up, client, "null") == INVALID_JSON
        assert refused(sign_up, client, "wrong") == UNRECOGNIZABLE
    assert server.stop() == 0
