"""The walk through a sign-in, as the articles describe it, with both AWS command lines and real functions.

Version 1 and version 2 run the same tests; `aws logs tail` exists only in version 2.
"""

import base64
import json

import pytest

from harness import ACCOUNT, PASSWORD, REGION
from harness.aws_cli import AwsCliError
from harness.functions import ECHO, FILES, HANDLERS, ROLE, RUNTIMES, package, printed_events
from harness.pools import FLOWS, PHONE, PHONE_MASKED

pytestmark = pytest.mark.embedded("what a command line sends, boto3 sends too, and its tests run on both stores")

NODE_CALLBACK = """
exports.handler = (event, context, callback) => {
    console.log(JSON.stringify(event));
    callback(null, event);
};
"""

NODE_ASYNC = """
exports.handler = async (event) => {
    console.log(JSON.stringify(event));
    return event;
};
"""

NODE_MODULE = """
export const handler = async (event) => {
    console.log(JSON.stringify(event));
    return event;
};
"""

REFUSE_PYTHON = """
def lambda_handler(event, context):
    if event["callerContext"]["clientId"] == "BLOCKED":
        raise Exception("Cannot authenticate users from this app client")
    return event
"""

REFUSE_NODE = """
exports.handler = (event, context, callback) => {
    if (event.callerContext.clientId === "BLOCKED") {
        callback(new Error("Cannot authenticate users from this app client"), event);
    } else {
        callback(null, event);
    }
};
"""

DEFINE = """
exports.handler = async (event) => {
    console.log(JSON.stringify(event));
    const last = event.request.session.at(-1);
    if (last && last.challengeResult) {
        event.response.issueTokens = true;
    } else {
        event.response.challengeName = "CUSTOM_CHALLENGE";
    }
    return event;
};
"""

CREATE = """
exports.handler = async (event) => {
    event.response.publicChallengeParameters = { question: "six times seven" };
    event.response.privateChallengeParameters = { answer: "42" };
    return event;
};
"""

VERIFY = """
exports.handler = async (event) => {
    event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer;
    return event;
};
"""

CONSOLE_TEST_EVENT = {"key1": "value1", "key2": "value2", "key3": "value3"}


@pytest.fixture(scope="module", params=["cli_1", "cli_2"])
def cli(request):
    return request.getfixturevalue(request.param)


def deploy(cli, name: str, source: str, language: str = "py") -> str:
    (cli.directory / f"{name}.zip").write_bytes(package({FILES[language]: source}))
    created = cli(
        "lambda", "create-function", "--function-name", name, "--runtime", RUNTIMES[language],
        "--handler", HANDLERS[language], "--role", ROLE, "--zip-file", f"fileb://{name}.zip", "--timeout", "10",
    )  # fmt: skip
    cli.text("lambda", "wait", "function-active-v2", "--function-name", name)
    return created["FunctionArn"]


def permit(cli, name: str, pool_id: str) -> None:
    cli(
        "lambda", "add-permission", "--function-name", name, "--statement-id", "pool",
        "--action", "lambda:InvokeFunction", "--principal", "cognito-idp.amazonaws.com",
        "--source-arn", f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{pool_id}",
    )  # fmt: skip


def create_pool(cli, name: str, triggers: dict[str, str], **arguments: str) -> str:
    config = ",".join(f"{trigger}={arn}" for trigger, arn in triggers.items())
    extra = [text for option, value in arguments.items() for text in (f"--{option.replace('_', '-')}", value)]
    pool = cli("cognito-idp", "create-user-pool", "--pool-name", name, "--lambda-config", config, *extra)["UserPool"]
    for arn in triggers.values():
        permit(cli, arn.rsplit(":", 1)[-1], pool["Id"])
    return pool["Id"]


def create_client(cli, pool_id: str) -> str:
    created = cli(
        "cognito-idp", "create-user-pool-client", "--user-pool-id", pool_id, "--client-name", "app",
        "--explicit-auth-flows", *FLOWS,
    )  # fmt: skip
    return created["UserPoolClient"]["ClientId"]


