"""200 custom sign-ins at once, through functions that crash, hang and answer rubbish: each ends with the error of its own fault.

What goes wrong, and at which step, is drawn from a seed and written into the username, where the functions read it, so that
every sign-in's end is known before it begins. One storm on a server of its own; the tests look at what it left.
"""

import itertools
import random
import re
import threading
import time
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from harness import REGION
from harness.functions import Functions
from harness.pools import Pool
from harness.server import Server

SIGN_INS = 200
SEED = 20260711
# What the server runs at most: of one function, and in all.
WORKERS_PER_FUNCTION_MAX, WORKERS_MAX = 16, 64
# Functions of the first kind are stopped by their own time-out, those of the second are given up by the trigger before that.
TIMEOUTS = {"stopped": 1, "abandoned": 15}
SETTINGS = "[triggers]\ntrigger_timeout_ms = 4000\n"
# Workers of each function that are there before the storm begins, and are replaced when they fall.
WARM_WORKERS = 2

# A username is `NUMBER-STEP-FAULT`. The steps of a custom sign-in: define, create, verify, and define again.
PYTHON = """
import json, os, signal, subprocess, time

def step(event):
    source = event["triggerSource"]
    return "again" if source.startswith("Define") and event["request"]["session"] else source[:6].lower()

def lambda_handler(event, context):
    at, response = step(event), event["response"]
    if at == "define":
        response["challengeName"] = "CUSTOM_CHALLENGE"
    elif at == "create":
        response["privateChallengeParameters"] = {"answer": "42"}
    elif at == "verify":
        response["answerCorrect"] = event["request"]["challengeAnswer"] == "42"
    else:
        response["issueTokens"] = event["request"]["session"][-1]["challengeResult"]
    number, when, fault = event["userName"].split("-")
    if when != at:
        return event
    if fault == "raise":
        raise Exception("boom " + number)
    if fault == "exit":
        os._exit(3)
    if fault == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if fault == "orphan":
        subprocess.Popen(["sleep", "600"], start_new_session=True)
        os._exit(4)
    if fault == "hang":
        subprocess.Popen(["sleep", "600"])
        time.sleep(600)
    if fault == "rubbish":
        print('{"statusCode": ', end="")
        os.write(1, os.urandom(4096) + b"\\n}}null\\n")
        os.write(2, b"\\x00" * 4096)
    if fault == "flood":
        print("x" * 200_000)
    if fault == "null":
        return None
    if fault == "foreign":
        return {"answer": object()}
    if fault == "huge":
        response["padding"] = "x" * 7_000_000
    if fault == "empty":
        return {}
    if fault == "list":
        return [event]
    if fault == "text":
        return "event"
    if fault == "undecided":
        for field in response:
            response[field] = 1
    return event
"""
NODE = """
const { spawn } = require("node:child_process");
const { randomBytes } = require("node:crypto");
const fs = require("node:fs");

exports.handler = async (event) => {
  const { triggerSource, request, response } = event;
  const isAgain = triggerSource.startsWith("Define") && request.session.length > 0;
  const at = isAgain ? "again" : triggerSource.slice(0, 6).toLowerCase();
  if (at === "define") response.challengeName = "CUSTOM_CHALLENGE";
  else if (at === "create") response.privateChallengeParameters = { answer: "42" };
  else if (at === "verify") response.answerCorrect = request.challengeAnswer === "42";
  else response.issueTokens = request.session.at(-1).challengeResult;
  const [number, when, fault] = event.userName.split("-");
  if (when !== at) return event;
  switch (fault) {
    case "raise":
      throw new Error(`boom ${number}`);
    case "exit":
      return process.exit(3);
    case "killed":
      process.kill(process.pid, "SIGKILL");
      return await new Promise((go) => setTimeout(go, 600_000));
    case "orphan":
      spawn("sleep", ["600"], { detached: true, stdio: "ignore" });
      return process.exit(4);
    case "hang":
      spawn("sleep", ["600"]);
      return await new Promise((go) => setTimeout(go, 600_000));
    case "rubbish":
      process.stdout.write('{"statusCode": ');
      fs.writeSync(1, Buffer.concat([randomBytes(4096), Buffer.from("\\n}}null\\n")]));
      fs.writeSync(2, Buffer.alloc(4096));
      break;
    case "flood":
      console.log("x".repeat(200_000));
      break;
    case "null":
      return null;
    case "foreign":
      return { answer: 42n };
    case "huge":
      response.padding = "x".repeat(7_000_000);
      break;
    case "empty":
      return {};
    case "list":
      return [event];
    case "text":
      return "event";
    case "undecided":
      for (const field of Object.keys(response)) response[field] = 1;
  }
  return event;
};
"""
LANGUAGES = {"py": PYTHON, "js": NODE}
STEPS = {
    "define": "DefineAuthChallenge",
    "create": "CreateAuthChallenge",
    "verify": "VerifyAuthChallengeResponse",
    "again": "DefineAuthChallenge",
}



