"""Triggers whose functions run elsewhere: a second server as the remote Lambda, with credentials of its own."""

import http.server
import json
import re
import threading

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

from harness import ACCOUNT, REGION
from harness.certificates import Certificate
from harness.functions import ECHO, Functions
from harness.pools import Pool
from harness.server import Server, free_port

KEY = {"aws_access_key_id": "AKIDREMOTE", "aws_secret_access_key": "remote-secret"}
SIGNED = 'credentials = { access_key_id = "AKIDREMOTE", secret_access_key = "remote-secret" }'

THROW = "def lambda_handler(event, context):\n    raise Exception('boom')\n"
NULL = "def lambda_handler(event, context):\n    return None\n"
EMPTY = "def lambda_handler(event, context):\n    return {}\n"
EXIT = "import os\n\ndef lambda_handler(event, context):\n    os._exit(3)\n"
HANG = "import time\n\ndef lambda_handler(event, context):\n    time.sleep(20)\n"
BROKEN = "import no_such_module\n\ndef lambda_handler(event, context):\n    return event\n"
SOURCES = {"throw": THROW, "null": NULL, "empty": EMPTY, "exit": EXIT, "hang": HANG, "broken": BROKEN, "echo": ECHO}


def client(server, service: str, **key):
    key = key or {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    config = Config(retries={"total_max_attempts": 1}, read_timeout=60)
    return boto3.client(service, region_name=REGION, endpoint_url=server.url, config=config, **key)


def arn(name: str) -> str:
    return f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"


@pytest.fixture(scope="module")
def remote(tmp_path_factory):
    """The server where the functions are."""
    environment = {"VESTIBULE_ACCESS_KEY_ID": "AKIDREMOTE", "VESTIBULE_SECRET_ACCESS_KEY": "remote-secret"}
    server = Server(tmp_path_factory.mktemp("remote") / "data", environment).start()
    yield server
    assert server.stop() == 0


@pytest.fixture(scope="module")
def remote_functions(remote):
    functions = Functions(lambda service: client(remote, service, **KEY))
    for behaviour, source in SOURCES.items():
        # Nobody but the account may call them: the key is what counts there.
        functions.deploy(behaviour, source, permit=False, Timeout=1 if behaviour == "hang" else 10)
    return functions


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Starts servers with a configuration file."""
    started = []

    def make(configuration: str, environment: dict | None = None) -> Server:
        directory = tmp_path_factory.mktemp("front")
        (directory / "vestibule.toml").write_text(configuration)
        started.append(Server(directory / "data", environment).start())
        return started[-1]

    yield make
    for server in started:
        assert server.stop() == 0


@pytest.fixture(scope="module")
def front(start, remote, remote_functions):
    """The server with the user pools."""
    entry = f'endpoint = "{remote.url}"\n{SIGNED}\n'
    blocks = [f'[[functions]]\nname = "remote-{it}"\nremote_name = "{it}"\n{entry}' for it in [*SOURCES, "missing"]]
    wrong = entry.replace("remote-secret", "another")
    blocks.append(f'[[functions]]\nname = "remote-refused"\nremote_name = "echo"\n{wrong}')
    blocks.append(f'[[functions]]\nname = "remote-gone"\nendpoint = "http://127.0.0.1:{free_port()}"\n')
    return start("\n".join(blocks))


@pytest.fixture(scope="module")
def local_functions(front):
    """The same functions, on the server with the user pools."""
    functions = Functions(lambda service: client(front, service))
    for behaviour, source in SOURCES.items():
        functions.deploy(f"local-{behaviour}", source, Timeout=1 if behaviour == "hang" else 10)
    return functions


def sign_in(front, function: str):
    """A sign-in with a function at pre authentication."""
    pool = Pool(front, client(front, "cognito-idp"), LambdaConfig={"PreAuthentication": function})
    pool.user("test")
    return pool.client().password("test")


def refusal(front, function: str) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        sign_in(front, function)
    details = caught.value.response["Error"]
    return details["Code"], details["Message"]


def test_a_trigger_runs_on_the_other_server(front, remote_functions):
    assert "AuthenticationResult" in sign_in(front, arn("remote-echo"))
    [event] = remote_functions.events("echo", at_least=1)
    assert event["triggerSource"] == "PreAuthentication_Authentication"


@pytest.mark.parametrize("behaviour", ["throw", "null", "empty", "exit", "hang", "broken"])
def test_a_remote_failure_reaches_the_caller_as_a_local_one_does(front, local_functions, behaviour):
    def without_id(refused):
        return tuple(re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "(id)", text) for text in refused)

    local = without_id(refusal(front, arn(f"local-{behaviour}")))
    assert without_id(refusal(front, arn(f"remote-{behaviour}"))) == local


@pytest.mark.parametrize(
    ("function", "exception"),
    [
        ("remote-missing", "ResourceNotFoundException"),
        ("remote-refused", "AccessDeniedException"),
        ("remote-gone", "ServiceException"),
        ("remote-echo:prod", "ResourceNotFoundException"),
    ],
)
def test_what_could_not_be_run_elsewhere_is_named(front, function, exception):
    expected = f"PreAuthentication invocation failed due to error {exception}."
    assert refusal(front, arn(function)) == ("UnexpectedLambdaException", expected)


def test_invoke_of_a_remote_function_goes_there(front, remote_functions):
    invoked = Functions(lambda service: client(front, service)).invoke("remote-echo", {"a": 1}, LogType="Tail")
    assert (invoked.status, invoked.json, invoked.error) == (200, {"a": 1}, None)
    assert '{"a": 1}' in invoked.log
    failed = Functions(lambda service: client(front, service)).invoke("remote-throw", {})
    assert (failed.status, failed.error, failed.json["errorMessage"]) == (200, "Unhandled", "boom")


class Emulator(http.server.BaseHTTPRequestHandler):
    """Answers as the runtime interface emulator does: 200 and nothing in the headers, whatever happened."""

    protocol_version = "HTTP/1.1"

    def do_POST(self):
        event = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.server.paths.append(self.path)
        failed = (event["request"].get("validationData") or {}).get("fail")
        answer = {"errorType": "Error", "errorMessage": "told to"} if failed else event
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def emulator():
    """An endpoint as a container with the emulator would be one, over TLS if a certificate is given."""
    servers = []

    def make(certificate: Certificate | None = None):
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Emulator)
        server.paths = []
        if certificate:
            server.socket = certificate.context().wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server

    yield make
    for server in servers:
        server.shutdown()


def declared(name: str, endpoint: str) -> str:
    return f'[[functions]]\nname = "{name}"\nendpoint = "{endpoint}"\nremote_name = "function"\n'


def test_the_runtime_interface_emulator_is_understood(start, emulator):
    endpoint = emulator()
    server = start(declared("contained", f"http://127.0.0.1:{endpoint.server_port}"))
    assert "AuthenticationResult" in sign_in(server, arn("contained"))
    assert endpoint.paths == ["/2015-03-31/functions/function/invocations"]
    pool = Pool(server, client(server, "cognito-idp"), LambdaConfig={"PreSignUp": arn("contained")})
    with pytest.raises(ClientError) as caught:
        pool.client().sign_up("new", ValidationData=[{"Name": "fail", "Value": "yes"}])
    assert caught.value.response["Error"]["Message"] == "PreSignUp failed with error told to."


def test_an_endpoint_over_tls_must_have_a_certificate_that_is_trusted(start, emulator, tmp_path):
    certificate = Certificate(tmp_path)
    endpoint = emulator(certificate)
    configuration = declared("encrypted", f"https://127.0.0.1:{endpoint.server_port}")
    trusting = start(configuration, {"SSL_CERT_FILE": str(certificate.path)})
    assert "AuthenticationResult" in sign_in(trusting, arn("encrypted"))
    (tmp_path / "other").mkdir()
    other = Certificate(tmp_path / "other").path
    distrusting = start(configuration, {"SSL_CERT_FILE": str(other)})
    expected = "PreAuthentication invocation failed due to error ServiceException."
    assert refusal(distrusting, arn("encrypted")) == ("UnexpectedLambdaException", expected)
    assert len(endpoint.paths) == 1
