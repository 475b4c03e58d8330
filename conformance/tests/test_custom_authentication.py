"""Custom authentication: how the session grows, what stays private, how it fails, and unknown users."""

import json

import pytest
from botocore.exceptions import ClientError
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.pools import SMS

# One source, three handlers. The answer is 42; a round's name is its metadata. `PLAN` says what define does:
# "code" loops without SRP until the answer is right; "password-first" asks the password, a captcha and a question.
CUSTOM = """
import json, os

def define(event, context):
    print(json.dumps(event))
    session, response = event["request"]["session"], event["response"]
    names = [entry["challengeName"] for entry in session]
    if os.environ["PLAN"] == "fail":
        response["failAuthentication"] = True
    elif os.environ["PLAN"] == "tokens":
        response["issueTokens"] = True
    elif os.environ["PLAN"] == "silent":
        pass
    elif names[-1:] == ["SRP_A"]:
        response["challengeName"] = "PASSWORD_VERIFIER"
    elif os.environ["PLAN"] == "password-first":
        if names.count("CUSTOM_CHALLENGE") == 2 and all(entry["challengeResult"] for entry in session):
            response["issueTokens"] = True
        else:
            response["challengeName"] = "CUSTOM_CHALLENGE"
    elif session and session[-1]["challengeResult"]:
        response["issueTokens"] = True
    else:
        response["challengeName"] = "CUSTOM_CHALLENGE"
    return event

def create(event, context):
    print(json.dumps(event))
    rounds = [e for e in event["request"]["session"] if e["challengeName"] == "CUSTOM_CHALLENGE"]
    if os.environ["PLAN"] == "password-first":
        metadata = "QUESTION" if rounds else "CAPTCHA"
    else:
        metadata = "CODE-1"
    event["response"]["publicChallengeParameters"] = {"hint": "six times seven", "round": str(len(rounds) + 1)}
    event["response"]["privateChallengeParameters"] = {"answer": "42", "secret": "kept-from-the-client"}
    event["response"]["challengeMetadata"] = metadata
    return event

def verify(event, context):
    print(json.dumps(event))
    request = event["request"]
    event["response"]["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
    return event
"""
ECHO = "import json\n\ndef lambda_handler(event, context):\n    print(json.dumps(event))\n    return event\n"
DEFINE = "DefineAuthChallenge_Authentication"
CREATE = "CreateAuthChallenge_Authentication"
VERIFY = "VerifyAuthChallengeResponse_Authentication"


def entry(name, result, metadata=None):
    return {"challengeName": name, "challengeResult": result, "challengeMetadata": metadata}


def error(caught) -> tuple[str, str]:
    details = caught.value.response["Error"]
    return details["Code"], details["Message"]


class CustomPool:
    """A pool with its own define, create, verify and a printing end of sign-in."""

    def __init__(self, functions, make_pool, name: str, plan: str, **settings):
        self.functions, self.name = functions, name
        environment = {"Variables": {"PLAN": plan}}
        triggers = {
            trigger: functions.deploy(
                f"{name}-{handler}", CUSTOM, Handler=f"lambda_function.{handler}", Environment=environment
            )
            for trigger, handler in {
                "DefineAuthChallenge": "define",
                "CreateAuthChallenge": "create",
                "VerifyAuthChallengeResponse": "verify",
            }.items()
        }
        end = functions.deploy(f"{name}-end", ECHO)
        self.pool = make_pool(
            LambdaConfig=triggers | {"PostAuthentication": end, "PreTokenGeneration": end}, **settings
        )
        self.pool.user("test", phone_number="+441234561234")
        self.client = self.pool.client(PreventUserExistenceErrors="LEGACY")

    def events(self, handler: str, at_least: int = 0) -> list[dict]:
        return self.functions.events(f"{self.name}-{handler}", at_least)

    def srp(self, password: str = PASSWORD) -> AWSSRP:
        return AWSSRP(
            username="test", password=password, pool_id=self.pool.id, client_id=self.client.id, client=self.pool.idp
        )

    def start_with_srp(self, srp: AWSSRP) -> dict:
        return self.client.custom("test", {"CHALLENGE_NAME": "SRP_A"} | srp.get_auth_params())

    def answer_password(self, srp: AWSSRP, challenge: dict) -> dict:
        return self.client.respond(
            challenge, srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": "test"})
        )

    def answer(self, challenge: dict, answer: str, username: str = "test", client=None) -> dict:
        return (client or self.client).respond(challenge, {"USERNAME": username, "ANSWER": answer})


