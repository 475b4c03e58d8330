"""Custom senders: real functions decrypt their codes with the official AWS Encryption SDKs, and the codes do their work."""

import html
import time
import uuid

import aws_encryption_sdk
import botocore.session
import pytest
from aws_encryption_sdk.identifiers import CommitmentPolicy
from aws_encryption_sdk.key_providers.kms import StrictAwsKmsMasterKeyProvider
from botocore.exceptions import ClientError

from harness.deliveries import SES
from harness.functions import Functions
from harness.pools import SMS, Pool
from harness.senders import KEY, deploy, senders

PHONE = "+15555551234"


@pytest.fixture(scope="module", params=["py", "js"], ids=["python", "node"])
def decrypting(request, functions):
    """The name of a function that decrypts what it gets and prints it."""
    name = f"sender-{request.param}-{uuid.uuid4().hex[:8]}"
    deploy(functions, name, request.param)
    return name


class Received:
    """What a function has printed, read in the order in which it was invoked."""

    def __init__(self, functions: Functions, name: str):
        self.functions, self.name = functions, name
        self.seen = len(functions.events(name))

    def next(self) -> dict:
        self.seen += 1
        printed = self.functions.events(self.name, self.seen)
        assert len(printed) >= self.seen, self.functions.log_lines(self.name)
        return printed[self.seen - 1]

    def code(self, source: str, metadata: dict | None = None) -> str:
        """The code of the next message, which must be of this source."""
        printed = self.next()
        event = printed["event"]
        assert event["triggerSource"] == source
        assert event["request"]["clientMetadata"] == metadata
        assert "response" not in event
        assert event["request"]["code"].startswith("AYADe")
        assert printed["context"]["userpool-id"] == event["userPoolId"]
        assert set(printed["context"]) == {"userpool-id", "aws-crypto-public-key"}
        return printed["code"]


def sender_pool(make_pool, arn: str, **settings) -> Pool:
    return make_pool(
        **{
            "LambdaConfig": senders(arn),
            "AutoVerifiedAttributes": ["email", "phone_number"],
            "SmsConfiguration": SMS,
            "EmailConfiguration": SES,
            "AccountRecoverySetting": {"RecoveryMechanisms": [{"Name": "verified_email", "Priority": 1}]},
        }
        | settings
    )


def test_a_sign_up_is_confirmed_with_the_decrypted_code(decrypting, functions, make_pool, idp):
    pool = sender_pool(make_pool, functions.arns[decrypting])
    client, received = pool.client(), Received(functions, decrypting)
    signed_up = client.sign_up("ann", attributes={"email": "ann@example.com"}, ClientMetadata={"k": "v"})
    assert signed_up["CodeDeliveryDetails"]["DeliveryMedium"] == "EMAIL"
    code = received.code("CustomEmailSender_SignUp", {"k": "v"})
    idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code)
    assert pool.status("ann") == "CONFIRMED"
    [message] = pool.server.messages(pool.id)
    assert (message["handedTo"], message["code"]) == (functions.arns[decrypting], code)


def test_every_source_hands_over_a_code_that_does_its_work(decrypting, functions, make_pool, idp):
    pool = sender_pool(make_pool, functions.arns[decrypting])
    client, received = pool.client(), Received(functions, decrypting)

    client.sign_up("ann", attributes={"email": "ann@example.com"})
    first = received.code("CustomEmailSender_SignUp")
    idp.resend_confirmation_code(ClientId=client.id, Username="ann", ClientMetadata={"k": "v"})
    code = received.code("CustomEmailSender_ResendCode", {"k": "v"})
    assert code != first
    idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code)

    idp.forgot_password(ClientId=client.id, Username="ann")
    code = received.code("CustomEmailSender_ForgotPassword")
    idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=code, Password="An0ther!Example")

    token = client.password("ann", "An0ther!Example")["AuthenticationResult"]["AccessToken"]
    phone = [{"Name": "phone_number", "Value": PHONE}]
    idp.update_user_attributes(AccessToken=token, UserAttributes=phone)
    first = received.code("CustomSMSSender_UpdateUserAttribute")
    idp.get_user_attribute_verification_code(AccessToken=token, AttributeName="phone_number")
    code = received.code("CustomSMSSender_VerifyUserAttribute")
    assert code != first
    idp.verify_user_attribute(AccessToken=token, AttributeName="phone_number", Code=code)

    idp.set_user_pool_mfa_config(
        UserPoolId=pool.id, MfaConfiguration="OPTIONAL", SmsMfaConfiguration={"SmsConfiguration": SMS}
    )
    pool.sms_mfa("ann")
    challenge = client.password("ann", "An0ther!Example", ClientMetadata={"not": "passed"})
    code = received.code("CustomSMSSender_Authentication")
    signed_in = client.respond(challenge, {"USERNAME": "ann", "SMS_MFA_CODE": code})
    assert "AccessToken" in signed_in["AuthenticationResult"]


def test_an_invitations_password_has_to_be_unescaped(decrypting, functions, make_pool, idp):
    pool = sender_pool(make_pool, functions.arns[decrypting])
    client, received = pool.client(), Received(functions, decrypting)
    password = "Temp<&>0rary'\""
    idp.admin_create_user(
        UserPoolId=pool.id,
        Username="bob",
        TemporaryPassword=password,
        UserAttributes=[{"Name": "phone_number", "Value": PHONE}],
    )
    escaped = received.code("CustomSMSSender_AdminCreateUser")
    assert escaped != password and "&lt;" in escaped
    challenge = client.password("bob", html.unescape(escaped))
    assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"


