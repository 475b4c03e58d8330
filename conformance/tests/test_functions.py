"""The local Lambda: its API, its runtimes, its logs, and what it does with bad packages and bad handlers."""

import io
import json
import re
import threading
import time
import zipfile

import pytest
from botocore.exceptions import ClientError

from harness.functions import ECHO, ROLE, Functions, package, printed_events
from harness.refusals import failed
from harness.wire import send

MEBIBYTE = 1024 * 1024


def create(aws, name, archive, **settings):
    settings = {"Runtime": "python3.12", "Handler": "lambda_function.lambda_handler"} | settings
    return aws("lambda").create_function(FunctionName=name, Role=ROLE, Code={"ZipFile": archive}, **settings)


# The life of a function


def test_a_new_function_is_pending_and_then_active(aws, name):
    created = create(aws, name, package({"lambda_function.py": ECHO}))
    assert created["ResponseMetadata"]["HTTPStatusCode"] == 201
    assert created["State"] == "Pending"
    assert created["FunctionArn"] == f"arn:aws:lambda:us-east-1:000000000000:function:{name}"
    assert (created["Version"], created["Timeout"], created["MemorySize"]) == ("$LATEST", 3, 128)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000", created["LastModified"])
    aws("lambda").get_waiter("function_active_v2").wait(FunctionName=name)
    read = aws("lambda").get_function(FunctionName=name)
    assert read["Configuration"]["State"] == "Active"
    assert read["Configuration"]["RevisionId"] != created["RevisionId"]
    assert read["Code"]["RepositoryType"] == "S3"
    assert name in {one["FunctionName"] for one in aws("lambda").list_functions()["Functions"]}