@pytest.fixture
def custom_pool(functions, make_pool, name):
    return lambda plan="code", **settings: CustomPool(functions, make_pool, name, plan, **settings)


def test_without_srp_the_session_grows_by_one_entry_for_each_answer(custom_pool):
    custom = custom_pool()
    first = custom.client.custom("test")
    second = custom.answer(first, "41")
    assert (second["ChallengeName"], second["Session"] != first["Session"]) == ("CUSTOM_CHALLENGE", True)
    assert "AuthenticationResult" in custom.answer(second, "42")

    wrong, right = entry("CUSTOM_CHALLENGE", False, "CODE-1"), entry("CUSTOM_CHALLENGE", True, "CODE-1")
    defines, creates = custom.events("define", 3), custom.events("create", 2)
    assert [event["request"]["session"] for event in defines] == [[], [wrong], [wrong, right]]
    assert [event["request"]["session"] for event in creates] == [[], [wrong]]
    assert {event["request"]["challengeName"] for event in creates} == {"CUSTOM_CHALLENGE"}
    assert [event["triggerSource"] for event in custom.events("end", 2)] == [
        "PostAuthentication_Authentication",
        "TokenGeneration_Authentication",
    ]


def test_the_events_of_define_create_and_verify_have_the_documented_keys(custom_pool):
    custom = custom_pool()
    custom.answer(custom.client.custom("test"), "42")
    define, create, verify = custom.events("define", 2)[0], custom.events("create", 1)[0], custom.events("verify", 1)[0]
    assert [event["triggerSource"] for event in (define, create, verify)] == [DEFINE, CREATE, VERIFY]
    assert set(define["request"]) == {"userAttributes", "session"}
    assert define["response"] == {"challengeName": None, "issueTokens": None, "failAuthentication": None}
    assert set(create["request"]) == {"userAttributes", "challengeName", "session"}
    assert create["response"] == {
        "publicChallengeParameters": None,
        "privateChallengeParameters": None,
        "challengeMetadata": None,
    }
    assert set(verify["request"]) == {"userAttributes", "privateChallengeParameters", "challengeAnswer"}
    assert verify["request"]["privateChallengeParameters"] == {"answer": "42", "secret": "kept-from-the-client"}
    assert verify["request"]["challengeAnswer"] == "42"
    assert verify["response"] == {"answerCorrect": None}


def test_verify_gets_the_private_parameters_of_the_latest_create(functions, make_pool, name):
    source = CUSTOM.replace('{"answer": "42", "secret": "kept-from-the-client"}', '{"answer": str(len(rounds))}')
    triggers = {
        trigger: functions.deploy(
            f"{name}-{handler}", source, Handler=f"lambda_function.{handler}", Environment={"Variables": {"PLAN": "code"}}
        )
        for trigger, handler in {
            "DefineAuthChallenge": "define",
            "CreateAuthChallenge": "create",
            "VerifyAuthChallengeResponse": "verify",
        }.items()
    }
    client = make_pool(LambdaConfig=triggers).client()
    client.pool.user("test")
    second = client.respond(client.custom("test"), {"USERNAME": "test", "ANSWER": "no"})
    assert "AuthenticationResult" in client.respond(second, {"USERNAME": "test", "ANSWER": "1"})
    seen = functions.events(f"{name}-verify", 2)
    assert [event["request"]["privateChallengeParameters"] for event in seen] == [{"answer": "0"}, {"answer": "1"}]


@pytest.mark.parametrize("parameters", [{}, {"CHALLENGE_NAME": "CUSTOM_CHALLENGE"}], ids=["none", "CUSTOM_CHALLENGE"])
def test_the_client_sees_the_public_parameters_and_its_username_and_no_more(custom_pool, parameters):
    challenge = custom_pool().client.custom("test", parameters)
    assert challenge["ChallengeParameters"] == {"USERNAME": "test", "hint": "six times seven", "round": "1"}
    shown = json.dumps({key: value for key, value in challenge.items() if key != "ResponseMetadata"})
    assert "kept-from-the-client" not in shown
    assert "CODE-1" not in shown


