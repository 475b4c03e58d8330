"""Post confirmation, row by row of the trigger reference, by functions in Python and in Node.js."""

import json
import re
import urllib.request
from functools import cache

import pytest

from harness import PASSWORD
from harness.functions import Functions
from harness.planned import Planned, plan, thrown
from harness.pools import Pool, attribute_list, attribute_map
from harness.refusals import refused
from harness.tokens import verified_pair

EMAIL = "ann@example.com"
NEW_PASSWORD = "An0ther!Password"
METADATA = {"plan": "free"}


@pytest.fixture(scope="module")
def deployed(functions):
    return cache(lambda language: Planned(functions, f"confirmations-{language}", language))


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def planned(request, deployed) -> Planned:
    return deployed(request.param)


def app(make_pool, planned):
    """An app client of a pool that sends links by email."""
    template = {"DefaultEmailOption": "CONFIRM_WITH_LINK", "EmailMessageByLink": "{##Confirm##}"}
    triggers = planned.triggers("PreSignUp", "PostConfirmation")
    pool = make_pool(LambdaConfig=triggers, VerificationMessageTemplate=template, AutoVerifiedAttributes=["email"])
    return pool.client()


@pytest.fixture
def client(planned, make_pool):
    return app(make_pool, planned)


def confirm(client, code: str | None = None, **members) -> dict:
    code = code or client.pool.code(EMAIL)
    return client.pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code, **members)


def sign_up(client, **triggers) -> None:
    """Somebody who waits for a confirmation, with a code by email."""
    client.sign_up("ann", attributes={"email": EMAIL} | plan(**triggers))


def auto_confirmed(client, triggers: dict, **members) -> None:
    verifies = {"respond": {"autoConfirmUser": True, "autoVerifyEmail": True}}
    client.sign_up("ann", attributes={"email": EMAIL} | plan(PreSignUp=verifies, **triggers), **members)


def confirmed_by_code(client, triggers: dict, **members) -> None:
    sign_up(client, **triggers)
    confirm(client, **members)


def confirmed_by_an_administrator(client, triggers: dict, **members) -> None:
    sign_up(client, **triggers)
    client.pool.idp.admin_confirm_sign_up(UserPoolId=client.pool.id, Username="ann", **members)


def link(client) -> str:
    (message,) = client.pool.server.messages(client.pool.id, EMAIL)
    (url,) = re.findall(r'^<a href="(.*)">Confirm</a>$', message["body"])
    return url


def confirmed_by_link(client, triggers: dict) -> None:
    sign_up(client, **triggers)
    urllib.request.urlopen(link(client), timeout=30).close()


def reset(client, triggers: dict, **members) -> None:
    client.pool.user("ann", email=EMAIL, email_verified="true", **plan(**triggers))
    client.pool.idp.forgot_password(ClientId=client.id, Username="ann")
    client.pool.idp.confirm_forgot_password(
        ClientId=client.id, Username="ann", ConfirmationCode=client.pool.code(EMAIL), Password=NEW_PASSWORD, **members
    )


SIGN_UP, FORGOT = "PostConfirmation_ConfirmSignUp", "PostConfirmation_ConfirmForgotPassword"
# What fires post confirmation, with its source, whether the address was verified by it, and the password from then on.
CONFIRMATIONS = {
    "SignUp": (auto_confirmed, SIGN_UP, True, PASSWORD),
    "ConfirmSignUp": (confirmed_by_code, SIGN_UP, True, PASSWORD),
    "AdminConfirmSignUp": (confirmed_by_an_administrator, SIGN_UP, False, PASSWORD),
    "ConfirmForgotPassword": (reset, FORGOT, True, NEW_PASSWORD),
}


def check_post_confirmation(planned, client, source: str, verified: bool, metadata: dict) -> None:
    event = planned.events(client.pool, 2)[-1]
    assert planned.sources(client.pool)[1:] == [source], "after that of pre sign-up, once"
    assert (event["version"], event["userName"], event["response"]) == ("1", "ann", {})
    attributes = dict(event["request"]["userAttributes"])
    assert re.fullmatch("[0-9a-f-]{36}", attributes.pop("sub"))
    attributes.pop("profile")
    flag = {"email_verified": "true"} if verified else {}
    assert attributes == {"cognito:user_status": "CONFIRMED", "email": EMAIL} | flag
    assert {name: value for name, value in event["request"].items() if name != "userAttributes"} == metadata


