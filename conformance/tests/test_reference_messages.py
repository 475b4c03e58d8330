"""Custom message, row by row of the trigger reference: every call that sends a message, in both media, worded in Python and in
Node.js."""

import re
import urllib.request
from functools import cache

import pytest

from harness import PASSWORD
from harness.deliveries import DELIVERIES, SES, Recipient
from harness.functions import Functions
from harness.planned import UNRECOGNIZABLE, Planned, plan, replan, thrown
from harness.pools import PHONE, SMS, Pool, attribute_map
from harness.refusals import refused

METADATA = {"k": "v"}
NULLS = {"smsMessage": None, "emailMessage": None, "emailSubject": None}
MEDIA = ["EMAIL", "SMS"]
every_delivery = pytest.mark.parametrize("delivery", DELIVERIES.values(), ids=DELIVERIES)
every_medium = pytest.mark.parametrize("medium", MEDIA)
IN_PYTHON = pytest.mark.parametrize("planned", ["py"], ids=["python"], indirect=True)
IN_NODE = pytest.mark.parametrize("planned", ["js"], ids=["node"], indirect=True)
# The pool's own words, by what they are for.
TEMPLATES = {
    "VerificationMessageTemplate": {
        "SmsMessage": "verify by sms {####}", "EmailMessage": "verify by mail {####}", "EmailSubject": "verify",
    },
    "AdminCreateUserConfig": {
        "InviteMessageTemplate": {
            "SMSMessage": "invite by sms {username} {####}", "EmailMessage": "invite by mail {username} {####}",
            "EmailSubject": "invite",
        },
    },
    "second_factors": {
        "SmsMfaConfiguration": {"SmsConfiguration": SMS, "SmsAuthenticationMessage": "log in by sms {####}"},
        "EmailMfaConfiguration": {"Message": "log in by mail {####}", "Subject": "log in"},
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def deployed(functions):
    return cache(lambda language: Planned(functions, f"messages-{language}", language))


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def planned(request, deployed) -> Planned:
    return deployed(request.param)


@pytest.fixture
def recipient(planned, make_pool):
    """Makes somebody whose messages are worded as an answer of custom message says."""

    def make(medium: str, does: dict, **settings) -> Recipient:
        triggers = planned.triggers("CustomMessage")
        return Recipient(make_pool, medium, plan(CustomMessage=does), **{"LambdaConfig": triggers} | settings)

    return make


def shown(message: dict) -> tuple[str | None, str]:
    """A message's subject and body, with CODE in the place of the code."""
    return message["subject"], message["body"].replace(message["code"], "CODE")


@pytest.mark.parametrize(
    ("planned", "members"), [("py", {}), ("js", {"ClientMetadata": METADATA})], ids=["python", "node, with metadata"],
    indirect=["planned"],
)
@every_medium
@every_delivery
def test_every_message_has_the_functions_words_and_a_code_that_it_never_saw(planned, recipient, delivery, medium, members):
    is_invitation = delivery.suffix == "AdminCreateUser"
    words = "{username} has {####} by " if is_invitation else "Take {####} by "
    texts = {"smsMessage": words + "SMS", "emailMessage": words + "EMAIL", "emailSubject": "The function's"}
    it = recipient(medium, {"respond": texts})
    details, use = delivery.send(it, **members)
    assert details == delivery.details(medium)

    message = it.messages()[0]
    filled = f"ann has CODE by {medium}" if is_invitation else f"Take CODE by {medium}"
    assert shown(message) == ("The function's" if medium == "EMAIL" else None, filled)
    address = it.new_address if delivery.is_new_address else it.address
    assert (message["medium"], message["destination"], message["handedTo"]) == (medium, address, None)
    assert re.fullmatch(rf"\d{{{delivery.digits}}}", message["code"]) or is_invitation and message["code"] == PASSWORD

    event = planned.events(it.pool, len(it.messages()))[-1]
    assert (event["version"], event["triggerSource"]) == ("1", f"CustomMessage_{delivery.suffix}")
    assert event["callerContext"]["clientId"] == ("CLIENT_ID_NOT_APPLICABLE" if delivery.is_admin else it.client.id)
    attributes = event["request"].pop("userAttributes")
    assert {"sub", "cognito:user_status", it.attribute} <= set(attributes)
    metadata = {"clientMetadata": METADATA} if members and delivery.passes_metadata else {}
    assert event["request"] == {
        "codeParameter": "{####}",
        "linkParameter": "{##Click Here##}",
        "usernameParameter": "{username}" if is_invitation else None,
    } | metadata
    assert event["response"] == NULLS
    assert message["code"] not in str(event)
    use(message["code"])


def templates(delivery, medium: str) -> tuple[str | None, str]:
    """The pool's subject and body, as `shown`."""
    kind = {"AdminCreateUser": "invite", "Authentication": "log in"}.get(delivery.suffix, "verify")
    name = "ann " if kind == "invite" else ""
    return (kind, f"{kind} by mail {name}CODE") if medium == "EMAIL" else (None, f"{kind} by sms {name}CODE")


# Answers that leave the body to the pool, and the subject if the answer has none.
NO_CODE = {"smsMessage": "Hello {username}", "emailMessage": "Hello {username}", "emailSubject": "Hello"}
LEFT = [(name, NO_CODE) for name in DELIVERIES] + [
    (name, response)
    for name in ("SignUp", "AdminCreateUser")
    for response in ({}, NULLS, {"smsMessage": "", "emailMessage": ""}, {"emailSubject": "Hello"})
]


@IN_NODE
@every_medium
@pytest.mark.parametrize(("name", "response"), LEFT, ids=[f"{name}, {list(response.values())}" for name, response in LEFT])
def test_a_body_without_the_code_is_the_pools_and_so_is_what_was_left_out(recipient, name, medium, response):
    it, delivery = recipient(medium, {"respond": response}, **TEMPLATES), DELIVERIES[name]
    _, use = delivery.send(it)
    message = it.messages()[0]
    subject, body = templates(delivery, medium)
    assert shown(message) == (subject and response.get("emailSubject") or subject, body)
    use(message["code"])


# An invitation's texts, and whether they are the message's body.
INVITATIONS = [
    ("{username} {####}", True),
    ("{####}", False),
    ("{username}", False),
    ("{username} {##Click Here##}", False),
]


@every_medium
@pytest.mark.parametrize(("text", "is_used"), INVITATIONS, ids=[text for text, _ in INVITATIONS])
def test_an_invitation_has_to_name_the_user_and_the_temporary_password(recipient, medium, text, is_used):
    texts = {"smsMessage": text, "emailMessage": text, "emailSubject": "For {username}"}
    it = recipient(medium, {"respond": texts}, **TEMPLATES)
    it.invite()
    subject, body = shown(it.messages()[0])
    assert subject == ("For ann" if medium == "EMAIL" else None), "the subject is used in any case"
    assert body == ("ann CODE" if is_used else templates(DELIVERIES["AdminCreateUser"], medium)[1])


@every_medium
def test_a_temporary_password_that_looks_like_a_placeholder_is_told_as_it_is(recipient, medium):
    it = recipient(medium, {"respond": {"smsMessage": "{username} {####}", "emailMessage": "{username} {####}"}})
    it.invite("Aa1!{username}")
    (message,) = it.messages()
    assert message["body"] == "ann Aa1!{username}"
    assert it.client.password("ann", "Aa1!{username}")["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_an_invitation_in_both_media_asks_the_function_for_each(planned, recipient):
    texts = {"smsMessage": "{username} {####} sms", "emailMessage": "{username} {####} mail", "emailSubject": "Hello"}
    it = recipient("EMAIL", {"respond": texts})
    it.attributes = it.attributes | {"phone_number": PHONE}
    it.invite(DesiredDeliveryMediums=["SMS", "EMAIL"])
    bodies = {message["medium"]: shown(message) for message in it.messages()}
    assert bodies == {"EMAIL": ("Hello", "ann CODE mail"), "SMS": (None, "ann CODE sms")}
    assert planned.sources(it.pool, 2) == ["CustomMessage_AdminCreateUser"] * 2


@pytest.mark.parametrize(
    ("response", "medium"),
    [
        ({"smsMessage": "{####}" + "x" * 134}, "SMS"),
        ({"smsMessage": "{####}" + "ü" * 134}, "SMS"),
        ({"emailSubject": "x" * 140}, "EMAIL"),
    ],
    ids=["sms", "sms with umlauts", "subject"],
)
def test_texts_of_140_characters_are_used_and_longer_ones_unrecognizable(recipient, response, medium):
    ((field, text),) = response.items()
    it = recipient(medium, {"respond": response})
    it.sign_up()
    subject, body = shown(it.messages()[0])
    assert text.replace("{####}", "CODE") == (subject if field == "emailSubject" else body)
    for other in MEDIA:
        it = recipient(other, {"respond": {field: text + "x"}})
        assert refused(it.sign_up) == UNRECOGNIZABLE, "whatever the medium is"
        assert (it.messages(), it.pool.status("ann")) == ([], "UNCONFIRMED")


@pytest.mark.parametrize("value", [1, True, ["{####}"], {"text": "{####}"}], ids=repr)
@pytest.mark.parametrize("field", NULLS)
def test_a_text_that_is_no_text_is_unrecognizable(recipient, field, value):
    it = recipient("EMAIL", {"respond": {field: value}})
    assert refused(it.sign_up) == UNRECOGNIZABLE
    assert it.messages() == []


@every_medium
@every_delivery
@IN_PYTHON
def test_an_error_of_custom_message_sends_nothing_and_is_the_calls_answer(planned, recipient, delivery, medium):
    it = recipient(medium, {"throw": "no words"})
    if delivery.send.__name__ == "resend":
        it.attributes = {}
        it.sign_up()
        replan(it.pool, "ann", CustomMessage={"throw": "no words"})
        sent, call = it.messages(), it.idp.resend_confirmation_code
        assert refused(call, **it.of_client) == thrown("CustomMessage", "no words")
    else:
        sent = []
        assert refused(delivery.send, it) == thrown("CustomMessage", "no words")
    assert it.messages() == sent
    assert planned.sources(it.pool, len(sent) + 1)[-1] == f"CustomMessage_{delivery.suffix}"


# The status and the address that are there when a call's custom message has failed.
STORED = {
    "SignUp": ("UNCONFIRMED", "ann@example.com"),
    "AdminCreateUser": ("FORCE_CHANGE_PASSWORD", "ann@example.com"),
    "ForgotPassword": ("CONFIRMED", "ann@example.com"),
    "AdminResetUserPassword": ("RESET_REQUIRED", "ann@example.com"),
    "UpdateUserAttributes": ("CONFIRMED", "new@example.com"),
    "AdminUpdateUserAttributes": ("CONFIRMED", "new@example.com"),
}


@pytest.mark.parametrize(("name", "stored"), STORED.items(), ids=STORED)
@IN_NODE
def test_what_was_stored_before_the_message_stays_where_custom_message_fails(recipient, name, stored):
    it = recipient("EMAIL", {"throw": "no words"})
    assert refused(DELIVERIES[name].send, it) == thrown("CustomMessage", "no words")
    user = it.idp.admin_get_user(**it.of_admin)
    attributes = attribute_map(user["UserAttributes"])
    assert (user["UserStatus"], attributes["email"]) == stored
    assert (attributes.get("email_verified") == "true") is (name in {"ForgotPassword", "AdminResetUserPassword"})


@pytest.mark.parametrize("name", ["SignUp", "ForgotPassword", "GetUserAttributeVerificationCode"])
def test_the_code_of_before_is_good_where_custom_message_failed_for_the_next_one(recipient, name):
    it = recipient("EMAIL", {})
    _, use = DELIVERIES[name].send(it)
    replan(it.pool, "ann", CustomMessage={"throw": "no words"})
    again = {
        "SignUp": lambda: it.idp.resend_confirmation_code(**it.of_client),
        "ForgotPassword": lambda: it.idp.forgot_password(**it.of_client),
        "GetUserAttributeVerificationCode": lambda: it.idp.get_user_attribute_verification_code(
            AccessToken=it.token(), AttributeName="email"
        ),
    }
    assert refused(again[name]) == thrown("CustomMessage", "no words")
    (message,) = it.messages()
    use(message["code"])


@pytest.mark.parametrize("name", ["SignUp", "ResendConfirmationCode"])
def test_the_link_parameter_is_a_link_that_confirms_in_emails_of_a_sign_up(planned, recipient, name):
    it = recipient("EMAIL", {"respond": {"emailMessage": "{##Click Here##} or {##there##}"}})
    DELIVERIES[name].send(it)
    assert planned.events(it.pool, 1)[-1]["request"]["linkParameter"] == "{##Click Here##}"
    message = it.messages()[0]
    (first, second) = re.findall(r'<a href="([^"]*)">', message["body"])
    assert message["body"] == f'<a href="{first}">Click Here</a> or <a href="{second}">there</a>'
    query = f"client_id={it.client.id}&user_name=ann&confirmation_code={message['code']}"
    assert first == second == f"{it.pool.server.url}/confirmUser?{query}"
    urllib.request.urlopen(first, timeout=30).close()
    assert it.pool.status("ann") == "CONFIRMED"


@pytest.mark.parametrize(
    ("name", "medium"), [("SignUp", "SMS"), *((name, "EMAIL") for name in list(DELIVERIES)[2:])]
)  # fmt: skip
@IN_NODE
def test_a_link_takes_the_place_of_a_code_nowhere_else(recipient, name, medium):
    text = "{username}, {##Click Here##}"
    it = recipient(medium, {"respond": {"emailMessage": text, "smsMessage": text}}, **TEMPLATES)
    DELIVERIES[name].send(it)
    assert shown(it.messages()[0]) == templates(DELIVERIES[name], medium)


BY_LINK = TEMPLATES["VerificationMessageTemplate"] | {
    "DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "{##follow##}", "EmailSubjectByLink": "link",
}  # fmt: skip


@every_delivery
@IN_PYTHON
def test_a_pool_that_confirms_by_link_sends_one_where_a_sign_up_is_confirmed_and_codes_elsewhere(recipient, delivery):
    it = recipient("EMAIL", {}, **TEMPLATES | {"VerificationMessageTemplate": BY_LINK})
    _, use = delivery.send(it)
    message = it.messages()[0]
    if delivery.suffix in ("SignUp", "ResendCode"):
        assert message["subject"] == "link"
        assert re.fullmatch(rf'<a href="[^"]*confirmation_code={message["code"]}">follow</a>', message["body"])
    else:
        assert shown(message) == templates(delivery, "EMAIL")
    use(message["code"])


def test_the_username_is_put_into_a_sign_ups_template(recipient):
    template = {"EmailMessage": "{username} has {####}", "EmailSubject": "For {username}"}
    it = recipient("EMAIL", {}, VerificationMessageTemplate=template)
    it.sign_up()
    assert shown(it.messages()[0]) == ("For ann", "ann has CODE")


def test_emails_are_worded_for_an_own_sending_account_only_where_the_switch_wants_one(isolated_server, make_client, tmp_path):
    (tmp_path / "vestibule.toml").write_text("[triggers]\ncustom_message_requires_developer_email = true\n")
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    switched = Planned(Functions(lambda service: make_client(server, service)), "switched", "js")
    texts = {"emailMessage": "Take {####}", "emailSubject": "Hello"}

    def recipient(medium: str, email: dict, **response) -> Recipient:
        return Recipient(
            lambda **settings: Pool(server, make_client(server, "cognito-idp"), **settings), medium,
            plan(CustomMessage={"respond": response}),
            LambdaConfig=switched.triggers("CustomMessage"), EmailConfiguration=email,
        )  # fmt: skip

    own = recipient("EMAIL", SES, **texts)
    own.sign_up()
    assert shown(own.messages()[0]) == ("Hello", "Take CODE")
    for field in texts:
        foreign = recipient("EMAIL", {"EmailSendingAccount": "COGNITO_DEFAULT"}, **{field: texts[field]})
        assert refused(foreign.sign_up) == UNRECOGNIZABLE
        assert foreign.messages() == []
    by_sms = recipient("SMS", {"EmailSendingAccount": "COGNITO_DEFAULT"}, smsMessage="Take {####}")
    by_sms.sign_up()
    assert shown(by_sms.messages()[0]) == (None, "Take CODE")
    assert server.stop() == 0


@pytest.mark.parametrize("account", ["COGNITO_DEFAULT", None])
def test_emails_are_worded_without_an_own_sending_account_too(recipient, account):
    email = {"EmailSendingAccount": account} if account else {}
    it = recipient("EMAIL", {"respond": {"emailMessage": "Take {####}", "emailSubject": "Hello"}}, EmailConfiguration=email)
    it.sign_up()
    assert shown(it.messages()[0]) == ("Hello", "Take CODE")


# Templates that no pool may have.
LIMITS = [
    {"SmsVerificationMessage": "no code in this"},
    {"SmsVerificationMessage": "{####}" + "x" * 135},
    {"SmsAuthenticationMessage": "no code in this"},
    {"EmailVerificationMessage": "no code in this"},
    {"EmailVerificationMessage": "{####}" + "x" * 19_995},
    {"EmailVerificationSubject": "x" * 141},
    {"VerificationMessageTemplate": {"SmsMessage": "no code in this"}},
    {"VerificationMessageTemplate": {"EmailMessageByLink": "no link in this"}},
    {"AdminCreateUserConfig": {"InviteMessageTemplate": {"SMSMessage": "{####}" + "x" * 135}}},
]


@pytest.mark.parametrize("settings", LIMITS, ids=lambda it: str(it)[:60])
def test_a_template_without_its_code_or_beyond_its_length_is_refused(idp, settings):
    code, message = refused(idp.create_user_pool, PoolName="templates", **settings)
    assert code == "InvalidParameterException"
    assert "failed to satisfy constraint" in message


def test_a_template_of_the_greatest_length_is_used(make_pool):
    text = "{####}" + "x" * 134
    it = Recipient(make_pool, "SMS", SmsVerificationMessage=text)
    it.sign_up()
    assert shown(it.messages()[0]) == (None, text.replace("{####}", "CODE"))