def function_name(trigger: str, language: str, kind: str) -> str:
    return f"{trigger}-{language}-{kind}"


FUNCTIONS = [function_name(*of) for of in itertools.product(sorted(set(STEPS.values())), LANGUAGES, TIMEOUTS)]


def warm(function: str) -> str:
    return f'[[functions]]\nname = "{function}"\nwarm_workers = {WARM_WORKERS}\n'


SIGNED_IN = ("signed in", "")
REQUEST = r"RequestId: [0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12} Error: "
UNMARSHALLED = {
    "py": "Unable to marshal response: Object of type object is not JSON serializable",
    "js": "Unable to stringify response body",
}


def expected(language: str, kind: str, step: str, fault: str, number: int) -> tuple[str, str]:
    """The exception of a fault, and a pattern of its whole text."""
    trigger = STEPS[step]
    said = {
        "raise": f"boom {number:03}",
        "exit": REQUEST + "Runtime exited with error: exit status 3",
        "killed": REQUEST + "Runtime exited with error: signal: killed",
        "orphan": REQUEST + "Runtime exited with error: exit status 4",
        "foreign": UNMARSHALLED[language],
        "huge": r"Response payload size exceeded maximum allowed payload size \(6291556 bytes\)\.",
        "hang": REQUEST + r"Task timed out after 1\.00 seconds",
    }
    if fault in ("right", "rubbish", "flood"):
        return SIGNED_IN
    if fault == "hang" and kind == "abandoned":
        text = rf"{trigger} invocation failed due to error Socket timeout while invoking Lambda function\."
        return "UnexpectedLambdaException", text
    if fault in said:
        return "UserLambdaValidationException", rf"{trigger} failed with error {said[fault]}\."
    if fault == "null":
        return "InvalidLambdaResponseException", "Invalid lambda function output : Invalid JSON"
    return "InvalidLambdaResponseException", "Unrecognizable lambda output"


FAULTS = [
    "right", "raise", "exit", "killed", "orphan", "rubbish", "flood", "null", "foreign", "huge", "empty", "list", "text",
    "undecided", "hang",
]  # fmt: skip

# The functions that a fault is left to, where it is not left to chance.
KINDS = {"flood": "abandoned", "huge": "abandoned"} | dict.fromkeys(("hang", "exit", "killed", "orphan"), "stopped")


@dataclass
class SignIn:
    number: int
    language: str
    kind: str
    step: str
    fault: str

    @property
    def username(self) -> str:
        return f"{self.number:03}-{self.step}-{self.fault}"

    @property
    def expected(self) -> tuple[str, str]:
        return expected(self.language, self.kind, self.step, self.fault, self.number)


def plan() -> list[SignIn]:
    """What is going to happen: every fault at every step in both languages once, the rest as it falls. Each step of each
    language is abandoned once only, as that takes three workers for as long as the functions may run. What takes much of the
    processor is left to functions that have the time for it, and what ends workers to those that do not lose them otherwise."""
    chance = random.Random(SEED)
    faults = [(fault, step, language) for fault in FAULTS for step in STEPS for language in LANGUAGES]
    abandoned = [("hang", step, language, "abandoned") for step in STEPS for language in LANGUAGES]
    more = [chance.choice(faults) for _ in range(SIGN_INS - len(faults) - len(abandoned))]
    drawn = abandoned
    for fault, step, language in faults + more:
        kind = KINDS.get(fault) or chance.choice(list(TIMEOUTS))
        drawn.append((fault, step, language, kind))
    chance.shuffle(drawn)
    return [SignIn(number, language, kind, step, fault) for number, (fault, step, language, kind) in enumerate(drawn)]


PLAN = plan()


