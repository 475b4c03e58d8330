"""`LambdaConfig`: what may be in it, what is refused, and from when on which function is run."""

import boto3
import pytest
from botocore.config import Config

from harness import ACCOUNT, REGION
from harness.reference import CUSTOM, KEY, TRIGGERS, WORKING, Recorder, custom_answer, senders, sign_up, versioned
from harness.refusals import refused

ARN = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:any"
PATTERN = r"arn:[\w+=/,.@-]+:[\w+=/,.@-]+:([\w+=/,.@-]*)?:[0-9]+:[\w+=/,.@-]+(:[\w+=/,.@-]+)?(:[\w+=/,.@-]+)?"
INVALID = "InvalidParameterException"
DENIED = ("UnexpectedLambdaException", "PreSignUp invocation failed due to error AccessDeniedException.")


@pytest.fixture(scope="module")
def create(server):
    """CreateUserPool by a client that sends what it is given, also what the service has to refuse."""
    config = Config(parameter_validation=False, retries={"total_max_attempts": 1})
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    client = boto3.client("cognito-idp", region_name=REGION, endpoint_url=server.url, config=config, **keys)
    return lambda config, **settings: client.create_user_pool(PoolName="any", LambdaConfig=config, **settings)["UserPool"]


def test_every_member_is_kept_as_it_was_given(create, idp):
    given = {trigger: f"{ARN}-{trigger}" for trigger in TRIGGERS} | senders(f"{ARN}-sender")
    given |= {"InboundFederation": versioned(f"{ARN}-federation")}
    given["PreTokenGenerationConfig"] = versioned(given["PreTokenGeneration"], "V3_0")
    pool = create(given)
    assert pool["LambdaConfig"] == given
    assert idp.describe_user_pool(UserPoolId=pool["Id"])["UserPool"]["LambdaConfig"] == given


@pytest.mark.parametrize("version", ["V1_0", "V2_0", "V3_0"])
def test_one_form_of_pre_token_generation_shows_as_both(create, version):
    both = {"PreTokenGeneration": ARN, "PreTokenGenerationConfig": versioned(ARN, version)}
    assert create({"PreTokenGenerationConfig": versioned(ARN, version)})["LambdaConfig"] == both
    assert create(both)["LambdaConfig"] == both
    if version == "V1_0":
        assert create({"PreTokenGeneration": ARN})["LambdaConfig"] == both


@pytest.mark.parametrize("tier", ["LITE", "ESSENTIALS", "PLUS"])
def test_no_tier_keeps_a_version_from_being_configured(create, tier):
    pool = create({"PreTokenGenerationConfig": versioned(ARN, "V3_0")}, UserPoolTier=tier)
    assert pool["LambdaConfig"]["PreTokenGenerationConfig"] == versioned(ARN, "V3_0")


