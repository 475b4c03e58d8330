"""Every paginator that botocore has for user pools walks all pages, and finds each thing once."""

import pytest
from botocore.loaders import Loader
from harness.pools import Pool

MADE = [f"made-{number}" for number in range(5)]
USER = "ann"


def identity_provider(idp, pool: Pool, name: str) -> None:
    idp.create_identity_provider(
        UserPoolId=pool.id,
        ProviderName=name,
        ProviderType="OIDC",
        ProviderDetails={
            "client_id": "client",
            "attributes_request_method": "GET",
            "oidc_issuer": "https://issuer.example.com",
            "authorize_scopes": "openid",
            "authorize_url": "https://issuer.example.com/authorize",
            "token_url": "https://issuer.example.com/token",
            "attributes_url": "https://issuer.example.com/userinfo",
            "jwks_uri": "https://issuer.example.com/jwks",
        },
    )


def group(idp, pool: Pool, name: str) -> None:
    idp.create_group(UserPoolId=pool.id, GroupName=name)


def membership(idp, pool: Pool, name: str) -> None:
    group(idp, pool, name)
    idp.admin_add_user_to_group(UserPoolId=pool.id, Username=USER, GroupName=name)


def member(idp, pool: Pool, name: str) -> None:
    if name == MADE[0]:
        group(idp, pool, "all")
    pool.user(name)
    idp.admin_add_user_to_group(UserPoolId=pool.id, Username=name, GroupName="all")


def resource_server(idp, pool: Pool, name: str) -> None:
    idp.create_resource_server(UserPoolId=pool.id, Identifier=name, Name=name)


# For each paginator: what makes one thing of a name, the arguments beside the pool, how the name is read back.
PAGINATORS = {
    "AdminListGroupsForUser": (membership, {"Username": USER}, "GroupName"),
    "ListGroups": (group, {}, "GroupName"),
    "ListIdentityProviders": (identity_provider, {}, "ProviderName"),
    "ListResourceServers": (resource_server, {}, "Identifier"),
    "ListUserPoolClients": (lambda _, pool, name: pool.client(ClientName=name), {}, "ClientName"),
    "ListUsers": (lambda _, pool, name: pool.user(name), {}, "Username"),
    "ListUsersInGroup": (member, {"GroupName": "all"}, "Username"),
}
# Tested where they belong: pools are not in a pool (test_users_and_pools), events are made by signing in (test_auth_events).
ELSEWHERE = {"ListUserPools", "AdminListUserAuthEvents"}


def test_the_table_is_what_botocore_has():
    paginators = Loader().load_service_model("cognito-idp", "paginators-1")["pagination"]
    assert set(PAGINATORS) | ELSEWHERE == set(paginators)


@pytest.mark.parametrize("name", PAGINATORS)
@pytest.mark.parametrize("size", [1, 2, 5, 60])
def test_a_paginator_finds_each_thing_once(server, idp, name, size):
    make, arguments, member_name = PAGINATORS[name]
    pool = Pool(server, idp)
    if name == "AdminListGroupsForUser":
        pool.user(USER)
    for made in MADE:
        make(idp, pool, made)
    operation = "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")
    size = min(size, 50 if name == "ListResourceServers" else 60)
    paginator = idp.get_paginator(operation)
    pages = list(paginator.paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": size}, **arguments))
    key = paginator.result_keys[0].expression
    found = [thing[member_name] for page in pages for thing in page[key]]
    assert sorted(found) == MADE
    assert len(pages) >= -(-len(MADE) // size)
