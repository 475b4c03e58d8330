"""Test control on a real server: the clock, snapshots, reset, the command line, and seeds that repeat."""

import base64
import json
import os
import subprocess
import threading
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from harness import PASSWORD
from harness.functions import FILES, Functions, package
from harness.pools import Pool, attribute_map, secret_hash
from harness.server import binary

ADMITS = """
import json, os

def lambda_handler(event, context):
    print(json.dumps({"worker": os.getpid(), "triggerSource": event["triggerSource"]}))
    return event
"""

REFUSES = """
def lambda_handler(event, context):
    raise Exception("not today")
"""

EMBEDDED = pytest.mark.embedded("snapshots and resets exchange the database of the embedded store")

CREDENTIALS = {
    "VESTIBULE_ACCESS_KEY_ID": "VESTIBULEEXAMPLE0001",
    "VESTIBULE_SECRET_ACCESS_KEY": "example-secret-with-40-characters-0000000",
}


def control(server, method: str, path: str, body: dict | None = None) -> dict:
    data = json.dumps(body).encode() if body is not None else None
    request = urllib.request.Request(f"{server.url}/_vestibule/{path}", method=method, data=data)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def snapshot(server) -> str:
    return control(server, "POST", "snapshots")["id"]


def restore(server, identifier: str) -> None:
    control(server, "POST", f"snapshots/{identifier}/restore")


def tokens(client, username: str) -> dict:
    return client.password(username)["AuthenticationResult"]


def code_of(caught) -> str:
    return caught.value.response["Error"]["Code"]


def uptime_ticks() -> float:
    """The time since the machine started, in the unit of a process's start."""
    return float(Path("/proc/uptime").read_text().split()[0]) * os.sysconf("SC_CLK_TCK")


def started_at_ticks(pid: int) -> int:
    """When a living process was started."""
    # The name of the program, which may hold anything, stands in parentheses before.
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])


@pytest.fixture
def started(isolated_server, make_client):
    """A server of this test alone, with its clients."""
    server = isolated_server().start()
    made = {}

    def client(service):
        return made.setdefault(service, make_client(server, service))

    yield server, client("cognito-idp"), Functions(client)
    assert server.stop() == 0


@EMBEDDED
def test_after_a_restore_the_same_sign_in_works_and_nothing_later_does(started):
    server, idp, functions = started
    arn = functions.deploy("pre-auth", ADMITS)
    pool = Pool(server, idp, LambdaConfig={"PreAuthentication": arn})
    client = pool.client()
    pool.user("test")
    before = tokens(client, "test")
    identifier = snapshot(server)
    after = tokens(client, "test")
    assert idp.get_user(AccessToken=after["AccessToken"])["Username"] == "test"
    assert len(functions.events("pre-auth", 2)) == 2

    idp.delete_user_pool(UserPoolId=pool.id)
    functions.client("lambda").delete_function(FunctionName="pre-auth")
    with pytest.raises(ClientError) as caught:
        tokens(client, "test")
    assert code_of(caught) == "ResourceNotFoundException"

    restore(server, identifier)
    assert idp.get_user(AccessToken=before["AccessToken"])["Username"] == "test"
    with pytest.raises(ClientError) as caught:
        idp.get_user(AccessToken=after["AccessToken"])
    assert code_of(caught) == "NotAuthorizedException"
    again = tokens(client, "test")
    assert idp.get_user(AccessToken=again["AccessToken"])["Username"] == "test"
    assert len(functions.events("pre-auth", 3)) == 3, "the record of what functions did is not taken back"


@EMBEDDED
def test_functions_that_are_the_same_stay_warm_and_others_are_replaced(started):
    server, idp, functions = started
    pool = Pool(server, idp)
    pool.set_triggers(PreAuthentication=functions.deploy("same", ADMITS), PostAuthentication=functions.deploy("other", ADMITS))
    client = pool.client()
    pool.user("test")
    tokens(client, "test")
    identifier = snapshot(server)

    aws_lambda = functions.client("lambda")
    aws_lambda.update_function_code(FunctionName="other", ZipFile=package({FILES["py"]: REFUSES}))
    aws_lambda.get_waiter("function_updated_v2").wait(FunctionName="other", WaiterConfig={"Delay": 0.1, "MaxAttempts": 300})
    with pytest.raises(ClientError) as caught:
        tokens(client, "test")
    assert code_of(caught) == "UserLambdaValidationException"

    restored_at = uptime_ticks()
    restore(server, identifier)
    tokens(client, "test")
    workers = [event["worker"] for event in functions.events("same", 3)]
    assert len(workers) == 3
    # On a busy machine a function may have two workers from the beginning, so the number of the process says nothing.
    assert started_at_ticks(workers[2]) < restored_at, "the worker of a function that did not change is used on"
    others = [event["worker"] for event in functions.events("other", 3)]
    assert len(others) == 2 and others[0] != others[1]


