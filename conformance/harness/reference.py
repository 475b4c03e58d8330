"""One function for every trigger, in both languages, and what it printed: for tests that go through the trigger reference.

It prints each event and returns it. Custom sign-ins go on until the answer is 482913 and are issued tokens then; names that
begin with `auto-` are confirmed at once, names that begin with `elsewhere-` migrate.
"""

import json
import urllib.request
from typing import Callable

from harness import ACCOUNT, REGION
from harness.functions import FILES, HANDLERS, RUNTIMES, Functions, package
from harness.pools import FLOWS, AppClient
from harness.server import Server

PYTHON = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    source, name, request, response = event["triggerSource"], event["userName"], event["request"], event.get("response")
    if source == "PreSignUp_SignUp":
        response["autoConfirmUser"] = name.startswith("auto-")
    elif source.startswith("UserMigration_") and name.startswith("elsewhere-"):
        response["userAttributes"] = {"email": name + "@example.com", "email_verified": "true"}
        response["finalUserStatus"], response["messageAction"] = "CONFIRMED", "SUPPRESS"
    elif source.startswith("Define"):
        last = request["session"][-1] if request["session"] else None
        if last and last["challengeName"] == "SRP_A":
            response["challengeName"] = "PASSWORD_VERIFIER"
        elif last and last["challengeName"] == "CUSTOM_CHALLENGE" and last["challengeResult"]:
            response["issueTokens"] = True
        else:
            response["challengeName"] = "CUSTOM_CHALLENGE"
    elif source.startswith("Create"):
        response["privateChallengeParameters"] = {"answer": "482913"}
        response["challengeMetadata"] = "CODE-1"
    elif source.startswith("Verify"):
        response["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"].get("answer")
    return event
"""
NODE = """
exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { triggerSource: source, userName: name, request, response } = event;
  if (source === "PreSignUp_SignUp") response.autoConfirmUser = name.startsWith("auto-");
  else if (source.startsWith("UserMigration_") && name.startsWith("elsewhere-")) {
    response.userAttributes = { email: `${name}@example.com`, email_verified: "true" };
    response.finalUserStatus = "CONFIRMED";
    response.messageAction = "SUPPRESS";
  } else if (source.startsWith("Define")) {
    const last = request.session.at(-1);
    if (last?.challengeName === "SRP_A") response.challengeName = "PASSWORD_VERIFIER";
    else if (last?.challengeName === "CUSTOM_CHALLENGE" && last.challengeResult) response.issueTokens = true;
    else response.challengeName = "CUSTOM_CHALLENGE";
  } else if (source.startsWith("Create")) {
    response.privateChallengeParameters = { answer: "482913" };
    response.challengeMetadata = "CODE-1";
  } else if (source.startsWith("Verify")) {
    response.answerCorrect = request.challengeAnswer === request.privateChallengeParameters.answer;
  }
  return event;
};
"""
WORKING = {"py": PYTHON, "js": NODE}
# The same, but for the users whose names are in the package's plan: their event at one trigger is changed step by step.
PLANNED_PYTHON = (
    PYTHON.replace("def lambda_handler(event, context)", "def work(event)")
    + """
import os

with open("plan.json") as file:
    plan = json.load(file)

def lambda_handler(event, context):
    at, steps = plan.get(event["userName"], ["none", []])
    if not event["triggerSource"].startswith(at + "_"):
        return work(event)
    print(json.dumps(event))
    for step, *rest in steps:
        if step == "answer":
            return rest[0]
        if step == "nothing":
            return
        if step == "pascal":
            return {key[0].upper() + key[1:]: value for key, value in event.items()}
        if step == "throw":
            raise Exception(rest[0])
        if step == "exit":
            os._exit(rest[0])
        *path, last = rest[0].split(".")
        target = event
        for key in path:
            target = target[key]
        if step == "set":
            target[last] = rest[1]
        else:
            del target[last]
    return event
"""
)
PLANNED_NODE = (
    NODE.replace("exports.handler =", "const work =")
    + """
const plan = require("./plan.json");

