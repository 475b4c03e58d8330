"""One function for every trigger, in both languages, and what it printed: for tests that go through the trigger reference.

It prints each event and returns it. Custom sign-ins go on until the answer is 482913 and are issued tokens then; names that
begin with `auto-` are confirmed at once, names that begin with `elsewhere-` migrate.
"""

import json
from typing import Callable

import pytest
from botocore.exceptions import ClientError

from harness import ACCOUNT, REGION
from harness.functions import Functions
from harness.pools import FLOWS, AppClient, Pool

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
        response["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
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
ANSWER = "482913"
CUSTOM = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]
# Those that take a plain ARN and are waited for.
TRIGGERS = [
    "PreSignUp", "PostConfirmation", "CustomMessage", "PreAuthentication", "PostAuthentication", *CUSTOM,
    "PreTokenGeneration", "UserMigration",
]  # fmt: skip
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"
ALL_FLOWS = [*FLOWS, "ALLOW_USER_AUTH"]


def versioned(arn: str, version: str = "V1_0") -> dict:
    return {"LambdaVersion": version, "LambdaArn": arn}


def senders(arn: str) -> dict:
    return {"CustomEmailSender": versioned(arn), "CustomSMSSender": versioned(arn), "KMSKeyID": KEY}


def refused(action: Callable, *arguments, **members) -> tuple[str, str]:
    """The exception and the message of a call that is refused with status 400."""
    with pytest.raises(ClientError) as caught:
        action(*arguments, **members)
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 400
    details = caught.value.response["Error"]
    return details["Code"], details["Message"]


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


def signed_up(pool: Pool, client: AppClient, username: str) -> str:
    """Somebody who has signed up and not confirmed yet; returns the `sub`."""
    return client.sign_up(username, attributes={"email": f"{username}@example.com"})["UserSub"]


def told(error: ClientError) -> str:
    """Everything that the caller of a failed call was told, headers included."""
    return json.dumps(error.response, default=str)

