"""The session of a custom sign-in and what define may ask for: what ends it, how long it lives, whom it belongs to, challenges
that are echoed, and the switches. Rows for which a function's answer matters are run in Python and in Node.js."""

import json
import re
import urllib.request

import pytest

from harness.functions import Functions
from harness.pools import PHONE, SMS, Pool
from harness.refusals import refused
from harness.scripted import ASK, FAIL, ISSUE, PASSWORD_FIRST, QUESTION, Scripted, SignIn, entry, script

UNRECOGNIZABLE = ("InvalidLambdaResponseException", "Unrecognizable lambda output")
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
INVALID_SESSION = ("NotAuthorizedException", "Invalid session for the user.")
USED_SESSION = ("NotAuthorizedException", "Invalid session for the user, session can only be used once.")
EXPIRED_SESSION = ("NotAuthorizedException", "Invalid session for the user, session is expired.")
NO_SRP_A = ("InvalidParameterException", "Missing required parameter SRP_A")
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def thrown_by(trigger: str) -> tuple[str, str]:
    return "UserLambdaValidationException", f"{trigger} failed with error x."


# What goes wrong while an answer is looked at, and what the client hears.
SPOILT = {
    "define fails": (script([ASK, FAIL]), INCORRECT),
    "define decides nothing": (script([ASK, {}]), UNRECOGNIZABLE),
    "define throws": (script([ASK, {"throws": "x"}]), thrown_by("DefineAuthChallenge")),
    "create throws": (script([ASK], [QUESTION, {"throws": "x"}]), thrown_by("CreateAuthChallenge")),
    "verify throws": (script([ASK, ISSUE], verify={"throws": "x"}), thrown_by("VerifyAuthChallengeResponse")),
    "post throws": (script([ASK, ISSUE], PostAuthentication={"throws": "x"}), thrown_by("PostAuthentication")),
    "tokens throw": (script([ASK, ISSUE], TokenGeneration={"throws": "x"}), thrown_by("PreTokenGeneration")),
    "create is unusable": (script([ASK], [QUESTION, {"challengeMetadata": 1}]), UNRECOGNIZABLE),
    "verify is unusable": (script([ASK, ISSUE], verify={"answerCorrect": 1}), UNRECOGNIZABLE),
}
# Built-in names that define may give without their background.
ECHOED = [
    "SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "NEW_PASSWORD_REQUIRED",
    "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER", "ADMIN_NO_SRP_AUTH",
]  # fmt: skip
RESPONSES = {
    "SMS_MFA_CODE": "123456", "EMAIL_OTP_CODE": "123456", "SOFTWARE_TOKEN_MFA_CODE": "123456", "ANSWER": "SMS_MFA",
    "NEW_PASSWORD": "An0ther!Password", "DEVICE_KEY": "us-east-1_00000000-0000-0000-0000-000000000000", "SRP_A": "a1b2c3",
    "PASSWORD_CLAIM_SECRET_BLOCK": "AAAA", "PASSWORD_CLAIM_SIGNATURE": "AAAA", "TIMESTAMP": "Thu Jan 1 00:00:00 UTC 2026",
}  # fmt: skip

SCRIPTS = (
    {
        "any": script([ASK, ISSUE]),
        "loop": script([ASK]),
        "verifier": script([PASSWORD_FIRST]),
        "late": script([ASK, ASK, PASSWORD_FIRST]),
    }
    | {f"spoilt{number}": steps for number, (steps, _) in enumerate(SPOILT.values())}
    | {name: script([{"challengeName": name}]) for name in [*ECHOED, "SRP_A"]}
)


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"sessions-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def client(scripted, make_pool):
    return make_pool(LambdaConfig=scripted.triggers(), MfaConfiguration="OPTIONAL", SmsConfiguration=SMS).client()


@pytest.fixture
def known(client, name):
    """The sign-in of a new user with a script."""
    return lambda script_name, more="": SignIn.of_new(client, f"{script_name}-{name}{more}", phone_number=PHONE)


@pytest.mark.parametrize("fault", SPOILT)
def test_what_fails_while_an_answer_is_looked_at_ends_the_session(known, fault):
    sign_in = known(f"spoilt{list(SPOILT).index(fault)}")
    challenge = sign_in.begin()
    assert refused(sign_in.answer, challenge, "42") == SPOILT[fault][1]
    assert refused(sign_in.answer, challenge, "42") == INVALID_SESSION


