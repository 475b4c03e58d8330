"""Whole custom sign-ins, step by step: what define is shown as they grow, with a password first and with second factors, and
which triggers run in which order. Every one is run with a Python and with a Node.js function."""

import pytest

from harness import ACCOUNT
from harness.codes import totp
from harness.pools import SMS
from harness.refusals import refused
from harness.scripted import ASK, ISSUE, PASSWORD_FIRST, QUESTION, Scripted, SignIn, entry, script
from harness.tokens import verified_pair

INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
PRE, POST, TOKENS = "PreAuthentication", "PostAuthentication", "TokenGeneration_Authentication"
DEFINE, CREATE, VERIFY, MESSAGE = (
    "DefineAuthChallenge", "CreateAuthChallenge", "VerifyAuthChallengeResponse", "CustomMessage_Authentication",
)  # fmt: skip
BY = pytest.mark.parametrize("is_admin", [False, True], ids=["by client", "by administrator"])
# Codes by email are for pools with a sending account of their own.
SENDING = {
    "EmailSendingAccount": "DEVELOPER", "SourceArn": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/example.com",
}  # fmt: skip

SRP_A, PROVEN = entry("SRP_A"), entry("PASSWORD_VERIFIER")
CODE = QUESTION | {"publicChallengeParameters": {"email": "t***"}, "challengeMetadata": "CODE-1"}
CAPTCHA, QUIZ = QUESTION | {"challengeMetadata": "CAPTCHA"}, QUESTION | {"challengeMetadata": "QUESTION"}

SCRIPTS = {
    "code": script([ASK, ASK, ISSUE], [CODE]),
    "quizzed": script([ASK, PASSWORD_FIRST, ASK, ASK, ISSUE], [CAPTCHA, QUIZ]),
    "asked": script([ASK, PASSWORD_FIRST, ASK, ASK, ISSUE]),
    "trusts": script([ISSUE]),
    "asks": script([ASK, ISSUE]),
    "skips": script([ASK, ASK, ISSUE]),
}


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"sequences-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def pools(scripted, make_pool):
    """Pools by name: `factors` has every second factor, `required` requires one."""
    made = {}

    def pool(kind: str):
        if kind not in made:
            pool = make_pool(LambdaConfig=scripted.triggers(), EmailConfiguration=SENDING)
            pool.idp.set_user_pool_mfa_config(
                UserPoolId=pool.id,
                MfaConfiguration={"factors": "OPTIONAL", "required": "ON"}[kind],
                SmsMfaConfiguration={"SmsConfiguration": SMS},
                SoftwareTokenMfaConfiguration={"Enabled": True},
                EmailMfaConfiguration={"Message": "Your code is {####}", "Subject": "Your code"},
            )
            made[kind] = pool
        return made[kind]

    return pool


@pytest.fixture
def known(pools, name):
    """The sign-in of a new user with a script, in one of the pools."""

    def make(script_name: str, kind: str = "factors", is_admin: bool = False) -> SignIn:
        phone = f"+44{int(name[1:], 16) % 10**10:010}"
        username = f"{script_name}-{name}"
        sign_in = SignIn.of_new(
            pools(kind).client(), username, email=f"{username}@example.com", email_verified="true", phone_number=phone
        )
        sign_in.is_admin, sign_in.phone = is_admin, phone
        return sign_in

    return make


def result(answer: dict) -> dict:
    assert "AuthenticationResult" in answer, answer
    return answer["AuthenticationResult"]


