"""Domains of a pool with boto3 and the AWS CLI."""

import pytest

from harness import ACCOUNT
from harness.refusals import refused

CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb"
CUSTOM = {"CertificateArn": CERTIFICATE, "SecurityPolicy": "TLS_V1_2_2021"}
FORM = (
    "The domain name contains an invalid character. Domain names can only contain lower-case letters, numbers, and "
    "hyphens. Please enter a different name that follows this format: ^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$"
)
NOTHING = ("InvalidParameterException", "No such domain or user pool exists.")


@pytest.fixture
def pool(make_pool):
    return make_pool()


def described(idp, domain: str) -> dict:
    return idp.describe_user_pool_domain(Domain=domain)["DomainDescription"]


def of_pool(idp, pool) -> tuple:
    shown = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]
    return shown.get("Domain"), shown.get("CustomDomain")


def test_a_prefix_domain_is_made_described_and_deleted(pool, name, idp):
    assert described(idp, name) == {}
    created = idp.create_user_pool_domain(Domain=name, UserPoolId=pool.id, ManagedLoginVersion=2)
    assert (created["ManagedLoginVersion"], "CloudFrontDomain" in created) == (2, False)
    shown = described(idp, name)
    assert shown.pop("Version").isdigit()
    assert shown == {
        "UserPoolId": pool.id,
        "AWSAccountId": ACCOUNT,
        "Domain": name,
        "CloudFrontDistribution": "127.0.0.1",
        "Status": "ACTIVE",
        "CustomDomainConfig": {},
        "ManagedLoginVersion": 2,
    }
    assert of_pool(idp, pool) == (name, None)
    assert refused(idp.delete_user_pool, UserPoolId=pool.id) == (
        "InvalidParameterException",
        "User pool cannot be deleted. It has a domain configured that should be deleted first.",
    )
    idp.delete_user_pool_domain(Domain=name, UserPoolId=pool.id)
    assert (described(idp, name), of_pool(idp, pool)) == ({}, (None, None))
    assert refused(idp.delete_user_pool_domain, Domain=name, UserPoolId=pool.id) == NOTHING
    idp.delete_user_pool(UserPoolId=pool.id)


def test_a_custom_domain_has_a_certificate(pool, name, idp):
    domain = f"{name}.example.com"
    created = idp.create_user_pool_domain(Domain=domain, UserPoolId=pool.id, CustomDomainConfig=CUSTOM)
    assert (created["ManagedLoginVersion"], created["CloudFrontDomain"]) == (1, "127.0.0.1")
    assert described(idp, domain)["CustomDomainConfig"] == CUSTOM
    assert of_pool(idp, pool) == (None, domain)
    other = {"CertificateArn": CERTIFICATE.replace("aaaa", "cccc")}
    updated = idp.update_user_pool_domain(
        Domain=domain, UserPoolId=pool.id, CustomDomainConfig=other, ManagedLoginVersion=2
    )
    assert (updated["ManagedLoginVersion"], updated["CloudFrontDomain"]) == (2, "127.0.0.1")
    shown = described(idp, domain)
    assert (shown["CustomDomainConfig"], shown["ManagedLoginVersion"]) == (other, 2)
    idp.update_user_pool_domain(Domain=domain, UserPoolId=pool.id, ManagedLoginVersion=1)
    assert described(idp, domain)["CustomDomainConfig"] == other, "what is left out stays"
    idp.create_user_pool_domain(Domain=name, UserPoolId=pool.id)
    assert of_pool(idp, pool) == (name, domain)


def test_a_pool_has_one_of_each_and_a_domain_one_pool(pool, make_pool, name, idp):
    idp.create_user_pool_domain(Domain=name, UserPoolId=pool.id)
    assert refused(idp.create_user_pool_domain, Domain=f"{name}-2", UserPoolId=pool.id) == (
        "InvalidParameterException",
        "User pool already has a domain configured.",
    )
    other = make_pool()
    assert refused(idp.create_user_pool_domain, Domain=name, UserPoolId=other.id) == (
        "InvalidParameterException",
        "Domain already associated with another user pool.",
    )
    assert of_pool(idp, other) == (None, None)
    assert refused(idp.delete_user_pool_domain, Domain=name, UserPoolId=other.id) == NOTHING
    assert refused(idp.update_user_pool_domain, Domain=name, UserPoolId=other.id) == NOTHING
    assert described(idp, name)["UserPoolId"] == pool.id


@pytest.mark.parametrize(
    ("domain", "more", "message"),
    [
        ("auth.example.com", {}, FORM),
        ("my_shop", {}, FORM),
        ("shop-", {}, FORM),
        ("shop", {"CustomDomainConfig": CUSTOM}, FORM),
        ("my-aws-shop", {}, "Domain cannot contain reserved word: aws"),
        ("amazonia", {}, "Domain cannot contain reserved word: amazon"),
        ("cognito-shop", {}, "Domain cannot contain reserved word: cognito"),
        ("shop", {"ManagedLoginVersion": 3}, "Invalid ManagedLoginVersion: 3. It must be 1 or 2."),
    ],
)
def test_what_cannot_be_a_domain_is_refused(pool, idp, domain, more, message):
    call = {"Domain": domain, "UserPoolId": pool.id} | more
    assert refused(idp.create_user_pool_domain, **call) == ("InvalidParameterException", message)


def test_a_prefix_has_no_certificate_and_lite_no_managed_login(pool, make_pool, name, idp):
    idp.create_user_pool_domain(Domain=name, UserPoolId=pool.id)
    assert refused(idp.update_user_pool_domain, Domain=name, UserPoolId=pool.id, CustomDomainConfig=CUSTOM) == (
        "InvalidParameterException",
        "CustomDomainConfig can only be set for a custom domain.",
    )
    lite = make_pool(UserPoolTier="LITE")
    members = {"Domain": f"{name}-lite", "UserPoolId": lite.id}
    code, _ = refused(idp.create_user_pool_domain, **members, ManagedLoginVersion=2)
    assert code == "FeatureUnavailableInTierException"
    idp.create_user_pool_domain(**members, ManagedLoginVersion=1)


def test_the_aws_cli_makes_describes_and_deletes_a_domain(pool, name, cli_1):
    where = ("--user-pool-id", pool.id, "--domain", name)
    assert cli_1("cognito-idp", "create-user-pool-domain", *where)["ManagedLoginVersion"] == 1
    shown = cli_1("cognito-idp", "describe-user-pool-domain", "--domain", name)["DomainDescription"]
    assert (shown["UserPoolId"], shown["Status"]) == (pool.id, "ACTIVE")
    cli_1("cognito-idp", "delete-user-pool-domain", *where)
    assert cli_1("cognito-idp", "describe-user-pool-domain", "--domain", name)["DomainDescription"] == {}


def test_domains_survive_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = idp.create_user_pool(PoolName="p")["UserPool"]["Id"]
    idp.create_user_pool_domain(Domain="shop", UserPoolId=pool)
    before = described(idp, "shop")
    server.stop()
    server.start()
    assert described(idp, "shop") == before
    assert idp.describe_user_pool(UserPoolId=pool)["UserPool"]["Domain"] == "shop"
