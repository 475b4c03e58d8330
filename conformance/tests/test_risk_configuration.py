"""What is done about risks: configurations of pools and app clients, and addresses that are always blocked."""

import pytest

from harness import PASSWORD
from harness.refusals import refused

BLOCKED = ("NotAuthorizedException", "Unable to login because of security reasons.")
EVERY_EVENT = ["SIGN_IN", "PASSWORD_CHANGE", "SIGN_UP"]
EMAIL = {"Subject": "Your sign-in", "HtmlBody": "<p>Was it you?</p>", "TextBody": "Was it you?"}
TAKEOVER = {
    "NotifyConfiguration": {
        "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com",
        "From": "sender@example.com",
        "ReplyTo": "reply@example.com",
        "BlockEmail": EMAIL,
        "NoActionEmail": EMAIL,
        "MfaEmail": EMAIL,
    },
    "Actions": {
        "LowAction": {"Notify": False, "EventAction": "NO_ACTION"},
        "MediumAction": {"Notify": True, "EventAction": "MFA_IF_CONFIGURED"},
        "HighAction": {"Notify": True, "EventAction": "BLOCK"},
    },
}
EXCEPTIONS = {"BlockedIPRangeList": ["203.0.113.0/24", "2001:db8::/32"], "SkippedIPRangeList": ["203.0.113.7/32"]}


def protected(make_pool, mode: str = "ENFORCED", **settings):
    return make_pool(UserPoolTier="PLUS", UserPoolAddOns={"AdvancedSecurityMode": mode}, **settings)


def described(idp, **members) -> dict:
    return idp.describe_risk_configuration(**members)["RiskConfiguration"]


def test_a_whole_configuration_is_kept_described_and_reset(make_pool, idp):
    pool = protected(make_pool)
    assert described(idp, UserPoolId=pool.id) == {"UserPoolId": pool.id}
    set_ = idp.set_risk_configuration(
        UserPoolId=pool.id,
        CompromisedCredentialsRiskConfiguration={"Actions": {"EventAction": "BLOCK"}},
        AccountTakeoverRiskConfiguration=TAKEOVER,
        RiskExceptionConfiguration=EXCEPTIONS,
    )["RiskConfiguration"]
    assert set_["CompromisedCredentialsRiskConfiguration"] == {
        "EventFilter": EVERY_EVENT,
        "Actions": {"EventAction": "BLOCK"},
    }
    assert set_["AccountTakeoverRiskConfiguration"] == TAKEOVER
    assert set_["RiskExceptionConfiguration"] == EXCEPTIONS
    assert set_["LastModifiedDate"]
    assert described(idp, UserPoolId=pool.id) == set_
    idp.set_risk_configuration(UserPoolId=pool.id, RiskExceptionConfiguration=EXCEPTIONS)
    replaced = described(idp, UserPoolId=pool.id)
    assert set(replaced) == {"UserPoolId", "RiskExceptionConfiguration", "LastModifiedDate"}
    idp.set_risk_configuration(UserPoolId=pool.id)
    assert described(idp, UserPoolId=pool.id) == {"UserPoolId": pool.id}


def test_a_client_has_the_configuration_of_its_pool_until_it_has_its_own(make_pool, idp):
    pool = protected(make_pool)
    of_client = {"UserPoolId": pool.id, "ClientId": pool.client().id}
    idp.set_risk_configuration(UserPoolId=pool.id, RiskExceptionConfiguration=EXCEPTIONS)
    inherited = described(idp, **of_client)
    assert (inherited["ClientId"], inherited["RiskExceptionConfiguration"]) == (of_client["ClientId"], EXCEPTIONS)
    own = {"EventFilter": ["SIGN_UP"], "Actions": {"EventAction": "NO_ACTION"}}
    idp.set_risk_configuration(**of_client, CompromisedCredentialsRiskConfiguration=own)
    assert described(idp, **of_client)["CompromisedCredentialsRiskConfiguration"] == own
    assert "RiskExceptionConfiguration" not in described(idp, **of_client)
    idp.set_risk_configuration(**of_client)
    assert described(idp, **of_client) == inherited
    unknown = {"UserPoolId": pool.id, "ClientId": "unknown"}
    for operation in (idp.set_risk_configuration, idp.describe_risk_configuration):
        assert refused(operation, **unknown) == (
            "ResourceNotFoundException",
            "User pool client unknown does not exist.",
        )


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"RiskExceptionConfiguration": {"BlockedIPRangeList": ["203.0.113.7"]}}, "Incorrect CIDR format"),
        ({"RiskExceptionConfiguration": {"SkippedIPRangeList": ["203.0.113.0/40"]}}, "Incorrect CIDR format"),
        (
            {"AccountTakeoverRiskConfiguration": {"Actions": TAKEOVER["Actions"]}},
            "NotifyConfiguration is required to notify users.",
        ),
    ],
)
def test_a_configuration_that_cannot_be_followed_is_refused(make_pool, idp, members, message):
    pool = protected(make_pool)
    assert refused(idp.set_risk_configuration, UserPoolId=pool.id, **members) == ("InvalidParameterException", message)


