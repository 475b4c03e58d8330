"""Custom senders, row by row of the trigger reference: every call that sends a message, in both media, handed over to functions
in Python and in Node.js that decrypt the code with the official AWS Encryption SDKs."""

import base64
import html
from functools import cache

import pytest

from harness import ACCOUNT, PASSWORD, REGION
from harness.deliveries import DELIVERIES, SES, Recipient
from harness.functions import ECHO
from harness.pools import PHONE, SMS, attribute_list
from harness.refusals import refused
from harness.senders import KEY, deploy, handed_over, senders

METADATA = {"k": "v"}
TYPES = {"EMAIL": ("CustomEmailSender", "customEmailSenderRequestV1"), "SMS": ("CustomSMSSender", "customSMSSenderRequestV1")}
MISSING = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:none"
every_delivery = pytest.mark.parametrize("delivery", DELIVERIES.values(), ids=DELIVERIES)
every_medium = pytest.mark.parametrize("medium", TYPES)


@pytest.fixture(scope="module")
def deployed(functions):
    def of_language(language: str) -> str:
        deploy(functions, f"senders-{language}", language)
        return f"senders-{language}"

    return cache(of_language)


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def decrypting(request, deployed) -> str:
    """The name of a function that decrypts."""
    return deployed(request.param)


@pytest.fixture
def wording(functions):
    """The name of a function for custom message that must not be asked."""
    if "wording" not in functions.arns:
        functions.deploy("wording", ECHO)
    return "wording"


@pytest.mark.parametrize(
    ("decrypting", "members"), [("py", {"ClientMetadata": METADATA}), ("js", {})], ids=["python, with metadata", "node"],
    indirect=["decrypting"],
)  # fmt: skip
@every_medium
@every_delivery
def test_every_message_is_handed_over_with_a_code_that_does_its_work(
    functions, decrypting, wording, make_pool, delivery, medium, members
):
    asked = len(functions.events(wording))
    config = senders(functions.arns[decrypting]) | {"CustomMessage": functions.arns[wording]}
    it = Recipient(make_pool, medium, LambdaConfig=config)
    details, use = delivery.send(it, **members)
    assert details == delivery.details(medium), "as without a sender"

    trigger, kind = TYPES[medium]
    printed = handed_over(functions, decrypting, it.pool, f"{trigger}_{delivery.suffix}")
    event, code = printed["event"], printed["code"]
    assert set(event) == {"version", "triggerSource", "region", "userPoolId", "userName", "callerContext", "request"}
    assert (event["version"], event["region"], event["userName"]) == ("1", REGION, "ann")
    assert event["callerContext"]["clientId"] == ("CLIENT_ID_NOT_APPLICABLE" if delivery.is_admin else it.client.id)
    request = event["request"]
    assert set(request) == {"type", "code", "clientMetadata", "userAttributes"}
    assert request["type"] == kind
    assert request["clientMetadata"] == (METADATA if members and delivery.passes_metadata else None)
    address = it.new_address if delivery.is_new_address else it.address
    assert {"sub", "cognito:user_status"} <= set(request["userAttributes"])
    assert request["userAttributes"][it.attribute] == address
    # Message format version 1, type 0x80, algorithm suite 0x0378: what the base64 text always begins with.
    assert base64.b64decode(request["code"])[:4] == b"\x01\x80\x03\x78"
    assert request["code"].startswith("AYADe")
    assert set(printed["context"]) == {"userpool-id", "aws-crypto-public-key"}
    assert printed["context"]["userpool-id"] == it.pool.id

    message = it.messages()[0]
    assert (message["handedTo"], message["destination"], message["subject"]) == (functions.arns[decrypting], address, None)
    use(code)
    assert len(functions.events(wording)) == asked, "custom message is not asked for a medium that has a sender"


SPECIAL = "Temp<&>0rary'\""
ESCAPED = "Temp&lt;&amp;&gt;0rary&#39;&quot;"


@every_medium
def test_a_temporary_password_is_escaped_for_html_before_it_is_encrypted(functions, decrypting, make_pool, medium):
    it = Recipient(make_pool, medium, LambdaConfig=senders(functions.arns[decrypting]))
    it.invite(SPECIAL)
    code = handed_over(functions, decrypting, it.pool, f"{TYPES[medium][0]}_AdminCreateUser")["code"]
    assert (code, html.unescape(code)) == (ESCAPED, SPECIAL)
    assert it.client.password("ann", SPECIAL)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_an_invitation_in_both_media_is_handed_over_to_both_senders(functions, decrypting, make_pool):
    it = Recipient(make_pool, "EMAIL", {"phone_number": PHONE}, LambdaConfig=senders(functions.arns[decrypting]))
    it.invite(DesiredDeliveryMediums=["EMAIL", "SMS"])
    for trigger, _ in TYPES.values():
        assert handed_over(functions, decrypting, it.pool, f"{trigger}_AdminCreateUser")["code"] == PASSWORD


@every_medium
def test_a_medium_without_a_sender_is_worded_by_custom_message_and_sent(functions, decrypting, wording, make_pool, medium):
    other, _ = TYPES["SMS" if medium == "EMAIL" else "EMAIL"]
    sender = {name: value for name, value in senders(functions.arns[decrypting]).items() if name in (other, "KMSKeyID")}
    it = Recipient(make_pool, medium, LambdaConfig=sender | {"CustomMessage": functions.arns[wording]})
    it.sign_up()
    (message,) = it.messages()
    assert (message["medium"], message["handedTo"]) == (medium, None)
    assert message["code"] in message["body"]
    events = functions.events(wording, 1)
    assert [it["triggerSource"] for it in events if it["userPoolId"] == message["userPoolId"]] == ["CustomMessage_SignUp"]
    assert not [it for it in functions.events(decrypting) if it["event"]["userPoolId"] == message["userPoolId"]]


