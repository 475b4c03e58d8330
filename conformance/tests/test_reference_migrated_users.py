"""What a user migration function may say of a user, and what becomes of it; test_reference_user_migration.py has the rest."""

import pytest

from harness import PASSWORD
from harness.migration import INCORRECT, OLD, UNKNOWN, Elsewhere, known
from harness.pools import SMS, attribute_map
from harness.programmed import LANGUAGES, program
from harness.refusals import refused

EXISTENCE = ["LEGACY", "ENABLED"]
ALIASES = {"AliasAttributes": ["email", "phone_number", "preferred_username"]}
BY_EMAIL = {"UsernameAttributes": ["email"]}
MFA = {"MfaConfiguration": "OPTIONAL", "SmsConfiguration": SMS}
UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")


@pytest.fixture(scope="module")
def elsewhere(functions, make_pool):
    return Elsewhere(functions, make_pool)


def failed(client, existence: str = "LEGACY") -> tuple[str, str]:
    exception = {"LEGACY": "UserNotFoundException", "ENABLED": "NotAuthorizedException"}[existence]
    return exception, f"Exception migrating user in app client {client.id}"


def profile(client, username: str) -> tuple[str, dict]:
    """The username and the attributes of a stored user, by any name."""
    user = client.pool.idp.admin_get_user(UserPoolId=client.pool.id, Username=username)
    return user["Username"], attribute_map(user["UserAttributes"])


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", [None, "RESET_REQUIRED"])
def test_without_confirmed_the_sign_in_ends_in_a_reset_of_the_password(elsewhere, name, idp, status, language, existence):
    client = elsewhere.client(language, existence)
    expected = ("PasswordResetRequiredException", "Password reset required for the user")
    assert refused(elsewhere.sign_in, client, name, known(name, finalUserStatus=status)) == expected
    assert client.pool.status(name) == "RESET_REQUIRED"
    assert refused(client.password, name, OLD) == expected
    idp.forgot_password(ClientId=client.id, Username=name)
    confirmation = {"ConfirmationCode": client.pool.code(f"{name}@example.com"), "Password": PASSWORD}
    idp.confirm_forgot_password(ClientId=client.id, Username=name, **confirmation)
    assert "AuthenticationResult" in client.password(name)
    assert refused(client.password, name, OLD) == INCORRECT


