"""Links between users and identities with other providers, with boto3 and the AWS CLI."""

import json
import time

import pytest

from harness.pools import attribute_map
from harness.refusals import refused
from harness.tokens import verified_pair

SOCIAL = {"client_id": "c", "client_secret": "s", "authorize_scopes": "email"}
OIDC = {
    "client_id": "c",
    "authorize_scopes": "openid",
    "attributes_request_method": "GET",
    "oidc_issuer": "https://auth.example.com",
}
METADATA = (
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">'
    "<IDPSSODescriptor/></EntityDescriptor>"
)
NOT_LINKED = (
    "InvalidParameterException",
    "Account isn't linked to anyone else, verify that the account has been linked",
)


def identity(provider: str, subject: str, attribute: str = "Cognito_Subject") -> dict:
    return {"ProviderName": provider, "ProviderAttributeName": attribute, "ProviderAttributeValue": subject}


def own(name: str) -> dict:
    return identity("Cognito", name)


@pytest.fixture
def pool(make_pool, idp):
    """A pool with the providers Google, MyOidc and MySaml and the users jane and joe."""
    made = make_pool(Schema=[{"Name": "tenant", "AttributeDataType": "String", "Mutable": False}])
    saml = {"MetadataFile": METADATA}
    for name, kind, details in [("Google", "Google", SOCIAL), ("MyOidc", "OIDC", OIDC), ("MySaml", "SAML", saml)]:
        idp.create_identity_provider(
            UserPoolId=made.id,
            ProviderName=name,
            ProviderType=kind,
            ProviderDetails=details,
            AttributeMapping={"email": "email"},
        )
    made.user("jane", email="jane@example.com")
    made.user("joe")
    return made


@pytest.fixture
def link(pool, idp):
    return lambda destination, source: idp.admin_link_provider_for_user(
        UserPoolId=pool.id, DestinationUser=destination, SourceUser=source
    )


@pytest.fixture
def disable(pool, idp):
    return lambda user: idp.admin_disable_provider_for_user(UserPoolId=pool.id, User=user)


def identities(idp, pool, name: str) -> list:
    attributes = attribute_map(idp.admin_get_user(UserPoolId=pool.id, Username=name)["UserAttributes"])
    return json.loads(attributes.get("identities", "[]"))


def test_a_link_is_shown_where_cognito_shows_it(pool, link, idp):
    link(own("jane"), identity("Google", "113"))
    link(own("jane"), identity("MySaml", "jane@idp"))
    google, saml = identities(idp, pool, "jane")
    assert abs(google.pop("dateCreated") / 1000 - time.time()) < 300
    assert google == {
        "userId": "113",
        "providerName": "Google",
        "providerType": "Google",
        "issuer": None,
        "primary": False,
    }
    assert (saml["issuer"], saml["providerType"]) == ("https://idp.example.com", "SAML")
    client = pool.client(ReadAttributes=["email"])
    tokens = client.password("jane")["AuthenticationResult"]
    claims, _ = verified_pair(client, tokens)
    assert [entry["userId"] for entry in claims["identities"]] == ["113", "jane@idp"]
    first = claims["identities"][0]
    assert (first["primary"], first["dateCreated"].isdigit(), first["issuer"]) == ("false", True, None)
    shown = attribute_map(idp.get_user(AccessToken=tokens["AccessToken"])["UserAttributes"])
    assert len(json.loads(shown["identities"])) == 2


def test_nobody_writes_identities(pool, link, idp):
    link(own("jane"), identity("Google", "113"))
    who = {"UserPoolId": pool.id, "Username": "jane"}
    attributes = [{"Name": "identities", "Value": "[]"}]
    code = "InvalidParameterException"
    assert refused(idp.admin_update_user_attributes, **who, UserAttributes=attributes)[0] == code
    assert refused(idp.admin_delete_user_attributes, **who, UserAttributeNames=["identities"])[0] == code
    assert refused(idp.admin_create_user, **who | {"Username": "new"}, UserAttributes=attributes)[0] == code
    assert refused(pool.client().sign_up, "new", attributes={"identities": "[]"})[0] in (code, "NotAuthorizedException")
    assert len(identities(idp, pool, "jane")) == 1


