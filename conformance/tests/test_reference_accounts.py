"""Pre sign-up, row by row of the trigger reference, by functions in Python and in Node.js."""

from functools import cache

import pytest

from harness.planned import UNRECOGNIZABLE, Planned, plan, thrown
from harness.pools import PHONE, SMS, attribute_list, attribute_map
from harness.refusals import refused

EMAIL = "ann@example.com"
BOTH = {"email": EMAIL, "phone_number": PHONE}
FALSE = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
TRUE = dict.fromkeys(FALSE, True)
METADATA = {"plan": "free"}
VALIDATION = [{"Name": "captcha", "Value": "six"}, {"Name": "ticket", "Value": "17"}, {"Name": "captcha", "Value": "seven"}]
SENT = [
    pytest.param({}, {"validationData": None}, id="neither"),
    pytest.param({"ClientMetadata": METADATA}, {"validationData": None, "clientMetadata": METADATA}, id="metadata"),
    pytest.param(
        {"ValidationData": VALIDATION}, {"validationData": {"captcha": "seven", "ticket": "17"}}, id="validation data",
    ),
    pytest.param(
        {"ValidationData": VALIDATION[1:2], "ClientMetadata": {}},
        {"validationData": {"ticket": "17"}, "clientMetadata": {}}, id="both, one of them empty",
    ),
]  # fmt: skip


@pytest.fixture(scope="module")
def deployed(functions):
    return cache(lambda language: Planned(functions, f"accounts-{language}", language))


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def planned(request, deployed) -> Planned:
    return deployed(request.param)


@pytest.fixture
def pool(planned, make_pool):
    """A pool that sends codes to both addresses, with both triggers."""

    def make(**settings):
        both = {"AutoVerifiedAttributes": ["email", "phone_number"], "SmsConfiguration": SMS}
        return make_pool(**{"LambdaConfig": planned.triggers("PreSignUp", "PostConfirmation")} | both | settings)

    return make


def invite(pool, username: str, attributes: dict, **members) -> dict:
    return pool.idp.admin_create_user(
        UserPoolId=pool.id, Username=username, UserAttributes=attribute_list(attributes), **members
    )


def user(pool, username: str = "ann") -> tuple[str, dict]:
    """A user's status and attributes."""
    described = pool.idp.admin_get_user(UserPoolId=pool.id, Username=username)
    return described["UserStatus"], attribute_map(described["UserAttributes"])


def users(pool) -> list:
    return pool.idp.list_users(UserPoolId=pool.id)["Users"]


def confirm(client, **members) -> dict:
    code = client.pool.code(EMAIL)
    return client.pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code, **members)


@pytest.mark.parametrize(("members", "seen"), SENT)
def test_pre_sign_up_sees_what_the_caller_supplied_and_fields_that_are_false(planned, pool, members, seen):
    pool = pool()
    client = pool.client()
    client.sign_up("ann", attributes=BOTH, **members)
    invite(pool, "bob", {"email": "bob@example.com", "email_verified": "true"}, MessageAction="SUPPRESS", **members)
    for event, source, client_id, supplied in zip(
        planned.events(pool, 2),
        ["PreSignUp_SignUp", "PreSignUp_AdminCreateUser"],
        [client.id, "CLIENT_ID_NOT_APPLICABLE"],
        [BOTH, {"email": "bob@example.com", "email_verified": "true"}],
        strict=True,
    ):
        assert (event["version"], event["triggerSource"], event["userPoolId"]) == ("1", source, pool.id)
        assert event["callerContext"]["clientId"] == client_id
        assert event["request"] == {"userAttributes": supplied} | seen
        assert event["response"] == FALSE


def test_a_flag_is_kept_and_shown_as_the_administrator_wrote_it(planned, pool):
    pool = pool()
    supplied = {"email": EMAIL, "email_verified": "True"}
    invite(pool, "ann", supplied, MessageAction="SUPPRESS")
    (event,) = planned.events(pool, 1)
    assert event["request"]["userAttributes"] == supplied
    assert user(pool)[1]["email_verified"] == "True"


