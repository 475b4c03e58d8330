"""Pools as files: the real binary applies them at start, changes follow the file, and an export is the file again."""

import base64
import json
import re
import time

import pytest

from harness import REGION
from harness.aws_cli import FIRST, AwsCli
from harness.command_line import client_of, run

POOL = f"{REGION}_Shop00001"
WEB = "1shopweb00000000000000000a"
BACK = "1shopback0000000000000000a"
SECRET = "shopsecretshopsecretshopsecret00"
JANE = "11111111-2222-4333-8444-555555555555"
FILE = f"""
Id = "{POOL}"
PoolName = "shop"
AutoVerifiedAttributes = ["email"]
MfaConfiguration = "OPTIONAL"
SoftwareTokenMfaConfiguration = {{ Enabled = true }}
Policies = {{ PasswordPolicy = {{ MinimumLength = 10, RequireSymbols = true }} }}
VerificationMessageTemplate = {{ EmailMessage = "Your \\"code\\": {{####}}", EmailSubject = "Willkommen – \u00fc\U0001f600" }}

[[Schema]]
Name = "tenant"
AttributeDataType = "String"
Mutable = true
StringAttributeConstraints = {{ MaxLength = "20" }}

[[Schema]]
Name = "email"
Required = true

[[Clients]]
ClientId = "{WEB}"
ClientName = "web"
ExplicitAuthFlows = ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
TokenValidityUnits = {{ AccessToken = "minutes" }}
AccessTokenValidity = 30

[[Clients]]
ClientId = "{BACK}"
ClientName = "back"
ClientSecret = {{ env = "SHOP_SECRET" }}

[[Groups]]
GroupName = "staff"
Description = "Who works here"
Precedence = 3
RoleArn = "arn:aws:iam::000000000000:role/staff"

[[Users]]
Username = "jane"
Groups = ["staff"]
Sub = "{JANE}"
Password = "Passw0rd!x"
UserAttributes = {{ email = "jane@example.com", email_verified = "true", "custom:tenant" = "one" }}

[[Users]]
Username = "john"
UserAttributes = [{{ Name = "email", Value = "john@example.com" }}]
"""


