"""The events of the trigger reference: the published samples member by member, what the envelope says of caller and user, and
every trigger source that a call can reach. All of it as real functions in Python and Node.js printed it."""

import uuid
from types import SimpleNamespace

import boto3
import pytest
from botocore.config import Config
from pycognito.aws_srp import AWSSRP

from harness import PASSWORD, REGION
from harness.functions import Functions
from harness.pools import SMS, Pool, attribute_list
from harness.reference import ALL_FLOWS, ANSWER, TRIGGERS, WORKING, Recorder, custom_answer, senders, versioned
from harness.refusals import refused

METADATA = {"k": "v"}
UNKNOWN_SDK = "aws-sdk-unknown-unknown"
NOT_APPLICABLE = "CLIENT_ID_NOT_APPLICABLE"
# The order in which the members of an event come, and that of the triggers whose source stands second. It is no contract.
ORDER = ["version", "region", "userPoolId", "userName", "callerContext", "triggerSource", "request", "response"]
SOURCE_SECOND = ["version", "triggerSource", *ORDER[1:5], *ORDER[6:]]


@pytest.fixture(scope="module", params=WORKING, ids=["python", "node"])
def scene(request, functions, make_pool):
    """A pool whose every trigger is one function that prints; one client that hides who exists, and one that does not."""
    recorder = Recorder(functions, f"events-{uuid.uuid4().hex[:8]}", WORKING[request.param], request.param)
    pool = make_pool(LambdaConfig=dict.fromkeys(TRIGGERS, recorder.arn), AutoVerifiedAttributes=["email"])
    clients = [pool.client(ExplicitAuthFlows=ALL_FLOWS, PreventUserExistenceErrors=it) for it in ("LEGACY", "ENABLED")]
    return SimpleNamespace(recorder=recorder, pool=pool, client=clients[0], hiding=clients[1])


def sample(scene, source: str, user: str, request: dict, response: dict | None, client: str | None = None, **envelope) -> dict:
    """A published sample with the test's own pool, client and user in it; senders have no response."""
    event = {
        "version": "1",
        "region": REGION,
        "userPoolId": scene.pool.id,
        "userName": user,
        "callerContext": {"awsSdkVersion": UNKNOWN_SDK, "clientId": client or scene.client.id},
        "triggerSource": source,
        "request": request,
    } | envelope  # fmt: skip
    return event if response is None else event | {"response": response}


def known(sub: str, name: str) -> dict:
    """The attributes of a confirmed user with a verified address."""
    return {"sub": sub, "cognito:user_status": "CONFIRMED", "email_verified": "true", "email": f"{name}@example.com"}


def user(scene, name: str) -> str:
    return scene.pool.user(name, email=f"{name}@example.com", email_verified="true")


def test_pre_sign_up_and_post_confirmation_get_the_published_samples(scene, name, idp):
    attributes = {"email": f"{name}@example.com"}
    signed_up, (pre, message) = scene.recorder.ran(
        2, scene.client.sign_up, name, attributes=attributes, ClientMetadata={"plan": "free"}
    )
    flags = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
    request = {"userAttributes": attributes, "validationData": None, "clientMetadata": {"plan": "free"}}
    assert pre == sample(scene, "PreSignUp_SignUp", name, request, flags)
    assert list(pre) == list(message) == ORDER
    who = {"ClientId": scene.client.id, "Username": name, "ConfirmationCode": scene.pool.code(attributes["email"])}
    _, (post,) = scene.recorder.ran(1, idp.confirm_sign_up, **who)
    request = {"userAttributes": known(signed_up["UserSub"], name)}
    assert post == sample(scene, "PostConfirmation_ConfirmSignUp", name, request, {})
    assert list(post) == ORDER


def test_pre_authentication_gets_the_published_sample(scene, name):
    sub = user(scene, name)
    _, (pre, *_) = scene.recorder.ran(3, scene.hiding.password, name)
    request = {"userAttributes": known(sub, name), "validationData": None, "userNotFound": False}
    assert pre == sample(scene, "PreAuthentication_Authentication", name, request, {}, scene.hiding.id)
    assert list(pre) == ORDER


