"""`vestibule users import` and `users export`: users come with the passwords that they have, and leave with everything."""

import base64
import hashlib
import json
import os
import signal
import subprocess
import time

import pytest
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.pools import Pool
from harness.refusals import refused
from harness.server import binary

# Published hashes of `password`: passlib's documentation, the Argon2 and Firebase projects' own examples.
HASHES = {
    "bcrypt": ("$2a$12$NT0I31Sa7ihGEWpka9ASYrEFkhuTNeBQ2xfZskIiiJeyFXhRgS.Sy", "password"),
    "pbkdf2-sha256": (
        "$pbkdf2-sha256$6400$.6UI/S.nXIk8jcbdHx3Fhg$98jZicV16ODfEsEZeYPGHU3kbrUrvUEXOPimVSQDD44",
        "password",
    ),
    "ssha": ("{SSHA}pKqkNr1tq3wtQqk+UcPyA3HnA2NsU5NJ", "password"),
}


def made_hashes() -> dict:
    """Hashes that the standard library makes here."""
    salt = b"a salt of sixteen"[:16]
    encoded = lambda data: base64.b64encode(data).decode().rstrip("=")  # noqa: E731
    scrypt = hashlib.scrypt(b"correct horse", salt=salt, n=16384, r=8, p=1, dklen=32)
    django = base64.b64encode(hashlib.pbkdf2_hmac("sha256", b"correct horse", b"saltsalt", 1000)).decode()
    sha512 = hashlib.sha512(salt + b"correct horse").digest()
    return {
        "scrypt": (f"$scrypt$ln=14,r=8,p=1${encoded(salt)}${encoded(scrypt)}", "correct horse"),
        "django": (f"pbkdf2_sha256$1000$saltsalt${django}", "correct horse"),
        "sha512": (f"$sha512$salt=before${encoded(salt)}${encoded(sha512)}", "correct horse"),
    }


def command(server, *arguments, environment: dict | None = None) -> dict:
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    environment = clean | {"VESTIBULE_URL": server.url} | (environment or {})
    return {"args": [binary(), "users", *map(str, arguments)], "env": environment}


def run(server, *arguments, environment: dict | None = None) -> subprocess.CompletedProcess:
    asked = command(server, *arguments, environment=environment)
    return subprocess.run(**asked, capture_output=True, text=True, timeout=300, check=False)


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def write(path, users: list[dict]):
    path.write_text("".join(json.dumps(user) + "\n" for user in users))
    return path


def srp(client, username: str, password: str) -> dict:
    helper = AWSSRP(
        username=username, password=password, pool_id=client.pool.id, client_id=client.id, client=client.pool.idp
    )
    return helper.authenticate_user()


@pytest.fixture
def pool(make_pool):
    return make_pool(AutoVerifiedAttributes=["email"], AliasAttributes=["email"])


def test_users_come_with_their_password_hashes_and_sign_in(server, pool, tmp_path):
    hashes = HASHES | made_hashes()
    users = [
        {
            "username": name,
            "attributes": {"email": f"{name}@example.com", "email_verified": True},
            "passwordHash": hashed,
            "createdAt": "2020-01-31T12:00:00Z",
        }
        for name, (hashed, _) in hashes.items()
    ]
    done = run(server, "import", "--pool", pool.id, write(tmp_path / "users.jsonl", users))
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"imported {len(users)} users, 0 existed, 0 refused")
    client = pool.client()
    for name, (_, password) in hashes.items():
        assert pool.status(name) == "CONFIRMED"
        assert refused(client.password, name, password + "!")[0] == "NotAuthorizedException", name
        assert "AccessToken" in client.password(f"{name}@example.com", password)["AuthenticationResult"], name
        # The first sign-in made a verifier of it.
        assert "AccessToken" in srp(client, name, password)["AuthenticationResult"], name
    created = pool.idp.admin_get_user(UserPoolId=pool.id, Username="bcrypt")["UserCreateDate"]
    assert created.timestamp() == 1580472000


def test_hashes_of_firebase_come_with_the_projects_parameters(server, pool, tmp_path):
    """Parameters, hash and password are those of the documentation of Firebase's scrypt."""
    config = tmp_path / "hash_config"
    key = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
    config.write_text(
        f"hash_config {{\n  algorithm: SCRYPT,\n  base64_signer_key: {key},\n  base64_salt_separator: Bw==,\n"
        "  rounds: 8,\n  mem_cost: 14,\n}\n"
    )
    hashed = "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="
    user = {"username": "ann", "passwordHash": hashed, "passwordSalt": "42xEC+ixf3L2lw=="}
    path = write(tmp_path / "users.jsonl", [user])
    without = run(server, "import", "--pool", pool.id, path)
    assert without.returncode == 1
    reason = (tmp_path / "users.jsonl.errors").read_text()
    assert reason == "1\tThe passwordSalt needs the parameters of the Firebase project.\n"
    done = run(server, "import", "--pool", pool.id, path, "--firebase-hash-config", config)
    assert done.returncode == 0, done.stderr
    assert not (tmp_path / "users.jsonl.errors").exists()
    client = pool.client()
    assert "AccessToken" in client.password("ann", "user1password")["AuthenticationResult"]