@BY
def test_a_wrong_answer_and_a_right_one(scripted, known, is_admin):
    sign_in = known("code", is_admin=is_admin)
    first = sign_in.begin(ClientMetadata={"m": "1"})
    second = sign_in.answer(first, "41", ClientMetadata={"m": "2"})
    for challenge in (first, second):
        assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
        assert challenge["ChallengeParameters"] == {"USERNAME": sign_in.username, "email": "t***"}
    tokens = sign_in.answer(second, "42", ClientMetadata={"m": "3"})
    identity, access = verified_pair(sign_in.client, result(tokens))
    assert (identity["cognito:username"], access["username"]) == (sign_in.username, sign_in.username)

    wrong, right = entry("CUSTOM_CHALLENGE", False, "CODE-1"), entry("CUSTOM_CHALLENGE", True, "CODE-1")
    absent = "absent"
    seen = [
        (event["triggerSource"].removesuffix("_Authentication"), event["request"].get("clientMetadata", absent),
         event["request"].get("session", absent))
        for event in scripted.events(sign_in.username, 10)
    ]  # fmt: skip
    assert seen == [
        (PRE, absent, absent),
        (DEFINE, absent, []),
        (CREATE, absent, []),
        (VERIFY, {"m": "2"}, absent),
        (DEFINE, {"m": "2"}, [wrong]),
        (CREATE, {"m": "2"}, [wrong]),
        (VERIFY, {"m": "3"}, absent),
        (DEFINE, {"m": "3"}, [wrong, right]),
        (POST, {"m": "3"}, absent),
        ("TokenGeneration", {"m": "3"}, absent),
    ]
    assert scripted.events(sign_in.username)[0]["request"]["validationData"] == {"m": "1"}


@BY
def test_a_password_and_two_custom_challenges(scripted, known, is_admin):
    sign_in = known("quizzed", is_admin=is_admin)
    password = sign_in.begin_with_srp()
    assert "Session" in password
    captcha = sign_in.prove(password, ClientMetadata={"m": "2"})
    quiz = sign_in.answer(captcha, "42")
    assert (captcha["ChallengeName"], quiz["ChallengeName"]) == ("CUSTOM_CHALLENGE", "CUSTOM_CHALLENGE")
    result(sign_in.answer(quiz, "42"))
    custom = [entry("CUSTOM_CHALLENGE", True, metadata) for metadata in ("CAPTCHA", "QUESTION")]
    whole = [SRP_A, PROVEN, *custom]
    assert scripted.sources(sign_in.username, 11) == [
        PRE, DEFINE, DEFINE, CREATE, VERIFY, DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS,
    ]  # fmt: skip
    assert scripted.sessions(sign_in.username) == [whole[:1], whole[:2], whole[:3], whole]
    metadata = [event["request"].get("clientMetadata") for event in scripted.events(sign_in.username)]
    assert metadata[:4] == [None, None, {"m": "2"}, {"m": "2"}]


@BY
def test_a_wrong_password_ends_it_without_define(scripted, known, is_admin):
    sign_in = known("quizzed", is_admin=is_admin)
    challenge = sign_in.begin_with_srp("Wr0ng!Password")
    assert refused(sign_in.prove, challenge) == INCORRECT
    assert scripted.sources(sign_in.username, 2) == [PRE, DEFINE]


@pytest.mark.parametrize("with_srp", [False, True], ids=["without SRP", "after SRP_A"])
def test_define_issues_tokens_in_its_first_call_even_if_only_srp_a_was_given(scripted, known, with_srp):
    sign_in = known("trusts")
    verified_pair(sign_in.client, result(sign_in.begin_with_srp("Wr0ng!Password") if with_srp else sign_in.begin()))
    assert scripted.sources(sign_in.username, 4) == [PRE, DEFINE, POST, TOKENS]
    assert scripted.sessions(sign_in.username) == [[SRP_A] if with_srp else []]


def with_sms(sign_in: SignIn) -> None:
    sign_in.client.pool.sms_mfa(sign_in.username)


def with_email(sign_in: SignIn) -> None:
    sign_in.client.pool.idp.admin_set_user_mfa_preference(
        UserPoolId=sign_in.client.pool.id,
        Username=sign_in.username,
        EmailMfaSettings={"Enabled": True, "PreferredMfa": True},
    )


def with_app(sign_in: SignIn) -> None:
    idp = sign_in.client.pool.idp
    token = result(sign_in.client.password(sign_in.username))["AccessToken"]
    sign_in.secret = idp.associate_software_token(AccessToken=token)["SecretCode"]
    idp.verify_software_token(AccessToken=token, UserCode=totp(sign_in.secret))
    idp.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": True})


# Preparation, what is delivered, the challenge, the name of its code, and the right code.
FACTORS = {
    "SMS_MFA": (with_sms, [MESSAGE], "SMS_MFA_CODE", lambda it: it.client.pool.code(it.phone)),
    "EMAIL_OTP": (with_email, [MESSAGE], "EMAIL_OTP_CODE", lambda it: it.client.pool.code(f"{it.username}@example.com")),
    "SOFTWARE_TOKEN_MFA": (with_app, [], "SOFTWARE_TOKEN_MFA_CODE", lambda it: totp(it.secret, 1)),
}


