"""Identity providers of a pool with boto3 and the AWS CLI: what each type needs, what is added, what is kept secret."""

import json

import pytest

from harness.refusals import refused

OIDC = {
    "client_id": "1example23456789",
    "client_secret": "a-secret-of-the-oidc-provider",
    "authorize_scopes": "openid profile email",
    "attributes_request_method": "GET",
    "oidc_issuer": "https://auth.example.com",
}
SOCIAL = {"client_id": "1example23456789", "client_secret": "a-secret-of-a-social-provider", "authorize_scopes": "email"}
APPLE = {
    "client_id": "com.example.app",
    "team_id": "TEAM",
    "key_id": "KEY",
    "private_key": "a-private-key-of-apple",
    "authorize_scopes": "email name",
}
METADATA = """<?xml version="1.0" encoding="UTF-8"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com/metadata">
  <md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
      Location="https://idp.example.com/slo"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
      Location="https://idp.example.com/post"/>
    <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
      Location="https://idp.example.com/sso"/>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>"""

# Name and type, what is given, what is added, and the claim that the username comes from.
PROVIDERS = {
    "OIDC": ("MyOidc", OIDC, {"attributes_url_add_attributes": "false"}, "sub"),
    "SAML": (
        "MySaml",
        {"MetadataFile": METADATA, "IDPSignout": "true", "RequestSigningAlgorithm": "rsa-sha256"},
        {"SSORedirectBindingURI": "https://idp.example.com/sso", "SLORedirectBindingURI": "https://idp.example.com/slo"},
        None,
    ),
    "Google": (
        "Google",
        SOCIAL,
        {
            "attributes_url": "https://people.googleapis.com/v1/people/me?personFields=",
            "attributes_url_add_attributes": "true",
            "authorize_url": "https://accounts.google.com/o/oauth2/v2/auth",
            "oidc_issuer": "https://accounts.google.com",
            "token_request_method": "POST",
            "token_url": "https://www.googleapis.com/oauth2/v4/token",
        },
        "sub",
    ),
    "Facebook": (
        "Facebook",
        SOCIAL | {"api_version": "v17.0"},
        {
            "attributes_url": "https://graph.facebook.com/v17.0/me?fields=",
            "attributes_url_add_attributes": "true",
            "authorize_url": "https://www.facebook.com/v17.0/dialog/oauth",
            "token_request_method": "GET",
            "token_url": "https://graph.facebook.com/v17.0/oauth/access_token",
        },
        "id",
    ),
    "LoginWithAmazon": (
        "LoginWithAmazon",
        SOCIAL,
        {
            "attributes_url": "https://api.amazon.com/user/profile",
            "attributes_url_add_attributes": "false",
            "authorize_url": "https://www.amazon.com/ap/oa",
            "token_request_method": "POST",
            "token_url": "https://api.amazon.com/auth/o2/token",
        },
        "user_id",
    ),
}


@pytest.mark.parametrize("kind", PROVIDERS)
def test_a_provider_is_described_with_what_is_fixed_about_it(make_pool, idp, kind):
    provider_name, given, added, subject = PROVIDERS[kind]
    pool = make_pool()
    created = idp.create_identity_provider(
        UserPoolId=pool.id,
        ProviderName=provider_name,
        ProviderType=kind,
        ProviderDetails=given,
        AttributeMapping={"email": "email"},
    )["IdentityProvider"]
    assert created["ProviderDetails"] == given | added
    assert created["AttributeMapping"] == {"email": "email"} | ({"username": subject} if subject else {})
    members = {"UserPoolId": pool.id, "ProviderName": provider_name}
    assert idp.describe_identity_provider(**members)["IdentityProvider"] == created
    # What was described can be sent back, as tools do that keep a configuration.
    updated = idp.update_identity_provider(**members, ProviderDetails=created["ProviderDetails"])["IdentityProvider"]
    assert updated["ProviderDetails"] == created["ProviderDetails"]