def written(server):
    """The lines that the server told about what it made and updated."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", server.log())
    return re.findall(r'"message":"((?:user pool|app client|user|users of|group) [^"]*(?:created|updated)[^"]*)"', text)


@pytest.fixture
def files(tmp_path):
    """A configuration with a directory of pools beside it."""
    (tmp_path / "pools").mkdir()
    (tmp_path / "pools" / "shop.toml").write_text(FILE)
    (tmp_path / "vestibule.toml").write_text('pool_files = ["pools/*.toml"]\n')
    return tmp_path


@pytest.fixture
def serve(files, isolated_server):
    def start(data="data"):
        arguments = ("--config", str(files / "vestibule.toml"))
        return isolated_server(files / data, environment={"SHOP_SECRET": SECRET}, arguments=arguments).start()

    return start


def tokens(server, name, password):
    parameters = {"USERNAME": name, "PASSWORD": password}
    answer = client_of(server).initiate_auth(ClientId=WEB, AuthFlow="USER_PASSWORD_AUTH", AuthParameters=parameters)
    return answer["AuthenticationResult"]


def claims(token):
    payload = token.split(".")[1]
    return json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))


def test_a_declared_pool_is_served_and_a_second_start_writes_nothing(files, serve):
    server = serve()
    assert written(server) == [
        f"user pool {POOL} created",
        f"app client {WEB} (web) of {POOL} created",
        f"app client {BACK} (back) of {POOL} created",
        f"group staff of {POOL} created",
        f"user jane of {POOL} created",
        f"user john of {POOL} created",
    ]
    idp = client_of(server)
    pool = idp.describe_user_pool(UserPoolId=POOL)["UserPool"]
    assert (pool["Name"], pool["MfaConfiguration"]) == ("shop", "OPTIONAL")
    assert idp.describe_user_pool_client(UserPoolId=POOL, ClientId=BACK)["UserPoolClient"]["ClientSecret"] == SECRET
    assert claims(tokens(server, "jane", "Passw0rd!x")["IdToken"])["cognito:groups"] == ["staff"]
    keys = server.get_json(f"/{POOL}/.well-known/jwks.json")
    assert server.stop() == 0
    before = server.log()
    server.start()
    assert not re.search("created|updated", server.log()[len(before):])
    assert idp.describe_user_pool(UserPoolId=POOL)["UserPool"] == pool
    assert server.get_json(f"/{POOL}/.well-known/jwks.json") == keys
    assert "AccessToken" in tokens(server, "jane", "Passw0rd!x")
    assert server.stop() == 0


def test_a_change_in_the_file_shows_at_the_next_start(files, serve):
    server = serve()
    sub = client_of(server).admin_get_user(UserPoolId=POOL, Username="john")["UserAttributes"][0]["Value"]
    server.stop()
    before = server.log()
    changed = FILE.replace("MinimumLength = 10", "MinimumLength = 8")
    changed = changed.replace("AccessTokenValidity = 30", "AccessTokenValidity = 20")
    changed = changed.replace("Passw0rd!x", "Passw0rd!y").replace("john@example.com", "j@example.com")
    (files / "pools" / "shop.toml").write_text(changed)
    server.start()
    news = re.sub(r"\x1b\[[0-9;]*m", "", server.log()[len(before):])
    for line in (
        f"user pool {POOL} updated: Policies",
        f"app client {WEB} (web) of {POOL} updated: AccessTokenValidity",
        f"user jane of {POOL} updated: Password",
        f"user john of {POOL} updated: email",
    ):
        assert line in news
    assert "AccessToken" in tokens(server, "jane", "Passw0rd!y")
    john = client_of(server).admin_get_user(UserPoolId=POOL, Username="john")
    assert john["UserAttributes"][0]["Value"] == sub


@pytest.mark.parametrize(
    "slip, told",
    [
        (("PoolName", "PoolNames"), f"pools/shop.toml: pool {POOL}: PoolNames is not a setting"),
        (
            ("AccessTokenValidity = 30", "AccessTokenValidity = 1"),
            f"pools/shop.toml: pool {POOL}: client {WEB}: InvalidParameterException: Invalid range for token validity.",
        ),
        (("Passw0rd!x", "short"), f"pools/shop.toml: pool {POOL}: user jane: InvalidPasswordException: Password did not"),
        (("SHOP_SECRET", "NOT_SET"), f"client {BACK}: ClientSecret: the environment has no NOT_SET"),
        ((REGION, "eu-west-9"), "start it with --region eu-west-9"),
    ],
)
def test_what_cannot_be_stops_the_start_with_its_place(files, isolated_server, slip, told):
    (files / "pools" / "shop.toml").write_text(FILE.replace(*slip))
    server = isolated_server(
        files / "data", environment={"SHOP_SECRET": SECRET}, arguments=("--config", str(files / "vestibule.toml"))
    )
    server.spawn()
    assert server.process.wait(60) == 1
    assert told in server.log()
    assert SECRET not in server.log()


def test_an_export_on_another_machine_makes_the_pool_that_exports_the_same(files, serve, isolated_server, tmp_path):
    server = serve()
    extent = ("--pool", POOL, "--with-secrets", "--with-users")
    first = run("pool", "export", *extent, server=server)
    assert first.returncode == 0, first.stderr
    assert run("pool", "export", *extent, server=server).stdout == first.stdout
    exported = tmp_path / "exported.toml"
    exported.write_text(first.stdout)
    for name in ("other", "third"):
        (tmp_path / name).mkdir()
    other = isolated_server(tmp_path / "other" / "data", arguments=("--pool-files", str(exported))).start()
    second = run("pool", "export", *extent, server=other)
    assert second.stdout == first.stdout
    assert f'Sub = "{JANE}"' in first.stdout and SECRET in first.stdout
    one, two = (client_of(it).describe_user_pool(UserPoolId=POOL)["UserPool"] for it in (server, other))
    dates = ("CreationDate", "LastModifiedDate")
    assert {k: v for k, v in one.items() if k not in dates} == {k: v for k, v in two.items() if k not in dates}
    as_json = run("pool", "export", *extent, "--json", server=other)
    (tmp_path / "exported.json").write_text(as_json.stdout)
    assert json.loads(as_json.stdout)["Id"] == POOL
    third = isolated_server(tmp_path / "third" / "data", arguments=("--pool-files", str(tmp_path / "exported.json"))).start()
    assert run("pool", "export", *extent, server=third).stdout == first.stdout
    other.stop()
    before = other.log()
    other.start()
    assert not re.search("created|updated", other.log()[len(before):])


def test_without_secrets_none_is_written_and_one_is_kept(files, serve):
    server = serve()
    exported = run("pool", "export", "--pool", POOL, "--to", files / "pools" / "shop.toml", server=server)
    assert exported.returncode == 0, exported.stderr
    assert (files / "pools" / "shop.toml").stat().st_mode & 0o777 == 0o600
    text = (files / "pools" / "shop.toml").read_text()
    assert SECRET not in text and "GenerateSecret = true" in text and "[[Users]]" not in text
    server.stop()
    before = server.log()
    server.start()
    assert not re.search("created|updated", server.log()[len(before):])
    client = client_of(server).describe_user_pool_client(UserPoolId=POOL, ClientId=BACK)["UserPoolClient"]
    assert client["ClientSecret"] == SECRET


def test_what_the_cli_takes_can_be_pasted(isolated_server, tmp_path):
    """The same JSON makes a pool through the AWS CLI and from a file."""
    settings = {
        "PoolName": "pasted",
        "Policies": {"PasswordPolicy": {"MinimumLength": 12, "RequireLowercase": True}},
        "UsernameAttributes": ["email"],
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        "UserPoolTags": {"team": "shop"},
        "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": True},
    }
    (tmp_path / "pasted.json").write_text(json.dumps(settings | {"Id": f"{REGION}_Pasted001"}))
    server = isolated_server(tmp_path / "pasted", arguments=("--pool-files", str(tmp_path / "pasted.json"))).start()
    cli = AwsCli(FIRST, 1, server, tmp_path)
    made = cli("cognito-idp", "create-user-pool", "--cli-input-json", json.dumps(settings))["UserPool"]
    declared = cli("cognito-idp", "describe-user-pool", "--user-pool-id", f"{REGION}_Pasted001")["UserPool"]
    own = ("Id", "Arn", "CreationDate", "LastModifiedDate")
    assert {k: v for k, v in declared.items() if k not in own} == {k: v for k, v in made.items() if k not in own}


@pytest.mark.embedded("snapshots and resets exchange the database of the embedded store")
def test_a_reset_brings_the_declared_pools_back(files, serve):
    server = serve()
    idp = client_of(server)
    idp.admin_delete_user(UserPoolId=POOL, Username="jane")
    idp.create_user_pool(PoolName="other")
    assert run("reset", server=server).returncode == 0
    assert [pool["Id"] for pool in idp.list_user_pools(MaxResults=10)["UserPools"]] == [POOL]
    assert "AccessToken" in tokens(server, "jane", "Passw0rd!x")


def test_a_thousand_users_are_quick_the_second_time(isolated_server, tmp_path):
    users = [{"Username": f"user{n}", "Password": f"Passw0rd!{n}"} for n in range(1000)]
    (tmp_path / "pool.json").write_text(json.dumps({"Id": POOL, "PoolName": "many", "Users": users}))
    server = isolated_server(tmp_path / "data", arguments=("--pool-files", str(tmp_path / "pool.json"))).start()
    assert f"users of {POOL}: 1000 created, 0 updated" in server.log()
    server.stop()
    before, begun = server.log(), time.monotonic()
    server.start()
    assert time.monotonic() - begun < 20
    assert not re.search("created|updated", server.log()[len(before):])
    assert client_of(server).describe_user_pool(UserPoolId=POOL)["UserPool"]["EstimatedNumberOfUsers"] == 1000