@pytest.mark.parametrize("factor", FACTORS)
@BY
def test_a_second_factor_is_asked_by_the_service_between_the_password_and_define(scripted, known, factor, is_admin):
    prepare, delivered, response, code = FACTORS[factor]
    sign_in = known("asked", is_admin=is_admin)
    prepare(sign_in)
    before = len(scripted.events(sign_in.username))
    asked = sign_in.prove(sign_in.begin_with_srp())
    assert asked["ChallengeName"] == factor
    for _ in range(3):
        assert refused(sign_in.respond, asked, {response: "000000x"})[0] == "CodeMismatchException"
    assert scripted.sources(sign_in.username, before + 2 + len(delivered))[before:] == [PRE, DEFINE, *delivered]
    challenge = sign_in.respond(asked, {response: code(sign_in)})
    assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
    result(sign_in.answer(challenge, "42"))
    whole = [SRP_A, PROVEN, entry(factor), entry("CUSTOM_CHALLENGE")]
    assert scripted.sources(sign_in.username, before + 8 + len(delivered))[before:] == [
        PRE, DEFINE, *delivered, DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS,
    ]  # fmt: skip
    assert scripted.sessions(sign_in.username) == [whole[:1], whole[:3], whole]


def test_one_of_several_second_factors_is_chosen_before_define(scripted, known):
    sign_in = known("asked")
    with_app(sign_in)
    sign_in.client.pool.idp.admin_set_user_mfa_preference(
        UserPoolId=sign_in.client.pool.id,
        Username=sign_in.username,
        SMSMfaSettings={"Enabled": True, "PreferredMfa": False},
        SoftwareTokenMfaSettings={"Enabled": True, "PreferredMfa": False},
    )
    choice = sign_in.prove(sign_in.begin_with_srp())
    assert choice["ChallengeName"] == "SELECT_MFA_TYPE"
    asked = sign_in.respond(choice, {"ANSWER": "SMS_MFA"})
    assert asked["ChallengeName"] == "SMS_MFA"
    assert scripted.sources(sign_in.username, 5)[-3:] == [PRE, DEFINE, MESSAGE]
    code = sign_in.client.pool.code(sign_in.phone)
    assert sign_in.respond(asked, {"SMS_MFA_CODE": code})["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert scripted.sessions(sign_in.username) == [[SRP_A], [SRP_A, PROVEN, entry("SMS_MFA")]]


def test_a_required_second_factor_is_set_up_before_define(scripted, pools, name):
    sign_in = SignIn.of_new(pools("required").client(), f"asked-{name}")
    setup = sign_in.prove(sign_in.begin_with_srp())
    assert setup["ChallengeName"] == "MFA_SETUP"
    idp = sign_in.client.pool.idp
    associated = idp.associate_software_token(Session=setup["Session"])
    verified = idp.verify_software_token(Session=associated["Session"], UserCode=totp(associated["SecretCode"]))
    assert scripted.sources(sign_in.username, 2) == [PRE, DEFINE]
    challenge = sign_in.respond(setup | {"Session": verified["Session"]}, {})
    assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert scripted.sources(sign_in.username, 4) == [PRE, DEFINE, DEFINE, CREATE]
    assert scripted.sessions(sign_in.username) == [[SRP_A], [SRP_A, PROVEN]], "setting one up is no step of its own"


@pytest.mark.parametrize("kind", ["factors", "required"])
def test_without_the_passwords_challenge_no_second_factor_is_asked(scripted, known, kind):
    plain = known("asks", kind)
    with_sms(plain)
    result(plain.answer(plain.begin(), "42"))
    assert scripted.sources(plain.username, 7) == [PRE, DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS]
    begun = known("skips", kind)
    with_sms(begun)
    result(begun.answer(begun.begin_with_srp(), "42"))
    assert scripted.sources(begun.username, 7) == [PRE, DEFINE, CREATE, VERIFY, DEFINE, POST, TOKENS]
    assert begun.client.pool.server.messages(begun.client.pool.id, begun.phone) == []
