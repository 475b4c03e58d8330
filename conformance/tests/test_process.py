"""The process itself: where it may listen, whose signature it takes, and how it ends."""

import http.client
import json
import signal
import time

import botocore.auth
import pytest

from harness import PASSWORD, wire
from harness.functions import Functions
from harness.pools import Pool
from harness.refusals import failed
from harness.server import free_port
from harness.wire import call

KEY_ID, SECRET = "VESTIBULEEXAMPLE0001", "example-secret-with-40-characters-0000000"
CREDENTIALS = {"VESTIBULE_ACCESS_KEY_ID": KEY_ID, "VESTIBULE_SECRET_ACCESS_KEY": SECRET}

LEAVES_A_CHILD = """
import os, subprocess

child = subprocess.Popen(["sleep", "600"])

def lambda_handler(event, context):
    return {"worker": os.getpid(), "child": child.pid}
"""


# Says that it has begun, and waits to be let go.
WAITS = """
import os, time

def lambda_handler(event, context):
    print("begun")
    while not os.path.exists(os.environ["GATE"]):
        time.sleep(0.01)
    return event
"""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory):
    """A server that knows one pair of credentials."""
    from harness.server import Server

    running = Server(tmp_path_factory.mktemp("guarded") / "data", environment=CREDENTIALS).start()
    yield running
    assert running.stop() == 0


def signed(make_client, server, service="cognito-idp", key=KEY_ID, secret=SECRET):
    return make_client(server, service, aws_access_key_id=key, aws_secret_access_key=secret)


@pytest.mark.parametrize(
    ("service", "operation", "members"),
    [
        ("cognito-idp", "list_user_pools", {"MaxResults": 10}),
        ("lambda", "list_functions", {}),
        ("logs", "describe_log_groups", {}),
    ],
)
def test_the_right_secret_signs_every_service(guarded, make_client, service, operation, members):
    answer = getattr(signed(make_client, guarded, service), operation)(**members)
    assert answer["ResponseMetadata"]["HTTPStatusCode"] == 200


@pytest.mark.parametrize(
    ("service", "operation", "members"),
    [
        ("cognito-idp", "list_user_pools", {"MaxResults": 10}),
        ("lambda", "list_functions", {}),
        ("logs", "describe_log_groups", {}),
    ],
)
def test_a_wrong_secret_is_an_invalid_signature(guarded, make_client, service, operation, members):
    client = signed(make_client, guarded, service, secret="another-secret-with-40-characters-0000000")
    code, message = failed(getattr(client, operation), **members)
    assert code == "InvalidSignatureException"
    assert message.startswith("The request signature we calculated does not match the signature you provided.")


def test_an_unknown_key_id_is_an_unrecognized_client(guarded, make_client):
    client = signed(make_client, guarded, key="VESTIBULEEXAMPLE0002")
    assert failed(client.list_user_pools, MaxResults=10) == (
        "UnrecognizedClientException",
        "The security token included in the request is invalid.",
    )


def test_an_unsigned_request_misses_its_token(guarded):
    answer = call(guarded, "ListUserPools", {"MaxResults": 10})
    assert answer.status == 400
    assert answer.error == ("MissingAuthenticationTokenException", "Missing Authentication Token")


def test_a_body_changed_after_signing_is_refused(guarded):
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    headers = {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": f"{wire.COGNITO}.ListUserPools",
        "Host": f"127.0.0.1:{guarded.port}",
    }
    request = AWSRequest("POST", guarded.url + "/", headers, b'{"MaxResults": 10}')
    botocore.auth.SigV4Auth(Credentials(KEY_ID, SECRET), "cognito-idp", "us-east-1").add_auth(request)
    sent = dict(request.headers.items())
    assert wire.send(guarded, "POST", "/", b'{"MaxResults": 10}', sent).status == 200
    changed = wire.send(guarded, "POST", "/", b'{"MaxResults": 11}', sent)
    assert (changed.status, changed.error[0]) == (400, "InvalidSignatureException")


