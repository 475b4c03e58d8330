"""`vestibule pool check` and strict servers: settings without effect are named, and refused where that is wanted."""

import json

import pytest
from botocore.exceptions import ClientError

from harness.command_line import client_of, run

FEDERATION = {
    "CallbackURLs": ["https://example.com/back"],
    "AnalyticsConfiguration": {"ApplicationArn": "arn:aws:mobiletargeting:us-east-1:123456789012:apps/a"},
}


def test_a_plain_pool_has_nothing_to_report(isolated_server, tmp_path):
    server = isolated_server(tmp_path / "data").start()
    idp = client_of(server)
    pool = idp.create_user_pool(PoolName="plain")["UserPool"]["Id"]
    idp.create_user_pool_client(UserPoolId=pool, ClientName="web")
    done = run("pool", "check", "--strict", server=server)
    assert (done.returncode, done.stdout) == (0, "every setting has its effect\n"), done.stderr


def test_settings_without_effect_are_reported_with_reasons(isolated_server, tmp_path):
    server = isolated_server(tmp_path / "data").start()
    idp = client_of(server)
    plain = idp.create_user_pool(PoolName="plain")["UserPool"]["Id"]
    email = {"SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/a@example.com", "ConfigurationSet": "main"}
    pool = idp.create_user_pool(
        PoolName="busy",
        EmailConfiguration=email,
        KeyConfiguration={"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": "arn:aws:kms:us-east-1:123456789012:key/a"},
    )["UserPool"]["Id"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="web", **FEDERATION)["UserPoolClient"]["ClientId"]
    done = run("pool", "check", server=server)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert f"{pool}: EmailConfiguration.ConfigurationSet has no effect: messages do not leave through Amazon SES" in lines
    assert f"{pool} client {client}: AnalyticsConfiguration has no effect: nothing is sent to Amazon Pinpoint" in lines
    assert not any(line.startswith(plain) for line in lines)
    found = json.loads(run("pool", "check", "--json", server=server).stdout)["findings"]
    assert {(it["UserPoolId"], it.get("ClientId"), it["Setting"]) for it in found} >= {
        (pool, None, "KeyConfiguration.KmsKeyArn"),
        (pool, client, "AnalyticsConfiguration"),
    }
    assert run("pool", "check", "--strict", server=server).returncode == 1
    assert run("pool", "check", "--strict", "--pool", plain, server=server).returncode == 0
    missing = run("pool", "check", "--pool", "us-east-1_nobody000", server=server)
    assert missing.returncode == 1 and "us-east-1_nobody000 does not exist" in missing.stderr


@pytest.mark.parametrize("how", ["flag", "environment", "file"])
def test_a_strict_server_refuses_them(isolated_server, tmp_path, how):
    (tmp_path / "vestibule.toml").write_text("strict = true\n" if how == "file" else "")
    settings = {
        "flag": {"arguments": ("--strict",)},
        "environment": {"environment": {"VESTIBULE_STRICT": "true"}},
        "file": {"arguments": ("--config", str(tmp_path / "vestibule.toml"))},
    }
    server = isolated_server(tmp_path / "data", **settings[how]).start()
    idp = client_of(server)
    pool = idp.create_user_pool(PoolName="plain")["UserPool"]["Id"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="web")["UserPoolClient"]["ClientId"]
    analytics = {"AnalyticsConfiguration": FEDERATION["AnalyticsConfiguration"]}
    sms = {"SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"}}
    calls = [
        ("AnalyticsConfiguration", lambda: idp.create_user_pool_client(UserPoolId=pool, ClientName="web", **analytics)),
        ("AnalyticsConfiguration", lambda: idp.update_user_pool_client(UserPoolId=pool, ClientId=client, **analytics)),
        ("SmsConfiguration.SnsCallerArn", lambda: idp.create_user_pool(PoolName="sms", **sms)),
        ("SmsConfiguration.SnsCallerArn", lambda: idp.update_user_pool(UserPoolId=pool, **sms)),
        (
            "SmsConfiguration.SnsCallerArn",
            lambda: idp.set_user_pool_mfa_config(UserPoolId=pool, MfaConfiguration="ON", SmsMfaConfiguration=sms),
        ),
    ]
    for setting, call in calls:
        with pytest.raises(ClientError) as refused:
            call()
        error = refused.value.response["Error"]
        assert error["Code"] == "InvalidParameterException"
        assert error["Message"].startswith(f"{setting} has no effect on this server, which is strict: ")


@pytest.mark.parametrize(
    "setting, settings",
    [
        ("IssuerConfiguration.Type", {"IssuerConfiguration": {"Type": "UPDATED"}}),
        (
            "SmsConfiguration.SnsCallerArn",
            {
                "MfaConfiguration": "OPTIONAL",
                "SmsMfaConfiguration": {
                    "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"},
                },
            },
        ),
    ],
)
def test_a_strict_server_does_not_start_with_them(isolated_server, tmp_path, setting, settings):
    declared = {"Id": "us-east-1_Strict001", "PoolName": "strict"} | settings
    (tmp_path / "pool.json").write_text(json.dumps(declared))
    server = isolated_server(tmp_path / "data", arguments=("--strict", "--pool-files", str(tmp_path / "pool.json")))
    server.spawn()
    assert server.process.wait(60) == 1
    told = "pool us-east-1_Strict001: InvalidParameterException: "
    told += f"{setting} has no effect"
    assert told in server.log()
