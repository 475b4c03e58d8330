"""Post authentication, row by row of the trigger reference, by functions in Python and in Node.js."""

from functools import cache

import pytest
from pycognito.aws_srp import AWSSRP, generate_hash_device, long_to_hex

from harness import PASSWORD
from harness.functions import Functions
from harness.planned import Planned, plan, replan, thrown
from harness.pools import FLOWS, PHONE, SMS, Pool, attribute_list
from harness.refusals import refused
from harness.tokens import verified_pair

EMAIL = "ann@example.com"
NEW_PASSWORD = "An0ther!Password"
METADATA = {"k": "v"}
POST = "PostAuthentication_Authentication"
TRACKING = {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False}
HANG = "import time\n\ndef lambda_handler(event, context):\n    time.sleep(20)\n"
DENIES = {"PostAuthentication": {"throw": "not today"}}


@pytest.fixture(scope="module")
def deployed(functions):
    return cache(lambda language: Planned(functions, f"finished-{language}", language))


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def planned(request, deployed) -> Planned:
    return deployed(request.param)


@pytest.fixture
def client(planned, make_pool):
    """Makes an app client of a pool with everything that may come between the password and the tokens."""

    def make(**settings):
        triggers = ("PostAuthentication", "PreTokenGeneration", "DefineAuthChallenge", "VerifyAuthChallengeResponse")
        defaults = {
            "LambdaConfig": planned.triggers(*triggers, "CreateAuthChallenge"),
            "AutoVerifiedAttributes": ["email"],
            "MfaConfiguration": "OPTIONAL",
            "SmsConfiguration": SMS,
            "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
        }
        return make_pool(**defaults | settings).client(ExplicitAuthFlows=[*FLOWS, "ALLOW_USER_AUTH"])

    return make


def add(client, **triggers) -> str:
    return client.pool.user("ann", email=EMAIL, email_verified="true", phone_number=PHONE, **plan(**triggers))


def finishing_events(planned, client, at_least: int = 0) -> list[dict]:
    return [event for event in planned.events(client.pool, at_least) if event["triggerSource"] == POST]


def srp_of(client, **device) -> AWSSRP:
    return AWSSRP(
        username="ann", password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=client.pool.idp, **device
    )


# Sign-ins up to their last call: each returns the challenge to be answered, and the answer.
def password_verifier(client, triggers: dict) -> tuple[dict, dict]:
    add(client, **triggers)
    srp = srp_of(client)
    challenge = client.initiate("USER_SRP_AUTH", srp.get_auth_params())
    return challenge, srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": "ann"})


def sms_mfa(client, triggers: dict) -> tuple[dict, dict]:
    add(client, **triggers)
    client.pool.sms_mfa("ann")
    challenge = client.password("ann")
    assert refused(client.respond, challenge, {"USERNAME": "ann", "SMS_MFA_CODE": "wrong"})[0] == "CodeMismatchException"
    return challenge, {"SMS_MFA_CODE": client.pool.code(PHONE)}


