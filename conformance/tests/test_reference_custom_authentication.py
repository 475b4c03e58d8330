"""The reference of define, create and verify, row by row: how a custom sign-in begins, what each function is shown, and what
each may answer. Every row is run with a Python and with a Node.js function."""

import pytest

from harness import REGION
from harness.pools import FLOWS, SMS, secret_hash
from harness.refusals import refused
from harness.scripted import ASK, CUSTOM, ISSUE, Scripted, SignIn, entry, script

UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
INVALID_SESSION = ("NotAuthorizedException", "Invalid session for the user.")
MISSING = ("UnexpectedLambdaException", "null invocation failed due to configuration.")
WHOLE = {
    "publicChallengeParameters": {"hint": "six times seven"},
    "privateChallengeParameters": {"answer": "42", "more": "kept"},
    "challengeMetadata": "CODE-1",
}

# What create answers: its public parameters, private ones and metadata as they arrive at the client, verify and define.
CREATED = {
    "untouched": ({}, {}, {}, None),
    "nulls": ({"publicChallengeParameters": None, "privateChallengeParameters": None, "challengeMetadata": None}, {}, {}, None),
    "no member": ({"only": {}}, {}, {}, None),
    "metadata alone": ({"only": {"challengeMetadata": "CODE-1"}}, {}, {}, "CODE-1"),
    "empty maps": ({"publicChallengeParameters": {}, "privateChallengeParameters": {}}, {}, {}, None),
    "odd texts": ({"publicChallengeParameters": {"hint": "ä \" ☃", "none": ""}}, {"hint": "ä \" ☃", "none": ""}, {}, None),
    "one key in both": (
        {"publicChallengeParameters": {"a": "1"}, "privateChallengeParameters": {"a": "2"}}, {"a": "1"}, {"a": "2"}, None,
    ),
    "a public USERNAME": ({"publicChallengeParameters": {"USERNAME": "somebody", "hint": "x"}}, {"hint": "x"}, {}, None),
    "a private USERNAME": ({"privateChallengeParameters": {"USERNAME": "me"}}, {}, {"USERNAME": "me"}, None),
    "a null among texts": (
        {"publicChallengeParameters": {"hint": "x", "n": None}, "privateChallengeParameters": {"answer": "42", "n": None}},
        {"hint": "x"}, {"answer": "42", "n": None}, None,
    ),
    "an unknown member": ({"unknown": 1, "privateChallengeParameters": {"answer": "42"}}, {}, {"answer": "42"}, None),
}  # fmt: skip
UNUSABLE_CREATED = [
    {member: value}
    for member in ("publicChallengeParameters", "privateChallengeParameters")
    for value in ({"n": 1}, {"n": True}, {"n": {}}, "text", ["text"])
] + [{"challengeMetadata": 1}, {"challengeMetadata": {}}]
# What verify answers, and the result that stands in the session.
VERIFIED = {
    "true": ({"answerCorrect": True}, True),
    "false": ({"answerCorrect": False}, False),
    "null": ({"answerCorrect": None}, False),
    "untouched": ({}, False),
    "no member": ({"only": {}}, False),
    "a text": ({"answerCorrect": "true"}, UNRECOGNIZABLE),
    "a number": ({"answerCorrect": 1}, UNRECOGNIZABLE),
    "a list": ({"answerCorrect": [True]}, UNRECOGNIZABLE),
}
ANSWERS = ["", " 42 ", "ä ☃", '{"a":1}', "x" * 2000]
SCRIPTS = (
    {
        "once": script([ASK, ISSUE], [WHOLE]),
        "twice": script([ASK, ASK, ISSUE], [WHOLE]),
        "carries": script([ASK, ASK, ASK, ISSUE], [{"carries": True}]),
        "anyhow": script([ASK]),
        "trusts": script([ISSUE]),
    }
    | {f"created{number}": script([ASK, ISSUE], [made]) for number, (made, *_) in enumerate(CREATED.values())}
    | {f"unusable{number}": script([ASK], [made]) for number, made in enumerate(UNUSABLE_CREATED)}
    | {f"verified{number}": script([ASK], verify=verdict) for number, (verdict, _) in enumerate(VERIFIED.values())}
)


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"custom-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def pool(scripted, make_pool):
    return make_pool(LambdaConfig=scripted.triggers(), MfaConfiguration="OPTIONAL", SmsConfiguration=SMS)