def test_an_identity_belongs_to_one_user(pool, link, idp):
    link(own("jane"), identity("Google", "113"))
    assert refused(link, own("jane"), identity("Google", "113")) == (
        "InvalidParameterException",
        "SourceUser is already linked to DestinationUser",
    )
    assert refused(link, own("joe"), identity("Google", "113")) == (
        "InvalidParameterException",
        "Merging is not currently supported, provide a SourceUser that has not been signed up in order to link",
    )
    link(own("joe"), identity("MyOidc", "113"))
    idp.admin_delete_user(UserPoolId=pool.id, Username="jane")
    link(own("joe"), identity("Google", "113"))
    assert [entry["providerName"] for entry in identities(idp, pool, "joe")] == ["MyOidc", "Google"]


def test_links_that_cannot_be_are_refused(pool, link, idp):
    assert refused(link, own("jane"), own("joe")) == (
        "InvalidParameterException",
        "Invalid SourceUser: Cognito users with a username/password may not be passed in as a SourceUser, "
        "only as a DestinationUser",
    )
    assert refused(link, own("nobody"), identity("Google", "1")) == ("UserNotFoundException", "User does not exist.")
    assert refused(link, own("jane"), identity("Facebook", "1")) == (
        "InvalidParameterException",
        f"The provider Facebook does not exist for User Pool {pool.id}",
    )
    by_email = ("j@example.com", "email")
    assert refused(link, own("jane"), identity("Google", *by_email))[0] == "InvalidParameterException"
    link(own("jane"), identity("MyOidc", *by_email))
    for index in range(4):
        link(own("jane"), identity("Google", str(index)))
    assert refused(link, own("jane"), identity("Google", "4"))[0] == "LimitExceededException"
    pool.user("fixed", **{"custom:tenant": "a"})
    assert refused(link, own("fixed"), identity("Google", "9"))[0] == "InvalidParameterException"
    elsewhere = {"UserPoolId": "us-east-1_none", "DestinationUser": own("jane"), "SourceUser": identity("Google", "1")}
    assert refused(idp.admin_link_provider_for_user, **elsewhere) == (
        "ResourceNotFoundException",
        "User pool us-east-1_none does not exist.",
    )


def test_a_link_is_removed(pool, link, disable, idp):
    assert refused(disable, identity("Google", "113")) == NOT_LINKED
    link(own("jane"), identity("Google", "113"))
    link(own("jane"), identity("MyOidc", "j@example.com", "email"))
    disable(identity("Google", "113"))
    assert [entry["providerName"] for entry in identities(idp, pool, "jane")] == ["MyOidc"]
    assert refused(disable, identity("MyOidc", "j@example.com")) == NOT_LINKED
    disable(identity("MyOidc", "j@example.com", "email"))
    assert identities(idp, pool, "jane") == []
    link(own("joe"), identity("Google", "113"))


def test_a_local_users_password_is_disabled(pool, link, disable, idp):
    client = pool.client()
    link(own("jane"), identity("Google", "113"))
    assert "AuthenticationResult" in client.password("jane")
    disable(own("jane"))
    assert refused(client.password, "jane") == ("NotAuthorizedException", "Incorrect username or password.")
    assert len(identities(idp, pool, "jane")) == 1
    assert refused(disable, own("nobody")) == ("UserNotFoundException", "User does not exist.")


def test_links_survive_a_restart(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = idp.create_user_pool(PoolName="p")["UserPool"]["Id"]
    idp.create_identity_provider(
        UserPoolId=pool, ProviderName="Google", ProviderType="Google", ProviderDetails=SOCIAL
    )
    idp.admin_create_user(UserPoolId=pool, Username="jane", MessageAction="SUPPRESS")
    members = {"UserPoolId": pool, "DestinationUser": own("jane"), "SourceUser": identity("Google", "113")}
    idp.admin_link_provider_for_user(**members)
    server.kill()
    server.start()
    assert refused(idp.admin_link_provider_for_user, **members)[1] == "SourceUser is already linked to DestinationUser"


def test_the_aws_cli_links_and_disables(pool, cli_1, idp):
    where = ("--user-pool-id", pool.id)
    source = "ProviderName=Google,ProviderAttributeName=Cognito_Subject,ProviderAttributeValue=113"
    destination = "ProviderName=Cognito,ProviderAttributeValue=jane"
    command = ("cognito-idp", "admin-link-provider-for-user", *where)
    cli_1(*command, "--destination-user", destination, "--source-user", source)
    assert [entry["userId"] for entry in identities(idp, pool, "jane")] == ["113"]
    cli_1("cognito-idp", "admin-disable-provider-for-user", *where, "--user", source)
    assert identities(idp, pool, "jane") == []