@pytest.mark.parametrize("members", [{}, {"ClientMetadata": METADATA}], ids=["without metadata", "with metadata"])
@pytest.mark.parametrize(("call", "source", "verified", "_"), CONFIRMATIONS.values(), ids=CONFIRMATIONS)
def test_post_confirmation_sees_the_confirmed_user_and_nothing_that_it_answers_counts(
    planned, client, call, source, verified, _, members
):
    call(client, {"PostConfirmation": {"respond": {"autoConfirmUser": False, "userStatus": "UNCONFIRMED"}}}, **members)
    metadata = {"clientMetadata": METADATA} if members else {}
    check_post_confirmation(planned, client, source, verified, metadata)
    event = planned.events(client.pool)[-1]
    assert event["callerContext"]["clientId"] == (None if call is confirmed_by_an_administrator else client.id)
    assert client.pool.status("ann") == "CONFIRMED"


def test_post_confirmation_runs_when_a_link_is_opened(planned, client):
    confirmed_by_link(client, {})
    check_post_confirmation(planned, client, SIGN_UP, True, {})
    assert client.pool.status("ann") == "CONFIRMED"


@pytest.mark.parametrize(("call", "_", "verified", "password"), CONFIRMATIONS.values(), ids=CONFIRMATIONS)
def test_post_confirmation_finds_the_change_committed_and_its_error_takes_nothing_back(
    planned, client, call, _, verified, password
):
    triggers = {"PostConfirmation": {"call": ["admin_get_user", {}], "throw": "no welcome"}}
    assert refused(call, client, triggers) == thrown("PostConfirmation", "no welcome")
    (found,) = planned.answers(client.pool, 1)
    assert found["UserStatus"] == "CONFIRMED"
    assert (attribute_map(found["UserAttributes"]).get("email_verified") == "true") is verified
    assert client.pool.status("ann") == "CONFIRMED"
    assert refused(client.sign_up, "ann") == ("UsernameExistsException", "User already exists")
    assert refused(confirm, client, code="123456") == (
        "NotAuthorizedException", "User cannot be confirmed. Current status is CONFIRMED",
    )  # fmt: skip
    assert "AuthenticationResult" in client.password("ann", password)


def test_an_error_of_post_confirmation_is_told_on_the_page_of_the_link_and_takes_nothing_back(client):
    with pytest.raises(urllib.request.HTTPError) as failed:
        confirmed_by_link(client, {"PostConfirmation": {"throw": "no <welcome>"}})
    assert "PostConfirmation failed with error no &lt;welcome&gt;." in failed.value.read().decode()
    assert client.pool.status("ann") == "CONFIRMED"


def opened(url: str, method: str = "GET") -> tuple[int, str]:
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method=method), timeout=30) as page:
            return page.status, page.read().decode()
    except urllib.request.HTTPError as failed:
        return failed.code, failed.read().decode()


# Parts of a link that are replaced, and what the page says then.
WRONG_LINKS = {
    "another code": ("confirmation_code=", "confirmation_code=0", "Invalid verification code provided, please try again."),
    "another user": ("user_name=ann", "user_name=bob", "Username/client id combination not found."),
    "another client": ("client_id=", "client_id=0", "does not exist."),
    "no code": ("&confirmation_code=", "&x=", "This link is not complete."),
}


def test_post_confirmation_runs_neither_for_a_wrong_link_nor_for_one_that_is_looked_at_only(planned, client):
    sign_up(client)
    url = link(client)
    for old, new, said in WRONG_LINKS.values():
        status, page = opened(url.replace(old, new))
        assert (status, said in page) == (400, True), page
    assert opened(url, "HEAD") == (200, "")
    assert opened(url, "POST")[0] == 404
    assert (client.pool.status("ann"), planned.sources(client.pool, 1)) == ("UNCONFIRMED", ["PreSignUp_SignUp"])
    assert opened(url)[0] == 200
    assert planned.sources(client.pool, 2)[1:] == [SIGN_UP]
    status, page = opened(url)
    assert (status, "used before" in page) == (400, True)
    assert planned.sources(client.pool)[1:] == [SIGN_UP]


