"""Random custom sign-ins, the same in every run: whatever define, create and verify answer and whatever the client does, tokens
are given by define's word only, and after everything that the account asks for."""

import random

import pytest
from botocore.exceptions import ClientError

from harness import PASSWORD
from harness.pools import SMS
from harness.scripted import ASK, FAIL, ISSUE, PASSWORD_FIRST, QUESTION, Scripted, SignIn, script

NEW_PASSWORD = "An0ther!Password"
WALKS = 60
STEPS = [
    ASK, ASK, ASK, ISSUE, ISSUE, ISSUE, ISSUE, ISSUE, PASSWORD_FIRST, FAIL, {}, {"challengeName": "NEW_PASSWORD_REQUIRED"},
    {"challengeName": "SMS_MFA"}, {"issueTokens": "true"}, {"throws": "no"},
]  # fmt: skip
CREATED = [QUESTION, QUESTION, QUESTION, {}, {"throws": "no"}]
VERDICTS = [None, None, {"answerCorrect": True}, {"answerCorrect": False}, {}, {"answerCorrect": "true"}]


def random_script(number: int) -> dict:
    """Define's first steps are not left to chance alone: most walks would end there."""
    chance = random.Random(number)
    define = [chance.choice([ASK, ISSUE]), chance.choice([PASSWORD_FIRST] * 4 + [ASK, ISSUE]), *(chance.choice(STEPS) for _ in range(5))]
    return script(define, [chance.choice(CREATED) for _ in range(3)], chance.choice(VERDICTS))


SCRIPTS = {f"walk{number}": random_script(number) for number in range(WALKS)}


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def scripted(request, functions):
    return Scripted(functions, f"walks-{request.param}", request.param, SCRIPTS)


@pytest.fixture(scope="module")
def client(scripted, make_pool):
    return make_pool(LambdaConfig=scripted.triggers(), MfaConfiguration="OPTIONAL", SmsConfiguration=SMS).client()


class Walk:
    """A sign-in of somebody with a temporary password, a second factor or neither, who answers right more often than wrong."""

    def __init__(self, client, number: int, name: str):
        self.chance, self.pool = random.Random(f"client {number}"), client.pool
        self.kind = ["plain", "temporary", "sms"][number % 3]
        self.phone = f"+44{int(name[1:], 16) % 10**8:08}{number:02}"
        self.sign_in = SignIn(client, f"walk{number}-{name}")
        self.pool.idp.admin_create_user(
            UserPoolId=self.pool.id,
            Username=self.sign_in.username,
            TemporaryPassword=PASSWORD,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": "phone_number", "Value": self.phone}],
        )
        if self.kind != "temporary":
            self.pool.idp.admin_set_user_password(
                UserPoolId=self.pool.id, Username=self.sign_in.username, Password=PASSWORD, Permanent=True
            )
        if self.kind == "sms":
            self.pool.sms_mfa(self.sign_in.username)

    def run(self) -> bool:
        """Whether there were tokens at the end."""
        try:
            with_srp = self.chance.random() < 0.8
            password = self.chance.choice([PASSWORD] * 7 + ["Wr0ng!Password"])
            answer = self.sign_in.begin_with_srp(password) if with_srp else self.sign_in.begin()
            for _ in range(10):
                if "AuthenticationResult" in answer:
                    return True
                answer = self.answer(answer)
        except ClientError:
            pass
        return False

    def answer(self, challenge: dict) -> dict:
        if challenge["ChallengeName"] == "PASSWORD_VERIFIER":
            return self.sign_in.prove(challenge)
        right = {
            "CUSTOM_CHALLENGE": {"ANSWER": "42"},
            "NEW_PASSWORD_REQUIRED": {"NEW_PASSWORD": NEW_PASSWORD},
        }.get(challenge["ChallengeName"])
        if challenge["ChallengeName"] == "SMS_MFA":
            sent = self.pool.server.messages(self.pool.id, self.phone)
            right = {"SMS_MFA_CODE": sent[0]["code"] if sent else "123456"}
        is_right = self.chance.random() < 0.9
        return self.sign_in.respond(challenge, right if is_right else dict.fromkeys(right, "wrong"))


def test_no_tokens_without_defines_word_and_every_step_that_the_account_asks_for(scripted, client, name):
    ended = {True: 0, False: 0}
    proven = set()
    for number in range(WALKS):
        walk = Walk(client, number, name)
        has_tokens, username = walk.run(), walk.sign_in.username
        ended[has_tokens] += 1
        sources, sessions = scripted.sources(username), scripted.sessions(username)
        assert ("TokenGeneration_Authentication" in sources or "TokenGeneration_NewPasswordChallenge" in sources) is has_tokens
        if not has_tokens:
            continue
        steps = SCRIPTS[username.split("-")[0]]["DefineAuthChallenge"]
        assert steps[min(len(sessions[-1]), len(steps) - 1)] == ISSUE, number
        passed = {entry["challengeName"] for entry in sessions[-1]}
        if "PASSWORD_VERIFIER" in passed:
            proven.add(walk.kind)
            assert "SMS_MFA" in passed or walk.kind != "sms", number
            assert "NEW_PASSWORD_REQUIRED" in passed or walk.kind != "temporary", number
            assert walk.pool.status(username) == "CONFIRMED", number
    # The walks are worth something only if both ends are among them, and every account has proven its password.
    assert min(ended.values()) >= 10 and proven == {"plain", "temporary", "sms"}, (ended, proven)
