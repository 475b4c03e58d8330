"""`vestibule backup`, `restore` and `migrate`: one moment of a serving server as a file, and what comes back from it."""

import base64
import http.client
import os
import re
import signal
import stat
import subprocess
import threading
import time

import pytest

from harness import PASSWORD, wire
from harness.command_line import run
from harness.functions import ECHO, Functions, package
from harness.pools import Pool
from harness.server import binary

pytestmark = pytest.mark.embedded("a database in PostgreSQL is backed up with its own tools")

CONNECTIONS = 4
BACKED_UP = re.compile(r"backed up (\d+) users in (\d+) user pools \((\d+) bytes, schema version \d+\) to \S+, in [\d.]+ s\n")


class SignUps:
    """Sign-ups over several connections, one after the other, for as long as the block lasts."""

    def __init__(self, server, client_id: str):
        self.server, self.client_id = server, client_id
        self.changed = threading.Condition()
        self.acknowledged: list[str] = []
        self.refused: list[str] = []
        self.is_over = False
        self.threads = [threading.Thread(target=self.work, args=(index,)) for index in range(CONNECTIONS)]

    def __enter__(self) -> "SignUps":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_) -> None:
        self.is_over = True
        for thread in self.threads:
            thread.join()

    def work(self, index: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        number = 0
        while not self.is_over:
            username = f"user-{index}-{number:04}"
            number += 1
            taken = wire.sign_up(connection, self.client_id, username, PASSWORD)
            with self.changed:
                (self.acknowledged if taken else self.refused).append(username)
                self.changed.notify_all()

    def wait_for(self, count: int) -> list[str]:
        """Who was acknowledged, once so many were."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.acknowledged) >= count, timeout=60)
            return list(self.acknowledged)


def usernames(idp, user_pool_id: str) -> set[str]:
    pages = idp.get_paginator("list_users").paginate(UserPoolId=user_pool_id)
    return {user["Username"] for page in pages for user in page["Users"]}


def sign_in(idp, client, username: str) -> dict:
    parameters = {"USERNAME": username, "PASSWORD": PASSWORD}
    answer = idp.initiate_auth(ClientId=client.id, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    return answer["AuthenticationResult"]


def listed(directory) -> set[str]:
    return {path.name for path in directory.iterdir()}


def random_key() -> str:
    return base64.b64encode(os.urandom(32)).decode()


def refused(*arguments, environment=None) -> str:
    """What the command has to say about why it did nothing."""
    done = run(*arguments, environment=environment)
    assert (done.returncode, done.stdout) == (1, ""), done.stdout
    return done.stderr.removeprefix("vestibule: ").strip()


@pytest.fixture
def backups(tmp_path):
    directory = tmp_path / "backups"
    directory.mkdir()
    return directory


def test_a_backup_under_load_has_everyone_who_was_acknowledged_before(isolated_server, make_client, tmp_path, backups):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    functions.deploy("kept", ECHO)
    client = Pool(server, make_client(server, "cognito-idp")).client()
    file, key = backups / "backup.db", server.data / "master.key"
    with SignUps(server, client.id) as load:
        before = load.wait_for(50)
        done = run("backup", "--to", file, "--data", server.data)
        assert done.returncode == 0, done.stderr
        load.wait_for(len(load.wait_for(0)) + 1)
    assert load.refused == []
    users, pools, size = map(int, BACKED_UP.match(done.stdout).groups())
    assert len(before) <= users <= len(load.acknowledged) and pools == 1
    assert size == file.stat().st_size and stat.S_IMODE(file.stat().st_mode) == 0o600
    assert f"the master key is not in it: keep a copy of {key} elsewhere" in done.stdout
    assert base64.b64decode(key.read_text()) not in file.read_bytes()
    assert listed(backups) == {"backup.db"}

    restored = tmp_path / "restored"
    done = run("restore", "--from", file, "--data", restored, "--master-key-file", key)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"restored {users} users in 1 user pools ({size} bytes, ")
    assert "start the server with the same master key" in done.stdout
    assert listed(restored) == {"vestibule.db", "vestibule.lock"}
    second = isolated_server(data=restored, environment={"VESTIBULE_MASTER_KEY_FILE": str(key)}).start()
    idp = make_client(second, "cognito-idp")
    stored = usernames(idp, client.pool.id)
    assert set(before) <= stored <= set(load.acknowledged) and len(stored) == users
    described = idp.describe_user_pool(UserPoolId=client.pool.id)["UserPool"]
    assert described["EstimatedNumberOfUsers"] == users
    for username in (before[0], before[-1]):
        idp.admin_confirm_sign_up(UserPoolId=client.pool.id, Username=username)
        assert sign_in(idp, client, username)["AccessToken"]
    moved = Functions(lambda service: make_client(second, service))
    assert moved.invoke("kept", {"still": "there"}).json == {"still": "there"}


def test_a_key_beside_the_backup_goes_with_it(isolated_server, make_client, tmp_path, backups):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    refresh_token = client.password("jane")["AuthenticationResult"]["RefreshToken"]
    file, key_file = backups / "backup.db", backups / "backup.db.key"
    key_file.write_text(random_key())
    message = refused("backup", "--to", file, "--data", server.data, "--with-master-key")
    assert message == f"{key_file} exists already and holds another key: --force replaces it"
    assert listed(backups) == {"backup.db.key"}
    key_file.unlink()
    done = run("backup", "--to", file, "--data", server.data, "--with-master-key")
    assert done.returncode == 0, done.stderr
    assert f"the master key is beside it in {key_file}" in done.stdout
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert key_file.read_text() == (server.data / "master.key").read_text()

    restored = tmp_path / "restored"
    done = run("restore", "--from", file, "--data", restored)
    assert done.returncode == 0, done.stderr
    assert f"the master key was taken over from {key_file}" in done.stdout
    assert listed(restored) == {"vestibule.db", "vestibule.lock", "master.key"}
    second = isolated_server(data=restored).start()
    idp = make_client(second, "cognito-idp")
    assert sign_in(idp, client, "jane")["AccessToken"]
    parameters = {"REFRESH_TOKEN": refresh_token}
    refreshed = idp.initiate_auth(ClientId=client.id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=parameters)
    assert refreshed["AuthenticationResult"]["AccessToken"], "sessions are in it too"


def test_a_restore_by_force_keeps_what_was_there_and_can_be_undone(isolated_server, make_client, backups):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    client = Pool(server, idp).client()
    client.pool.user("jane")
    file = backups / "backup.db"
    assert run("backup", "--to", file, "--data", server.data).returncode == 0
    client.pool.user("later")
    # Without an end there is a log beside the database, which must not be taken for one of the restored database's.
    server.kill()
    assert (server.data / "vestibule.db-wal").stat().st_size > 0
    restoring = ("restore", "--data", server.data, "--from")
    message = refused(*restoring, file)
    assert message.startswith(f"data directory {server.data} holds a database already: --force ")

    done = run(*restoring, file, "--force")
    assert done.returncode == 0, done.stderr
    [aside] = [path for path in server.data.glob("vestibule.db.before-restore-*") if not path.name.endswith("-wal")]
    assert f"the database that was there is kept as {aside}\n" in done.stdout
    assert not (server.data / "vestibule.db-wal").exists()
    server.start()
    assert usernames(idp, client.pool.id) == {"jane"}
    assert client.password("jane")["AuthenticationResult"]
    assert server.stop() == 0

    done = run(*restoring, aside, "--force")
    assert done.returncode == 0, done.stderr
    server.start()
    assert usernames(idp, client.pool.id) == {"jane", "later"}


def test_refusals_of_a_backup_say_why_and_leave_nothing(isolated_server, tmp_path, backups):
    server = isolated_server().start()
    file = backups / "backup.db"
    backing_up = ("backup", "--data", server.data, "--to")
    nowhere = tmp_path / "nowhere"
    assert refused("backup", "--data", nowhere, "--to", file) == f"data directory {nowhere} holds no database"
    inside = server.data / "backup.db"
    assert refused(*backing_up, inside).startswith("a backup cannot lie beside the database")
    message = refused(*backing_up, file, environment={"VESTIBULE_MASTER_KEY": random_key()})
    assert message == f"the master key is not the one that {server.data / 'vestibule.db'} was sealed with"
    assert "No such file" in refused(*backing_up, backups / "none" / "backup.db")
    url, configuration = "postgres://vestibule@127.0.0.1/vestibule", tmp_path / "vestibule.toml"
    configuration.write_text(f'database_url = "{url}"\n')
    names_another = "the configuration names a PostgreSQL database: back that up with its own tools"
    assert refused(*backing_up, file, environment={"VESTIBULE_DATABASE_URL": url}) == names_another
    assert refused(*backing_up, file, "--config", configuration) == names_another
    assert listed(backups) == set() and not inside.exists() and not nowhere.exists()

    file.write_text("precious")
    assert refused(*backing_up, file) == f"{file} exists already: --force replaces it"
    assert file.read_text() == "precious"
    done = run(*backing_up, file, "--force")
    assert done.returncode == 0, done.stderr
    assert listed(backups) == {"backup.db"} and file.read_bytes().startswith(b"SQLite format 3")
    assert run("backup").returncode == 2


def test_a_backup_can_be_made_without_the_key_and_says_so(isolated_server, make_client, backups):
    key = random_key()
    server = isolated_server(environment={"VESTIBULE_MASTER_KEY": key}).start()
    Pool(server, make_client(server, "cognito-idp")).user("jane")
    done = run("backup", "--to", backups / "backup.db", "--data", server.data)
    assert done.returncode == 0, done.stderr
    assert "whether it opens it was not checked" in done.stdout
    asking_for_it = ("backup", "--to", backups / "other.db", "--data", server.data, "--with-master-key")
    assert refused(*asking_for_it).startswith("there is no key to put beside: ")
    done = run(*asking_for_it, environment={"VESTIBULE_MASTER_KEY": key})
    assert done.returncode == 0, done.stderr
    assert (backups / "other.db.key").read_text() == key + "\n"


def test_refusals_of_a_restore_say_why_and_leave_nothing(isolated_server, make_client, tmp_path, backups):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    file, key = backups / "backup.db", server.data / "master.key"
    assert run("backup", "--to", file, "--data", server.data).returncode == 0
    whole = file.read_bytes()
    target = tmp_path / "target"
    restoring = ("restore", "--data", target, "--from", file)
    with_key = (*restoring, "--master-key-file", key)

    assert refused(*restoring).startswith("there is no master key: ")
    message = refused(*restoring, environment={"VESTIBULE_MASTER_KEY": random_key()})
    assert message == f"with the master key that is given: the master key is not the one that {file} was sealed with"
    file.write_bytes(whole[: len(whole) // 2])
    assert refused(*with_key).startswith(f"{file} is damaged: ")
    file.write_text("Dear diary")
    assert refused(*with_key) == f"{file} is not a database of Vestibule"
    assert not target.exists() and listed(backups) == {"backup.db"}

    file.write_bytes(whole)
    used = ("restore", "--data", server.data, "--from", file, "--force")
    assert refused(*used) == f"data directory {server.data} is in use by another server"
    assert client.password("jane")["AuthenticationResult"]
    assert run(*with_key).returncode == 0


def test_an_interrupted_backup_leaves_nothing(isolated_server, make_client, backups):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    for name in ("large", "larger"):
        archive = package({"lambda_function.py": ECHO, "data.bin": os.urandom(30 << 20)})
        functions.deploy_zip(name, archive, Runtime="python3.12", Handler="lambda_function.lambda_handler")
    for by in (signal.SIGINT, signal.SIGTERM):
        assert (1, "vestibule: interrupted: nothing was written\n") in interrupted_backups(server, backups, by)
    assert run("backup", "--to", backups / "backup.db", "--data", server.data).returncode == 0


def interrupted_backups(server, backups, by: signal.Signals):
    """How backups ended that were interrupted as soon as they had begun to write; those that were faster leave the file."""
    file = backups / "backup.db"
    clean = {name: value for name, value in os.environ.items() if not name.startswith("VESTIBULE_")}
    command = [binary(), "backup", "--to", str(file), "--data", str(server.data)]
    for _ in range(10):
        process = subprocess.Popen(command, env=clean, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while not listed(backups) and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(by)
        _, told = process.communicate(timeout=60)
        assert listed(backups) == (set() if process.returncode else {"backup.db"}), told
        file.unlink(missing_ok=True)
        yield process.returncode, told


def test_migrate_tells_the_schema_and_leaves_a_serving_server_alone(isolated_server, tmp_path):
    server = isolated_server().start()
    migrating = ("migrate", "--data", server.data)
    assert refused(*migrating) == f"data directory {server.data} is in use by another server"
    server.stop()
    done = run(*migrating)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(rf"{re.escape(str(server.data))}/vestibule.db has schema version \d+ already\n", done.stdout)
    nowhere = tmp_path / "nowhere"
    assert refused("migrate", "--data", nowhere) == f"data directory {nowhere} holds no database"
    assert not nowhere.exists()
    assert "master key" in refused(*migrating, environment={"VESTIBULE_MASTER_KEY": random_key()})
    server.start()
