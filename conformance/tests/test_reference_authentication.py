"""Pre authentication, row by row of the trigger reference, in every flow, by functions in Python and in Node.js."""

from functools import cache

import pytest
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD
from harness.functions import Functions
from harness.planned import Planned, plan, replan, thrown
from harness.pools import FLOWS, Pool
from harness.refusals import refused

WRONG = "Wr0ng!Password"
METADATA = {"k": "v"}
PRE, DEFINE, CREATE = (f"{it}_Authentication" for it in ("PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge"))
TRIGGERS = ("PreAuthentication", "DefineAuthChallenge", "CreateAuthChallenge")
INCORRECT = ("NotAuthorizedException", "Incorrect username or password.")
BY_PASSWORD = ["USER_PASSWORD_AUTH", "ADMIN_USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH", "USER_AUTH PASSWORD"]
# Every flow, what its first call ends with, and what it runs after pre authentication.
FIRST_CALLS = dict.fromkeys(BY_PASSWORD, ("AuthenticationResult", [])) | {
    "USER_SRP_AUTH": ("PASSWORD_VERIFIER", []),
    "USER_AUTH": ("SELECT_CHALLENGE", []),
    "USER_AUTH PASSWORD_SRP": ("PASSWORD_VERIFIER", []),
    "USER_AUTH EMAIL_OTP": ("EMAIL_OTP", []),
    "CUSTOM_AUTH": ("CUSTOM_CHALLENGE", [DEFINE, CREATE]),
    "CUSTOM_AUTH SRP_A": ("PASSWORD_VERIFIER", [DEFINE]),
}


@pytest.fixture(scope="module")
def deployed(functions):
    return cache(lambda language: Planned(functions, f"authentication-{language}", language))


@pytest.fixture(params=["py", "js"], ids=["python", "node"])
def planned(request, deployed) -> Planned:
    return deployed(request.param)


# For what does not depend on the function's language.
IN_PYTHON = pytest.mark.parametrize("planned", ["py"], ids=["python"], indirect=True)
IN_NODE = pytest.mark.parametrize("planned", ["js"], ids=["node"], indirect=True)


@pytest.fixture
def pool(planned, make_pool) -> Pool:
    return make_pool(
        LambdaConfig=planned.triggers(*TRIGGERS),
        AutoVerifiedAttributes=["email"],
        Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
    )


def app(pool: Pool, existence: str = "LEGACY", without: str | None = None):
    """An app client that allows all flows but one."""
    flows = [flow for flow in [*FLOWS, "ALLOW_USER_AUTH"] if flow != without]
    return pool.client(ExplicitAuthFlows=flows, PreventUserExistenceErrors=existence)


def defining(flow: str) -> dict:
    """What define asks for in the first call of a flow."""
    name = "PASSWORD_VERIFIER" if flow.endswith("SRP_A") else "CUSTOM_CHALLENGE"
    return {"DefineAuthChallenge": {"respond": {"challengeName": name}}}


def add(pool: Pool, flow: str = "", **triggers) -> str:
    return pool.user("test", email="test@example.com", email_verified="true", **plan(**defining(flow), **triggers))


def begin(client, flow: str, password: str = PASSWORD, username: str = "test", leave_out: str | None = None, **members) -> dict:
    """The first call of a flow, `USER_AUTH PASSWORD` being USER_AUTH with that preference."""
    name, _, choice = flow.partition(" ")
    parameters = {"USERNAME": username}
    if name == "USER_AUTH" and choice:
        parameters["PREFERRED_CHALLENGE"] = choice
    if flow in BY_PASSWORD:
        parameters["PASSWORD"] = password
    if "SRP" in flow and flow not in BY_PASSWORD:
        srp = AWSSRP(username=username, password=password, pool_id=client.pool.id, client_id=client.id, client=client.pool.idp)
        parameters["SRP_A"] = srp.get_auth_params()["SRP_A"]
    if choice == "SRP_A":
        parameters["CHALLENGE_NAME"] = "SRP_A"
    parameters.pop(leave_out, None)
    if name.startswith("ADMIN_"):
        return client.pool.idp.admin_initiate_auth(
            UserPoolId=client.pool.id, ClientId=client.id, AuthFlow=name, AuthParameters=parameters, **members
        )
    return client.initiate(name, parameters, **members)


