"""What pre token generation may not do: claims of the service are left alone in silence, malformed answers end the sign-in."""

import pytest

from harness import PASSWORD
from harness.generation import DETAILS, LATER, VERSIONS, Generation, both_tokens, claims, sign_in
from harness.programmed import LANGUAGES, program
from harness.refusals import refused
from harness.tokens import verified_pair

UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
UNTOUCHABLE = [
    "acr", "amr", "at_hash", "auth_time", "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "sub",
    "identities", "cognito:username", "username", "client_id", "event_id", "device_key", "version",
]  # fmt: skip
PREFIXED = ["cognito:new", "cognito:groups", "cognito:roles", "cognito:preferred_role"]
# Of the untouchable ones those that a sign-in by API has, with a level asked for and devices tracked.
OF_EVERY_TOKEN = {
    "acr", "amr", "auth_time", "exp", "iat", "iss", "jti", "origin_jti", "token_use", "sub", "event_id",
}  # fmt: skip
OF_ID, OF_ACCESS = OF_EVERY_TOKEN | {"cognito:username"}, OF_EVERY_TOKEN | {"username", "client_id", "device_key"}
# Those that are the same in every token of one user.
LASTING = {"acr", "amr", "iss", "token_use", "sub", "cognito:username", "username", "client_id", "aud", "scope"}
LEVEL_1 = {"TARGET_ACR_VALUES": "urn:cognito:loa:1"}
FORGED = "forged"
ID, ACCESS = "idTokenGeneration", "accessTokenGeneration"


@pytest.fixture(scope="module")
def generation(functions, make_pool):
    return Generation(functions, make_pool)


def response(version: str, change: dict) -> dict:
    """The same change to every token that the version lets a function change."""
    return {DETAILS[version]: change} if version == "V1_0" else both_tokens(change)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("how", ["set", "suppressed"])
