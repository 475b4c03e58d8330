"""The signing certificate of a pool, read by a real X.509 parser, and the provisioned limits of the server."""

import base64
import datetime

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from harness.refusals import refused

INVALID = "InvalidParameterException"
UNKNOWN = "ResourceNotFoundException"


def certificate(idp, pool_id: str) -> x509.Certificate:
    encoded = idp.get_signing_certificate(UserPoolId=pool_id)["Certificate"]
    assert "BEGIN" not in encoded and "\n" not in encoded
    return x509.load_der_x509_certificate(base64.b64decode(encoded, validate=True))


def test_the_certificate_is_the_pools_own_and_signed_by_itself(make_pool, idp):
    one, other = make_pool(), make_pool()
    found = certificate(idp, one.id)
    key = found.public_key()
    assert isinstance(key, rsa.RSAPublicKey) and key.key_size == 2048
    key.verify(found.signature, found.tbs_certificate_bytes, padding.PKCS1v15(), found.signature_hash_algorithm)
    assert found.issuer == found.subject
    assert found.subject.rfc4514_string() == f"CN={one.id}"
    assert found.version == x509.Version.v3
    usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature and not usage.key_cert_sign

    now = datetime.datetime.now(datetime.UTC)
    assert found.not_valid_before_utc <= now < found.not_valid_before_utc + datetime.timedelta(days=2)
    assert found.not_valid_after_utc.year == found.not_valid_before_utc.year + 10
    assert certificate(idp, one.id) == found
    elsewhere = certificate(idp, other.id)
    assert elsewhere != found
    assert elsewhere.public_key().public_numbers() != key.public_numbers()


def test_the_certificate_survives_a_restart_and_goes_with_its_pool(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool_id = idp.create_user_pool(PoolName="certified")["UserPool"]["Id"]
    before = certificate(idp, pool_id)
    assert server.stop() == 0
    server.start()
    assert certificate(idp, pool_id) == before
    idp.delete_user_pool(UserPoolId=pool_id)
    assert refused(idp.get_signing_certificate, UserPoolId=pool_id) == (UNKNOWN, f"User pool {pool_id} does not exist.")


def test_the_aws_cli_reads_the_certificate(cli_1, make_pool, idp):
    pool = make_pool()
    printed = cli_1("cognito-idp", "get-signing-certificate", "--user-pool-id", pool.id)["Certificate"]
    assert x509.load_der_x509_certificate(base64.b64decode(printed)) == certificate(idp, pool.id)


def category(name: str) -> dict:
    return {"LimitClass": "API_CATEGORY", "Attributes": {"Category": name}}


@pytest.mark.parametrize(
    ("name", "free"),
    [("UserAuthentication", 120), ("UserFederation", 25), ("UserPoolRead", 15), ("ClientAuthentication", 150)],
)
def test_the_free_rates_are_those_of_the_quotas(idp, name, free):
    limit = idp.get_provisioned_limit(LimitDefinition=category(name))["Limit"]
    assert limit == {"LimitDefinition": category(name), "ProvisionedLimitValue": free, "FreeLimitValue": free}


def test_a_limit_lies_between_the_free_rate_and_the_maximum_and_is_kept(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    definition = category("UserCreation")
    raised = idp.update_provisioned_limit(LimitDefinition=definition, RequestedLimitValue=75)["Limit"]
    assert raised == {"LimitDefinition": definition, "ProvisionedLimitValue": 75, "FreeLimitValue": 50}
    assert refused(idp.update_provisioned_limit, LimitDefinition=definition, RequestedLimitValue=49) == (
        INVALID,
        "RequestedLimitValue can not be lower than the default limit: 50.",
    )
    assert refused(idp.update_provisioned_limit, LimitDefinition=definition, RequestedLimitValue=5001) == (
        "ServiceQuotaExceededException",
        "RequestedLimitValue exceeds the maximum of the account: 5000.",
    )
    assert server.stop() == 0
    server.start()
    assert idp.get_provisioned_limit(LimitDefinition=definition)["Limit"] == raised
    free = idp.update_provisioned_limit(LimitDefinition=definition, RequestedLimitValue=50)["Limit"]
    assert free["ProvisionedLimitValue"] == 50


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({}, "LimitDefinition must have the attribute Category."),
        ({"Category": "Everything"}, "Everything is not an API category."),
        ({"Category": "UserRead", "Pool": "x"}, "LimitDefinition can not have the attribute Pool."),
    ],
)
def test_a_definition_names_one_category(idp, attributes, message):
    definition = {"LimitClass": "API_CATEGORY", "Attributes": attributes}
    assert refused(idp.get_provisioned_limit, LimitDefinition=definition) == (INVALID, message)
    assert refused(idp.update_provisioned_limit, LimitDefinition=definition, RequestedLimitValue=200) == (INVALID, message)


def test_the_aws_cli_reads_and_raises_a_limit(cli_1):
    definition = ["--limit-definition", "LimitClass=API_CATEGORY,Attributes={Category=UserList}"]
    raised = cli_1("cognito-idp", "update-provisioned-limit", *definition, "--requested-limit-value", "31")["Limit"]
    assert cli_1("cognito-idp", "get-provisioned-limit", *definition)["Limit"] == raised
    assert (raised["ProvisionedLimitValue"], raised["FreeLimitValue"]) == (31, 30)