# What cannot be used, as changes to what is known of a user, and how that ends; `failed` is "Exception migrating user…".
UNUSABLE = {
    "userAttributes left out": ({"userAttributes": None}, failed),
    "an attribute outside the schema": ({"userAttributes": {"custom:plan": "x"}}, failed),
    "sub": ({"userAttributes": {"sub": "x"}}, failed),
    "a malformed address": ({"userAttributes": {"email": "nobody"}}, failed),
    "an unknown finalUserStatus": ({"finalUserStatus": "ARCHIVED"}, failed),
    "FORCE_CHANGE_PASSWORD": ({"finalUserStatus": "FORCE_CHANGE_PASSWORD"}, failed),
    "an unknown messageAction": ({"messageAction": "RESEND"}, failed),
    "an unknown medium": ({"desiredDeliveryMediums": ["POST"]}, failed),
    "SMS_MFA in a pool without": ({"enableSMSMFA": True}, failed),
    "userAttributes as a text": ({"userAttributes": "ann"}, UNRECOGNIZABLE),
    "a boolean attribute": ({"userAttributes": {"email_verified": True}}, UNRECOGNIZABLE),
    "a boolean finalUserStatus": ({"finalUserStatus": True}, UNRECOGNIZABLE),
    "messageAction as a number": ({"messageAction": 1}, UNRECOGNIZABLE),
    "mediums as a text": ({"desiredDeliveryMediums": "EMAIL"}, UNRECOGNIZABLE),
    "forceAliasCreation as a text": ({"forceAliasCreation": "true"}, UNRECOGNIZABLE),
    "enableSMSMFA as a number": ({"enableSMSMFA": 1}, UNRECOGNIZABLE),
}


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", UNUSABLE)
def test_what_cannot_be_used_creates_nobody(elsewhere, name, idp, what, language, existence):
    client = elsewhere.client(language, existence)
    change, end = UNUSABLE[what]
    expected = end if isinstance(end, tuple) else end(client, existence)
    response = known(name, **change)
    assert refused(elsewhere.sign_in, client, name, response) == expected
    metadata = program(UserMigration=response)
    assert refused(idp.forgot_password, ClientId=client.id, Username=name, ClientMetadata=metadata) == expected
    assert refused(client.pool.status, name) == UNKNOWN
    assert client.pool.server.messages(client.pool.id, f"{name}@example.com") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_reaches_the_client_and_an_untouched_response_is_an_unknown_user(elsewhere, name, idp, language):
    for existence in EXISTENCE:
        client = elsewhere.client(language, existence)
        of_user = {"ClientId": client.id, "Username": name}
        thrown = ("UserLambdaValidationException", "UserMigration failed with error Bad password.")
        assert refused(elsewhere.sign_in, client, name, "Bad password") == thrown
        metadata = program(UserMigration="Bad password")
        assert refused(idp.forgot_password, **of_user, ClientMetadata=metadata) == thrown
        for metadata in ({}, program(UserMigration={}), program(UserMigration={"userAttributes": None})):
            expected = INCORRECT if existence == "ENABLED" else UNKNOWN
            assert refused(client.password, name, OLD, ClientMetadata=metadata) == expected
            if existence == "ENABLED":
                delivery = idp.forgot_password(**of_user, ClientMetadata=metadata)["CodeDeliveryDetails"]
                assert set(delivery) == {"Destination", "DeliveryMedium", "AttributeName"}
            else:
                unknown = ("UserNotFoundException", "Username/client id combination not found.")
                assert refused(idp.forgot_password, **of_user, ClientMetadata=metadata) == unknown
        assert refused(client.pool.status, name) == UNKNOWN
        assert name not in str(client.pool.server.messages(client.pool.id))


