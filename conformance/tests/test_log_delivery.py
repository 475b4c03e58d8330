"""Where a pool's logs are delivered: messages that could not be sent, and the events of users."""

import json

import pytest

from harness import ACCOUNT, REGION
from harness.pools import Pool
from harness.refusals import refused
from harness.sinks import MailServer


def at(arn: str) -> dict:
    return {"CloudWatchLogsConfiguration": {"LogGroupArn": arn}}


def group(name: str) -> dict:
    return at(f"arn:aws:logs:{REGION}:{ACCOUNT}:log-group:{name}")


def of_events(name: str) -> dict:
    return {"LogLevel": "INFO", "EventSource": "userAuthEvents"} | group(name)


def of_messages(name: str) -> dict:
    return {"LogLevel": "ERROR", "EventSource": "userNotification"} | group(name)


def protected(make_pool):
    return make_pool(UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": "AUDIT"})


def test_a_configuration_replaces_the_one_before(make_pool, idp, name):
    pool = protected(make_pool)
    of_pool = {"UserPoolId": pool.id}

    def configured() -> dict:
        return idp.get_log_delivery_configuration(**of_pool)["LogDeliveryConfiguration"]

    assert configured() == of_pool | {"LogConfigurations": []}
    for configurations in ([of_events(name), of_messages(name)], [of_messages(name)], []):
        expected = of_pool | {"LogConfigurations": configurations}
        assert idp.set_log_delivery_configuration(**expected)["LogDeliveryConfiguration"] == expected
        assert configured() == expected
    for operation in (idp.get_log_delivery_configuration, idp.set_log_delivery_configuration):
        members = {"LogConfigurations": []} if operation == idp.set_log_delivery_configuration else {}
        unknown = "us-east-1_unknown00"
        assert refused(operation, UserPoolId=unknown, **members) == (
            "ResourceNotFoundException",
            f"User pool {unknown} does not exist.",
        )


@pytest.mark.parametrize(
    ("configurations", "message"),
    [
        (
            [{"LogLevel": "INFO", "EventSource": "userAuthEvents", "S3Configuration": {"BucketArn": "arn:aws:s3:::b"}}],
            "Logs are delivered to log groups of this server only, not to Amazon S3 or Amazon Data Firehose.",
        ),
        (
            [
                {
                    "LogLevel": "ERROR",
                    "EventSource": "userNotification",
                    "FirehoseConfiguration": {"StreamArn": f"arn:aws:firehose:{REGION}:{ACCOUNT}:deliverystream/d"},
                }
            ],
            "CloudWatchLogsConfiguration is required for the event source userNotification.",
        ),
        (
            [{"LogLevel": "INFO", "EventSource": "userAuthEvents"}],
            "Exactly one destination is required for the event source userAuthEvents.",
        ),
        ([of_events("g") | {"LogLevel": "ERROR"}], "Invalid log level for the event source userAuthEvents."),
        (
            [of_messages("g"), of_messages("h")],
            "Only one log configuration is allowed for the event source userNotification.",
        ),
        (
            [of_messages("g") | at("arn:aws:logs:eu-west-1:000000000000:log-group:g")],
            "The log group is in another account or region.",
        ),
        (
            [of_messages("g") | at("arn:aws:logs:us-east-1:000000000000:destination:d")],
            "LogGroupArn is not the ARN of a log group.",
        ),
    ],
)
def test_what_cannot_be_delivered_is_refused(make_pool, idp, configurations, message):
    pool = protected(make_pool)
    members = {"UserPoolId": pool.id, "LogConfigurations": configurations}
    code, text = refused(idp.set_log_delivery_configuration, **members)
    assert (code, text) == ("InvalidParameterException", message)
    kept = idp.get_log_delivery_configuration(UserPoolId=pool.id)["LogDeliveryConfiguration"]
    assert kept["LogConfigurations"] == []


def test_events_need_a_tier_and_messages_do_not(make_pool, idp, name):
    pool = make_pool()
    code, _ = refused(idp.set_log_delivery_configuration, UserPoolId=pool.id, LogConfigurations=[of_events(name)])
    assert code == "FeatureUnavailableInTierException"
    idp.set_log_delivery_configuration(UserPoolId=pool.id, LogConfigurations=[of_messages(name)])


def test_events_arrive_in_the_log_group(make_pool, idp, aws, name):
    pool = protected(make_pool)
    sub = pool.user("ann")
    client = pool.client()
    client.password("ann")
    idp.set_log_delivery_configuration(UserPoolId=pool.id, LogConfigurations=[of_events(name)])
    refused(client.password, "ann", "wrong")
    client.password("ann")
    entries = [
        json.loads(event["message"]) for event in aws("logs").filter_log_events(logGroupName=name)["events"]
    ]
    assert [entry["message"]["eventResponse"] for entry in entries] == ["Fail", "Pass"]
    for entry in entries:
        assert set(entry) == {"eventTimestamp", "eventSource", "logLevel", "message", "logSourceId"}
        assert (entry["eventSource"], entry["logLevel"]) == ("USER_ACTIVITY", "INFO")
        assert entry["logSourceId"] == {"userPoolId": pool.id}
        message = entry["message"]
        assert (message["eventType"], message["userName"], message["userSub"]) == ("SignIn", "ann", sub)
        assert (message["clientId"], message["ipAddress"]) == (client.id, "127.0.0.1")
        assert message["riskDecision"] == "PASS"
    listed = idp.admin_list_user_auth_events(UserPoolId=pool.id, Username="ann")["AuthEvents"]
    assert [entry["message"]["eventId"] for entry in entries] == [event["EventId"] for event in listed[1::-1]]


def test_a_message_that_was_not_delivered_is_told_without_saying_to_whom(isolated_server, make_client, tmp_path):
    with MailServer() as mail:
        configuration = tmp_path / "vestibule.toml"
        sender = 'from = "no-reply@example.com"'
        configuration.write_text(f'[email.smtp]\nhost = "localhost"\nport = {mail.port}\ntls = "none"\n{sender}\n')
        server = isolated_server(arguments=("--config", str(configuration))).start()
        pool = Pool(server, make_client(server, "cognito-idp"), AutoVerifiedAttributes=["email"])
        client = pool.client()
        mail.replies = ["550 5.1.1 ann@example.com: nobody"]
        failure = refused(client.sign_up, "ann", attributes={"email": "ann@example.com"})
        assert failure[0] == "CodeDeliveryFailureException"
        pool.idp.set_log_delivery_configuration(UserPoolId=pool.id, LogConfigurations=[of_messages("messages")])
        mail.replies = ["550 5.1.1 ann@example.com: nobody"]
        refused(pool.idp.resend_confirmation_code, ClientId=client.id, Username="ann")
        events = make_client(server, "logs").filter_log_events(logGroupName="messages")["events"]
        (entry,) = [json.loads(event["message"]) for event in events]
        assert (entry["eventSource"], entry["logLevel"]) == ("USER_NOTIFICATION", "ERROR")
        assert entry["logSourceId"] == {"userPoolId": pool.id}
        assert "ResendCode by EMAIL was not delivered" in entry["message"]["details"]
        assert "ann" not in entry["message"]["details"]
