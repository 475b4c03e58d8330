"""`vestibule master-key`: another key takes the place of the master key, and nobody who signs in notices."""

import base64
import re
import subprocess

import pytest

from harness import PASSWORD
from harness.command_line import run
from harness.pools import Pool
from harness.server import binary

pytestmark = pytest.mark.embedded("a rotation beside nodes of one database is tested in the store")

DONE = re.compile(r"\S+: (\d+) values were sealed anew, in [\d.]+ s; the previous master key opens none any more\n")
WRONG = "the master key is not the one that this database was sealed with"


def generated(path):
    """A fresh key in a file."""
    done = run("master-key", "generate")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(base64.b64decode(done.stdout, validate=False)) == 32
    path.write_text(done.stdout)
    path.chmod(0o600)
    return path


def rotate(server, new, previous, environment=None):
    keys = ["--master-key-file", new, "--previous-master-key-file", previous]
    return run("master-key", "rotate", "--data", server.data, *keys, environment=environment)


def refused(done) -> str:
    assert (done.returncode, done.stdout) == (1, ""), done.stdout
    return done.stderr.removeprefix("vestibule: ").strip()


def start_refused(data, *arguments) -> str:
    """What a server says that does not start."""
    command = [binary(), "serve", "--listen", "127.0.0.1:0", "--data", str(data), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    return done.stderr


def test_keys_are_fresh(tmp_path):
    assert generated(tmp_path / "one").read_text() != generated(tmp_path / "two").read_text()


def test_everybody_signs_in_after_a_rotation(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    signed_in = client.password("jane")["AuthenticationResult"]
    client.sign_up("ann", attributes={"email": "ann@example.com"})
    server.stop()
    old, new = server.data / "master.key", generated(tmp_path / "new.key")

    done = rotate(server, new, old)
    assert done.returncode == 0, done.stderr
    assert int(DONE.match(done.stdout).group(1)) >= 4, "keys of the pool, a user, a session"
    assert f"start the server with --master-key-file {new}" in done.stdout
    again = rotate(server, new, old)
    assert (again.returncode, again.stderr) == (0, "")
    assert "nothing is left to do" in again.stdout

    assert WRONG in start_refused(server.data)
    old.write_text(new.read_text())
    server.start()
    assert client.password("jane")["AuthenticationResult"]["AccessToken"]
    client.pool.idp.admin_confirm_sign_up(UserPoolId=client.pool.id, Username="ann")
    assert client.password("ann", PASSWORD)["AuthenticationResult"]["AccessToken"]
    refreshed = client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": signed_in["RefreshToken"]})
    assert refreshed["AuthenticationResult"]["AccessToken"]
    assert client.pool.idp.get_user(AccessToken=signed_in["AccessToken"])["Username"] == "jane"


def test_a_code_that_was_sent_before_is_accepted_while_both_keys_are_there(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    pool = Pool(server, make_client(server, "cognito-idp"), AutoVerifiedAttributes=["email"])
    client = pool.client()
    client.sign_up("ann", attributes={"email": "ann@example.com"})
    code = server.code(pool.id, "ann@example.com")
    server.stop()
    old, new = tmp_path / "old.key", generated(tmp_path / "new.key")
    (server.data / "master.key").rename(old)
    done = rotate(server, new, old)
    assert done.returncode == 0, done.stderr
    server.arguments = ("--master-key-file", str(new), "--previous-master-key-file", str(old))
    server.start()
    pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code)
    assert client.password("ann")["AuthenticationResult"]["AccessToken"]


def test_what_a_server_with_both_keys_has_written_needs_both_until_the_rotation(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    client = Pool(server, make_client(server, "cognito-idp")).client()
    client.pool.user("jane")
    server.stop()
    old, new = tmp_path / "old.key", generated(tmp_path / "new.key")
    (server.data / "master.key").rename(old)
    server.arguments = ("--master-key-file", str(new), "--previous-master-key-file", str(old))
    server.start()
    client.pool.user("john")
    assert client.password("jane")["AuthenticationResult"]["AccessToken"]
    server.stop()
    assert "is being replaced" in start_refused(server.data, "--master-key-file", old)
    assert WRONG in start_refused(server.data, "--master-key-file", new)
    assert DONE.match(rotate(server, new, old).stdout)
    server.arguments = ("--master-key-file", str(new))
    server.start()
    for name in ("jane", "john"):
        assert client.password(name)["AuthenticationResult"]["AccessToken"]


def test_what_cannot_be_rotated_is_said_and_left_alone(isolated_server, tmp_path):
    server = isolated_server().start()
    old, new = server.data / "master.key", generated(tmp_path / "new.key")
    other = generated(tmp_path / "other.key")
    assert refused(rotate(server, new, old)) == f"data directory {server.data} is in use by another server"
    server.stop()
    before = (server.data / "vestibule.db").read_bytes()
    assert refused(rotate(server, new, other)) == WRONG
    assert refused(rotate(server, old, old)) == "the master key and the previous master key are the same"
    missing = run("master-key", "rotate", "--data", server.data, "--master-key-file", new)
    assert "--previous-master-key-file or VESTIBULE_PREVIOUS_MASTER_KEY" in refused(missing)
    both = rotate(server, new, old, environment={"VESTIBULE_PREVIOUS_MASTER_KEY": other.read_text().strip()})
    assert "VESTIBULE_PREVIOUS_MASTER_KEY or as a file, not both" in refused(both)
    none, keys = tmp_path / "none", ["--master-key-file", new, "--previous-master-key-file", old]
    assert refused(run("master-key", "rotate", "--data", none, *keys)) == f"data directory {none} holds no database"
    assert (server.data / "vestibule.db").read_bytes() == before
    server.start()
