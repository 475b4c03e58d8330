"""Pre token generation: when it runs, what each version of the event shows, and what its answers do to claims, groups and
scopes; test_reference_token_limits.py has what they may not do."""

import json

import pytest

from harness import PASSWORD, REGION
from harness.generation import DETAILS, LATER, PROFILE, VERSIONS, Generation, both_tokens, claims
from harness.pools import SMS, attribute_list, attribute_map
from harness.programmed import LANGUAGES, program
from harness.refusals import refused
from harness.tokens import verified_claims, verified_pair

ADMIN_SCOPE = "aws.cognito.signin.user.admin"
NO_GROUPS = {"groupsToOverride": [], "iamRolesToOverride": [], "preferredRole": None}
NEW_PASSWORD = "An0ther!Password"


@pytest.fixture(scope="module")
def generation(functions, make_pool):
    return Generation(functions, make_pool)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("configured", ["PreTokenGeneration", *VERSIONS])
def test_each_version_has_its_event(generation, make_pool, name, configured, language):
    arn = generation.function(language).arn
    is_plain = configured == "PreTokenGeneration"
    pool = make_pool(LambdaConfig={configured: arn} if is_plain else generation.trigger(configured, language))
    client = pool.client()
    sub = pool.user(name, email=f"{name}@example.com", email_verified="true")
    client.password(name)
    (event,) = generation.function(language).events(pool.id, 1)
    assert event["callerContext"].pop("awsSdkVersion").startswith("aws-sdk-")
    version = "V1_0" if is_plain else configured
    attributes = {
        "sub": sub, "cognito:user_status": "CONFIRMED", "email": f"{name}@example.com", "email_verified": "true",
    }  # fmt: skip
    request = {"userAttributes": attributes, "groupConfiguration": NO_GROUPS}
    assert event == {
        "version": version[1], "triggerSource": "TokenGeneration_Authentication", "region": REGION, "userPoolId": pool.id,
        "userName": name, "callerContext": {"clientId": client.id},
        "request": request | ({} if version == "V1_0" else {"scopes": [ADMIN_SCOPE]}),
        "response": {DETAILS[version]: None},
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_refresh_asks_anew_and_shows_metadata_only_where_the_call_passes_it(generation, name, idp, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    first = client.password(name)["AuthenticationResult"]
    change = {"claimsToAddOrOverride": {"tenant": "t1"}}
    response = {DETAILS[version]: change if version == "V1_0" else {"idTokenGeneration": change}}
    token = {"RefreshToken": first["RefreshToken"], "ClientId": client.id}
    metadata = program(TokenGeneration=response)
    got = idp.get_tokens_from_refresh_token(**token, ClientMetadata=metadata)["AuthenticationResult"]
    device = {"DEVICE_KEY": first["NewDeviceMetadata"]["DeviceKey"]}
    refreshed = [
        client.initiate(flow, {"REFRESH_TOKEN": first["RefreshToken"]} | device, ClientMetadata=metadata)
        for flow in ("REFRESH_TOKEN_AUTH", "REFRESH_TOKEN")
    ]
    results = [first, got, *(it["AuthenticationResult"] for it in refreshed)]
    assert [verified_pair(client, result)[0].get("tenant") for result in results] == [None, "t1", None, None]
    events = generation.function(language).events(client.pool.id, 4, name)
    assert [event["triggerSource"] for event in events] == [
        "TokenGeneration_Authentication", *["TokenGeneration_RefreshTokens"] * 3,
    ]  # fmt: skip
    assert [event["request"].get("clientMetadata") for event in events] == [None, metadata, None, None]
    assert ["clientMetadata" in event["request"] for event in events] == [False, True, False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_password_is_the_source_also_if_a_second_factor_follows(generation, make_pool, name, idp, language):
    pool = make_pool(LambdaConfig=generation.trigger("V2_0", language), MfaConfiguration="ON", SmsConfiguration=SMS)
    client = pool.client()
    phone = attribute_list({"phone_number": "+447700900003", "phone_number_verified": "true"})
    idp.admin_create_user(
        UserPoolId=pool.id, Username=name, UserAttributes=phone, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    asked = client.password(name)
    assert asked["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
    asked = client.respond(asked, {"USERNAME": name, "NEW_PASSWORD": NEW_PASSWORD}, ClientMetadata={"first": "answer"})
    assert asked["ChallengeName"] == "SMS_MFA"
    answers = {"USERNAME": name, "SMS_MFA_CODE": pool.code("+447700900003")}
    assert "AuthenticationResult" in client.respond(asked, answers)
    (event,) = generation.function(language).events(pool.id, 1)
    assert event["triggerSource"] == "TokenGeneration_NewPasswordChallenge"
    assert event["request"]["userAttributes"]["cognito:user_status"] == "CONFIRMED"
    assert "clientMetadata" not in event["request"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_clients_own_token_is_the_third_versions_alone(generation, make_pool, idp, version, language):
    pool = make_pool(LambdaConfig=generation.trigger(version, language))
    flows = ["ALLOW_CLIENT_TOKEN_AUTH"]
    client = pool.client(GenerateSecret=True, ExplicitAuthFlows=flows, AllowedOAuthScopes=["openid", "email"])
    details = {
        "idTokenGeneration": {"claimsToAddOrOverride": {"of-id": "x"}, "claimsToSuppress": ["client_id", "iss"]},
        "accessTokenGeneration": {
            "claimsToAddOrOverride": {"tenant": {"id": [1, True]}, "sub": "forged", "client_id": "forged", "gone": 1},
            "claimsToSuppress": ["gone", "sub", "token_use"], "scopesToAdd": ["api/read"], "scopesToSuppress": ["email"],
        },
        "groupOverrideDetails": {"groupsToOverride": ["admins"], "iamRolesToOverride": ["r"], "preferredRole": "r"},
    }  # fmt: skip
    metadata = program(TokenGeneration={DETAILS[version]: details})

    def token(metadata: dict) -> dict:
        result = idp.get_client_token(ClientId=client.id, Secret=client.secret, ClientMetadata=metadata)
        return verified_claims(pool.server, pool.id, result["ClientAuthenticationResult"]["AccessToken"])

    got = token(metadata)
    assert (got["sub"], got["client_id"], got["token_use"]) == (client.id, client.id, "access")
    assert not {"of-id", "gone", "cognito:groups", "cognito:roles", "cognito:preferred_role"} & set(got)
    if version != "V3_0":
        # The first event is that of a sign-in: none was about the client.
        assert (got["scope"], "tenant" in got) == ("openid email", False)
        pool.user("ann")
        pool.client().password("ann")
        assert generation.function(language).sources(pool.id, 1) == ["TokenGeneration_Authentication"]
        return
    assert (got["scope"], got["tenant"]) == ("openid api/read", {"id": [1, True]})
    (event,) = generation.function(language).events(pool.id, 1)
    assert (event["version"], event["userName"]) == ("3", "ClientCredentials")
    assert event["triggerSource"] == "TokenGeneration_ClientCredentials"
    assert event["callerContext"]["clientId"] == client.id
    assert event["request"] == {
        "userAttributes": {}, "groupConfiguration": None, "scopes": ["openid", "email"], "clientMetadata": metadata,
    }  # fmt: skip
    assert event["response"] == {"claimsAndScopeOverrideDetails": None}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scope_of_users_in_a_clients_own_token_is_like_any_other(generation, make_pool, idp, language):
    pool = make_pool(LambdaConfig=generation.trigger("V3_0", language))
    client = pool.client(GenerateSecret=True, ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"])
    details = {"accessTokenGeneration": {"scopesToAdd": [ADMIN_SCOPE]}}
    metadata = program(TokenGeneration={"claimsAndScopeOverrideDetails": details})
    result = idp.get_client_token(ClientId=client.id, Secret=client.secret, ClientMetadata=metadata)
    token = result["ClientAuthenticationResult"]["AccessToken"]
    assert verified_claims(pool.server, pool.id, token)["scope"] == ADMIN_SCOPE
    assert refused(idp.get_user, AccessToken=token)[0] in {"NotAuthorizedException", "UserNotFoundException"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "answer, text",
    [("no", "PreTokenGeneration failed with error no."), ({"claimsAndScopeOverrideDetails": []}, "Unrecognizable lambda output")],
    ids=["throws", "malformed"],
)
def test_a_client_hears_not_authorized_where_the_function_fails(generation, make_pool, idp, answer, text, language):
    pool = make_pool(LambdaConfig=generation.trigger("V3_0", language))
    client = pool.client(GenerateSecret=True, ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"])
    members = {"ClientId": client.id, "Secret": client.secret, "ClientMetadata": program(TokenGeneration=answer)}
    assert refused(idp.get_client_token, **members) == ("NotAuthorizedException", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_version_changes_the_id_token_only(generation, name, idp, language):
    client = generation.client("V1_0", language)
    generation.user(client, name)
    _, plain = claims(client, name, {})
    details = {
        "claimsToAddOrOverride": {"tenant": "t1", "given_name": "Other", "custom:plan": "iron", "empty": "", "both": "x"},
        "claimsToSuppress": ["both", "nickname", "not-there"],
    }
    identity, access = claims(client, name, {"claimsOverrideDetails": details})
    changed = {key: identity.get(key) for key in ("tenant", "given_name", "custom:plan", "empty", "email")}
    assert changed == {
        "tenant": "t1", "given_name": "Other", "custom:plan": "iron", "empty": "", "email": f"{name}@example.com",
    }  # fmt: skip
    assert not {"both", "nickname", "not-there"} & set(identity)
    assert set(access) == set(plain)
    stored = attribute_map(idp.admin_get_user(UserPoolId=client.pool.id, Username=name)["UserAttributes"])
    assert {key: stored[key] for key in PROFILE} == PROFILE, "the profile is as it was"


VALUES = {
    "text": "x", "empty": "", "number": 3, "negative": -1, "decimal": 1.5, "true": True, "false": False, "list": ["a", "b"],
    "mixed": [1, "x", True, 2.5], "nothing": [], "object": {"id": [1, True, "x"], "more": {"n": None}},
    "https://example.com/claim": 1,
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
def test_later_versions_put_values_of_every_type_into_both_tokens(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    change = {"claimsToAddOrOverride": VALUES | {"null": None, "both": 1}, "claimsToSuppress": ["both", "not-there"]}
    for token in claims(client, name, both_tokens(change)):
        # As texts: to Python, true is 1.
        assert {key: json.dumps(token.get(key)) for key in VALUES} == {key: json.dumps(it) for key, it in VALUES.items()}
        assert not {"null", "both", "not-there"} & set(token)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
def test_attributes_in_the_id_token_are_changed_and_left_out_and_stay_as_they_are_stored(
    generation, name, idp, version, language
):
    client = generation.client(version, language)
    generation.user(client, name)
    change = {
        "claimsToAddOrOverride": {
            "email": "other@example.com", "email_verified": False, "given_name": ["A", "B"], "family_name": "New",
            "custom:plan": {"level": 3}, "custom:new": "x",
        },
        "claimsToSuppress": ["nickname"],
    }  # fmt: skip
    result = {"claimsAndScopeOverrideDetails": {"idTokenGeneration": change}}
    identity, access = claims(client, name, result)
    assert {key: identity[key] for key in change["claimsToAddOrOverride"]} == change["claimsToAddOrOverride"]
    assert "nickname" not in identity
    assert not (set(change["claimsToAddOrOverride"]) | {"nickname"}) & set(access), "each token has its own changes"
    attributes = attribute_map(idp.admin_get_user(UserPoolId=client.pool.id, Username=name)["UserAttributes"])
    assert {key: attributes[key] for key in PROFILE} == PROFILE
    assert (attributes["email"], "family_name" in attributes) == (f"{name}@example.com", False)
    plain, _ = verified_pair(client, client.password(name)["AuthenticationResult"])
    assert (plain["email"], plain["given_name"], plain["nickname"]) == (f"{name}@example.com", "Ann", "A")


ROLE, OTHER = (f"arn:aws:iam::000000000000:role/{name}" for name in ("one", "other"))
GROUPS, ROLES, PREFERRED = "cognito:groups", "cognito:roles", "cognito:preferred_role"
WHOLE = {"groupsToOverride": ["admins", "staff"], "iamRolesToOverride": [ROLE, OTHER], "preferredRole": OTHER}
# What a function answers about groups, and the claims that come of it in the ID token; the access token has the groups alone.
OVERRIDES = {
    "everything": (WHOLE, {GROUPS: ["admins", "staff"], ROLES: [ROLE, OTHER], PREFERRED: OTHER}),
    "groups alone": ({"groupsToOverride": ["admins"]}, {GROUPS: ["admins"]}),
    "groups, and null for the rest": (
        {"groupsToOverride": ["admins"], "iamRolesToOverride": None, "preferredRole": None}, {GROUPS: ["admins"]},
    ),
    "what came in the request": (NO_GROUPS, {}),
    "empty lists": ({"groupsToOverride": [], "iamRolesToOverride": []}, {}),
    "null lists": ({"groupsToOverride": None, "iamRolesToOverride": None, "preferredRole": None}, {}),
    "an empty object": ({}, {}),
    "null": (None, {}),
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("case", OVERRIDES)
def test_groups_are_in_both_tokens_and_roles_in_the_id_token(generation, name, case, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    override, expected = OVERRIDES[case]
    identity, access = claims(client, name, {DETAILS[version]: {"groupOverrideDetails": override}})
    of_groups = {GROUPS, ROLES, PREFERRED}
    assert {key: identity[key] for key in of_groups & set(identity)} == expected
    assert {key: access[key] for key in of_groups & set(access)} == ({GROUPS: expected[GROUPS]} if expected else {})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_suppressing_the_groups_takes_roles_and_preferred_role_along(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    suppress = {"claimsToSuppress": [GROUPS]}
    change = suppress if version == "V1_0" else {"idTokenGeneration": suppress}
    identity, access = claims(client, name, {DETAILS[version]: change | {"groupOverrideDetails": WHOLE}})
    assert not {GROUPS, ROLES, PREFERRED} & set(identity)
    assert access[GROUPS] == ["admins", "staff"], "of the ID token nothing else was asked"
    if version != "V1_0":
        change = {"accessTokenGeneration": suppress, "groupOverrideDetails": WHOLE}
        identity, access = claims(client, name, {DETAILS[version]: change})
        assert (identity[GROUPS], GROUPS in access) == (["admins", "staff"], False)


# Scopes that are added and suppressed, and the `scope` of the access token.
SCOPES = {
    "added, of no resource server": (["api/read", "openid"], None, f"{ADMIN_SCOPE} api/read openid"),
    "added twice": (["api/read", "api/read", ADMIN_SCOPE], [], f"{ADMIN_SCOPE} api/read"),
    "replaced": (["api/read"], [ADMIN_SCOPE], "api/read"),
    "added and suppressed": (["api/read", "api/write"], ["api/read"], f"{ADMIN_SCOPE} api/write"),
    "suppressed, not there": (None, ["phone"], ADMIN_SCOPE),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
@pytest.mark.parametrize("case", SCOPES)
def test_scopes_are_added_and_taken(generation, name, idp, case, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    add, suppress, expected = SCOPES[case]
    change = {"scopesToAdd": add, "scopesToSuppress": suppress}
    response = {"claimsAndScopeOverrideDetails": {"accessTokenGeneration": change}}
    result = idp.get_tokens_from_refresh_token(
        RefreshToken=client.password(name)["AuthenticationResult"]["RefreshToken"],
        ClientId=client.id,
        ClientMetadata=program(TokenGeneration=response),
    )["AuthenticationResult"]
    identity, access = verified_pair(client, result)
    assert (access["scope"], "scope" in identity) == (expected, False)
    if ADMIN_SCOPE in expected:
        assert idp.get_user(AccessToken=result["AccessToken"])["Username"] == name
    else:
        without = ("NotAuthorizedException", "Access Token does not have required scopes")
        assert refused(idp.get_user, AccessToken=result["AccessToken"]) == without