# What senders return or do, none of which the caller hears of.
OUTCOMES = {
    "nothing": ("py", "def lambda_handler(event, context):\n    return None\n"),
    "a text": ("js", "exports.handler = async () => 'delivered';\n"),
    "another event": ("js", "exports.handler = async (event) => ({ ...event, response: { autoConfirmUser: true } });\n"),
    "an error": ("py", "def lambda_handler(event, context):\n    raise ValueError('boom')\n"),
    "a rejected promise": ("js", "exports.handler = async () => { throw new Error('boom'); };\n"),
    "the end of its process": ("py", "import os\n\ndef lambda_handler(event, context):\n    os._exit(3)\n"),
}


@pytest.mark.parametrize(("language", "source"), OUTCOMES.values(), ids=OUTCOMES)
def test_whatever_a_sender_returns_or_suffers_the_call_succeeds(functions, make_pool, name, language, source):
    arn = functions.deploy(name, source, language)
    it = Recipient(make_pool, "EMAIL", LambdaConfig=senders(arn))
    details, use = DELIVERIES["SignUp"].send(it)
    assert details == DELIVERIES["SignUp"].details("EMAIL")
    assert any(line.startswith("REPORT RequestId:") for line in functions.log_lines_when_quiet(name, 1))
    (message,) = it.messages()
    use(message["code"])


def test_a_sender_that_does_not_exist_fails_no_call(make_pool):
    it = Recipient(make_pool, "SMS", LambdaConfig=senders(MISSING))
    details, use = DELIVERIES["SignUp"].send(it)
    assert details == DELIVERIES["SignUp"].details("SMS")
    use(it.messages()[0]["code"])


@every_medium
def test_an_update_that_names_no_senders_removes_them(functions, decrypting, make_pool, medium):
    it = Recipient(make_pool, medium, LambdaConfig=senders(functions.arns[decrypting]))
    senders_of_the_pool = {"SmsConfiguration": SMS, "EmailConfiguration": SES}
    it.idp.update_user_pool(UserPoolId=it.pool.id, AutoVerifiedAttributes=[it.attribute], **senders_of_the_pool)
    it.sign_up()
    (message,) = it.messages()
    assert message["handedTo"] is None
    assert not [it for it in functions.events(decrypting) if it["event"]["userPoolId"] == message["userPoolId"]]


@every_medium
def test_an_address_that_waits_for_its_code_is_the_one_in_the_event(functions, decrypting, make_pool, medium):
    attribute = {"EMAIL": "email", "SMS": "phone_number"}[medium]
    waits = {"AttributesRequireVerificationBeforeUpdate": [attribute]}
    config = senders(functions.arns[decrypting])
    it = Recipient(make_pool, medium, LambdaConfig=config, UserAttributeUpdateSettings=waits)
    it.confirmed()
    token = it.token()
    it.idp.update_user_attributes(AccessToken=token, UserAttributes=attribute_list({attribute: it.new_address}))
    printed = handed_over(functions, decrypting, it.pool, f"{TYPES[medium][0]}_UpdateUserAttribute")
    attributes = printed["event"]["request"]["userAttributes"]
    assert (attributes[attribute], attributes[f"{attribute}_verified"]) == (it.new_address, "false")
    it.idp.verify_user_attribute(AccessToken=token, AttributeName=attribute, Code=printed["code"])
    changed = {"Name": attribute, "Value": it.new_address}
    assert changed in it.idp.get_user(AccessToken=token)["UserAttributes"]


SENDER = {"LambdaVersion": "V1_0", "LambdaArn": MISSING}
UNUSABLE = {
    "no key": ({"CustomEmailSender": SENDER}, "KMSKeyID is required to use CustomSMSSender or CustomEmailSender."),
    "an alias as key": (
        {"CustomSMSSender": SENDER, "KMSKeyID": KEY.replace("key/", "alias/")}, "KMSKeyID must be the ARN of a KMS key.",
    ),
    "another version": (
        {"CustomSMSSender": SENDER | {"LambdaVersion": "V2_0"}, "KMSKeyID": KEY}, "lambdaConfig.customSMSSender.lambdaVersion",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("config", "said"), UNUSABLE.values(), ids=UNUSABLE)
def test_a_sender_needs_the_key_and_the_version_that_there_is(idp, config, said):
    code, message = refused(idp.create_user_pool, PoolName="senders", LambdaConfig=config)
    assert (code, said in message) == ("InvalidParameterException", True), message


def test_nobody_is_handed_a_message_for_an_unknown_user(functions, make_pool, name):
    it = Recipient(make_pool, "EMAIL", LambdaConfig=senders(functions.deploy(name)))
    hiding = it.pool.client(PreventUserExistenceErrors="ENABLED")
    for call in (it.idp.forgot_password, it.idp.resend_confirmation_code):
        assert "***" in call(ClientId=hiding.id, Username="nobody")["CodeDeliveryDetails"]["Destination"]
    # The next message, of somebody who is there, is the first that the function gets.
    it.sign_up()
    assert functions.sources(name, 1) == ["CustomEmailSender_SignUp"]
    assert [message["username"] for message in it.messages()] == ["ann"]
