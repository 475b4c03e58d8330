"""The rules of the directory: what values may be, what administrators may do, and how users are found."""

import threading

import pytest

from harness import PASSWORD
from harness.pools import PHONE, SMS, attribute_list, attribute_map
from harness.refusals import refused

SCHEMA = [
    {"Name": "email", "AttributeDataType": "String", "Mutable": True, "Required": False},
    {
        "Name": "tenant",
        "AttributeDataType": "String",
        "Mutable": False,
        "StringAttributeConstraints": {"MinLength": "2", "MaxLength": "4"},
    },
    {
        "Name": "level",
        "AttributeDataType": "Number",
        "Mutable": True,
        "NumberAttributeConstraints": {"MinValue": "1", "MaxValue": "5"},
    },
    {"Name": "since", "AttributeDataType": "DateTime", "Mutable": True},
    {"Name": "vip", "AttributeDataType": "Boolean", "Mutable": True},
    {"Name": "note", "AttributeDataType": "String", "Mutable": True, "DeveloperOnlyAttribute": True},
]
WRONG = [
    ("custom:tenant", "x"),
    ("custom:tenant", "xxxxx"),
    ("custom:level", "0"),
    ("custom:level", "6"),
    ("custom:level", "three"),
    ("custom:since", "tomorrow"),
    ("custom:vip", "maybe"),
    ("birthdate", "1999"),
    ("updated_at", "-1"),
    ("custom:unknown", "x"),
]


@pytest.mark.parametrize(("attribute", "value"), WRONG)
def test_a_value_against_the_schema_is_refused_wherever_it_is_given(make_pool, idp, attribute, value):
    pool = make_pool(Schema=SCHEMA)
    client = pool.client()
    given = attribute_list({attribute: value})

    def is_refused(operation, **members) -> None:
        code, text = refused(operation, **members)
        assert code == "InvalidParameterException" and attribute in text, text

    is_refused(idp.sign_up, ClientId=client.id, Username="ann", Password=PASSWORD, UserAttributes=given)
    is_refused(idp.admin_create_user, UserPoolId=pool.id, Username="ann", UserAttributes=given)
    pool.user("ann")
    is_refused(idp.admin_update_user_attributes, UserPoolId=pool.id, Username="ann", UserAttributes=given)
    token = client.password("ann")["AuthenticationResult"]["AccessToken"]
    if attribute != "custom:unknown":
        is_refused(idp.update_user_attributes, AccessToken=token, UserAttributes=given)
    idp.admin_create_user(UserPoolId=pool.id, Username="bob", TemporaryPassword=PASSWORD, MessageAction="SUPPRESS")
    asked = client.password("bob")
    answers = {"USERNAME": "bob", "NEW_PASSWORD": "An0ther!Password", f"userAttributes.{attribute}": value}
    code, _ = refused(client.respond, asked, answers)
    assert code in ("InvalidParameterException", "NotAuthorizedException")
    del answers[f"userAttributes.{attribute}"]
    assert client.respond(asked, answers)["AuthenticationResult"], "the session lives on"


def test_values_of_every_type_are_kept_as_they_were_given(make_pool, idp):
    pool = make_pool(Schema=SCHEMA)
    given = {
        "custom:tenant": "t1",
        "custom:level": "3",
        "custom:since": "2024-07-17T17:25:55Z",
        "custom:vip": "true",
        "dev:custom:note": "n",
        "birthdate": "1999-12-31",
        "updated_at": "1721237155",
    }
    pool.user("ann", **given)
    kept = attribute_map(idp.admin_get_user(UserPoolId=pool.id, Username="ann")["UserAttributes"])
    assert kept == {"sub": kept["sub"]} | given


def test_an_immutable_attribute_is_set_once(make_pool, idp):
    pool = make_pool(Schema=SCHEMA)
    pool.user("ann", **{"custom:tenant": "t1"})
    pool.user("bob")
    for username in ("ann", "bob"):
        code, text = refused(
            idp.admin_update_user_attributes,
            UserPoolId=pool.id,
            Username=username,
            UserAttributes=attribute_list({"custom:tenant": "t2"}),
        )
        assert code == "InvalidParameterException" and "Attribute cannot be updated" in text
    for name in ("sub",):
        assert refused(
            idp.admin_update_user_attributes,
            UserPoolId=pool.id,
            Username="ann",
            UserAttributes=attribute_list({name: "x"}),
        )[0] == "InvalidParameterException"


def test_attributes_of_developers_are_not_the_users_to_write(make_pool, idp):
    pool = make_pool(Schema=SCHEMA)
    pool.user("ann", **{"dev:custom:note": "n"})
    token = pool.client().password("ann")["AuthenticationResult"]["AccessToken"]
    given = attribute_list({"dev:custom:note": "m"})
    assert refused(idp.update_user_attributes, AccessToken=token, UserAttributes=given)[0] == "NotAuthorizedException"
    idp.admin_update_user_attributes(UserPoolId=pool.id, Username="ann", UserAttributes=given)


