"""Functions that do what a script says for each user, and the steps of a custom sign-in.

One function serves every trigger of a pool, so that what it printed is the order of events. A user's name begins with the name
of a script and a hyphen. A script has steps by trigger: for define-auth-challenge one by the length of `session`, for
create-auth-challenge one by the custom challenges in it, for all others the first; where there are too few, the last is meant.
Whose name begins otherwise has the script `any`, or none: then the event comes back as it is.
"""

import json
import time

from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.functions import FILES, HANDLERS, RUNTIMES, Functions, package, printed_events
from harness.pools import AppClient

# A step is put into the response, member by member; `only` replaces the response, `throws` is thrown, and `carries` makes a
# random code that is kept in the metadata over all rounds. Without a script, verify compares with the private `answer`.
PYTHON = """
import json, random

with open("scripts.json") as file:
    scripts = json.load(file)

def lambda_handler(event, context):
    print(json.dumps(event))
    trigger, request, response = event["triggerSource"].split("_")[0], event["request"], event["response"]
    steps = scripts.get(event["userName"].split("-")[0], scripts.get("any", {})).get(trigger, [])
    session = request.get("session", [])
    custom = [entry for entry in session if entry["challengeName"] == "CUSTOM_CHALLENGE"]
    place = {"DefineAuthChallenge": len(session), "CreateAuthChallenge": len(custom)}.get(trigger, 0)
    if steps:
        step = steps[min(place, len(steps) - 1)]
        if "throws" in step:
            raise Exception(step["throws"])
        if "only" in step:
            event["response"] = step["only"]
        elif "carries" in step:
            code = custom[-1]["challengeMetadata"][5:] if custom else str(random.randrange(10**12))
            response.update(privateChallengeParameters={"answer": code}, challengeMetadata="CODE-" + code)
        else:
            response.update(step)
    elif trigger == "VerifyAuthChallengeResponse":
        response["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"].get("answer")
    return event
"""
NODE = """
const scripts = require("./scripts.json");

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { triggerSource, userName, request, response } = event;
  const trigger = triggerSource.split("_")[0];
  const steps = (scripts[userName.split("-")[0]] ?? scripts.any ?? {})[trigger] ?? [];
  const session = request.session ?? [];
  const custom = session.filter((entry) => entry.challengeName === "CUSTOM_CHALLENGE");
  const place = { DefineAuthChallenge: session.length, CreateAuthChallenge: custom.length }[trigger] ?? 0;
  if (steps.length) {
    const step = steps[Math.min(place, steps.length - 1)];
    if ("throws" in step) throw new Error(step.throws);
    if ("only" in step) event.response = step.only;
    else if ("carries" in step) {
      const code = custom.at(-1)?.challengeMetadata.slice(5) ?? String(Math.floor(Math.random() * 1e12));
      Object.assign(response, { privateChallengeParameters: { answer: code }, challengeMetadata: `CODE-${code}` });
    } else Object.assign(response, step);
  } else if (trigger === "VerifyAuthChallengeResponse") {
    response.answerCorrect = request.challengeAnswer === request.privateChallengeParameters.answer;
  }
  return event;
};
"""
SOURCES = {"py": PYTHON, "js": NODE}
CUSTOM = ["DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"]
EVERY = [*CUSTOM, "PreAuthentication", "PostAuthentication", "PreTokenGeneration", "CustomMessage"]

# What define-auth-challenge decides.
ASK = {"challengeName": "CUSTOM_CHALLENGE", "issueTokens": False, "failAuthentication": False}
PASSWORD_FIRST = {"challengeName": "PASSWORD_VERIFIER", "issueTokens": False, "failAuthentication": False}
ISSUE = {"issueTokens": True, "failAuthentication": False}
FAIL = {"issueTokens": False, "failAuthentication": True}
# The custom challenge whose answer is 42.
QUESTION = {"privateChallengeParameters": {"answer": "42"}}


def script(define: list, create: list | None = None, verify: dict | None = None, **others: dict) -> dict:
    """Steps by trigger; without others for it, create-auth-challenge asks for 42."""
    steps = {"DefineAuthChallenge": define, "CreateAuthChallenge": create or [QUESTION]}
    if verify is not None:
        steps["VerifyAuthChallengeResponse"] = [verify]
    return steps | {trigger: [step] for trigger, step in others.items()}


def entry(name: str, result: bool = True, metadata: str | None = None) -> dict:
    """An entry of `session`."""
    return {"challengeName": name, "challengeResult": result, "challengeMetadata": metadata}