def test_an_old_signature_has_expired(guarded):
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    class Yesterday(botocore.auth.SigV4Auth):
        """The SDK's signer with a clock that is a day late."""

        def _modify_request_before_signing(self, request):
            late = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(time.time() - 86_400))
            request.context["timestamp"] = late
            super()._modify_request_before_signing(request)

    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{wire.COGNITO}.ListUserPools"}
    request = AWSRequest("POST", guarded.url + "/", headers, b'{"MaxResults": 10}')
    Yesterday(Credentials(KEY_ID, SECRET), "cognito-idp", "us-east-1").add_auth(request)
    answer = wire.send(guarded, "POST", "/", b'{"MaxResults": 10}', dict(request.headers.items()))
    code, message = answer.error
    assert (answer.status, code) == (400, "InvalidSignatureException")
    assert message.startswith("Signature expired: ")


def test_public_operations_need_no_signature_even_with_credentials_configured(guarded, make_client):
    client = Pool(guarded, signed(make_client, guarded)).client()
    client.pool.user("jane")
    answer = call(
        guarded,
        "InitiateAuth",
        {
            "AuthFlow": "USER_PASSWORD_AUTH",
            "ClientId": client.id,
            "AuthParameters": {"USERNAME": "jane", "PASSWORD": "Passw0rd!Example"},
        },
    )
    assert answer.status == 200
    token = answer.json["AuthenticationResult"]["AccessToken"]
    assert call(guarded, "GetUser", {"AccessToken": token}).json["Username"] == "jane"