def test_define_gets_the_published_sample_where_the_password_comes_first(scene, name, idp):
    sub = user(scene, name)
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=scene.pool.id, client_id=scene.client.id, client=idp)
    parameters = {"CHALLENGE_NAME": "SRP_A"} | srp.get_auth_params()
    _, (_, define) = scene.recorder.ran(2, scene.client.custom, name, parameters)
    session = [{"challengeName": "SRP_A", "challengeResult": True, "challengeMetadata": None}]
    response = {"challengeName": None, "issueTokens": None, "failAuthentication": None}
    request = {"userAttributes": known(sub, name), "session": session}
    assert define == sample(scene, "DefineAuthChallenge_Authentication", name, request, response)
    assert list(define) == ORDER


def test_create_verify_and_post_authentication_get_the_published_samples(scene, name):
    sub, client = user(scene, name), scene.hiding
    asked, _ = scene.recorder.ran(3, client.custom, name)
    again, (verify, _, create) = scene.recorder.ran(3, custom_answer, client, asked, name, "1", ClientMetadata=METADATA)
    _, (right, _, post, _) = scene.recorder.ran(4, custom_answer, client, again, name, ANSWER, ClientMetadata=METADATA)
    seen = {"userAttributes": known(sub, name), "clientMetadata": METADATA}
    hides = {"userNotFound": False}
    answer = {"privateChallengeParameters": {"answer": ANSWER}, "challengeAnswer": "1"}
    judged = sample(
        scene, "VerifyAuthChallengeResponse_Authentication", name, seen | hides | answer, {"answerCorrect": None}, client.id
    )
    assert verify == judged
    judged["request"]["challengeAnswer"] = ANSWER
    assert right == judged
    session = [{"challengeName": "CUSTOM_CHALLENGE", "challengeResult": False, "challengeMetadata": "CODE-1"}]
    request = seen | hides | {"challengeName": "CUSTOM_CHALLENGE", "session": session}
    response = {"publicChallengeParameters": None, "privateChallengeParameters": None, "challengeMetadata": None}
    assert create == sample(scene, "CreateAuthChallenge_Authentication", name, request, response, client.id)
    request = seen | {"newDeviceUsed": False}
    assert post == sample(scene, "PostAuthentication_Authentication", name, request, {}, client.id)
    assert list(verify) == list(create) == list(post) == ORDER


def test_user_migration_gets_the_published_sample(scene, name):
    typed = f"{name}@example.com"
    caught, (event,) = scene.recorder.ran(1, refused, scene.client.password, typed, "Old-Secret-1")
    assert caught == ("UserNotFoundException", "User does not exist.")
    request = {"password": "Old-Secret-1", "validationData": None, "userAttributes": None}
    members = ["userAttributes", "forceAliasCreation", "enableSMSMFA", "finalUserStatus", "messageAction"]
    response = dict.fromkeys([*members, "desiredDeliveryMediums"])
    assert event == sample(scene, "UserMigration_Authentication", typed, request, response)
    assert list(event) == SOURCE_SECOND


