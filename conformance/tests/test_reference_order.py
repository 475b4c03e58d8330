"""Which triggers run, and in which order: every source that a call can reach, sign-ins by their factors, what is stored by the
time a function runs, and operations that run none. The rest of the table is in test_trigger_matrix.py."""

import json
import re
import sysconfig
import uuid

import pytest
from pycognito.aws_srp import AWSSRP, generate_hash_device, long_to_hex

from harness import PASSWORD, javascript
from harness.codes import totp
from harness.pools import SMS, AppClient, attribute_list
from harness.reference import (
    ALL_FLOWS, CUSTOM, PYTHON, TRIGGERS, WORKING, Recorder, confirm, custom, custom_answer, senders, sign_up, versioned,
)  # fmt: skip
from harness.refusals import refused

PRE = "PreAuthentication_Authentication"
FINISH = "PostAuthentication_Authentication TokenGeneration_Authentication"
DEFINE, CREATE, VERIFY = (f"{trigger}_Authentication" for trigger in CUSTOM)
SOURCES = {
    "PreSignUp": "SignUp AdminCreateUser",
    "PostConfirmation": "ConfirmSignUp ConfirmForgotPassword",
    "TokenGeneration": "Authentication NewPasswordChallenge AuthenticateDevice RefreshTokens ClientCredentials",
    "UserMigration": "Authentication ForgotPassword",
} | dict.fromkeys(["PreAuthentication", "PostAuthentication", *CUSTOM], "Authentication")  # fmt: skip
MESSAGES = "SignUp AdminCreateUser ResendCode ForgotPassword UpdateUserAttribute VerifyUserAttribute Authentication"
SES = {"EmailSendingAccount": "DEVELOPER", "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/sender@example.com"}
FIRST = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "SMS_OTP"]}}


def number(name: str) -> str:
    return f"+44{int(name[1:], 16) % 10**10:010}"


def pool_client(make_pool, config: dict, **settings) -> AppClient:
    """An app client of a pool with codes of both media, as first factors too."""
    usual = {"AutoVerifiedAttributes": ["email", "phone_number"], "SmsConfiguration": SMS, "Policies": FIRST}
    return make_pool(LambdaConfig=config, **usual | settings).client(ExplicitAuthFlows=ALL_FLOWS)


def send_every_message(client: AppClient, name: str, medium: str) -> None:
    """Every operation that sends a code, to somebody who has one address."""
    idp, pool = client.pool.idp, client.pool
    attribute = "email" if medium == "EMAIL" else "phone_number"
    address, other = (f"{name}@example.com", f"new-{name}@example.com") if medium == "EMAIL" else (number(name), "+15555550123")
    who, new = {"ClientId": client.id, "Username": name}, {"UserAttributes": attribute_list({attribute: address})}
    idp.sign_up(**who, **new, Password=PASSWORD)
    idp.resend_confirmation_code(**who)
    idp.confirm_sign_up(**who, ConfirmationCode=pool.code(address))
    idp.forgot_password(**who)
    idp.confirm_forgot_password(**who, ConfirmationCode=pool.code(address), Password=PASSWORD)
    token = client.password(name)["AuthenticationResult"]["AccessToken"]
    idp.update_user_attributes(AccessToken=token, UserAttributes=attribute_list({attribute: other}))
    idp.get_user_attribute_verification_code(AccessToken=token, AttributeName=attribute)
    idp.verify_user_attribute(AccessToken=token, AttributeName=attribute, Code=pool.code(other))
    assert client.initiate("USER_AUTH", {"USERNAME": name, "PREFERRED_CHALLENGE": f"{medium}_OTP"})["Session"]
    invited = {"UserPoolId": pool.id, "Username": f"{name}-invited", "TemporaryPassword": PASSWORD}
    idp.admin_create_user(**invited, **new, DesiredDeliveryMediums=[medium])


def remember_device(client: AppClient, name: str) -> tuple[dict, AWSSRP]:
    """The device of a user who signs in for the first time, and what proves it."""
    tokens = client.password(name)["AuthenticationResult"]
    new = tokens["NewDeviceMetadata"]
    secret, verifier = generate_hash_device(new["DeviceGroupKey"], new["DeviceKey"])
    of_device = {"DeviceKey": new["DeviceKey"], "DeviceSecretVerifierConfig": verifier}
    client.pool.idp.confirm_device(AccessToken=tokens["AccessToken"], **of_device)
    keys = {"device_key": new["DeviceKey"], "device_group_key": new["DeviceGroupKey"], "device_password": secret}
    pool = {"pool_id": client.pool.id, "client_id": client.id, "client": client.pool.idp}
    return {"DEVICE_KEY": new["DeviceKey"]}, AWSSRP(username=name, password=PASSWORD, **pool, **keys)