def test_apples_private_key_is_never_shown(make_pool, idp):
    pool = make_pool()
    created = idp.create_identity_provider(
        UserPoolId=pool.id, ProviderName="SignInWithApple", ProviderType="SignInWithApple", ProviderDetails=APPLE
    )["IdentityProvider"]
    shown = {name: value for name, value in APPLE.items() if name != "private_key"}
    assert created["ProviderDetails"] == shown | {
        "attributes_url_add_attributes": "false",
        "authorize_url": "https://appleid.apple.com/auth/authorize",
        "oidc_issuer": "https://appleid.apple.com",
        "token_request_method": "POST",
        "token_url": "https://appleid.apple.com/auth/token",
    }


@pytest.fixture
def create(make_pool, idp):
    """Makes a provider in a pool of its own; `create.pool` is the pool."""
    pool = make_pool()

    def call(provider_name="MyOidc", kind="OIDC", details=OIDC, **more):
        members = {"UserPoolId": pool.id, "ProviderName": provider_name, "ProviderType": kind}
        return idp.create_identity_provider(**members, ProviderDetails=details, **more)["IdentityProvider"]

    call.pool = pool
    return call


def without(details: dict, name: str) -> dict:
    return {key: value for key, value in details.items() if key != name}


OIDC_MISSING = "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details."
SOCIAL_MISSING = "clientId, clientSecret and authorizeScopes are all required idp details."
APPLE_MISSING = "clientId, privateKey, teamId, and keyId are all required idp details."


@pytest.mark.parametrize(
    ("provider_name", "kind", "details", "message"),
    [
        ("MyOidc", "OIDC", without(OIDC, "client_id"), OIDC_MISSING),
        ("MyOidc", "OIDC", without(OIDC, "oidc_issuer"), OIDC_MISSING),
        ("MyOidc", "OIDC", OIDC | {"oidc_issuer": "http://auth.example.com"}, "OIDC endpoint must start with https://"),
        (
            "MyOidc",
            "OIDC",
            OIDC | {"attributes_request_method": "PUT"},
            "Member must satisfy enum value set: [POST, GET]",
        ),
        ("MySaml", "SAML", {}, "At least one of the MetadataURL or MetadataFile should be provided."),
        (
            "MySaml",
            "SAML",
            {"MetadataFile": METADATA, "MetadataURL": "https://idp.example.com/metadata"},
            "Only one of the MetadataURL or MetadataFile should be provided.",
        ),
        ("MySaml", "SAML", {"MetadataFile": "<html/>"}, "Unable to unmarshall metadata"),
        ("Google", "Google", without(SOCIAL, "client_secret"), SOCIAL_MISSING),
        ("SignInWithApple", "SignInWithApple", without(APPLE, "private_key"), APPLE_MISSING),
        ("MyGoogle", "Google", SOCIAL, "Provider MyGoogle cannot be of type Google."),
        ("Google", "OIDC", OIDC, "Provider Google cannot be of type OIDC."),
    ],
)
def test_what_a_provider_lacks_is_said(create, provider_name, kind, details, message):
    assert refused(create, provider_name, kind, details) == ("InvalidParameterException", message)


def test_claims_are_mapped_to_attributes_that_the_pool_has(make_pool, idp, create):
    assert refused(create, AttributeMapping={"custom:groups": "groups", "email": "email"}) == (
        "InvalidParameterException",
        "AttributeMapping contains invalid mapping: [custom:groups]",
    )
    idp.add_custom_attributes(UserPoolId=create.pool.id, CustomAttributes=[{"Name": "groups", "Mutable": True}])
    created = create(AttributeMapping={"custom:groups": "groups"}, AcrMapping={"Level1": "low"})
    assert created["AttributeMapping"] == {"custom:groups": "groups", "username": "sub"}
    assert created["AcrMapping"] == {"Level1": "low"}


def test_names_and_identifiers_lead_to_one_provider(idp, create):
    pool = {"UserPoolId": create.pool.id}
    created = create(IdpIdentifiers=["example.com", "example.org"])
    for identifier in created["IdpIdentifiers"]:
        found = idp.get_identity_provider_by_identifier(**pool, IdpIdentifier=identifier)["IdentityProvider"]
        assert found == created
    assert refused(create)[0] == "DuplicateProviderException"
    assert refused(create, "Other", IdpIdentifiers=["example.com"])[0] == "InvalidParameterException"
    idp.update_identity_provider(**pool, ProviderName="MyOidc", IdpIdentifiers=["example.net"])
    assert refused(idp.get_identity_provider_by_identifier, **pool, IdpIdentifier="example.com") == (
        "ResourceNotFoundException",
        "Identity provider example.com does not exist.",
    )
    assert create("Other", IdpIdentifiers=["example.com"])["IdpIdentifiers"] == ["example.com"]


