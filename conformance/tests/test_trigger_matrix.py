"""The matrix of metadata and the order of triggers: every operation that runs functions, in a pool whose every trigger is one.

Each row is one call. Its cells are the triggers that it runs, in their order, and what each sees of the call's metadata; a
trigger that is not in the row must not run. Half of the triggers are a Python function, half a Node.js function, and what is
asserted is what they printed. A row that delivers a code is run twice: worded by custom message, and by custom senders.
"""

import json
import time
from dataclasses import dataclass
from typing import Callable

import pytest
from botocore.exceptions import ClientError
from pycognito.aws_srp import AWSSRP, generate_hash_device, long_to_hex

from harness import ACCOUNT, PASSWORD, REGION
from harness.functions import printed_events
from harness.pools import FLOWS, SMS, AppClient, Pool, attribute_list

# Both print what they got, with the time of a clock that all processes of the machine share, and then do what the names of the
# users ask for: `auto-` confirms, `elsewhere-` migrates, `trusted-` issues tokens at once. The right custom answer is 42.
PYTHON = """
import json, time

def lambda_handler(event, context):
    print(json.dumps({"at": str(time.monotonic_ns()), "event": event}))
    source, name, response = event["triggerSource"], event["userName"], event.get("response")
    if source == "PreSignUp_SignUp":
        response["autoConfirmUser"] = name.startswith("auto-")
    elif source.startswith("Define"):
        session = event["request"]["session"]
        last = session[-1] if session else None
        if last and last["challengeName"] == "SRP_A":
            response["challengeName"] = "PASSWORD_VERIFIER"
        elif name.startswith("trusted-") or last and last["challengeName"] == "CUSTOM_CHALLENGE" and last["challengeResult"]:
            response["issueTokens"] = True
        else:
            response["challengeName"] = "CUSTOM_CHALLENGE"
    elif source.startswith("Verify"):
        request = event["request"]
        response["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
    return event
"""
NODE = """
exports.handler = async (event) => {
  console.log(JSON.stringify({ at: process.hrtime.bigint().toString(), event }));
  const { triggerSource: source, userName: name, response } = event;
  if (source.startsWith("UserMigration") && name.startsWith("elsewhere-")) {
    response.userAttributes = { email: `${name}@example.com`, email_verified: "true" };
    response.finalUserStatus = "CONFIRMED";
    response.messageAction = "SUPPRESS";
  } else if (source.startsWith("Create")) {
    response.privateChallengeParameters = { answer: "42" };
  }
  return event;
};
"""
IN_PYTHON = ["PreSignUp", "PreAuthentication", "DefineAuthChallenge", "VerifyAuthChallengeResponse"]
IN_NODE = ["PostConfirmation", "UserMigration", "CreateAuthChallenge", "PostAuthentication", "CustomMessage"]
KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"
NEW_PASSWORD = "An0ther!Password"
METADATA = {"k": "v"}
VALIDATION = [{"Name": "captcha", "Value": "seven"}]
UNREMARKABLE = "t-"


def is_sender(event: dict) -> bool:
    return "Sender_" in event["triggerSource"]