def sign_in_by_device(client: AppClient, name: str, key: dict, srp: AWSSRP) -> dict:
    asked = client.initiate("USER_PASSWORD_AUTH", {"USERNAME": name, "PASSWORD": PASSWORD} | key)
    assert asked["ChallengeName"] == "DEVICE_SRP_AUTH"
    verifier = client.respond(asked, {"USERNAME": name, "SRP_A": long_to_hex(srp.large_a_value)} | key)
    proof = srp.process_device_challenge(verifier["ChallengeParameters"])
    return client.respond(verifier, {"USERNAME": name} | proof)


@pytest.mark.parametrize("language", WORKING)
def test_every_source_that_a_call_reaches_is_seen_and_no_other(functions, make_pool, name, idp, language):
    arn = functions.deploy(name, WORKING[language], language)
    config = dict.fromkeys(TRIGGERS, arn) | {"PreTokenGenerationConfig": versioned(arn, "V3_0")}
    client = pool_client(make_pool, config)
    for medium in ("EMAIL", "SMS"):
        send_every_message(client, name if medium == "EMAIL" else f"t{name[:0:-1]}", medium)
    custom(client, f"{name}-custom")
    client.password(f"elsewhere-{name}")
    idp.forgot_password(ClientId=client.id, Username=f"elsewhere-{name}-2")
    invited = client.password(f"{name}-invited")
    answers = {"USERNAME": f"{name}-invited", "NEW_PASSWORD": "An0ther!Password"}
    tokens = client.respond(invited, answers)["AuthenticationResult"]
    client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": tokens["RefreshToken"]})
    machine = client.pool.client(ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"], GenerateSecret=True)
    idp.get_client_token(ClientId=machine.id, Secret=machine.secret)
    devices = {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False}
    remembering = pool_client(make_pool, {"PreTokenGeneration": arn}, DeviceConfiguration=devices)
    remembering.pool.user(name)
    sign_in_by_device(remembering, name, *remember_device(remembering, name))
    handed_over = functions.deploy(f"{name}-senders", WORKING[language], language)
    delivering = pool_client(make_pool, senders(handed_over))
    for medium in ("EMAIL", "SMS"):
        send_every_message(delivering, name if medium == "EMAIL" else f"t{name[:0:-1]}", medium)
    of_messages = dict.fromkeys(["CustomMessage", "CustomEmailSender", "CustomSMSSender"], MESSAGES)
    expected = {f"{it}_{suffix}" for it, suffixes in (SOURCES | of_messages).items() for suffix in suffixes.split()}
    events = functions.events(name) + functions.events(f"{name}-senders", 14)
    assert {event["triggerSource"] for event in events} == expected
    # No password, code or secret is in any event but the password in that of a migration.
    codes = {it["code"] for pool in (client.pool, delivering.pool) for it in pool.server.messages(pool.id)}
    for event in events:
        migrates = event["triggerSource"] == "UserMigration_Authentication"
        assert event["request"].pop("password", None) == (PASSWORD if migrates else None)
        text = json.dumps(event)
        assert PASSWORD not in text and machine.secret not in text
        assert codes.isdisjoint(re.findall(r"\b[0-9]{6,8}\b", text))


@pytest.fixture(scope="module", params=WORKING, ids=["python", "node"])
def recorder(request, functions):
    return Recorder(functions, f"order-{uuid.uuid4().hex[:8]}", WORKING[request.param], request.param)


@pytest.fixture(scope="module")
def client(recorder, make_pool):
    """An app client of a pool with every trigger and every second factor."""
    client = pool_client(make_pool, dict.fromkeys(TRIGGERS, recorder.arn), EmailConfiguration=SES, Policies={})
    client.pool.idp.set_user_pool_mfa_config(
        UserPoolId=client.pool.id,
        MfaConfiguration="OPTIONAL",
        SmsMfaConfiguration={"SmsConfiguration": SMS},
        SoftwareTokenMfaConfiguration={"Enabled": True},
        EmailMfaConfiguration={},
    )
    return client


def app_of(client: AppClient, name: str) -> str:
    """Registers an authenticator app for a new user; returns its secret."""
    verified = {"email_verified": "true", "phone_number_verified": "true"}
    client.pool.user(name, email=f"{name}@example.com", phone_number=number(name), **verified)
    token, idp = client.password(name)["AuthenticationResult"]["AccessToken"], client.pool.idp
    secret = idp.associate_software_token(AccessToken=token)["SecretCode"]
    assert idp.verify_software_token(AccessToken=token, UserCode=totp(secret))["Status"] == "SUCCESS"
    return secret


def prefer(client: AppClient, name: str, **factors: bool) -> None:
    settings = {f"{factor}MfaSettings": {"Enabled": True, "PreferredMfa": preferred} for factor, preferred in factors.items()}
    client.pool.idp.admin_set_user_mfa_preference(UserPoolId=client.pool.id, Username=name, **settings)


def test_an_app_as_second_factor_runs_no_trigger_before_the_end(recorder, client, name):
    secret = app_of(client, name)
    prefer(client, name, SoftwareToken=True)
    asked = recorder.sources(PRE, client.password, name)
    wrong = {"USERNAME": name, "SOFTWARE_TOKEN_MFA_CODE": "000000" if totp(secret, 1) != "000000" else "111111"}
    assert recorder.sources("", refused, client.respond, asked, wrong)[0] == "CodeMismatchException"
    right = {"USERNAME": name, "SOFTWARE_TOKEN_MFA_CODE": totp(secret, 1)}
    assert "AuthenticationResult" in recorder.sources(FINISH, client.respond, asked, right)


@pytest.mark.parametrize(("factor", "challenge"), [("SMS", "SMS_MFA"), ("Email", "EMAIL_OTP")])
def test_a_second_factor_by_message_is_worded_when_it_is_asked_for(recorder, client, name, factor, challenge):
    app_of(client, name)
    prefer(client, name, **{factor: True})
    asked = recorder.sources(f"{PRE} CustomMessage_Authentication", client.password, name)
    assert asked["ChallengeName"] == challenge
    code = client.pool.code(number(name) if factor == "SMS" else f"{name}@example.com")
    answers = {"USERNAME": name, f"{challenge}_CODE": code}
    assert "AuthenticationResult" in recorder.sources(FINISH, client.respond, asked, answers)


def test_a_choice_of_second_factors_runs_no_trigger_and_the_chosen_message_does(recorder, client, name):
    app_of(client, name)
    prefer(client, name, SMS=False, SoftwareToken=False)
    asked = recorder.sources(PRE, client.password, name)
    assert asked["ChallengeName"] == "SELECT_MFA_TYPE"
    chosen = recorder.sources("CustomMessage_Authentication", client.respond, asked, {"USERNAME": name, "ANSWER": "SMS_MFA"})
    code = {"USERNAME": name, "SMS_MFA_CODE": client.pool.code(number(name))}
    assert "AuthenticationResult" in recorder.sources(FINISH, client.respond, chosen, code)


def test_a_factor_that_is_set_up_on_the_way_runs_no_trigger_before_the_end(recorder, make_pool, name, idp):
    client = make_pool(LambdaConfig=dict.fromkeys(TRIGGERS, recorder.arn)).client()
    app = {"SoftwareTokenMfaConfiguration": {"Enabled": True}, "MfaConfiguration": "ON"}
    idp.set_user_pool_mfa_config(UserPoolId=client.pool.id, **app)
    client.pool.user(name)
    asked = recorder.sources(PRE, client.password, name)
    assert asked["ChallengeName"] == "MFA_SETUP"
    begun = recorder.sources("", idp.associate_software_token, Session=asked["Session"])
    code = totp(begun["SecretCode"])
    verified = recorder.sources("", idp.verify_software_token, Session=begun["Session"], UserCode=code)
    done = asked | {"Session": verified["Session"]}
    assert "AuthenticationResult" in recorder.sources(FINISH, client.respond, done, {"USERNAME": name})


def test_a_custom_sign_in_with_password_and_second_factor_runs_in_this_order(recorder, client, name, idp):
    app_of(client, name)
    prefer(client, name, SMS=True)
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=client.pool.id, client_id=client.id, client=idp)
    first = {"CHALLENGE_NAME": "SRP_A"} | srp.get_auth_params()
    asked = recorder.sources(f"{PRE} {DEFINE}", client.custom, name, first)
    proof = srp.process_challenge(asked["ChallengeParameters"], {"USERNAME": name})
    sms = recorder.sources("CustomMessage_Authentication", client.respond, asked, proof)
    code = {"USERNAME": name, "SMS_MFA_CODE": client.pool.code(number(name))}
    asked = recorder.sources(f"{DEFINE} {CREATE}", client.respond, sms, code)
    asked = recorder.sources(f"{VERIFY} {DEFINE} {CREATE}", custom_answer, client, asked, name, "no")
    assert "AuthenticationResult" in recorder.sources(f"{VERIFY} {DEFINE} {FINISH}", custom_answer, client, asked, name)