def test_token_generation_gets_the_published_samples_of_its_three_versions(scene, name, make_pool, idp):
    pool, run = make_pool(), scene.recorder.ran
    own = SimpleNamespace(pool=pool, client=pool.client(), recorder=scene.recorder)
    machine = pool.client(GenerateSecret=True, ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"], AllowedOAuthScopes=["openid"])
    of_machine = {"ClientId": machine.id, "Secret": machine.secret, "ClientMetadata": {"tenant": "t1"}}
    sub = user(own, name)
    refresh = {"REFRESH_TOKEN": own.client.password(name)["AuthenticationResult"]["RefreshToken"]}
    groups = {"groupsToOverride": [], "iamRolesToOverride": [], "preferredRole": None}
    request = {"userAttributes": known(sub, name), "groupConfiguration": groups}
    scopes, later = {"scopes": ["aws.cognito.signin.user.admin"]}, {"claimsAndScopeOverrideDetails": None}
    for version, more, response in [("1", {}, {"claimsOverrideDetails": None}), ("2", scopes, later), ("3", scopes, later)]:
        pool.set_triggers(PreTokenGenerationConfig=versioned(scene.recorder.arn, f"V{version}_0"))
        _, (event,) = run(1, own.client.initiate, "REFRESH_TOKEN_AUTH", refresh)
        assert event == sample(own, "TokenGeneration_RefreshTokens", name, request | more, response, version=version)
        assert list(event) == SOURCE_SECOND
        # A client's own token is shown to the third version only.
        _, events = run(1 if version == "3" else 0, idp.get_client_token, **of_machine)
    request = {"userAttributes": {}, "groupConfiguration": None, "scopes": ["openid"], "clientMetadata": {"tenant": "t1"}}
    source = "TokenGeneration_ClientCredentials"
    assert events == [sample(own, source, "ClientCredentials", request, later, machine.id, version="3")]


def test_custom_message_gets_the_published_sample(scene, name):
    agent = Config(user_agent="aws-sdk-js/2.1639.0 callback", retries={"total_max_attempts": 1})
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    js = boto3.client("cognito-idp", region_name=REGION, endpoint_url=scene.pool.server.url, config=agent, **keys)
    email = attribute_list({"email": f"{name}@example.com"})
    members = {"UserPoolId": scene.pool.id, "Username": name, "UserAttributes": email, "DesiredDeliveryMediums": ["EMAIL"]}
    created, (pre, message) = scene.recorder.ran(2, js.admin_create_user, **members)
    sub = created["User"]["Attributes"][0]["Value"]
    caller = {"awsSdkVersion": "aws-sdk-js-2.1639.0", "clientId": NOT_APPLICABLE}
    attributes = {"sub": sub, "cognito:user_status": "FORCE_CHANGE_PASSWORD", "email": f"{name}@example.com"}
    request = {"userAttributes": attributes, "codeParameter": "{####}", "linkParameter": "{##Click Here##}"}
    request["usernameParameter"] = "{username}"
    response = {"smsMessage": None, "emailMessage": None, "emailSubject": None}
    assert message == sample(scene, "CustomMessage_AdminCreateUser", name, request, response, callerContext=caller)
    # Pre sign-up shows what the administrator supplied.
    request = {"userAttributes": {"email": f"{name}@example.com"}, "validationData": None}
    flags = {"autoConfirmUser": False, "autoVerifyEmail": False, "autoVerifyPhone": False}
    assert pre == sample(scene, "PreSignUp_AdminCreateUser", name, request, flags, callerContext=caller)
    assert list(message) == ORDER


SENDER_MEMBERS = [it for it in SOURCE_SECOND if it != "response"]


@pytest.mark.parametrize("medium", ["Email", "SMS"])
def test_a_custom_sender_gets_the_published_sample_without_a_response(scene, name, make_pool, idp, medium):
    first = {"Name": "verified_email" if medium == "Email" else "verified_phone_number", "Priority": 1}
    recovery = {"AccountRecoverySetting": {"RecoveryMechanisms": [first]}}
    pool = make_pool(LambdaConfig=senders(scene.recorder.arn), SmsConfiguration=SMS, **recovery)
    client = pool.client()
    addresses = {"email": f"{name}@example.com", "phone_number": "+15555550100"}
    verified = {"email_verified": "true", "phone_number_verified": "true"}
    sub = pool.user(name, **addresses, **verified)
    _, (event,) = scene.recorder.ran(1, idp.forgot_password, ClientId=client.id, Username=name)
    code = event["request"].pop("code")
    attributes = {"sub": sub, "cognito:user_status": "CONFIRMED"} | addresses | verified
    request = {"type": f"custom{medium}SenderRequestV1", "clientMetadata": None, "userAttributes": attributes}
    own = SimpleNamespace(pool=pool, client=client)
    assert event == sample(own, f"Custom{medium}Sender_ForgotPassword", name, request, None)
    assert code.startswith("AYADe")
    assert list(event) == SENDER_MEMBERS


@pytest.mark.parametrize(
    ("agent", "expected"),
    [
        (None, UNKNOWN_SDK),
        ("curl/8.5.0", UNKNOWN_SDK),
        ("aws-cli/2.15.0 Python/3.12 command/cognito-idp.initiate-auth", UNKNOWN_SDK),
        ("aws-sdk-js/2.1639.0 callback", "aws-sdk-js-2.1639.0"),
        ("Mozilla/5.0 (X11; Linux) aws-sdk-js/3.600.0", "aws-sdk-js-3.600.0"),
        ("aws-sdk-java/2.25.1 Linux/6.1 lang/java", "aws-sdk-java-2.25.1"),
    ],
    ids=["boto3", "curl", "command line", "JavaScript 2", "browser", "Java"],
)
def test_the_caller_is_named_by_the_user_agent(scene, name, agent, expected):
    settings = {"user_agent": agent} if agent else {}
    client = boto3.client(
        "cognito-idp",
        region_name=REGION,
        endpoint_url=scene.pool.server.url,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}, **settings),
    )
    user(scene, name)
    members = {"ClientId": scene.client.id, "AuthFlow": "USER_PASSWORD_AUTH"}
    parameters = {"USERNAME": name, "PASSWORD": PASSWORD}
    _, events = scene.recorder.ran(3, client.initiate_auth, **members, AuthParameters=parameters)
    assert [event["callerContext"] for event in events] == [{"awsSdkVersion": expected, "clientId": scene.client.id}] * 3


