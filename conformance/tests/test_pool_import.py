"""`vestibule pool import`: what the AWS CLI prints of a pool becomes the same pool here."""

import base64
import hashlib
import hmac
import json

import pytest

from harness.aws_cli import FIRST, AwsCli
from harness.command_line import client_of, run

POOL = "eu-west-1_AbCdEfGhI"
CLIENT = "3n4b5urk1ft4fl3mg5e62d9ado"
SECRET = "1example2secret3of4the5cloud6with7fifty8characters9"
JANE = "a1b2c3d4-1111-4222-8333-444455556666"
JOHN = "b1b2c3d4-1111-4222-8333-444455556666"


def as_aws_prints():
    """Documents in the form of the API reference, with what a pool of AWS has beside the settings."""
    arn = f"arn:aws:cognito-idp:eu-west-1:123456789012:userpool/{POOL}"
    function = "arn:aws:lambda:eu-west-1:123456789012:function"
    limits = {"MinLength": "0", "MaxLength": "2048"}
    pool = {
        "Id": POOL,
        "Name": "shop",
        "Policies": {
            "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireUppercase": True,
                "RequireLowercase": True,
                "RequireNumbers": True,
                "RequireSymbols": True,
                "TemporaryPasswordValidityDays": 7,
            },
            "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]},
        },
        "DeletionProtection": "ACTIVE",
        "LambdaConfig": {
            "PreSignUp": f"{function}:check",
            "PreTokenGeneration": f"{function}:claims",
            "PreTokenGenerationConfig": {"LambdaVersion": "V2_0", "LambdaArn": f"{function}:claims"},
        },
        "LastModifiedDate": "2024-03-01T10:00:00.123000+01:00",
        "CreationDate": "2023-03-01T10:00:00.123000+01:00",
        "SchemaAttributes": [
            {
                "Name": "sub",
                "AttributeDataType": "String",
                "DeveloperOnlyAttribute": False,
                "Mutable": False,
                "Required": True,
                "StringAttributeConstraints": {"MinLength": "1", "MaxLength": "2048"},
            },
            {
                "Name": "email",
                "AttributeDataType": "String",
                "DeveloperOnlyAttribute": False,
                "Mutable": True,
                "Required": True,
                "StringAttributeConstraints": limits,
            },
            {
                "Name": "identities",
                "AttributeDataType": "String",
                "DeveloperOnlyAttribute": False,
                "Mutable": True,
                "Required": False,
                "StringAttributeConstraints": {},
            },
            {
                "Name": "custom:tenant",
                "AttributeDataType": "String",
                "DeveloperOnlyAttribute": False,
                "Mutable": True,
                "Required": False,
                "StringAttributeConstraints": {"MaxLength": "20"},
            },
        ],
        "AutoVerifiedAttributes": ["email"],
        "UsernameAttributes": ["email"],
        "VerificationMessageTemplate": {"DefaultEmailOption": "CONFIRM_WITH_CODE", "EmailMessage": "{####}"},
        "EmailVerificationMessage": "{####}",
        "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
        "MfaConfiguration": "OPTIONAL",
        "EstimatedNumberOfUsers": 3,
        "EmailConfiguration": {
            "SourceArn": "arn:aws:ses:eu-west-1:123456789012:identity/example.com",
            "EmailSendingAccount": "DEVELOPER",
        },
        "UserPoolTags": {"team": "shop"},
        "Domain": "shop-login",
        "AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True, "UnusedAccountValidityDays": 7},
        "UsernameConfiguration": {"CaseSensitive": False},
        "Arn": arn,
        "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": "verified_email"}]},
        "UserPoolTier": "ESSENTIALS",
    }
    client = {
        "UserPoolId": POOL,
        "ClientName": "web",
        "ClientId": CLIENT,
        "ClientSecret": SECRET,
        "LastModifiedDate": "2024-03-01T10:00:00.123000+01:00",
        "CreationDate": "2023-03-01T10:00:00.123000+01:00",
        "RefreshTokenValidity": 5,
        "AccessTokenValidity": 60,
        "IdTokenValidity": 60,
        "TokenValidityUnits": {"AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days"},
        "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
        "SupportedIdentityProviders": ["COGNITO", "Google"],
        "CallbackURLs": ["https://example.com/back"],
        "AllowedOAuthFlows": ["code"],
        "AllowedOAuthScopes": ["email", "openid", "api/read"],
        "AllowedOAuthFlowsUserPoolClient": True,
        "PreventUserExistenceErrors": "ENABLED",
        "EnableTokenRevocation": True,
        "EnablePropagateAdditionalUserContextData": False,
        "AuthSessionValidity": 3,
    }

    def user(sub, status, email):
        return {
            "Username": sub,
            "Attributes": [
                {"Name": "email", "Value": email},
                {"Name": "email_verified", "Value": "true"},
                {"Name": "custom:tenant", "Value": "one"},
                {"Name": "sub", "Value": sub},
            ],
            "UserCreateDate": "2023-05-01T08:30:00.250000+02:00",
            "UserLastModifiedDate": "2023-05-01T08:30:00.250000+02:00",
            "Enabled": True,
            "UserStatus": status,
        }

    users = [user(JANE, "CONFIRMED", "jane@example.com"), user(JOHN, "FORCE_CHANGE_PASSWORD", "john@example.com")]
    role = "arn:aws:iam::123456789012:role/staff"
    group = {"GroupName": "staff", "UserPoolId": POOL, "RoleArn": role, "Precedence": 2} | {
        name: "2023-05-01T08:30:00.250000+02:00" for name in ("CreationDate", "LastModifiedDate")
    }
    return {
        "groups.json": {"Groups": [group]},
        "pool.json": {"UserPool": pool},
        "mfa.json": {"SoftwareTokenMfaConfiguration": {"Enabled": True}, "MfaConfiguration": "OPTIONAL"},
        "client.json": {"UserPoolClient": client},
        "users.json": {"Users": users},
    }


