"""What a real server is watched by: liveness, readiness, metrics with and without credentials, and the access log."""

import http.client
import json
import re
import signal
import time
import urllib.error
import urllib.request

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from harness import PASSWORD, wire
from harness.functions import Functions
from harness.pools import Pool
from harness.server import free_port

ADMITS = """
def lambda_handler(event, context):
    return event
"""

WAITS = """
import os, time

def lambda_handler(event, context):
    print("begun", flush=True)
    while not os.path.exists(os.environ["GATE"]):
        time.sleep(0.02)
    return event
"""

CREDENTIALS = {
    "VESTIBULE_ACCESS_KEY_ID": "VESTIBULEEXAMPLE0001",
    "VESTIBULE_SECRET_ACCESS_KEY": "example-secret-with-40-characters-0000000",
}

SAMPLE = re.compile(r"([a-z_]+)(?:\{(.*)\})? (\S+)")
LABEL = re.compile(r'([a-z]+)="((?:[^"\\]|\\.)*)"')


class Metrics:
    """One scrape, parsed."""

    def __init__(self, text: str):
        self.samples = {}
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            name, labels, figure = SAMPLE.fullmatch(line).groups()
            self.samples[name, frozenset(LABEL.findall(labels or ""))] = float(figure)

    def get(self, name: str, **labels: str) -> float:
        return self.samples.get((f"vestibule_{name}", frozenset(labels.items())), 0.0)


