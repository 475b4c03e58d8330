"""User migration and confirmation links: real functions, an unmodified client, and a browser's plain GET."""

import json
import re
import urllib.request

import pytest
from botocore.exceptions import ClientError

from harness import PASSWORD

# The directory of elsewhere: one person, with a password that no policy would take.
ELSEWHERE = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    known = event["userName"] == "ann"
    if event["triggerSource"] == "UserMigration_Authentication":
        if known and event["request"]["password"] != "old":
            raise Exception("Bad password")
        event["response"]["finalUserStatus"] = "CONFIRMED" if known else None
    if known:
        event["response"]["userAttributes"] = {"email": "ann@example.com", "email_verified": "true"}
        event["response"]["messageAction"] = "SUPPRESS"
    return event
"""


@pytest.fixture
def elsewhere(functions, make_pool, name):
    return make_pool(LambdaConfig={"UserMigration": functions.deploy(name, ELSEWHERE)}, AutoVerifiedAttributes=["email"])


def error(refused):
    return refused.value.response["Error"]["Code"], refused.value.response["Error"]["Message"]


def test_a_user_of_elsewhere_signs_in_and_is_known_from_then_on(elsewhere, functions, name):
    client = elsewhere.client()
    with pytest.raises(ClientError) as refused:
        client.password("ann", "wrong")
    expected = ("UserLambdaValidationException", "UserMigration failed with error Bad password.")
    assert error(refused) == expected
    with pytest.raises(ClientError) as unknown:
        client.password("bob", "old")
    assert error(unknown) == ("UserNotFoundException", "User does not exist.")
    assert "AuthenticationResult" in client.password("ann", "old")
    assert elsewhere.status("ann") == "CONFIRMED"
    assert "AuthenticationResult" in client.password("ann", "old")
    events = functions.events(name, 3)
    assert [event["request"]["password"] for event in events] == ["wrong", "old", "old"]
    assert {event["triggerSource"] for event in events} == {"UserMigration_Authentication"}


def test_a_forgotten_password_of_elsewhere_is_set_anew(elsewhere, idp):
    client = elsewhere.client()
    details = idp.forgot_password(ClientId=client.id, Username="ann")["CodeDeliveryDetails"]
    assert details["Destination"] == "a***@e***"
    assert elsewhere.status("ann") == "RESET_REQUIRED"
    code = elsewhere.code("ann@example.com")
    idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=code, Password=PASSWORD)
    assert "AuthenticationResult" in client.password("ann")


def test_the_link_of_a_message_confirms_the_user(make_pool, functions, name):
    template = {"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "{##Confirm##}"}
    source = "import json\ndef lambda_handler(event, context):\n    print(json.dumps(event))\n    return event\n"
    config = {"PostConfirmation": functions.deploy(name, source)}
    pool = make_pool(VerificationMessageTemplate=template, AutoVerifiedAttributes=["email"], LambdaConfig=config)
    client = pool.client()
    client.sign_up("new", attributes={"email": "new@example.com"})
    body = pool.server.messages(pool.id, "new@example.com")[0]["body"]
    (url,) = re.findall(r'^<a href="(.*)">Confirm</a>$', body)
    with urllib.request.urlopen(url) as page:
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "has been confirmed" in page.read().decode()
    assert pool.status("new") == "CONFIRMED"
    (event,) = functions.events(name, 1)
    assert event["triggerSource"] == "PostConfirmation_ConfirmSignUp"
    assert json.dumps(event["response"]) == "{}"
    with pytest.raises(urllib.request.HTTPError) as again:
        urllib.request.urlopen(url)
    assert "used before" in again.value.read().decode()
