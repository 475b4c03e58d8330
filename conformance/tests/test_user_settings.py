"""The operations of old that switch codes by SMS on and off for a user, and `MFAOptions`."""

import pytest

from harness.pools import PHONE, SMS
from harness.refusals import refused

NO_USER = ("UserNotFoundException", "User does not exist.")
OPTIONS = [{"DeliveryMedium": "SMS", "AttributeName": "phone_number"}]


@pytest.fixture
def with_phone(make_pool, idp):
    """A client of a pool where second factors are optional, and `ann`, who has a phone number."""
    pool = make_pool(SmsConfiguration=SMS)
    factors = {"SmsMfaConfiguration": {"SmsConfiguration": SMS}}
    idp.set_user_pool_mfa_config(UserPoolId=pool.id, MfaConfiguration="OPTIONAL", **factors)
    pool.user("ann", phone_number=PHONE)
    return pool.client()


def test_the_setting_of_old_is_an_option_and_no_preference(with_phone, idp):
    client, of_ann = with_phone, {"UserPoolId": with_phone.pool.id, "Username": "ann"}
    settings = {"MFAOptions", "UserMFASettingList", "PreferredMfaSetting"}
    token = client.password("ann")["AuthenticationResult"]["AccessToken"]
    assert not settings & set(idp.admin_get_user(**of_ann))
    idp.set_user_settings(AccessToken=token, MFAOptions=OPTIONS)
    for user in (
        idp.get_user(AccessToken=token),
        idp.admin_get_user(**of_ann),
        idp.list_users(UserPoolId=client.pool.id)["Users"][0],
    ):
        assert {key: user[key] for key in settings & set(user)} == {"MFAOptions": OPTIONS}
    asked = client.password("ann")
    assert asked["ChallengeName"] == "SMS_MFA"
    answer = client.respond(asked, {"USERNAME": "ann", "SMS_MFA_CODE": client.pool.code(PHONE)})
    assert "AccessToken" in answer["AuthenticationResult"]
    idp.admin_set_user_mfa_preference(**of_ann, SMSMfaSettings={"Enabled": True})
    user = idp.admin_get_user(**of_ann)
    assert (user["MFAOptions"], user["UserMFASettingList"]) == (OPTIONS, ["SMS_MFA"])
    idp.admin_set_user_settings(**of_ann, MFAOptions=[])
    assert not settings & set(idp.admin_get_user(**of_ann))
    assert "AuthenticationResult" in client.password("ann")


def test_what_the_settings_of_old_do_not_take(with_phone, idp):
    of_ann = {"UserPoolId": with_phone.pool.id, "Username": "ann"}
    by_email = [{"DeliveryMedium": "EMAIL", "AttributeName": "email"}]
    assert refused(idp.admin_set_user_settings, **of_ann, MFAOptions=by_email)[0] == "InvalidParameterException"
    token = with_phone.password("ann")["AuthenticationResult"]["AccessToken"]
    assert refused(idp.set_user_settings, AccessToken=token, MFAOptions=by_email)[0] == "InvalidParameterException"
    assert refused(idp.admin_set_user_settings, **of_ann | {"Username": "eve"}, MFAOptions=OPTIONS) == NO_USER
    with_phone.pool.user("bob")
    nowhere = ("InvalidParameterException", "User does not have delivery config set to turn on SMS_MFA")
    assert refused(idp.admin_set_user_settings, **of_ann | {"Username": "bob"}, MFAOptions=OPTIONS) == nowhere
    invalid = ("NotAuthorizedException", "Invalid Access Token")
    assert refused(idp.set_user_settings, AccessToken="made-up", MFAOptions=OPTIONS) == invalid


def test_a_pool_without_codes_by_sms_refuses_the_setting_of_old(make_pool, idp):
    pool = make_pool()
    pool.user("ann", phone_number=PHONE)
    of_ann = {"UserPoolId": pool.id, "Username": "ann"}
    not_offered = ("InvalidParameterException", "SMS_MFA has not been enabled by the userPool")
    assert refused(idp.admin_set_user_settings, **of_ann, MFAOptions=OPTIONS) == not_offered
    assert "MFAOptions" not in idp.admin_get_user(**of_ann)
    idp.admin_set_user_settings(**of_ann, MFAOptions=[])


def test_the_settings_of_old_with_the_aws_cli(with_phone, cli_1):
    pool = with_phone.pool
    arguments = ("--user-pool-id", pool.id, "--username", "ann")
    options = ("--mfa-options", "DeliveryMedium=SMS,AttributeName=phone_number")
    cli_1("cognito-idp", "admin-set-user-settings", *arguments, *options)
    assert cli_1("cognito-idp", "admin-get-user", *arguments)["MFAOptions"] == OPTIONS
    cli_1("cognito-idp", "admin-set-user-settings", *arguments, "--mfa-options", "[]")
    assert "MFAOptions" not in cli_1("cognito-idp", "admin-get-user", *arguments)
    token = with_phone.password("ann")["AuthenticationResult"]["AccessToken"]
    cli_1("cognito-idp", "set-user-settings", "--access-token", token, *options)
    assert cli_1("cognito-idp", "get-user", "--access-token", token)["MFAOptions"] == OPTIONS