# What pre sign-up answers at SignUp, and what becomes of the user: the status, and which addresses are verified.
ANSWERS = {
    "nothing": ({}, "UNCONFIRMED", ""),
    "nulls": (dict.fromkeys(FALSE), "UNCONFIRMED", ""),
    "false": (FALSE, "UNCONFIRMED", ""),
    "unknown fields": ({"autoVerify": True, "autoconfirmuser": True, "x": [1]}, "UNCONFIRMED", ""),
    "confirm": ({"autoConfirmUser": True}, "CONFIRMED", ""),
    "confirm and verify email": (TRUE | {"autoVerifyPhone": None}, "CONFIRMED", "email"),
    "confirm and verify phone": (TRUE | {"autoVerifyEmail": False}, "CONFIRMED", "phone_number"),
    "confirm and verify both": (TRUE, "CONFIRMED", "email phone_number"),
    "verify both": (TRUE | {"autoConfirmUser": False}, "UNCONFIRMED", "email phone_number"),
}


@pytest.mark.parametrize(("response", "status", "verified"), ANSWERS.values(), ids=ANSWERS)
def test_pre_sign_up_confirms_and_verifies_at_sign_up_as_its_answer_says(planned, pool, response, status, verified):
    pool = pool()
    is_confirmed = status == "CONFIRMED"
    answer = pool.client().sign_up("ann", attributes=BOTH | plan(PreSignUp={"respond": response}))
    assert answer["UserConfirmed"] is is_confirmed
    assert ("CodeDeliveryDetails" in answer) is not is_confirmed
    got, attributes = user(pool)
    assert got == status
    assert {name for name in BOTH if attributes.get(f"{name}_verified") == "true"} == set(verified.split())
    # Who is confirmed at once gets no message, and post confirmation runs in the same call; everybody else gets a code.
    assert len(pool.server.messages(pool.id)) == (0 if is_confirmed else 1)
    expected = ["PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp"][: 2 if is_confirmed else 1]
    assert planned.sources(pool, len(expected)) == expected


@pytest.mark.parametrize("value", ["true", "", 1, 0, [], {}], ids=repr)
@pytest.mark.parametrize("field", FALSE)
def test_a_field_of_pre_sign_up_that_is_no_boolean_is_unrecognizable_and_creates_nobody(planned, pool, field, value):
    pool = pool()
    attributes = BOTH | plan(PreSignUp={"respond": {field: value}})
    assert refused(pool.client().sign_up, "ann", attributes=attributes) == UNRECOGNIZABLE
    assert refused(invite, pool, "ann", attributes) == UNRECOGNIZABLE
    assert (users(pool), pool.server.messages(pool.id)) == ([], [])
    assert planned.sources(pool, 2) == ["PreSignUp_SignUp", "PreSignUp_AdminCreateUser"]


@pytest.mark.parametrize("supplied", [{}, {"email": "", "phone_number": ""}], ids=["absent", "blank"])
@pytest.mark.parametrize("field", ["autoVerifyEmail", "autoVerifyPhone"])
def test_pre_sign_up_cannot_verify_an_address_that_was_not_supplied(pool, field, supplied):
    pool = pool()
    attributes = supplied | plan(PreSignUp={"respond": {"autoConfirmUser": True, field: True}})
    assert refused(pool.client().sign_up, "ann", attributes=attributes) == UNRECOGNIZABLE
    assert users(pool) == []


def test_what_pre_sign_up_answers_means_nothing_to_an_administrators_user(planned, pool):
    pool = pool()
    told = plan(PreSignUp={"respond": TRUE})
    invite(pool, "ann", BOTH | told, MessageAction="SUPPRESS")
    invite(pool, "bob", told, MessageAction="SUPPRESS")
    for username in ("ann", "bob"):
        status, attributes = user(pool, username)
        assert status == "FORCE_CHANGE_PASSWORD"
        assert {"email_verified", "phone_number_verified"}.isdisjoint(attributes)
    assert planned.sources(pool, 2) == ["PreSignUp_AdminCreateUser"] * 2, "and no post confirmation"


def test_an_error_of_pre_sign_up_creates_nobody_in_either_way(pool):
    pool = pool()
    client, attributes = pool.client(), {"email": EMAIL} | plan(PreSignUp={"throw": "not you"})
    assert refused(client.sign_up, "ann", attributes=attributes) == thrown("PreSignUp", "not you")
    assert refused(invite, pool, "ann", attributes, DesiredDeliveryMediums=["EMAIL"]) == thrown("PreSignUp", "not you")
    assert (users(pool), pool.server.messages(pool.id)) == ([], [])
    assert client.sign_up("ann", attributes={"email": EMAIL})["UserConfirmed"] is False, "the name is free"


def test_what_pre_sign_up_changes_outside_its_response_has_no_effect(pool):
    pool = pool()
    request = {"userAttributes": {"email": "other@example.com"}, "validationData": None}
    changes = plan(PreSignUp={"change": {"userName": "other", "request": request}})
    pool.client().sign_up("ann", attributes={"email": EMAIL} | changes)
    assert [it["Username"] for it in users(pool)] == ["ann"]
    assert user(pool)[1]["email"] == EMAIL


