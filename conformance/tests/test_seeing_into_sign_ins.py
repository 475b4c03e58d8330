"""Seeing into sign-ins: the timeline, replays, sample events and the audit of define-auth-challenge, with real functions."""

import json
import os
import subprocess

import pytest

from harness.functions import FILES, package
from harness.server import binary

DEFINE = """
def lambda_handler(event, context):
    steps = event["request"]["session"]
    answer = event["response"]
    if event["request"].get("userNotFound"):
        answer["failAuthentication"] = True
    elif steps and steps[-1]["challengeName"] == "CUSTOM_CHALLENGE" and steps[-1]["challengeResult"]:
        answer["issueTokens"] = True
    elif len(steps) >= 3:
        answer["failAuthentication"] = True
    else:
        answer["challengeName"] = "CUSTOM_CHALLENGE"
    return event
"""

# Looks at the result of the last step and not at its name: whoever begins with SRP_A is let in without a password.
INSECURE = """
def lambda_handler(event, context):
    steps = event["request"]["session"]
    if steps and steps[-1]["challengeResult"]:
        event["response"]["issueTokens"] = True
    else:
        event["response"]["challengeName"] = "CUSTOM_CHALLENGE"
    return event
"""

DEFINE_JS = """
exports.handler = async (event) => {
  const steps = event.request.session;
  const last = steps[steps.length - 1];
  if (event.request.userNotFound) {
    event.response.failAuthentication = true;
  } else if (last && last.challengeName === 'CUSTOM_CHALLENGE' && last.challengeResult === true) {
    event.response.issueTokens = true;
  } else if (steps.length >= 3) {
    event.response.failAuthentication = true;
  } else {
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }
  return event;
};
"""

INSECURE_JS = """
exports.handler = async (event) => {
  const last = event.request.session.at(-1);
  if (last && last.challengeResult) {
    event.response.issueTokens = true;
  } else {
    event.response.challengeName = 'CUSTOM_CHALLENGE';
  }
  return event;
};
"""

CREATE = """
def lambda_handler(event, context):
    event["response"]["publicChallengeParameters"] = {"question": "six times seven"}
    event["response"]["privateChallengeParameters"] = {"answer": "forty-two"}
    print("the answer is forty-two")
    return event
"""

VERIFY = """
def lambda_handler(event, context):
    request = event["request"]
    event["response"]["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
    return event
"""

PRE_AUTH = """
def lambda_handler(event, context):
    print("hello from pre authentication")
    return event
"""