def test_custom_attributes_are_added_up_to_fifty(make_pool, idp):
    pool = make_pool()

    def add(first: int, count: int) -> None:
        named = [{"Name": f"a{index}", "AttributeDataType": "String"} for index in range(first, first + count)]
        idp.add_custom_attributes(UserPoolId=pool.id, CustomAttributes=named)

    assert refused(add, 0, 26)[0] == "InvalidParameterException", "25 in one call"
    add(0, 25)
    add(25, 25)
    assert refused(add, 50, 1) == (
        "InvalidParameterException",
        "A user pool cannot have more than 50 custom attributes.",
    )
    schema = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["SchemaAttributes"]
    assert [it["Name"] for it in schema[20:]] == [f"custom:a{index}" for index in range(50)]


@pytest.mark.parametrize(
    ("attribute", "text"),
    [
        ({"Name": "x" * 21}, "length less than or equal to 20"),
        ({"AttributeDataType": "String"}, "must not be null"),
        ({"Name": "x", "Required": True}, "Required custom attributes are not supported currently."),
        (
            {"Name": "n", "AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": "2", "MaxValue": "1"}},
            "Attribute custom:n cannot have a max value smaller than it's min value",
        ),
        ({"Name": "there"}, "custom:there: Existing attribute already has name custom:there."),
    ],
)
def test_a_custom_attribute_that_cannot_be_is_refused(make_pool, idp, attribute, text):
    pool = make_pool(Schema=[{"Name": "there", "AttributeDataType": "String"}])
    code, message = refused(idp.add_custom_attributes, UserPoolId=pool.id, CustomAttributes=[attribute])
    assert code == "InvalidParameterException" and text in message, message


def test_an_invitation_is_sent_again_and_only_to_who_waits_for_it(make_pool, idp):
    pool = make_pool()
    who = {"UserPoolId": pool.id, "Username": "ann"}
    address = {"UserAttributes": attribute_list({"email": "ann@example.com"}), "DesiredDeliveryMediums": ["EMAIL"]}
    created = idp.admin_create_user(**who, **address)["User"]
    assert created["UserStatus"] == "FORCE_CHANGE_PASSWORD"
    first = pool.code("ann@example.com")
    idp.admin_create_user(**who, MessageAction="RESEND", DesiredDeliveryMediums=["EMAIL"])
    second = pool.code("ann@example.com")
    assert first != second
    client = pool.client()
    assert refused(client.password, "ann", first)[0] == "NotAuthorizedException"
    assert client.password("ann", second)["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    idp.admin_set_user_password(**who, Password=PASSWORD, Permanent=True)
    assert refused(idp.admin_create_user, **who, MessageAction="RESEND")[0] == "UnsupportedUserStateException"
    unknown = who | {"Username": "nobody"}
    assert refused(idp.admin_create_user, **unknown, MessageAction="RESEND") == (
        "UserNotFoundException",
        "User does not exist.",
    )


def test_an_invitation_goes_where_it_is_wanted_and_can_be_kept_back(make_pool, idp):
    pool = make_pool(SmsConfiguration=SMS)
    both = {"email": "ann@example.com", "phone_number": PHONE}

    def invited(username: str, attributes: dict, **members) -> set[str]:
        before = len(pool.server.messages(pool.id))
        given = attribute_list(attributes)
        idp.admin_create_user(UserPoolId=pool.id, Username=username, UserAttributes=given, **members)
        sent = pool.server.messages(pool.id)
        return {message["destination"] for message in sent[: len(sent) - before]}

    assert invited("a", both) == {PHONE}, "SMS unless told otherwise"
    assert invited("b", both, DesiredDeliveryMediums=["EMAIL"]) == {"ann@example.com"}
    assert invited("c", both, DesiredDeliveryMediums=["SMS", "EMAIL"]) == set(both.values())
    assert invited("d", both, MessageAction="SUPPRESS") == set()
    assert invited("e", {"email": "ann@example.com"}) == set(), "there is no number to send it to"


def test_an_alias_moves_by_force_only(make_pool, idp):
    pool = make_pool(AliasAttributes=["email"])
    verified = {"email": "ann@example.com", "email_verified": "true"}
    pool.user("ann", **verified)
    taken = {"UserPoolId": pool.id, "Username": "bob", "UserAttributes": attribute_list(verified)}
    assert refused(idp.admin_create_user, **taken, MessageAction="SUPPRESS") == (
        "AliasExistsException",
        "An account with the given email already exists.",
    )
    idp.admin_create_user(**taken, MessageAction="SUPPRESS", ForceAliasCreation=True)
    found = idp.admin_get_user(UserPoolId=pool.id, Username="ann@example.com")
    assert found["Username"] == "bob"
    ann = attribute_map(idp.admin_get_user(UserPoolId=pool.id, Username="ann")["UserAttributes"])
    assert ann["email_verified"] == "false"


def test_users_are_found_by_every_searchable_attribute(make_pool, idp):
    pool = make_pool()
    sub = pool.user(
        "Jane",
        email="jane@example.com",
        phone_number=PHONE,
        name='Jane "J" Doe',
        given_name="Jane",
        family_name="D\\oe",
        preferred_username="jd",
    )
    idp.admin_create_user(UserPoolId=pool.id, Username="john", MessageAction="SUPPRESS")
    idp.admin_disable_user(UserPoolId=pool.id, Username="john")

    def found(text: str) -> list[str]:
        return [user["Username"] for user in idp.list_users(UserPoolId=pool.id, Filter=text)["Users"]]

    for text in (
        'username = "Jane"',
        'username ^= "Ja"',
        'email = "JANE@example.com"',
        'email ^= "jane"',
        f'phone_number = "{PHONE}"',
        'name = "jane \\"j\\" doe"',
        'given_name="JANE"',
        'family_name = "d\\\\oe"',
        '  preferred_username   ^=   "J"  ',
        f'sub = "{sub}"',
        f'sub ^= "{sub[:8]}"',
        'cognito:user_status = "confirmed"',
        'status = "Enabled"',
    ):
        assert found(text) == ["Jane"], text
    assert found('status = "Disabled"') == ["john"]
    assert found('cognito:user_status ^= "FORCE"') == ["john"]
    for text in ('username = "jane"', 'status = "enabled"', 'email = "jane"', 'name ^= "Doe"'):
        assert found(text) == [], text
    assert len(found("")) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('custom:x = "a"', "Invalid search attribute: custom:x"),
        ('birthdate = "a"', "Invalid search attribute: birthdate"),
        ("email = jane", "Error while parsing filter"),
        ('email = "jane', "Error while parsing filter"),
        ('email "jane"', "Error while parsing filter"),
        ('email = "a" and name = "b"', "Error while parsing filter"),
        ('email != "a"', "Error while parsing filter"),
        ('= "a"', "Error while parsing filter"),
    ],
)
def test_a_filter_that_cannot_be_read_is_refused(make_pool, idp, text, message):
    pool = make_pool()
    assert refused(idp.list_users, UserPoolId=pool.id, Filter=text) == ("InvalidParameterException", message)


