"""When user migration runs, what the function sees, and what comes before and after it; what it may answer is
test_reference_migrated_users.py's."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD, REGION
from harness.migration import INCORRECT, OLD, UNKNOWN, Elsewhere, known
from harness.pools import AppClient, attribute_map
from harness.programmed import LANGUAGES, program
from harness.refusals import refused

AUTHENTICATION = "UserMigration_Authentication"
UNTOUCHED = {
    "userAttributes": None, "forceAliasCreation": None, "enableSMSMFA": None, "finalUserStatus": None, "messageAction": None,
    "desiredDeliveryMediums": None,
}  # fmt: skip
UNVERIFIED = (
    "InvalidParameterException",
    "Cannot reset password for the user as there is no registered/verified email or phone_number",
)
EXISTENCE = ["LEGACY", "ENABLED"]
CHOICES = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}
PRE, POST = "PreAuthentication_Authentication", "PostAuthentication_Authentication"
TOKENS = "TokenGeneration_Authentication"


@pytest.fixture(scope="module")
def elsewhere(functions, make_pool):
    return Elsewhere(functions, make_pool)


def by_password(client: AppClient, name: str, metadata: dict) -> dict:
    return client.password(name, OLD, ClientMetadata=metadata)


def by_admin(flow: str):
    def call(client: AppClient, name: str, metadata: dict) -> dict:
        parameters = {"USERNAME": name, "PASSWORD": OLD}
        of_client = {"UserPoolId": client.pool.id, "ClientId": client.id}
        return client.pool.idp.admin_initiate_auth(
            **of_client, AuthFlow=flow, AuthParameters=parameters, ClientMetadata=metadata
        )

    return call


def by_preference(client: AppClient, name: str, metadata: dict) -> dict:
    parameters = {"USERNAME": name, "PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": OLD}
    return client.initiate("USER_AUTH", parameters, ClientMetadata=metadata)


def by_answer(challenge: str, answers: dict, is_admin: bool = False):
    """A sign-in that asks first. The metadata of its first call is not the function's business."""

    def call(client: AppClient, name: str, metadata: dict) -> dict:
        asked = client.initiate("USER_AUTH", {"USERNAME": name}, ClientMetadata={"first": "call"})
        assert "PASSWORD" in asked["AvailableChallenges"]
        answer = {"ChallengeName": challenge, "ChallengeResponses": {"USERNAME": name, "PASSWORD": OLD} | answers}
        if not is_admin:
            return client.respond(asked | answer, answer["ChallengeResponses"], ClientMetadata=metadata)
        of_client = {"UserPoolId": client.pool.id, "ClientId": client.id, "Session": asked["Session"]}
        return client.pool.idp.admin_respond_to_auth_challenge(**of_client, **answer, ClientMetadata=metadata)

    return call


# How a password is sent in clear, and the name under which the function sees the metadata of the call that sends it.
IN_CLEAR = {
    "USER_PASSWORD_AUTH": (by_password, "validationData"),
    "ADMIN_USER_PASSWORD_AUTH": (by_admin("ADMIN_USER_PASSWORD_AUTH"), "validationData"),
    "ADMIN_NO_SRP_AUTH": (by_admin("ADMIN_NO_SRP_AUTH"), "validationData"),
    "USER_AUTH with PASSWORD": (by_preference, "validationData"),
    "SELECT_CHALLENGE": (by_answer("SELECT_CHALLENGE", {"ANSWER": "PASSWORD"}), "clientMetadata"),
    "PASSWORD": (by_answer("PASSWORD", {}), "clientMetadata"),
    "PASSWORD by AdminRespondToAuthChallenge": (by_answer("PASSWORD", {}, is_admin=True), "clientMetadata"),
}


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", IN_CLEAR)
def test_every_way_to_send_the_password_in_clear_asks_the_function(elsewhere, name, way, language, existence):
    client = elsewhere.client(language, existence, Policies=CHOICES)
    call, seen_as = IN_CLEAR[way]
    metadata = program(UserMigration=known(name)) | {"k": "v"}
    assert set(call(client, name, metadata)["AuthenticationResult"]) >= {"IdToken", "AccessToken", "RefreshToken"}
    assert client.pool.status(name) == "CONFIRMED"
    (event,) = elsewhere.events(client, 1, name)
    assert event["triggerSource"] == AUTHENTICATION
    expected = {"password": OLD, "validationData": None, "userAttributes": None} | {seen_as: metadata}
    assert event["request"] == expected