exports.handler = async (event) => {
  const [at, steps] = plan[event.userName] ?? ["none", []];
  if (!event.triggerSource.startsWith(`${at}_`)) return work(event);
  console.log(JSON.stringify(event));
  for (const [step, first, second] of steps) {
    if (step === "answer") return first;
    if (step === "nothing") return undefined;
    if (step === "pascal") {
      return Object.fromEntries(Object.entries(event).map(([key, value]) => [key[0].toUpperCase() + key.slice(1), value]));
    }
    if (step === "throw") throw new Error(first);
    if (step === "exit") process.exit(first);
    const path = first.split("."), last = path.pop();
    const target = path.reduce((at, key) => at[key], event);
    if (step === "set") target[last] = second;
    else delete target[last];
  }
  return event;
};
"""
)
PLANNED = {"py": PLANNED_PYTHON, "js": PLANNED_NODE}
ANSWER = "482913"
CUSTOM = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]
# Those that take a plain ARN and are waited for.
TRIGGERS = [
    "PreSignUp", "PostConfirmation", "CustomMessage", "PreAuthentication", "PostAuthentication", *CUSTOM,
    "PreTokenGeneration", "UserMigration",
]  # fmt: skip
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"
ALL_FLOWS = [*FLOWS, "ALLOW_USER_AUTH"]


def planned(functions: Functions, name: str, language: str, plan: dict[str, tuple[str, list]], **settings) -> str:
    """Deploys the function with a plan: by username the trigger, and what is done to its event."""
    heads = {user: [at.replace("PreToken", "Token"), steps] for user, (at, steps) in plan.items()}
    files = {FILES[language]: PLANNED[language], "plan.json": json.dumps(heads)}
    settings = {"Runtime": RUNTIMES[language], "Handler": HANDLERS[language], "Timeout": 30} | settings
    return functions.deploy_zip(name, package(files), **settings)


def versioned(arn: str, version: str = "V1_0") -> dict:
    return {"LambdaVersion": version, "LambdaArn": arn}


def senders(arn: str) -> dict:
    return {"CustomEmailSender": versioned(arn), "CustomSMSSender": versioned(arn), "KMSKeyID": KEY}


class Recorder:
    """A function, and what it has printed since it was last asked."""

    def __init__(self, functions: Functions, name: str, source: str, language: str = "py", **settings):
        self.functions, self.name = functions, name
        self.arn = functions.deploy(name, source, language, **settings)

    def ran(self, count: int, action: Callable, *arguments, **members) -> tuple:
        """What the action answers, and the events that it caused, of which there must be `count`."""
        before = len(self.functions.events(self.name))
        answer = action(*arguments, **members)
        events = self.functions.events(self.name, before + count)[before:]
        assert len(events) == count, [event["triggerSource"] for event in events]
        return answer, events

    def sources(self, expected: str, action: Callable, *arguments, **members):
        """What the action answers, which must have run these trigger sources in this order."""
        wanted = expected.split()
        answer, events = self.ran(len(wanted), action, *arguments, **members)
        assert [event["triggerSource"] for event in events] == wanted
        return answer


def custom_answer(client: AppClient, challenge: dict, username: str, answer: str = ANSWER, **members) -> dict:
    return client.respond(challenge, {"USERNAME": username, "ANSWER": answer}, **members)


def sign_up(client: AppClient, username: str) -> dict:
    return client.sign_up(username, attributes={"email": f"{username}@example.com"})


def confirm(client: AppClient, username: str) -> dict:
    code = client.pool.code(f"{username}@example.com")
    return client.pool.idp.confirm_sign_up(ClientId=client.id, Username=username, ConfirmationCode=code)


def password(client: AppClient, username: str) -> dict:
    client.pool.user(username)
    return client.password(username)


def custom(client: AppClient, username: str) -> dict:
    client.pool.user(username)
    return custom_answer(client, client.custom(username), username)


def sign_up_and_confirm(client: AppClient, username: str) -> dict:
    sign_up(client, username)
    return confirm(client, username)


# What reaches each trigger, for a name that the pool does not know yet.
REACHES: dict[str, Callable[[AppClient, str], dict]] = {
    "PreSignUp": sign_up,
    "CustomMessage": sign_up,
    "PostConfirmation": sign_up_and_confirm,
    "PreAuthentication": password,
    "PostAuthentication": password,
    "PreTokenGeneration": password,
    "DefineAuthChallenge": custom,
    "CreateAuthChallenge": custom,
    "VerifyAuthChallengeResponse": custom,
    "UserMigration": lambda client, username: client.password(username),
}


def advance(server: Server, seconds: int) -> None:
    """Moves the server's clock on."""
    body = json.dumps({"advanceSeconds": seconds}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{server.url}/_vestibule/clock", data=body), timeout=30).close()