@pytest.mark.parametrize(
    ("existence", "members", "seen"),
    [
        ("LEGACY", {}, {"validationData": None}),
        ("ENABLED", {"ClientMetadata": METADATA}, {"validationData": METADATA, "userNotFound": False}),
    ],
    ids=["LEGACY, no metadata", "ENABLED, metadata"],
)
@pytest.mark.parametrize(("flow", "end", "after"), [(flow, *rest) for flow, rest in FIRST_CALLS.items()], ids=FIRST_CALLS)
def test_it_runs_once_and_first_in_every_flow(planned, pool, flow, end, after, existence, members, seen):
    sub, client = add(pool, flow), app(pool, existence)
    answer = begin(client, flow, **members)
    assert end in answer or answer["ChallengeName"] == end
    event, *later = planned.events(pool, 1 + len(after))
    assert (event["version"], event["triggerSource"], event["userName"]) == ("1", PRE, "test")
    assert event["callerContext"]["clientId"] == client.id
    attributes = event["request"].pop("userAttributes")
    assert attributes.pop("profile")
    assert attributes == {
        "sub": sub, "cognito:user_status": "CONFIRMED", "email": "test@example.com", "email_verified": "true",
    }  # fmt: skip
    assert (event["request"], event["response"]) == (seen, {})
    assert [it["triggerSource"] for it in later] == after


@pytest.mark.parametrize("flow", BY_PASSWORD)
def test_it_runs_once_where_the_password_is_wrong(planned, pool, flow):
    add(pool)
    assert refused(begin, app(pool), flow, WRONG) == INCORRECT
    assert planned.sources(pool, 1) == [PRE]


@pytest.mark.parametrize("password", [PASSWORD, WRONG], ids=["right password", "wrong password"])
@pytest.mark.parametrize("flow", FIRST_CALLS)
def test_its_error_is_the_answer_of_every_flow_and_nothing_runs_after_it(planned, pool, flow, password):
    add(pool, flow, PreAuthentication={"throw": "not today"})
    assert refused(begin, app(pool), flow, password) == thrown("PreAuthentication", "not today")
    assert (planned.sources(pool, 1), pool.server.messages(pool.id)) == ([PRE], [])


def test_nothing_that_it_answers_counts(pool):
    denies = {"failAuthentication": True, "userNotFound": True, "autoConfirmUser": False, "denied": [1]}
    add(pool, PreAuthentication={"respond": denies})
    assert "AuthenticationResult" in begin(app(pool), "USER_PASSWORD_AUTH")
    assert refused(begin, app(pool), "USER_PASSWORD_AUTH", WRONG) == INCORRECT


@IN_PYTHON
@pytest.mark.parametrize("flow", FIRST_CALLS)
def test_it_is_shown_an_unknown_user_where_the_client_hides_and_not_where_it_does_not(planned, pool, flow):
    told = refused(begin, app(pool, "LEGACY"), flow, username="nobody")
    assert told == ("UserNotFoundException", "User does not exist.")
    assert planned.events(pool) == []
    hiding = app(pool, "ENABLED")
    if flow in BY_PASSWORD:
        assert refused(begin, hiding, flow, username="nobody") == INCORRECT
    elif flow.startswith("CUSTOM_AUTH"):
        # Nobody has no plan for define, which says nothing here.
        assert refused(begin, hiding, flow, username="nobody")[0] == "InvalidLambdaResponseException"
    else:
        assert "ChallengeName" in begin(hiding, flow, username="nobody")
    event, *later = planned.events(pool, 1)
    assert (event["triggerSource"], event["userName"]) == (PRE, "nobody")
    assert event["request"] == {"userAttributes": {}, "validationData": None, "userNotFound": True}
    assert PRE not in [it["triggerSource"] for it in later]


@IN_NODE
@pytest.mark.parametrize("existence", ["LEGACY", "ENABLED"])
@pytest.mark.parametrize(
    ("flow", "missing"),
    [(flow, "USERNAME") for flow in FIRST_CALLS]
    + [(flow, "PASSWORD") for flow in BY_PASSWORD[:3]]
    + [("USER_SRP_AUTH", "SRP_A")],
)
def test_it_does_not_run_where_a_parameter_is_missing(planned, pool, flow, missing, existence):
    add(pool, flow)
    said = refused(begin, app(pool, existence), flow, leave_out=missing)
    assert said == ("InvalidParameterException", f"Missing required parameter {missing}")
    assert planned.events(pool) == []


@IN_NODE
@pytest.mark.parametrize("flow", FIRST_CALLS)
def test_it_does_not_run_where_the_flow_is_not_enabled(planned, pool, flow):
    add(pool, flow)
    name = flow.split()[0]
    allowing = {"ADMIN_NO_SRP_AUTH": "ALLOW_ADMIN_USER_PASSWORD_AUTH"}.get(name, f"ALLOW_{name}")
    said = f"{name} flow not enabled for this client"
    if name.startswith("ADMIN_"):
        said = "Auth flow not enabled for this client"
    elif name == "CUSTOM_AUTH":
        said = "CUSTOM_AUTH is not enabled for the client."
    assert refused(begin, app(pool, without=allowing), flow) == ("InvalidParameterException", said)
    assert planned.events(pool) == []