def test_more_than_two_hundred_ranges_are_refused(make_pool, idp):
    pool = protected(make_pool)
    ranges = [f"10.0.{index}.0/24" for index in range(201)]
    exceptions = {"BlockedIPRangeList": ranges}
    code, text = refused(idp.set_risk_configuration, UserPoolId=pool.id, RiskExceptionConfiguration=exceptions)
    assert code == "InvalidParameterException" and "length less than or equal to 200" in text
    idp.set_risk_configuration(UserPoolId=pool.id, RiskExceptionConfiguration={"BlockedIPRangeList": ranges[:200]})


def test_pools_without_threat_protection_have_no_configuration(make_pool, idp):
    for pool in (make_pool(), protected(make_pool, "OFF")):
        for operation in (idp.set_risk_configuration, idp.describe_risk_configuration):
            assert refused(operation, UserPoolId=pool.id)[0] == "UserPoolAddOnNotEnabledException"
    for operation in (idp.set_risk_configuration, idp.describe_risk_configuration):
        assert refused(operation, UserPoolId="us-east-1_unknown00")[0] == "ResourceNotFoundException"
    add_ons = {"AdvancedSecurityMode": "AUDIT"}
    code, _ = refused(idp.create_user_pool, PoolName="p", UserPoolTier="ESSENTIALS", UserPoolAddOns=add_ons)
    assert code == "FeatureUnavailableInTierException"


def test_a_blocked_address_signs_nobody_in_where_the_mode_is_enforced(make_pool, idp):
    pool = protected(make_pool)
    pool.user("ann")
    client = pool.client()
    idp.set_risk_configuration(UserPoolId=pool.id, RiskExceptionConfiguration=EXCEPTIONS)

    def sign_in(address: str) -> dict:
        return idp.admin_initiate_auth(
            UserPoolId=pool.id,
            ClientId=client.id,
            AuthFlow="ADMIN_USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": "ann", "PASSWORD": PASSWORD},
            ContextData={"IpAddress": address, "ServerName": "s", "ServerPath": "/", "HttpHeaders": []},
        )

    assert sign_in("203.0.113.7")["AuthenticationResult"], "skipped"
    assert sign_in("192.0.2.1")["AuthenticationResult"]
    assert refused(sign_in, "203.0.113.8") == BLOCKED
    assert refused(sign_in, "2001:db8::1") == BLOCKED
    idp.set_risk_configuration(
        UserPoolId=pool.id, RiskExceptionConfiguration={"BlockedIPRangeList": ["127.0.0.0/8"]}
    )
    assert refused(client.password, "ann") == BLOCKED
    assert refused(client.password, "nobody") == BLOCKED
    add_ons = {"AdvancedSecurityMode": "AUDIT"}
    idp.update_user_pool(UserPoolId=pool.id, UserPoolTier="PLUS", UserPoolAddOns=add_ons)
    assert client.password("ann")["AuthenticationResult"]
    (event, *_) = idp.admin_list_user_auth_events(UserPoolId=pool.id, Username="ann")["AuthEvents"]
    assert (event["EventResponse"], event["EventRisk"]["RiskDecision"]) == ("Pass", "Block")


def test_a_configuration_survives_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    add_ons = {"AdvancedSecurityMode": "ENFORCED"}
    pool = idp.create_user_pool(PoolName="p", UserPoolAddOns=add_ons)["UserPool"]
    assert pool["UserPoolTier"] == "PLUS"
    idp.set_risk_configuration(UserPoolId=pool["Id"], RiskExceptionConfiguration=EXCEPTIONS)
    before = described(idp, UserPoolId=pool["Id"])
    server.kill()
    assert described(make_client(server.start(), "cognito-idp"), UserPoolId=pool["Id"]) == before