def test_a_filter_has_its_longest_length(make_pool, idp):
    pool = make_pool()
    code, text = refused(idp.list_users, UserPoolId=pool.id, Filter=f'email = "{"x" * 250}"')
    assert code == "InvalidParameterException" and "256" in text


def test_only_the_attributes_that_are_asked_for_are_listed(make_pool, idp):
    pool = make_pool()
    pool.user("ann", email="ann@example.com", name="Ann")
    (user,) = idp.list_users(UserPoolId=pool.id, AttributesToGet=["email"])["Users"]
    assert attribute_map(user["Attributes"]) == {"email": "ann@example.com"}
    assert user["Username"] == "ann" and user["UserStatus"] == "CONFIRMED"
    (user,) = idp.list_users(UserPoolId=pool.id, AttributesToGet=[])["Users"]
    assert set(attribute_map(user["Attributes"])) == {"sub", "email", "name"}
    for names in (["custom:none"], ["nickname"]):
        assert refused(idp.list_users, UserPoolId=pool.id, AttributesToGet=names) == (
            "InvalidParameterException",
            "One or more requested attributes do not exist.",
        )


def test_disabling_a_user_ends_every_token_for_good(make_pool, idp):
    pool = make_pool()
    pool.user("ann")
    client = pool.client()
    tokens = client.password("ann")["AuthenticationResult"]
    who = {"UserPoolId": pool.id, "Username": "ann"}
    for _ in range(2):
        idp.admin_disable_user(**who)
    assert idp.admin_get_user(**who)["Enabled"] is False
    assert refused(client.password, "ann") == ("NotAuthorizedException", "User is disabled.")
    for _ in range(2):
        idp.admin_enable_user(**who)
    assert refused(idp.get_user, AccessToken=tokens["AccessToken"])[0] == "NotAuthorizedException"
    refresh = {"REFRESH_TOKEN": tokens["RefreshToken"]}
    assert refused(client.initiate, "REFRESH_TOKEN_AUTH", refresh)[0] == "NotAuthorizedException"
    assert client.password("ann")["AuthenticationResult"]


