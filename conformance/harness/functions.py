"""Functions: source text into a zip, the zip into a deployed function, and the events a function printed."""

import base64
import io
import json
import time
import zipfile

from harness import ACCOUNT, REGION

ROLE = f"arn:aws:iam::{ACCOUNT}:role/service-role/functions"
RUNTIMES = {"py": "python3.12", "js": "nodejs20.x", "mjs": "nodejs20.x"}
HANDLERS = {"py": "lambda_function.lambda_handler", "js": "index.handler", "mjs": "index.handler"}
FILES = {"py": "lambda_function.py", "js": "index.js", "mjs": "index.mjs"}

# Prints the event it got and returns it untouched: the default behaviour of every trigger but define.
ECHO = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    return event
"""


def package(files: dict[str, str | bytes], modes: dict[str, int] | None = None) -> bytes:
    """A zip with these files at its root."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = (modes or {}).get(name, 0o644) << 16
            archive.writestr(entry, content)
    return buffer.getvalue()


class Functions:
    """Deploys functions to one server through boto3 and reads their logs."""

    def __init__(self, client):
        self.client = client
        self.arns: dict[str, str] = {}

    def deploy(self, name: str, source: str = ECHO, language: str = "py", *, permit: bool = True, **settings) -> str:
        """Creates the function, waits until it is active, lets user pools call it; returns its ARN."""
        return self.deploy_zip(
            name,
            package({FILES[language]: source}),
            permit=permit,
            **{"Runtime": RUNTIMES[language], "Handler": HANDLERS[language], "Timeout": 30} | settings,
        )

    def deploy_zip(self, name: str, archive: bytes, *, permit: bool = True, **settings) -> str:
        lambda_ = self.client("lambda")
        created = lambda_.create_function(FunctionName=name, Role=ROLE, Code={"ZipFile": archive}, **settings)
        lambda_.get_waiter("function_active_v2").wait(FunctionName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 300})
        if permit:
            self.permit(name)
        self.arns[name] = created["FunctionArn"]
        return created["FunctionArn"]

    def permit(self, name: str, source_arn: str = f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/*") -> None:
        self.client("lambda").add_permission(
            FunctionName=name,
            StatementId="user-pools",
            Action="lambda:InvokeFunction",
            Principal="cognito-idp.amazonaws.com",
            SourceArn=source_arn,
        )

    def invoke(self, name: str, event, **settings) -> "Invocation":
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(event).encode(), **settings)
        return Invocation(answer)

    def log_lines(self, name: str) -> list[str]:
        pages = self.client("logs").get_paginator("filter_log_events").paginate(logGroupName=f"/aws/lambda/{name}")
        try:
            return [event["message"] for page in pages for event in page["events"]]
        except self.client("logs").exceptions.ResourceNotFoundException:
            return []

    def log_lines_when_quiet(self, name: str, invocations: int = 0) -> list[str]:
        """The log once at least this many invocations have begun and all that began have been reported."""
        deadline = time.monotonic() + 20
        while True:
            lines = self.log_lines(name)
            started = sum(line.startswith("START RequestId:") for line in lines)
            reported = sum(line.startswith("REPORT RequestId:") for line in lines)
            if (started >= invocations and started == reported) or time.monotonic() > deadline:
                return lines
            time.sleep(0.05)

    def events(self, name: str, at_least: int = 0) -> list[dict]:
        """Every event the function printed, oldest first."""
        return printed_events(self.log_lines_when_quiet(name, at_least))

    def sources(self, name: str, at_least: int = 0) -> list[str]:
        """The trigger sources in the order they came."""
        return [event["triggerSource"] for event in self.events(name, at_least)]


def printed_events(lines: list[str]) -> list[dict]:
    """The JSON objects among log lines; Node.js puts time, request id and level in front, parted by tabs. What the runtime
    itself logs of an uncaught error is JSON too, but no event."""
    texts = (line.rstrip("\n").rsplit("\t", 1)[-1] for line in lines if "\tInvoke Error \t" not in line)
    return [json.loads(text) for text in texts if text.startswith("{")]


class Invocation:
    """The answer of one Invoke."""

    def __init__(self, answer: dict):
        self.status = answer["StatusCode"]
        self.error = answer.get("FunctionError")
        self.version = answer.get("ExecutedVersion")
        self.request_id = answer["ResponseMetadata"]["RequestId"]
        self.body = answer["Payload"].read()
        self.log = base64.b64decode(answer["LogResult"]).decode() if "LogResult" in answer else None

    @property
    def json(self):
        return json.loads(self.body)