def test_an_export_makes_the_same_users_again_who_sign_in_by_srp(server, pool, tmp_path):
    client = pool.client()
    pool.user("ann", email="ann@example.com", email_verified="true", name="Ann")
    pool.user("bob", email="bob@example.com")
    pool.idp.admin_disable_user(UserPoolId=pool.id, Username="bob")
    pool.idp.create_group(UserPoolId=pool.id, GroupName="staff")
    pool.idp.admin_add_user_to_group(UserPoolId=pool.id, Username="ann", GroupName="staff")
    before = {user["Username"]: user for user in pool.idp.list_users(UserPoolId=pool.id)["Users"]}
    path = tmp_path / "users.jsonl"
    plain = run(server, "export", "--pool", pool.id, path)
    assert plain.returncode == 0 and plain.stdout.startswith("exported 2 users"), plain.stderr
    assert "password" not in path.read_text().lower() and path.stat().st_mode & 0o777 == 0o600
    done = run(server, "export", "--pool", pool.id, "--with-password-hashes", path)
    assert done.returncode == 0, done.stderr
    exported = {user["username"]: user for user in lines(path)}
    assert exported["ann"]["groups"] == ["staff"] and exported["ann"]["password"]["verifier"]
    # In the same pool after its users are gone.
    for name in ("ann", "bob"):
        pool.idp.admin_delete_user(UserPoolId=pool.id, Username=name)
    done = run(server, "import", "--pool", pool.id, path)
    assert done.returncode == 0, done.stderr
    after = {user["Username"]: user for user in pool.idp.list_users(UserPoolId=pool.id)["Users"]}
    assert after == before
    tokens = srp(client, "ann", PASSWORD)["AuthenticationResult"]
    groups = pool.idp.admin_list_groups_for_user(UserPoolId=pool.id, Username="ann")["Groups"]
    assert [group["GroupName"] for group in groups] == ["staff"] and tokens["AccessToken"]
    again = run(server, "import", "--pool", pool.id, path)
    assert again.returncode == 0 and again.stdout.startswith("imported 0 users, 2 existed, 0 refused"), again.stdout


def test_users_move_to_another_pool_with_their_passwords(server, pool, make_pool, tmp_path):
    pool.user("ann", email="ann@example.com", email_verified="true")
    path = tmp_path / "users.jsonl"
    assert run(server, "export", "--pool", pool.id, "--with-password-hashes", path).returncode == 0
    other = make_pool(AliasAttributes=["email"])
    assert run(server, "import", "--pool", other.id, path).returncode == 0
    client = other.client()
    assert refused(client.password, "ann", "wrong")[0] == "NotAuthorizedException"
    assert "AccessToken" in client.password("ann@example.com")["AuthenticationResult"]
    assert "AccessToken" in srp(client, "ann", PASSWORD)["AuthenticationResult"]
    subs = [lines(path)[0]["sub"], other.idp.admin_get_user(UserPoolId=other.id, Username="ann")["UserAttributes"]]
    assert {"Name": "sub", "Value": subs[0]} in subs[1]


def test_users_move_to_a_pool_that_spells_their_names_otherwise(server, pool, make_pool, tmp_path):
    pool.user("Jane", email="jane@example.com", email_verified="true")
    path = tmp_path / "users.jsonl"
    assert run(server, "export", "--pool", pool.id, "--with-password-hashes", path).returncode == 0
    other = make_pool(UsernameConfiguration={"CaseSensitive": False})
    done = run(server, "import", "--pool", other.id, path)
    assert done.returncode == 0, done.stderr
    client = other.client()
    assert "AccessToken" in client.password("Jane")["AuthenticationResult"]
    assert "AccessToken" in srp(client, "jane", PASSWORD)["AuthenticationResult"]


def test_a_moment_that_is_none_is_told_by_its_line(server, pool, tmp_path):
    users = [{"username": "ann", "createdAt": 1675166400.123}, {"username": "bob", "createdAt": 1675166400123}]
    done = run(server, "import", "--pool", pool.id, write(tmp_path / "users.jsonl", users), "--json")
    assert json.loads(done.stdout) == {"imported": 1, "existing": 0, "refused": 1}, done.stderr
    assert (tmp_path / "users.jsonl.errors").read_text().startswith("2\t")
    assert run(server, "export", "--pool", pool.id, tmp_path / "out").returncode == 0
    assert [user["createdAt"] for user in lines(tmp_path / "out")] == ["2023-01-31T12:00:00.123Z"]