def test_providers_are_listed_page_by_page_and_deleted(idp, create):
    pool = {"UserPoolId": create.pool.id}
    for index in range(5):
        create(f"provider-{index}")
    pages = list(idp.get_paginator("list_identity_providers").paginate(**pool, PaginationConfig={"PageSize": 2}))
    assert [len(page["Providers"]) for page in pages] == [2, 2, 1]
    listed = [provider for page in pages for provider in page["Providers"]]
    assert [provider["ProviderName"] for provider in listed] == [f"provider-{index}" for index in range(5)]
    assert set(listed[0]) == {"ProviderName", "ProviderType", "LastModifiedDate", "CreationDate"}
    idp.delete_identity_provider(**pool, ProviderName="provider-0")
    gone = ("ResourceNotFoundException", "Identity provider provider-0 does not exist.")
    assert refused(idp.delete_identity_provider, **pool, ProviderName="provider-0") == gone
    assert refused(idp.describe_identity_provider, **pool, ProviderName="provider-0") == gone
    assert refused(idp.update_identity_provider, **pool, ProviderName="provider-0") == gone


def test_an_app_client_names_providers_that_the_pool_has(idp, create):
    pool = create.pool
    members = {"ClientName": "app", "SupportedIdentityProviders": ["COGNITO", "MyOidc"]}
    assert refused(idp.create_user_pool_client, UserPoolId=pool.id, **members) == (
        "InvalidParameterException",
        f"The provider MyOidc does not exist for User Pool {pool.id}",
    )
    create()
    client = idp.create_user_pool_client(UserPoolId=pool.id, **members)["UserPoolClient"]
    assert client["SupportedIdentityProviders"] == ["COGNITO", "MyOidc"]


def test_a_provider_has_a_group(idp, create):
    pool = {"UserPoolId": create.pool.id}
    create()
    group = f"{create.pool.id}_MyOidc"
    assert idp.get_group(**pool, GroupName=group)["Group"]["GroupName"] == group
    idp.delete_identity_provider(**pool, ProviderName="MyOidc")
    create()
    assert [it["GroupName"] for it in idp.list_groups(**pool)["Groups"]] == [group]


def test_a_pool_has_three_hundred_providers(idp, create):
    for index in range(300):
        create(f"provider-{index}")
    assert refused(create)[0] == "LimitExceededException"


def test_secrets_are_sealed_and_survive_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = idp.create_user_pool(PoolName="p")["UserPool"]["Id"]
    made = [("MyOidc", "OIDC", OIDC), ("Google", "Google", SOCIAL), ("SignInWithApple", "SignInWithApple", APPLE)]
    for provider_name, kind, details in made:
        idp.create_identity_provider(
            UserPoolId=pool, ProviderName=provider_name, ProviderType=kind, ProviderDetails=details
        )
    server.stop()
    stored = server.store.contents()
    for secret in (OIDC["client_secret"], SOCIAL["client_secret"], APPLE["private_key"]):
        assert secret.encode() not in stored
        assert secret not in server.log()
    server.start()
    described = idp.describe_identity_provider(UserPoolId=pool, ProviderName="Google")["IdentityProvider"]
    assert described["ProviderDetails"]["client_secret"] == SOCIAL["client_secret"]


def test_the_aws_cli_makes_and_shows_a_provider(make_pool, cli_1):
    pool = make_pool()
    where = ("--user-pool-id", pool.id, "--provider-name", "MyOidc")
    created = cli_1(
        "cognito-idp",
        "create-identity-provider",
        *where,
        "--provider-type",
        "OIDC",
        "--provider-details",
        json.dumps(OIDC),
        "--attribute-mapping",
        "email=mail",
        "--idp-identifiers",
        "example.com",
    )["IdentityProvider"]
    assert cli_1("cognito-idp", "describe-identity-provider", *where)["IdentityProvider"] == created
    listed = cli_1("cognito-idp", "list-identity-providers", "--user-pool-id", pool.id, "--max-results", "10")
    assert [provider["ProviderName"] for provider in listed["Providers"]] == ["MyOidc"]