@IN_PYTHON
def test_it_runs_in_a_lock_out_too(planned, pool):
    add(pool)
    client, attempts, message = app(pool), 0, ""
    while message != "Password attempts exceeded":
        code, message = refused(begin, client, "USER_PASSWORD_AUTH", WRONG)
        attempts += 1
        assert (code, attempts <= 12) == ("NotAuthorizedException", True), message
    assert planned.sources(pool, attempts) == [PRE] * attempts
    replan(pool, "test", PreAuthentication={"throw": "not today"})
    assert refused(begin, client, "USER_PASSWORD_AUTH") == thrown("PreAuthentication", "not today")


@IN_NODE
def test_what_it_refuses_is_no_attempt_at_the_password(pool):
    add(pool, PreAuthentication={"throw": "not today"})
    for _ in range(8):
        assert refused(begin, app(pool), "USER_PASSWORD_AUTH", WRONG) == thrown("PreAuthentication", "not today")
    replan(pool, "test")
    assert "AuthenticationResult" in begin(app(pool), "USER_PASSWORD_AUTH")


def disabled(pool: Pool) -> None:
    add(pool)
    pool.idp.admin_disable_user(UserPoolId=pool.id, Username="test")


def unconfirmed(pool: Pool) -> None:
    app(pool).sign_up("test", attributes={"email": "test@example.com"})


def to_be_reset(pool: Pool) -> None:
    add(pool)
    pool.idp.admin_reset_user_password(UserPoolId=pool.id, Username="test")


# Who cannot sign in with the right password either, and what they hear.
BARRED = [
    (disabled, ("NotAuthorizedException", "User is disabled.")),
    (unconfirmed, ("UserNotConfirmedException", "User is not confirmed.")),
    (to_be_reset, ("PasswordResetRequiredException", "Password reset required for the user")),
]


# A disabled user is refused by every first call; the others hear of their state where the first call has the password.
STATES = [(state, error, flow) for state, error in BARRED for flow in (FIRST_CALLS if state is disabled else BY_PASSWORD)]


@pytest.mark.parametrize(("state", "error", "flow"), STATES, ids=[f"{state.__name__}, {flow}" for state, _, flow in STATES])
def test_it_runs_before_anybody_is_told_of_the_accounts_state(planned, pool, state, error, flow):
    state(pool)
    assert refused(begin, app(pool), flow) == error
    assert planned.sources(pool, 1) == [PRE]
    replan(pool, "test", PreAuthentication={"throw": "not today"})
    assert refused(begin, app(pool), flow) == thrown("PreAuthentication", "not today")


def test_it_runs_in_the_sign_in_that_follows_a_sign_up_by_its_session(planned, pool):
    client = app(pool)
    session = client.sign_up("test", attributes={"email": "test@example.com"})["Session"]
    answer = {"ClientId": client.id, "Username": "test", "ConfirmationCode": pool.code("test@example.com")}
    session = pool.idp.confirm_sign_up(**answer, Session=session)["Session"]
    assert "AuthenticationResult" in client.initiate("USER_AUTH", {"USERNAME": "test"}, Session=session)
    (event,) = planned.events(pool, 1)
    assert (event["triggerSource"], event["request"]["userAttributes"]["email_verified"]) == (PRE, "true")


@pytest.mark.parametrize(
    ("value", "with_srp", "without"), [("always", True, True), ("srp_only", True, False), ("never", False, False)]
)
def test_a_switch_says_whether_it_runs_in_a_custom_sign_in(isolated_server, make_client, tmp_path, value, with_srp, without):
    (tmp_path / "vestibule.toml").write_text(f'[triggers]\npre_auth_in_custom_auth = "{value}"\n')
    server = isolated_server(arguments=("--config", str(tmp_path / "vestibule.toml"))).start()
    planned = Planned(Functions(lambda service: make_client(server, service)), "switched", "js")
    for flow, runs in (("CUSTOM_AUTH", without), ("CUSTOM_AUTH SRP_A", with_srp), ("USER_PASSWORD_AUTH", True)):
        pool = Pool(server, make_client(server, "cognito-idp"), LambdaConfig=planned.triggers(*TRIGGERS))
        add(pool, flow)
        begin(app(pool), flow)
        expected = [PRE] * runs + FIRST_CALLS[flow][1]
        assert planned.sources(pool, len(expected)) == expected, flow
    assert server.stop() == 0