@pytest.fixture(scope="module")
def choosing(recorder, make_pool):
    """An app client of a pool in which codes are first factors."""
    return pool_client(make_pool, dict.fromkeys(TRIGGERS, recorder.arn))


def test_a_code_by_sms_and_the_password_by_srp_are_chosen_by_user_auth(recorder, choosing, name, idp):
    choosing.pool.user(name, phone_number=number(name), phone_number_verified="true")
    begin = {"USERNAME": name, "PREFERRED_CHALLENGE": "SMS_OTP"}
    asked = recorder.sources(f"{PRE} CustomMessage_Authentication", choosing.initiate, "USER_AUTH", begin)
    code = {"USERNAME": name, "SMS_OTP_CODE": choosing.pool.code(number(name))}
    assert "AuthenticationResult" in recorder.sources(FINISH, choosing.respond, asked, code)
    srp = AWSSRP(username=name, password=PASSWORD, pool_id=choosing.pool.id, client_id=choosing.id, client=idp)
    begin = {"PREFERRED_CHALLENGE": "PASSWORD_SRP"} | srp.get_auth_params()
    asked = recorder.sources(PRE, choosing.initiate, "USER_AUTH", begin)
    proof = srp.process_challenge(asked["ChallengeParameters"], {"USERNAME": name})
    assert "AuthenticationResult" in recorder.sources(FINISH, choosing.respond, asked, proof)


