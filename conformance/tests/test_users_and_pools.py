"""Pools, clients and users as the operations of the walk manage them: defaults, paging, refusals."""

import pytest

from harness import PASSWORD
from harness.pools import attribute_map
from harness.refusals import refused


def test_a_new_pool_has_the_documented_defaults(idp):
    created = idp.create_user_pool(PoolName="defaults")["UserPool"]
    described = idp.describe_user_pool(UserPoolId=created["Id"])["UserPool"]
    assert described == created
    assert created["Arn"].endswith(f":userpool/{created['Id']}")
    policy = created["Policies"]["PasswordPolicy"]
    assert policy == {
        "MinimumLength": 8,
        "RequireUppercase": True,
        "RequireLowercase": True,
        "RequireNumbers": True,
        "RequireSymbols": True,
        "TemporaryPasswordValidityDays": 7,
    }
    assert created["Policies"]["SignInPolicy"] == {"AllowedFirstAuthFactors": ["PASSWORD"]}
    assert (created["MfaConfiguration"], created["DeletionProtection"]) == ("OFF", "INACTIVE")
    assert created["LambdaConfig"] == {}
    assert created["UserPoolTier"] == "ESSENTIALS"
    assert created["AdminCreateUserConfig"] == {"AllowAdminCreateUserOnly": False, "UnusedAccountValidityDays": 7}
    assert len(created["SchemaAttributes"]) == 20
    assert created["SchemaAttributes"][0]["Name"] == "sub"
    assert "UsernameAttributes" not in created and "AliasAttributes" not in created


def test_a_trigger_left_out_of_an_update_is_removed(make_pool, idp):
    arn = "arn:aws:lambda:us-east-1:000000000000:function:any"
    pool = make_pool(LambdaConfig={"PreSignUp": arn, "PostConfirmation": arn})
    idp.update_user_pool(UserPoolId=pool.id, LambdaConfig={"PreSignUp": arn})
    assert idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["LambdaConfig"] == {"PreSignUp": arn}


def test_pools_are_listed_page_by_page(idp):
    made = {idp.create_user_pool(PoolName=f"paged-{index}")["UserPool"]["Id"] for index in range(5)}
    pages = list(idp.get_paginator("list_user_pools").paginate(PaginationConfig={"PageSize": 2}))
    assert all(len(page["UserPools"]) <= 2 for page in pages)
    listed = [pool["Id"] for page in pages for pool in page["UserPools"]]
    assert made <= set(listed)
    assert len(listed) == len(set(listed))


def test_a_deleted_pool_does_not_exist(idp):
    pool_id = idp.create_user_pool(PoolName="short-lived")["UserPool"]["Id"]
    idp.delete_user_pool(UserPoolId=pool_id)
    assert refused(idp.describe_user_pool, UserPoolId=pool_id) == (
        "ResourceNotFoundException",
        f"User pool {pool_id} does not exist.",
    )


def test_a_protected_pool_cannot_be_deleted(make_pool, idp):
    pool = make_pool(DeletionProtection="ACTIVE")
    assert refused(idp.delete_user_pool, UserPoolId=pool.id) == (
        "InvalidParameterException",
        "The user pool cannot be deleted because deletion protection is activated. "
        "Deletion protection must be inactivated first.",
    )


def test_a_new_client_has_the_documented_defaults_and_its_secret_stays(make_pool, idp):
    pool = make_pool()
    created = idp.create_user_pool_client(UserPoolId=pool.id, ClientName="app", GenerateSecret=True)["UserPoolClient"]
    members = {"UserPoolId": pool.id, "ClientId": created["ClientId"]}
    assert idp.describe_user_pool_client(**members)["UserPoolClient"] == created
    assert created["RefreshTokenValidity"] == 30
    assert created["EnableTokenRevocation"] is True
    assert created["AuthSessionValidity"] == 3
    assert created["AllowedOAuthFlowsUserPoolClient"] is False
    assert len(created["ClientId"]) == 26
    updated = idp.update_user_pool_client(**members, ClientName="renamed")["UserPoolClient"]
    assert (updated["ClientName"], updated["ClientSecret"]) == ("renamed", created["ClientSecret"])


def test_clients_are_listed_and_deleted(make_pool, idp):
    pool = make_pool()
    ids = {pool.client(ClientName=f"app-{index}").id for index in range(3)}
    pages = idp.get_paginator("list_user_pool_clients").paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 2})
    assert {client["ClientId"] for page in pages for client in page["UserPoolClients"]} == ids
    gone = ids.pop()
    idp.delete_user_pool_client(UserPoolId=pool.id, ClientId=gone)
    assert refused(idp.describe_user_pool_client, UserPoolId=pool.id, ClientId=gone) == (
        "ResourceNotFoundException",
        f"User pool client {gone} does not exist.",
    )


