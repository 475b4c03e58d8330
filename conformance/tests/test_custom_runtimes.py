"""AWS's own runtime clients, unmodified, as `provided.al2023` functions: Python's awslambdaric and Rust's lambda_runtime."""

import sys
from pathlib import Path

import pytest
from botocore.exceptions import ClientError

from harness import rust
from harness.functions import package, printed_events

# What an image with awslambdaric has as its entry point.
PYTHON_BOOTSTRAP = f'#!/bin/sh\nexec {sys.executable} -m awslambdaric "$_HANDLER"\n'
PYTHON_SOURCE = """
import json
import os

def handler(event, context):
    print(json.dumps(event))
    if event.get("tell") == "context":
        return {
            "requestId": context.aws_request_id,
            "arn": context.invoked_function_arn,
            "function": context.function_name,
            "memory": int(context.memory_limit_in_mb),
        }
    if event.get("tell") == "fail":
        raise ValueError("told to")
    if event.get("tell") == "exit":
        os._exit(3)
    if event.get("userName") == "refused":
        raise ValueError("refused by Python")
    return event
"""


def python_package() -> bytes:
    return package({"bootstrap": PYTHON_BOOTSTRAP, "app.py": PYTHON_SOURCE}, {"bootstrap": 0o755})


def rust_package() -> bytes:
    return package({"bootstrap": Path(rust.BOOTSTRAP).read_bytes()}, {"bootstrap": 0o755})


PACKAGES = {"Python": python_package, "Rust": rust_package}


@pytest.fixture(scope="module", params=PACKAGES)
def runtime(request, functions):
    """The language, and the name of a function in it."""
    name = f"custom-{request.param.lower()}"
    settings = {"Runtime": "provided.al2023", "Handler": "app.handler", "Timeout": 10, "MemorySize": 256}
    functions.deploy_zip(name, PACKAGES[request.param](), **settings)
    return request.param, name


def test_it_answers_event_after_event_in_one_process(runtime, functions):
    _, name = runtime
    for number in range(20):
        assert functions.invoke(name, {"number": number, "text": "Größe"}).json == {"number": number, "text": "Größe"}
    lines = functions.log_lines_when_quiet(name, invocations=20)
    assert sum(line.startswith("INIT_START") for line in lines) == 1
    numbers = [event["number"] for event in printed_events(lines) if "number" in event]
    assert numbers == list(range(20))


def test_its_context_is_the_invocations(runtime, functions):
    _, name = runtime
    invoked = functions.invoke(name, {"tell": "context"})
    assert invoked.json == {
        "requestId": invoked.request_id,
        "arn": f"arn:aws:lambda:us-east-1:000000000000:function:{name}",
        "function": name,
        "memory": 256,
    }


def test_its_failures_are_function_errors_and_it_goes_on(runtime, functions):
    _, name = runtime
    failed = functions.invoke(name, {"tell": "fail"})
    assert (failed.status, failed.error, failed.json["errorMessage"]) == (200, "Unhandled", "told to")
    died = functions.invoke(name, {"tell": "exit"})
    assert died.json["errorType"] == "Runtime.ExitError"
    assert died.json["errorMessage"].endswith("Error: Runtime exited with error: exit status 3")
    assert functions.invoke(name, {"still": "there"}).json == {"still": "there"}


def test_it_is_a_trigger(runtime, functions, make_pool):
    language, name = runtime
    pool = make_pool(LambdaConfig={"PreAuthentication": functions.arns[name], "PostAuthentication": functions.arns[name]})
    for username in ["test", "refused"]:
        pool.user(username)
    client = pool.client()
    assert "AuthenticationResult" in client.password("test")
    with pytest.raises(ClientError) as caught:
        client.password("refused")
    expected = f"PreAuthentication failed with error refused by {language}."
    assert caught.value.response["Error"] == {"Code": "UserLambdaValidationException", "Message": expected}
    sources = [event["triggerSource"] for event in functions.events(name) if "triggerSource" in event]
    assert sources == [
        "PreAuthentication_Authentication",
        "PostAuthentication_Authentication",
        "PreAuthentication_Authentication",
    ]