def test_a_signature_on_a_public_operation_does_no_harm(guarded, make_client):
    client = Pool(guarded, signed(make_client, guarded)).client()
    client.pool.user("jane")
    headers = {"Authorization": "AWS4-HMAC-SHA256 Credential=made/up, SignedHeaders=host, Signature=00"}
    parameters = {"USERNAME": "jane", "PASSWORD": "Passw0rd!Example"}
    document = {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": client.id, "AuthParameters": parameters}
    assert call(guarded, "InitiateAuth", document, headers=headers).status == 200


def test_messages_are_not_served_once_credentials_are_configured(guarded):
    answer = wire.send(guarded, "GET", "/_vestibule/messages?userPoolId=us-east-1_AbCdEf123")
    assert answer.status in {403, 404}


def test_without_credentials_only_loopback_is_allowed(isolated_server):
    server = isolated_server(host="0.0.0.0")
    assert server.spawn().wait(30) != 0
    assert "credentials" in server.log().lower()


def test_with_credentials_every_address_is_allowed(isolated_server, make_client):
    server = isolated_server(host="0.0.0.0", environment=CREDENTIALS).start()
    assert signed(make_client, server).list_user_pools(MaxResults=1)["UserPools"] == []


def test_any_credentials_can_be_allowed_everywhere_by_asking_for_it(isolated_server, make_client):
    server = isolated_server(host="0.0.0.0", arguments=("--insecure-any-credentials",)).start()
    assert make_client(server, "cognito-idp").list_user_pools(MaxResults=1)["UserPools"] == []


def is_running(process_id: int) -> bool:
    """Whether the process exists and is not merely waiting to be reaped."""
    try:
        with open(f"/proc/{process_id}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def wait_until_gone(process_ids: list[int]) -> list[int]:
    """Those still running after a generous wait."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        process_ids = [one for one in process_ids if is_running(one)]
        if not process_ids:
            return []
        time.sleep(0.02)
    return process_ids


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
def test_a_graceful_shutdown_kills_function_processes_and_their_children(isolated_server, make_client, by):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    functions.deploy("family", LEAVES_A_CHILD)
    family = functions.invoke("family", {}).json
    assert is_running(family["worker"]) and is_running(family["child"])
    assert server.stop(by) == 0
    assert wait_until_gone(list(family.values())) == []


def test_a_deleted_functions_processes_are_killed(isolated_server, make_client):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    functions.deploy("family", LEAVES_A_CHILD)
    family = functions.invoke("family", {}).json
    make_client(server, "lambda").delete_function(FunctionName="family")
    assert wait_until_gone(list(family.values())) == []


def test_a_function_does_not_inherit_the_servers_secrets(isolated_server, make_client):
    server = isolated_server(environment=CREDENTIALS | {"VESTIBULE_REGION": "us-east-1"}).start()
    functions = Functions(lambda service: signed(make_client, server, service))
    source = "import os\n\ndef lambda_handler(event, context):\n    return dict(os.environ)\n"
    functions.deploy("environment", source, Environment={"Variables": {"TABLE_NAME": "users"}})
    environment = functions.invoke("environment", {}).json
    assert environment["TABLE_NAME"] == "users"
    assert environment["AWS_LAMBDA_FUNCTION_NAME"] == "environment"
    assert environment["AWS_REGION"] == "us-east-1"
    assert environment["_HANDLER"] == "lambda_function.lambda_handler"
    assert [name for name in environment if name.startswith("VESTIBULE_")] == []


def test_health_answers_without_credentials(guarded):
    assert wire.send(guarded, "GET", "/_vestibule/health").status == 200


def test_a_second_start_on_the_same_port_fails_plainly(isolated_server, tmp_path):
    first = isolated_server().start()
    second = isolated_server(data=tmp_path / "other")
    second.port = first.port
    assert second.spawn().wait(30) != 0
    assert str(first.port) in second.log()


def test_a_start_that_waits_for_its_database_ends_when_it_is_asked_to(isolated_server):
    nowhere = f"postgres://vestibule@127.0.0.1:{free_port()}/vestibule"
    arguments = ("--database-url", nowhere, "--public-url", "https://id.example.com")
    server = isolated_server(arguments=arguments, environment={"VESTIBULE_MASTER_KEY": "A" * 43 + "="})
    server.spawn()
    deadline = time.monotonic() + 20
    while "does not answer yet" not in server.log():
        assert server.process.poll() is None and time.monotonic() < deadline, server.log()
        time.sleep(0.05)
    asked = time.monotonic()
    assert server.stop() == 0
    assert time.monotonic() - asked < 5
    assert "stopped before it was ready" in server.log()


def test_a_function_can_call_the_server_it_runs_on(isolated_server, make_client):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    source = """
exports.handler = async (event) => {
    const answer = await fetch(process.env.ENDPOINT + "/_vestibule/health");
    return answer.status;
};
"""
    functions.deploy("caller", source, "js", Environment={"Variables": {"ENDPOINT": server.url}})
    assert functions.invoke("caller", {}).json == 200


def test_away_from_a_terminal_every_log_line_is_a_json_object(isolated_server, make_client):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    client.password("jane")
    server.stop()
    lines = server.log().splitlines()
    assert lines
    assert all(isinstance(json.loads(line), dict) for line in lines if line.strip())


def test_a_call_whose_client_hung_up_is_finished_even_while_the_server_ends(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    gate = tmp_path / "gate"
    function = functions.deploy("waits", WAITS, Environment={"Variables": {"GATE": str(gate)}})
    client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreSignUp": function}).client()

    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    document = json.dumps({"ClientId": client.id, "Username": "jane", "Password": PASSWORD})
    connection.request("POST", "/", document, {"x-amz-target": f"{wire.COGNITO}.SignUp"})
    deadline = time.monotonic() + 30
    while "begun" not in "".join(functions.log_lines("waits")):
        assert time.monotonic() < deadline, "the trigger never ran"
        time.sleep(0.02)
    connection.close()
    server.process.send_signal(signal.SIGTERM)
    gate.touch()
    assert server.process.wait(30) == 0

    server.start()
    assert client.pool.idp.admin_get_user(UserPoolId=client.pool.id, Username="jane")["UserStatus"] == "UNCONFIRMED"