def test_an_event_names_the_app_client_or_says_that_there_is_none(scene, name, idp):
    pool, client = scene.pool, scene.client
    user(scene, name)
    admin, new = {"UserPoolId": pool.id, "Username": name}, f"{name}-new"
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    moved = {"UserAttributes": attribute_list({"email": f"{new}@example.com"})}
    of_new = {"Username": new}
    sign_up = {"ClientId": client.id, "Password": PASSWORD} | of_new | moved
    begin = {"ClientId": client.id, "AuthFlow": "ADMIN_USER_PASSWORD_AUTH", "UserPoolId": pool.id}
    parameters = {"USERNAME": name, "PASSWORD": PASSWORD}
    other = {"UserAttributes": attribute_list({"email": f"other-{new}@example.com"})}
    verified = {"UserAttributes": attribute_list({"email_verified": "true"})}
    table = [
        (idp.sign_up, sign_up, 2, client.id),
        (idp.resend_confirmation_code, of_new | {"ClientId": client.id}, 1, client.id),
        (idp.admin_confirm_sign_up, of_new | {"UserPoolId": pool.id}, 1, None),
        (idp.admin_initiate_auth, begin | {"AuthParameters": parameters}, 3, client.id),
        (idp.get_user_attribute_verification_code, {"AccessToken": token, "AttributeName": "email"}, 1, client.id),
        (idp.update_user_attributes, {"AccessToken": token} | moved, 1, client.id),
        (idp.admin_update_user_attributes, admin | other, 1, NOT_APPLICABLE),
        (idp.admin_update_user_attributes, admin | verified, 0, None),
        (idp.admin_reset_user_password, admin, 1, NOT_APPLICABLE),
    ]  # fmt: skip
    for operation, members, count, expected in table:
        _, events = scene.recorder.ran(count, operation, **members)
        said = [(event["triggerSource"], event["callerContext"]["clientId"]) for event in events]
        assert [client_id for _, client_id in said] == [expected] * count, said


