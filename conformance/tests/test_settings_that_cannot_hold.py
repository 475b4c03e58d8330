"""Settings that nothing could follow: redirect URLs that lead nowhere, limits that no value keeps, passkeys for no domain."""

import pytest

from harness.refusals import refused

INVALID = "InvalidParameterException"
GOOD_URLS = [
    "https://example.com",
    "https://example.com:8443/back?x=1",
    "http://localhost",
    "http://localhost:3000/back",
    "http://127.0.0.1:3000",
    "http://[::1]:3000/",
    "myapp://back",
    "com.example.app:/back",
]
BAD_URLS = [
    ("nonsense", "Invalid url: nonsense"),
    ("/back", "Invalid url: /back"),
    ("//example.com/back", "Invalid url: //example.com/back"),
    ("https://", "Invalid url: https://"),
    ("http:example.com", "Invalid url: http:example.com"),
    ("https://a.b/#x", "https://a.b/#x cannot have a fragment."),
    ("myapp://back#x", "myapp://back#x cannot have a fragment."),
    ("http://example.com", "http://example.com cannot use the HTTP protocol."),
    ("http://localhost.example.com", "http://localhost.example.com cannot use the HTTP protocol."),
    ("http://localhost@example.com", "http://localhost@example.com cannot use the HTTP protocol."),
]


@pytest.mark.parametrize("member", ["CallbackURLs", "LogoutURLs"])
def test_a_redirect_url_that_no_browser_should_follow_is_refused(make_pool, idp, member):
    pool = make_pool()
    client = pool.client(**{member: GOOD_URLS})
    kept = idp.describe_user_pool_client(UserPoolId=pool.id, ClientId=client.id)["UserPoolClient"]
    assert kept[member] == GOOD_URLS
    for url, text in BAD_URLS:
        given = {"UserPoolId": pool.id, member: ["https://example.com", url]}
        assert refused(idp.create_user_pool_client, ClientName="web", **given) == (INVALID, text)
        assert refused(idp.update_user_pool_client, ClientId=client.id, **given) == (INVALID, text)
    assert idp.describe_user_pool_client(UserPoolId=pool.id, ClientId=client.id)["UserPoolClient"] == kept


def text_limits(minimum: str, maximum: str) -> dict:
    return {"AttributeDataType": "String", "StringAttributeConstraints": {"MinLength": minimum, "MaxLength": maximum}}


def number_limits(minimum: str, maximum: str) -> dict:
    return {"AttributeDataType": "Number", "NumberAttributeConstraints": {"MinValue": minimum, "MaxValue": maximum}}


NO_LENGTH = "Attribute custom:x has a length constraint that is not a length from 0 to 2048"
NO_NUMBER = "Attribute custom:x has a constraint that is not a number"


@pytest.mark.parametrize(
    ("limits", "text"),
    [
        (text_limits("1.5", "3"), NO_LENGTH),
        (text_limits("1", "3.5"), NO_LENGTH),
        (text_limits("-5", "-1"), NO_LENGTH),
        (text_limits("one", "2"), NO_LENGTH),
        (text_limits("2049", "4096"), NO_LENGTH),
        (number_limits("1", "NaN"), NO_NUMBER),
        (number_limits("-inf", "1"), NO_NUMBER),
        (number_limits("1", "1e999"), NO_NUMBER),
    ],
)
def test_a_limit_that_no_value_can_keep_is_refused(make_pool, idp, limits, text):
    attribute = {"Name": "x"} | limits
    assert refused(idp.create_user_pool, PoolName="x", Schema=[attribute]) == (INVALID, text)
    pool = make_pool()
    assert refused(idp.add_custom_attributes, UserPoolId=pool.id, CustomAttributes=[attribute]) == (INVALID, text)


def test_limits_at_their_ends_are_kept_and_held(make_pool, idp):
    schema = [
        {"Name": "short"} | text_limits("0", "0"),
        {"Name": "long"} | text_limits("2048", "9" * 30),
        {"Name": "part"} | number_limits("-1.5", "1.5"),
    ]
    pool = make_pool(Schema=schema)
    kept = idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["SchemaAttributes"][-3:]
    assert [it.get("StringAttributeConstraints") for it in kept[:2]] == [
        {"MinLength": "0", "MaxLength": "0"},
        {"MinLength": "2048", "MaxLength": "9" * 30},
    ]
    for name, value in [("custom:short", "x"), ("custom:long", "x" * 2047), ("custom:part", "1.6")]:
        given = [{"Name": name, "Value": value}]
        assert refused(idp.admin_create_user, UserPoolId=pool.id, Username="ann", UserAttributes=given)[0] == INVALID
    pool.user("ann", **{"custom:long": "x" * 2048, "custom:part": "-1.5"})


def test_passkeys_are_for_a_domain(make_pool, idp):
    pool = make_pool()

    def setting(domain: str) -> dict:
        return {"UserPoolId": pool.id, "WebAuthnConfiguration": {"RelyingPartyId": domain}}

    for domain in ("localhost", "example.com", "auth.example.com"):
        idp.set_user_pool_mfa_config(**setting(domain))
    for domain in ("https://example.com", "example.com:8080", "example.com/", "Example.com", "127.0.0.1", "a..b", "-a.b"):
        assert refused(idp.set_user_pool_mfa_config, **setting(domain)) == (
            INVALID,
            "RelyingPartyId must be a domain name.",
        )
    kept = idp.get_user_pool_mfa_config(UserPoolId=pool.id)["WebAuthnConfiguration"]
    assert kept["RelyingPartyId"] == "auth.example.com"
