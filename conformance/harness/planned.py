"""Functions that do what a plan says, so that one function in each language serves all tests of a module.

A plan says for each trigger what its function does: `plan(PreSignUp={"throw": "no"})`. It travels with the user, in the
attribute `profile`, or with a call, as an entry of its validation data or metadata. Without one the event comes back untouched.
"""

import json
import sysconfig
import time
from pathlib import Path

from harness.functions import Functions, printed_events
from harness.pools import Pool, attribute_list

# What a plan may say: `call` an operation on the user (and print its answer), `throw` an error, give an `answer` in the place
# of the event, `change` members of the event, `respond` with another response.
PYTHON = """
import json

def call(event, operation, members):
    import boto3
    user = {"UserPoolId": event["userPoolId"], "Username": event["userName"]}
    answer = getattr(boto3.client("cognito-idp"), operation)(**user, **members)
    del answer["ResponseMetadata"]
    print(json.dumps({"called": event["userPoolId"], "answer": answer}, default=str))

def lambda_handler(event, context):
    print(json.dumps(event))
    request = event["request"]
    places = [request.get(name) or {} for name in ("userAttributes", "validationData", "clientMetadata")]
    plans = json.loads(next((place["profile"] for place in places if "profile" in place), "{}"))
    plan = plans.get(event["triggerSource"].split("_")[0], {})
    if "call" in plan:
        call(event, *plan["call"])
    if "throw" in plan:
        raise Exception(plan["throw"])
    if "answer" in plan:
        return plan["answer"]
    event.update(plan.get("change", {}))
    if "respond" in plan:
        event["response"] = plan["respond"]
    return event
"""
NODE = """
const pascal = (operation) => operation.replace(/(^|_)(.)/g, (_, __, letter) => letter.toUpperCase());

async function call(event, operation, members) {
  const sdk = require("@aws-sdk/client-cognito-identity-provider");
  const user = { UserPoolId: event.userPoolId, Username: event.userName };
  const command = new sdk[`${pascal(operation)}Command`]({ ...user, ...members });
  const { $metadata, ...answer } = await new sdk.CognitoIdentityProviderClient().send(command);
  console.log(JSON.stringify({ called: event.userPoolId, answer }));
}

exports.handler = async (event) => {
  console.log(JSON.stringify(event));
  const { userAttributes, validationData, clientMetadata } = event.request;
  const place = [userAttributes, validationData, clientMetadata].find((it) => it?.profile);
  const plan = JSON.parse(place?.profile ?? "{}")[event.triggerSource.split("_")[0]] ?? {};
  if (plan.call) await call(event, ...plan.call);
  if ("throw" in plan) throw new Error(plan.throw);
  if ("answer" in plan) return plan.answer;
  Object.assign(event, plan.change);
  if ("respond" in plan) event.response = plan.respond;
  return event;
};
"""
SOURCES = {"py": PYTHON, "js": NODE}
# Where the SDKs are that `call` uses.
LIBRARIES = {
    "py": {"PYTHONPATH": sysconfig.get_path("purelib")},
    "js": {"NODE_PATH": str(Path(__file__).parents[1] / "node_modules")},
}
UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")


def plan(**triggers: dict) -> dict[str, str]:
    """A plan as an attribute, or as metadata: what each trigger's function does, by the first word of its sources."""
    return {"profile": json.dumps(triggers)}


def thrown(trigger: str, text: str) -> tuple[str, str]:
    """What the client hears of an error that a trigger's function threw."""
    return "UserLambdaValidationException", f"{trigger} failed with error {text}."


class Planned:
    """A function of one language that follows plans, and what it printed."""

    def __init__(self, functions: Functions, name: str, language: str):
        self.functions, self.name, self.since = functions, name, 0.0
        self.arn = functions.deploy(name, SOURCES[language], language, Environment={"Variables": LIBRARIES[language]})

    def triggers(self, *names: str) -> dict:
        """A configuration that calls the function for these triggers; the log is read from here on."""
        self.since = time.time() - 1
        return dict.fromkeys(names, self.arn)

    def events(self, pool: Pool, at_least: int = 0) -> list[dict]:
        """The events of one pool, oldest first, once at least this many are there and every run that began has ended."""
        return self._printed("userPoolId", pool, at_least)

    def sources(self, pool: Pool, at_least: int = 0) -> list[str]:
        return [event["triggerSource"] for event in self.events(pool, at_least)]

    def answers(self, pool: Pool, at_least: int) -> list[dict]:
        """What the calls of the function on a pool's users answered."""
        return [printed["answer"] for printed in self._printed("called", pool, at_least)]

    def _printed(self, key: str, pool: Pool, at_least: int) -> list[dict]:
        deadline = time.monotonic() + 20
        while True:
            lines = self._lines()
            begun = {line.split()[2] for line in lines if line.startswith("START RequestId:")}
            ended = {line.split()[2] for line in lines if line.startswith("REPORT RequestId:")}
            printed = [line for line in printed_events(lines) if line.get(key) == pool.id]
            if len(printed) >= at_least and begun <= ended or time.monotonic() > deadline:
                return printed
            time.sleep(0.02)

    def _lines(self) -> list[str]:
        logs = self.functions.client("logs")
        where = {"logGroupName": f"/aws/lambda/{self.name}", "startTime": int(self.since * 1000)}
        try:
            pages = list(logs.get_paginator("filter_log_events").paginate(**where))
        except logs.exceptions.ResourceNotFoundException:
            return []
        return [event["message"] for page in pages for event in page["events"]]


def replan(pool: Pool, username: str, **triggers: dict) -> None:
    """Gives a user another plan."""
    pool.idp.admin_update_user_attributes(
        UserPoolId=pool.id, Username=username, UserAttributes=attribute_list(plan(**triggers))
    )