@pytest.fixture(scope="module")
def client(pool):
    return pool.client(PreventUserExistenceErrors="LEGACY")


@pytest.fixture
def known(client, name):
    """The sign-in of a new user with a script."""

    return lambda script_name, more="": SignIn.of_new(client, f"{script_name}-{name}{more}", email="test@example.com")


def shown(challenge: dict) -> dict:
    return {key: value for key, value in challenge.items() if key != "ResponseMetadata"}


@pytest.mark.parametrize("hides", [False, True], ids=["LEGACY", "ENABLED"])
def test_the_events_of_a_second_round_are_these_member_by_member(scripted, pool, name, hides):
    sign_in = SignIn(pool.client(PreventUserExistenceErrors="ENABLED" if hides else "LEGACY"), f"twice-{name}")
    sub = pool.user(sign_in.username, email="test@example.com")
    first = sign_in.begin(ClientMetadata={"first": "1"})
    second = sign_in.answer(first, "41", ClientMetadata={"k": "v"})
    sign_in.answer(second, "42")

    events = scripted.events(sign_in.username, 9)
    sdk = events[0]["callerContext"]["awsSdkVersion"]
    attributes = {"sub": sub, "cognito:user_status": "CONFIRMED", "email": "test@example.com"}
    of_nobody = {"userNotFound": False} if hides else {}
    wrong = entry("CUSTOM_CHALLENGE", False, "CODE-1")

    def event(trigger: str, request: dict, response: dict) -> dict:
        return {
            "version": "1",
            "region": REGION,
            "userPoolId": pool.id,
            "userName": sign_in.username,
            "callerContext": {"awsSdkVersion": sdk, "clientId": sign_in.client.id},
            "triggerSource": f"{trigger}_Authentication",
            "request": {"userAttributes": attributes} | request | of_nobody,
            "response": response,
        }

    asked = {"challengeName": "CUSTOM_CHALLENGE", "session": [wrong], "clientMetadata": {"k": "v"}}
    answered = {"privateChallengeParameters": WHOLE["privateChallengeParameters"], "challengeAnswer": "41"}
    undecided = {"challengeName": None, "issueTokens": None, "failAuthentication": None}
    unmade = {"publicChallengeParameters": None, "privateChallengeParameters": None, "challengeMetadata": None}
    assert [it for it in events if it["triggerSource"].startswith(("Define", "Create", "Verify"))][:5] == [
        event("DefineAuthChallenge", {"session": []}, undecided),
        event("CreateAuthChallenge", {"challengeName": "CUSTOM_CHALLENGE", "session": []}, unmade),
        event("VerifyAuthChallengeResponse", answered | {"clientMetadata": {"k": "v"}}, {"answerCorrect": None}),
        event("DefineAuthChallenge", {"session": [wrong], "clientMetadata": {"k": "v"}}, undecided),
        event("CreateAuthChallenge", asked, unmade),
    ]


@pytest.mark.parametrize("made", CREATED)
def test_what_create_makes_goes_to_the_client_to_verify_and_to_define(scripted, known, made):
    _, public, private, metadata = CREATED[made]
    sign_in = known(f"created{list(CREATED).index(made)}")
    challenge = sign_in.begin()
    assert shown(challenge) == {
        "ChallengeName": "CUSTOM_CHALLENGE",
        "ChallengeParameters": {"USERNAME": sign_in.username} | public,
        "Session": challenge["Session"],
    }
    assert "AccessToken" in sign_in.answer(challenge, "42")["AuthenticationResult"]
    events = scripted.events(sign_in.username, 7)
    (verify,) = (event["request"] for event in events if event["triggerSource"].startswith("Verify"))
    assert verify["privateChallengeParameters"] == private
    is_right = private.get("answer") == "42"
    assert scripted.sessions(sign_in.username) == [[], [entry("CUSTOM_CHALLENGE", is_right, metadata)]]


def test_what_create_must_not_answer_is_unrecognizable(known):
    for number, made in enumerate(UNUSABLE_CREATED):
        sign_in = known(f"unusable{number}")
        assert refused(sign_in.begin) == UNRECOGNIZABLE, made