def fetch(url: str) -> tuple[int, str, str]:
    """Status, type and body of a plain GET."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.headers["content-type"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers["content-type"], error.read().decode()


def scrape(server) -> Metrics:
    status, content_type, text = fetch(f"{server.url}/_vestibule/metrics")
    assert status == 200, text
    assert content_type == "text/plain; version=0.0.4; charset=utf-8"
    return Metrics(text)


def access_lines(server) -> list[dict]:
    lines = [json.loads(line) for line in server.log().splitlines() if line.startswith("{")]
    return [line for line in lines if line.get("target") == "vestibule::access"]


def line_of(server, request_id: str) -> dict:
    (line,) = [line for line in access_lines(server) if line.get("request_id") == request_id]
    return line


def test_a_server_lives_and_is_ready(server):
    assert fetch(f"{server.url}/_vestibule/live") == (200, "application/json", '{"status":"live"}')
    assert fetch(f"{server.url}/_vestibule/ready") == (200, "application/json", '{"status":"ready"}')


def test_sign_ins_and_triggers_are_counted(server, idp, make_pool, functions, name):
    arn = functions.deploy(name, ADMITS)
    pool = make_pool(LambdaConfig={"PreAuthentication": arn})
    client = pool.client()
    pool.user("jane")
    before = scrape(server)
    client.password("jane")
    with pytest.raises(ClientError) as caught:
        client.password("jane", "Wr0ng!Password")
    assert caught.value.response["Error"]["Code"] == "NotAuthorizedException"
    after = scrape(server)

    def grew(metric: str, **labels: str) -> float:
        return after.get(metric, **labels) - before.get(metric, **labels)

    assert grew("requests_total", operation="InitiateAuth", outcome="ok") == 1
    assert grew("requests_total", operation="InitiateAuth", outcome="NotAuthorizedException") == 1
    assert grew("request_seconds_count", operation="InitiateAuth") == 2
    assert grew("request_seconds_bucket", operation="InitiateAuth", le="+Inf") == 2
    assert grew("sign_ins_total", flow="USER_PASSWORD_AUTH", outcome="signed_in") == 1
    assert grew("sign_ins_total", flow="USER_PASSWORD_AUTH", outcome="NotAuthorizedException") == 1
    assert grew("trigger_seconds_count", function=arn, trigger="PreAuthentication", outcome="ok") == 2
    assert grew("trigger_seconds_sum", function=arn, trigger="PreAuthentication", outcome="ok") > 0
    assert grew("store_seconds_count", kind="read") > 0
    assert grew("store_seconds_count", kind="write") >= 1
    assert [labels for metric, labels in after.samples if metric == "vestibule_build_info"]


def test_a_trigger_that_fails_is_told_apart(server, make_pool, functions, name):
    arn = functions.deploy(name, "def lambda_handler(event, context):\n    raise Exception('no')\n")
    pool = make_pool(LambdaConfig={"PreAuthentication": arn})
    client = pool.client()
    pool.user("jane")
    with pytest.raises(ClientError):
        client.password("jane")
    metrics = scrape(server)
    assert metrics.get("trigger_seconds_count", function=arn, trigger="PreAuthentication", outcome="failed") == 1
    assert metrics.get("sign_ins_total", flow="USER_PASSWORD_AUTH", outcome="UserLambdaValidationException") >= 1


def test_metrics_name_no_user(server, make_pool):
    client = make_pool().client()
    client.pool.user("very-particular-name")
    client.password("very-particular-name")
    text = fetch(f"{server.url}/_vestibule/metrics")[2]
    assert "very-particular-name" not in text and client.id not in text and client.pool.id not in text


def test_with_credentials_metrics_are_signed_or_on_their_own_address(isolated_server):
    port = free_port()
    server = isolated_server(environment=CREDENTIALS, arguments=("--metrics-listen", f"127.0.0.1:{port}")).start()
    status, _, body = fetch(f"{server.url}/_vestibule/metrics")
    assert status == 403 and "vestibule_" not in body
    assert fetch(f"{server.url}/_vestibule/ready")[0] == 200

    request = AWSRequest("GET", f"{server.url}/_vestibule/metrics")
    SigV4Auth(Credentials(*CREDENTIALS.values()), "vestibule", "us-east-1").add_auth(request)
    signed = urllib.request.Request(request.url, headers=dict(request.headers.items()))
    with urllib.request.urlopen(signed, timeout=10) as answer:
        assert "vestibule_requests_total" in answer.read().decode()

    beside = f"http://127.0.0.1:{port}"
    assert fetch(f"{beside}/live")[::2] == (200, '{"status":"live"}')
    assert fetch(f"{beside}/ready")[::2] == (200, '{"status":"ready"}')
    status, content_type, text = fetch(f"{beside}/metrics")
    assert (status, content_type) == (200, "text/plain; version=0.0.4; charset=utf-8")
    assert Metrics(text).get("requests_total", operation="other", outcome="refused") >= 1
    # Nothing else is served there.
    for path in ("/", "/_vestibule/metrics", "/_vestibule/messages"):
        assert fetch(beside + path)[0] == 404
    assert server.stop() == 0


def test_a_server_that_ends_is_not_ready_while_it_finishes(isolated_server, make_client, tmp_path):
    port = free_port()
    server = isolated_server(arguments=(f"--metrics-listen=127.0.0.1:{port}",)).start()
    functions = Functions(lambda service: make_client(server, service))
    gate = tmp_path / "gate"
    function = functions.deploy("waits", WAITS, Environment={"Variables": {"GATE": str(gate)}})
    client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreSignUp": function}).client()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    document = json.dumps({"ClientId": client.id, "Username": "jane", "Password": PASSWORD})
    connection.request("POST", "/", document, {"x-amz-target": f"{wire.COGNITO}.SignUp"})
    deadline = time.monotonic() + 30
    while "begun" not in "".join(functions.log_lines("waits")):
        assert time.monotonic() < deadline, "the trigger never ran"
        time.sleep(0.02)
    server.process.send_signal(signal.SIGTERM)
    deadline = time.monotonic() + 10
    while (ready := fetch(f"http://127.0.0.1:{port}/ready"))[0] == 200:
        assert time.monotonic() < deadline, "it is ready all the same"
        time.sleep(0.01)
    assert ready[::2] == (503, '{"status":"not ready","reason":"the server is ending"}')
    assert fetch(f"http://127.0.0.1:{port}/live")[0] == 200
    gate.touch()
    assert connection.getresponse().status == 200, "what was begun is finished"
    assert server.process.wait(30) == 0


def test_a_call_has_a_line_in_the_log_under_the_id_that_its_client_got(server, idp, make_pool):
    client = make_pool().client()
    client.pool.user("jane")
    signed_in = client.password("jane")
    line = line_of(server, signed_in["ResponseMetadata"]["RequestId"])
    assert line["level"] == "INFO"
    told = {name: line[name] for name in ("method", "path", "operation", "status", "outcome", "source_ip", "client_id")}
    assert told == {
        "method": "POST",
        "path": "/",
        "operation": "InitiateAuth",
        "status": 200,
        "outcome": "ok",
        "source_ip": "127.0.0.1",
        "client_id": client.id,
    }
    assert line["millis"] > 0

    with pytest.raises(ClientError) as caught:
        idp.admin_get_user(UserPoolId=client.pool.id, Username="nobody-of-that-name")
    line = line_of(server, caught.value.response["ResponseMetadata"]["RequestId"])
    assert (line["status"], line["outcome"]) == (400, "UserNotFoundException")
    assert line["user_pool_id"] == client.pool.id

    asked = idp.get_user(AccessToken=signed_in["AuthenticationResult"]["AccessToken"])
    line = line_of(server, asked["ResponseMetadata"]["RequestId"])
    assert (line["user_pool_id"], line["client_id"]) == (client.pool.id, client.id), "its token names both"


def test_a_line_has_no_query_no_name_and_no_secret(server, make_pool):
    client = make_pool().client()
    client.pool.user("very-particular-name")
    token = client.password("very-particular-name")["AuthenticationResult"]["AccessToken"]
    client.pool.idp.get_user(AccessToken=token)
    fetch(f"{server.url}/_vestibule/messages?destination=very-particular-name")
    lines = access_lines(server)
    assert any(line["path"] == "/_vestibule/messages" and "operation" not in line for line in lines)
    text = json.dumps(lines)
    assert "very-particular-name" not in text and PASSWORD not in text and token not in text


def test_an_unknown_operation_has_its_line_too(server):
    answer = wire.call(server, "NoSuchOperation", {})
    line = line_of(server, answer.headers["x-amzn-requestid"])
    assert (line["status"], line["outcome"]) == (answer.status, answer.error[0])
    assert "operation" not in line


@pytest.mark.parametrize(
    ("arguments", "environment", "is_json", "is_told"),
    [
        ((), {}, True, True),
        (("--access-log=false",), {}, True, False),
        (("--log-format", "text"), {}, False, False),
        (("--access-log",), {"VESTIBULE_LOG_FORMAT": "text"}, False, True),
        ((), {"VESTIBULE_LOG": "info,vestibule::access=off"}, True, False),
    ],
)
def test_who_writes_lines_and_in_which_form(isolated_server, arguments, environment, is_json, is_told):
    server = isolated_server(arguments=arguments, environment=environment).start()
    assert fetch(f"{server.url}/no/such/page")[0] == 404
    assert server.stop() == 0
    lines = server.log().splitlines()
    assert lines
    assert all(line.startswith("{") == is_json for line in lines)
    assert any("/no/such/page" in line for line in lines) == is_told