# The kind of pool, what was typed, the attributes, and the username that comes of it: none if that fails. N is the test's name,
# +44… its number.
USERNAMES = {
    "typed": ({}, "N", {}, "N"),
    "typed and named": ({}, "N", {"username": "N"}, "N"),
    "another name": ({}, "N", {"username": "bob"}, None),
    "an address where it is no alias": ({}, "N@example.com", {"email": "N@example.com"}, "N@example.com"),
    "white space": ({}, "N two", {}, None),
    "an address, named": (ALIASES, "N@example.com", {"username": "N", "email": "N@example.com"}, "N"),
    "an address, not named": (ALIASES, "N@example.com", {"email": "N@example.com"}, None),
    "an address, named so": (ALIASES, "N@example.com", {"username": "N@example.com", "email": "N@example.com"}, None),
    "an address, named by a number": (ALIASES, "N@example.com", {"username": "+447700900001"}, None),
    "a number, named": (ALIASES, "+44NUMBER", {"username": "N", "phone_number": "+44NUMBER"}, "N"),
    "a number, not named": (ALIASES, "+44NUMBER", {"phone_number": "+44NUMBER"}, None),
    "a preferred name, named": (ALIASES, "N-annie", {"username": "N", "preferred_username": "N-annie"}, "N"),
    "a preferred name, not named": (ALIASES, "N-annie", {"preferred_username": "N-annie"}, None),
    "no alias where there could be one": (ALIASES, "N", {}, "N"),
    "an address that is the username": (BY_EMAIL, "N@example.com", {}, "sub"),
    "an address that is the username, named": (BY_EMAIL, "N@example.com", {"username": "N"}, "sub"),
    "no address where one is the username": (BY_EMAIL, "N", {}, None),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", USERNAMES)
def test_the_username_is_what_was_typed_or_for_an_alias_what_the_function_names(elsewhere, name, case, language):
    settings, typed, attributes, expected = USERNAMES[case]
    number = f"{int(name[1:], 16) % 10**10:010}"

    def mine(text: str) -> str:
        return text.replace("NUMBER", number).replace("N", name)

    client = elsewhere.client(language, **settings)
    described = known(name, userAttributes={key: mine(value) for key, value in attributes.items()})
    if expected is None:
        assert refused(elsewhere.sign_in, client, mine(typed), described) == failed(client)
        pages = client.pool.idp.get_paginator("list_users").paginate(UserPoolId=client.pool.id)
        users = [user for page in pages for user in page["Users"]]
        assert not any(it in str(users) for it in (name, number))
        return
    assert "AuthenticationResult" in elsewhere.sign_in(client, mine(typed), described)
    (event,) = elsewhere.events(client, 1, number if "NUMBER" in typed else name)
    assert event["userName"] == mine(typed)
    by_name = mine(typed) if settings == BY_EMAIL else mine(expected)
    username, stored = profile(client, by_name)
    assert username == (stored["sub"] if expected == "sub" else mine(expected))
    assert "username" not in stored
    if settings == BY_EMAIL:
        assert stored["email"] == mine(typed)
    assert "AuthenticationResult" in client.password(by_name, OLD)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verified_alias_of_somebody_else_is_taken_by_force_only(elsewhere, name, language):
    client = elsewhere.client(language, AliasAttributes=["email"])
    taken, typed = f"{name}@example.com", f"{name}-ann@example.com"
    client.pool.user(f"{name}-bob", email=taken, email_verified="true")
    claims = {"username": f"{name}-ann", "email": taken, "email_verified": "true"}
    for said in ({}, {"forceAliasCreation": False}):
        assert refused(elsewhere.sign_in, client, typed, known(name, userAttributes=claims) | said) == failed(client)
        assert refused(client.pool.status, f"{name}-ann") == UNKNOWN
        assert profile(client, taken)[0] == f"{name}-bob"
    forced = known(name, userAttributes=claims, forceAliasCreation=True)
    assert "AuthenticationResult" in elsewhere.sign_in(client, typed, forced)
    assert profile(client, taken)[0] == f"{name}-ann"
    assert profile(client, f"{name}-bob")[1]["email_verified"] == "false"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_username_of_somebody_else_is_not_taken_even_by_force(elsewhere, name, language):
    client = elsewhere.client(language, AliasAttributes=["email"])
    sub = client.pool.user(name)
    typed = f"{name}@example.com"
    claims = {"username": name, "email": typed, "email_verified": "true"}
    forced = known(name, userAttributes=claims, forceAliasCreation=True)
    assert refused(elsewhere.sign_in, client, typed, forced) == failed(client)
    assert profile(client, name)[1]["sub"] == sub
    assert refused(client.pool.status, typed) == UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_sms_mfa_is_switched_on_where_the_pool_has_it_and_the_user_a_number(elsewhere, name, idp, language):
    triggers = ["UserMigration", "CustomMessage", "PostAuthentication", "PreTokenGeneration"]
    client = elsewhere.client(language, triggers=triggers, fresh=True, **MFA)
    numberless = known(name, enableSMSMFA=True)
    assert refused(elsewhere.sign_in, client, name, numberless) == failed(client)
    assert refused(client.pool.status, name) == UNKNOWN
    phone = "+447700900002"
    described = known(name, userAttributes={"phone_number": phone}, enableSMSMFA=True)
    asked = elsewhere.sign_in(client, name, described)
    assert asked["ChallengeName"] == "SMS_MFA"
    user = idp.admin_get_user(UserPoolId=client.pool.id, Username=name)
    assert user["UserMFASettingList"] == ["SMS_MFA"]
    answer = client.respond(asked, {"USERNAME": name, "SMS_MFA_CODE": client.pool.code(phone)})
    assert "AuthenticationResult" in answer
    assert [event["triggerSource"] for event in elsewhere.events(client, 5)] == [
        "UserMigration_Authentication", "UserMigration_Authentication", "CustomMessage_Authentication",
        "PostAuthentication_Authentication", "TokenGeneration_Authentication",
    ]  # fmt: skip
    unasked = known(f"{name}-2", userAttributes={"phone_number": phone}, enableSMSMFA=False)
    assert "AuthenticationResult" in elsewhere.sign_in(client, f"{name}-2", unasked)


# The welcome that a function asks for, and where it arrives.
WELCOMES = {
    "nothing said": ({}, ["SMS"]),
    "an empty list": ({"desiredDeliveryMediums": []}, ["SMS"]),
    "SMS": ({"desiredDeliveryMediums": ["SMS"]}, ["SMS"]),
    "EMAIL": ({"desiredDeliveryMediums": ["EMAIL"]}, ["EMAIL"]),
    "both": ({"desiredDeliveryMediums": ["EMAIL", "SMS", "EMAIL"]}, ["EMAIL", "SMS"]),
    "SUPPRESS": ({"desiredDeliveryMediums": ["EMAIL", "SMS"], "messageAction": "SUPPRESS"}, []),
    "nothing said, and no number": ({"userAttributes": "email only"}, []),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", WELCOMES)
def test_a_migrated_user_is_welcomed_by_sms_unless_the_function_wants_it_otherwise(elsewhere, name, what, language):
    invitation = {"EmailMessage": "Hello {username} {####}", "EmailSubject": "Hi", "SMSMessage": "Hi {username} {####}"}
    settings = {"AdminCreateUserConfig": {"InviteMessageTemplate": invitation}}
    client = elsewhere.client(language, triggers=["UserMigration", "CustomMessage"], **settings)
    said, mediums = WELCOMES[what]
    addresses = {"EMAIL": f"{name}@example.com", "SMS": f"+44{int(name[1:], 16) % 10**10:010}"}
    attributes = {"email": addresses["EMAIL"], "phone_number": addresses["SMS"]}
    if "userAttributes" in said:
        del attributes["phone_number"]
    described = known(name, messageAction=None) | said | {"userAttributes": attributes}
    assert "AuthenticationResult" in elsewhere.sign_in(client, name, described)
    texts = {"EMAIL": ("Hi", f"Hello {name} ********"), "SMS": (None, f"Hi {name} ********")}
    for medium, address in addresses.items():
        messages = client.pool.server.messages(client.pool.id, address)
        assert [(it["subject"], it["body"]) for it in messages] == ([texts[medium]] if medium in mediums else []), medium
    worded = ["CustomMessage_AdminCreateUser"] * len(mediums)
    sources = [event["triggerSource"] for event in elsewhere.events(client, 1 + len(mediums), name)]
    assert sources == ["UserMigration_Authentication", *worded]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_welcome_that_custom_message_refuses_leaves_nobody(elsewhere, functions, name, language):
    source = {
        "py": "def lambda_handler(event, context):\n    raise Exception('no words')\n",
        "js": "exports.handler = async () => { throw new Error('no words'); };\n",
    }
    client = elsewhere.client(language, fresh=True)
    silent = functions.deploy(name, source[language], language)
    client.pool.set_triggers(UserMigration=elsewhere.programmed[language].arn, CustomMessage=silent)
    loud = known(name, messageAction=None, desiredDeliveryMediums=["EMAIL"])
    expected = ("UserLambdaValidationException", "CustomMessage failed with error no words.")
    assert refused(elsewhere.sign_in, client, name, loud) == expected
    assert refused(client.pool.status, name) == UNKNOWN
    assert client.pool.server.messages(client.pool.id) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_required_attributes_that_are_left_out_get_a_default(elsewhere, name, language):
    required = ["name", "birthdate", "email", "phone_number", "updated_at"]
    client = elsewhere.client(language, Schema=[{"Name": attribute, "Required": True} for attribute in required])
    described = known(name, userAttributes={"name": "Ann"})
    assert "AuthenticationResult" in elsewhere.sign_in(client, name, described)
    _, stored = profile(client, name)
    assert set(required) <= set(stored)
    assert (stored["name"], stored["birthdate"], stored["updated_at"]) == ("Ann", "-" * 10, "0")
    assert stored["email"] == f"{stored['sub']}@unknown.invalid"
    assert stored["phone_number"].startswith("+0") and len(stored["phone_number"]) == 16
    assert "true" not in (stored.get("email_verified"), stored.get("phone_number_verified"))
