"""What an update of a user pool does to its second factors and passkeys, and which tiers it can come to."""

import pytest

from harness.pools import SMS
from harness.refusals import refused

INVALID = "InvalidParameterException"
APP = {"SoftwareTokenMfaConfiguration": {"Enabled": True}}
PASSKEYS = {"RelyingPartyId": "example.com", "UserVerification": "required"}
DEVELOPER = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com",
}
OTHER_ROLE = {"SnsCallerArn": "arn:aws:iam::000000000000:role/other", "SnsRegion": "eu-west-1"}
PHONE = "+12065550123"
IN_USE = ("TierChangeNotAllowedException", "The user pool uses features that are not available in the requested tier.")
NOT_IN_TIER = ("FeatureUnavailableInTierException", "The feature is not available in the user pool's tier.")


def factors(idp, pool) -> dict:
    config = idp.get_user_pool_mfa_config(UserPoolId=pool.id)
    del config["ResponseMetadata"]
    return config


def test_passkeys_stay_when_second_factors_are_switched_off(make_pool, idp):
    pool = make_pool()
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="OPTIONAL", WebAuthnConfiguration=PASSKEYS, **APP)
    idp.update_user_pool(UserPoolId=pool.id, MfaConfiguration="OFF")
    assert factors(idp, pool) == {"MfaConfiguration": "OFF", "WebAuthnConfiguration": PASSKEYS}


def test_codes_by_sms_go_by_the_settings_of_the_latest_update(make_pool, idp):
    old = {"MfaConfiguration": "OPTIONAL", "SmsConfiguration": SMS, "SmsAuthenticationMessage": "OLD {####}"}
    pool = make_pool(**old)
    pool.user("ann", phone_number=PHONE, phone_number_verified="true")
    pool.sms_mfa("ann")
    new = {"SmsConfiguration": OTHER_ROLE, "SmsAuthenticationMessage": "NEW {####}"}
    idp.update_user_pool(UserPoolId=pool.id, **new)
    described = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    assert (described["SmsConfiguration"], described["SmsAuthenticationMessage"]) == (OTHER_ROLE, "NEW {####}")
    assert factors(idp, pool) == {"MfaConfiguration": "OPTIONAL", "SmsMfaConfiguration": new}
    assert pool.client().password("ann")["ChallengeName"] == "SMS_MFA"
    (message,) = pool.server.messages(pool.id, PHONE)
    assert message["body"].startswith("NEW ")


def test_sms_settings_that_a_second_factor_needs_are_not_left_out(make_pool, idp):
    pool = make_pool(MfaConfiguration="ON", SmsConfiguration=SMS)
    before = factors(idp, pool)
    text = "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
    assert refused(idp.update_user_pool, UserPoolId=pool.id) == (INVALID, text)
    assert factors(idp, pool) == before
    assert "SmsConfiguration" in idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="ON", **APP)
    idp.update_user_pool(UserPoolId=pool.id)
    assert "SmsConfiguration" not in idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    assert factors(idp, pool) == {"MfaConfiguration": "ON"} | APP


def test_the_account_that_codes_by_email_leave_from_is_not_left_out(make_pool, idp):
    pool = make_pool(EmailConfiguration=DEVELOPER)
    email = {"Message": "{####}", "Subject": "Code"}
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="OPTIONAL", EmailMfaConfiguration=email)
    text = (
        "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."
    )
    assert refused(idp.update_user_pool, UserPoolId=pool.id) == (INVALID, text)
    idp.update_user_pool(UserPoolId=pool.id, EmailConfiguration=DEVELOPER)
    assert factors(idp, pool)["EmailMfaConfiguration"] == email
    idp.update_user_pool(UserPoolId=pool.id, MfaConfiguration="OFF")
    assert factors(idp, pool) == {"MfaConfiguration": "OFF"}


def test_a_client_whose_users_choose_keeps_its_pool_from_the_lite_tier(make_pool, idp):
    pool = make_pool()
    clients = [pool.client(ExplicitAuthFlows=["ALLOW_USER_AUTH"]) for _ in range(2)]
    assert refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier="LITE") == IN_USE
    first, second = ({"UserPoolId": pool.id, "ClientId": client.id} for client in clients)
    idp.update_user_pool_client(**first, ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"])
    assert refused(idp.update_user_pool, UserPoolId=pool.id, UserPoolTier="LITE") == IN_USE
    idp.delete_user_pool_client(**second)
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTier="LITE")
    code, _ = refused(idp.update_user_pool_client, **first, ExplicitAuthFlows=["ALLOW_USER_AUTH"])
    assert code == "FeatureUnavailableInTierException"


@pytest.mark.parametrize(
    "settings",
    [{"DcrConfiguration": {"EnableStatus": "Enabled"}}, {"IssuerConfiguration": {"Type": "UPDATED"}}],
    ids=["registration", "issuer"],
)
def test_registration_of_clients_and_the_other_issuer_are_not_in_the_lite_tier(make_pool, idp, settings):
    lite = {"UserPoolTier": "LITE"}
    assert refused(idp.create_user_pool, PoolName="lite", **lite, **settings) == NOT_IN_TIER
    pool = make_pool(**settings)
    assert refused(idp.update_user_pool, UserPoolId=pool.id, **lite, **settings) == IN_USE
    idp.update_user_pool(UserPoolId=pool.id, **lite)
    assert refused(idp.update_user_pool, UserPoolId=pool.id, **lite, **settings) == NOT_IN_TIER