def test_csv_is_taken_with_the_columns_that_there_are(server, pool, tmp_path):
    path = tmp_path / "users.csv"
    path.write_text(
        "cognito:username,email,email_verified,birthdate,enabled\n"
        "ann,ann@example.com,TRUE,02/01/1985,\n"
        "bob,nobody,TRUE,,\n"
        "cid,cid@example.com,,,false\n"
        "dan\n"
    )
    done = run(server, "import", "--pool", pool.id, path, "--json")
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout) == {"imported": 2, "existing": 0, "refused": 2}
    reasons = (tmp_path / "users.csv.errors").read_text().splitlines()
    assert [line.split("\t")[0] for line in reasons] == ["3", "5"]
    assert reasons[0].endswith("The email is not in the format of an email address.") and "nobody" not in reasons[0]
    assert pool.idp.admin_get_user(UserPoolId=pool.id, Username="cid")["Enabled"] is False
    again = run(server, "import", "--pool", pool.id, path, "--json")
    assert json.loads(again.stdout) == {"imported": 0, "existing": 2, "refused": 2}, again.stderr


def test_what_cannot_be_begun_is_said(server, pool, tmp_path):
    path = write(tmp_path / "users.jsonl", [{"username": "ann"}])
    for arguments, words in [
        (["import", "--pool", "us-east-1_unknown", path], "User pool us-east-1_unknown does not exist."),
        (["import", "--pool", pool.id, tmp_path / "none"], "No such file"),
        (["export", "--pool", "us-east-1_unknown", tmp_path / "out"], "does not exist"),
    ]:
        done = run(server, *arguments)
        assert done.returncode == 1 and words in done.stderr, done.stderr
    (tmp_path / "array.json").write_text("[]")
    assert "one array" in run(server, "import", "--pool", pool.id, tmp_path / "array.json").stderr


def test_an_import_that_is_killed_again_and_again_goes_on_without_doubles(isolated_server, make_client, tmp_path):
    server = isolated_server().start()
    pool = Pool(server, make_client(server, "cognito-idp"))
    users = [{"username": f"user-{number}", "attributes": {"email": f"u{number}@example.com"}} for number in range(12_000)]
    users[5_000] = {"username": "not possible"}
    path = write(tmp_path / "users.jsonl", users)
    state = tmp_path / "users.jsonl.import-state"
    for by in (signal.SIGKILL, signal.SIGINT):
        seen = json.loads(state.read_text())["imported"] if state.exists() else 0
        resume = ["--resume"] if state.exists() else []
        process = subprocess.Popen(
            **command(server, "import", "--pool", pool.id, path, *resume), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        deadline = time.monotonic() + 60
        while not state.exists() or json.loads(state.read_text())["imported"] <= seen:
            assert time.monotonic() < deadline and process.poll() is None, process.communicate()
            time.sleep(0.005)
        process.send_signal(by)
        assert process.wait(30) != 0
    assert "go on with --resume" in run(server, "import", "--pool", pool.id, path).stderr
    server.kill()
    process = subprocess.Popen(
        **command(server, "import", "--pool", pool.id, path, "--resume"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    server.start()
    printed, errors = process.communicate(timeout=300)
    if b"is the server running" in errors:
        printed = run(server, "import", "--pool", pool.id, path, "--resume").stdout.encode()
    assert printed.startswith(b"imported 11999 users, 0 existed, 1 refused"), (printed, errors)
    assert pool.idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["EstimatedNumberOfUsers"] == 11_999
    assert (tmp_path / "users.jsonl.errors").read_text().startswith("5001\t") and not state.exists()

    # And an export of them.
    out, state = tmp_path / "out.jsonl", tmp_path / "out.jsonl.export-state"
    process = subprocess.Popen(**command(server, "export", "--pool", pool.id, out), stdout=subprocess.PIPE)
    deadline = time.monotonic() + 60
    while not state.exists() and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.001)
    process.kill()
    process.wait(30)
    done = run(server, "export", "--pool", pool.id, out, "--resume")
    assert done.returncode == 0 and done.stdout.startswith("exported 11999 users"), done.stderr
    exported = [user["username"] for user in lines(out)]
    assert len(exported) == 11_999 and len(set(exported)) == 11_999
    assert not state.exists() and not (tmp_path / "out.jsonl.part").exists()


def test_a_server_with_credentials_wants_a_signature(isolated_server, make_client, tmp_path):
    keys = {"VESTIBULE_ACCESS_KEY_ID": "AKIDEXAMPLE", "VESTIBULE_SECRET_ACCESS_KEY": "a secret of the operator"}
    server = isolated_server(environment=keys).start()
    signed = dict(zip(("aws_access_key_id", "aws_secret_access_key"), keys.values(), strict=True))
    pool = Pool(server, make_client(server, "cognito-idp", **signed))
    path = write(tmp_path / "users.jsonl", [{"username": "ann"}])
    assert run(server, "import", "--pool", pool.id, path).returncode == 1
    done = run(server, "import", "--pool", pool.id, path, environment=keys)
    assert done.returncode == 0, done.stderr
    assert run(server, "export", "--pool", pool.id, tmp_path / "out", environment=keys).returncode == 0
    assert lines(tmp_path / "out")[0]["username"] == "ann"