# Calls that are refused before pre sign-up is asked: the pool's settings, the call, and what is wrong with it.
TAKEN = "UsernameExistsException"
EARLIER = {
    "weak password": ({}, lambda it: it.sign_up("ann", "weak"), "InvalidPasswordException"),
    "wrong secret hash": ({}, lambda it: it.sign_up("ann", SecretHash="d3Jvbmc="), "NotAuthorizedException"),
    "required attribute missing": (
        {"Schema": [{"Name": "email", "Required": True}]}, lambda it: it.sign_up("ann"), "InvalidParameterException",
    ),
    "attribute of the wrong form": (
        {}, lambda it: it.sign_up("ann", attributes={"phone_number": "12"}), "InvalidParameterException",
    ),
    "unknown attribute": ({}, lambda it: it.sign_up("ann", attributes={"custom:x": "1"}), "InvalidParameterException"),
    "closed pool": (
        {"AdminCreateUserConfig": {"AllowAdminCreateUserOnly": True}}, lambda it: it.sign_up("ann"), "NotAuthorizedException",
    ),
    "taken username": ({}, lambda it: it.sign_up("taken"), TAKEN),
    "taken username, hidden": (
        {}, lambda it: it.pool.client(PreventUserExistenceErrors="ENABLED").sign_up("taken"), TAKEN,
    ),
    "taken address": (
        {"UsernameAttributes": ["email"]}, lambda it: it.sign_up("taken@example.com"), TAKEN,
    ),
    "taken username, by an administrator": ({}, lambda it: invite(it.pool, "taken", {}), TAKEN),
    "weak password, by an administrator": (
        {}, lambda it: invite(it.pool, "ann", {}, TemporaryPassword="weakpass"), "InvalidPasswordException",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("settings", "call", "error"), EARLIER.values(), ids=EARLIER)
def test_pre_sign_up_is_not_asked_about_what_is_refused_anyway(planned, pool, settings, call, error):
    pool = pool(**settings)
    name = "taken@example.com" if "UsernameAttributes" in settings else "taken"
    invite(pool, name, {"email": "taken@example.com"}, MessageAction="SUPPRESS")
    assert refused(call, pool.client(GenerateSecret=True))[0] == error
    assert planned.sources(pool, 1) == ["PreSignUp_AdminCreateUser"], "that of the user who is there"
    assert len(users(pool)) == 1


@pytest.fixture
def alias_pool(pool):
    """A pool where addresses are aliases, and a user `old` who has verified one."""
    pool = pool(AliasAttributes=["email", "phone_number"])
    pool.user("old", "0ld!Password", email=EMAIL, email_verified="true")
    return pool


def test_an_alias_that_pre_sign_up_verifies_leaves_its_old_owner(alias_pool):
    client = alias_pool.client()
    verifies = plan(PreSignUp={"respond": {"autoConfirmUser": True, "autoVerifyEmail": True}})
    assert client.sign_up("ann", attributes={"email": EMAIL} | verifies)["UserConfirmed"] is True
    assert user(alias_pool, EMAIL) == user(alias_pool, "ann")
    status, attributes = user(alias_pool, "old")
    assert (status, attributes["email"], attributes["email_verified"]) == ("CONFIRMED", EMAIL, "false")
    assert "AuthenticationResult" in client.password(EMAIL)
    assert refused(client.password, EMAIL, "0ld!Password")[0] == "NotAuthorizedException"
    assert "AuthenticationResult" in client.password("old", "0ld!Password")


def test_an_alias_that_pre_sign_up_does_not_verify_collides_when_the_code_is_answered(planned, alias_pool):
    client = alias_pool.client()
    assert client.sign_up("ann", attributes={"email": EMAIL} | plan(PreSignUp={"respond": FALSE}))["UserConfirmed"] is False
    said = ("AliasExistsException", "An account with the email already exists.")
    assert refused(confirm, client) == said
    assert (alias_pool.status("ann"), user(alias_pool, EMAIL)) == ("UNCONFIRMED", user(alias_pool, "old"))
    confirm(client, ForceAliasCreation=True)
    assert user(alias_pool, EMAIL) == user(alias_pool, "ann")
    assert user(alias_pool, "old")[1]["email_verified"] == "false"
    assert planned.sources(alias_pool, 3)[1:] == ["PreSignUp_SignUp", "PostConfirmation_ConfirmSignUp"]