class Recorder:
    """A pool all of whose triggers are functions, and what these printed."""

    def __init__(self, functions, make_pool, sends: bool):
        self.functions, self.sends = functions, sends
        self.names = [f"matrix-{language}-{'senders' if sends else 'messages'}" for language in ("py", "js")]
        python, node = (functions.deploy(name, source, name.split("-")[1]) for name, source in zip(self.names, (PYTHON, NODE)))
        triggers = dict.fromkeys(IN_PYTHON, python) | dict.fromkeys(IN_NODE, node)
        triggers["PreTokenGenerationConfig"] = {"LambdaVersion": "V3_0", "LambdaArn": python}
        if sends:
            triggers["CustomEmailSender"] = {"LambdaVersion": "V1_0", "LambdaArn": python}
            triggers["CustomSMSSender"] = {"LambdaVersion": "V1_0", "LambdaArn": node}
            triggers["KMSKeyID"] = KEY
        self.pool: Pool = make_pool(
            LambdaConfig=triggers,
            AutoVerifiedAttributes=["email"],
            MfaConfiguration="OPTIONAL",
            SmsConfiguration=SMS,
            DeviceConfiguration={"ChallengeRequiredOnNewDevice": True, "DeviceOnlyRememberedOnUserPrompt": False},
            Policies={"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}},
        )
        flows = [*FLOWS, "ALLOW_USER_AUTH"]
        self.client: AppClient = self.pool.client(ExplicitAuthFlows=flows, PreventUserExistenceErrors="LEGACY")
        self.hiding: AppClient = self.pool.client(ExplicitAuthFlows=flows, PreventUserExistenceErrors="ENABLED")

    def printed(self, since: float) -> list[tuple[int, dict]]:
        """What both functions have printed since a time, in the order in which they ran, once all that began have ended."""
        deadline = time.monotonic() + 30
        while True:
            lines = [line for name in self.names for line in self._lines(name, since)]
            begun = {line.split()[2] for line in lines if line.startswith("START RequestId:")}
            ended = {line.split()[2] for line in lines if line.startswith("REPORT RequestId:")}
            if begun <= ended:
                return sorted(((int(it["at"]), it["event"]) for it in printed_events(lines)), key=lambda it: it[0])
            assert time.monotonic() < deadline, lines
            time.sleep(0.01)

    def _lines(self, name: str, since: float) -> list[str]:
        logs = self.functions.client("logs")
        where = {"logGroupName": f"/aws/lambda/{name}", "startTime": int(since * 1000) - 1000}
        try:
            pages = list(logs.get_paginator("filter_log_events").paginate(**where))
        except logs.exceptions.ResourceNotFoundException:
            return []
        return [event["message"] for page in pages for event in page["events"]]

    def wait_for_senders(self, case: "Case", since: float) -> None:
        """Senders run on their own: waits until every message to the user so far has been handed over."""
        deadline = time.monotonic() + 30
        while self.sends:
            sent = [message for where in (case.email, case.phone) for message in self.pool.server.messages(self.pool.id, where)]
            handed = [it for _, it in self.printed(since) if it["userName"] == case.name and is_sender(it)]
            if len(sent) == len(handed):
                return
            assert time.monotonic() < deadline, (sent, handed)
            time.sleep(0.01)

    def record(self, case: "Case", operation: str, members: dict, refusal: str | None, since: float) -> list[dict]:
        """The events that one call causes."""
        self.wait_for_senders(case, since)
        began = time.monotonic_ns()
        if refusal is None:
            getattr(self.pool.idp, operation)(**members)
        else:
            with pytest.raises(ClientError) as refused:
                getattr(self.pool.idp, operation)(**members)
            assert refused.value.response["Error"]["Code"] == refusal
        self.wait_for_senders(case, since)
        events = [event for at, event in self.printed(since) if at > began]
        # Two senders run beside each other; all else runs one after the other.
        ran = [event for event in events if not is_sender(event)]
        return ran + sorted(filter(is_sender, events), key=lambda event: event["triggerSource"])


class Case:
    """One run of a row: a user of its own, and the steps that come before the call."""

    def __init__(self, recorder: Recorder, name: str, prefix: str):
        self.recorder, self.pool, self.idp = recorder, recorder.pool, recorder.pool.idp
        self.client = recorder.client
        self.name = prefix + name
        self.email = f"{self.name}@example.com"
        self.phone = f"+44{int(name[1:], 16) % 10**10:010}"

    @property
    def of_client(self) -> dict:
        return {"ClientId": self.client.id, "Username": self.name}

    @property
    def of_admin(self) -> dict:
        return {"UserPoolId": self.pool.id, "Username": self.name}

    def sign_up_members(self) -> dict:
        return self.of_client | {"Password": PASSWORD, "UserAttributes": attribute_list({"email": self.email})}

    def signed_up(self) -> dict:
        self.idp.sign_up(**self.sign_up_members())
        return self.of_client

    def user(self) -> dict:
        self.pool.user(self.name, email=self.email, email_verified="true", phone_number=self.phone)
        return self.of_client

    def tokens(self) -> dict:
        self.user()
        return self.client.password(self.name)["AuthenticationResult"]

    def begin(self, is_admin: bool, flow: str, **parameters) -> tuple[str, dict]:
        """The call that begins a sign-in."""
        flow = {"PASSWORD": "ADMIN_USER_PASSWORD_AUTH" if is_admin else "USER_PASSWORD_AUTH"}.get(flow, flow)
        named = {} if "REFRESH_TOKEN" in parameters else {"USERNAME": self.name}
        members = {"ClientId": self.client.id, "AuthFlow": flow, "AuthParameters": named | parameters}
        if is_admin:
            return "admin_initiate_auth", members | {"UserPoolId": self.pool.id}
        return "initiate_auth", members

    def begun(self, flow: str, **parameters) -> dict:
        operation, members = self.begin(False, flow, **parameters)
        return getattr(self.idp, operation)(**members)

    def answer(self, is_admin: bool, challenge: dict, **answers) -> tuple[str, dict]:
        """The call that answers a challenge."""
        members = {
            "ClientId": self.client.id,
            "ChallengeName": challenge["ChallengeName"],
            "ChallengeResponses": {"USERNAME": self.name} | answers,
        }
        if "Session" in challenge:
            members["Session"] = challenge["Session"]
        if is_admin:
            return "admin_respond_to_auth_challenge", members | {"UserPoolId": self.pool.id}
        return "respond_to_auth_challenge", members

    def answered(self, challenge: dict, **answers) -> dict:
        operation, members = self.answer(False, challenge, **answers)
        return getattr(self.idp, operation)(**members)

    def srp(self, password: str = PASSWORD, **device) -> AWSSRP:
        return AWSSRP(
            username=self.name, password=password, pool_id=self.pool.id, client_id=self.client.id, client=self.idp, **device
        )

    def srp_begun(self, flow: str, srp: AWSSRP, **parameters) -> tuple[dict, dict]:
        """The password's challenge of a sign-in by SRP, and the answers to it."""
        challenge = self.begun(flow, SRP_A=srp.get_auth_params()["SRP_A"], **parameters)
        assert challenge["ChallengeName"] == "PASSWORD_VERIFIER"
        return challenge, srp.process_challenge(challenge["ChallengeParameters"], {"USERNAME": self.name})

    def device_begun(self) -> tuple[dict, AWSSRP]:
        """The last challenge of a sign-in from a device that is remembered."""
        self.user()
        tokens = self.client.password(self.name)["AuthenticationResult"]
        new = tokens["NewDeviceMetadata"]
        secret, verifier = generate_hash_device(new["DeviceGroupKey"], new["DeviceKey"])
        self.idp.confirm_device(
            AccessToken=tokens["AccessToken"], DeviceKey=new["DeviceKey"], DeviceSecretVerifierConfig=verifier
        )
        keys = {"device_key": new["DeviceKey"], "device_group_key": new["DeviceGroupKey"], "device_password": secret}
        srp = self.srp(**keys)
        asked = self.begun("PASSWORD", PASSWORD=PASSWORD, DEVICE_KEY=new["DeviceKey"])
        assert asked["ChallengeName"] == "DEVICE_SRP_AUTH"
        public = long_to_hex(srp.large_a_value)
        return self.answered(asked, DEVICE_KEY=new["DeviceKey"], SRP_A=public), srp


@dataclass
class Row:
    """One call: how it is prepared, and what it runs.

    A cell is a source and what is seen: `M` clientMetadata, `V` the metadata as validationData, `v` the call's own
    ValidationData as validationData, `o` nothing. `EMAIL_` and `SMS_` stand for custom message or the sender of that medium.
    """

    name: str
    call: Callable[[Case], tuple[str, dict]]
    cells: str = ""
    prefix: str = UNREMARKABLE
    refusal: str | None = None
    has_metadata: bool = True

    def expected(self, sends: bool) -> list[tuple[str, str]]:
        cells = [tuple(cell.split()) for cell in self.cells.split(", ") if cell]
        mediums = {"EMAIL_": "CustomEmailSender_", "SMS_": "CustomSMSSender_"}
        for medium, sender in mediums.items():
            put = sender if sends else "CustomMessage_"
            cells = [(put + source.removeprefix(medium) if source.startswith(medium) else source, sees) for source, sees in cells]
        return cells

    @property
    def delivers(self) -> bool:
        return any(cell.startswith(("EMAIL_", "SMS_")) for cell in self.cells.split(", "))


PRE = "PreAuthentication_Authentication"
POST = "PostAuthentication_Authentication"
TOKENS = "TokenGeneration_Authentication"
DEFINE = "DefineAuthChallenge_Authentication"
CREATE = "CreateAuthChallenge_Authentication"
VERIFY = "VerifyAuthChallengeResponse_Authentication"
MIGRATION = "UserMigration_Authentication"


def after(step, operation: str, members):
    """A call that comes after a step of its user."""

    def call(case: Case):
        step(case)
        return operation, members(case)

    return call


def verification_code(case: Case) -> dict:
    """The user's access token and the code that was sent for a changed address."""
    token = case.tokens()["AccessToken"]
    case.idp.update_user_attributes(AccessToken=token, UserAttributes=attribute_list({"email": f"new-{case.email}"}))
    code = case.pool.code(f"new-{case.email}")
    case.email = f"new-{case.email}"
    return {"AccessToken": token, "AttributeName": "email", "Code": code}


def forgotten(case: Case) -> dict:
    case.user()
    case.idp.forgot_password(**case.of_client)
    return case.of_client | {"ConfirmationCode": case.pool.code(case.email), "Password": NEW_PASSWORD}


def invitation(case: Case) -> dict:
    return case.of_admin | {
        "UserAttributes": attribute_list({"email": case.email}),
        "DesiredDeliveryMediums": ["EMAIL"],
        "TemporaryPassword": PASSWORD,
    }


def changed(case: Case) -> list:
    case.email = f"new-{case.email}"
    return attribute_list({"email": case.email})


ACCOUNTS = [
    Row("SignUp", lambda it: ("sign_up", it.sign_up_members()), "PreSignUp_SignUp vM, EMAIL_SignUp M"),
    Row(
        "SignUp that is confirmed at once", lambda it: ("sign_up", it.sign_up_members()),
        "PreSignUp_SignUp vM, PostConfirmation_ConfirmSignUp M", prefix="auto-",
    ),
    Row(
        "SignUp with nowhere to send a code to",
        lambda it: ("sign_up", it.of_client | {"Password": PASSWORD}), "PreSignUp_SignUp vM",
    ),
    Row(
        "SignUp with a name that is taken", after(Case.user, "sign_up", Case.sign_up_members),
        refusal="UsernameExistsException",
    ),
    Row(
        "ConfirmSignUp",
        after(Case.signed_up, "confirm_sign_up", lambda it: it.of_client | {"ConfirmationCode": it.pool.code(it.email)}),
        "PostConfirmation_ConfirmSignUp M",
    ),
    Row(
        "ConfirmSignUp with a wrong code",
        after(Case.signed_up, "confirm_sign_up", lambda it: it.of_client | {"ConfirmationCode": "wrong"}),
        refusal="CodeMismatchException",
    ),
    Row(
        "AdminConfirmSignUp", after(Case.signed_up, "admin_confirm_sign_up", lambda it: it.of_admin),
        "PostConfirmation_ConfirmSignUp M",
    ),
    Row(
        "ResendConfirmationCode", after(Case.signed_up, "resend_confirmation_code", lambda it: it.of_client),
        "EMAIL_ResendCode M",
    ),
    Row(
        "AdminCreateUser", lambda it: ("admin_create_user", invitation(it)),
        "PreSignUp_AdminCreateUser vM, EMAIL_AdminCreateUser M",
    ),
    Row(
        "AdminCreateUser with both media",
        lambda it: ("admin_create_user", invitation(it) | {
            "DesiredDeliveryMediums": ["EMAIL", "SMS"],
            "UserAttributes": attribute_list({"email": it.email, "phone_number": it.phone}),
        }),
        "PreSignUp_AdminCreateUser vM, EMAIL_AdminCreateUser M, SMS_AdminCreateUser M",
    ),
    Row(
        "AdminCreateUser that is suppressed",
        lambda it: ("admin_create_user", invitation(it) | {"MessageAction": "SUPPRESS"}), "PreSignUp_AdminCreateUser vM",
    ),
    Row(
        "AdminCreateUser that is resent",
        after(
            lambda it: it.idp.admin_create_user(**invitation(it)), "admin_create_user",
            lambda it: invitation(it) | {"MessageAction": "RESEND"},
        ),
        "EMAIL_AdminCreateUser M",
    ),
    Row(
        "AdminResetUserPassword", after(Case.user, "admin_reset_user_password", lambda it: it.of_admin),
        "EMAIL_ForgotPassword M",
    ),
    Row("ForgotPassword", lambda it: ("forgot_password", it.user()), "EMAIL_ForgotPassword M"),
    Row(
        "ForgotPassword of a user of elsewhere", lambda it: ("forgot_password", it.of_client),
        "UserMigration_ForgotPassword M, EMAIL_ForgotPassword M", prefix="elsewhere-",
    ),
    Row(
        "ConfirmForgotPassword", lambda it: ("confirm_forgot_password", forgotten(it)),
        "PostConfirmation_ConfirmForgotPassword M",
    ),
    Row(
        "UpdateUserAttributes",
        lambda it: ("update_user_attributes", {"AccessToken": it.tokens()["AccessToken"], "UserAttributes": changed(it)}),
        "EMAIL_UpdateUserAttribute M",
    ),
    Row(
        "UpdateUserAttributes of what needs no code",
        lambda it: ("update_user_attributes", {
            "AccessToken": it.tokens()["AccessToken"], "UserAttributes": attribute_list({"given_name": "Ann"}),
        }),
    ),
    Row(
        "AdminUpdateUserAttributes",
        after(Case.user, "admin_update_user_attributes", lambda it: it.of_admin | {"UserAttributes": changed(it)}),
        "EMAIL_UpdateUserAttribute M",
    ),
    Row(
        "AdminUpdateUserAttributes that verifies",
        after(Case.user, "admin_update_user_attributes", lambda it: it.of_admin | {
            "UserAttributes": changed(it) + attribute_list({"email_verified": "true"}),
        }),
    ),
    Row(
        "GetUserAttributeVerificationCode",
        lambda it: ("get_user_attribute_verification_code", {
            "AccessToken": it.tokens()["AccessToken"], "AttributeName": "email",
        }),
        "EMAIL_VerifyUserAttribute M",
    ),
    Row("VerifyUserAttribute", lambda it: ("verify_user_attribute", verification_code(it)), has_metadata=False),
    Row(
        "AdminSetUserPassword",
        after(Case.user, "admin_set_user_password", lambda it: it.of_admin | {"Password": NEW_PASSWORD, "Permanent": True}),
        has_metadata=False,
    ),
    Row(
        "ChangePassword",
        lambda it: ("change_password", {
            "AccessToken": it.tokens()["AccessToken"], "PreviousPassword": PASSWORD, "ProposedPassword": NEW_PASSWORD,
        }),
        has_metadata=False,
    ),
]  # fmt: skip


def beginnings(is_admin: bool) -> list[Row]:
    """InitiateAuth or AdminInitiateAuth: pre authentication and migration see the metadata, nobody else."""
    operation = "AdminInitiateAuth" if is_admin else "InitiateAuth"

    def of_user(flow, **parameters):
        def call(case: Case):
            case.user()
            return case.begin(is_admin, flow, **parameters)

        return call

    def of_nobody(flow, **parameters):
        return lambda case: case.begin(is_admin, flow, **parameters)

    def of_nobody_known(flow, **parameters):
        def call(case: Case):
            case.client = case.recorder.hiding
            return case.begin(is_admin, flow, **parameters)

        return call

    def with_sms(case: Case):
        case.user()
        case.pool.sms_mfa(case.name)
        return case.begin(is_admin, "PASSWORD", PASSWORD=PASSWORD)

    def with_srp(flow, **parameters):
        def call(case: Case):
            case.user()
            return case.begin(is_admin, flow, SRP_A=case.srp().get_auth_params()["SRP_A"], **parameters)

        return call

    def refresh(flow):
        def call(case: Case):
            tokens = case.tokens()
            device = tokens["NewDeviceMetadata"]["DeviceKey"]
            return case.begin(is_admin, flow, REFRESH_TOKEN=tokens["RefreshToken"], DEVICE_KEY=device)

        return call

    finished = f"{POST} o, {TOKENS} o"
    table = [
        ("PASSWORD", of_user("PASSWORD", PASSWORD=PASSWORD), f"{PRE} V, {finished}"),
        ("PASSWORD with a wrong password", of_user("PASSWORD", PASSWORD="Wr0ng!Password"), f"{PRE} V", "NotAuthorizedException"),
        ("PASSWORD of nobody", of_nobody("PASSWORD", PASSWORD=PASSWORD), f"{MIGRATION} V", "UserNotFoundException"),
        (
            "PASSWORD of nobody, hidden", of_nobody_known("PASSWORD", PASSWORD=PASSWORD),
            f"{PRE} V, {MIGRATION} V", "NotAuthorizedException",
        ),
        ("PASSWORD of elsewhere", of_nobody("PASSWORD", PASSWORD=PASSWORD), f"{MIGRATION} V, {PRE} V, {finished}"),
        ("PASSWORD of elsewhere, hidden", of_nobody_known("PASSWORD", PASSWORD=PASSWORD), f"{PRE} V, {MIGRATION} V, {finished}"),
        ("PASSWORD with SMS_MFA", with_sms, f"{PRE} V, SMS_Authentication o"),
        ("CUSTOM_AUTH", of_user("CUSTOM_AUTH"), f"{PRE} V, {DEFINE} o, {CREATE} o"),
        ("CUSTOM_AUTH of the trusted", of_user("CUSTOM_AUTH"), f"{PRE} V, {DEFINE} o, {finished}"),
        ("CUSTOM_AUTH of nobody, hidden", of_nobody_known("CUSTOM_AUTH"), f"{PRE} V, {DEFINE} o, {CREATE} o"),
        ("CUSTOM_AUTH of nobody", of_nobody("CUSTOM_AUTH"), "", "UserNotFoundException"),
        ("CUSTOM_AUTH with SRP_A", with_srp("CUSTOM_AUTH", CHALLENGE_NAME="SRP_A"), f"{PRE} V, {DEFINE} o"),
        ("USER_SRP_AUTH", with_srp("USER_SRP_AUTH"), f"{PRE} V"),
        ("USER_AUTH", of_user("USER_AUTH"), f"{PRE} V"),
        (
            "USER_AUTH by PASSWORD", of_user("USER_AUTH", PREFERRED_CHALLENGE="PASSWORD", PASSWORD=PASSWORD),
            f"{PRE} V, {finished}",
        ),
        (
            "USER_AUTH by PASSWORD of elsewhere", of_nobody("USER_AUTH", PREFERRED_CHALLENGE="PASSWORD", PASSWORD=PASSWORD),
            f"{MIGRATION} V, {PRE} V, {finished}",
        ),
        ("USER_AUTH by PASSWORD_SRP", with_srp("USER_AUTH", PREFERRED_CHALLENGE="PASSWORD_SRP"), f"{PRE} V"),
        ("USER_AUTH by EMAIL_OTP", of_user("USER_AUTH", PREFERRED_CHALLENGE="EMAIL_OTP"), f"{PRE} V, EMAIL_Authentication o"),
        ("REFRESH_TOKEN_AUTH", refresh("REFRESH_TOKEN_AUTH"), "TokenGeneration_RefreshTokens o"),
        ("REFRESH_TOKEN", refresh("REFRESH_TOKEN"), "TokenGeneration_RefreshTokens o"),
    ]  # fmt: skip
    prefixes = {"trusted": "trusted-", "elsewhere": "elsewhere-"}
    rows = []
    for name, call, cells, *refusal in table:
        prefix = next((prefix for word, prefix in prefixes.items() if word in name), UNREMARKABLE)
        rows.append(Row(f"{operation} {name}", call, cells, prefix, *refusal))
    return rows


def answers(is_admin: bool) -> list[Row]:
    """RespondToAuthChallenge or AdminRespondToAuthChallenge: everything that runs sees the metadata."""
    operation = "AdminRespondToAuthChallenge" if is_admin else "RespondToAuthChallenge"

    def custom(answer):
        def call(case: Case):
            case.user()
            return case.answer(is_admin, case.begun("CUSTOM_AUTH"), ANSWER=answer)

        return call

    def custom_password(case: Case):
        case.user()
        challenge, proof = case.srp_begun("CUSTOM_AUTH", case.srp(), CHALLENGE_NAME="SRP_A")
        return case.answer(is_admin, challenge, **proof)

    def custom_password_and_sms(step):
        def call(case: Case):
            case.user()
            case.pool.sms_mfa(case.name)
            challenge, proof = case.srp_begun("CUSTOM_AUTH", case.srp(), CHALLENGE_NAME="SRP_A")
            if step == "password":
                return case.answer(is_admin, challenge, **proof)
            return case.answer(is_admin, case.answered(challenge, **proof), SMS_MFA_CODE=case.pool.code(case.phone))

        return call

    def proof(password):
        def call(case: Case):
            case.user()
            challenge, proof = case.srp_begun("USER_SRP_AUTH", case.srp(password))
            return case.answer(is_admin, challenge, **proof)

        return call

    def sms(code):
        def call(case: Case):
            case.user()
            case.pool.sms_mfa(case.name)
            challenge = case.begun("PASSWORD", PASSWORD=PASSWORD)
            return case.answer(is_admin, challenge, SMS_MFA_CODE=code or case.pool.code(case.phone))

        return call

    def choice(**chosen):
        def call(case: Case):
            case.user()
            challenge = case.begun("USER_AUTH")
            assert challenge["ChallengeName"] == "SELECT_CHALLENGE"
            return case.answer(is_admin, challenge, **chosen)

        return call

    def emailed(case: Case):
        case.user()
        challenge = case.begun("USER_AUTH", PREFERRED_CHALLENGE="EMAIL_OTP")
        return case.answer(is_admin, challenge, EMAIL_OTP_CODE=case.pool.code(case.email))

    def elsewhere(case: Case):
        challenge = case.begun("USER_AUTH")
        return case.answer(is_admin, challenge, ANSWER="PASSWORD", PASSWORD=PASSWORD)

    def new_password(case: Case):
        case.idp.admin_create_user(**invitation(case) | {"MessageAction": "SUPPRESS"})
        return case.answer(is_admin, case.begun("PASSWORD", PASSWORD=PASSWORD), NEW_PASSWORD=NEW_PASSWORD)

    def device(case: Case):
        challenge, srp = case.device_begun()
        assert challenge["ChallengeName"] == "DEVICE_PASSWORD_VERIFIER"
        return case.answer(is_admin, challenge, **srp.process_device_challenge(challenge["ChallengeParameters"]))

    finished = f"{POST} M, {TOKENS} M"
    table = [
        ("CUSTOM_CHALLENGE, wrong", custom("41"), f"{VERIFY} M, {DEFINE} M, {CREATE} M"),
        ("CUSTOM_CHALLENGE, right", custom("42"), f"{VERIFY} M, {DEFINE} M, {finished}"),
        ("PASSWORD_VERIFIER of CUSTOM_AUTH", custom_password, f"{DEFINE} M, {CREATE} M"),
        ("PASSWORD_VERIFIER of CUSTOM_AUTH before SMS_MFA", custom_password_and_sms("password"), "SMS_Authentication M"),
        ("SMS_MFA of CUSTOM_AUTH", custom_password_and_sms("code"), f"{DEFINE} M, {CREATE} M"),
        ("PASSWORD_VERIFIER", proof(PASSWORD), finished),
        ("PASSWORD_VERIFIER, wrong", proof("Wr0ng!Password"), "", "NotAuthorizedException"),
        ("SMS_MFA", sms(None), finished),
        ("SMS_MFA, wrong", sms("000000x"), "", "CodeMismatchException"),
        ("SELECT_CHALLENGE of EMAIL_OTP", choice(ANSWER="EMAIL_OTP"), "EMAIL_Authentication M"),
        ("SELECT_CHALLENGE of PASSWORD", choice(ANSWER="PASSWORD", PASSWORD=PASSWORD), finished),
        ("SELECT_CHALLENGE of elsewhere", elsewhere, f"{MIGRATION} M, {PRE} o, {finished}"),
        ("EMAIL_OTP", emailed, finished),
        ("NEW_PASSWORD_REQUIRED", new_password, f"{POST} M, TokenGeneration_NewPasswordChallenge M"),
        ("DEVICE_PASSWORD_VERIFIER", device, f"{POST} M, TokenGeneration_AuthenticateDevice M"),
    ]
    return [
        Row(f"{operation} {name}", call, cells, "elsewhere-" if "elsewhere" in name else UNREMARKABLE, *refusal)
        for name, call, cells, *refusal in table
    ]


def of_a_client(case: Case) -> dict:
    client = case.pool.client(ExplicitAuthFlows=["ALLOW_CLIENT_TOKEN_AUTH"], GenerateSecret=True)
    return {"ClientId": client.id, "Secret": client.secret}


def derived(case: Case) -> dict:
    service = case.pool.client(ExplicitAuthFlows=["ALLOW_TOKEN_EXCHANGE_IMPERSONATION"])
    token = case.tokens()["AccessToken"]
    return {"ClientId": service.id, "SubjectToken": token, "SubjectTokenType": "ACCESS_TOKEN"}


TOKEN_ROWS = [
    Row(
        "GetTokensFromRefreshToken",
        lambda it: ("get_tokens_from_refresh_token", {
            "RefreshToken": it.tokens()["RefreshToken"], "ClientId": it.client.id,
        }),
        "TokenGeneration_RefreshTokens M",
    ),
    Row("GetClientToken", lambda it: ("get_client_token", of_a_client(it)), "TokenGeneration_ClientCredentials M"),
    Row("GetDerivedToken", lambda it: ("get_derived_token", derived(it)), has_metadata=False),
    Row(
        "RevokeToken", lambda it: ("revoke_token", {"Token": it.tokens()["RefreshToken"], "ClientId": it.client.id}),
        has_metadata=False,
    ),
    Row(
        "GlobalSignOut", lambda it: ("global_sign_out", {"AccessToken": it.tokens()["AccessToken"]}), has_metadata=False,
    ),
]  # fmt: skip

ROWS = ACCOUNTS + [row for is_admin in (False, True) for row in beginnings(is_admin) + answers(is_admin)] + TOKEN_ROWS
# A sender's event has null for a call without metadata; every other function's has no such key.
NULL_WITHOUT = ("CustomEmailSender_", "CustomSMSSender_")
# Whose `validationData` is there, and null, when nothing was sent.
VALIDATED = ("PreSignUp_", "PreAuthentication_", "UserMigration_")


@pytest.fixture(scope="module")
def recorders(functions, make_pool):
    made = {}

    def recorder(sends: bool) -> Recorder:
        if sends not in made:
            made[sends] = Recorder(functions, make_pool, sends)
        return made[sends]

    return recorder


def given(row: Row) -> list[dict]:
    """What a row's call is sent with: metadata, an empty map, none; and validation data with and without metadata."""
    if not row.has_metadata:
        return [{}]
    members = [{"ClientMetadata": METADATA}, {"ClientMetadata": {}}, {}]
    if " v" in row.cells:
        members += [{"ClientMetadata": METADATA, "ValidationData": VALIDATION}, {"ValidationData": VALIDATION}]
    return members


def seen(source: str, sees: str, members: dict) -> dict:
    """What an event of this cell has of the call's metadata."""
    expected = {"clientMetadata": None} if source.startswith(NULL_WITHOUT) else {}
    if "M" in sees and "ClientMetadata" in members:
        expected["clientMetadata"] = members["ClientMetadata"]
    if source.startswith(VALIDATED):
        expected["validationData"] = None
    if "V" in sees:
        expected["validationData"] = members.get("ClientMetadata")
    if "v" in sees and "ValidationData" in members:
        expected["validationData"] = {"captcha": "seven"}
    return expected


@pytest.mark.parametrize(
    ("row", "sends"),
    [
        pytest.param(row, sends, id=f"{row.name}{' by sender' if sends else ''}")
        for row in ROWS
        for sends in (False, True)
        if row.delivers or not sends
    ],
)
def test_an_operation_runs_the_triggers_of_its_row_and_shows_them_its_metadata(recorders, name, row, sends):
    recorder = recorders(sends)
    for number, members in enumerate(given(row)):
        since = time.time()
        case = Case(recorder, f"{name[:-1]}{number}", row.prefix)
        operation, prepared = row.call(case)
        events = recorder.record(case, operation, prepared | members, row.refusal, since)
        expected = row.expected(sends)
        assert [event["triggerSource"] for event in events] == [source for source, _ in expected], members
        for event, (source, sees) in zip(events, expected):
            request = event["request"]
            got = {key: request[key] for key in ("clientMetadata", "validationData") if key in request}
            assert got == seen(source, sees, members), (source, members, json.dumps(event))