def test_claims_of_the_service_are_neither_set_nor_suppressed(generation, name, how, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    names = UNTOUCHABLE + PREFIXED
    changes = {
        "set": {"claimsToAddOrOverride": dict.fromkeys(names, FORGED) | {"tenant": "t1"}},
        "suppressed": {"claimsToAddOrOverride": {"tenant": "t1"}, "claimsToSuppress": names},
    }
    plain = claims(client, name, {}, **LEVEL_1)
    changed = claims(client, name, response(version, changes[how]), **LEVEL_1)
    for before, after, own in zip(plain, changed, (OF_ID, OF_ACCESS)):
        assert set(UNTOUCHABLE) & set(before) == own
        is_changed = version != "V1_0" or before["token_use"] == "id"
        assert set(after) - set(before) == ({"tenant"} if is_changed else set())
        assert set(before) <= set(after)
        assert FORGED not in after.values()
        lasting = LASTING & set(before)
        assert {key: after[key] for key in lasting} == {key: before[key] for key in lasting}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
def test_the_scope_of_the_access_token_is_no_claim_to_set_or_suppress(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    for change in ({"claimsToAddOrOverride": {"scope": FORGED}}, {"claimsToSuppress": ["scope"]}):
        _, access = claims(client, name, {DETAILS[version]: {ACCESS: change}})
        assert access["scope"] == "aws.cognito.signin.user.admin"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_audience_of_the_id_token_is_the_client_whatever_the_function_says(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    for change in ({"claimsToAddOrOverride": {"aud": FORGED}}, {"claimsToSuppress": ["aud"]}):
        identity, access = claims(client, name, response(version, change))
        assert (identity["aud"], "aud" in access) == (client.id, False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
def test_the_access_token_may_be_given_the_client_as_its_audience_and_nothing_else(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    for value, expected in [(client.id, client.id), (client.id.upper(), None), ([client.id], None), ({}, None), (1, None)]:
        change = {"accessTokenGeneration": {"claimsToAddOrOverride": {"aud": value}}}
        _, access = claims(client, name, {DETAILS[version]: change})
        assert access.get("aud") == expected, value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_developers_attribute_is_left_out_of_the_id_token_but_neither_changed_nor_added(
    generation, name, version, language
):
    client = generation.client(version, language)
    generation.user(client, name)
    change = {"claimsToAddOrOverride": {"dev:custom:inner": FORGED, "dev:new": FORGED}}
    identity, _ = claims(client, name, response(version, change))
    assert (identity["dev:custom:inner"], "dev:new" in identity) == ("kept", False)
    identity, _ = claims(client, name, response(version, {"claimsToSuppress": ["dev:custom:inner"]}))
    assert "dev:custom:inner" not in identity


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", LATER)
def test_four_attributes_of_the_id_token_take_no_lists_and_no_objects(generation, name, version, language):
    client = generation.client(version, language)
    client.pool.user(name, phone_number="+447700900004", phone_number_verified="true", updated_at="5", address="Here")
    stored = {"phone_number_verified": True, "updated_at": 5, "address": {"formatted": "Here"}}
    four = [*stored, "email_verified"]
    for value in ([True], {"x": 1}, []):
        change = {"claimsToAddOrOverride": dict.fromkeys([*four, "nickname"], value)}
        identity, access = claims(client, name, both_tokens(change))
        assert {key: identity[key] for key in four if key in identity} == stored, "there is no email to be verified"
        assert identity["nickname"] == value
        assert {key: access[key] for key in four} == dict.fromkeys(four, value), "of the access token they are no attributes"
    scalars = {"phone_number_verified": False, "updated_at": 7, "address": "There", "email_verified": True}
    identity, _ = claims(client, name, both_tokens({"claimsToAddOrOverride": scalars}))
    assert {key: identity[key] for key in four} == scalars


# Answers of the wrong type: details of the first version, and of the later ones.
MALFORMED_FIRST = {
    "a number": {"claimsToAddOrOverride": {"x": 1}},
    "a boolean": {"claimsToAddOrOverride": {"x": True}},
    "a list": {"claimsToAddOrOverride": {"x": ["a"]}},
    "an object": {"claimsToAddOrOverride": {"x": {}}},
    "a number beside texts": {"claimsToAddOrOverride": {"a": "x", "b": 0, "c": "y"}},
    "a number that is suppressed": {"claimsToAddOrOverride": {"x": 1}, "claimsToSuppress": ["x"]},
    "details as a list": [],
    "claims as a list": {"claimsToAddOrOverride": ["x"]},
    "suppressed as a text": {"claimsToSuppress": "x"},
    "suppressed, a number": {"claimsToSuppress": [1]},
    "groups as a text": {"groupOverrideDetails": {"groupsToOverride": "admins"}},
    "a group that is none": {"groupOverrideDetails": {"groupsToOverride": [None]}},
    "roles as an object": {"groupOverrideDetails": {"iamRolesToOverride": {}}},
    "a list of preferred roles": {"groupOverrideDetails": {"preferredRole": ["r"]}},
}
MALFORMED_LATER = {
    "details as a list": [],
    "a token as a list": {ID: []},
    "claims as a list": {ID: {"claimsToAddOrOverride": ["x"]}},
    "suppressed as a text": {ACCESS: {"claimsToSuppress": "x"}},
    "suppressed, a number": {ID: {"claimsToSuppress": [1]}},
    "scopes as a text": {ACCESS: {"scopesToAdd": "api/read"}},
    "a scope that is none": {ACCESS: {"scopesToAdd": [1]}},
    "scopes taken, as a text": {ACCESS: {"scopesToSuppress": "api/read"}},
    "a scope with a space": {ACCESS: {"scopesToAdd": ["api/read api/write"]}},
    "a scope with a tab": {ACCESS: {"scopesToAdd": ["api/read", "api\twrite"]}},
    "a scope with a line's end": {ACCESS: {"scopesToAdd": ["api/read\n"]}},
    "groups as a text": {"groupOverrideDetails": {"groupsToOverride": "admins"}},
    "a list of preferred roles": {"groupOverrideDetails": {"preferredRole": ["r"]}},
}
MALFORMED = [("V1_0", case) for case in MALFORMED_FIRST] + [(version, case) for version in LATER for case in MALFORMED_LATER]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("version", "case"), MALFORMED)
def test_a_malformed_answer_is_unrecognizable_and_gives_no_tokens(generation, name, version, case, language):
    client = generation.client(version, language)
    generation.user(client, name)
    details = MALFORMED_FIRST[case] if version == "V1_0" else MALFORMED_LATER[case]
    assert refused(sign_in, client, name, {DETAILS[version]: details}) == UNRECOGNIZABLE


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_null_and_what_is_left_out_change_nothing_and_neither_does_the_answer_of_another_version(
    generation, name, version, language
):
    client = generation.client(version, language)
    generation.user(client, name)
    plain = claims(client, name, {})
    nulls = {"claimsToAddOrOverride": {"x": None}, "claimsToSuppress": None}
    change = {"claimsToAddOrOverride": {"x": "y"}, "claimsToSuppress": ["email"]}
    foreign = both_tokens(change) if version == "V1_0" else {DETAILS["V1_0"]: change}
    for answer in (
        {DETAILS[version]: None},
        {DETAILS[version]: {}},
        response(version, nulls) | {"unknown": 1},
        response(version, {"claimsToAddOrOverride": None, "scopesToAdd": None, "unknown": 1}),
        foreign,
    ):
        for before, after in zip(plain, claims(client, name, answer)):
            assert set(after) == set(before), answer
            assert after.get("scope") == before.get("scope")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_token_has_room_for_thousands_of_claims(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    plain = claims(client, name, {})
    added = {f"c{number}": "" for number in range(4_900)}
    changed = claims(client, name, response(version, {"claimsToAddOrOverride": added}))
    for before, after in zip(plain, changed):
        is_changed = version != "V1_0" or before["token_use"] == "id"
        assert set(after) == set(before) | (set(added) if is_changed else set())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_a_token_with_more_than_5000_added_claims_is_not_made(generation, name, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    change = {"claimsToAddOrOverride": {f"c{number}": "" for number in range(5_001)}}
    unrecognizable = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
    assert refused(claims, client, name, response(version, change)) == unrecognizable
    identity, _ = claims(client, name, response(version, change | {"claimsToSuppress": ["c0"]}))
    assert "c1" in identity and "c0" not in identity, "what is suppressed does not count"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("version", VERSIONS)
def test_an_error_ends_the_sign_in_but_not_the_refresh_token(generation, name, idp, version, language):
    client = generation.client(version, language)
    generation.user(client, name)
    thrown = ("UserLambdaValidationException", "PreTokenGeneration failed with error not now.")
    asked = client.initiate("USER_AUTH", {"USERNAME": name, "PREFERRED_CHALLENGE": "PASSWORD"})
    answers = {"USERNAME": name, "PASSWORD": PASSWORD}
    assert refused(client.respond, asked, answers, ClientMetadata=program(TokenGeneration="not now")) == thrown
    ended = ("NotAuthorizedException", "Invalid session for the user.")
    assert refused(client.respond, asked, answers) == ended
    tokens = client.password(name)["AuthenticationResult"]
    of_token = {"RefreshToken": tokens["RefreshToken"], "ClientId": client.id}
    refresh = idp.get_tokens_from_refresh_token
    assert refused(refresh, **of_token, ClientMetadata=program(TokenGeneration="not now")) == thrown
    details = {"claimsToSuppress": "x"}
    malformed = program(TokenGeneration={DETAILS[version]: details if version == "V1_0" else {ID: details}})
    assert refused(refresh, **of_token, ClientMetadata=malformed) == UNRECOGNIZABLE
    verified_pair(client, refresh(**of_token)["AuthenticationResult"])
