"""Every listing of the model, one thing a page, and the tokens of its pages: what they are good for, and what not."""

import json
import urllib.request
from collections.abc import Callable

import pytest
from botocore import xform_name
from pycognito.aws_srp import generate_hash_device

from harness.authenticator import create
from harness.declared_errors import ROOT
from harness.minimal_inputs import LINK, OIDC, ROLE
from harness.pools import Pool
from harness.refusals import refused

TOKENS = ("NextToken", "PaginationToken")
SIZES = ("Limit", "MaxResults")
REFUSED = ("InvalidParameterException", "Invalid pagination token")
ORIGIN = "http://localhost:3000"
USER = "ann"
MANY = 3
SETTINGS = {
    "UserPoolTier": "PLUS",
    "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"},
    "AutoVerifiedAttributes": ["email"],
    "DeviceConfiguration": {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False},
    "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}},
}

# For each listing: the member that has its things, the name of one, and the arguments beside a page's.
POOL, OF_USER, OF_GROUP, OF_CLIENT, SIGNED_IN = "pool", "user", "group", "client", "token"
PAGED = {
    "AdminListDevices": ("Devices", "DeviceKey", OF_USER),
    "AdminListGroupsForUser": ("Groups", "GroupName", OF_USER),
    "AdminListUserAuthEvents": ("AuthEvents", "EventId", OF_USER),
    "ListDevices": ("Devices", "DeviceKey", SIGNED_IN),
    "ListGroups": ("Groups", "GroupName", POOL),
    "ListIdentityProviders": ("Providers", "ProviderName", POOL),
    "ListResourceServers": ("ResourceServers", "Identifier", POOL),
    "ListTerms": ("Terms", "TermsId", POOL),
    "ListUserImportJobs": ("UserImportJobs", "JobId", POOL),
    "ListUserPoolClients": ("UserPoolClients", "ClientId", POOL),
    "ListUserPools": ("UserPools", "Id", None),
    "ListUsers": ("Users", "Username", POOL),
    "ListUsersInGroup": ("Users", "Username", OF_GROUP),
    "ListWebAuthnCredentials": ("Credentials", "CredentialId", SIGNED_IN),
}
# One page holds all that there can be, so that no token is one of theirs.
ONE_PAGE = {
    "AdminListUserSessions": ("Sessions", "SessionId", OF_USER),
    "ListUserPoolReplicas": ("UserPoolReplicas", "RegionName", POOL),
    "ListUserSessions": ("Sessions", "SessionId", SIGNED_IN),
}
# There are no pages, and the member for a token is not looked at.
NO_PAGES = {"ListUserPoolClientSecrets": ("ClientSecrets", "ClientSecretId", OF_CLIENT)}
LISTINGS = PAGED | ONE_PAGE | NO_PAGES


class Filled:
    """A pool that has three of everything, and Ann, who has three of everything too."""

    def __init__(self, make_pool, idp):
        self.idp, self.pool = idp, make_pool(**SETTINGS)
        pool = {"UserPoolId": self.pool.id}
        idp.set_user_pool_mfa_config(**pool, WebAuthnConfiguration={"RelyingPartyId": "localhost"})
        idp.set_user_pool_session_configuration(
            **pool, UserSessionTracking="ENABLED", TokenSession={"MaxPerUser": 2 * MANY}
        )
        # Terms of one name a client; the secret of a client is listed.
        clients = [self.pool.client(GenerateSecret=number == 0) for number in range(MANY)]
        users = [USER, *(f"bob{number}" for number in range(1, MANY))]
        for username in users:
            self.pool.user(username)
        for number, client in enumerate(clients):
            group = f"group{number}"
            idp.create_group(**pool, GroupName=group)
            idp.admin_add_user_to_group(**pool, GroupName=group, Username=USER)
            idp.admin_add_user_to_group(**pool, GroupName="group0", Username=users[number])
            idp.create_identity_provider(**pool, ProviderName=f"Oidc{number}", ProviderType="OIDC", ProviderDetails=OIDC)
            idp.create_resource_server(**pool, Identifier=f"api{number}", Name="api")
            idp.create_terms(
                **pool, ClientId=client.id, TermsName="terms-of-use", TermsSource="LINK", Enforcement="NONE", Links=LINK
            )
            idp.create_user_import_job(**pool, JobName=f"job{number}", CloudWatchLogsRoleArn=ROLE)
        self.access_token = ""
        for _ in range(MANY):
            self._sign_in(clients[1])
        self.arguments = {
            None: {},
            POOL: pool,
            OF_USER: pool | {"Username": USER},
            OF_GROUP: pool | {"GroupName": "group0"},
            OF_CLIENT: pool | {"ClientId": clients[0].id},
            SIGNED_IN: {"AccessToken": self.access_token},
        }

    def _sign_in(self, client) -> None:
        """Ann signs in on a new device, confirms it, and registers a passkey there."""
        tokens = client.password(USER)["AuthenticationResult"]
        self.access_token = tokens["AccessToken"]
        token, new = {"AccessToken": self.access_token}, tokens["NewDeviceMetadata"]
        _, verifier = generate_hash_device(new["DeviceGroupKey"], new["DeviceKey"])
        self.idp.confirm_device(**token, DeviceKey=new["DeviceKey"], DeviceSecretVerifierConfig=verifier)
        options = self.idp.start_web_authn_registration(**token)["CredentialCreationOptions"]
        self.idp.complete_web_authn_registration(**token, Credential=create(options, ORIGIN))

    def page(self, operation: str, **members) -> dict:
        return self.action(operation)(**members)

    def action(self, operation: str) -> Callable:
        """The call with all that is not about pages."""
        of = self.arguments[LISTINGS[operation][2]]
        if "MaxResults" in required(operation):
            of = {"MaxResults": 60} | of
        return lambda **members: getattr(self.idp, xform_name(operation))(**of | members)

    def found(self, operation: str, page: dict) -> list[str]:
        things, name, _ = LISTINGS[operation]
        return [thing[name] for thing in page[things]]