def create_user(cli, pool_id: str, username: str) -> None:
    cli(
        "cognito-idp", "admin-create-user", "--user-pool-id", pool_id, "--username", username,
        "--user-attributes", f"Name=phone_number,Value={PHONE}", "--message-action", "SUPPRESS",
    )  # fmt: skip
    cli(
        "cognito-idp", "admin-set-user-password", "--user-pool-id", pool_id, "--username", username,
        "--password", PASSWORD, "--permanent",
    )  # fmt: skip


def initiate_password(cli, client_id: str, *extra: str) -> dict:
    return cli(
        "cognito-idp", "initiate-auth", "--auth-flow", "USER_PASSWORD_AUTH", "--client-id", client_id,
        "--auth-parameters", f"USERNAME=test,PASSWORD={PASSWORD}", *extra,
    )  # fmt: skip


class Walk:
    """A pool with SMS MFA, every sign-in trigger of which prints its event, and the user `test`."""

    def __init__(self, cli):
        self.cli = cli
        self.function = f"post-authentication-{cli.version}"
        self.pre_authentication = f"pre-authentication-{cli.version}"
        self.pre_token = f"pre-token-{cli.version}"
        self.pool_id = create_pool(
            cli,
            f"walk-{cli.version}",
            {
                "PostAuthentication": deploy(cli, self.function, ECHO),
                "PreAuthentication": deploy(cli, self.pre_authentication, NODE_CALLBACK, "js"),
                "PreTokenGeneration": deploy(cli, self.pre_token, NODE_MODULE, "mjs"),
            },
            mfa_configuration="OPTIONAL",
            sms_configuration="SnsCallerArn=arn:aws:iam::000000000000:role/sns,ExternalId=walk",
        )
        self.client_id = create_client(cli, self.pool_id)
        create_user(cli, self.pool_id, "test")
        cli(
            "cognito-idp", "admin-set-user-mfa-preference", "--user-pool-id", self.pool_id, "--username", "test",
            "--sms-mfa-settings", "Enabled=true,PreferredMfa=true",
        )  # fmt: skip

    def respond(self, challenge: dict, *extra: str) -> dict:
        code = self.cli.server.code(self.pool_id, PHONE)
        return self.cli(
            "cognito-idp", "respond-to-auth-challenge", "--client-id", self.client_id,
            "--challenge-name", "SMS_MFA", "--session", challenge["Session"],
            "--challenge-responses", f"USERNAME=test,SMS_MFA_CODE={code}", *extra,
        )  # fmt: skip

    def printed(self, function: str) -> list[dict]:
        """The events of the function's log, read by the command the articles name."""
        found = self.cli("logs", "filter-log-events", "--log-group-name", f"/aws/lambda/{function}")
        return printed_events([event["message"] for event in found["events"]])


@pytest.fixture(scope="module")
def walk(cli):
    return Walk(cli)


@pytest.mark.parametrize(
    ("source", "language"),
    [(ECHO, "py"), (NODE_CALLBACK, "js"), (NODE_ASYNC, "js"), (NODE_MODULE, "mjs")],
    ids=["python", "node callback", "node async", "node ES module"],
)
def test_a_function_answers_a_console_test_event_and_shows_its_log_tail(cli, name, source, language):
    deploy(cli, name, source, language)
    answer = cli(
        "lambda", "invoke", "--function-name", name, "--payload", json.dumps(CONSOLE_TEST_EVENT),
        "--log-type", "Tail", *cli.raw_payload, "answer.json",
    )  # fmt: skip
    assert (answer["StatusCode"], answer["ExecutedVersion"]) == (200, "$LATEST")
    assert "FunctionError" not in answer
    assert json.loads((cli.directory / "answer.json").read_text()) == CONSOLE_TEST_EVENT
    log = base64.b64decode(answer["LogResult"]).decode()
    lines = log.splitlines()
    assert lines[0].startswith("START RequestId: ") and lines[0].endswith("Version: $LATEST")
    assert printed_events(lines) == [CONSOLE_TEST_EVENT]
    assert lines[-2].startswith("END RequestId: ")
    assert lines[-1].startswith("REPORT RequestId: ")