def test_what_an_update_of_a_pool_leaves_out_is_reset_with_three_exceptions(make_pool, idp):
    policies = {
        "PasswordPolicy": {"MinimumLength": 12},
        "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]},
    }
    pool = make_pool(
        Policies=policies,
        AutoVerifiedAttributes=["email"],
        SmsConfiguration=SMS,
        MfaConfiguration="OPTIONAL",
        DeletionProtection="ACTIVE",
        AdminCreateUserConfig={"AllowAdminCreateUserOnly": True},
        DeviceConfiguration={"ChallengeRequiredOnNewDevice": True},
        EmailVerificationSubject="s",
        UserPoolTags={"a": "b"},
    )
    idp.update_user_pool(UserPoolId=pool.id, SmsConfiguration=SMS)
    after = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    assert after["MfaConfiguration"] == "OPTIONAL"
    assert after["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    assert after["Policies"]["SignInPolicy"] == policies["SignInPolicy"]
    assert after["DeletionProtection"] == "INACTIVE"
    assert after["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"] is False
    assert {"AutoVerifiedAttributes", "DeviceConfiguration", "EmailVerificationSubject"}.isdisjoint(after)
    assert after["UserPoolTags"] == {}


def test_a_tier_is_not_lowered_while_its_features_are_on(make_pool, idp):
    watched = {"UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}}
    pool = make_pool(**watched)
    for tier in ("ESSENTIALS", "LITE"):
        code, _ = refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier=tier, **watched)
        assert code == "TierChangeNotAllowedException"
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTier="ESSENTIALS")
    code, _ = refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier="ESSENTIALS", **watched)
    assert code == "FeatureUnavailableInTierException"
    factors = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTier="ESSENTIALS", Policies=factors)
    code, _ = refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier="LITE")
    assert code == "TierChangeNotAllowedException"


def test_codes_by_sms_have_words_where_none_were_given(make_pool, idp):
    pool = make_pool(SmsConfiguration=SMS)
    pool.user("ann", phone_number=PHONE)
    of_pool = {"UserPoolId": pool.id}
    set_ = idp.set_user_pool_mfa_config(**of_pool, MfaConfiguration="ON", SmsMfaConfiguration={"SmsConfiguration": SMS})
    assert "SmsAuthenticationMessage" not in set_["SmsMfaConfiguration"]
    asked = pool.client().password("ann")
    assert asked["ChallengeName"] == "SMS_MFA"
    assert pool.code(PHONE) in pool.server.messages(pool.id, PHONE)[0]["body"]


def test_a_factor_is_switched_on_where_the_pool_has_it(make_pool, idp):
    pool = make_pool(SmsConfiguration=SMS)
    pool.user("ann", phone_number=PHONE, email="ann@example.com")
    token = pool.client().password("ann")["AuthenticationResult"]["AccessToken"]
    who = {"UserPoolId": pool.id, "Username": "ann"}
    on = {"Enabled": True, "PreferredMfa": False}

    def both(**members) -> tuple[str, str]:
        of_admin = refused(idp.admin_set_user_mfa_preference, **who, **members)
        assert refused(idp.set_user_mfa_preference, AccessToken=token, **members) == of_admin
        return of_admin

    off = ("InvalidParameterException", "SMS_MFA has not been enabled by the userPool")
    assert both(SMSMfaSettings=on) == off
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, MfaConfiguration="OPTIONAL", SmsMfaConfiguration={"SmsConfiguration": SMS}
    )
    idp.set_user_mfa_preference(AccessToken=token, SMSMfaSettings=on)
    assert both(EmailMfaSettings=on) == ("InvalidParameterException", "EMAIL_OTP has not been enabled by the userPool")
    assert idp.admin_get_user(**who)["UserMFASettingList"] == ["SMS_MFA"]


def test_two_changes_of_factors_at_once_are_both_kept(make_pool, idp, server, make_client):
    ses = {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/a@example.com"}
    pool = make_pool(SmsConfiguration=SMS, EmailConfiguration=ses)
    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id,
        MfaConfiguration="OPTIONAL",
        SmsMfaConfiguration={"SmsConfiguration": SMS},
        EmailMfaConfiguration={},
    )
    pool.user("ann", phone_number=PHONE, email="ann@example.com")
    who = {"UserPoolId": pool.id, "Username": "ann"}
    clients = [make_client(server, "cognito-idp") for _ in range(2)]
    for round_ in range(10):
        enabled = round_ % 2 == 0
        settings = {"Enabled": enabled, "PreferredMfa": False}
        calls = [
            threading.Thread(target=clients[0].admin_set_user_mfa_preference, kwargs=who | {"SMSMfaSettings": settings}),
            threading.Thread(target=clients[1].admin_set_user_mfa_preference, kwargs=who | {"EmailMfaSettings": settings}),
        ]
        for call in calls:
            call.start()
        for call in calls:
            call.join()
        expected = ["SMS_MFA", "EMAIL_OTP"] if enabled else None
        assert idp.admin_get_user(**who).get("UserMFASettingList") == expected