@pytest.fixture
def documents(tmp_path):
    directory = tmp_path / "shop"
    directory.mkdir()
    for name, document in as_aws_prints().items():
        (directory / name).write_text(json.dumps(document))
    return directory


@pytest.fixture
def serve(isolated_server, tmp_path):
    return lambda *arguments: isolated_server(tmp_path / "data", arguments=("--region", "eu-west-1", *arguments)).start()


def test_the_pool_is_the_same_here(serve, documents):
    server = serve()
    members = documents.parent / "staff.json"
    members.write_text(json.dumps({"Users": [{"Username": JANE, "UserStatus": "CONFIRMED"}]}))
    bring = ("pool", "import", documents, "--members", f"staff={members}")
    done = run(*bring, server=server)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"user pool {POOL} created",
        f"app client {CLIENT} (web) of {POOL} created",
        f"group staff of {POOL} created",
        f"user {JANE} of {POOL} created",
        f"user {JOHN} of {POOL} created",
    ]
    idp = client_of(server)
    pool = idp.describe_user_pool(UserPoolId=POOL)["UserPool"]
    given = as_aws_prints()["pool.json"]["UserPool"]
    for member in ("Name", "Policies", "LambdaConfig", "EmailConfiguration", "UserPoolTags", "AccountRecoverySetting"):
        assert pool[member] == given[member]
    attributes = {attribute["Name"]: attribute for attribute in pool["SchemaAttributes"]}
    assert attributes["email"]["Required"] and attributes["custom:tenant"]["StringAttributeConstraints"] == {"MaxLength": "20"}
    client = idp.describe_user_pool_client(UserPoolId=POOL, ClientId=CLIENT)["UserPoolClient"]
    assert (client["ClientSecret"], client["CallbackURLs"]) == (SECRET, ["https://example.com/back"])
    assert (client["SupportedIdentityProviders"], client["AllowedOAuthScopes"]) == (["COGNITO"], ["email", "openid"])
    users = {user["Username"]: user for user in idp.list_users(UserPoolId=POOL)["Users"]}
    assert {name: user["UserStatus"] for name, user in users.items()} == {
        JANE: "RESET_REQUIRED",
        JOHN: "FORCE_CHANGE_PASSWORD",
    }
    assert users[JANE]["UserCreateDate"].timestamp() == 1682922600.25
    assert {it["Name"]: it["Value"] for it in users[JANE]["Attributes"]}["sub"] == JANE
    groups = idp.admin_list_groups_for_user(UserPoolId=POOL, Username=JANE)["Groups"]
    assert [(group["GroupName"], group["Precedence"], group["RoleArn"]) for group in groups] == [
        ("staff", 2, "arn:aws:iam::123456789012:role/staff")
    ]
    for told in (
        "the domain shop-login is not brought",
        'the identity provider "Google" is left out',
        'the scope of a resource server "api/read" is left out',
        "1 users had a password of their own",
        "to be provided here: arn:aws:lambda:eu-west-1:123456789012:function:check (LambdaConfig.PreSignUp): a function",
        "to be provided here: arn:aws:ses:eu-west-1:123456789012:identity/example.com (EmailConfiguration.SourceArn)",
    ):
        assert told in done.stderr, done.stderr
    again = run(*bring, server=server)
    assert (again.returncode, again.stdout) == (0, "nothing to change\n")