def email_otp(client, triggers: dict) -> tuple[dict, dict]:
    add(client, **triggers)
    challenge = client.initiate("USER_AUTH", {"USERNAME": "ann", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
    return challenge, {"EMAIL_OTP_CODE": client.pool.code(EMAIL)}


def select_challenge(client, triggers: dict) -> tuple[dict, dict]:
    add(client, **triggers)
    return client.initiate("USER_AUTH", {"USERNAME": "ann"}), {"ANSWER": "PASSWORD", "PASSWORD": PASSWORD}


def new_password_required(client, triggers: dict) -> tuple[dict, dict]:
    client.pool.idp.admin_create_user(
        UserPoolId=client.pool.id,
        Username="ann",
        TemporaryPassword=PASSWORD,
        MessageAction="SUPPRESS",
        UserAttributes=attribute_list({"email": EMAIL} | plan(**triggers)),
    )
    return client.password("ann"), {"NEW_PASSWORD": NEW_PASSWORD}


def custom_challenge(client, triggers: dict) -> tuple[dict, dict]:
    asks = {"DefineAuthChallenge": {"respond": {"challengeName": "CUSTOM_CHALLENGE"}}}
    add(client, **asks)
    challenge = client.custom("ann")
    issues = {"DefineAuthChallenge": {"respond": {"issueTokens": True}}}
    replan(client.pool, "ann", **issues | triggers)
    return challenge, {"ANSWER": "any"}


LAST_CALLS = [password_verifier, sms_mfa, email_otp, select_challenge, new_password_required, custom_challenge]


def finish(client, last: tuple[dict, dict], **members) -> dict:
    challenge, answers = last
    return client.respond(challenge, {"USERNAME": "ann"} | answers, **members)


@pytest.mark.parametrize("members", [{}, {"ClientMetadata": METADATA}], ids=["without metadata", "with metadata"])
@pytest.mark.parametrize("before", LAST_CALLS)
def test_it_runs_once_when_the_last_step_is_done_and_not_before(planned, client, before, members):
    client = client()
    last = before(client, {"PostAuthentication": {"respond": {"failAuthentication": True, "denied": [1]}}})
    assert finishing_events(planned, client) == []
    assert "AccessToken" in finish(client, last, **members)["AuthenticationResult"], "nothing that it answers counts"
    (event,) = finishing_events(planned, client, 2)
    assert (event["version"], event["userName"], event["callerContext"]["clientId"]) == ("1", "ann", client.id)
    attributes = event["request"].pop("userAttributes")
    assert (attributes["email"], attributes["cognito:user_status"]) == (EMAIL, "CONFIRMED")
    metadata = {"clientMetadata": METADATA} if members else {}
    assert (event["request"], event["response"]) == ({"newDeviceUsed": False} | metadata, {})


@pytest.mark.parametrize("before", LAST_CALLS)
def test_its_error_ends_a_sign_in_without_tokens_and_the_next_one_may_succeed(planned, client, before):
    client = client()
    last = before(client, DENIES)
    assert refused(finish, client, last) == thrown("PostAuthentication", "not today")
    assert not any(source.startswith("TokenGeneration") for source in planned.sources(client.pool, 1))
    replan(client.pool, "ann")
    client.pool.idp.admin_set_user_mfa_preference(
        UserPoolId=client.pool.id, Username="ann", SMSMfaSettings={"Enabled": False, "PreferredMfa": False}
    )
    again = client.password("ann")
    if before is new_password_required:
        # The new password was not kept: the temporary one asks for it again.
        again = finish(client, (again, last[1]))
    assert "AuthenticationResult" in again


@pytest.mark.parametrize("flow", ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH"])
def test_its_error_is_the_answer_to_a_sign_in_of_one_call(client, flow):
    client = client()
    add(client, **DENIES)
    members = {"ClientId": client.id, "AuthFlow": flow, "AuthParameters": {"USERNAME": "ann", "PASSWORD": PASSWORD}}
    idp = client.pool.idp
    call = idp.initiate_auth if flow == "USER_PASSWORD_AUTH" else idp.admin_initiate_auth
    members |= {} if flow == "USER_PASSWORD_AUTH" else {"UserPoolId": client.pool.id}
    assert refused(call, **members) == thrown("PostAuthentication", "not today")


def test_it_does_not_run_for_a_wrong_password_nor_for_a_refresh(planned, client):
    client = client()
    add(client)
    assert refused(client.password, "ann", "Wr0ng!Password")[0] == "NotAuthorizedException"
    token = client.password("ann")["AuthenticationResult"]["RefreshToken"]
    client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": token})
    client.pool.idp.get_tokens_from_refresh_token(RefreshToken=token, ClientId=client.id)
    refreshed = ["TokenGeneration_RefreshTokens"] * 2
    assert planned.sources(client.pool, 4) == [POST, "TokenGeneration_Authentication", *refreshed]


@pytest.mark.parametrize("by_users", [False, True], ids=["always", "on the user's word"])
def test_it_hears_whether_the_device_is_new(planned, client, by_users):
    client = client(DeviceConfiguration=TRACKING | {"DeviceOnlyRememberedOnUserPrompt": by_users})
    add(client)
    new = client.password("ann")["AuthenticationResult"]
    key, group = (new["NewDeviceMetadata"][name] for name in ("DeviceKey", "DeviceGroupKey"))
    secret, verifier = generate_hash_device(group, key)
    idp, token = client.pool.idp, new["AccessToken"]
    idp.confirm_device(AccessToken=token, DeviceKey=key, DeviceSecretVerifierConfig=verifier)
    idp.update_device_status(AccessToken=token, DeviceKey=key, DeviceRememberedStatus="remembered")
    srp = srp_of(client, device_key=key, device_group_key=group, device_password=secret)
    asked = client.initiate("USER_PASSWORD_AUTH", {"USERNAME": "ann", "PASSWORD": PASSWORD, "DEVICE_KEY": key})
    public = {"USERNAME": "ann", "DEVICE_KEY": key, "SRP_A": long_to_hex(srp.large_a_value)}
    asked = client.respond(asked, public)
    assert asked["ChallengeName"] == "DEVICE_PASSWORD_VERIFIER"
    assert [it["request"]["newDeviceUsed"] for it in finishing_events(planned, client, 2)] == [True]
    proof = srp.process_device_challenge(asked["ChallengeParameters"])
    assert "AuthenticationResult" in client.respond(asked, proof)
    assert [it["request"]["newDeviceUsed"] for it in finishing_events(planned, client, 4)] == [True, False]
    assert "NewDeviceMetadata" in client.password("ann")["AuthenticationResult"]
    assert [it["request"]["newDeviceUsed"] for it in finishing_events(planned, client, 6)] == [True, False, True]


def test_what_it_changes_about_the_user_is_in_the_next_tokens_and_not_in_these(planned, client):
    client = client()
    changes = {"UserAttributes": attribute_list({"nickname": "new"})}
    client.pool.user("ann", nickname="old", **plan(PostAuthentication={"call": ["admin_update_user_attributes", changes]}))
    seen = []
    for sign_in in (1, 2):
        identity, _ = verified_pair(client, client.password("ann")["AuthenticationResult"])
        events = planned.events(client.pool, 2 * sign_in)[-2:]
        seen.append([identity["nickname"], *(event["request"]["userAttributes"]["nickname"] for event in events)])
    assert seen == [["old"] * 3, ["new"] * 3], "the ID token, post authentication, pre token generation"


@pytest.mark.parametrize("value", [False, True], ids=["false", "true"])
def test_a_switch_has_it_run_after_pre_token_generation(isolated_server, make_client, tmp_path, value):
    (tmp_path / "vestibule.toml").write_text(f"[triggers]\npost_auth_after_token_generation = {str(value).lower()}\n")
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    planned = Planned(Functions(lambda service: make_client(server, service)), "switched", "py")
    triggers = planned.triggers("PostAuthentication", "PreTokenGeneration")
    client = Pool(server, make_client(server, "cognito-idp"), LambdaConfig=triggers).client()
    add(client)
    client.password("ann")
    order = [POST, "TokenGeneration_Authentication"]
    assert planned.sources(client.pool, 2) == (order[::-1] if value else order)
    assert server.stop() == 0


def test_a_sign_in_that_it_does_not_let_go_in_time_fails(isolated_server, make_client, tmp_path):
    (tmp_path / "vestibule.toml").write_text("[triggers]\ntrigger_timeout_ms = 300\ntrigger_max_attempts = 2\n")
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    arn = Functions(lambda service: make_client(server, service)).deploy("hanging", HANG)
    pool = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PostAuthentication": arn})
    pool.user("ann")
    assert refused(pool.client().password, "ann") == (
        "UnexpectedLambdaException",
        "PostAuthentication invocation failed due to error Socket timeout while invoking Lambda function.",
    )
    pool.set_triggers()
    assert "AuthenticationResult" in pool.client().password("ann")
    assert server.stop() == 0
