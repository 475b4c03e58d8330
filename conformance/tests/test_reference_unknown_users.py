"""Calls for users who do not exist, by what the client says of PreventUserExistenceErrors: what the caller hears, which
functions run, and what they are shown. Run with functions in Python and in Node.js."""

import re

import pytest

from harness import PASSWORD
from harness.pools import FLOWS
from harness.refusals import refused
from harness.scripted import ASK, EVERY, FAIL, ISSUE, PASSWORD_FIRST, QUESTION, Scripted, SignIn, entry, script

UNKNOWN = ("UserNotFoundException", "User does not exist.")
UNKNOWN_HERE = ("UserNotFoundException", "Username/client id combination not found.")
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
ALIAS_EXISTS = ("AliasExistsException", "An account with the email already exists.")
INVALID_SESSION = ("NotAuthorizedException", "Invalid session for the user.")
EXPIRED = ("ExpiredCodeException", "Invalid code provided, please request a code again.")
WRONG_CODE = ("CodeMismatchException", "Invalid verification code provided, please try again.")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
PRE, DEFINE, CREATE, VERIFY = (
    "PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse",
)  # fmt: skip
ALL_FLOWS = [*FLOWS, "ALLOW_USER_AUTH"]
HIDES = pytest.mark.parametrize("hides", [False, True], ids=["LEGACY", "ENABLED"])

SCRIPTS = {
    "loop": script([ASK, ASK, ISSUE], [QUESTION | {"publicChallengeParameters": {"hint": "x"}, "challengeMetadata": "CODE-1"}]),
    "trusts": script([ISSUE]),
    "fails": script([ASK, FAIL]),
    "proves": script([ASK, PASSWORD_FIRST, ISSUE]),
    "renews": script([{"challengeName": "NEW_PASSWORD_REQUIRED"}]),
    "throws": script([{"throws": "nobody"}]),
}


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"unknown-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def pools(scripted, make_pool):
    """Pools by name: `plain`, `migrating` with user migration, `alias` where an email address is an alias."""
    made = {}

    def pool(kind: str = "plain"):
        if kind not in made:
            triggers = [*EVERY, "PreSignUp", "PostConfirmation", *(["UserMigration"] if kind == "migrating" else [])]
            made[kind] = make_pool(
                LambdaConfig=scripted.triggers(*triggers),
                AutoVerifiedAttributes=["email"],
                Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
                **({"AliasAttributes": ["email"]} if kind == "alias" else {}),
            )
        return made[kind]

    return pool


@pytest.fixture(scope="module")
def clients(pools):
    """Clients by pool and by whether they hide who exists."""
    made = {}

    def client(hides: bool, kind: str = "plain"):
        if (hides, kind) not in made:
            setting = "ENABLED" if hides else "LEGACY"
            made[hides, kind] = pools(kind).client(ExplicitAuthFlows=ALL_FLOWS, PreventUserExistenceErrors=setting)
        return made[hides, kind]

    return client


def begins(flow: str, **parameters: str):
    def call(client, username: str) -> dict:
        members = {"ClientId": client.id, "AuthFlow": flow, "AuthParameters": {"USERNAME": username} | parameters}
        if flow.startswith("ADMIN"):
            return client.pool.idp.admin_initiate_auth(UserPoolId=client.pool.id, **members)
        return client.pool.idp.initiate_auth(**members)

    return call


def by_client(operation: str, **more: str):
    return lambda client, username: getattr(client.pool.idp, operation)(ClientId=client.id, Username=username, **more)


def by_administrator(operation: str, **more):
    return lambda client, username: getattr(client.pool.idp, operation)(UserPoolId=client.pool.id, Username=username, **more)


