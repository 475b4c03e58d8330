"""What survives: a kill in the middle of work, a restart, a wrong master key."""

import base64
import hashlib
import http.client
import json
import os
import stat
import subprocess
import threading

import pytest

from harness import PASSWORD, wire
from harness.functions import ECHO, Functions
from harness.pools import Pool
from harness.server import binary, free_port
from harness.tokens import verified_pair

SIGN_UPS = 1000
CONNECTIONS = 16
KILL_AFTER = 300


def usernames(idp, user_pool_id: str) -> set[str]:
    pages = idp.get_paginator("list_users").paginate(UserPoolId=user_pool_id)
    return {user["Username"] for page in pages for user in page["Users"]}


class Load:
    """Sign-ups over several connections; remembers every acknowledged name and calls back after enough of them."""

    def __init__(self, server, client_id: str, kill):
        self.server, self.client_id, self.kill = server, client_id, kill
        self.names = iter(f"user-{index:04}" for index in range(SIGN_UPS))
        self.lock = threading.Lock()
        self.acknowledged: list[str] = []
        self.refused: list[str] = []

    def run(self) -> None:
        threads = [threading.Thread(target=self.work) for _ in range(CONNECTIONS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def work(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        while True:
            with self.lock:
                username = next(self.names, None)
            if username is None:
                return
            try:
                taken = wire.sign_up(connection, self.client_id, username, PASSWORD)
            except (OSError, http.client.HTTPException):
                return  # the server is gone
            with self.lock:
                (self.acknowledged if taken else self.refused).append(username)
                if len(self.acknowledged) == KILL_AFTER:
                    self.kill()


def test_a_kill_in_the_middle_of_a_thousand_sign_ups_loses_no_acknowledged_user(isolated_server, make_client):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    load = Load(server, client.id, server.kill)
    load.run()
    assert load.refused == []
    assert KILL_AFTER <= len(load.acknowledged) < SIGN_UPS, "the kill must come in the middle"

    server.start()
    stored = usernames(client.pool.idp, client.pool.id)
    assert set(load.acknowledged) <= stored
    assert len(stored) <= len(load.acknowledged) + CONNECTIONS

    survivor = load.acknowledged[-1]
    client.pool.idp.admin_confirm_sign_up(UserPoolId=client.pool.id, Username=survivor)
    assert "AuthenticationResult" in client.password(survivor)
    assert client.sign_up("after-the-kill")["UserConfirmed"] is False


def test_a_kill_after_every_kind_of_write_keeps_them_all(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    client = Pool(server, idp).client(GenerateSecret=True)
    client.pool.user("jane", email="jane@example.com")
    result = client.password("jane")["AuthenticationResult"]
    idp.admin_update_user_attributes(
        UserPoolId=client.pool.id, Username="jane", UserAttributes=[{"Name": "given_name", "Value": "Jane"}]
    )
    idp.update_user_pool_client(
        UserPoolId=client.pool.id, ClientId=client.id, ClientName="renamed", ExplicitAuthFlows=["ALLOW_USER_PASSWORD_AUTH"]
    )
    server.kill()
    server.start()
    described = idp.describe_user_pool_client(UserPoolId=client.pool.id, ClientId=client.id)["UserPoolClient"]
    assert (described["ClientName"], described["ClientSecret"]) == ("renamed", client.secret)
    user = idp.admin_get_user(UserPoolId=client.pool.id, Username="jane")
    assert {"Name": "given_name", "Value": "Jane"} in user["UserAttributes"]
    verified_pair(client, result)
    assert idp.get_user(AccessToken=result["AccessToken"])["Username"] == "jane"


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_restart_keeps_pools_users_keys_tokens_and_functions(isolated_server, make_client, end):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    functions = Functions(lambda service: make_client(server, service))
    arn = functions.deploy("kept", ECHO)
    client = Pool(server, idp, LambdaConfig={"PostAuthentication": arn}).client()
    client.pool.user("jane")
    result = client.password("jane")["AuthenticationResult"]
    assert functions.sources("kept", 1) == ["PostAuthentication_Authentication"]

    getattr(server, end)()
    server.start()
    verified_pair(client, result)
    assert idp.get_user(AccessToken=result["AccessToken"])["Username"] == "jane"
    refreshed = client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": result["RefreshToken"]})
    verified_pair(client, refreshed["AuthenticationResult"])
    verified_pair(client, client.password("jane")["AuthenticationResult"])
    assert functions.invoke("kept", {"still": "there"}).json == {"still": "there"}


def test_a_challenge_outlives_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    client = Pool(server, idp).client()
    idp.admin_create_user(
        UserPoolId=client.pool.id, Username="jane", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    challenge = client.password("jane")
    server.kill()
    server.start()
    answer = client.respond(challenge, {"USERNAME": "jane", "NEW_PASSWORD": "An0ther!Password"})
    assert "AuthenticationResult" in answer


def fingerprint(directory) -> dict[str, str]:
    """Every file under the directory with the digest of its content."""
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(directory.rglob("*"))
        if path.is_file()
    }


@pytest.mark.embedded("a server on PostgreSQL makes no master key")
def test_the_master_key_made_on_first_start_is_readable_by_its_owner_alone(isolated_server):
    server = isolated_server().start()
    keys = [path for path in server.data.iterdir() if "key" in path.name]
    assert len(keys) == 1
    assert stat.S_IMODE(keys[0].stat().st_mode) == 0o600


def test_a_wrong_master_key_is_refused_and_changes_nothing(isolated_server, make_client):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    server.stop()
    before = fingerprint(server.data)

    wrong = isolated_server(
        data=server.data, environment={"VESTIBULE_MASTER_KEY": base64.b64encode(os.urandom(32)).decode()}
    )
    status = wrong.spawn().wait(30)
    assert status not in (0, None)
    assert "master key" in wrong.log().lower()
    assert fingerprint(server.data) == before

    server.start()
    assert "AuthenticationResult" in client.password("jane")


def test_a_master_key_from_the_environment_or_a_file_leaves_none_in_the_data_directory(
    isolated_server, make_client, tmp_path
):
    key = base64.b64encode(os.urandom(32)).decode()
    server = isolated_server(environment={"VESTIBULE_MASTER_KEY": key}).start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    assert [path for path in server.data.iterdir() if "key" in path.name] == []
    server.stop()
    without_key = isolated_server(data=server.data)
    assert without_key.spawn().wait(30) != 0
    server.start()
    assert "AuthenticationResult" in client.password("jane")


def test_no_secret_lies_in_the_clear_in_the_data_directory(isolated_server, make_client):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client(GenerateSecret=True)
    client.pool.user("jane")
    result = client.password("jane")["AuthenticationResult"]
    server.stop()
    stored = server.store.contents()
    assert b"jane" in stored
    for secret in (PASSWORD, client.secret, result["RefreshToken"], result["AccessToken"]):
        assert secret.encode() not in stored
    assert PASSWORD not in server.log()
    assert b"PRIVATE KEY" not in stored


@pytest.mark.embedded("any number of servers share a database in PostgreSQL")
def test_two_servers_cannot_share_one_data_directory(isolated_server):
    first = isolated_server().start()
    second = isolated_server(data=first.data)
    assert second.spawn().wait(30) != 0
    assert first.is_ready()


def test_the_version_is_printed():
    done = subprocess.run([binary(), "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("vestibule ")


def test_an_unknown_configuration_key_is_refused(isolated_server, tmp_path):
    config = tmp_path / "vestibule.toml"
    config.write_text('no_such_setting = "x"\n')
    server = isolated_server(arguments=("--config", str(config)))
    assert server.spawn().wait(30) != 0
    assert "no_such_setting" in server.log()


def test_the_configuration_file_sets_the_listening_address(isolated_server, tmp_path):
    port = free_port()
    config = tmp_path / "vestibule.toml"
    config.write_text(json.dumps(f"127.0.0.1:{port}").join(["listen = ", "\n"]))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("VESTIBULE_")}
    process = subprocess.Popen(
        [binary(), "serve", "--data", str(tmp_path / "data"), "--config", str(config)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        server = isolated_server()
        server.port, server.url, server.process = port, f"http://127.0.0.1:{port}", process
        for _ in range(1500):
            if server.is_ready() or process.poll() is not None:
                break
            threading.Event().wait(0.02)
        assert server.is_ready()
    finally:
        process.kill()
        process.wait()