def test_new_code_replaces_the_old(functions, aws, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    return 'old'\n")
    assert functions.invoke(name, {}).json == "old"
    new = package({"lambda_function.py": "def lambda_handler(event, context):\n    return 'new'\n"})
    aws("lambda").update_function_code(FunctionName=name, ZipFile=new)
    aws("lambda").get_waiter("function_updated_v2").wait(FunctionName=name)
    assert functions.invoke(name, {}).json == "new"


def test_new_configuration_replaces_the_old(functions, aws, name):
    source = "import os\n\ndef lambda_handler(event, context):\n    return os.environ['COLOUR']\n"
    functions.deploy(name, source, Environment={"Variables": {"COLOUR": "red"}})
    assert functions.invoke(name, {}).json == "red"
    aws("lambda").update_function_configuration(FunctionName=name, Environment={"Variables": {"COLOUR": "blue"}})
    aws("lambda").get_waiter("function_updated_v2").wait(FunctionName=name)
    assert functions.invoke(name, {}).json == "blue"


def test_a_deleted_function_is_not_found(functions, aws, name):
    arn = functions.deploy(name)
    deleted = aws("lambda").delete_function(FunctionName=name)
    assert deleted["ResponseMetadata"]["HTTPStatusCode"] in {200, 204}
    assert failed(aws("lambda").get_function, FunctionName=name) == (
        "ResourceNotFoundException",
        f"Function not found: {arn}",
    )


def test_a_taken_name_is_refused(functions, aws, name):
    functions.deploy(name)
    with pytest.raises(ClientError) as caught:
        create(aws, name, package({"lambda_function.py": ECHO}))
    assert caught.value.response["Error"] == {"Code": "ResourceConflictException", "Message": f"Function already exist: {name}"}
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 409


def test_a_function_is_found_by_name_partial_arn_and_arn(functions, aws, name):
    arn = functions.deploy(name)
    for identifier in (name, arn, f"{name}:$LATEST", f"000000000000:function:{name}"):
        read = aws("lambda").get_function_configuration(FunctionName=identifier)
        assert read["FunctionName"] == name


# Invoking


def test_a_dry_run_and_an_event_answer_their_own_status(functions, name):
    functions.deploy(name)
    assert functions.invoke(name, {}, InvocationType="DryRun").status == 204
    answer = functions.invoke(name, {"later": True}, InvocationType="Event")
    assert (answer.status, answer.body) == (202, b"")
    assert functions.events(name, 1) == [{"later": True}]


def test_invoking_a_missing_function_is_not_found(aws):
    code, message = failed(aws("lambda").invoke, FunctionName="no-such-function")
    assert code == "ResourceNotFoundException"
    assert message.startswith("Function not found: arn:aws:lambda:us-east-1:000000000000:function:no-such-function")


def test_an_empty_payload_is_an_empty_object_and_no_answer_is_null(functions, aws, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    print(repr(event))\n")
    assert aws("lambda").invoke(FunctionName=name)["Payload"].read() == b"null"
    assert "{}\n" in functions.log_lines_when_quiet(name, 1)


def test_a_payload_that_is_not_json_is_refused(functions, aws, name):
    functions.deploy(name)
    code, message = failed(aws("lambda").invoke, FunctionName=name, Payload=b"{not json")
    assert code == "InvalidRequestContentException"
    assert message.startswith("Could not parse request body into json: ")


@pytest.mark.parametrize(
    ("source", "language", "error_type"),
    [
        ("def lambda_handler(event, context):\n    raise ValueError('bad')\n", "py", "ValueError"),
        ("exports.handler = async () => { throw new TypeError('bad'); };\n", "js", "TypeError"),
        ("exports.handler = (e, c, callback) => { callback(new TypeError('bad')); };\n", "js", "TypeError"),
        ("export const handler = () => { throw new TypeError('bad'); };\n", "mjs", "TypeError"),
    ],
    ids=["python", "node async", "node callback", "node ES module"],
)
def test_a_thrown_error_is_a_function_error_in_a_successful_answer(functions, name, source, language, error_type):
    functions.deploy(name, source, language)
    answer = functions.invoke(name, {}, LogType="Tail")
    assert (answer.status, answer.error) == (200, "Unhandled")
    assert (answer.json["errorType"], answer.json["errorMessage"]) == (error_type, "bad")
    assert "stackTrace" in answer.json or "trace" in answer.json
    assert "bad" in answer.log
    assert answer.log.rstrip().splitlines()[-1].startswith("REPORT RequestId: ")


def test_the_log_tail_names_the_request_and_reports_its_measures(functions, name):
    functions.deploy(name)
    answer = functions.invoke(name, {"a": 1}, LogType="Tail")
    lines = answer.log.splitlines()
    assert lines[0] == f"START RequestId: {answer.request_id} Version: $LATEST"
    assert lines[1] == '{"a": 1}'
    assert lines[2] == f"END RequestId: {answer.request_id}"
    report = lines[3].rstrip().split("\t")
    assert report[0] == f"REPORT RequestId: {answer.request_id}"
    assert re.fullmatch(r"Duration: \d+\.\d\d ms", report[1])
    assert re.fullmatch(r"Billed Duration: \d+ ms", report[2])
    assert report[3] == "Memory Size: 128 MB"
    assert re.fullmatch(r"Max Memory Used: \d+ MB", report[4])
    assert report[5].startswith("Init Duration: "), "the first invocation reports its cold start"
    warm = functions.invoke(name, {}, LogType="Tail").log
    assert "Init Duration" not in warm


def test_one_worker_serves_one_event_after_another(functions, name):
    source = "import os\ncount = 0\n\ndef lambda_handler(event, context):\n    global count\n    count += 1\n    return [os.getpid(), count]\n"
    functions.deploy(name, source)
    answers = [functions.invoke(name, {}).json for _ in range(5)]
    assert len({process for process, _ in answers}) == 1
    assert [count for _, count in answers] == [1, 2, 3, 4, 5]


def test_events_at_the_same_time_run_in_workers_of_their_own(functions, make_client, server, name):
    """Each of three handlers waits until all three have begun, which needs three workers."""
    source = """
import os, pathlib, time

def lambda_handler(event, context):
    meeting = pathlib.Path(event["meeting"])
    (meeting / str(os.getpid())).touch()
    while len(list(meeting.iterdir())) < 3:
        time.sleep(0.01)
    return os.getpid()
"""
    import tempfile

    functions.deploy(name, source)
    processes = []
    with tempfile.TemporaryDirectory() as meeting:

        def invoke():
            client = make_client(server, "lambda")
            answer = client.invoke(FunctionName=name, Payload=json.dumps({"meeting": meeting}))
            processes.append(json.loads(answer["Payload"].read()))

        threads = [threading.Thread(target=invoke) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(processes)) == 3


# Handlers with mistakes


@pytest.mark.parametrize(
    ("files", "handler", "error_type", "message"),
    [
        (
            {"lambda_function.py": "import no_such_module\n"},
            "lambda_function.lambda_handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'lambda_function': No module named 'no_such_module'",
        ),
        (
            {"other.py": ECHO},
            "lambda_function.lambda_handler",
            "Runtime.ImportModuleError",
            "Unable to import module 'lambda_function': No module named 'lambda_function'",
        ),
        (
            {"lambda_function.py": "x = 1\n"},
            "lambda_function.lambda_handler",
            "Runtime.HandlerNotFound",
            "Handler 'lambda_handler' missing on module 'lambda_function'",
        ),
        (
            {"lambda_function.py": ECHO},
            "lambda_handler",
            "Runtime.MalformedHandlerName",
            "Bad handler 'lambda_handler': not enough values to unpack (expected 2, got 1)",
        ),
        (
            {"lambda_function.py": "raise ValueError('at import')\n"},
            "lambda_function.lambda_handler",
            "ValueError",
            "at import",
        ),
    ],
    ids=["missing import", "missing module", "missing handler", "no dot", "error at import"],
)
def test_a_python_handler_mistake_is_named(functions, name, files, handler, error_type, message):
    functions.deploy_zip(name, package(files), Runtime="python3.12", Handler=handler)
    answer = functions.invoke(name, {})
    assert (answer.status, answer.error) == (200, "Unhandled")
    assert (answer.json["errorType"], answer.json["errorMessage"]) == (error_type, message)


def test_a_python_syntax_mistake_is_named(functions, name):
    functions.deploy(name, "def lambda_handler(event, context)\n    return 1\n")
    answer = functions.invoke(name, {})
    assert answer.json["errorType"] == "Runtime.UserCodeSyntaxError"
    assert answer.json["errorMessage"].startswith("Syntax error in module 'lambda_function': ")


@pytest.mark.parametrize(
    ("files", "error_type"),
    [
        ({"other.js": "exports.handler = async () => 1;\n"}, "Runtime.ImportModuleError"),
        ({"index.js": "exports.other = async () => 1;\n"}, "Runtime.HandlerNotFound"),
        ({"index.js": "exports.handler = async ( => 1;\n"}, "Runtime.UserCodeSyntaxError"),
        ({"index.js": "require('no-such-module'); exports.handler = async () => 1;\n"}, "Runtime.ImportModuleError"),
    ],
    ids=["missing module", "missing export", "syntax", "missing import"],
)
def test_a_node_handler_mistake_is_named(functions, name, files, error_type):
    functions.deploy_zip(name, package(files), Runtime="nodejs20.x", Handler="index.handler")
    answer = functions.invoke(name, {})
    assert (answer.error, answer.json["errorType"]) == ("Unhandled", error_type)


def test_a_function_out_of_time_is_stopped_and_the_next_event_gets_a_new_worker(functions, name):
    source = "import time\n\ndef lambda_handler(event, context):\n    time.sleep(event['seconds'])\n    return 'done'\n"
    functions.deploy(name, source, Timeout=1)
    answer = functions.invoke(name, {"seconds": 30})
    assert answer.error == "Unhandled"
    assert answer.json["errorMessage"] == f"RequestId: {answer.request_id} Error: Task timed out after 1.00 seconds"
    assert any(
        line.rstrip().endswith(f"{answer.request_id} Task timed out after 1.00 seconds")
        for line in functions.log_lines_when_quiet(name, 1)
    )
    assert functions.invoke(name, {"seconds": 0}).json == "done"


@pytest.mark.parametrize(
    ("source", "language", "ending"),
    [
        ("import os\n\ndef lambda_handler(event, context):\n    os._exit(7)\n", "py", "exit status 7"),
        ("exports.handler = async () => { process.exit(7); };\n", "js", "exit status 7"),
        (
            "import os, signal\n\ndef lambda_handler(event, context):\n    os.kill(os.getpid(), signal.SIGKILL)\n",
            "py",
            "signal: killed",
        ),
    ],
    ids=["python exit", "node exit", "killed"],
)
def test_a_function_that_ends_its_process_is_reported(functions, name, source, language, ending):
    functions.deploy(name, source, language)
    answer = functions.invoke(name, {})
    assert (answer.error, answer.json["errorType"]) == ("Unhandled", "Runtime.ExitError")
    assert answer.json["errorMessage"] == f"RequestId: {answer.request_id} Error: Runtime exited with error: {ending}"


def test_output_without_a_newline_is_logged_with_its_invocation(functions, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    print('no newline', end='')\n    return event\n")
    answer = functions.invoke(name, {}, LogType="Tail")
    assert "no newline" in answer.log
    assert any(line.rstrip("\n") == "no newline" for line in functions.log_lines_when_quiet(name, 1))


@pytest.mark.parametrize("language", ["py", "js"])
def test_output_written_past_the_runtime_is_logged_and_does_not_disturb_the_answer(functions, name, language):
    sources = {
        "py": "import os\n\ndef lambda_handler(event, context):\n    os.system('echo from a child')\n    return event\n",
        "js": "const { execSync } = require('node:child_process');\nexports.handler = async (event) => {\n"
        "    execSync('echo from a child', { stdio: 'inherit' });\n    return event;\n};\n",
    }
    functions.deploy(name, sources[language], language)
    assert functions.invoke(name, {"x": 1}).json == {"x": 1}
    assert any("from a child" in line for line in functions.log_lines_when_quiet(name, 1))


def test_megabytes_of_output_are_bounded_and_the_answer_still_comes(functions, name):
    source = "def lambda_handler(event, context):\n    for _ in range(4000):\n        print('x' * 1000)\n    return 'done'\n"
    functions.deploy(name, source)
    answer = functions.invoke(name, {}, LogType="Tail")
    assert answer.json == "done"
    assert len(answer.log.encode()) <= 4096


def test_an_answer_over_the_limit_is_a_function_error(functions, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    return 'x' * 7_000_000\n")
    answer = functions.invoke(name, {})
    assert answer.error == "Unhandled"
    assert answer.json["errorType"] == "Function.ResponseSizeTooLarge"
    assert functions.invoke(name, {}).error == "Unhandled"


def test_an_answer_that_is_not_json_is_a_marshal_error(functions, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    return object()\n")
    answer = functions.invoke(name, {})
    assert (answer.error, answer.json["errorType"]) == ("Unhandled", "Runtime.MarshalError")


def test_unicode_goes_through_whole(functions, name):
    event = {"text": "Grüße, 世界 👋", "escaped": 'tab\t"quote"\\'}
    functions.deploy(name)
    assert functions.invoke(name, event).json == event
    assert functions.events(name, 1) == [event]


# Packages


def zip_with(name: str, content: bytes = b"x") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lambda_function.py", ECHO)
        archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def test_a_package_that_is_not_a_zip_is_refused(aws, name):
    with pytest.raises(ClientError) as caught:
        create(aws, name, b"this is not a zip")
    assert caught.value.response["Error"] == {
        "Code": "InvalidParameterValueException",
        "Message": "Could not unzip uploaded file. Please check your file, then try to upload again.",
    }
    assert failed(aws("lambda").get_function, FunctionName=name)[0] == "ResourceNotFoundException"


@pytest.mark.parametrize("path", ["../escaped.py", "a/../../escaped.py", "/tmp/vestibule-escaped.py"])
def test_a_package_that_points_outside_itself_is_refused(aws, name, path, tmp_path):
    with pytest.raises(ClientError) as caught:
        create(aws, name, zip_with(path))
    assert caught.value.response["Error"]["Code"] == "InvalidParameterValueException"
    assert failed(aws("lambda").get_function, FunctionName=name)[0] == "ResourceNotFoundException"


def test_a_package_that_unzips_to_too_much_is_refused(aws, name):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("lambda_function.py", ECHO)
        with archive.open("zeros", "w", force_zip64=True) as member:
            for _ in range(260):
                member.write(bytes(MEBIBYTE))
    with pytest.raises(ClientError) as caught:
        create(aws, name, bomb.getvalue())
    assert caught.value.response["Error"] == {
        "Code": "InvalidParameterValueException",
        "Message": "Unzipped size must be smaller than 262144000 bytes",
    }


def test_an_update_with_a_broken_package_keeps_the_old_code(functions, aws, name):
    functions.deploy(name, "def lambda_handler(event, context):\n    return 'old'\n")
    assert failed(aws("lambda").update_function_code, FunctionName=name, ZipFile=b"broken")[0] == (
        "InvalidParameterValueException"
    )
    assert functions.invoke(name, {}).json == "old"


def test_an_unknown_runtime_is_refused(aws, name):
    with pytest.raises(ClientError) as caught:
        create(aws, name, package({"lambda_function.py": ECHO}), Runtime="python9.9")
    error = caught.value.response["Error"]
    assert error["Code"] == "InvalidParameterValueException"
    assert error["Message"].startswith(
        "Value python9.9 at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ["
    )


def test_a_request_to_lambda_that_is_not_json_is_refused(server):
    answer = send(server, "POST", "/2015-03-31/functions", b"{", {"Content-Type": "application/json"})
    assert 400 <= answer.status < 500
    assert "x-amzn-errortype" in answer.headers


# Unmodified custom runtimes over the Runtime API

SHELL_BOOTSTRAP = """#!/bin/sh
set -eu
while true; do
  headers="$(mktemp)"
  event="$(curl -sS -LD "$headers" "http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/next")"
  id="$(grep -Fi Lambda-Runtime-Aws-Request-Id "$headers" | tr -d '[:space:]' | cut -d: -f2)"
  echo "handler $_HANDLER got $event"
  curl -sS -X POST "http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/$id/response" -d "$event" > /dev/null
done
"""

PYTHON_BOOTSTRAP = """#!/usr/bin/env python3
import http.client, json, os

host = os.environ["AWS_LAMBDA_RUNTIME_API"]
base = "/2018-06-01/runtime"
while True:
    connection = http.client.HTTPConnection(host)
    connection.request("GET", base + "/invocation/next")
    answer = connection.getresponse()
    event = json.loads(answer.read())
    request_id = answer.getheader("Lambda-Runtime-Aws-Request-Id")
    if event.get("fail"):
        body = json.dumps({"errorMessage": "asked to fail", "errorType": "Asked"})
        connection.request("POST", f"{base}/invocation/{request_id}/error", body,
                           {"Lambda-Runtime-Function-Error-Type": "Function.Asked"})
    else:
        seen = {name: answer.getheader(name) for name in (
            "Lambda-Runtime-Deadline-Ms", "Lambda-Runtime-Invoked-Function-Arn", "Content-Type")}
        connection.request("POST", f"{base}/invocation/{request_id}/response", json.dumps({"event": event, "seen": seen}))
    posted = connection.getresponse()
    assert (posted.status, json.loads(posted.read())) == (202, {"status": "OK"})
"""


def deploy_bootstrap(functions, name, source):
    archive = package({"bootstrap": source}, {"bootstrap": 0o755})
    return functions.deploy_zip(name, archive, Runtime="provided.al2023", Handler="any.text", Timeout=10)


def test_a_shell_bootstrap_with_curl_runs_unmodified(functions, name):
    deploy_bootstrap(functions, name, SHELL_BOOTSTRAP)
    for number in (1, 2):
        assert functions.invoke(name, {"number": number}).json == {"number": number}
    assert any("handler any.text got " in line for line in functions.log_lines_when_quiet(name, 2))


def test_a_bootstrap_sees_the_headers_of_the_runtime_api_and_may_report_errors(functions, name):
    arn = deploy_bootstrap(functions, name, PYTHON_BOOTSTRAP)
    answer = functions.invoke(name, {"x": 1}).json
    assert answer["event"] == {"x": 1}
    assert answer["seen"]["Lambda-Runtime-Invoked-Function-Arn"] == arn
    assert answer["seen"]["Content-Type"] == "application/json"
    assert int(answer["seen"]["Lambda-Runtime-Deadline-Ms"]) > 1_600_000_000_000
    failed = functions.invoke(name, {"fail": True})
    assert failed.error == "Unhandled"
    assert failed.json == {"errorMessage": "asked to fail", "errorType": "Asked"}
    assert functions.invoke(name, {"x": 2}).json["event"] == {"x": 2}


def test_a_package_without_a_bootstrap_is_an_invalid_entrypoint(functions, name):
    functions.deploy_zip(
        name, package({"readme.txt": "no bootstrap here"}), Runtime="provided.al2023", Handler="any", Timeout=10
    )
    answer = functions.invoke(name, {})
    assert (answer.error, answer.json["errorType"]) == ("Unhandled", "Runtime.InvalidEntrypoint")


def test_a_bootstrap_serves_a_trigger(functions, make_pool, name):
    arn = deploy_bootstrap(functions, name, SHELL_BOOTSTRAP)
    client = make_pool(LambdaConfig={"PostAuthentication": arn}).client()
    client.pool.user("jane")
    assert "AuthenticationResult" in client.password("jane")


# Permissions


def test_permissions_are_added_read_and_removed(functions, aws, name):
    arn = functions.deploy(name, permit=False)
    added = aws("lambda").add_permission(
        FunctionName=name, StatementId="one", Action="lambda:InvokeFunction",
        Principal="cognito-idp.amazonaws.com", SourceArn="arn:aws:cognito-idp:us-east-1:000000000000:userpool/x_Y",
    )  # fmt: skip
    statement = {
        "Sid": "one",
        "Effect": "Allow",
        "Principal": {"Service": "cognito-idp.amazonaws.com"},
        "Action": "lambda:InvokeFunction",
        "Resource": arn,
        "Condition": {"ArnLike": {"AWS:SourceArn": "arn:aws:cognito-idp:us-east-1:000000000000:userpool/x_Y"}},
    }
    assert json.loads(added["Statement"]) == statement
    policy = json.loads(aws("lambda").get_policy(FunctionName=name)["Policy"])
    assert policy == {"Version": "2012-10-17", "Id": "default", "Statement": [statement]}
    assert failed(
        aws("lambda").add_permission, FunctionName=name, StatementId="one", Action="lambda:InvokeFunction",
        Principal="cognito-idp.amazonaws.com",
    ) == (
        "ResourceConflictException",
        "The statement id (one) provided already exists. Please provide a new statement id, "
        "or remove the existing statement.",
    )  # fmt: skip
    aws("lambda").remove_permission(FunctionName=name, StatementId="one")
    assert failed(aws("lambda").get_policy, FunctionName=name) == (
        "ResourceNotFoundException",
        "The resource you requested does not exist.",
    )


# Logs


def test_logs_are_paged_from_either_end(functions, aws, name):
    functions.deploy(name)
    for number in range(3):
        functions.invoke(name, {"number": number})
    functions.log_lines_when_quiet(name, 3)
    group = f"/aws/lambda/{name}"
    (stream,) = aws("logs").describe_log_streams(logGroupName=group)["logStreams"]
    where = {"logGroupName": group, "logStreamName": stream["logStreamName"]}
    first = aws("logs").get_log_events(**where, startFromHead=True, limit=3)
    rest = aws("logs").get_log_events(**where, startFromHead=True, nextToken=first["nextForwardToken"])
    messages = [event["message"] for event in first["events"] + rest["events"]]
    assert [event["number"] for event in printed_events(messages)] == [0, 1, 2]
    end = aws("logs").get_log_events(**where, startFromHead=True, nextToken=rest["nextForwardToken"])
    assert end["events"] == []
    assert end["nextForwardToken"] == rest["nextForwardToken"]
    latest = aws("logs").get_log_events(**where, limit=1)["events"]
    assert latest[0]["message"] == messages[-1]


def test_logs_are_filtered_by_time_and_by_pattern(functions, aws, name):
    functions.deploy(name)
    functions.invoke(name, {"colour": "red"})
    functions.log_lines_when_quiet(name, 1)
    group = f"/aws/lambda/{name}"
    later = max(event["timestamp"] for event in aws("logs").filter_log_events(logGroupName=group)["events"]) + 1
    while time.time() * 1000 <= later:
        pass
    functions.invoke(name, {"colour": "blue"})
    functions.log_lines_when_quiet(name, 2)
    recent = aws("logs").filter_log_events(logGroupName=group, startTime=later)["events"]
    assert printed_events([event["message"] for event in recent]) == [{"colour": "blue"}]
    found = aws("logs").filter_log_events(logGroupName=group, filterPattern='{ $.colour = "red" }')["events"]
    assert printed_events([event["message"] for event in found]) == [{"colour": "red"}]
    found = aws("logs").filter_log_events(logGroupName=group, filterPattern='"REPORT RequestId"')["events"]
    assert len(found) == 2
    assert len({event["eventId"] for event in recent}) == len(recent)


def test_a_missing_log_group_is_named(aws):
    assert failed(aws("logs").filter_log_events, logGroupName="/aws/lambda/no-such-function") == (
        "ResourceNotFoundException",
        "The specified log group does not exist.",
    )


# What a function may use


def test_reserved_concurrency_is_set_told_and_taken_away(functions, aws, name):
    functions.deploy(name, ECHO)
    lambda_ = aws("lambda")
    told = lambda_.put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
    assert (told["ReservedConcurrentExecutions"], told["ResponseMetadata"]["HTTPStatusCode"]) == (0, 200)
    assert lambda_.get_function_concurrency(FunctionName=name)["ReservedConcurrentExecutions"] == 0
    assert lambda_.get_function(FunctionName=name)["Concurrency"] == {"ReservedConcurrentExecutions": 0}
    with pytest.raises(lambda_.exceptions.TooManyRequestsException) as caught:
        lambda_.invoke(FunctionName=name)
    assert caught.value.response["Error"]["Message"] == "Rate Exceeded."
    assert caught.value.response["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 429
    gone = lambda_.delete_function_concurrency(FunctionName=name)
    assert gone["ResponseMetadata"]["HTTPStatusCode"] == 204
    assert "ReservedConcurrentExecutions" not in lambda_.get_function_concurrency(FunctionName=name)
    assert functions.invoke(name, {"a": 1}).json == {"a": 1}


def test_a_throttled_trigger_names_the_exception(functions, aws, make_pool, name):
    arn = functions.deploy(name, ECHO)
    aws("lambda").put_function_concurrency(FunctionName=name, ReservedConcurrentExecutions=0)
    pool = make_pool(LambdaConfig={"PreAuthentication": arn})
    pool.user("test")
    expected = "PreAuthentication invocation failed due to error TooManyRequestsException."
    assert failed(pool.client().password, username="test") == ("UnexpectedLambdaException", expected)


def test_a_trigger_that_names_an_alias_finds_no_function_and_invoke_finds_latest(functions, make_pool, name):
    arn = functions.deploy(name, ECHO)
    pool = make_pool(LambdaConfig={"PreAuthentication": f"{arn}:prod"})
    pool.user("test")
    expected = "PreAuthentication invocation failed due to error ResourceNotFoundException."
    assert failed(pool.client().password, username="test") == ("UnexpectedLambdaException", expected)
    for latest in [f"{arn}:$LATEST", f"000000000000:function:{name}", f"{name}:$LATEST"]:
        assert functions.invoke(latest, {"a": 1}).json == {"a": 1}


@pytest.mark.parametrize("language", ["py", "js"])
def test_a_function_that_uses_too_much_memory_is_ended_and_a_trigger_says_so(functions, make_pool, name, language):
    sources = {
        "py": "import os, time\n\ndef lambda_handler(event, context):\n"
        "    hoard = bytearray(os.urandom(1024)) * (200 * 1024)\n    time.sleep(10)\n",
        "js": "exports.handler = async () => {\n  const hoard = Buffer.alloc(200 * 1024 * 1024, 1);\n"
        "  await new Promise((go) => setTimeout(go, 10000));\n  return hoard.length;\n};\n",
    }
    arn = functions.deploy(name, sources[language], language)
    invoked = functions.invoke(name, {})
    assert invoked.json == {
        "errorType": "Runtime.OutOfMemory",
        "errorMessage": f"RequestId: {invoked.request_id} Error: Runtime exited with error: signal: killed",
    }
    pool = make_pool(LambdaConfig={"PreAuthentication": arn})
    pool.user("test")
    code, message = failed(pool.client().password, username="test")
    assert code == "UserLambdaValidationException"
    assert message.endswith("Error: Runtime exited with error: signal: killed.")


def test_a_declared_function_has_warm_workers_whoever_deploys_it(isolated_server, make_client, tmp_path):
    (tmp_path / "vestibule.toml").write_text('[[functions]]\nname = "warm"\nwarm_workers = 2\n')
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    functions.deploy("warm", "import os\n\ndef lambda_handler(event, context):\n"
                             "    return os.environ['AWS_LAMBDA_INITIALIZATION_TYPE']\n")  # fmt: skip
    deadline = time.monotonic() + 30
    while sum(line.startswith("INIT_START") for line in functions.log_lines("warm")) < 2:
        assert time.monotonic() < deadline, functions.log_lines("warm")
        time.sleep(0.05)
    assert functions.invoke("warm", {}).json == "provisioned-concurrency"
    assert server.stop() == 0