def workers(mark: str) -> dict[str, tuple[str, str]]:
    """Living processes with the mark in their environment, by process id: the function, and the worker's log stream. What a
    function has started inherits both."""
    found = {}
    for process in Path("/proc").glob("[0-9]*"):
        try:
            variables = dict(
                entry.split("=", 1) for entry in (process / "environ").read_bytes().decode(errors="replace").split("\0") if "=" in entry
            )
        except OSError:
            continue
        if variables.get("UNDER_FIRE") == mark:
            found[process.name] = variables["AWS_LAMBDA_FUNCTION_NAME"], variables["AWS_LAMBDA_LOG_STREAM_NAME"]
    return found


def within_bounds(found) -> bool:
    """Whether these are no more workers than the server may have."""
    distinct = set(found)
    per_function = Counter(function for function, _ in distinct)
    return len(distinct) <= WORKERS_MAX and all(count <= WORKERS_PER_FUNCTION_MAX for count in per_function.values())


@dataclass
class Aftermath:
    """What the storm and the shutdown after it left."""

    outcomes: dict[int, tuple[str, str]] = field(default_factory=dict)
    storm_seconds: float = 0
    healthy: list[tuple[str, str]] = field(default_factory=list)
    was_within_bounds: bool = True
    most_workers: int = 0
    unended: list[str] = field(default_factory=list)
    idle: dict = field(default_factory=dict)
    at_shutdown: dict = field(default_factory=dict)
    exit_status: int | None = None
    left: dict = field(default_factory=dict)


class Storm:
    def __init__(self, server: Server, mark: str):
        self.server, self.mark = server, mark
        self.clients = {service: self._client(service) for service in ("cognito-idp", "lambda", "logs")}
        self.idp = self.clients["cognito-idp"]
        self.functions = Functions(self.clients.__getitem__)
        self.pools = {}
        for kind, timeout in TIMEOUTS.items():
            for language, source in LANGUAGES.items():
                arns = {
                    trigger: self.functions.deploy(
                        function_name(trigger, language, kind), source, language, Timeout=timeout,
                        Environment={"Variables": {"UNDER_FIRE": mark}},
                    )
                    for trigger in set(STEPS.values())
                }  # fmt: skip
                self.pools[language, kind] = Pool(server, self.idp, LambdaConfig=arns).client()

    def _client(self, service: str):
        config = Config(retries={"total_max_attempts": 1}, read_timeout=60, max_pool_connections=SIGN_INS)
        keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
        return boto3.client(service, region_name=REGION, endpoint_url=self.server.url, config=config, **keys)

    def user(self, sign_in: SignIn) -> None:
        pool = self.pools[sign_in.language, sign_in.kind].pool
        self.idp.admin_create_user(UserPoolId=pool.id, Username=sign_in.username, MessageAction="SUPPRESS")

    def run(self, sign_in: SignIn) -> tuple[str, str]:
        """Signs in, and tells how that ended."""
        client = self.pools[sign_in.language, sign_in.kind]
        try:
            challenge = client.custom(sign_in.username)
            result = client.respond(challenge, {"USERNAME": sign_in.username, "ANSWER": "42"})
        except ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]
        except BotoCoreError as error:
            return type(error).__name__, str(error)
        return SIGNED_IN if "AccessToken" in result["AuthenticationResult"] else ("no tokens", str(result))

    def all_at_once(self, sign_ins: list[SignIn]) -> dict[int, tuple[str, str]]:
        gate = threading.Barrier(len(sign_ins))

        def run(sign_in: SignIn):
            gate.wait()
            return sign_in.number, self.run(sign_in)

        with ThreadPoolExecutor(len(sign_ins)) as threads:
            return dict(threads.map(run, sign_ins))

    def unended(self) -> list[str]:
        """Invocations that have begun and not ended, also those that nobody waits for any more."""
        left = []
        for name in self.functions.arns:
            lines = self.functions.log_lines(name)
            begun = {line.split()[2] for line in lines if line.startswith("START RequestId:")}
            left += sorted(begun - {line.split()[2] for line in lines if line.startswith("REPORT RequestId:")})
        return left


def eventually(look, seconds: float):
    """What `look` finds, once it finds nothing or the time is over."""
    deadline = time.monotonic() + seconds
    while (found := look()) and time.monotonic() < deadline:
        time.sleep(0.1)
    return found


