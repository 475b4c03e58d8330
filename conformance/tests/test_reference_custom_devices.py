"""Custom sign-ins with temporary passwords, with devices and over many rounds: which steps the service puts between those that
define asks for, and what define is shown of them. Every one is run with a Python and with a Node.js function."""

import pytest
from pycognito.aws_srp import generate_hash_device, long_to_hex

from harness import PASSWORD
from harness.refusals import refused
from harness.scripted import ASK, ISSUE, PASSWORD_FIRST, QUESTION, Scripted, SignIn, entry, script
from harness.tokens import verified_pair

INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
ATTEMPTS_EXCEEDED = ("NotAuthorizedException", "Password attempts exceeded")
UNKNOWN_DEVICE = ("ResourceNotFoundException", "Device does not exist.")
UNKNOWN = "us-east-1_00000000-0000-0000-0000-000000000000"
NEW_PASSWORD = "An0ther!Password"
PRE, POST, TOKENS = "PreAuthentication", "PostAuthentication", "TokenGeneration_Authentication"
BY_NEW_PASSWORD, BY_DEVICE = "TokenGeneration_NewPasswordChallenge", "TokenGeneration_AuthenticateDevice"
DEFINE, CREATE, VERIFY = "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse"
ROUND = [CREATE, VERIFY, DEFINE]
PASSED = {name: entry(name) for name in ("SRP_A", "PASSWORD_VERIFIER", "NEW_PASSWORD_REQUIRED", "CUSTOM_CHALLENGE")}
BY = pytest.mark.parametrize("is_admin", [False, True], ids=["by client", "by administrator"])

ASK_NEW_PASSWORD = {"challengeName": "NEW_PASSWORD_REQUIRED", "issueTokens": False, "failAuthentication": False}
SCRIPTS = {
    "told": script([ASK, PASSWORD_FIRST, ASK_NEW_PASSWORD, ISSUE]),
    "replaced": script([ASK, PASSWORD_FIRST, ISSUE, ISSUE]),
    "before": script([ASK, PASSWORD_FIRST, ASK_NEW_PASSWORD, ASK, ISSUE]),
    "after": script([ASK, PASSWORD_FIRST, ASK, ISSUE, ISSUE]),
    "trusts": script([ISSUE]),
    "asks": script([ASK, ISSUE]),
    "proves": script([ASK, PASSWORD_FIRST, ISSUE]),
    "both": script([ASK, PASSWORD_FIRST, ASK, ISSUE]),
    "loops": script([ASK], [QUESTION | {"challengeMetadata": "x" * 300}]),
}


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"devices-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def client(scripted, make_pool):
    return make_pool(LambdaConfig=scripted.triggers()).client()


@pytest.fixture(scope="module")
def tracking(scripted, make_pool):
    """A client of a pool that remembers devices."""
    always = {"ChallengeRequiredOnNewDevice": False, "DeviceOnlyRememberedOnUserPrompt": False}
    return make_pool(LambdaConfig=scripted.triggers(), DeviceConfiguration=always).client()


def result(answer: dict) -> dict:
    assert "AuthenticationResult" in answer, answer
    return answer["AuthenticationResult"]


def named(*steps: str) -> list[dict]:
    return [PASSED[step] for step in steps]