def test_a_session_is_a_text_within_bounds_and_good_once(scripted, known):
    sign_in = known("loop")
    sessions = [sign_in.begin()]
    for _ in range(4):
        sessions.append(sign_in.answer(sessions[-1], "41"))
    texts = [challenge["Session"] for challenge in sessions]
    assert len(set(texts)) == 5
    assert all(20 <= len(text) <= 4096 for text in texts)
    events = len(scripted.events(sign_in.username, 3 + 3 * 4))
    for used in sessions[:-1]:
        assert refused(sign_in.answer, used, "42") == USED_SESSION
    assert len(scripted.events(sign_in.username)) == events == 15, "a used session is shown to no function"
    assert sign_in.answer(sessions[-1], "41")["ChallengeName"] == "CUSTOM_CHALLENGE"


def test_the_session_of_a_finished_sign_in_is_a_used_one(scripted, known):
    sign_in = known("any")
    challenge = sign_in.begin()
    assert "AuthenticationResult" in sign_in.answer(challenge, "42")
    assert refused(sign_in.answer, challenge, "42") == USED_SESSION
    assert len(scripted.events(sign_in.username, 7)) == 7


def test_a_session_is_nobody_elses_and_not_to_be_changed(scripted, known):
    sign_in, other = known("any"), known("any", "other")
    challenge = sign_in.begin()
    assert refused(other.answer, challenge, "42") == INVALID_SESSION
    for place in (5, len(challenge["Session"]) // 2, -2):
        text = list(challenge["Session"])
        text[place] = "B" if text[place] == "A" else "A"
        assert refused(sign_in.answer, challenge | {"Session": "".join(text)}, "42") == INVALID_SESSION, place
    assert other.username not in {event["userName"] for event in scripted.events(other.username)}
    assert "Verify" not in "".join(scripted.sources(sign_in.username, 3))
    # None of this was an answer.
    assert "AuthenticationResult" in sign_in.answer(challenge, "42")


def test_a_session_of_another_client_is_invalid(client, known):
    sign_in = known("any")
    challenge = sign_in.begin()
    sign_in.client = client.pool.client()
    assert refused(sign_in.answer, challenge, "42") == INVALID_SESSION


def test_an_answer_needs_its_name_its_user_and_its_text(scripted, client, known):
    sign_in = known("any")
    challenge = sign_in.begin()
    missing = "InvalidParameterException", "Missing required parameter {}"
    assert refused(client.respond, challenge, {"ANSWER": "42"}) == (missing[0], missing[1].format("USERNAME"))
    assert refused(sign_in.respond, challenge, {}) == (missing[0], missing[1].format("ANSWER"))
    nameless = {key: value for key, value in challenge.items() if key != "Session"}
    assert refused(sign_in.answer, nameless, "42") == (missing[0], missing[1].format("Session"))
    code, _ = refused(sign_in.respond, challenge | {"ChallengeName": "SMS_MFA"}, {"SMS_MFA_CODE": "42"})
    assert code == "InvalidParameterException"
    assert scripted.sources(sign_in.username, 3) == ["PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge"]
    assert "AuthenticationResult" in sign_in.answer(challenge, "42")


def test_where_there_are_aliases_the_client_is_told_the_username_and_may_answer_by_either(scripted, make_pool, name):
    pool = make_pool(LambdaConfig=scripted.triggers(), AliasAttributes=["email"])
    username, email = f"loop-{name}", f"{name}@example.com"
    pool.user(username, email=email, email_verified="true")
    by_alias = SignIn(pool.client(), email)
    challenge = by_alias.begin()
    assert challenge["ChallengeParameters"] == {"USERNAME": username}
    challenge = by_alias.answer(challenge, "41")
    assert challenge["ChallengeParameters"] == {"USERNAME": username}
    challenge = by_alias.respond(challenge, {"USERNAME": username, "ANSWER": "41"})
    assert challenge["ChallengeParameters"] == {"USERNAME": username}
    assert len(scripted.events(username, 9)) == 9
    assert scripted.events(email) == []


def test_where_the_address_is_the_username_the_client_and_the_functions_see_the_sub(scripted, make_pool, name):
    pool = make_pool(LambdaConfig=scripted.triggers(), UsernameAttributes=["email"])
    sub = pool.user(f"{name}@example.com")
    sign_in = SignIn(pool.client(), f"{name}@example.com")
    challenge = sign_in.begin()
    assert UUID.fullmatch(sub) and challenge["ChallengeParameters"] == {"USERNAME": sub}
    assert "AuthenticationResult" in sign_in.respond(challenge, {"USERNAME": sub, "ANSWER": "42"})
    events = scripted.events(sub, 7)
    assert {event["request"]["userAttributes"]["sub"] for event in events} == {sub}
    assert {event["request"]["userAttributes"]["email"] for event in events} == {f"{name}@example.com"}


@pytest.mark.parametrize("challenge_name", ECHOED)
@pytest.mark.parametrize("with_srp", [False, True], ids=["without SRP", "after SRP_A"])
def test_a_built_in_challenge_without_its_background_is_echoed_and_cannot_be_answered(known, challenge_name, with_srp):
    sign_in = known(challenge_name)
    sent = sign_in.client.pool.server.messages(sign_in.client.pool.id)
    echoed = sign_in.begin_with_srp() if with_srp else sign_in.begin()
    assert (echoed["ChallengeName"], echoed["ChallengeParameters"]) == (challenge_name, {"USERNAME": sign_in.username})
    assert sign_in.client.pool.server.messages(sign_in.client.pool.id) == sent, "nothing is sent"
    assert refused(sign_in.respond, echoed, RESPONSES) == INVALID_SESSION


@pytest.mark.parametrize("with_srp", [False, True], ids=["without SRP", "after SRP_A"])
def test_srp_a_is_echoed_and_is_no_challenge_to_answer(known, with_srp):
    sign_in = known("SRP_A")
    echoed = sign_in.begin_with_srp() if with_srp else sign_in.begin()
    assert (echoed["ChallengeName"], echoed["ChallengeParameters"]) == ("SRP_A", {"USERNAME": sign_in.username})
    code, text = refused(sign_in.respond, echoed, RESPONSES)
    assert code == "InvalidParameterException" and "'challengeName' failed to satisfy constraint" in text


def test_the_passwords_challenge_needs_srp_as_the_last_step(known):
    sign_in = known("verifier")
    assert refused(sign_in.begin) == NO_SRP_A
    sign_in = known("late")
    challenge = sign_in.begin_with_srp()
    assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert refused(sign_in.answer, challenge, "42") == NO_SRP_A


class Alone:
    """A server of its own, whose clock can be moved and whose switches can be set, with a pool whose triggers are scripted."""

    def __init__(self, server, make_client):
        self.server = server
        self.functions = Functions(lambda service: make_client(server, service))
        self.idp = make_client(server, "cognito-idp")
        self.scripted = Scripted(self.functions, "alone", "js", SCRIPTS)
        self.pool = Pool(server, self.idp, LambdaConfig=self.scripted.triggers())

    def advance(self, seconds: int) -> None:
        body = json.dumps({"advanceSeconds": seconds}).encode()
        urllib.request.urlopen(urllib.request.Request(f"{self.server.url}/_vestibule/clock", data=body), timeout=30).close()


@pytest.mark.parametrize("minutes", [None, 5, 15], ids=["default", "5 minutes", "15 minutes"])
def test_a_session_lives_as_long_as_the_client_says_and_anew_with_every_round(isolated_server, make_client, minutes):
    alone = Alone(isolated_server().start(), make_client)
    client = alone.pool.client(**({"AuthSessionValidity": minutes} if minutes else {}))
    sign_in, life = SignIn.of_new(client, "loop-ann"), 60 * (minutes or 3)
    challenge = sign_in.begin()
    for _ in range(3):
        alone.advance(life - 30)
        challenge = sign_in.answer(challenge, "41")
    alone.advance(life + 1)
    assert refused(sign_in.answer, challenge, "42") == EXPIRED_SESSION
    assert len(alone.scripted.events(sign_in.username, 12)) == 12
    assert alone.server.stop() == 0


def test_the_switches_of_custom_sign_ins_do_what_they_say(isolated_server, make_client, tmp_path):
    config = tmp_path / "vestibule.toml"
    config.write_text(
        '[triggers]\necho_unsupported_define_challenge = false\nmax_custom_auth_rounds = 2\n'
        'create_challenge_client_metadata = false\npre_auth_in_custom_auth = "srp_only"\n'
    )
    alone = Alone(isolated_server(arguments=("--config", str(config))).start(), make_client)
    client = alone.pool.client()
    assert refused(SignIn.of_new(client, "SMS_MFA-ann").begin) == UNRECOGNIZABLE

    sign_in = SignIn.of_new(client, "loop-ann")
    second = sign_in.answer(sign_in.begin(), "41", ClientMetadata={"k": "v"})
    assert refused(sign_in.answer, second, "41") == INCORRECT
    assert refused(sign_in.answer, second, "41") == INVALID_SESSION
    events = alone.scripted.events(sign_in.username, 7)
    seen = [(event["triggerSource"][:6], event["request"].get("clientMetadata")) for event in events]
    second_round = [("Verify", {"k": "v"}), ("Define", {"k": "v"}), ("Create", None)]
    assert seen == [("Define", None), ("Create", None), *second_round, ("Verify", None), ("Define", None)]
    with_srp = SignIn.of_new(client, "loop-bob")
    with_srp.begin_with_srp()
    assert alone.scripted.sources(with_srp.username, 3)[0] == "PreAuthentication"
    assert alone.scripted.sessions(with_srp.username) == [[entry("SRP_A")]]
    assert alone.server.stop() == 0