@pytest.mark.parametrize("verdict", VERIFIED)
def test_the_result_of_verify_stands_in_the_session_and_define_decides(scripted, known, verdict):
    _, end = VERIFIED[verdict]
    sign_in = known(f"verified{list(VERIFIED).index(verdict)}")
    challenge = sign_in.begin()
    if isinstance(end, tuple):
        assert refused(sign_in.answer, challenge, "42") == end
        assert scripted.sources(sign_in.username, 4)[-1] == "VerifyAuthChallengeResponse"
        return
    assert sign_in.answer(challenge, "42")["ChallengeName"] == "CUSTOM_CHALLENGE", "no result is an error by itself"
    assert scripted.sessions(sign_in.username, 6) == [[], [entry("CUSTOM_CHALLENGE", end)]]


def test_verify_gets_the_answer_as_a_text_letter_for_letter(scripted, known):
    sign_in = known("anyhow")
    challenge = sign_in.begin()
    for answer in ANSWERS:
        challenge = sign_in.answer(challenge, answer)
    events = scripted.events(sign_in.username, 3 + 3 * len(ANSWERS))
    assert [it["request"]["challengeAnswer"] for it in events if it["triggerSource"].startswith("Verify")] == ANSWERS


def test_create_runs_for_every_round_and_keeps_its_code_by_the_metadata(scripted, known):
    sign_in = known("carries")
    challenge = sign_in.begin()
    for _ in range(2):
        challenge = sign_in.answer(challenge, "wrong")
    events = scripted.events(sign_in.username, 9)
    verifies = [event["request"] for event in events if event["triggerSource"].startswith("Verify")]
    (code,) = {verify["privateChallengeParameters"]["answer"] for verify in verifies}
    assert "AuthenticationResult" in sign_in.answer(challenge, code)
    wrong, right = entry("CUSTOM_CHALLENGE", False, f"CODE-{code}"), entry("CUSTOM_CHALLENGE", True, f"CODE-{code}")
    whole = [wrong, wrong, right]
    assert scripted.sessions(sign_in.username, 13) == [whole[:0], whole[:1], whole[:2], whole]
    assert scripted.sessions(sign_in.username, trigger="Create") == [whole[:0], whole[:1], whole[:2]]


# How the first challenge is named, and whether that is a beginning with SRP.
BEGINNINGS = [
    ({}, False),
    ({"CHALLENGE_NAME": "CUSTOM_CHALLENGE"}, False),
    ({"SRP_A": "a1b2c3"}, False),
    ({"CHALLENGE_NAME": "CUSTOM_CHALLENGE", "SRP_A": "a1b2c3"}, False),
    ({"CHALLENGE_NAME": "SRP_A", "SRP_A": "a1b2c3"}, True),
    ({"ChallengeName": "SRP_A", "SRP_A": "a1b2c3"}, True),
]


@pytest.mark.parametrize("is_admin", [False, True], ids=["InitiateAuth", "AdminInitiateAuth"])
def test_a_sign_in_begins_with_srp_only_if_it_is_named(scripted, known, is_admin):
    for number, (parameters, with_srp) in enumerate(BEGINNINGS):
        sign_in = known("anyhow", str(number))
        sign_in.is_admin = is_admin
        assert sign_in.begin(parameters)["ChallengeName"] == "CUSTOM_CHALLENGE", parameters
        expected = [[entry("SRP_A")]] if with_srp else [[]]
        assert scripted.sessions(sign_in.username, 3) == expected, parameters
        assert scripted.sessions(sign_in.username, trigger="Create") == expected, parameters


