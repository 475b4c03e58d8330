"""When pre authentication runs and what refusing in it looks like to the client."""

import pytest
from botocore.exceptions import ClientError

from harness import PASSWORD
from harness.functions import ECHO
from harness.pools import FLOWS

REFUSE_PYTHON = """
import json

def lambda_handler(event, context):
    print(json.dumps(event))
    raise Exception("Cannot authenticate users from this app client")
"""

REFUSE_NODE_CALLBACK = """
exports.handler = (event, context, callback) => {
    console.log(JSON.stringify(event));
    callback(new Error("Cannot authenticate users from this app client"), event);
};
"""

REFUSE_NODE_ASYNC = """
exports.handler = async (event) => {
    console.log(JSON.stringify(event));
    throw new Error("Cannot authenticate users from this app client");
};
"""


def error(caught) -> tuple[str, str]:
    details = caught.value.response["Error"]
    return details["Code"], details["Message"]


@pytest.mark.parametrize(
    ("source", "language"),
    [(REFUSE_PYTHON, "py"), (REFUSE_NODE_CALLBACK, "js"), (REFUSE_NODE_ASYNC, "js")],
    ids=["python", "node callback", "node async"],
)
@pytest.mark.parametrize("password", [PASSWORD, "Wr0ng!Password"], ids=["right password", "wrong password"])
def test_a_refusal_reaches_the_client_word_for_word_whatever_the_password(
    functions, make_pool, name, source, language, password
):
    client = make_pool(LambdaConfig={"PreAuthentication": functions.deploy(name, source, language)}).client()
    client.pool.user("test")
    with pytest.raises(ClientError) as refused:
        client.password("test", password)
    assert error(refused) == (
        "UserLambdaValidationException",
        "PreAuthentication failed with error Cannot authenticate users from this app client.",
    )
    assert "Session" not in refused.value.response
    assert functions.sources(name, 1) == ["PreAuthentication_Authentication"]


def test_a_message_that_ends_in_a_full_stop_shows_two(functions, make_pool, name):
    source = "def lambda_handler(event, context):\n    raise Exception('No.')\n"
    client = make_pool(LambdaConfig={"PreAuthentication": functions.deploy(name, source)}).client()
    client.pool.user("test")
    with pytest.raises(ClientError) as refused:
        client.password("test")
    assert error(refused)[1] == "PreAuthentication failed with error No.."


@pytest.fixture
def observed(functions, make_pool, name):
    """A pool whose pre authentication only prints, with a user `test`; the function has the test's name."""
    pool = make_pool(LambdaConfig={"PreAuthentication": functions.deploy(name, ECHO)})
    pool.user("test")
    return pool


def test_it_runs_once_for_a_wrong_password(observed, functions, name):
    client = observed.client()
    with pytest.raises(ClientError) as refused:
        client.password("test", "Wr0ng!Password")
    assert error(refused) == ("NotAuthorizedException", "Incorrect username or password.")
    assert functions.sources(name, 1) == ["PreAuthentication_Authentication"]


def test_an_unknown_user_is_shown_to_it_only_when_existence_errors_are_prevented(observed, functions, name):
    with pytest.raises(ClientError) as legacy:
        observed.client(PreventUserExistenceErrors="LEGACY").password("nobody")
    assert error(legacy) == ("UserNotFoundException", "User does not exist.")
    with pytest.raises(ClientError) as enabled:
        observed.client(PreventUserExistenceErrors="ENABLED").password("nobody")
    assert error(enabled) == ("NotAuthorizedException", "Incorrect username or password.")
    (event,) = functions.events(name, 1)
    assert event["userName"] == "nobody"
    assert event["request"]["userNotFound"] is True
    assert event["request"]["userAttributes"] == {}


def test_it_does_not_run_when_the_password_is_missing(observed, functions, name):
    with pytest.raises(ClientError) as refused:
        observed.client().initiate("USER_PASSWORD_AUTH", {"USERNAME": "test"})
    assert error(refused) == ("InvalidParameterException", "Missing required parameter PASSWORD")
    assert functions.events(name) == []


def test_it_does_not_run_when_the_flow_is_not_enabled(observed, functions, name):
    client = observed.client(ExplicitAuthFlows=[flow for flow in FLOWS if flow != "ALLOW_USER_PASSWORD_AUTH"])
    with pytest.raises(ClientError) as refused:
        client.password("test")
    assert error(refused) == ("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client")
    assert functions.events(name) == []


def test_it_runs_at_the_first_call_of_an_srp_sign_in_and_not_at_the_answer(observed, functions, name, idp):
    from pycognito.aws_srp import AWSSRP

    client = observed.client()
    srp = AWSSRP(username="test", password=PASSWORD, pool_id=observed.id, client_id=client.id, client=idp)
    challenge = client.initiate("USER_SRP_AUTH", srp.get_auth_params())
    assert challenge["ChallengeName"] == "PASSWORD_VERIFIER"
    assert functions.sources(name, 1) == ["PreAuthentication_Authentication"]
    answers = srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": "test"})
    assert "AuthenticationResult" in client.respond(challenge, answers)
    assert functions.sources(name, 1) == ["PreAuthentication_Authentication"]
