"""What user pools refuse in their settings, what an update keeps, and how pools are listed: main paths stand elsewhere."""

import pytest

from harness.pools import SMS
from harness.refusals import refused

INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"
NOWHERE = "us-east-1_nothing"
NO_POOL = (UNKNOWN, f"User pool {NOWHERE} does not exist.")
FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:any"
APP = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
DEVELOPER = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com",
}


@pytest.mark.parametrize(
    ("settings", "refusal"),
    [
        (
            {"AliasAttributes": ["email"], "UsernameAttributes": ["email"]},
            (INVALID, "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."),
        ),
        (
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["EMAIL_OTP"]}}},
            (INVALID, "Password should be configured as one of the allowed first auth factors."),
        ),
        (
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "SMS_OTP"]}}},
            (INVALID, "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"),
        ),
        (
            {"AutoVerifiedAttributes": ["phone_number"]},
            (INVALID, "SMS configuration is required when phone_number is selected for auto verification"),
        ),
        (
            {"MfaConfiguration": "OPTIONAL"},
            (INVALID, "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"),
        ),
        (
            {
                "AdminCreateUserConfig": {"UnusedAccountValidityDays": 3},
                "Policies": {"PasswordPolicy": {"TemporaryPasswordValidityDays": 3}},
            },
            (INVALID, "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"),
        ),
        (
            {"EmailConfiguration": {"EmailSendingAccount": "DEVELOPER"}},
            (INVALID, "Source ARN is required to use DEVELOPER email sending owner"),
        ),
        (
            {"EmailConfiguration": {"SourceArn": DEVELOPER["SourceArn"].replace("us-east-1", "sa-east-1")}},
            (INVALID, "Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2."),
        ),
        (
            {"EmailConfiguration": DEVELOPER | {"From": "nobody"}},
            (INVALID, "Provided From email address is invalid"),
        ),
        (
            {"Schema": [{"Name": "email", "AttributeDataType": "Number"}]},
            (
                INVALID,
                "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email",
            ),
        ),
        (
            {"Schema": [{"Name": "tenant", "AttributeDataType": "String", "Required": True}]},
            (INVALID, "Required custom attributes are not supported currently."),
        ),
        (
            {"Schema": [{"Name": "tenant", "AttributeDataType": "String"}] * 2},
            (INVALID, "Duplicate custom attribute names custom:tenant are not allowed in a user pool schema."),
        ),
        (
            {
                "UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"},
                "UserPoolTier": "ESSENTIALS",
            },
            ("FeatureUnavailableInTierException", "The feature is not available in the user pool's tier."),
        ),
    ],
)
def test_settings_that_contradict_each_other_are_refused(idp, settings, refusal):
    assert refused(idp.create_user_pool, **{"PoolName": "refused"} | settings) == refusal


def test_a_name_and_every_enum_is_checked_by_the_model(idp):
    code, message = refused(idp.create_user_pool, PoolName="a" * 129)
    assert (code, "poolName" in message) == (INVALID, True)
    code, message = refused(idp.create_user_pool, PoolName="enum", MfaConfiguration="SOMETIMES")
    assert (code, "mfaConfiguration" in message) == (INVALID, True)
    code, message = refused(idp.list_user_pools, MaxResults=61)
    assert (code, "maxResults" in message) == (INVALID, True)


def test_an_update_resets_what_it_leaves_out_except_mfa_and_policies(make_pool, idp):
    pool = make_pool(
        AutoVerifiedAttributes=["email"],
        LambdaConfig={"PreSignUp": FUNCTION},
        DeletionProtection="ACTIVE",
        UserPoolTags={"a": "b"},
        EmailConfiguration=DEVELOPER,
        Policies={"PasswordPolicy": {"MinimumLength": 12}},
        SmsConfiguration=SMS,
        MfaConfiguration="OPTIONAL",
    )
    idp.update_user_pool(UserPoolId=pool.id, PoolName="renamed", SmsConfiguration=SMS)
    described = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    assert "AutoVerifiedAttributes" not in described
    assert (described["Name"], described["LambdaConfig"], described["UserPoolTags"]) == ("renamed", {}, {})
    assert described["DeletionProtection"] == "INACTIVE"
    assert described["EmailConfiguration"] == {"EmailSendingAccount": "COGNITO_DEFAULT"}
    assert described["Policies"]["PasswordPolicy"]["MinimumLength"] == 12
    assert described["MfaConfiguration"] == "OPTIONAL"


def test_a_lower_tier_needs_its_features_off(make_pool, idp):
    pool = make_pool(Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}})
    assert refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier="LITE")[0] == "TierChangeNotAllowedException"
    policies = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD"]}}
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTier="LITE", Policies=policies)
    assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["UserPoolTier"] == "LITE"