def test_an_imported_user_sets_a_new_password_and_signs_in(serve, documents):
    server = serve()
    assert run("pool", "import", documents, server=server).returncode == 0
    idp = client_of(server)

    def proof(name):
        return base64.b64encode(hmac.digest(SECRET.encode(), f"{name}{CLIENT}".encode(), hashlib.sha256)).decode()

    name = "jane@example.com"
    asked = idp.forgot_password(ClientId=CLIENT, Username=name, SecretHash=proof(name))
    assert asked["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    code = server.code(POOL, name)
    idp.confirm_forgot_password(
        ClientId=CLIENT, Username=name, SecretHash=proof(name), ConfirmationCode=code, Password="Passw0rd!"
    )
    parameters = {"USERNAME": name, "PASSWORD": "Passw0rd!", "SECRET_HASH": proof(name)}
    idp.update_user_pool(UserPoolId=POOL, AutoVerifiedAttributes=["email"])
    answer = idp.admin_initiate_auth(
        UserPoolId=POOL, ClientId=CLIENT, AuthFlow="ADMIN_USER_PASSWORD_AUTH", AuthParameters=parameters
    )
    assert "AccessToken" in answer["AuthenticationResult"]
    # A later import does not take the new password away.
    again = run("pool", "import", documents, server=server)
    assert JANE not in again.stdout
    assert idp.admin_get_user(UserPoolId=POOL, Username=JANE)["UserStatus"] == "CONFIRMED"


def test_a_file_is_written_that_serve_applies(documents, serve, tmp_path):
    done = run("pool", "import", documents, "--to", tmp_path / "shop.toml")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    server = serve("--pool-files", str(tmp_path / "shop.toml"))
    assert {user["Username"] for user in client_of(server).list_users(UserPoolId=POOL)["Users"]} == {JANE, JOHN}


def test_a_server_of_another_region_says_which_it_has_to_be(documents, isolated_server, tmp_path):
    server = isolated_server(tmp_path / "data").start()
    done = run("pool", "import", documents, server=server)
    assert done.returncode == 1
    assert "its region is eu-west-1, and that of this server us-east-1: start it with --region eu-west-1" in done.stderr


def test_what_is_no_description_is_named(documents, serve, tmp_path):
    (documents / "other.json").write_text('{"Functions": []}')
    done = run("pool", "import", documents, "--to", tmp_path / "shop.toml")
    assert done.returncode == 1 and "other.json: this is not an answer of describe-user-pool" in done.stderr
    alone = run("pool", "import", documents / "users.json", "--to", tmp_path / "shop.toml")
    assert alone.returncode == 1 and "none of the files is an answer of describe-user-pool" in alone.stderr


def test_what_the_aws_cli_prints_of_a_server_comes_back_the_same(isolated_server, tmp_path):
    """From one server to another, by the real answers of the real command line."""
    one = isolated_server(tmp_path / "one").start()
    cli = AwsCli(FIRST, 1, one, tmp_path)
    pool = cli("cognito-idp", "create-user-pool", "--pool-name", "walk", "--alias-attributes", "email")["UserPool"]["Id"]
    of_pool = ("--user-pool-id", pool)
    client = cli("cognito-idp", "create-user-pool-client", *of_pool, "--client-name", "web", "--generate-secret")
    client = client["UserPoolClient"]["ClientId"]
    cli("cognito-idp", "admin-create-user", *of_pool, "--username", "jane", "--message-action", "SUPPRESS")
    cli("cognito-idp", "admin-set-user-password", *of_pool, "--username", "jane", "--password", "Passw0rd!", "--permanent")
    directory = tmp_path / "printed"
    directory.mkdir()
    for number, command in enumerate(
        (
            ("describe-user-pool", *of_pool),
            ("get-user-pool-mfa-config", *of_pool),
            ("describe-user-pool-client", *of_pool, "--client-id", client),
            ("list-users", *of_pool),
        )
    ):
        (directory / f"{number}.json").write_text(cli.text("cognito-idp", *command, "--output", "json"))
    two = isolated_server(tmp_path / "two").start()
    done = run("pool", "import", directory, server=two)
    assert done.returncode == 0, done.stderr
    exports = [run("pool", "export", "--pool", pool, "--with-secrets", "--with-users", server=it).stdout for it in (one, two)]
    assert exports[1] == exports[0].replace('UserStatus = "CONFIRMED"', 'UserStatus = "RESET_REQUIRED"')


def test_a_server_with_credentials_takes_only_signed_imports(documents, isolated_server, tmp_path):
    keys = {"VESTIBULE_ACCESS_KEY_ID": "AKIDOWNER", "VESTIBULE_SECRET_ACCESS_KEY": "owner"}
    server = isolated_server(tmp_path / "data", environment=keys, arguments=("--region", "eu-west-1")).start()

    def bring(**environment):
        return run("pool", "import", documents, server=server, environment=environment)

    assert bring().returncode == 1
    assert bring(**(keys | {"VESTIBULE_SECRET_ACCESS_KEY": "wrong"})).returncode == 1
    done = bring(**keys)
    assert done.returncode == 0 and f"user pool {POOL} created" in done.stdout, done.stderr