def inputs() -> dict[str, dict]:
    model = json.loads((ROOT / "model/cognito-idp.json").read_text())
    return {name: model["shapes"][operation["input"]] for name, operation in model["operations"].items()}


INPUTS = inputs()


def required(operation: str) -> list[str]:
    return INPUTS[operation].get("required", [])


def member(operation: str, names: tuple[str, ...]) -> str:
    (found,) = (name for name in names if name in INPUTS[operation]["members"])
    return found


@pytest.fixture(scope="module")
def here(make_pool, idp):
    return Filled(make_pool, idp)


@pytest.fixture(scope="module")
def there(make_pool, idp):
    return Filled(make_pool, idp)


def first_token(filled: Filled, operation: str) -> str:
    page = filled.page(operation, **{member(operation, SIZES): 1})
    return page[member(operation, TOKENS)]


def test_the_tables_name_every_operation_that_takes_a_token():
    assert set(LISTINGS) == {name for name, shape in INPUTS.items() if not set(TOKENS).isdisjoint(shape["members"])}


@pytest.mark.parametrize("operation", PAGED)
def test_pages_of_one_thing_lead_through_all_of_them_in_the_order_of_the_whole(here, there, operation):
    whole = here.page(operation)
    expected = here.found(operation, whole)
    # What signing in notes, and pools of other tests, are more than were made.
    assert len(expected) >= (2 if operation == "ListUserPools" else MANY)
    assert member(operation, TOKENS) not in whole
    found, token = [], {}
    while True:
        page = here.page(operation, **{member(operation, SIZES): 1}, **token)
        assert len(here.found(operation, page)) <= 1
        found += here.found(operation, page)
        assert len(found) <= len(expected), "it goes on for ever"
        if member(operation, TOKENS) not in page:
            break
        token = {member(operation, TOKENS): page[member(operation, TOKENS)]}
    assert found == expected


@pytest.mark.parametrize("operation", PAGED)
def test_a_token_can_be_used_again_with_another_size(here, there, operation):
    token = {member(operation, TOKENS): first_token(here, operation)}
    rest = here.found(operation, here.page(operation))[1:]
    for _ in range(2):
        assert here.found(operation, here.page(operation, **token, **{member(operation, SIZES): 20})) == rest


@pytest.mark.parametrize("operation", [*PAGED, *ONE_PAGE])
def test_a_token_that_is_made_up_is_refused(here, operation):
    assert refused(here.action(operation), **{member(operation, TOKENS): "made-up"}) == REFUSED


@pytest.mark.parametrize("operation", PAGED)
def test_a_token_of_another_listing_is_refused(here, there, operation):
    """The same of another pool or user; there is one list of pools."""
    foreign = first_token(there, "ListGroups" if operation == "ListUserPools" else operation)
    assert refused(here.action(operation), **{member(operation, TOKENS): foreign}) == REFUSED


def test_a_token_is_good_for_the_filter_that_it_was_given_for(here):
    token = here.page("ListUsers", Limit=1, Filter='username ^= "bob"')["PaginationToken"]
    assert refused(here.action("ListUsers"), PaginationToken=token) == REFUSED
    rest = here.page("ListUsers", PaginationToken=token, Filter='username ^= "bob"')
    assert here.found("ListUsers", rest) == ["bob2"]


@pytest.mark.parametrize("operation", [*ONE_PAGE, *NO_PAGES])
def test_one_page_holds_all_of_what_has_no_pages(here, operation):
    page = here.page(operation)
    assert member(operation, TOKENS) not in page
    many = MANY if operation.endswith("Sessions") else 1
    assert len(set(here.found(operation, page))) == len(here.found(operation, page)) == many


@pytest.mark.embedded("the clock is moved on a server that has its database alone")
def test_a_token_is_good_for_an_hour(isolated_server, make_client):
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = Pool(server, idp)
    for username in ("ann", "bob"):
        pool.user(username)
    rest = {"UserPoolId": pool.id, "PaginationToken": idp.list_users(UserPoolId=pool.id, Limit=1)["PaginationToken"]}
    advance(server, 59 * 60)
    assert len(idp.list_users(**rest)["Users"]) == 1
    advance(server, 60)
    assert refused(idp.list_users, **rest) == REFUSED


def advance(server, seconds: int) -> None:
    body = json.dumps({"advanceSeconds": seconds}).encode()
    with urllib.request.urlopen(f"{server.url}/_vestibule/clock", data=body, timeout=30) as answer:
        assert answer.status == 200