def test_a_password_sign_in_asks_for_the_sms_code_with_exactly_three_parameters(walk):
    challenge = initiate_password(walk.cli, walk.client_id)
    assert challenge["ChallengeName"] == "SMS_MFA"
    assert len(challenge["Session"]) >= 20
    assert challenge["ChallengeParameters"] == {
        "CODE_DELIVERY_DELIVERY_MEDIUM": "SMS",
        "CODE_DELIVERY_DESTINATION": PHONE_MASKED,
        "USER_ID_FOR_SRP": "test",
    }
    assert "AuthenticationResult" not in challenge


def test_the_sms_code_answers_three_tokens_their_life_and_their_type(walk):
    result = walk.respond(initiate_password(walk.cli, walk.client_id))["AuthenticationResult"]
    assert set(result) == {"AccessToken", "IdToken", "RefreshToken", "ExpiresIn", "TokenType"}
    assert (result["ExpiresIn"], result["TokenType"]) == (3600, "Bearer")


def test_only_the_events_of_the_answer_carry_its_client_metadata(walk):
    challenge = initiate_password(walk.cli, walk.client_id, "--client-metadata", "First=one")
    walk.respond(challenge, "--client-metadata", "KeyName1=string,KeyName2=string")
    expected = {"KeyName1": "string", "KeyName2": "string"}

    post_authentication = walk.printed(walk.function)[-1]
    assert post_authentication["triggerSource"] == "PostAuthentication_Authentication"
    assert post_authentication["request"]["clientMetadata"] == expected
    assert walk.printed(walk.pre_token)[-1]["request"]["clientMetadata"] == expected

    pre_authentication = walk.printed(walk.pre_authentication)[-1]["request"]
    assert "clientMetadata" not in pre_authentication
    assert pre_authentication["validationData"] == {"First": "one"}


def test_an_answer_without_client_metadata_leaves_the_key_out(walk):
    walk.respond(initiate_password(walk.cli, walk.client_id, "--client-metadata", "First=one"))
    assert "clientMetadata" not in walk.printed(walk.function)[-1]["request"]


def test_logs_tail_shows_the_printed_event(cli_2, name):
    deploy(cli_2, name, ECHO)
    cli_2("lambda", "invoke", "--function-name", name, "--payload", '{"tailed": true}', *cli_2.raw_payload, "answer.json")
    printed = cli_2.text("logs", "tail", f"/aws/lambda/{name}", "--format", "short")
    lines = [line.split(" ", 1)[1] for line in printed.splitlines()]
    assert any(line.startswith("START RequestId: ") for line in lines)
    assert '{"tailed": true}' in lines


@pytest.mark.parametrize(
    ("source", "language"), [(REFUSE_PYTHON, "py"), (REFUSE_NODE, "js")], ids=["python", "node callback"]
)
def test_the_pre_authentication_sample_refuses_one_app_client(cli, name, source, language):
    pool_id = create_pool(cli, name, {"PreAuthentication": deploy(cli, name, source, language)})
    welcome, blocked = create_client(cli, pool_id), create_client(cli, pool_id)
    (cli.directory / "update.zip").write_bytes(package({FILES[language]: source.replace("BLOCKED", blocked)}))
    cli("lambda", "update-function-code", "--function-name", name, "--zip-file", "fileb://update.zip")
    cli.text("lambda", "wait", "function-updated-v2", "--function-name", name)
    create_user(cli, pool_id, "test")

    assert "AuthenticationResult" in initiate_password(cli, welcome)
    with pytest.raises(AwsCliError) as refused:
        initiate_password(cli, blocked)
    assert refused.value.code == "UserLambdaValidationException"
    assert refused.value.operation == "InitiateAuth"
    assert (
        refused.value.message == "PreAuthentication failed with error Cannot authenticate users from this app client."
    )