@EMBEDDED
def test_codes_and_tokens_age_with_the_clock(started):
    server, idp, _ = started
    pool = Pool(server, idp, AutoVerifiedAttributes=["email"])
    client = pool.client()
    client.sign_up("jane", attributes={"email": "jane@example.com"})
    code = pool.code("jane@example.com")
    identifier = snapshot(server)
    moved = control(server, "POST", "clock", {"advanceSeconds": 24 * 3600 + 1})
    assert moved["offsetSeconds"] == 24 * 3600 + 1
    with pytest.raises(ClientError) as caught:
        idp.confirm_sign_up(ClientId=client.id, Username="jane", ConfirmationCode=code)
    assert code_of(caught) == "ExpiredCodeException"
    restore(server, identifier)
    assert control(server, "GET", "clock")["offsetSeconds"] == 0
    idp.confirm_sign_up(ClientId=client.id, Username="jane", ConfirmationCode=code)


@EMBEDDED
def test_restores_in_the_middle_of_sign_ins_leave_one_whole_state(started, make_client):
    server, idp, functions = started
    pool = Pool(server, idp, LambdaConfig={"PreSignUp": functions.deploy("pre-sign-up", ADMITS)})
    client = pool.client()
    pool.user("test")
    identifier = snapshot(server)
    done = threading.Event()

    def sign_up_and_in(number: int) -> list[str]:
        mine, outcomes = make_client(server, "cognito-idp"), []
        while not done.is_set():
            try:
                mine.sign_up(ClientId=client.id, Username=f"user-{number}-{len(outcomes)}", Password=PASSWORD)
                outcomes.append("signed up")
                parameters = {"USERNAME": "test", "PASSWORD": PASSWORD}
                mine.initiate_auth(ClientId=client.id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
                outcomes.append("signed in")
            except ClientError as error:
                outcomes.append(error.response["Error"]["Code"])
        return outcomes

    with ThreadPoolExecutor(4) as pool_of_threads:
        running = [pool_of_threads.submit(sign_up_and_in, number) for number in range(4)]
        try:
            for _ in range(20):
                restore(server, identifier)
        finally:
            done.set()
        outcomes = {outcome for one in running for outcome in one.result()}
    # A call that was overtaken says so; nothing else goes wrong.
    assert outcomes <= {"signed up", "signed in", "InternalErrorException"}
    assert "signed up" in outcomes
    restore(server, identifier)
    users = idp.list_users(UserPoolId=pool.id)["Users"]
    assert [user["Username"] for user in users] == ["test"]
    assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["EstimatedNumberOfUsers"] == 1


@EMBEDDED
def test_what_was_restored_survives_a_crash(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = Pool(server, idp)
    client = pool.client()
    pool.user("test")
    identifier = snapshot(server)
    idp.delete_user_pool(UserPoolId=pool.id)
    restore(server, identifier)
    server.kill()
    server.start()
    assert tokens(client, "test")["AccessToken"]
    assert control(server, "GET", "snapshots") == {"snapshots": []}, "snapshots are kept in memory"
    assert server.stop() == 0


@EMBEDDED
def test_reset_empties_the_server(started):
    server, idp, functions = started
    functions.deploy("echo")
    functions.invoke("echo", {})
    Pool(server, idp).user("test")
    control(server, "POST", "clock", {"advanceSeconds": 60})
    control(server, "POST", "reset")
    assert idp.list_user_pools(MaxResults=10)["UserPools"] == []
    assert functions.client("lambda").list_functions()["Functions"] == []
    assert functions.client("logs").describe_log_groups()["logGroups"] == []
    assert control(server, "GET", "clock")["offsetSeconds"] == 0
    # And it serves on.
    pool = Pool(server, idp)
    pool.user("test")
    assert pool.client().password("test")["AuthenticationResult"]["AccessToken"]


def vestibule(server, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    command = [binary(), *arguments, "--url", server.url]
    return subprocess.run(command, env=inherited | environment, capture_output=True, text=True, timeout=60, check=False)


@EMBEDDED
def test_the_command_line_does_it_all(started):
    server, idp, _ = started
    pool = Pool(server, idp)
    shown = vestibule(server, "clock", "--advance", "1h30m")
    assert shown.returncode == 0, shown.stderr
    assert shown.stdout.rstrip().endswith("(5400 s ahead)")
    assert json.loads(vestibule(server, "clock", "--json").stdout)["offsetSeconds"] == 5400
    created = vestibule(server, "snapshot", "create")
    assert created.returncode == 0, created.stderr
    identifier = created.stdout.strip()
    assert vestibule(server, "clock", "--reset").returncode == 0
    emptied = vestibule(server, "reset")
    assert (emptied.returncode, emptied.stdout) == (0, "the server is empty\n")
    assert identifier in vestibule(server, "snapshot", "list").stdout
    assert vestibule(server, "snapshot", "restore", identifier).returncode == 0
    assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["Id"] == pool.id
    assert json.loads(vestibule(server, "clock", "--json").stdout)["offsetSeconds"] == 5400
    assert vestibule(server, "snapshot", "delete", identifier).returncode == 0
    gone = vestibule(server, "snapshot", "restore", identifier)
    assert (gone.returncode, gone.stderr) == (1, f"vestibule: There is no snapshot {identifier}.\n")
    back = vestibule(server, "clock", "--now", "2020-01-01T00:00:00Z")
    assert back.returncode == 1 and "forward only" in back.stderr
    wrong = vestibule(server, "clock", "--advance", "soon")
    assert wrong.returncode == 1 and "is not a time as in" in wrong.stderr


def test_the_command_line_says_why_nothing_answers(isolated_server):
    server = isolated_server(arguments=("--test-control=false",))
    nobody = vestibule(server, "reset")
    assert nobody.returncode == 1
    assert nobody.stderr.startswith(f"vestibule: cannot reach {server.url}: is the server running?")
    server.start()
    off = vestibule(server, "reset")
    assert off.returncode == 1 and "test control is off" in off.stderr


@EMBEDDED
def test_with_credentials_requests_are_signed(isolated_server):
    server = isolated_server(environment=CREDENTIALS, arguments=("--test-control",), host="0.0.0.0").start()
    with pytest.raises(urllib.error.HTTPError) as caught:
        control(server, "POST", "reset")
    assert caught.value.code == 403
    refused = vestibule(server, "reset")
    assert refused.returncode == 1
    wrong = CREDENTIALS | {"VESTIBULE_SECRET_ACCESS_KEY": "another"}
    assert vestibule(server, "reset", **wrong).returncode == 1
    done = vestibule(server, "reset", **CREDENTIALS)
    assert (done.returncode, done.stdout) == (0, "the server is empty\n"), done.stderr
    # As any signer does it.
    pair = Credentials(*CREDENTIALS.values())
    request = AWSRequest("POST", f"{server.url}/_vestibule/clock", data=b'{"advanceSeconds":3600}')
    SigV4Auth(pair, "vestibule", "eu-central-1").add_auth(request)
    sent = urllib.request.Request(request.url, request.data, dict(request.headers.items()), method="POST")
    with urllib.request.urlopen(sent, timeout=30) as answer:
        assert json.load(answer)["offsetSeconds"] == 3600
    assert vestibule(server, "clock", **CREDENTIALS).returncode == 0, "the machine's time signs, not the clock's"


@pytest.mark.parametrize(
    ("arguments", "environment", "host"),
    [
        (("--test-control", "--insecure-any-credentials"), {}, "0.0.0.0"),
        (("--seed", "7"), CREDENTIALS, "127.0.0.1"),
        (("--seed", "7", "--insecure-any-credentials"), {}, "0.0.0.0"),
    ],
)
def test_what_would_open_the_server_to_others_is_refused(isolated_server, arguments, environment, host):
    server = isolated_server(arguments=arguments, environment=environment, host=host)
    assert server.spawn().wait(30) == 1
    assert "vestibule: refusing" in server.log()


@pytest.mark.embedded("nodes of one database with one seed would make equal ids: refused")
def test_the_same_seed_gives_the_same_ids_codes_and_secrets(isolated_server, make_client, tmp_path):
    def run(directory: str, seed: int) -> dict:
        server = isolated_server(data=tmp_path / directory, arguments=("--seed", str(seed))).start()
        idp = make_client(server, "cognito-idp")
        pool = Pool(server, idp, AutoVerifiedAttributes=["email"])
        client = pool.client(GenerateSecret=True)
        client.sign_up("jane", attributes={"email": "jane@example.com"})
        code = pool.code("jane@example.com")
        proof = secret_hash("jane", client.id, client.secret)
        idp.confirm_sign_up(ClientId=client.id, Username="jane", ConfirmationCode=code, SecretHash=proof)
        signed_in = tokens(client, "jane")
        user = idp.get_user(AccessToken=signed_in["AccessToken"])
        assert "INSECURE" in server.log()
        assert server.stop() == 0
        claims = decoded(signed_in["AccessToken"])
        return {
            "pool": pool.id,
            "client": client.id,
            "secret": client.secret,
            "code": code,
            "sub": attribute_map(user["UserAttributes"])["sub"],
            "session": claims["origin_jti"],
            "token": claims["jti"],
        }

    first, second, other = run("one", 7), run("two", 7), run("three", 8)
    assert first == second
    assert all(first[name] != other[name] for name in first)


def decoded(token: str) -> dict:
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