def test_an_event_names_the_user_as_stored_and_nobody_as_typed(scene, name, make_pool):
    triggers = dict.fromkeys(["PreAuthentication", "PreSignUp", "CustomMessage"], scene.recorder.arn)
    email = f"{name}@example.com"
    for settings, typed, is_uuid in [
        ({"UsernameAttributes": ["email"]}, email, True),
        ({"AliasAttributes": ["email"]}, email, False),
        ({"UsernameConfiguration": {"CaseSensitive": False}}, name.upper(), False),
    ]:
        pool = make_pool(LambdaConfig=triggers, AutoVerifiedAttributes=["email"], **settings)
        sub = pool.user(email if is_uuid else name, email=email, email_verified="true")
        client = pool.client(PreventUserExistenceErrors="ENABLED")
        _, (event,) = scene.recorder.ran(1, client.password, typed)
        assert event["userName"] == (sub if is_uuid else name), settings
        _, (event,) = scene.recorder.ran(1, refused, client.password, f"Nobody-{name}@example.com")
        assert (event["userName"], event["request"]["userNotFound"]) == (f"Nobody-{name}@example.com", True)
        assert event["request"]["userAttributes"] == {}
    pool = make_pool(LambdaConfig=triggers, AutoVerifiedAttributes=["email"], UsernameAttributes=["email"])
    signed_up, events = scene.recorder.ran(2, pool.client().sign_up, email)
    assert [event["userName"] for event in events] == [signed_up["UserSub"]] * 2


def test_attributes_are_texts_as_they_were_stored_with_the_status_and_the_aliases_in_use(scene, name, make_pool, idp):
    pool = make_pool(
        LambdaConfig=dict.fromkeys(["PreAuthentication", "CustomMessage"], scene.recorder.arn),
        AliasAttributes=["email", "phone_number"],
        AutoVerifiedAttributes=["email"],
        Schema=[{"Name": "level", "AttributeDataType": "Number"}, {"Name": "plan", "AttributeDataType": "String"}],
    )
    client = pool.client()
    own = {"email": f"{name}@example.com", "phone_number": "+15555550100", "custom:level": "3", "custom:plan": "free"}
    own |= {"email_verified": "true", "given_name": "Ann"}

    def shown(count: int, action, *arguments, **members) -> dict:
        _, events = scene.recorder.ran(count, action, *arguments, **members)
        return events[-1]["request"]["userAttributes"]

    sub = pool.user(name, **own)
    expected = own | {"sub": sub, "cognito:user_status": "CONFIRMED", "cognito:email_alias": own["email"]}
    assert shown(1, client.password, name) == expected
    admin = {"UserPoolId": pool.id, "Username": name}
    idp.admin_update_user_attributes(**admin, UserAttributes=attribute_list({"phone_number_verified": "true"}))
    both = {"phone_number_verified": "true", "cognito:phone_number_alias": own["phone_number"]}
    assert shown(1, client.password, name) == expected | both
    reset = {"cognito:user_status": "RESET_REQUIRED"}
    idp.admin_reset_user_password(**admin)
    assert shown(1, refused, client.password, name) == expected | both | reset
    idp.admin_set_user_password(**admin, Password=PASSWORD)
    temporary = {"cognito:user_status": "FORCE_CHANGE_PASSWORD"}
    assert shown(1, client.password, name) == expected | both | temporary
    new = client.sign_up(f"{name}-new", attributes={"email": f"{name}-new@example.com"})["UserSub"]
    unconfirmed = {"sub": new, "cognito:user_status": "UNCONFIRMED", "email": f"{name}-new@example.com"}
    resend = {"ClientId": client.id, "Username": f"{name}-new"}
    assert shown(1, idp.resend_confirmation_code, **resend) == unconfirmed


def test_an_event_names_the_region_of_its_pool(isolated_server, make_client, name):
    server = isolated_server(arguments=("--region", "eu-west-1")).start()
    recorder = Recorder(Functions(lambda service: make_client(server, service)), name, WORKING["py"], permit=False)
    pool = Pool(server, make_client(server, "cognito-idp"), LambdaConfig={"PreAuthentication": recorder.arn})
    recorder.functions.permit(name, pool.arn)
    pool.user(name)
    _, (event,) = recorder.ran(1, pool.client().password, name)
    assert event["region"] == "eu-west-1"
    assert event["userPoolId"] == pool.id and pool.id.startswith("eu-west-1_")
    assert server.stop() == 0