def test_custom_attributes_are_added_once_and_up_to_fifty(make_pool, idp):
    pool = make_pool()
    many = [{"Name": f"a{number}", "AttributeDataType": "String"} for number in range(25)]
    idp.add_custom_attributes(UserPoolId=pool.id, CustomAttributes=many)
    assert refused(idp.add_custom_attributes, UserPoolId=pool.id, CustomAttributes=many[:1]) == (
        INVALID,
        "custom:a0: Existing attribute already has name custom:a0.",
    )
    more = [{"Name": f"b{number}", "AttributeDataType": "Number"} for number in range(25)]
    idp.add_custom_attributes(UserPoolId=pool.id, CustomAttributes=more)
    last = [{"Name": "last", "AttributeDataType": "String"}]
    assert refused(idp.add_custom_attributes, UserPoolId=pool.id, CustomAttributes=last)[0] == INVALID
    schema = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["SchemaAttributes"]
    assert [it["Name"] for it in schema if it["Name"].startswith("custom:")] == [
        f"custom:{it['Name']}" for it in many + more
    ]
    assert refused(idp.add_custom_attributes, UserPoolId=NOWHERE, CustomAttributes=last) == NO_POOL


def test_pools_are_listed_in_pages_of_the_size_that_is_asked_for(idp):
    made = [idp.create_user_pool(PoolName=f"listed-{number}")["UserPool"]["Id"] for number in range(7)]
    listed, token = [], {}
    while True:
        page = idp.list_user_pools(MaxResults=3, **token)
        assert len(page["UserPools"]) <= 3
        listed += [pool["Id"] for pool in page["UserPools"]]
        if "NextToken" not in page:
            break
        token = {"NextToken": page["NextToken"]}
    assert [pool for pool in listed if pool in made] == made
    assert len(listed) == len(set(listed))
    assert refused(idp.list_user_pools, MaxResults=3, NextToken="nothing")[0] == INVALID


def test_an_unknown_pool_is_told_of_everywhere(idp):
    for action in (
        idp.describe_user_pool,
        idp.update_user_pool,
        idp.delete_user_pool,
        idp.get_user_pool_mfa_config,
        idp.set_user_pool_mfa_config,
        idp.get_user_pool_session_configuration,
    ):
        assert refused(action, UserPoolId=NOWHERE) == NO_POOL
    switch = {"UserSessionTracking": "ENABLED", "TokenSession": {"MaxPerUser": 20}}
    assert refused(idp.set_user_pool_session_configuration, UserPoolId=NOWHERE, **switch) == NO_POOL


def test_second_factors_are_replaced_as_a_whole(make_pool, idp):
    pool = make_pool()
    where = {"UserPoolId": pool.id}
    assert idp.get_user_pool_mfa_config(**where)["MfaConfiguration"] == "OFF"
    set_one = idp.set_user_pool_mfa_config(**where, MfaConfiguration="OPTIONAL", **APP)
    assert (set_one["MfaConfiguration"], set_one["SoftwareTokenMfaConfiguration"]) == ("OPTIONAL", {"Enabled": True})
    sms = {"SmsAuthenticationMessage": "Your code is {####}", "SmsConfiguration": SMS}
    idp.set_user_pool_mfa_config(**where, MfaConfiguration="ON", SmsMfaConfiguration=sms)
    shown = idp.get_user_pool_mfa_config(**where)
    assert shown["MfaConfiguration"] == "ON"
    assert shown["SmsMfaConfiguration"]["SmsAuthenticationMessage"] == "Your code is {####}"
    assert shown.get("SoftwareTokenMfaConfiguration", {"Enabled": False}) == {"Enabled": False}
    idp.set_user_pool_mfa_config(**where)
    off = idp.get_user_pool_mfa_config(**where)
    assert (off["MfaConfiguration"], "SmsMfaConfiguration" in off) == ("OFF", False)


@pytest.mark.parametrize(
    ("settings", "members", "message"),
    [
        ({}, APP, "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."),
        (
            {},
            {"MfaConfiguration": "OFF", "SoftwareTokenMfaConfiguration": {"Enabled": False}},
            "Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
        ),
        (
            {},
            {"MfaConfiguration": "ON"},
            "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.",
        ),
        (
            {},
            {"MfaConfiguration": "ON", "EmailMfaConfiguration": {}},
            "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of "
            "COGNITO_DEFAULT.",
        ),
        (
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}},
            {"MfaConfiguration": "ON"} | APP,
            "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
        ),
        (
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}},
            {
                "MfaConfiguration": "ON",
                "WebAuthnConfiguration": {"RelyingPartyId": "localhost", "FactorConfiguration": "SINGLE_FACTOR"},
            }
            | APP,
            "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first "
            "auth factor",
        ),
    ],
)
def test_second_factors_that_do_not_fit_are_refused_and_change_nothing(make_pool, idp, settings, members, message):
    pool = make_pool(**settings)
    before = idp.get_user_pool_mfa_config(UserPoolId=pool.id)
    assert refused(idp.set_user_pool_mfa_config, UserPoolId=pool.id, **members) == (INVALID, message)
    after = idp.get_user_pool_mfa_config(UserPoolId=pool.id)
    assert before.pop("ResponseMetadata") and after.pop("ResponseMetadata")
    assert after == before


def test_email_as_second_factor_is_not_in_the_lite_tier(make_pool, idp):
    pool = make_pool(UserPoolTier="LITE", EmailConfiguration=DEVELOPER)
    members = {"MfaConfiguration": "ON", "EmailMfaConfiguration": {"Message": "{####}", "Subject": "Code"}}
    assert refused(idp.set_user_pool_mfa_config, UserPoolId=pool.id, **members)[0] == "FeatureUnavailableInTierException"