BROKEN = "failed to satisfy constraint: Member must"
VERSIONS = f"{BROKEN} satisfy enum value set:"
WITHOUT_KEY = "KMSKeyID is required to use CustomSMSSender or CustomEmailSender."
NOT_A_KEY = "KMSKeyID must be the ARN of a KMS key."
TWO_ARNS = "PreTokenGeneration and the LambdaArn of PreTokenGenerationConfig must be the same."
REFUSED = {
    "an ARN of 19": ({"PreSignUp": "arn:a:lambda::1:fun"}, f"{BROKEN} have length greater than or equal to 20"),
    "an ARN of 2049": ({"PreSignUp": ARN.ljust(2049, "x")}, f"{BROKEN} have length less than or equal to 2048"),
    "no ARN": ({"PreSignUp": "function-of-mine-here"}, f"{BROKEN} satisfy regular expression pattern: {PATTERN}"),
    "no account": ({"UserMigration": ARN.replace(ACCOUNT, "")}, f"{BROKEN} satisfy regular expression pattern: {PATTERN}"),
    "two functions": ({"PreTokenGeneration": ARN, "PreTokenGenerationConfig": versioned(f"{ARN}2")}, TWO_ARNS),
    "a fourth version": ({"PreTokenGenerationConfig": versioned(ARN, "V4_0")}, f"{VERSIONS} [V1_0, V2_0, V3_0]"),
    "a sender of the second": (senders(ARN) | {"CustomSMSSender": versioned(ARN, "V2_0")}, f"{VERSIONS} [V1_0]"),
    "federation of the second": ({"InboundFederation": versioned(ARN, "V2_0")}, f"{VERSIONS} [V1_0]"),
    "a config without function": ({"PreTokenGenerationConfig": {"LambdaVersion": "V1_0"}}, f"{BROKEN} not be null"),
    "a sender without version": ({"CustomEmailSender": {"LambdaArn": ARN}, "KMSKeyID": KEY}, f"{BROKEN} not be null"),
    "an email sender without key": ({"CustomEmailSender": versioned(ARN)}, WITHOUT_KEY),
    "an SMS sender without key": ({"CustomSMSSender": versioned(ARN)}, WITHOUT_KEY),
    "a key's alias": (senders(ARN) | {"KMSKeyID": f"arn:aws:kms:{REGION}:{ACCOUNT}:alias/mine"}, NOT_A_KEY),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_a_configuration_that_cannot_be_is_refused(create, case):
    config, reason = REFUSED[case]
    code, message = refused(create, config)
    assert code == INVALID
    assert message.endswith(reason), message


def test_the_longest_arn_is_taken_and_a_function_that_does_not_exist_is_missed_at_the_call_only(create, make_pool):
    longest = ARN.ljust(2048, "x")
    assert create({"PreSignUp": longest})["LambdaConfig"] == {"PreSignUp": longest}
    expected = "PreSignUp invocation failed due to error ResourceNotFoundException."
    for missing in [longest, ARN]:
        client = make_pool(LambdaConfig={"PreSignUp": missing}).client()
        assert refused(sign_up, client, "new") == ("UnexpectedLambdaException", expected)


@pytest.fixture(params=WORKING, ids=["python", "node"])
def recorder(request, functions, name):
    return Recorder(functions, name, WORKING[request.param], request.param)


def test_a_plain_arn_is_the_latest_version_and_any_other_has_to_exist(recorder, functions, make_pool, name):
    client = make_pool(LambdaConfig={"PreSignUp": recorder.arn}).client()
    recorder.ran(1, sign_up, client, "new")
    starts = [line for line in functions.log_lines(name) if line.startswith("START RequestId:")]
    assert all(line.rstrip().endswith("Version: $LATEST") for line in starts) and starts
    client.pool.set_triggers(PreSignUp=f"{recorder.arn}:7")
    expected = "PreSignUp invocation failed due to error ResourceNotFoundException."
    assert refused(sign_up, client, "newer") == ("UnexpectedLambdaException", expected)


def test_an_update_replaces_all_triggers_and_the_next_call_runs_the_new_ones(recorder, make_pool, idp):
    settings = {"AutoVerifiedAttributes": ["email"]}
    triggers = {"PreSignUp": recorder.arn, "PreAuthentication": recorder.arn}
    client = make_pool(LambdaConfig=triggers | senders(recorder.arn), **settings).client()
    recorder.sources("PreSignUp_SignUp CustomEmailSender_SignUp", sign_up, client, "ann")
    idp.update_user_pool(UserPoolId=client.pool.id, LambdaConfig={"PreSignUp": recorder.arn}, **settings)
    recorder.sources("PreSignUp_SignUp", sign_up, client, "bob")
    (message,) = client.pool.server.messages(client.pool.id, "bob@example.com")
    assert message["handedTo"] is None
    idp.admin_confirm_sign_up(UserPoolId=client.pool.id, Username="bob")
    recorder.sources("", client.password, "bob")
    idp.update_user_pool(UserPoolId=client.pool.id, **settings)
    recorder.sources("", sign_up, client, "cem")
    assert idp.describe_user_pool(UserPoolId=client.pool.id)["UserPool"].get("LambdaConfig", {}) == {}


def test_a_custom_sign_in_runs_the_functions_that_are_configured_at_each_call(recorder, functions, make_pool, name):
    client = make_pool(LambdaConfig=dict.fromkeys(CUSTOM, recorder.arn)).client()
    client.pool.user("ann")
    asked = client.custom("ann")
    later = Recorder(functions, f"{name}-later", WORKING["py"])
    client.pool.set_triggers(**dict.fromkeys(CUSTOM, recorder.arn) | {"DefineAuthChallenge": later.arn})
    _, (define,) = later.ran(1, custom_answer, client, asked, "ann")
    entry = {"challengeName": "CUSTOM_CHALLENGE", "challengeResult": True, "challengeMetadata": "CODE-1"}
    assert define["request"]["session"] == [entry]
    assert [source.split("_")[0] for source in functions.sources(name, 3)] == CUSTOM


PERMISSIONS = {
    "none": (None, False),
    "the pool": ({"SourceArn": "POOL"}, True),
    "the pool of the account": ({"SourceArn": "POOL", "SourceAccount": ACCOUNT}, True),
    "the account": ({"SourceAccount": ACCOUNT}, True),
    "another pool": ({"SourceArn": "POOLx"}, False),
    "another account": ({"SourceAccount": "111111111111"}, False),
    "the pool of another account": ({"SourceArn": "POOL", "SourceAccount": "111111111111"}, False),
    "another service": ({"Principal": "sns.amazonaws.com"}, False),
    "another action": ({"Action": "lambda:GetFunction"}, False),
}


@pytest.fixture(scope="module")
def closed(functions, make_pool):
    """A function without a policy, at pre sign-up."""
    return make_pool(LambdaConfig={"PreSignUp": functions.deploy("configured-closed", permit=False)}).client()


@pytest.mark.parametrize("case", PERMISSIONS)
def test_a_functions_policy_has_to_let_the_pool_of_the_account_call_it(closed, aws, name, case):
    permission, lets = PERMISSIONS[case]
    statement = {"FunctionName": "configured-closed", "StatementId": "it"}
    if permission is not None:
        usual = {"Action": "lambda:InvokeFunction", "Principal": "cognito-idp.amazonaws.com"}
        own = {key: value.replace("POOL", closed.pool.arn) for key, value in permission.items()}
        aws("lambda").add_permission(**statement | usual | own)
    try:
        if lets:
            assert sign_up(closed, name)["UserConfirmed"] is False
        else:
            assert refused(sign_up, closed, name) == DENIED
    finally:
        if permission is not None:
            aws("lambda").remove_permission(**statement)