# A call, what it answers where nothing is hidden, and where it is: an error, or the name of a challenge or member; the triggers
# that run where it is hidden. None runs where it is not.
CALLS = {
    "USER_PASSWORD_AUTH": (begins("USER_PASSWORD_AUTH", PASSWORD=PASSWORD), UNKNOWN, INCORRECT, [PRE]),
    "ADMIN_USER_PASSWORD_AUTH": (begins("ADMIN_USER_PASSWORD_AUTH", PASSWORD=PASSWORD), UNKNOWN, INCORRECT, [PRE]),
    "ADMIN_NO_SRP_AUTH": (begins("ADMIN_NO_SRP_AUTH", PASSWORD=PASSWORD), UNKNOWN, INCORRECT, [PRE]),
    "USER_AUTH by PASSWORD": (
        begins("USER_AUTH", PREFERRED_CHALLENGE="PASSWORD", PASSWORD=PASSWORD), UNKNOWN, INCORRECT, [PRE],
    ),
    "USER_AUTH": (begins("USER_AUTH"), UNKNOWN, "SELECT_CHALLENGE", [PRE]),
    "USER_AUTH by EMAIL_OTP": (begins("USER_AUTH", PREFERRED_CHALLENGE="EMAIL_OTP"), UNKNOWN, "EMAIL_OTP", [PRE]),
    "USER_SRP_AUTH": (begins("USER_SRP_AUTH", SRP_A="a1b2c3"), UNKNOWN, "PASSWORD_VERIFIER", [PRE]),
    "CUSTOM_AUTH": (begins("CUSTOM_AUTH"), UNKNOWN, "CUSTOM_CHALLENGE", [PRE, DEFINE, CREATE]),
    "ForgotPassword": (by_client("forgot_password"), UNKNOWN_HERE, "CodeDeliveryDetails", []),
    "ConfirmForgotPassword": (
        by_client("confirm_forgot_password", ConfirmationCode="123456", Password=PASSWORD), UNKNOWN_HERE, EXPIRED, [],
    ),
    "ResendConfirmationCode": (by_client("resend_confirmation_code"), UNKNOWN_HERE, "CodeDeliveryDetails", []),
    "ConfirmSignUp": (by_client("confirm_sign_up", ConfirmationCode="123456"), UNKNOWN_HERE, WRONG_CODE, []),
    "AdminGetUser": (by_administrator("admin_get_user"), UNKNOWN, UNKNOWN, []),
    "AdminConfirmSignUp": (by_administrator("admin_confirm_sign_up"), UNKNOWN, UNKNOWN, []),
    "AdminResetUserPassword": (by_administrator("admin_reset_user_password"), UNKNOWN, UNKNOWN, []),
    "AdminUpdateUserAttributes": (
        by_administrator("admin_update_user_attributes", UserAttributes=[{"Name": "email", "Value": "new@example.com"}]),
        UNKNOWN, UNKNOWN, [],
    ),
    "AdminCreateUser that invites again": (
        by_administrator("admin_create_user", MessageAction="RESEND"), UNKNOWN, UNKNOWN, [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("call_name", CALLS)
@HIDES
def test_a_call_for_nobody_runs_what_it_would_run_and_says_what_the_client_wants(scripted, clients, name, call_name, hides):
    call, told, hidden, triggers = CALLS[call_name]
    username, client = f"loop-{name}", clients(hides)
    sent = client.pool.server.messages(client.pool.id)
    end = hidden if hides else told
    if isinstance(end, tuple):
        assert refused(call, client, username) == end
    else:
        answer = call(client, username)
        assert answer.get("ChallengeName") == end or end in answer
    events = scripted.events(username, len(triggers) if hides else 0)
    assert scripted.sources(username) == (triggers if hides else [])
    for event in events:
        assert event["userName"] == username
        assert (event["request"]["userNotFound"], event["request"]["userAttributes"]) == (True, {})
        assert event["callerContext"]["clientId"] == client.id
    assert client.pool.server.messages(client.pool.id) == sent


def test_srp_of_nobody_is_simulated_the_same_way_every_time_and_never_proven(scripted, clients, name):
    username, client = f"loop-{name}", clients(True)
    sign_in = SignIn(client, username)
    srp = sign_in.make_srp()
    first, second = (begins("USER_SRP_AUTH", SRP_A=srp.get_auth_params()["SRP_A"])(client, username) for _ in range(2))
    one, other = first["ChallengeParameters"], second["ChallengeParameters"]
    assert (one["SALT"], one["USER_ID_FOR_SRP"]) == (other["SALT"], other["USER_ID_FOR_SRP"])
    assert one["SRP_B"] != other["SRP_B"]
    assert UUID.fullmatch(one["USER_ID_FOR_SRP"])
    answers = srp.process_challenge(one, {"USERNAME": username})
    assert refused(client.respond, first, answers) == INCORRECT
    assert scripted.sources(username, 2) == [PRE, PRE]


def test_a_code_of_nobody_is_never_right_and_goes_nowhere(scripted, clients, name):
    username, client = f"loop-{name}", clients(True)
    sent = client.pool.server.messages(client.pool.id)
    first, second = (begins("USER_AUTH", PREFERRED_CHALLENGE="EMAIL_OTP")(client, username) for _ in range(2))
    where = [challenge["ChallengeParameters"]["CODE_DELIVERY_DESTINATION"] for challenge in (first, second)]
    assert where[0] == where[1] and re.fullmatch(r".\*\*\*@.\*\*\*", where[0])
    told = "CodeMismatchException", "Invalid code or auth state for the user."
    for _ in range(2):
        assert refused(client.respond, first, {"USERNAME": username, "EMAIL_OTP_CODE": "123456"}) == told
    assert scripted.sources(username, 2) == [PRE, PRE]
    assert client.pool.server.messages(client.pool.id) == sent


@pytest.mark.parametrize("is_admin", [False, True], ids=["by client", "by administrator"])
def test_nobody_walks_through_a_custom_sign_in_and_never_gets_tokens(scripted, clients, name, is_admin):
    sign_in = SignIn(clients(True), f"loop-{name}", is_admin)
    challenge = sign_in.begin(ClientMetadata={"m": "1"})
    for answer in ("41", "42"):
        assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
        assert challenge["ChallengeParameters"] == {"USERNAME": sign_in.username, "hint": "x"}
        last = challenge
        if answer == "41":
            challenge = sign_in.answer(challenge, answer, ClientMetadata={"m": "2"})
    assert refused(sign_in.answer, last, "42", ClientMetadata={"m": "3"}) == INCORRECT
    assert refused(sign_in.answer, last, "42") == INVALID_SESSION
    round_of = [VERIFY, DEFINE, CREATE]
    assert scripted.sources(sign_in.username, 8) == [PRE, DEFINE, CREATE, *round_of, VERIFY, DEFINE]
    events = scripted.events(sign_in.username)
    assert [(it["request"]["userNotFound"], it["request"]["userAttributes"]) for it in events] == [(True, {})] * 8
    assert [it["request"].get("clientMetadata") for it in events] == [None] * 3 + [{"m": "2"}] * 3 + [{"m": "3"}] * 2
    assert events[0]["request"]["validationData"] == {"m": "1"}
    wrong, right = entry("CUSTOM_CHALLENGE", False, "CODE-1"), entry("CUSTOM_CHALLENGE", True, "CODE-1")
    assert scripted.sessions(sign_in.username) == [[], [wrong], [wrong, right]]
    private = [it["request"]["privateChallengeParameters"] for it in events if it["triggerSource"].startswith(VERIFY)]
    assert private == [{"answer": "42"}] * 2


def test_what_define_decides_for_nobody_ends_in_no_tokens_whatever_it_is(scripted, clients, name):
    client = clients(True)
    trusted = SignIn(client, f"trusts-{name}")
    assert refused(trusted.begin) == INCORRECT
    assert refused(trusted.begin_with_srp) == INCORRECT
    assert scripted.sources(trusted.username, 4) == [PRE, DEFINE] * 2
    failed = SignIn(client, f"fails-{name}")
    assert refused(failed.answer, failed.begin(), "42") == INCORRECT
    proving = SignIn(client, f"proves-{name}")
    challenge = proving.begin_with_srp()
    assert challenge["ChallengeName"] == "PASSWORD_VERIFIER"
    assert refused(proving.prove, challenge) == INCORRECT
    assert scripted.sources(proving.username, 2) == [PRE, DEFINE]
    assert scripted.sessions(proving.username) == [[entry("SRP_A")]]
    renewing = SignIn(client, f"renews-{name}")
    echoed = renewing.begin()
    assert refused(renewing.respond, echoed, {"NEW_PASSWORD": "An0ther!Password"}) == INVALID_SESSION
    throwing = SignIn(client, f"throws-{name}")
    told = "UserLambdaValidationException", "DefineAuthChallenge failed with error nobody."
    assert refused(throwing.begin) == told


def test_where_addresses_are_aliases_nobody_has_the_same_username_every_time(scripted, clients, name):
    sign_in = SignIn(clients(True, "alias"), f"loop-{name}@example.com")
    first, second = sign_in.begin(), sign_in.begin()
    shown = first["ChallengeParameters"]["USERNAME"]
    assert UUID.fullmatch(shown) and second["ChallengeParameters"]["USERNAME"] == shown
    again = sign_in.respond(first, {"USERNAME": shown, "ANSWER": "41"})
    assert again["ChallengeParameters"]["USERNAME"] == shown
    events = scripted.events(sign_in.username, 9)
    assert len(events) == 9, "functions see what was typed"


@HIDES
def test_user_not_found_is_false_for_a_known_user_where_it_is_hidden_and_absent_otherwise(scripted, clients, name, hides):
    sign_in = SignIn.of_new(clients(hides), f"loop-{name}")
    challenge = sign_in.answer(sign_in.begin(), "41")
    assert "AuthenticationResult" in sign_in.answer(challenge, "42")
    events = scripted.events(sign_in.username, 11)[1:]  # The first is that of pre sign-up.
    asked = [event for event in events if not event["triggerSource"].startswith(("PostAuthentication", "TokenGeneration"))]
    assert [event["request"].get("userNotFound", "absent") for event in asked] == [False if hides else "absent"] * 8
    assert not any("userNotFound" in event["request"] for event in events if event not in asked)


@HIDES
def test_user_migration_is_asked_about_nobody_in_both_settings(scripted, clients, name, hides):
    client, username = clients(hides, "migrating"), f"loop-{name}"
    end = INCORRECT if hides else UNKNOWN
    assert refused(begins("USER_PASSWORD_AUTH", PASSWORD=PASSWORD), client, username) == end
    expected = [PRE, "UserMigration"] if hides else ["UserMigration"]
    assert scripted.sources(username, len(expected)) == expected
    if hides:
        assert "CodeDeliveryDetails" in by_client("forgot_password")(client, username)
    else:
        assert refused(by_client("forgot_password"), client, username) == UNKNOWN_HERE
    expected = [*expected, "UserMigration_ForgotPassword"]
    assert scripted.sources(username, len(expected)) == expected


@HIDES
def test_a_taken_name_is_told_before_pre_sign_up_runs(scripted, clients, name, hides):
    sign_in = SignIn.of_new(clients(hides), f"loop-{name}")
    so_far = scripted.sources(sign_in.username, 1)
    assert refused(sign_in.client.sign_up, sign_in.username) == ("UsernameExistsException", "User already exists")
    assert scripted.sources(sign_in.username) == so_far == ["PreSignUp_AdminCreateUser"]


@HIDES
def test_a_taken_alias_shows_when_the_sign_up_is_confirmed(scripted, clients, name, hides):
    client, email = clients(hides, "alias"), f"{name}@example.com"
    client.pool.user(f"loop-{name}", email=email, email_verified="true")
    second = f"loop-{name}-second"
    assert client.sign_up(second, attributes={"email": email})["UserConfirmed"] is False
    confirm = by_client("confirm_sign_up", ConfirmationCode=client.pool.code(email))
    assert refused(confirm, client, second) == ALIAS_EXISTS
    assert scripted.sources(second, 2) == ["PreSignUp_SignUp", "CustomMessage_SignUp"]


@HIDES
def test_who_has_to_reset_hears_so_and_where_it_is_hidden_with_the_right_password_only(scripted, clients, name, hides):
    client, username = clients(hides), f"loop-{name}"
    client.pool.user(username, email=f"{name}@example.com", email_verified="true")
    client.pool.idp.admin_reset_user_password(UserPoolId=client.pool.id, Username=username)
    so_far = len(scripted.sources(username, 2))
    reset = "PasswordResetRequiredException", "Password reset required for the user"
    assert refused(client.password, username, "Wr0ng!Password") == (INCORRECT if hides else reset)
    assert refused(client.password, username) == reset
    assert scripted.sources(username, so_far + 2)[so_far:] == [PRE, PRE]


NOWHERE = {
    "forgot_password": "Cannot reset password for the user as there is no registered/verified email or phone_number",
    "resend_confirmation_code": "Cannot resend codes. Auto verification not turned on.",
}


@pytest.mark.parametrize("operation", NOWHERE)
def test_who_cannot_be_sent_a_code_hears_so_where_nothing_is_hidden(scripted, clients, name, operation):
    client, username = clients(False), f"loop-{name}"
    make = client.sign_up if operation == "resend_confirmation_code" else client.pool.user
    make(username)
    so_far = scripted.sources(username, 1)
    assert refused(by_client(operation), client, username) == ("InvalidParameterException", NOWHERE[operation])
    assert scripted.sources(username) == so_far


def test_who_cannot_be_sent_a_reset_code_is_answered_like_nobody_where_it_is_hidden(scripted, clients, name):
    client, username = clients(True), f"loop-{name}"
    client.pool.user(username)
    so_far = scripted.sources(username, 1)
    sent = client.pool.server.messages(client.pool.id)
    forgot = by_client("forgot_password")
    asked = (username, username, f"{username}-nobody")
    first, second, of_nobody = (forgot(client, who)["CodeDeliveryDetails"] for who in asked)
    assert first == second
    assert set(first) == set(of_nobody) == {"Destination", "DeliveryMedium", "AttributeName"}
    assert scripted.sources(username) == so_far
    assert client.pool.server.messages(client.pool.id) == sent


def test_who_cannot_be_sent_a_confirmation_code_is_answered_like_nobody_where_it_is_hidden(clients, name):
    client, username = clients(True), f"loop-{name}"
    client.sign_up(username)
    sent = client.pool.server.messages(client.pool.id)
    resend = by_client("resend_confirmation_code")
    asked = (username, username, f"{username}-nobody")
    first, second, of_nobody = (resend(client, who)["CodeDeliveryDetails"] for who in asked)
    assert first == second
    assert set(first) == set(of_nobody) == {"Destination", "DeliveryMedium", "AttributeName"}
    assert client.pool.server.messages(client.pool.id) == sent


@HIDES
def test_the_refresh_token_of_somebody_who_is_gone_runs_nothing(scripted, clients, name, hides):
    client, username = clients(hides), f"loop-{name}"
    client.pool.user(username)
    token = client.password(username)["AuthenticationResult"]["RefreshToken"]
    so_far = scripted.sources(username, 4)
    client.pool.idp.admin_delete_user(UserPoolId=client.pool.id, Username=username)
    invalid = "NotAuthorizedException", "Invalid Refresh Token"
    assert refused(client.initiate, "REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": token}) == invalid
    assert scripted.sources(username) == so_far