def test_a_sender_that_throws_fails_no_call(functions, make_pool, idp, name):
    arn = functions.deploy(name, "def lambda_handler(event, context):\n    raise ValueError('boom')\n")
    pool = sender_pool(make_pool, arn)
    client = pool.client()
    client.sign_up("ann", attributes={"email": "ann@example.com"})
    assert any("boom" in line for line in functions.log_lines_when_quiet(name, 1))
    idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=pool.code("ann@example.com"))


def test_a_sender_without_permission_is_not_run_and_fails_no_call(functions, make_pool, idp, name, server):
    arn = functions.deploy(name, permit=False)
    pool = sender_pool(make_pool, arn)
    client = pool.client()
    client.sign_up("ann", attributes={"email": "ann@example.com"})
    idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=pool.code("ann@example.com"))
    refusals = wait_for(lambda: [line for line in server.log().splitlines() if arn in line and "not delivered" in line])
    assert "not allowed to invoke" in refusals[0]
    assert functions.log_lines(name) == []


def wait_for(look):
    """What `look` finds, once it finds something."""
    deadline = time.monotonic() + 20
    while not (found := look()):
        assert time.monotonic() < deadline, "it never showed"
        time.sleep(0.05)
    return found


def test_functions_decrypt_where_signatures_are_verified(isolated_server, make_client, name):
    secret = {"VESTIBULE_ACCESS_KEY_ID": "AKIDOPERATOR", "VESTIBULE_SECRET_ACCESS_KEY": "of-the-operator"}
    server = isolated_server(environment=secret).start()
    keys = {"aws_access_key_id": "AKIDOPERATOR", "aws_secret_access_key": "of-the-operator"}

    def client(service: str):
        return make_client(server, service, **keys)

    functions = Functions(client)
    deploy(functions, name, "py")
    pool = Pool(
        server, client("cognito-idp"), LambdaConfig=senders(functions.arns[name]), AutoVerifiedAttributes=["email"]
    )
    app = pool.client()
    app.sign_up("ann", attributes={"email": "ann@example.com"})
    code = Received(functions, name)
    code.seen = 0
    client("cognito-idp").confirm_sign_up(
        ClientId=app.id, Username="ann", ConfirmationCode=code.code("CustomEmailSender_SignUp")
    )
    with pytest.raises(ClientError) as refused:
        make_client(server, "kms").describe_key(KeyId=KEY)
    assert refused.value.response["Error"]["Code"] == "UnrecognizedClientException"


def test_a_message_under_way_is_delivered_before_the_server_ends(isolated_server, make_client, name):
    server = isolated_server().start()
    functions = Functions(lambda service: make_client(server, service))
    slow = "import time\n\ndef lambda_handler(event, context):\n    time.sleep(1)\n    print('delivered')\n"
    arn = functions.deploy(name, slow)
    pool = Pool(
        server, make_client(server, "cognito-idp"), LambdaConfig=senders(arn), AutoVerifiedAttributes=["email"]
    )
    pool.client().sign_up("ann", attributes={"email": "ann@example.com"})
    assert server.stop() == 0
    server.start()
    assert "delivered\n" in functions.log_lines(name)


def test_a_code_is_decrypted_after_a_restart_by_the_same_master_key(isolated_server, make_client, name):
    server = isolated_server().start()
    kms = make_client(server, "kms")
    made = kms.generate_data_key(KeyId=KEY, KeySpec="AES_256", EncryptionContext={"a": "b"})
    assert server.stop() == 0
    server.start()
    opened = kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext={"a": "b"})
    assert (opened["Plaintext"], opened["KeyId"]) == (made["Plaintext"], KEY)
    with pytest.raises(kms.exceptions.InvalidCiphertextException):
        kms.decrypt(CiphertextBlob=made["CiphertextBlob"], EncryptionContext={"a": "c"})


def test_the_encryption_sdk_encrypts_with_a_local_key_and_reads_it_back(server, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL_KMS", server.url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    client = aws_encryption_sdk.EncryptionSDKClient(commitment_policy=CommitmentPolicy.REQUIRE_ENCRYPT_REQUIRE_DECRYPT)
    other = KEY.replace("7d1ad1c1", "8d1ad1c1")
    both = StrictAwsKmsMasterKeyProvider(key_ids=[KEY, other], botocore_session=botocore.session.Session())
    ciphertext, _ = client.encrypt(source=b"hello", key_provider=both, encryption_context={"a": "b"})
    one = StrictAwsKmsMasterKeyProvider(key_ids=[other], botocore_session=botocore.session.Session())
    plaintext, header = client.decrypt(source=ciphertext, key_provider=one)
    assert (plaintext, header.encryption_context["a"]) == (b"hello", "b")


def test_keys_are_described_and_aliases_are_not_found(aws):
    kms = aws("kms")
    described = kms.describe_key(KeyId=KEY)["KeyMetadata"]
    assert (described["Arn"], described["KeySpec"], described["Enabled"]) == (KEY, "SYMMETRIC_DEFAULT", True)
    with pytest.raises(kms.exceptions.NotFoundException):
        kms.describe_key(KeyId="alias/none")