def test_a_link_is_limited_and_expires_as_its_code_does(isolated_server, make_client):
    server = isolated_server().start()
    planned = Planned(Functions(lambda service: make_client(server, service)), "limited", "js")
    client = app(lambda **settings: Pool(server, make_client(server, "cognito-idp"), **settings), planned)
    sign_up(client)
    for _ in range(15):
        assert "Invalid verification code provided" in opened(link(client).replace("_code=", "_code=0"))[1]
    assert "Attempt limit exceeded, please try after some time." in opened(link(client))[1]
    body = json.dumps({"advanceSeconds": 24 * 3600}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{server.url}/_vestibule/clock", data=body), timeout=30).close()
    assert "Invalid code provided, please request a code again." in opened(link(client))[1]
    assert (client.pool.status("ann"), planned.sources(client.pool, 1)) == ("UNCONFIRMED", ["PreSignUp_SignUp"])
    assert server.stop() == 0


def test_what_post_confirmation_changes_about_the_user_is_in_the_first_tokens(client):
    changes = {"UserAttributes": attribute_list({"nickname": "welcomed"})}
    confirmed_by_code(client, {"PostConfirmation": {"call": ["admin_update_user_attributes", changes]}})
    identity, _ = verified_pair(client, client.password("ann")["AuthenticationResult"])
    assert (identity["nickname"], identity["email_verified"]) == ("welcomed", True)


def first_password(client) -> None:
    client.pool.idp.admin_create_user(
        UserPoolId=client.pool.id, Username="ann", MessageAction="SUPPRESS", TemporaryPassword=PASSWORD
    )
    client.respond(client.password("ann"), {"USERNAME": "ann", "NEW_PASSWORD": NEW_PASSWORD})


def password_by_an_administrator(client) -> None:
    sign_up(client)
    client.pool.idp.admin_set_user_password(UserPoolId=client.pool.id, Username="ann", Password=PASSWORD, Permanent=True)


def verified_address(client) -> None:
    client.pool.user("ann", email=EMAIL)
    token = client.password("ann")["AuthenticationResult"]["AccessToken"]
    client.pool.idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="email")
    client.pool.idp.verify_user_attribute(AccessToken=token, AttributeName="email", Code=client.pool.code(EMAIL))


def migrated(client) -> None:
    person = {"userAttributes": {"email": EMAIL}, "finalUserStatus": "CONFIRMED", "messageAction": "SUPPRESS"}
    client.password("ann", ClientMetadata=plan(UserMigration={"respond": person}))


@pytest.mark.parametrize("step", [first_password, password_by_an_administrator, verified_address, migrated])
def test_post_confirmation_does_not_run_for_who_is_confirmed_in_another_way(planned, client, step):
    client.pool.set_triggers(**planned.triggers("PreSignUp", "PostConfirmation", "UserMigration"))
    step(client)
    assert client.pool.status("ann") == "CONFIRMED"
    assert not any(source.startswith("PostConfirmation") for source in planned.sources(client.pool, 1))


def test_post_confirmation_does_not_run_for_wrong_codes_nor_for_the_reset_of_who_is_unconfirmed(planned, client):
    sign_up(client)
    idp, pool = client.pool.idp, client.pool
    assert refused(confirm, client, code="wrong")[0] == "CodeMismatchException"
    idp.admin_update_user_attributes(
        UserPoolId=pool.id, Username="ann", UserAttributes=attribute_list({"email_verified": "true"})
    )
    idp.forgot_password(ClientId=client.id, Username="ann")
    answer = {"ClientId": client.id, "Username": "ann", "ConfirmationCode": pool.code(EMAIL), "Password": NEW_PASSWORD}
    assert refused(idp.confirm_forgot_password, **answer) == ("UserNotConfirmedException", "User is not confirmed.")
    assert (pool.status("ann"), planned.sources(pool, 1)) == ("UNCONFIRMED", ["PreSignUp_SignUp"])
