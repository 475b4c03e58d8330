"""Resource servers with boto3 and the AWS CLI: their scopes in app clients and in tokens."""

import pytest

from harness.refusals import refused
from harness.tokens import verified_claims

API = "https://api.example.com"


def scope(name: str) -> dict:
    return {"ScopeName": name, "ScopeDescription": f"may {name}"}


@pytest.fixture
def pool(make_pool):
    return make_pool()


@pytest.fixture
def api(pool, idp):
    """The pool's resource server, with the scopes read and write."""
    members = {"UserPoolId": pool.id, "Identifier": API, "Name": "the api"}
    return idp.create_resource_server(**members, Scopes=[scope("read"), scope("write")])["ResourceServer"]


def test_a_resource_server_is_made_described_changed_and_deleted(pool, api, idp):
    names = {"UserPoolId": pool.id, "Identifier": API}
    assert api == names | {"Name": "the api", "Scopes": [scope("read"), scope("write")]}
    assert idp.describe_resource_server(**names)["ResourceServer"] == api
    assert refused(idp.create_resource_server, **names, Name="another") == (
        "InvalidParameterException",
        f"{API} already exists in user pool {pool.id}.",
    )
    renamed = idp.update_resource_server(**names, Name="new", Scopes=[scope("read")])["ResourceServer"]
    assert renamed == names | {"Name": "new", "Scopes": [scope("read")]}
    bare = idp.update_resource_server(**names, Name="new")["ResourceServer"]
    assert bare == names | {"Name": "new"}, "scopes that are left out are none"
    idp.delete_resource_server(**names)
    gone = ("ResourceNotFoundException", f"Resource server {API} does not exist.")
    assert refused(idp.describe_resource_server, **names) == gone
    assert refused(idp.update_resource_server, **names, Name="new") == gone
    assert refused(idp.delete_resource_server, **names) == gone


def test_resource_servers_are_listed_page_by_page(pool, idp):
    made = [f"api-{index}" for index in range(5)]
    for identifier in made:
        idp.create_resource_server(UserPoolId=pool.id, Identifier=identifier, Name=identifier)
    paginator = idp.get_paginator("list_resource_servers")
    pages = list(paginator.paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 2}))
    assert [[server["Identifier"] for server in page["ResourceServers"]] for page in pages] == [
        made[:2],
        made[2:4],
        made[4:],
    ]


def test_a_pool_has_twenty_five_resource_servers_of_a_hundred_scopes(pool, idp):
    for index in range(25):
        idp.create_resource_server(UserPoolId=pool.id, Identifier=f"api-{index}", Name="n")
    more = {"UserPoolId": pool.id, "Identifier": "one-more", "Name": "n"}
    assert refused(idp.create_resource_server, **more)[0] == "LimitExceededException"
    scopes = [scope(f"s{index}") for index in range(101)]
    code, message = refused(idp.update_resource_server, **more | {"Identifier": "api-0"}, Scopes=scopes)
    assert (code, "Member must have length less than or equal to 100" in message) == ("InvalidParameterException", True)
    idp.update_resource_server(**more | {"Identifier": "api-0"}, Scopes=scopes[:100])


def test_app_clients_have_scopes_that_are_defined(pool, api, idp):
    client = pool.client(AllowedOAuthScopes=["openid", f"{API}/read"])
    unknown = ("ScopeDoesNotExistException", f"Invalid scope requested: {API}/delete")
    assert refused(pool.client, AllowedOAuthScopes=[f"{API}/delete"]) == unknown
    members = {"UserPoolId": pool.id, "ClientId": client.id}
    assert refused(idp.update_user_pool_client, **members, AllowedOAuthScopes=[f"{API}/delete"]) == unknown
    machine = {
        "GenerateSecret": True,
        "AllowedOAuthFlowsUserPoolClient": True,
        "AllowedOAuthFlows": ["client_credentials"],
    }
    assert refused(pool.client, **machine, AllowedOAuthScopes=["openid", f"{API}/read"]) == (
        "InvalidOAuthFlowException",
        "openid is not supported with client_credentials flow",
    )
    pool.client(**machine, AllowedOAuthScopes=[f"{API}/read"])


def test_a_clients_token_carries_the_scopes_that_there_are(pool, api, idp):
    read, write = f"{API}/read", f"{API}/write"
    client = pool.client(
        GenerateSecret=True, ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"], AllowedOAuthScopes=[read, write]
    )

    def granted(**members):
        result = idp.get_client_token(ClientId=client.id, Secret=client.secret, **members)
        token = result["ClientAuthenticationResult"]["AccessToken"]
        return verified_claims(pool.server, pool.id, token).get("scope")

    assert granted() == f"{read} {write}"
    assert granted(Scopes=[read]) == read
    idp.update_resource_server(UserPoolId=pool.id, Identifier=API, Name="n", Scopes=[scope("read")])
    assert granted() == read
    with pytest.raises(idp.exceptions.ScopeDoesNotExistException):
        granted(Scopes=[write])
    idp.delete_resource_server(UserPoolId=pool.id, Identifier=API)
    assert granted() is None
    described = idp.describe_user_pool_client(UserPoolId=pool.id, ClientId=client.id)["UserPoolClient"]
    assert described["AllowedOAuthScopes"] == [read, write]


def test_a_derived_token_is_for_a_resource_server(pool, api, name, idp):
    pool.user(name)
    token = pool.client().password(name)["AuthenticationResult"]["AccessToken"]
    service = pool.client(ExplicitAuthFlows=["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"])
    members = {"ClientId": service.id, "SubjectToken": token, "SubjectTokenType": "ACCESS_TOKEN"}
    derived = idp.get_derived_token(**members, Resources=[API])["IssuedToken"]
    assert verified_claims(pool.server, pool.id, derived, audience=API)["aud"] == API
    assert refused(idp.get_derived_token, **members, Resources=["unknown"]) == (
        "ResourceNotFoundException",
        "Resource server unknown does not exist.",
    )


def test_the_aws_cli_makes_and_changes_a_resource_server(pool, cli_1):
    where = ("--user-pool-id", pool.id, "--identifier", "solar-system-data")
    created = cli_1(
        "cognito-idp",
        "create-resource-server",
        *where,
        "--name",
        "Solar system object tracker",
        "--scopes",
        "ScopeName=sunproximity.read,ScopeDescription=Distance in AU from Sol",
    )["ResourceServer"]
    assert created["Scopes"] == [
        {"ScopeName": "sunproximity.read", "ScopeDescription": "Distance in AU from Sol"},
    ]
    listed = cli_1("cognito-idp", "list-resource-servers", "--user-pool-id", pool.id)
    assert listed["ResourceServers"] == [created]
    assert cli_1("cognito-idp", "delete-resource-server", *where) is None
