"""Settings without effect of what belongs to a pool: `vestibule pool check` names them, and a strict server refuses them."""

import json

import pytest

from harness.command_line import client_of, run
from harness.refusals import refused

WATCHED = {"UserPoolTier": "PLUS", "UserPoolAddOns": {"AdvancedSecurityMode": "ENFORCED"}}
BLOCK = {"Actions": {"EventAction": "BLOCK"}}
NOTHING = {"Actions": {"EventAction": "NO_ACTION"}}
TAKEOVER = {"Actions": {"HighAction": {"EventAction": "BLOCK", "Notify": False}}}
NO_TAKEOVER = {"Actions": {"HighAction": {"EventAction": "NO_ACTION", "Notify": False}}}
ADDRESSES = {"BlockedIPRangeList": ["203.0.113.0/24"]}
OIDC = {
    "client_id": "1example23456789",
    "client_secret": "a-secret-of-the-oidc-provider",
    "authorize_scopes": "openid",
    "attributes_request_method": "GET",
    "oidc_issuer": "https://auth.example.com",
}
CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/1"
CSS = ".label-customizable {font-weight: 400;}"
TERMS = {
    "TermsName": "terms-of-use",
    "TermsSource": "LINK",
    "Enforcement": "NONE",
    "Links": {"cognito:default": "https://example.com/terms"},
}
KEY = "arn:aws:kms:us-east-1:000000000000:key/mrk-1234abcd12ab34cd56ef1234567890ab"
REPLICABLE = {
    "KeyConfiguration": {"KeyType": "CUSTOMER_MANAGED_KEY", "KmsKeyArn": KEY},
    "IssuerConfiguration": {"Type": "UPDATED"},
}
SESSION = {"SSOSession": {"MaxValidityMinutes": 5}}
TRACKED = {"UserSessionTracking": "ENABLED", "TokenSession": {"MaxPerUser": 20}}
COMPROMISED = "CompromisedCredentialsRiskConfiguration.Actions.EventAction"
ACTIONS = "AccountTakeoverRiskConfiguration.Actions"


def limit(value: int) -> dict:
    definition = {"LimitClass": "API_CATEGORY", "Attributes": {"Category": "UserRead"}}
    return {"LimitDefinition": definition, "RequestedLimitValue": value}


@pytest.fixture
def strict(isolated_server, tmp_path):
    return client_of(isolated_server(tmp_path / "data", arguments=("--strict",)).start())


@pytest.fixture
def server(isolated_server, tmp_path):
    return isolated_server(tmp_path / "data").start()


def findings(server, *arguments: str) -> set[tuple]:
    """Whose settings they are, by what name, and which."""
    found = json.loads(run("pool", "check", "--json", *arguments, server=server).stdout)["findings"]
    assert all(it["Reason"] for it in found)
    return {(it["Of"], it.get("ClientId"), it.get("Name"), it["Setting"]) for it in found}


def test_a_strict_server_does_not_pretend_to_act_on_risks(strict):
    pool = {"UserPoolId": strict.create_user_pool(PoolName="watched", **WATCHED)["UserPool"]["Id"]}
    parts = [
        (COMPROMISED, {"CompromisedCredentialsRiskConfiguration": BLOCK}),
        (ACTIONS, {"AccountTakeoverRiskConfiguration": TAKEOVER}),
    ]
    for setting, part in parts:
        code, message = refused(strict.set_risk_configuration, **pool, **part)
        assert (code, message.split(" has no effect")[0]) == ("InvalidParameterException", setting)
    strict.set_risk_configuration(
        **pool,
        CompromisedCredentialsRiskConfiguration=NOTHING,
        AccountTakeoverRiskConfiguration=NO_TAKEOVER,
        RiskExceptionConfiguration=ADDRESSES,
    )
    assert "BlockedIPRangeList" in json.dumps(strict.describe_risk_configuration(**pool)["RiskConfiguration"], default=str)


def test_a_strict_server_refuses_what_it_would_only_keep(strict):
    pool = {"UserPoolId": strict.create_user_pool(PoolName="plain")["UserPool"]["Id"]}
    client = {"ClientId": strict.create_user_pool_client(**pool, ClientName="web")["UserPoolClient"]["ClientId"]}
    strict.set_user_pool_session_configuration(**pool, **TRACKED)
    oidc = {"ProviderName": "Example", "ProviderType": "OIDC", "ProviderDetails": OIDC}
    custom = {"Domain": "auth.example.com", "CustomDomainConfig": {"CertificateArn": CERTIFICATE}}
    first = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "SOFTWARE_TOKEN"]}}
    calls = [
        ("ProviderDetails", strict.create_identity_provider, pool | oidc),
        ("Domain", strict.create_user_pool_domain, pool | {"Domain": "shop"}),
        ("ManagedLoginVersion", strict.create_user_pool_domain, pool | {"Domain": "shop", "ManagedLoginVersion": 2}),
        ("CustomDomainConfig.CertificateArn", strict.create_user_pool_domain, pool | custom),
        ("UseCognitoProvidedValues", strict.create_managed_login_branding, pool | client | {"UseCognitoProvidedValues": True}),
        ("Links", strict.create_terms, pool | client | TERMS),
        ("RegionName", strict.create_user_pool_replica, pool | {"RegionName": "us-west-2"}),
        ("SSOSession.MaxValidityMinutes", strict.set_user_pool_client_session_configuration, pool | client | SESSION),
        ("ProvisionedLimitValue", strict.update_provisioned_limit, limit(200)),
        ("Policies.SignInPolicy.AllowedFirstAuthFactors", strict.update_user_pool, pool | {"Policies": first}),
        ("DcrConfiguration", strict.update_user_pool, pool | {"DcrConfiguration": {"EnableStatus": "Enabled"}}),
        ("DcrConfiguration", strict.update_user_pool, pool | {"DcrConfiguration": {}}),
    ]
    for setting, call, members in calls:
        code, message = refused(call, **members)
        assert (code, message.split(" has no effect")[0]) == ("InvalidParameterException", setting)
    strict.update_user_pool(**pool, DcrConfiguration={"EnableStatus": "Disabled"})
    strict.update_provisioned_limit(**limit(120))
    session = {"SSOSession": {"MaxValidityMinutes": 60}}
    strict.set_user_pool_client_session_configuration(**pool, **client, **session)