def test_a_choice_offers_an_unknown_name_the_way_to_a_migration_or_where_that_would_tell_every_way(elsewhere, name):
    for existence in EXISTENCE:
        client = elsewhere.client("js", existence, Policies=CHOICES)
        client.pool.user(f"{name}-{existence}", email=f"{name}@example.com", email_verified="true")
        known_name, unknown = (
            client.initiate("USER_AUTH", {"USERNAME": it})["AvailableChallenges"] for it in (f"{name}-{existence}", name)
        )
        assert sorted(known_name) == ["EMAIL_OTP", "PASSWORD", "PASSWORD_SRP"]
        assert sorted(unknown) == (["PASSWORD"] if existence == "LEGACY" else sorted(known_name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_event_is_the_published_one_without_metadata(elsewhere, language, name, idp):
    client = elsewhere.client(language, fresh=True)
    typed = f"{name.upper()}@Example.com"
    assert refused(client.password, typed, "Old-Secret-1") == UNKNOWN
    unknown = ("UserNotFoundException", "Username/client id combination not found.")
    assert refused(idp.forgot_password, ClientId=client.id, Username=typed) == unknown
    signs_in, forgot = elsewhere.events(client, 2)
    context = signs_in["callerContext"].pop("awsSdkVersion"), forgot["callerContext"].pop("awsSdkVersion")
    assert all(version.startswith("aws-sdk-") for version in context)
    envelope = {
        "version": "1", "region": REGION, "userPoolId": client.pool.id, "userName": typed,
        "callerContext": {"clientId": client.id}, "response": UNTOUCHED,
    }  # fmt: skip
    request = {"validationData": None, "userAttributes": None}
    assert signs_in == envelope | {"triggerSource": AUTHENTICATION, "request": request | {"password": "Old-Secret-1"}}
    assert forgot == envelope | {"triggerSource": "UserMigration_ForgotPassword", "request": request}


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_other_flow_asks_it(elsewhere, name, language, existence):
    client = elsewhere.client(language, existence, ["UserMigration", "DefineAuthChallenge"], fresh=True, Policies=CHOICES)
    public = {"SRP_A": AWSSRP("z", "z", client.pool.id, client.id, client=client.pool.idp).get_auth_params()["SRP_A"]}
    for flow, parameters in [
        ("USER_SRP_AUTH", public),
        ("USER_AUTH", {"PREFERRED_CHALLENGE": "PASSWORD_SRP"} | public),
        ("USER_AUTH", {"PREFERRED_CHALLENGE": "EMAIL_OTP"}),
    ]:
        members = {"ClientMetadata": program(UserMigration=known(name))}
        if existence == "ENABLED":
            assert client.initiate(flow, {"USERNAME": name} | parameters, **members)["ChallengeName"]
        else:
            assert refused(client.initiate, flow, {"USERNAME": name} | parameters, **members) == UNKNOWN
    custom = refused(client.custom, name, ClientMetadata=program(UserMigration=known(name)))
    unrecognizable = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
    assert custom == (unrecognizable if existence == "ENABLED" else UNKNOWN)
    # Whoever is asked about last is in the log, so that nobody before was.
    assert "AuthenticationResult" in elsewhere.sign_in(client, f"{name}-last", known(name))
    asked = [(event["userName"], event["triggerSource"]) for event in elsewhere.events(client, 1)]
    define = [(name, "DefineAuthChallenge_Authentication")] if existence == "ENABLED" else []
    assert asked == [*define, (f"{name}-last", AUTHENTICATION)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_known_user_and_no_other_operation_asks_it(elsewhere, name, language, idp):
    client = elsewhere.client(language, fresh=True)
    client.pool.user(name, email=f"{name}@example.com", email_verified="true")
    metadata = program(UserMigration=known(name))
    assert "AuthenticationResult" in client.password(name, ClientMetadata=metadata)
    assert refused(client.password, name, "Wr0ng!Password", ClientMetadata=metadata) == INCORRECT
    idp.forgot_password(ClientId=client.id, Username=name, ClientMetadata=metadata)
    nobody = {"ClientId": client.id, "Username": f"{name}-nobody", "ClientMetadata": metadata}
    for operation, members in [
        ("confirm_forgot_password", {"ConfirmationCode": "123456", "Password": PASSWORD}),
        ("resend_confirmation_code", {}),
        ("confirm_sign_up", {"ConfirmationCode": "123456"}),
    ]:
        assert refused(getattr(idp, operation), **nobody | members)[0] == "UserNotFoundException", operation
    of_admin = {"UserPoolId": client.pool.id, "Username": f"{name}-nobody"}
    for operation in ("admin_reset_user_password", "admin_get_user"):
        assert refused(getattr(idp, operation), **of_admin) == UNKNOWN, operation
    assert "AuthenticationResult" in elsewhere.sign_in(client, f"{name}-last", known(name))
    assert [event["userName"] for event in elsewhere.events(client, 1)] == [f"{name}-last"]


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_migrating_sign_in_runs_these_triggers_and_neither_pre_sign_up_nor_post_confirmation(
    elsewhere, name, language, existence
):
    triggers = [
        "UserMigration", "PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication", "PreTokenGeneration",
        "CustomMessage",
    ]  # fmt: skip
    client = elsewhere.client(language, existence, triggers, fresh=True)
    assert "AuthenticationResult" in elsewhere.sign_in(client, name, known(name))
    events = elsewhere.events(client, 4)
    before = [PRE, AUTHENTICATION] if existence == "ENABLED" else [AUTHENTICATION, PRE]
    assert [event["triggerSource"] for event in events] == [*before, POST, TOKENS]
    pre = events[before.index(PRE)]["request"]
    if existence == "ENABLED":
        assert (pre["userAttributes"], pre["userNotFound"]) == ({}, True)
    else:
        assert (pre["userAttributes"]["email"], "userNotFound" in pre) == (f"{name}@example.com", False)
    for event in events[2:]:
        attributes = event["request"]["userAttributes"]
        assert (attributes["email"], attributes["cognito:user_status"]) == (f"{name}@example.com", "CONFIRMED")


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_by_pre_authentication_comes_before_the_user_only_where_existence_errors_are_prevented(
    elsewhere, name, language, existence
):
    client = elsewhere.client(language, existence, ["UserMigration", "PreAuthentication"], fresh=True)
    metadata = program(UserMigration=known(name), PreAuthentication="not today")
    expected = ("UserLambdaValidationException", "PreAuthentication failed with error not today.")
    assert refused(client.password, name, OLD, ClientMetadata=metadata) == expected
    if existence == "ENABLED":
        assert [event["triggerSource"] for event in elsewhere.events(client, 1)] == [PRE]
        assert refused(client.pool.status, name) == UNKNOWN
    else:
        assert [event["triggerSource"] for event in elsewhere.events(client, 2)] == [AUTHENTICATION, PRE]
        assert client.pool.status(name) == "CONFIRMED"


@pytest.mark.parametrize("existence", EXISTENCE)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", ["RESET_REQUIRED", "CONFIRMED", None])
def test_whoever_forgot_the_password_is_created_and_sent_a_code(elsewhere, name, idp, status, language, existence):
    client = elsewhere.client(language, existence, ["UserMigration", "CustomMessage", "PostConfirmation"])
    metadata = program(UserMigration=known(name, finalUserStatus=status))
    answer = idp.forgot_password(ClientId=client.id, Username=name, ClientMetadata=metadata)
    assert answer["CodeDeliveryDetails"] == {
        "Destination": f"{name[0]}***@e***", "DeliveryMedium": "EMAIL", "AttributeName": "email",
    }  # fmt: skip
    assert client.pool.status(name) == ("CONFIRMED" if status == "CONFIRMED" else "RESET_REQUIRED")
    (message,) = client.pool.server.messages(client.pool.id, f"{name}@example.com")
    confirmation = {"ConfirmationCode": message["code"], "Password": PASSWORD}
    idp.confirm_forgot_password(ClientId=client.id, Username=name, **confirmation)
    assert "AuthenticationResult" in client.password(name)
    events = elsewhere.events(client, 3, name)
    assert [event["triggerSource"] for event in events] == [
        "UserMigration_ForgotPassword", "CustomMessage_ForgotPassword", "PostConfirmation_ConfirmForgotPassword",
    ]  # fmt: skip
    request = {"validationData": None, "userAttributes": None, "clientMetadata": metadata}
    assert events[0]["request"] == request


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_flags_of_verified_addresses_are_taken_over_and_a_code_needs_one(elsewhere, name, idp, language):
    client = elsewhere.client(language)
    for username, flags in {
        f"{name}-unsaid": {}, f"{name}-unverified": {"email_verified": "false"}, f"{name}-verified": {"email_verified": "true"},
    }.items():  # fmt: skip
        described = known(username, userAttributes={"email": f"{username}@example.com"} | flags)
        assert "AuthenticationResult" in elsewhere.sign_in(client, username, described)
        user = idp.admin_get_user(UserPoolId=client.pool.id, Username=username)
        is_verified = username.endswith("-verified")
        assert (attribute_map(user["UserAttributes"]).get("email_verified") == "true") is is_verified
        of_user = {"ClientId": client.id, "Username": username}
        if is_verified:
            assert idp.forgot_password(**of_user)["CodeDeliveryDetails"]["AttributeName"] == "email"
        else:
            assert refused(idp.forgot_password, **of_user) == UNVERIFIED


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_forgot_the_password_and_has_no_verified_address_is_created_and_sent_nothing(elsewhere, name, idp, language):
    for existence in EXISTENCE:
        client = elsewhere.client(language, existence)
        metadata = program(UserMigration=known(name, userAttributes={"email": f"{name}@example.com"}))
        of_user = {"ClientId": client.id, "Username": name, "ClientMetadata": metadata}
        if existence == "ENABLED":
            assert idp.forgot_password(**of_user)["CodeDeliveryDetails"]["Destination"]
        else:
            assert refused(idp.forgot_password, **of_user) == UNVERIFIED
        assert client.pool.status(name) == "CONFIRMED"
        assert client.pool.server.messages(client.pool.id, f"{name}@example.com") == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_error_ends_the_session_that_was_answered(elsewhere, name, language):
    client = elsewhere.client(language, Policies=CHOICES)
    asked = client.initiate("USER_AUTH", {"USERNAME": name}) | {"ChallengeName": "PASSWORD"}
    answers = {"USERNAME": name, "PASSWORD": OLD}
    thrown = ("UserLambdaValidationException", "UserMigration failed with error Bad password.")
    assert refused(client.respond, asked, answers, ClientMetadata=program(UserMigration="Bad password")) == thrown
    ended = ("NotAuthorizedException", "Invalid session for the user.")
    assert refused(client.respond, asked, answers, ClientMetadata=program(UserMigration=known(name))) == ended
    assert refused(client.pool.status, name) == UNKNOWN


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_password_that_was_typed_is_kept_against_the_policy_and_good_for_every_flow(elsewhere, name, language):
    client = elsewhere.client(language)
    assert "AuthenticationResult" in elsewhere.sign_in(client, name, known(name), "x")
    assert "AuthenticationResult" in client.password(name, "x")
    assert refused(client.password, name, "y") == INCORRECT
    srp = AWSSRP(name, "x", client.pool.id, client.id, client=client.pool.idp)
    assert "AuthenticationResult" in srp.authenticate_user()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_that_is_locked_out_is_not_shown_to_the_function(elsewhere, name, language):
    client = elsewhere.client(language, "ENABLED")
    for _ in range(5):
        assert refused(client.password, name, OLD) == INCORRECT
    metadata = program(UserMigration=known(name))
    locked_out = ("NotAuthorizedException", "Password attempts exceeded")
    assert refused(client.password, name, OLD, ClientMetadata=metadata) == locked_out
    last = f"{name}-last"
    assert "AuthenticationResult" in elsewhere.sign_in(client, last, known(last))
    asked = [event["userName"] for event in elsewhere.events(client, 6, name)]
    assert asked == [name] * 5 + [last]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_person_at_several_doors_is_created_once(elsewhere, name, language, idp):
    client = elsewhere.client(language, fresh=True)
    metadata = program(UserMigration=known(name))

    def sign_in(_: int) -> str | tuple[str, str]:
        try:
            return "signed in" if "AuthenticationResult" in client.password(name, OLD, ClientMetadata=metadata) else "asked"
        except idp.exceptions.UserNotFoundException as refused:
            return refused.response["Error"]["Message"]

    with ThreadPoolExecutor(4) as doors:
        ends = list(doors.map(sign_in, range(4)))
    assert "signed in" in ends
    assert set(ends) <= {"signed in", f"Exception migrating user in app client {client.id}"}
    assert [user["Username"] for user in idp.list_users(UserPoolId=client.pool.id)["Users"]] == [name]