def test_who_has_just_confirmed_signs_in_by_that_session(recorder, choosing, name, idp):
    session = sign_up(choosing, name)["Session"]
    code = choosing.pool.code(f"{name}@example.com")
    who = {"ClientId": choosing.id, "Username": name, "ConfirmationCode": code, "Session": session}
    confirmed = recorder.sources("PostConfirmation_ConfirmSignUp", idp.confirm_sign_up, **who)
    by_session = {"Session": confirmed["Session"]}
    order = f"{PRE} {FINISH}"
    signed_in = recorder.sources(order, choosing.initiate, "USER_AUTH", {"USERNAME": name}, **by_session)
    assert "AuthenticationResult" in signed_in


def test_a_new_device_is_told_and_a_known_one_stands_for_the_second_factor(recorder, make_pool, name):
    devices = {"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False}
    settings = {"DeviceConfiguration": devices, "MfaConfiguration": "OPTIONAL"}
    client = pool_client(make_pool, dict.fromkeys(TRIGGERS, recorder.arn), Policies={}, **settings)
    client.pool.user(name, phone_number=number(name))
    (key, srp), (_, post, _) = recorder.ran(3, remember_device, client, name)
    assert post["request"]["newDeviceUsed"] is True
    client.pool.sms_mfa(name)
    order = f"{PRE} PostAuthentication_Authentication TokenGeneration_AuthenticateDevice"
    answer, events = recorder.ran(3, sign_in_by_device, client, name, key, srp)
    assert [event["triggerSource"] for event in events] == order.split()
    assert events[1]["request"]["newDeviceUsed"] is False
    assert "NewDeviceMetadata" not in answer["AuthenticationResult"]


def test_passkeys_run_the_triggers_of_any_sign_in(recorder, make_pool, name, idp):
    passkeys = {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}
    client = pool_client(make_pool, dict.fromkeys(TRIGGERS, recorder.arn), **passkeys)
    idp.set_user_pool_mfa_config(UserPoolId=client.pool.id, WebAuthnConfiguration={"RelyingPartyId": "localhost"})
    client.pool.user(name)
    inputs = {"endpoint": client.pool.server.url, "userPoolId": client.pool.id, "clientId": client.id}
    # By the password, by the passkey, by the passkey after a choice; the fourth has no passkey any more and is left there.
    order = f"{PRE} {FINISH} " * 3 + PRE
    seen = recorder.sources(order, javascript.run, "passkey.mjs", **inputs, username=name, password=PASSWORD)
    assert seen["byPasskey"] == seen["selected"] == {"signInStep": "DONE"}


# Looks the user up in the middle of each trigger, by the SDK and the endpoint that a function has.
OBSERVING = (
    PYTHON.replace("def lambda_handler(event, context)", "def work(event)").replace("    print(json.dumps(event))\n", "")
    + """
import boto3

cognito = boto3.client("cognito-idp")

def lambda_handler(event, context):
    stored = {"triggerSource": event["triggerSource"], "status": None}
    try:
        user = cognito.admin_get_user(UserPoolId=event["userPoolId"], Username=event["userName"])
        stored |= {it["Name"]: it["Value"] for it in user["UserAttributes"]} | {"status": user["UserStatus"]}
    except cognito.exceptions.UserNotFoundException:
        pass
    print(json.dumps(stored))
    return work(event)
"""
)


def test_functions_run_before_and_after_what_they_are_named_for_is_stored(functions, make_pool, name, idp):
    path = {"PYTHONPATH": sysconfig.get_path("purelib")}
    observer = Recorder(functions, name, OBSERVING, Environment={"Variables": path}, MemorySize=512)
    client = pool_client(make_pool, dict.fromkeys(TRIGGERS, observer.arn))
    admin = {"UserPoolId": client.pool.id}

    def stored(expected: str, action, *arguments, **members) -> list[dict]:
        """The profile at each trigger, of which the sources and the status are held to what is expected."""
        wanted = [it.split() for it in expected.split(", ")]
        _, events = observer.ran(len(wanted), action, *arguments, **members)
        assert [[event["triggerSource"], str(event["status"])] for event in events] == wanted
        return events

    stored("PreSignUp_SignUp None, CustomMessage_SignUp UNCONFIRMED", sign_up, client, "ann")
    (it,) = stored("PostConfirmation_ConfirmSignUp CONFIRMED", confirm, client, "ann")
    assert it["email_verified"] == "true"
    stored("PreSignUp_SignUp None, PostConfirmation_ConfirmSignUp CONFIRMED", sign_up, client, "auto-bob")
    sign_up(client, "cem")
    (it,) = stored("PostConfirmation_ConfirmSignUp CONFIRMED", idp.admin_confirm_sign_up, **admin, Username="cem")
    assert it.get("email_verified", "false") == "false"
    invited = {"UserAttributes": attribute_list({"email": "dee@example.com"}), "TemporaryPassword": PASSWORD}
    order = "PreSignUp_AdminCreateUser None, CustomMessage_AdminCreateUser FORCE_CHANGE_PASSWORD"
    stored(order, idp.admin_create_user, **admin, Username="dee", **invited, DesiredDeliveryMediums=["EMAIL"])
    order = f"UserMigration_Authentication None, {PRE} CONFIRMED"
    stored(f"{order}, {FINISH.replace(' ', ' CONFIRMED, ')} CONFIRMED", client.password, "elsewhere-eve")
    idp.admin_reset_user_password(**admin, Username="ann")
    who = {"ClientId": client.id, "Username": "ann", "ConfirmationCode": client.pool.code("ann@example.com")}
    order = "PostConfirmation_ConfirmForgotPassword CONFIRMED"
    stored(order, idp.confirm_forgot_password, **who, Password="An0ther!Password")
    token = client.password("ann", "An0ther!Password")["AuthenticationResult"]["AccessToken"]
    moved = attribute_list({"email": "new@example.com"})
    order = "CustomMessage_UpdateUserAttribute CONFIRMED"
    (it,) = stored(order, idp.update_user_attributes, AccessToken=token, UserAttributes=moved)
    assert (it["email"], it["email_verified"]) == ("new@example.com", "false")


def test_what_administrators_and_signed_in_users_do_otherwise_runs_no_trigger(recorder, client, name, idp):
    app_of(client, name)
    tokens = client.password(name)["AuthenticationResult"]
    admin, own = {"UserPoolId": client.pool.id, "Username": name}, {"AccessToken": tokens["AccessToken"]}
    sms = {"SMSMfaSettings": {"Enabled": True, "PreferredMfa": False}}
    calls = [
        (idp.get_user, own), (idp.admin_get_user, admin), (idp.list_users, {"UserPoolId": client.pool.id}),
        (idp.set_user_mfa_preference, own | sms), (idp.admin_set_user_mfa_preference, admin | sms),
        (idp.associate_software_token, own), (idp.list_devices, own), (idp.admin_list_devices, admin),
        (idp.admin_delete_user_attributes, admin | {"UserAttributeNames": ["phone_number"]}),
        (idp.delete_user_attributes, own | {"UserAttributeNames": ["given_name"]}),
        (idp.admin_disable_user, admin), (idp.admin_enable_user, admin), (idp.admin_user_global_sign_out, admin),
        (idp.revoke_token, {"Token": tokens["RefreshToken"], "ClientId": client.id}), (idp.admin_delete_user, admin),
    ]  # fmt: skip
    for operation, members in calls:
        recorder.sources("", operation, **members)
