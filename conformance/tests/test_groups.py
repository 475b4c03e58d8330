"""Groups: their operations, their members page by page, and what tokens and functions are told of them."""

import json

import pytest

from harness import ACCOUNT
from harness.aws_cli import AwsCliError
from harness.planned import Planned, plan
from harness.pools import FLOWS, Pool
from harness.refusals import refused
from harness.tokens import verified_pair

ADMIN_ROLE, STAFF_ROLE = (f"arn:aws:iam::{ACCOUNT}:role/{name}" for name in ("admin", "staff"))
GROUPS, ROLES, PREFERRED = "cognito:groups", "cognito:roles", "cognito:preferred_role"
NO_GROUP = ("ResourceNotFoundException", "Group not found.")
NO_USER = ("UserNotFoundException", "User does not exist.")
# Prints its event, and responds what the user's attribute `profile` says, if there is one.
OVERRIDING = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    response = event["request"]["userAttributes"].get("profile")
    if response:
        event["response"] = json.loads(response)
    return event
"""


@pytest.fixture(scope="module")
def overriding(functions):
    return functions.deploy("overriding", OVERRIDING)


class Members:
    """A pool with `ann`, who is an administrator and one of the staff, and `bob`, who is in no group."""

    def __init__(self, pool: Pool, **attributes: str):
        self.pool, self.idp = pool, pool.idp
        self.client = pool.client()
        for name in ("ann", "bob"):
            pool.user(name, email=f"{name}@example.com", **attributes)
        self.create("staff", Precedence=10, RoleArn=STAFF_ROLE)
        self.create("admins", Precedence=0, RoleArn=ADMIN_ROLE, Description="Who may do everything")
        self.create("others")
        for group in ("staff", "admins", "others"):
            self.join("ann", group)

    def create(self, name: str, **settings) -> dict:
        return self.idp.create_group(UserPoolId=self.pool.id, GroupName=name, **settings)["Group"]

    def join(self, user: str, group: str) -> dict:
        return self.idp.admin_add_user_to_group(UserPoolId=self.pool.id, Username=user, GroupName=group)

    def leave(self, user: str, group: str) -> dict:
        return self.idp.admin_remove_user_from_group(UserPoolId=self.pool.id, Username=user, GroupName=group)

    def groups_of(self, user: str) -> list[str]:
        pages = self.idp.get_paginator("admin_list_groups_for_user").paginate(UserPoolId=self.pool.id, Username=user)
        return [group["GroupName"] for page in pages for group in page["Groups"]]

    def tokens(self, user: str = "ann", **members) -> dict:
        return self.client.password(user, **members)["AuthenticationResult"]


def told(result: dict, client) -> tuple[dict, dict]:
    """What the ID token and the access token, whose signatures hold, say of groups."""
    of_groups = {GROUPS, ROLES, PREFERRED}
    return tuple({key: claims[key] for key in of_groups & set(claims)} for claims in verified_pair(client, result))


EVERYTHING = (
    {GROUPS: ["admins", "staff", "others"], ROLES: [ADMIN_ROLE, STAFF_ROLE], PREFERRED: ADMIN_ROLE},
    {GROUPS: ["admins", "staff", "others"]},
)
STAFF_ONLY = ({GROUPS: ["staff", "others"], ROLES: [STAFF_ROLE], PREFERRED: STAFF_ROLE}, {GROUPS: ["staff", "others"]})


@pytest.fixture
def members(make_pool):
    return Members(make_pool())


def test_a_group_is_created_read_changed_and_deleted(make_pool, idp):
    pool = make_pool()
    of_group = {"UserPoolId": pool.id, "GroupName": "Gäste&Co"}
    settings = {"Description": "Who visits", "RoleArn": STAFF_ROLE, "Precedence": 0}
    created = idp.create_group(**of_group, **settings)["Group"]
    assert created == of_group | settings | {key: created[key] for key in ("CreationDate", "LastModifiedDate")}
    assert created["CreationDate"] == created["LastModifiedDate"]
    assert idp.get_group(**of_group)["Group"] == created
    changed = idp.update_group(**of_group, Precedence=3)["Group"]
    assert changed == created | {"Precedence": 3, "LastModifiedDate": changed["LastModifiedDate"]}
    assert changed["LastModifiedDate"] >= created["LastModifiedDate"]
    assert idp.list_groups(UserPoolId=pool.id)["Groups"] == [changed]
    exists = ("GroupExistsException", "A group with the name already exists.")
    assert refused(idp.create_group, **of_group) == exists
    with pytest.raises(idp.exceptions.GroupExistsException):
        idp.create_group(**of_group)
    idp.delete_group(**of_group)
    for operation in (idp.get_group, idp.update_group, idp.delete_group, idp.list_users_in_group):
        assert refused(operation, **of_group) == NO_GROUP
    plain = idp.create_group(**of_group)["Group"]
    assert not {"Description", "RoleArn", "Precedence"} & set(plain)


def test_who_and_what_is_unknown_is_said(members, idp):
    pool = {"UserPoolId": members.pool.id}
    for operation in (idp.admin_add_user_to_group, idp.admin_remove_user_from_group):
        assert refused(operation, **pool, Username="ann", GroupName="none") == NO_GROUP
        assert refused(operation, **pool, Username="eve", GroupName="staff") == NO_USER
    assert refused(idp.admin_list_groups_for_user, **pool, Username="eve") == NO_USER
    nowhere = ("ResourceNotFoundException", "User pool us-east-1_nowhere does not exist.")
    elsewhere = {"UserPoolId": "us-east-1_nowhere"}
    assert refused(idp.create_group, **elsewhere, GroupName="staff") == nowhere
    assert refused(idp.list_groups, **elsewhere) == nowhere
    assert refused(idp.list_users_in_group, **elsewhere, GroupName="staff") == nowhere
    assert refused(idp.admin_list_groups_for_user, **elsewhere, Username="ann") == nowhere
    assert refused(idp.list_groups, **pool, NextToken="made-up")[0] == "InvalidParameterException"


def test_a_user_is_in_a_hundred_groups_at_most(make_pool, idp):
    pool = make_pool()
    pool.user("ann")
    for index in range(101):
        idp.create_group(UserPoolId=pool.id, GroupName=f"group-{index}")
    join = {"UserPoolId": pool.id, "Username": "ann"}
    for index in range(100):
        idp.admin_add_user_to_group(**join, GroupName=f"group-{index}")
    assert refused(idp.admin_add_user_to_group, **join, GroupName="group-100")[0] == "LimitExceededException"
    idp.admin_add_user_to_group(**join, GroupName="group-0")
    client = pool.client()
    identity, access = told(client.password("ann")["AuthenticationResult"], client)
    assert identity[GROUPS] == access[GROUPS] and len(access[GROUPS]) == 100


@pytest.mark.parametrize("size", [1, 2, 60])
def test_botocores_paginators_see_everything_once(make_pool, idp, size):
    pool = make_pool()
    users, groups = [f"user{index}" for index in range(5)], [f"group{index}" for index in range(4, -1, -1)]
    for user in users:
        pool.user(user)
    for group in groups:
        idp.create_group(UserPoolId=pool.id, GroupName=group)
        idp.admin_add_user_to_group(UserPoolId=pool.id, Username="user2", GroupName=group)
    for user in users:
        idp.admin_add_user_to_group(UserPoolId=pool.id, Username=user, GroupName="group0")

    def listed(operation: str, members: str, name: str, **of) -> list[str]:
        pages = list(
            idp.get_paginator(operation).paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": size}, **of)
        )
        assert all(len(page[members]) <= size for page in pages)
        assert "NextToken" not in pages[-1]
        return [entry[name] for page in pages for entry in page[members]]

    assert listed("list_groups", "Groups", "GroupName") == groups
    assert listed("admin_list_groups_for_user", "Groups", "GroupName", Username="user2") == groups
    assert listed("list_users_in_group", "Users", "Username", GroupName="group0") == users
    assert listed("admin_list_groups_for_user", "Groups", "GroupName", Username="user4") == ["group0"]


def test_the_users_in_a_group_are_described_as_in_list_users(members, idp):
    listed = idp.list_users(UserPoolId=members.pool.id, Filter='username = "ann"')["Users"]
    assert idp.list_users_in_group(UserPoolId=members.pool.id, GroupName="staff")["Users"] == listed


def test_joining_and_leaving_twice_changes_nothing(members):
    for _ in range(2):
        members.join("bob", "staff")
        assert members.groups_of("bob") == ["staff"]
    for _ in range(2):
        members.leave("bob", "staff")
        assert members.groups_of("bob") == []


def test_memberships_go_with_user_group_and_pool(members, idp):
    pool = {"UserPoolId": members.pool.id}
    members.join("bob", "staff")
    idp.delete_group(**pool, GroupName="admins")
    assert members.groups_of("ann") == ["staff", "others"]
    idp.admin_delete_user(**pool, Username="ann")
    assert [user["Username"] for user in idp.list_users_in_group(**pool, GroupName="staff")["Users"]] == ["bob"]
    members.pool.user("ann")
    assert members.groups_of("ann") == []
    idp.delete_user_pool(**pool)
    assert refused(idp.list_groups, **pool)[0] == "ResourceNotFoundException"


def test_tokens_tell_the_groups_of_the_moment_they_are_made(members, idp):
    assert told(members.tokens("bob"), members.client) == ({}, {})
    first = members.tokens()
    assert told(first, members.client) == EVERYTHING
    refresh = {"REFRESH_TOKEN": first["RefreshToken"]}

    def refreshed() -> tuple[dict, dict]:
        by_flow = members.client.initiate("REFRESH_TOKEN_AUTH", refresh)["AuthenticationResult"]
        by_operation = idp.get_tokens_from_refresh_token(RefreshToken=first["RefreshToken"], ClientId=members.client.id)
        assert told(by_flow, members.client) == told(by_operation["AuthenticationResult"], members.client)
        return told(by_flow, members.client)

    assert refreshed() == EVERYTHING
    members.leave("ann", "admins")
    assert refreshed() == STAFF_ONLY
    idp.update_group(UserPoolId=members.pool.id, GroupName="others", Precedence=10, RoleArn=ADMIN_ROLE)
    of_equals = ({GROUPS: ["others", "staff"], ROLES: [ADMIN_ROLE, STAFF_ROLE]}, {GROUPS: ["others", "staff"]})
    assert refreshed() == of_equals, "of two that stand alike and differ, none is preferred"
    for group in ("staff", "others"):
        idp.delete_group(UserPoolId=members.pool.id, GroupName=group)
    assert refreshed() == ({}, {})


@pytest.mark.parametrize("version", ["V1_0", "V2_0", "V3_0"])
def test_a_function_sees_the_groups_and_overrides_them(make_pool, idp, functions, overriding, version):
    config = {"PreTokenGenerationConfig": {"LambdaVersion": version, "LambdaArn": overriding}}
    members = Members(make_pool(LambdaConfig=config))
    details = "claimsOverrideDetails" if version == "V1_0" else "claimsAndScopeOverrideDetails"
    seen = {"groupsToOverride": ["admins", "staff", "others"], "iamRolesToOverride": [ADMIN_ROLE, STAFF_ROLE]}
    seen |= {"preferredRole": ADMIN_ROLE}

    def responding(response: dict | None) -> None:
        attribute = {"Name": "profile", "Value": json.dumps(response) if response else ""}
        idp.admin_update_user_attributes(UserPoolId=members.pool.id, Username="ann", UserAttributes=[attribute])

    def configurations() -> list[dict]:
        events = [event for event in functions.events("overriding") if event["userPoolId"] == members.pool.id]
        return [event["request"]["groupConfiguration"] for event in events]

    first = members.tokens()
    assert told(first, members.client) == EVERYTHING, "an echoed event changes nothing"
    assert configurations() == [seen]
    override = {"groupsToOverride": ["made-up"], "iamRolesToOverride": [STAFF_ROLE], "preferredRole": STAFF_ROLE}
    responding({details: {"groupOverrideDetails": override}})
    made_up = ({GROUPS: ["made-up"], ROLES: [STAFF_ROLE], PREFERRED: STAFF_ROLE}, {GROUPS: ["made-up"]})
    assert told(members.tokens(), members.client) == made_up
    responding({details: {"groupOverrideDetails": {}}})
    assert told(members.tokens(), members.client) == ({}, {}), "an override without lists takes them away"
    responding({details: {}})
    assert told(members.tokens(), members.client) == EVERYTHING
    suppress = {"claimsToSuppress": [GROUPS]}
    responding({details: suppress if version == "V1_0" else {"idTokenGeneration": suppress}})
    assert told(members.tokens(), members.client) == ({}, EVERYTHING[1])
    responding(None)
    members.leave("ann", "admins")
    again = members.client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": first["RefreshToken"]})
    assert told(again["AuthenticationResult"], members.client) == STAFF_ONLY
    *before, last = configurations()
    assert before == [seen] * 5
    staff = {"groupsToOverride": ["staff", "others"], "iamRolesToOverride": [STAFF_ROLE], "preferredRole": STAFF_ROLE}
    assert last == staff


def test_a_group_that_a_function_of_the_sign_in_joins_is_in_its_tokens(make_pool, functions, idp):
    joining = Planned(functions, "joining", "py")
    pool = make_pool(LambdaConfig=joining.triggers("PostAuthentication"))
    idp.create_group(UserPoolId=pool.id, GroupName="seen-before")
    call = ["admin_add_user_to_group", {"GroupName": "seen-before"}]
    pool.user("ann", **plan(PostAuthentication={"call": call}))
    client = pool.client()
    assert told(client.password("ann")["AuthenticationResult"], client)[1] == {GROUPS: ["seen-before"]}
    assert joining.answers(pool, 1) == [{}]


def test_groups_outlive_the_process(isolated_server, make_client):
    server = isolated_server().start()
    members = Members(Pool(server, make_client(server, "cognito-idp")))
    result = members.tokens()
    listed = members.idp.list_groups(UserPoolId=members.pool.id)["Groups"]
    server.kill()
    server.start()
    assert members.idp.list_groups(UserPoolId=members.pool.id)["Groups"] == listed
    assert members.groups_of("ann") == ["staff", "admins", "others"]
    again = members.client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": result["RefreshToken"]})
    assert told(again["AuthenticationResult"], members.client) == EVERYTHING


@pytest.mark.parametrize("cli", ["cli_1", "cli_2"])
def test_a_walk_with_the_aws_cli(request, make_pool, cli):
    cli = request.getfixturevalue(cli)
    pool = make_pool()
    pool.user("ann")
    client = pool.client(ExplicitAuthFlows=FLOWS)

    def run(operation: str, *arguments: str):
        return cli("cognito-idp", operation, "--user-pool-id", pool.id, *arguments)

    for name, precedence in (("staff", "10"), ("admins", "0"), ("others", "5")):
        run("create-group", "--group-name", name, "--precedence", precedence)
    updated = run("update-group", "--group-name", "admins", "--role-arn", ADMIN_ROLE)["Group"]
    assert (updated["RoleArn"], updated["Precedence"]) == (ADMIN_ROLE, 0)
    assert run("get-group", "--group-name", "admins")["Group"] == updated
    for name in ("staff", "admins"):
        assert run("admin-add-user-to-group", "--username", "ann", "--group-name", name) is None
    listed = run("list-groups", "--page-size", "2")["Groups"]
    assert [group["GroupName"] for group in listed] == ["staff", "admins", "others"]
    first = run("list-groups", "--max-items", "2")
    rest = run("list-groups", "--starting-token", first["NextToken"])
    assert [group["GroupName"] for page in (first, rest) for group in page["Groups"]] == ["staff", "admins", "others"]
    listed = run("admin-list-groups-for-user", "--username", "ann", "--page-size", "1")["Groups"]
    assert [group["GroupName"] for group in listed] == ["staff", "admins"]
    listed = run("list-users-in-group", "--group-name", "staff")["Users"]
    assert [user["Username"] for user in listed] == ["ann"]
    identity, access = told(client.password("ann")["AuthenticationResult"], client)
    assert identity == {GROUPS: ["admins", "staff"], ROLES: [ADMIN_ROLE], PREFERRED: ADMIN_ROLE}
    assert access == {GROUPS: ["admins", "staff"]}
    assert run("admin-remove-user-from-group", "--username", "ann", "--group-name", "staff") is None
    assert run("list-users-in-group", "--group-name", "staff")["Users"] == []
    assert run("delete-group", "--group-name", "staff") is None
    with pytest.raises(AwsCliError) as missing:
        run("get-group", "--group-name", "staff")
    assert (missing.value.code, missing.value.message) == NO_GROUP