def test_with_srp_first_the_session_begins_with_the_password_entries(custom_pool):
    custom = custom_pool("password-first")
    srp = custom.srp()
    password = custom.start_with_srp(srp)
    assert password["ChallengeName"] == "PASSWORD_VERIFIER"
    captcha = custom.answer_password(srp, password)
    assert (captcha["ChallengeName"], captcha["ChallengeParameters"]["round"]) == ("CUSTOM_CHALLENGE", "1")
    question = custom.answer(captcha, "42")
    assert (question["ChallengeName"], question["ChallengeParameters"]["round"]) == ("CUSTOM_CHALLENGE", "2")
    assert "AuthenticationResult" in custom.answer(question, "42")

    whole = [
        entry("SRP_A", True),
        entry("PASSWORD_VERIFIER", True),
        entry("CUSTOM_CHALLENGE", True, "CAPTCHA"),
        entry("CUSTOM_CHALLENGE", True, "QUESTION"),
    ]
    assert [event["request"]["session"] for event in custom.events("define", 4)] == [
        whole[:1], whole[:2], whole[:3], whole,
    ]  # fmt: skip
    assert [event["request"]["session"] for event in custom.events("create", 2)] == [whole[:2], whole[:3]]


def test_a_wrong_password_with_srp_first_fails_without_asking_define_again(custom_pool):
    custom = custom_pool("password-first")
    srp = custom.srp("Wr0ng!Password")
    challenge = custom.start_with_srp(srp)
    with pytest.raises(ClientError) as refused:
        custom.answer_password(srp, challenge)
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")
    assert len(custom.events("define", 1)) == 1


def test_sms_mfa_comes_between_the_password_and_define(custom_pool):
    custom = custom_pool("password-first", MfaConfiguration="OPTIONAL", SmsConfiguration=SMS)
    custom.pool.sms_mfa("test")
    srp = custom.srp()
    sms = custom.answer_password(srp, custom.start_with_srp(srp))
    assert sms["ChallengeName"] == "SMS_MFA"
    captcha = custom.client.respond(sms, {"USERNAME": "test", "SMS_MFA_CODE": custom.pool.code("+441234561234")})
    assert captcha["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert [event["request"]["session"] for event in custom.events("define", 2)] == [
        [entry("SRP_A", True)],
        [entry("SRP_A", True), entry("PASSWORD_VERIFIER", True), entry("SMS_MFA", True)],
    ]