class Watch:
    """Counts workers while a storm lasts. A worker counts if two looks in a row find it: one that is being killed is gone by
    then."""

    def __init__(self, mark: str, aftermath: Aftermath):
        self.mark, self.aftermath = mark, aftermath
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.look)

    def look(self) -> None:
        before = {}
        while not self.is_over.wait(0.25):
            found = workers(self.mark)
            living = {worker for process, worker in found.items() if before.get(process) == worker}
            self.aftermath.was_within_bounds &= within_bounds(living)
            self.aftermath.most_workers = max(self.aftermath.most_workers, len(living))
            before = found

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.is_over.set()
        self.thread.join()


@pytest.fixture(scope="module")
def aftermath(tmp_path_factory):
    directory = tmp_path_factory.mktemp("under-fire")
    (directory / "vestibule.toml").write_text(SETTINGS + "".join(map(warm, FUNCTIONS)))
    server, mark, seen = Server(directory / "data").start(), uuid.uuid4().hex, Aftermath()
    try:
        storm = Storm(server, mark)
        for sign_in in PLAN:
            storm.user(sign_in)
        assert not eventually(lambda: len(workers(mark)) < len(FUNCTIONS) * WARM_WORKERS, 60), "the workers are there"
        begun = time.monotonic()
        with Watch(mark, seen):
            seen.outcomes = storm.all_at_once(PLAN)
        seen.storm_seconds = time.monotonic() - begun

        healthy = [SignIn(900 + at, *of, "define", "right") for at, of in enumerate([*storm.pools] * 2)]
        for sign_in in healthy:
            storm.user(sign_in)
        seen.healthy = [storm.run(sign_in) for sign_in in healthy]
        seen.unended = eventually(storm.unended, 60)
        seen.idle = workers(mark)

        # The server is stopped while functions hang, and so do children of theirs.
        hanging = [SignIn(950 + at, language, "abandoned", "define", "hang") for at, language in enumerate(LANGUAGES)]
        for sign_in in hanging:
            storm.user(sign_in)
        with ThreadPoolExecutor(len(hanging)) as threads:
            for sign_in in hanging:
                threads.submit(storm.run, sign_in)
            eventually(lambda: len(storm.unended()) < len(hanging), 30)
            seen.at_shutdown = workers(mark)
            seen.exit_status = server.stop()
            seen.left = workers(mark)
    finally:
        server.kill()
    return seen


@pytest.mark.parametrize("fault", FAULTS)
def test_a_sign_in_ends_with_the_error_of_its_fault(aftermath, fault):
    wrong = []
    for sign_in in (it for it in PLAN if it.fault == fault):
        (code, pattern), (got_code, got) = sign_in.expected, aftermath.outcomes[sign_in.number]
        if got_code != code or not re.fullmatch(pattern, got):
            wrong.append((sign_in.language, sign_in.kind, sign_in.username, got_code, got[:300]))
    assert wrong == []


def test_the_plan_has_every_fault_at_every_step_in_both_languages():
    assert len(PLAN) == SIGN_INS
    assert {(it.fault, it.step, it.language) for it in PLAN} == {(f, s, g) for f in FAULTS for s in STEPS for g in LANGUAGES}
    assert {(it.step, it.language) for it in PLAN if (it.fault, it.kind) == ("hang", "abandoned")} == {
        (step, language) for step in STEPS for language in LANGUAGES
    }


def test_functions_are_as_well_as_before_when_the_storm_is_over(aftermath):
    assert aftermath.healthy == [SIGNED_IN] * 8


def test_there_are_never_more_workers_than_the_server_allows(aftermath):
    assert aftermath.most_workers > len(FUNCTIONS), "somebody was watching"
    assert aftermath.was_within_bounds
    assert within_bounds(aftermath.idle.values())


def test_every_invocation_comes_to_an_end_and_leaves_nothing_but_idle_workers(aftermath):
    assert aftermath.unended == []
    assert aftermath.idle, "workers stay for the next event"
    streams = Counter(stream for _, stream in aftermath.idle.values())
    assert [stream for stream, count in streams.items() if count > 1] == [], "a child outlived its invocation"


def test_a_shutdown_in_the_middle_of_hanging_calls_leaves_no_process_of_any_function(aftermath):
    assert len(aftermath.at_shutdown) > len(LANGUAGES)
    assert aftermath.exit_status == 0
    assert aftermath.left == {}