def test_what_is_missing_at_the_beginning_is_named_and_nothing_runs(scripted, pool, client, known):
    sign_in = known("anyhow")
    missing = "InvalidParameterException", "Missing required parameter USERNAME"
    assert refused(client.initiate, "CUSTOM_AUTH", {}) == missing
    missing = "InvalidParameterException", "Missing required parameter SRP_A"
    assert refused(sign_in.begin, {"CHALLENGE_NAME": "SRP_A"}) == missing
    secret = pool.client(GenerateSecret=True)
    sign_in.client = secret
    expected = f"Client {secret.id} is configured with secret but SECRET_HASH was not received"
    assert refused(sign_in.begin) == ("NotAuthorizedException", expected)
    expected = "NotAuthorizedException", f"Unable to verify secret hash for client {secret.id}"
    assert refused(sign_in.begin, {"SECRET_HASH": "AAAA"}) == expected
    assert scripted.events(sign_in.username) == []
    hashed = {"SECRET_HASH": secret_hash(sign_in.username, secret.id, secret.secret)}
    assert sign_in.begin(hashed)["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert scripted.sources(sign_in.username, 3) == ["PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge"]


@pytest.mark.parametrize("flow", ["CUSTOM_AUTH_FLOW_ONLY", "ALLOW_CUSTOM_AUTH"])
def test_a_client_for_custom_sign_in_alone_has_no_other_flow(scripted, pool, known, flow):
    sign_in = known("trusts")
    sign_in.client = pool.client(ExplicitAuthFlows=[flow])
    only_custom = "InvalidParameterException", "Only custom auth (lambda driven) is enabled for this client."
    not_enabled = "InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client"
    assert refused(sign_in.client.password, sign_in.username) == (only_custom if "ONLY" in flow else not_enabled)
    assert scripted.events(sign_in.username) == []
    assert "AccessToken" in sign_in.begin()["AuthenticationResult"]


def test_a_client_without_the_flow_begins_nothing(scripted, pool, known):
    sign_in = known("trusts")
    sign_in.client = pool.client(ExplicitAuthFlows=[flow for flow in FLOWS if flow != "ALLOW_CUSTOM_AUTH"])
    assert refused(sign_in.begin) == ("InvalidParameterException", "CUSTOM_AUTH is not enabled for the client.")
    assert scripted.events(sign_in.username) == []


def test_a_function_that_is_missing_when_it_is_needed_is_a_fault_of_configuration(scripted, make_pool, name):
    pool = make_pool(LambdaConfig=scripted.triggers("CreateAuthChallenge", "VerifyAuthChallengeResponse"))
    sign_in = SignIn(pool.client(), f"once-{name}")
    pool.user(sign_in.username)
    unconfigured = "Custom auth lambda trigger is not configured for the user pool."
    assert refused(sign_in.begin) == ("InvalidParameterException", unconfigured)
    pool.set_triggers(**scripted.triggers("DefineAuthChallenge"))
    assert refused(sign_in.begin) == MISSING
    pool.set_triggers(**scripted.triggers("DefineAuthChallenge", "CreateAuthChallenge"))
    challenge = sign_in.begin()
    assert refused(sign_in.answer, challenge, "42") == MISSING
    pool.set_triggers(**scripted.triggers(*CUSTOM))
    assert refused(sign_in.answer, challenge, "42") == INVALID_SESSION
    assert "AuthenticationResult" in sign_in.answer(sign_in.begin(), "42")


def test_disabled_and_unconfirmed_users_get_as_far_as_pre_authentication(scripted, client, known, name):
    disabled = known("trusts")
    client.pool.idp.admin_disable_user(UserPoolId=client.pool.id, Username=disabled.username)
    assert refused(disabled.begin) == ("NotAuthorizedException", "User is disabled.")
    unconfirmed = SignIn(client, f"trusts-new-{name}")
    client.sign_up(unconfirmed.username)
    assert refused(unconfirmed.begin) == ("UserNotConfirmedException", "User is not confirmed.")
    for sign_in in (disabled, unconfirmed):
        assert scripted.sources(sign_in.username, 1) == ["PreAuthentication"]


@pytest.mark.parametrize("status", ["FORCE_CHANGE_PASSWORD", "RESET_REQUIRED"])
def test_without_srp_a_password_that_has_to_be_changed_stops_nothing(scripted, client, known, name, status):
    pool, idp = client.pool, client.pool.idp
    if status == "RESET_REQUIRED":
        sign_in = known("once")
        idp.admin_update_user_attributes(
            UserPoolId=pool.id, Username=sign_in.username, UserAttributes=[{"Name": "email_verified", "Value": "true"}]
        )
        idp.admin_reset_user_password(UserPoolId=pool.id, Username=sign_in.username)
    else:
        sign_in = SignIn(client, f"once-{name}")
        idp.admin_create_user(UserPoolId=pool.id, Username=sign_in.username, MessageAction="SUPPRESS")
    result = sign_in.answer(sign_in.begin(), "42")["AuthenticationResult"]
    assert {"AccessToken", "IdToken", "RefreshToken"} <= set(result)
    assert pool.status(sign_in.username) == status
    events = scripted.events(sign_in.username, 8 if status == "RESET_REQUIRED" else 7)
    statuses = [it["request"]["userAttributes"]["cognito:user_status"] for it in events if "Message" not in it["triggerSource"]]
    assert statuses == [status] * 7