def test_wrong_answers_loop_as_often_as_define_wants(custom_pool):
    custom = custom_pool()
    challenge = custom.client.custom("test")
    for _ in range(6):
        challenge = custom.answer(challenge, "no")
        assert challenge["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert "AuthenticationResult" in custom.answer(challenge, "42")


def test_fail_authentication_refuses_without_naming_a_reason(custom_pool):
    with pytest.raises(ClientError) as refused:
        custom_pool("fail").client.custom("test")
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")


def test_a_session_is_dead_after_define_failed_it(custom_pool, functions, aws, name):
    custom = custom_pool()
    challenge = custom.client.custom("test")
    aws("lambda").update_function_configuration(
        FunctionName=f"{name}-define", Environment={"Variables": {"PLAN": "fail"}}
    )
    aws("lambda").get_waiter("function_updated_v2").wait(FunctionName=f"{name}-define", WaiterConfig={"Delay": 0.1})
    with pytest.raises(ClientError) as refused:
        custom.answer(challenge, "42")
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")
    with pytest.raises(ClientError) as reused:
        custom.answer(challenge, "42")
    code, message = error(reused)
    assert code == "NotAuthorizedException"
    assert message.startswith("Invalid session for the user")


def test_define_may_issue_tokens_in_the_first_call(custom_pool):
    custom = custom_pool("tokens")
    assert "AuthenticationResult" in custom.client.custom("test")
    assert custom.events("create") == []
    assert custom.events("verify") == []


def test_define_that_decides_nothing_is_an_unusable_answer(custom_pool):
    with pytest.raises(ClientError) as refused:
        custom_pool("silent").client.custom("test")
    assert error(refused) == ("InvalidLambdaResponseException", "Unrecognizable lambda output")


def test_a_used_session_is_refused_and_says_so(custom_pool):
    custom = custom_pool()
    challenge = custom.client.custom("test")
    custom.answer(challenge, "41")
    with pytest.raises(ClientError) as refused:
        custom.answer(challenge, "42")
    assert error(refused) == (
        "NotAuthorizedException",
        "Invalid session for the user, session can only be used once.",
    )


def test_a_made_up_session_is_refused(custom_pool):
    custom = custom_pool()
    challenge = custom.client.custom("test") | {"Session": "AYABe" + "x" * 60}
    with pytest.raises(ClientError) as refused:
        custom.answer(challenge, "42")
    assert error(refused) == ("NotAuthorizedException", "Invalid session for the user.")


def test_another_users_session_is_refused(custom_pool):
    custom = custom_pool()
    custom.pool.user("other")
    challenge = custom.client.custom("test")
    with pytest.raises(ClientError) as refused:
        custom.answer(challenge, "42", username="other")
    assert error(refused) == ("NotAuthorizedException", "Invalid session for the user.")


def test_an_answer_without_answer_names_the_missing_parameter(custom_pool):
    custom = custom_pool()
    challenge = custom.client.custom("test")
    with pytest.raises(ClientError) as refused:
        custom.client.respond(challenge, {"USERNAME": "test"})
    assert error(refused) == ("InvalidParameterException", "Missing required parameter ANSWER")


def test_an_unknown_user_walks_the_same_path_when_existence_errors_are_prevented(custom_pool):
    custom = custom_pool()
    client = custom.pool.client(PreventUserExistenceErrors="ENABLED")
    first = client.custom("nobody")
    assert first["ChallengeName"] == "CUSTOM_CHALLENGE"
    assert first["ChallengeParameters"] == {"USERNAME": "nobody", "hint": "six times seven", "round": "1"}
    second = custom.answer(first, "41", "nobody", client)
    assert second["ChallengeName"] == "CUSTOM_CHALLENGE"
    with pytest.raises(ClientError) as refused:
        custom.answer(second, "42", "nobody", client)
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")

    events = custom.events("define", 3) + custom.events("create", 2) + custom.events("verify", 2)
    assert len(events) == 7
    assert all(event["request"]["userNotFound"] is True for event in events)
    assert {event["userName"] for event in events} == {"nobody"}
    assert all(event["request"]["userAttributes"] == {} for event in events)
    assert custom.events("end") == []


def test_an_unknown_user_never_gets_tokens_even_if_define_issues_them_at_once(custom_pool):
    custom = custom_pool("tokens")
    with pytest.raises(ClientError) as refused:
        custom.pool.client(PreventUserExistenceErrors="ENABLED").custom("nobody")
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")
    assert len(custom.events("define", 1)) == 1
    assert custom.events("end") == []


def test_a_known_user_is_told_apart_in_the_events_when_existence_errors_are_prevented(custom_pool):
    custom = custom_pool()
    client = custom.pool.client(PreventUserExistenceErrors="ENABLED")
    custom.answer(client.custom("test"), "42", client=client)
    events = custom.events("define", 2) + custom.events("create", 1) + custom.events("verify", 1)
    assert all(event["request"]["userNotFound"] is False for event in events)


def test_an_unknown_user_is_named_as_such_in_the_legacy_mode_and_no_function_runs(custom_pool):
    custom = custom_pool()
    with pytest.raises(ClientError) as refused:
        custom.client.custom("nobody")
    assert error(refused) == ("UserNotFoundException", "User does not exist.")
    assert custom.events("define") == []


def test_a_pool_without_define_says_that_custom_auth_is_not_configured(make_pool):
    client = make_pool().client()
    client.pool.user("test")
    with pytest.raises(ClientError) as refused:
        client.custom("test")
    assert error(refused) == (
        "InvalidParameterException",
        "Custom auth lambda trigger is not configured for the user pool.",
    )


def test_a_client_without_the_flow_is_refused(custom_pool):
    custom = custom_pool()
    client = custom.pool.client(ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
    with pytest.raises(ClientError) as refused:
        client.custom("test")
    assert error(refused) == ("InvalidParameterException", "CUSTOM_AUTH is not enabled for the client.")