# A script; what the client is asked after the password, in order; the triggers after the first define; and the whole session.
TEMPORARY = {
    "told": (["NEW_PASSWORD_REQUIRED"], [DEFINE, DEFINE], ["NEW_PASSWORD_REQUIRED"]),
    "replaced": (["NEW_PASSWORD_REQUIRED"], [DEFINE, DEFINE], ["NEW_PASSWORD_REQUIRED"]),
    "before": (
        ["NEW_PASSWORD_REQUIRED", "CUSTOM_CHALLENGE"], [DEFINE, DEFINE, *ROUND], ["NEW_PASSWORD_REQUIRED", "CUSTOM_CHALLENGE"],
    ),
    "after": (
        ["CUSTOM_CHALLENGE", "NEW_PASSWORD_REQUIRED"], [DEFINE, *ROUND, DEFINE], ["CUSTOM_CHALLENGE", "NEW_PASSWORD_REQUIRED"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("script_name", TEMPORARY)
@BY
def test_a_temporary_password_is_replaced_by_defines_word_or_in_the_place_of_tokens(
    scripted, client, name, script_name, is_admin
):
    asked, triggers, steps = TEMPORARY[script_name]
    pool, sign_in = client.pool, SignIn(client, f"{script_name}-{name}", is_admin)
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username=sign_in.username, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )
    challenge = sign_in.prove(sign_in.begin_with_srp())
    for challenge_name in asked:
        assert challenge["ChallengeName"] == challenge_name
        if challenge_name == "CUSTOM_CHALLENGE":
            challenge = sign_in.answer(challenge, "42")
            continue
        so_far = len(scripted.events(sign_in.username))
        assert refused(sign_in.respond, challenge, {"NEW_PASSWORD": "short"})[0] == "InvalidPasswordException"
        assert len(scripted.events(sign_in.username)) == so_far, "a password against the policy runs nothing"
        assert pool.status(sign_in.username) == "FORCE_CHANGE_PASSWORD"
        challenge = sign_in.respond(challenge, {"NEW_PASSWORD": NEW_PASSWORD})
        assert pool.status(sign_in.username) == "CONFIRMED"
    result(challenge)
    expected = [PRE, DEFINE, *triggers, POST, BY_NEW_PASSWORD]
    assert scripted.sources(sign_in.username, len(expected)) == expected
    whole = named("SRP_A", "PASSWORD_VERIFIER", *steps)
    assert scripted.sessions(sign_in.username) == [whole[: number + 1] for number in range(len(whole))]
    assert "AuthenticationResult" in client.password(sign_in.username, NEW_PASSWORD)


class Device:
    """A device that a user has confirmed."""

    def __init__(self, client, username: str):
        client.pool.user(username)
        tokens = result(client.password(username))
        new = tokens["NewDeviceMetadata"]
        self.key, self.group_key = new["DeviceKey"], new["DeviceGroupKey"]
        self.password, verifier = generate_hash_device(self.group_key, self.key)
        client.pool.idp.confirm_device(
            AccessToken=tokens["AccessToken"], DeviceKey=self.key, DeviceSecretVerifierConfig=verifier
        )

    @property
    def of_srp(self) -> dict:
        return {"device_key": self.key, "device_group_key": self.group_key, "device_password": self.password}


# A script, and the triggers up to the device's own steps, after pre authentication.
REMEMBERED = {
    "trusts": [DEFINE],
    "asks": [DEFINE, *ROUND],
    "proves": [DEFINE, DEFINE],
    "both": [DEFINE, DEFINE, *ROUND],
}


@pytest.mark.parametrize("script_name", REMEMBERED)
@BY
def test_a_remembered_device_proves_itself_when_define_has_issued_tokens(scripted, tracking, name, script_name, is_admin):
    username = f"{script_name}-{name}"
    device = Device(tracking, username)
    before = len(scripted.events(username))
    sign_in = SignIn(tracking, username, is_admin)
    if script_name in ("proves", "both"):
        challenge = sign_in.prove(sign_in.begin_with_srp(**device.of_srp))
    else:
        challenge = sign_in.begin({"DEVICE_KEY": device.key})
    if script_name in ("asks", "both"):
        assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
        challenge = sign_in.answer(challenge, "42")
    assert challenge["ChallengeName"] == "DEVICE_SRP_AUTH"
    assert "AuthenticationResult" not in challenge
    srp = sign_in.make_srp(**device.of_srp)
    challenge = sign_in.respond(challenge, {"DEVICE_KEY": device.key, "SRP_A": long_to_hex(srp.large_a_value)})
    assert challenge["ChallengeName"] == "DEVICE_PASSWORD_VERIFIER"
    ended = [PRE, *REMEMBERED[script_name]]
    assert scripted.sources(username, before + len(ended))[before:] == ended
    answers = srp.process_device_challenge(challenge["ChallengeParameters"])
    tokens = result(sign_in.respond(challenge, answers))
    assert "NewDeviceMetadata" not in tokens
    _, access = verified_pair(tracking, tokens)
    assert access["device_key"] == device.key
    assert scripted.sources(username, before + len(ended) + 2)[before:] == [*ended, POST, BY_DEVICE]
    names = [step["challengeName"] for session in scripted.sessions(username) for step in session]
    assert not any(step.startswith("DEVICE") for step in names)
    assert scripted.events(username)[-2]["request"]["newDeviceUsed"] is False


def test_a_custom_sign_in_without_a_device_is_given_one(scripted, tracking, name):
    sign_in = SignIn.of_new(tracking, f"asks-{name}")
    tokens = result(sign_in.answer(sign_in.begin(), "42"))
    assert set(tokens["NewDeviceMetadata"]) == {"DeviceKey", "DeviceGroupKey"}
    post, generation = scripted.events(sign_in.username, 7)[-2:]
    assert (post["request"]["newDeviceUsed"], generation["triggerSource"]) == (True, TOKENS)


def test_without_tracking_a_device_key_means_nothing(scripted, client, name):
    sign_in = SignIn.of_new(client, f"trusts-{name}")
    assert "NewDeviceMetadata" not in result(sign_in.begin({"DEVICE_KEY": UNKNOWN}))
    assert scripted.events(sign_in.username, 4)[-2]["request"]["newDeviceUsed"] is False


@pytest.mark.parametrize("script_name", ["proves", "both"])
def test_the_proof_of_a_password_with_an_unknown_device_goes_on_without_the_device(scripted, tracking, name, script_name):
    sign_in = SignIn.of_new(tracking, f"{script_name}-{name}")
    challenge = sign_in.begin_with_srp(parameters={"DEVICE_KEY": UNKNOWN})
    proof = sign_in.srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": sign_in.username})
    assert refused(sign_in.respond, challenge, proof | {"DEVICE_KEY": UNKNOWN}) == UNKNOWN_DEVICE
    so_far = scripted.sources(sign_in.username, 2)
    assert so_far[:2] == [PRE, DEFINE] and POST not in so_far
    answer = sign_in.respond(challenge, proof)
    answer = sign_in.answer(answer, "42") if script_name == "both" else answer
    assert set(result(answer)["NewDeviceMetadata"]) == {"DeviceKey", "DeviceGroupKey"}
    assert scripted.sources(sign_in.username)[-2:] == [POST, TOKENS]


def test_a_custom_answer_with_an_unknown_device_goes_on_without_the_device(scripted, tracking, name):
    sign_in = SignIn.of_new(tracking, f"asks-{name}")
    challenge = sign_in.begin({"DEVICE_KEY": UNKNOWN})
    assert refused(sign_in.respond, challenge, {"ANSWER": "42", "DEVICE_KEY": UNKNOWN}) == UNKNOWN_DEVICE
    assert "NewDeviceMetadata" in result(sign_in.answer(challenge, "42"))
    assert scripted.sources(sign_in.username, 9) == [PRE, DEFINE, *ROUND, *ROUND[1:], POST, TOKENS]


def test_an_unknown_device_that_the_answer_no_longer_names_is_skipped(scripted, tracking, name):
    sign_in = SignIn.of_new(tracking, f"asks-{name}")
    challenge = sign_in.begin({"DEVICE_KEY": UNKNOWN})
    assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert "NewDeviceMetadata" in result(sign_in.answer(challenge, "42"))
    assert scripted.sources(sign_in.username, 7) == [PRE, DEFINE, *ROUND, POST, TOKENS]


def test_wrong_passwords_lock_out_and_wrong_custom_answers_do_not(scripted, client, name):
    guessed = SignIn.of_new(client, f"loops-{name}")
    challenge = guessed.begin()
    for _ in range(12):
        challenge = guessed.answer(challenge, "41")
    assert "AuthenticationResult" in client.password(guessed.username)

    sign_in = SignIn.of_new(client, f"proves-{name}")
    heard = []
    while ATTEMPTS_EXCEEDED not in heard and len(heard) < 12:
        heard.append(refused(lambda: sign_in.prove(sign_in.begin_with_srp("Wr0ng!Password"))))
    assert heard[:5] == [INCORRECT] * 5
    assert heard[-1] == ATTEMPTS_EXCEEDED
    assert {it["challengeName"] for session in scripted.sessions(sign_in.username) for it in session} == {"SRP_A"}


def test_there_is_no_end_of_rounds_and_what_they_leave_behind_may_be_long(scripted, client, name):
    sign_in = SignIn.of_new(client, f"loops-{name}")
    challenge = sign_in.begin()
    for _ in range(25):
        challenge = sign_in.answer(challenge, "41")
        assert 20 <= len(challenge["Session"]) <= 4096
    last = scripted.sessions(sign_in.username, 3 + 3 * 25)[-1]
    assert last == [entry("CUSTOM_CHALLENGE", False, "x" * 300)] * 25