def vestibule(server, *arguments: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    return subprocess.run(
        [binary(), *arguments],
        env=environment | {"VESTIBULE_URL": server.url},
        capture_output=True,
        text=True,
        timeout=120,
    )


def told(server, *arguments: str):
    """What a command answers as JSON."""
    done = vestibule(server, *arguments, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def custom(aws, functions, make_pool):
    """A pool with a custom challenge after the password and an SMS code, whose functions are real."""
    arns = {
        "PreAuthentication": functions.deploy("seen-pre-auth", PRE_AUTH),
        "DefineAuthChallenge": functions.deploy("seen-define", DEFINE),
        "CreateAuthChallenge": functions.deploy("seen-create", CREATE),
        "VerifyAuthChallengeResponse": functions.deploy("seen-verify", VERIFY),
    }
    return make_pool(LambdaConfig=arns)


def sign_in(pool, client, username: str) -> None:
    asked = client.custom(username)
    answer = {"USERNAME": username, "ANSWER": "forty-two"}
    answered = client.respond(asked, answer, ClientMetadata={"KeyName1": "string"})
    assert answered["AuthenticationResult"]["AccessToken"]


def test_a_sign_in_is_listed_and_shown_with_what_its_functions_saw_and_printed(server, custom):
    client = custom.client()
    custom.user("ann", email="ann@example.com")
    sign_in(custom, client, "ann")

    listed = told(server, "flows", "list", "--pool", custom.id, "--user", "ann")["flows"]
    assert [(flow["kind"], flow["state"], flow["outcome"]) for flow in listed] == [("sign_in", "completed", "signed in")]
    identifier = listed[0]["id"]
    assert identifier in vestibule(server, "flows", "list").stdout

    shown = vestibule(server, "flows", "show", identifier).stdout
    lines = iter(shown.splitlines())
    # In this order; `in` on an iterator goes on where the last one was found.
    for expected in [
        "InitiateAuth CUSTOM_AUTH",
        "PreAuthentication_Authentication seen-pre-auth",
        "hello from pre authentication",
        "DefineAuthChallenge_Authentication seen-define",
        "session: empty",
        "CreateAuthChallenge_Authentication seen-create",
        "the answer is [redacted]",
        "=> challenge CUSTOM_CHALLENGE",
        "RespondToAuthChallenge CUSTOM_CHALLENGE",
        "ClientMetadata: KeyName1=string",
        "VerifyAuthChallengeResponse_Authentication seen-verify",
        "session: CUSTOM_CHALLENGE passed",
        "=> signed in",
    ]:
        assert any(expected in line for line in lines), f"{expected} is not where it should be in\n{shown}"
    assert "forty-two" not in shown and "eyJ" not in shown

    whole = told(server, "flows", "show", identifier)
    trigger = whole["recordedCalls"][0]["steps"][0]
    assert trigger["event"]["triggerSource"] == "PreAuthentication_Authentication"
    assert trigger["coldStartMs"] > 0 and trigger["log"][0].startswith("START RequestId: ")


def test_what_a_failed_sign_in_failed_of_is_told(server, custom):
    client = custom.client()
    custom.user("bob")
    with pytest.raises(custom.idp.exceptions.NotAuthorizedException):
        client.password("bob", "Wr0ng!Passw0rd")
    flow = told(server, "flows", "list", "--user", "bob", "--state", "refused")["flows"][0]
    assert flow["outcome"] == "NotAuthorizedException: Incorrect username or password."
    shown = vestibule(server, "flows", "show", flow["id"]).stdout
    assert "=> NotAuthorizedException: Incorrect username or password." in shown
    assert "Wr0ng" not in shown


def test_a_recorded_event_is_replayed_against_the_function_of_today(server, aws, custom):
    client = custom.client()
    custom.user("cleo")
    sign_in(custom, client, "cleo")
    identifier = told(server, "flows", "list", "--user", "cleo")["flows"][0]["id"]

    same = vestibule(server, "replay", identifier, "--step", "2")
    assert same.returncode == 0, same.stdout + same.stderr
    assert "the same answer" in same.stdout

    changed = DEFINE.replace('answer["challengeName"] = "CUSTOM_CHALLENGE"', 'answer["failAuthentication"] = True')
    archive = package({FILES["py"]: changed})
    aws("lambda").update_function_code(FunctionName="seen-define", ZipFile=archive)
    aws("lambda").get_waiter("function_updated_v2").wait(FunctionName="seen-define")
    different = vestibule(server, "replay", identifier, "--step", "2")
    assert different.returncode == 1
    assert 'response.challengeName: "CUSTOM_CHALLENGE" -> null' in different.stdout
    assert "response.failAuthentication: null -> true" in different.stdout
    aws("lambda").update_function_code(FunctionName="seen-define", ZipFile=package({FILES["py"]: DEFINE}))

    missing = vestibule(server, "replay", identifier, "--step", "99")
    assert missing.returncode == 1 and "step 99" in missing.stderr
    unknown = vestibule(server, "flows", "show", "no-such-flow")
    assert unknown.returncode == 1 and "there is no flow no-such-flow" in unknown.stderr


def test_a_sample_event_runs_every_trigger_of_the_list(server, functions):
    functions.deploy("seen-echo")
    sources = vestibule(server, "event").stdout.split()
    assert len(sources) > 20
    for source in sources:
        printed = vestibule(server, "event", source)
        event = json.loads(printed.stdout)
        assert event["triggerSource"] == source
        assert functions.invoke("seen-echo", event).json == event
    assert json.loads(vestibule(server, "event", "PreTokenGeneration", "--lambda-version", "V3_0").stdout)["version"] == "3"
    assert vestibule(server, "event", "Nothing").returncode == 1


@pytest.mark.parametrize(
    ("language", "sound", "insecure"), [("py", DEFINE, INSECURE), ("js", DEFINE_JS, INSECURE_JS)], ids=["python", "node"]
)
def test_an_audit_passes_a_sound_function_and_finds_the_flaw_of_an_insecure_one(
    server, functions, make_pool, language, sound, insecure
):
    good = make_pool(LambdaConfig={"DefineAuthChallenge": functions.deploy(f"sound-{language}", sound, language)})
    passed = vestibule(server, "audit", "define-auth-challenge", good.id)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "no flaw found" in passed.stdout
    report = told(server, "audit", "define-auth-challenge", good.id)
    assert report["isSound"] and report["isComplete"] and report["findings"] == []
    shortest = [[step["challengeName"] for step in way] for way in report["waysToTokens"]]
    assert shortest == [["CUSTOM_CHALLENGE"], ["SRP_A", "CUSTOM_CHALLENGE"]]
    diagram = vestibule(server, "audit", "define-auth-challenge", good.id, "--mermaid").stdout
    assert diagram.startswith("stateDiagram-v2\n") and diagram.count('"tokens"') == 1

    bad = make_pool(LambdaConfig={"DefineAuthChallenge": functions.deploy(f"insecure-{language}", insecure, language)})
    found = vestibule(server, "audit", "define-auth-challenge", bad.id)
    assert found.returncode == 1
    assert "FLAW: issues tokens although neither PASSWORD_VERIFIER nor CUSTOM_CHALLENGE was passed" in found.stdout
    assert "after SRP_A passed\n" in found.stdout
    done = vestibule(server, "audit", "define-auth-challenge", bad.id, "--json")
    flaws = {finding["flaw"] for finding in json.loads(done.stdout)["findings"] if finding["isReachable"]}
    assert {"no-proof", "unexpected-step", "user-not-found", "never-ends"} <= flaws


def test_the_flaw_that_the_audit_finds_is_a_real_one(server, functions, make_pool):
    """What the audit says of the insecure function, done by a client that never knew the password."""
    pool = make_pool(LambdaConfig={"DefineAuthChallenge": functions.deploy("really-insecure", INSECURE)})
    client = pool.client()
    pool.user("eve-s-victim")
    let_in = client.custom("eve-s-victim", {"CHALLENGE_NAME": "SRP_A", "SRP_A": "7" * 700})
    assert let_in["AuthenticationResult"]["AccessToken"]


def test_a_pool_without_the_trigger_is_told_apart_from_a_server_that_is_not_there(server, make_pool):
    pool = make_pool()
    without = vestibule(server, "audit", "define-auth-challenge", pool.id)
    assert without.returncode == 1 and "has no define auth challenge trigger" in without.stderr
    nowhere = subprocess.run(
        [binary(), "flows", "list", "--url", "http://127.0.0.1:9"], capture_output=True, text=True, timeout=60
    )
    assert nowhere.returncode == 1 and "is the server running?" in nowhere.stderr