def test_risks_that_nothing_is_done_about_are_reported_of_pools_and_clients(server):
    idp = client_of(server)
    pool = {"UserPoolId": idp.create_user_pool(PoolName="watched", **WATCHED)["UserPool"]["Id"]}
    own, heir = (idp.create_user_pool_client(**pool, ClientName=name)["UserPoolClient"]["ClientId"] for name in ("a", "b"))
    idp.set_risk_configuration(**pool, RiskExceptionConfiguration=ADDRESSES)
    assert findings(server) == set(), "addresses are blocked"
    idp.set_risk_configuration(**pool, CompromisedCredentialsRiskConfiguration=BLOCK, RiskExceptionConfiguration=ADDRESSES)
    idp.set_risk_configuration(**pool, ClientId=own, AccountTakeoverRiskConfiguration=TAKEOVER)
    assert findings(server) == {
        ("risk configuration", None, None, COMPROMISED),
        ("risk configuration", own, None, ACTIONS),
    }
    done = run("pool", "check", "--strict", server=server)
    assert done.returncode == 1 and heir not in done.stdout
    assert f"{pool['UserPoolId']} client {own} risk configuration: {ACTIONS} has no effect: no sign-in is scored" in done.stdout


def test_what_belongs_to_a_pool_is_looked_through(server):
    idp = client_of(server)
    pool = {"UserPoolId": idp.create_user_pool(PoolName="busy", **REPLICABLE)["UserPool"]["Id"]}
    client = idp.create_user_pool_client(**pool, ClientName="web")["UserPoolClient"]["ClientId"]
    of_client = pool | {"ClientId": client}
    before = findings(server)
    idp.create_identity_provider(**pool, ProviderName="Example", ProviderType="OIDC", ProviderDetails=OIDC)
    idp.create_user_pool_domain(**pool, Domain="looked-through", ManagedLoginVersion=2)
    config = {"CertificateArn": CERTIFICATE}
    idp.create_user_pool_domain(**pool, Domain="auth.example.com", CustomDomainConfig=config)
    idp.create_managed_login_branding(**of_client, UseCognitoProvidedValues=True)
    idp.set_ui_customization(**pool, CSS=CSS)
    idp.create_terms(**of_client, **TERMS)
    idp.create_user_pool_replica(**pool, RegionName="us-west-2")
    idp.set_user_pool_session_configuration(**pool, **TRACKED)
    idp.set_user_pool_client_session_configuration(**of_client, **SESSION)
    assert findings(server, "--pool", pool["UserPoolId"]) - before == {
        ("user pool", None, None, "Domain"),
        ("identity provider", None, "Example", "ProviderDetails"),
        ("domain", None, "looked-through", "ManagedLoginVersion"),
        ("domain", None, "auth.example.com", "CustomDomainConfig.CertificateArn"),
        ("managed login branding", client, None, "UseCognitoProvidedValues"),
        ("UI customization", None, None, "CSS"),
        ("terms", client, "terms-of-use", "Links"),
        ("replica", None, "us-west-2", "RegionName"),
        ("app client session", client, None, "SSOSession.MaxValidityMinutes"),
    }
    idp.set_ui_customization(**of_client, CSS=CSS)
    assert ("UI customization", client, None, "CSS") in findings(server)


def test_a_limit_that_was_raised_is_reported_where_all_pools_are(server):
    idp = client_of(server)
    pool = idp.create_user_pool(PoolName="plain")["UserPool"]["Id"]
    idp.update_provisioned_limit(**limit(200))
    assert findings(server) == {("provisioned limit", None, "UserRead", "ProvisionedLimitValue")}
    assert findings(server, "--pool", pool) == set()
    idp.update_provisioned_limit(**limit(120))
    assert findings(server) == set()


def test_a_first_factor_that_signs_nobody_in_is_reported(server):
    idp = client_of(server)
    factors = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "SOFTWARE_TOKEN"]}}
    idp.create_user_pool(PoolName="app", Policies=factors, DcrConfiguration={"EnableStatus": "Disabled"})
    assert findings(server) == {("user pool", None, None, "Policies.SignInPolicy.AllowedFirstAuthFactors")}