def test_a_user_is_created_read_changed_and_deleted(make_pool, idp):
    pool = make_pool()
    sub = pool.user("jane", email="jane@example.com")
    who = {"UserPoolId": pool.id, "Username": "jane"}
    user = idp.admin_get_user(**who)
    assert (user["Username"], user["UserStatus"], user["Enabled"]) == ("jane", "CONFIRMED", True)
    assert user["UserAttributes"][0] == {"Name": "sub", "Value": sub}
    idp.admin_update_user_attributes(
        **who, UserAttributes=[{"Name": "email", "Value": "j@example.org"}, {"Name": "email_verified", "Value": "true"}]
    )
    attributes = attribute_map(idp.admin_get_user(**who)["UserAttributes"])
    assert (attributes["email"], attributes["email_verified"]) == ("j@example.org", "true")
    assert idp.admin_get_user(UserPoolId=pool.id, Username=sub)["Username"] == "jane"
    idp.admin_delete_user(**who)
    assert refused(idp.admin_get_user, **who) == ("UserNotFoundException", "User does not exist.")


def test_a_taken_username_is_refused_in_both_ways_of_creating(make_pool, idp):
    client = make_pool().client()
    client.sign_up("jane")
    assert refused(idp.sign_up, ClientId=client.id, Username="jane", Password=PASSWORD) == (
        "UsernameExistsException",
        "User already exists",
    )
    assert refused(idp.admin_create_user, UserPoolId=client.pool.id, Username="jane") == (
        "UsernameExistsException",
        "User account already exists",
    )


def test_users_are_filtered_and_paged(make_pool, idp):
    pool = make_pool()
    for index in range(5):
        pool.user(f"jane-{index}", email=f"jane-{index}@example.com")
    pool.user("john", email="john@example.com")
    found = idp.list_users(UserPoolId=pool.id, Filter='email ^= "jane"')["Users"]
    assert [user["Username"] for user in found] == [f"jane-{index}" for index in range(5)]
    (john,) = idp.list_users(UserPoolId=pool.id, Filter='username = "john"')["Users"]
    assert attribute_map(john["Attributes"])["email"] == "john@example.com"
    pages = list(idp.get_paginator("list_users").paginate(UserPoolId=pool.id, PaginationConfig={"PageSize": 4}))
    assert [len(page["Users"]) for page in pages if page["Users"]] == [4, 2]


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("Sh0rt!", "Password not long enough"),
        ("l0wercase!only", "Password must have uppercase characters"),
        ("UPP3RCASE!ONLY", "Password must have lowercase characters"),
        ("NoNumbers!Here", "Password must have numeric characters"),
        ("NoSymb0lsHere", "Password must have symbol characters"),
    ],
)
def test_a_weak_password_is_refused_with_the_first_rule_it_breaks(make_pool, idp, password, reason):
    client = make_pool().client()
    assert refused(idp.sign_up, ClientId=client.id, Username="jane", Password=password) == (
        "InvalidPasswordException",
        f"Password did not conform with policy: {reason}",
    )


def test_sign_up_is_refused_where_only_administrators_create_users(make_pool, idp):
    client = make_pool(AdminCreateUserConfig={"AllowAdminCreateUserOnly": True}).client()
    assert refused(idp.sign_up, ClientId=client.id, Username="jane", Password=PASSWORD) == (
        "NotAuthorizedException",
        "SignUp is not permitted for this user pool",
    )


def test_a_wrong_confirmation_code_is_refused_and_a_resent_one_replaces_the_first(make_pool, idp):
    client = make_pool(AutoVerifiedAttributes=["email"]).client()
    client.sign_up("jane", attributes={"email": "jane@example.com"})
    first = client.pool.code("jane@example.com")
    who = {"ClientId": client.id, "Username": "jane"}
    wrong = f"{(int(first) + 1) % 10**6:06}"
    assert refused(idp.confirm_sign_up, **who, ConfirmationCode=wrong) == (
        "CodeMismatchException",
        "Invalid verification code provided, please try again.",
    )
    details = idp.resend_confirmation_code(**who)["CodeDeliveryDetails"]
    assert details == {"Destination": "j***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email"}
    idp.confirm_sign_up(**who, ConfirmationCode=client.pool.code("jane@example.com"))
    attributes = attribute_map(idp.admin_get_user(UserPoolId=client.pool.id, Username="jane")["UserAttributes"])
    assert attributes["email_verified"] == "true"
    assert refused(idp.resend_confirmation_code, **who) == ("InvalidParameterException", "User is already confirmed.")


def test_a_required_attribute_must_be_given_at_sign_up(make_pool, idp):
    schema = [{"Name": "email", "AttributeDataType": "String", "Required": True, "Mutable": True}]
    client = make_pool(Schema=schema).client()
    assert refused(idp.sign_up, ClientId=client.id, Username="jane", Password=PASSWORD) == (
        "InvalidParameterException",
        "Attributes did not conform to the schema: email: The attribute is required",
    )


def test_a_custom_attribute_of_the_schema_is_stored_and_appears_in_the_id_token(make_pool):
    from harness.tokens import verified_pair

    schema = [{"Name": "tenant", "AttributeDataType": "String", "Mutable": True}]
    client = make_pool(Schema=schema).client()
    client.pool.user("jane", **{"custom:tenant": "t1"})
    identity, access = verified_pair(client, client.password("jane")["AuthenticationResult"])
    assert identity["custom:tenant"] == "t1"
    assert "custom:tenant" not in access