class Scripted:
    """A deployed function with its scripts, and the events that it printed."""

    def __init__(self, functions: Functions, name: str, language: str, scripts: dict[str, dict]):
        self.functions, self.name, self.since = functions, name, time.time()
        self.arn = functions.deploy_zip(
            name,
            package({FILES[language]: SOURCES[language], "scripts.json": json.dumps(scripts)}),
            Runtime=RUNTIMES[language],
            Handler=HANDLERS[language],
            Timeout=30,
        )

    def triggers(self, *names: str) -> dict:
        """A LambdaConfig in which this function is these triggers, or every one."""
        return dict.fromkeys(names or EVERY, self.arn)

    def events(self, username: str, at_least: int = 0) -> list[dict]:
        """The events of one user, oldest first, once no invocation is under way."""
        logs = self.functions.client("logs")
        deadline = time.monotonic() + 20
        while True:
            pages = logs.get_paginator("filter_log_events").paginate(
                logGroupName=f"/aws/lambda/{self.name}", startTime=int(self.since * 1000) - 1000
            )
            try:
                lines = [event["message"] for page in pages for event in page["events"]]
            except logs.exceptions.ResourceNotFoundException:
                lines = []
            begun, ended = (sum(line.startswith(word) for line in lines) for word in ("START RequestId:", "REPORT RequestId:"))
            events = [event for event in printed_events(lines) if event["userName"] == username]
            if begun == ended and len(events) >= at_least:
                return events
            assert time.monotonic() < deadline, f"{len(events)} events instead of {at_least}: {events}"
            time.sleep(0.02)

    def sources(self, username: str, at_least: int = 0) -> list[str]:
        """The triggers that ran for one user, without what stands behind `_`, but that of tokens and messages."""
        sources = (event["triggerSource"] for event in self.events(username, at_least))
        return [it.removesuffix("_Authentication") if not it.startswith(("Token", "CustomM")) else it for it in sources]

    def sessions(self, username: str, at_least: int = 0, trigger: str = "DefineAuthChallenge") -> list[list]:
        """What one trigger was shown as `session`, call by call."""
        events = self.events(username, at_least)
        return [event["request"]["session"] for event in events if event["triggerSource"].startswith(trigger)]


class SignIn:
    """A custom sign-in of one user, by the client or by an administrator."""

    def __init__(self, client: AppClient, username: str, is_admin: bool = False):
        self.client, self.username, self.is_admin = client, username, is_admin
        self.srp: AWSSRP | None = None

    @classmethod
    def of_new(cls, client: AppClient, username: str, **attributes: str) -> "SignIn":
        """The sign-in of a user who is made for it."""
        client.pool.user(username, **attributes)
        return cls(client, username)

    def _call(self, operation: str, **members) -> dict:
        if self.is_admin:
            operation, members = f"admin_{operation}", members | {"UserPoolId": self.client.pool.id}
        return getattr(self.client.pool.idp, operation)(ClientId=self.client.id, **members)

    def begin(self, parameters: dict | None = None, **members) -> dict:
        parameters = {"USERNAME": self.username} | (parameters or {})
        return self._call("initiate_auth", AuthFlow="CUSTOM_AUTH", AuthParameters=parameters, **members)

    def make_srp(self, password: str = PASSWORD, **device: str) -> AWSSRP:
        """The client's side of SRP, of the user or of a device."""
        pool, idp = self.client.pool.id, self.client.pool.idp
        return AWSSRP(username=self.username, password=password, pool_id=pool, client_id=self.client.id, client=idp, **device)

    def begin_with_srp(self, password: str = PASSWORD, parameters: dict | None = None, **device: str) -> dict:
        """Begins with `SRP_A`; the password is what will be proven."""
        self.srp = self.make_srp(password, **device)
        return self.begin({"CHALLENGE_NAME": "SRP_A"} | self.srp.get_auth_params() | (parameters or {}))

    def respond(self, challenge: dict, answers: dict, **members) -> dict:
        """Answers a challenge; a `USERNAME` among the answers takes the place of the user's."""
        session = {"Session": challenge["Session"]} if "Session" in challenge else {}
        answers = {"USERNAME": self.username} | answers
        name = challenge["ChallengeName"]
        return self._call("respond_to_auth_challenge", ChallengeName=name, ChallengeResponses=answers, **session | members)

    def answer(self, challenge: dict, text: str, **members) -> dict:
        """Answers a custom challenge."""
        return self.respond(challenge, {"ANSWER": text}, **members)

    def prove(self, challenge: dict, **members) -> dict:
        """Answers PASSWORD_VERIFIER."""
        assert challenge["ChallengeName"] == "PASSWORD_VERIFIER"
        answers = self.srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": self.username})
        return self.respond(challenge, answers, **members)