@pytest.mark.parametrize("parameters", ["USERNAME=test", "USERNAME=test,CHALLENGE_NAME=CUSTOM_CHALLENGE"])
def test_custom_authentication_without_srp_loops_until_the_answer_is_right(cli, name, parameters):
    arns = {
        "DefineAuthChallenge": deploy(cli, f"{name}-define", DEFINE, "js"),
        "CreateAuthChallenge": deploy(cli, f"{name}-create", CREATE, "js"),
        "VerifyAuthChallengeResponse": deploy(cli, f"{name}-verify", VERIFY, "js"),
    }
    pool_id = create_pool(cli, name, arns)
    client_id = create_client(cli, pool_id)
    create_user(cli, pool_id, "test")

    def respond(challenge, answer):
        return cli(
            "cognito-idp", "respond-to-auth-challenge", "--client-id", client_id,
            "--challenge-name", "CUSTOM_CHALLENGE", "--session", challenge["Session"],
            "--challenge-responses", f"USERNAME=test,ANSWER={answer}",
        )  # fmt: skip

    first = cli(
        "cognito-idp", "initiate-auth", "--auth-flow", "CUSTOM_AUTH", "--client-id", client_id,
        "--auth-parameters", parameters,
    )  # fmt: skip
    assert first["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert first["ChallengeParameters"] == {"USERNAME": "test", "question": "six times seven"}
    second = respond(first, "41")
    assert second["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert second["Session"] != first["Session"]
    assert respond(second, "42")["AuthenticationResult"]["TokenType"] == "Bearer"


def test_a_person_signs_up_confirms_with_the_delivered_code_and_signs_in(cli, name):
    pool = cli("cognito-idp", "create-user-pool", "--pool-name", name, "--auto-verified-attributes", "email")["UserPool"]
    client_id = create_client(cli, pool["Id"])
    signed_up = cli(
        "cognito-idp", "sign-up", "--client-id", client_id, "--username", "test", "--password", PASSWORD,
        "--user-attributes", "Name=email,Value=test@example.com",
    )  # fmt: skip
    assert signed_up["UserConfirmed"] is False
    assert signed_up["CodeDeliveryDetails"] == {
        "Destination": "t***@e***",
        "DeliveryMedium": "EMAIL",
        "AttributeName": "email",
    }
    with pytest.raises(AwsCliError) as refused:
        initiate_password(cli, client_id)
    assert (refused.value.code, refused.value.message) == ("UserNotConfirmedException", "User is not confirmed.")
    cli(
        "cognito-idp", "confirm-sign-up", "--client-id", client_id, "--username", "test",
        "--confirmation-code", cli.server.code(pool["Id"], "test@example.com"),
    )  # fmt: skip
    token = initiate_password(cli, client_id)["AuthenticationResult"]["AccessToken"]
    user = cli("cognito-idp", "get-user", "--access-token", token)
    attributes = {attribute["Name"]: attribute["Value"] for attribute in user["UserAttributes"]}
    assert user["Username"] == "test"
    assert attributes["sub"] == signed_up["UserSub"]
    assert (attributes["email"], attributes["email_verified"]) == ("test@example.com", "true")


def test_the_newest_log_stream_can_be_found_and_read_by_its_name(cli, name):
    deploy(cli, name, ECHO)
    cli("lambda", "invoke", "--function-name", name, "--payload", '{"read": true}', *cli.raw_payload, "answer.json")
    group = f"/aws/lambda/{name}"
    streams = cli(
        "logs", "describe-log-streams", "--log-group-name", group, "--order-by", "LastEventTime", "--descending",
        "--limit", "1",
    )["logStreams"]  # fmt: skip
    assert len(streams) == 1
    assert "[$LATEST]" in streams[0]["logStreamName"]
    read = cli(
        "logs", "get-log-events", "--log-group-name", group, "--log-stream-name", streams[0]["logStreamName"],
        "--start-from-head",
    )  # fmt: skip
    assert printed_events([event["message"] for event in read["events"]]) == [{"read": True}]
    assert any(event["logGroupName"] == group for event in cli("logs", "describe-log-groups")["logGroups"])
