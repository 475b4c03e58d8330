"""Messages that leave the house: a mail server with and without TLS, a webhook, SNS; failures, and a queue that survives."""

import base64
import json
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import boto3
import pytest
from botocore.auth import SigV4Auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from botocore.exceptions import ClientError

from harness import PASSWORD, REGION
from harness.certificates import Certificate
from harness.pools import SMS, Pool, attribute_list
from harness.server import binary
from harness.sinks import MailServer, WebServer, arrives, example, is_signed

SECRET = "a secret of the webhook"
SMTP_PASSWORD = "smtp p\"ssword"
SES = {
    "EmailSendingAccount": "DEVELOPER",
    "SourceArn": "arn:aws:ses:us-east-1:000000000000:identity/sender@pool.example",
    "From": "Größe <mail@pool.example>",
    "ReplyToEmailAddress": "help@pool.example",
}
FAILED = ("CodeDeliveryFailureException", "Failed to deliver the message.")


@pytest.fixture
def certificate(tmp_path):
    return Certificate(tmp_path)


@pytest.fixture
def serve(isolated_server, tmp_path, make_client):
    """Starts a server with a configuration, and makes a pool on it that sends codes by email: `serve(toml, **settings)`."""

    def start(configuration: str, environment: dict | None = None, **settings) -> Pool:
        path = tmp_path / "vestibule.toml"
        path.write_text(configuration)
        server = isolated_server(environment=environment or {}, arguments=("--config", str(path))).start()
        defaults = {"AutoVerifiedAttributes": ["email"], "EmailConfiguration": SES, "SmsConfiguration": SMS}
        return Pool(server, make_client(server, "cognito-idp"), **defaults | settings)

    return start


def smtp(mail: MailServer, tls: str = "none", more: str = "") -> str:
    sender = 'from = "Example <no-reply@example.com>"'
    return f'[email.smtp]\nhost = "localhost"\nport = {mail.port}\ntls = "{tls}"\n{sender}\n{more}\n'


def webhook(medium: str, port: int) -> str:
    return f'[{medium}.webhook]\nurl = "http://127.0.0.1:{port}/{medium}"\nsecret = "{SECRET}"\n'


def refusal(call, **members) -> tuple[str, str]:
    with pytest.raises(ClientError) as caught:
        call(**members)
    return caught.value.response["Error"]["Code"], caught.value.response["Error"]["Message"]


@pytest.mark.parametrize("tls", ["none", "starttls", "implicit"])
def test_codes_travel_by_smtp_and_do_their_work(serve, certificate, tls):
    login = None if tls == "none" else ("mailer", SMTP_PASSWORD)
    environment = {"SSL_CERT_FILE": str(certificate.path)} | ({"VESTIBULE_SMTP_PASSWORD": SMTP_PASSWORD} if login else {})
    with MailServer(tls, certificate, login) as mail:
        pool = serve(smtp(mail, tls, 'username = "mailer"' if login else ""), environment)
        client = pool.client()
        client.sign_up("ann", attributes={"email": "ann@example.com"})
        sent = mail.mail()
        assert sent.is_encrypted == (tls != "none")
        assert bool(mail.logins) == bool(login)
        pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=sent.code())
        pool.idp.forgot_password(ClientId=client.id, Username="ann")
        code = mail.mail(1).code()
        pool.idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=code, Password="N3w!Passw0rd")
        assert "AuthenticationResult" in client.password("ann", "N3w!Passw0rd")


def test_an_email_has_its_headers_html_and_a_text(serve):
    text = "<p>Grüße, <b>{username}</b>!</p><p>Your code is {####}.</p>"
    template = {"EmailMessage": text, "EmailSubject": "Your cöde {####}", "DefaultEmailOption": "CONFIRM_WITH_CODE"}
    with MailServer() as mail:
        pool = serve(smtp(mail), VerificationMessageTemplate=template)
        pool.client().sign_up("<i>ann</i>", attributes={"email": "ann@example.com"})
        sent = mail.mail()
        message, code = sent.message, sent.code()
        assert (sent.sender, sent.recipients) == ("mail@pool.example", ["ann@example.com"])
        assert (message["From"], message["To"]) == ("Größe <mail@pool.example>", "ann@example.com")
        assert message["Reply-To"] == "help@pool.example"
        assert message["Subject"] == f"Your cöde {code}"
        assert abs(message["Date"].datetime.timestamp() - time.time()) < 60
        assert re.fullmatch(r"<[0-9a-f-]{36}@pool\.example>", message["Message-ID"])
        assert message.get_content_type() == "multipart/alternative"
        assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
        assert sent.part("text/html") == f"<p>Grüße, <b>&lt;i&gt;ann&lt;/i&gt;</b>!</p><p>Your code is {code}.</p>"
        assert sent.part("text/plain") == f"Grüße, <i>ann</i>!\n\nYour code is {code}."
        # As it travels: seven bits in the headers, lines that any server takes.
        head, _, body = sent.raw.partition(b"\r\n\r\n")
        assert head.isascii() and max(map(len, sent.raw.split(b"\r\n"))) <= 998
        assert b"\n" not in sent.raw.replace(b"\r\n", b"")


def test_a_pool_with_the_default_sender_has_the_servers_address(serve):
    with MailServer() as mail:
        pool = serve(smtp(mail), EmailConfiguration={"EmailSendingAccount": "COGNITO_DEFAULT"})
        pool.client().sign_up("ann", attributes={"email": "ann@example.com"})
        assert mail.mail().message["From"] == "Example <no-reply@example.com>"
        assert mail.mail().message["Reply-To"] is None


def test_a_username_writes_no_headers_and_no_markup(serve):
    invitation = {"InviteMessageTemplate": {"EmailSubject": "For {username}", "EmailMessage": "{username}: {####}"}}
    evil = "xBcc:eve@example.com<img/src=//evil.example>"
    with MailServer() as mail:
        pool = serve(smtp(mail), AdminCreateUserConfig=invitation)
        email = attribute_list({"email": "ann@example.com"})
        pool.idp.admin_create_user(
            UserPoolId=pool.id, Username=evil, UserAttributes=email, DesiredDeliveryMediums=["EMAIL"]
        )
        sent = mail.mail()
        assert sent.recipients == ["ann@example.com"]
        assert sent.message["Bcc"] is None
        assert "<img" not in sent.part("text/html") and "&lt;img/src" in sent.part("text/html")
        assert sent.message["Subject"] == f"For {evil}"


def test_a_certificate_of_nobody_is_refused(serve, certificate):
    with MailServer("starttls", certificate) as mail:
        pool = serve(smtp(mail, "starttls"))
        sign_up = pool.client().sign_up
        assert refusal(sign_up, username="ann", attributes={"email": "ann@example.com"}) == FAILED
        assert mail.mails == []
        assert "cannot be encrypted" in pool.server.log() or "cannot be reached" in pool.server.log()


def test_a_server_without_starttls_gets_neither_password_nor_message(serve):
    with MailServer("none") as mail:
        pool = serve(smtp(mail, "starttls", 'username = "u"\npassword = "p"'))
        assert refusal(pool.client().sign_up, username="ann", attributes={"email": "ann@example.com"}) == FAILED
        assert (mail.mails, mail.logins) == ([], [])


def test_a_message_that_is_refused_is_a_code_delivery_failure(serve):
    with MailServer() as mail:
        pool = serve(smtp(mail))
        client = pool.client()
        of_client, of_admin = {"ClientId": client.id, "Username": "ann"}, {"UserPoolId": pool.id, "Username": "bob"}
        email = {"email": "ann@example.com"}
        mail.replies = ["550 5.1.1 ann@example.com: nobody"]
        assert refusal(client.sign_up, username="ann", attributes=email) == FAILED
        assert pool.status("ann") == "UNCONFIRMED"
        mail.replies = ["550 no"]
        assert refusal(pool.idp.resend_confirmation_code, **of_client) == FAILED
        pool.idp.resend_confirmation_code(**of_client)
        pool.idp.confirm_sign_up(**of_client, ConfirmationCode=mail.mail().code())
        mail.replies = ["550 no"]
        assert refusal(pool.idp.forgot_password, **of_client) == FAILED
        token = client.password("ann")["AuthenticationResult"]["AccessToken"]
        mail.replies = ["550 no", "550 no"]
        verification = {"AccessToken": token, "AttributeName": "email"}
        assert refusal(pool.idp.get_user_attribute_verification_code, **verification) == FAILED
        changed = attribute_list({"email": "new@example.com"})
        assert refusal(pool.idp.update_user_attributes, AccessToken=token, UserAttributes=changed) == FAILED
        mail.replies = ["550 no"]
        members = {"UserAttributes": attribute_list({"email": "bob@example.com"}), "DesiredDeliveryMediums": ["EMAIL"]}
        assert refusal(pool.idp.admin_create_user, **of_admin | members) == FAILED
        assert pool.status("bob") == "FORCE_CHANGE_PASSWORD"
        log = pool.server.log()
        assert log.count("a message was not delivered") == 6
        assert "ann@example.com" not in log and mail.mail().code() not in log


def test_an_answer_that_hides_who_exists_does_not_wait_for_the_mail_server(serve):
    with MailServer() as mail:
        pool = serve(smtp(mail))
        client = pool.client(PreventUserExistenceErrors="ENABLED")
        pool.user("ann", email="ann@example.com", email_verified="true")
        mail.pause_seconds = 2.0
        took = {}
        for name in ["ann", "nobody"]:
            begun = time.monotonic()
            pool.idp.forgot_password(ClientId=client.id, Username=name)
            took[name] = time.monotonic() - begun
        assert max(took.values()) < 1.0, took
        code = mail.mail().code()
        pool.idp.confirm_forgot_password(ClientId=client.id, Username="ann", ConfirmationCode=code, Password="N3w!Passw0rd")
        assert len(mail.mails) == 1


def test_a_queued_message_survives_kill_9(serve):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # Nobody listens there yet.
    pool = serve(webhook("email", port))
    client = pool.client(PreventUserExistenceErrors="ENABLED")
    for number in range(20):
        pool.user(f"ann{number}", email=f"ann{number}@example.com", email_verified="true")
    for number in range(20):
        pool.idp.forgot_password(ClientId=client.id, Username=f"ann{number}")
    pool.server.kill()
    assert b"Your password reset code" not in pool.server.store.contents()
    with WebServer(port) as web:
        pool.server.start()
        arrives(lambda: len({request.lower["idempotency-key"] for request in web.requests}), 20)
        bodies = {body["to"]: body for body in (json.loads(request.body) for request in web.requests)}
        assert len(bodies) == 20
        code = re.search(r"\d{6}", bodies["ann7@example.com"]["message"]).group()
        confirm = {"ClientId": client.id, "Username": "ann7", "ConfirmationCode": code, "Password": "N3w!Passw0rd"}
        pool.idp.confirm_forgot_password(**confirm)
        assert pool.server.stop() == 0


def test_kill_9_while_messages_are_delivered_loses_none(serve):
    with WebServer() as web:
        pool = serve(webhook("email", web.port))
        client = pool.client(PreventUserExistenceErrors="ENABLED")
        for number in range(40):
            pool.user(f"ann{number}", email=f"ann{number}@example.com", email_verified="true")
        for number in range(40):
            pool.idp.forgot_password(ClientId=client.id, Username=f"ann{number}")
        # Whatever has left by this moment.
        pool.server.kill()
        pool.server.start()
        arrives(lambda: len({json.loads(request.body)["to"] for request in web.requests}), 40)
        by_address = {}
        for request in web.requests:
            by_address.setdefault(json.loads(request.body)["to"], set()).add(request.lower["idempotency-key"])
        assert all(len(ids) == 1 for ids in by_address.values()), by_address
        assert pool.server.stop() == 0


def test_a_queued_message_is_delivered_once_where_nothing_happens(serve):
    with WebServer() as web:
        pool = serve(webhook("email", web.port))
        client = pool.client(PreventUserExistenceErrors="ENABLED")
        for number in range(20):
            pool.user(f"ann{number}", email=f"ann{number}@example.com", email_verified="true")
        for number in range(200):
            pool.idp.forgot_password(ClientId=client.id, Username=f"ann{number % 20}")
        assert pool.server.stop() == 0
        pool.server.start()
        arrives(lambda: len({request.lower["idempotency-key"] for request in web.requests}), 200)
        assert pool.server.stop() == 0
        assert len(web.requests) == 200


def test_a_webhook_gets_signed_requests_and_another_try(serve):
    with WebServer() as web:
        configuration = webhook("email", web.port) + webhook("sms", web.port)
        pool = serve(configuration, AutoVerifiedAttributes=["phone_number"])
        client = pool.client()
        web.answers = [(503, "later"), (429, "slower")]
        client.sign_up("ann", attributes={"phone_number": "+441234561234"})
        requests = web.requests
        assert [request.path for request in requests] == ["/sms"] * 3
        assert len({request.lower["idempotency-key"] for request in requests}) == 1
        for request in requests:
            assert is_signed(request.lower, request.body, SECRET.encode(), time.time())
        last = requests[-1]
        assert not is_signed(last.lower, last.body + b" ", SECRET.encode(), time.time())
        assert not is_signed(last.lower, last.body, b"another secret", time.time())
        assert not is_signed(last.lower, last.body, SECRET.encode(), time.time() + 3600)
        body = json.loads(last.body)
        code = re.search(r"\d{6}", body["message"]).group()
        assert body == {
            "id": last.lower["idempotency-key"],
            "channel": "SMS",
            "purpose": "SignUp",
            "userPoolId": pool.id,
            "clientId": client.id,
            "username": "ann",
            "to": "+441234561234",
            "message": f"Your confirmation code is {code}.",
            "time": body["time"],
        }
        pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code)
        web.answers = [(400, "no")]
        assert refusal(client.sign_up, username="bob", attributes={"phone_number": "+441234569999"}) == FAILED
        assert len(web.requests) == 4


NODE = """
const crypto = require("node:crypto");
const { headers, body, secret, now } = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
%s
process.stdout.write(String(isSigned(headers, Buffer.from(body, "base64"), secret, now)));
"""


def test_the_examples_of_the_documentation_verify_a_request(serve):
    node = example("js")
    with WebServer() as web:
        pool = serve(webhook("email", web.port))
        pool.client().sign_up("ann", attributes={"email": "ann@example.com"})
        request = web.request()
        for body, secret, now, is_good in [
            (request.body, SECRET, time.time(), True),
            (request.body + b" ", SECRET, time.time(), False),
            (request.body, "another", time.time(), False),
            (request.body, SECRET, time.time() + 3600, False),
        ]:
            assert is_signed(request.lower, body, secret.encode(), now) == is_good
            given = {"headers": request.lower, "body": base64.b64encode(body).decode(), "secret": secret, "now": now}
            answer = subprocess.run(["node", "-e", NODE % node], input=json.dumps(given), capture_output=True, text=True)
            assert answer.stdout == str(is_good).lower(), answer.stderr


def test_sns_publishes_with_a_signature_that_botocore_makes_too(serve):
    environment = {"AWS_ACCESS_KEY_ID": "AKIDSNS", "AWS_SECRET_ACCESS_KEY": "sns secret", "AWS_SESSION_TOKEN": "a token"}
    with WebServer() as web:
        sns = f'[sms.sns]\nendpoint = "http://127.0.0.1:{web.port}"\nsender_id = "Example"\ncredentials = "environment"\n'
        region = {"SmsConfiguration": SMS | {"SnsRegion": "eu-west-1"}, "AutoVerifiedAttributes": ["phone_number"]}
        pool = serve(sns, environment, **region)
        client = pool.client()
        client.sign_up("ann", attributes={"phone_number": "+441234561234"})
        request = web.request()
        form = request.form()
        code = re.search(r"\d{6}", form["Message"]).group()
        assert form == {
            "Action": "Publish",
            "Version": "2010-03-31",
            "PhoneNumber": "+441234561234",
            "Message": f"Your confirmation code is {code}.",
            "MessageAttributes.entry.1.Name": "AWS.SNS.SMS.SMSType",
            "MessageAttributes.entry.1.Value.DataType": "String",
            "MessageAttributes.entry.1.Value.StringValue": "Transactional",
            "MessageAttributes.entry.2.Name": "AWS.SNS.SMS.SenderID",
            "MessageAttributes.entry.2.Value.DataType": "String",
            "MessageAttributes.entry.2.Value.StringValue": "Example",
        }
        assert request.lower["authorization"] == botocore_signature(request, web.port, "eu-west-1")
        pool.idp.confirm_sign_up(ClientId=client.id, Username="ann", ConfirmationCode=code)
        error = "<ErrorResponse><Error><Type>Sender</Type><Code>{}</Code></Error></ErrorResponse>"
        web.answers = [(400, error.format("Throttling"))]
        client.sign_up("bob", attributes={"phone_number": "+441234562222"})
        assert len(web.requests) == 3
        web.answers = [(400, error.format("InvalidParameter"))]
        assert refusal(client.sign_up, username="eve", attributes={"phone_number": "+441234563333"}) == FAILED


def botocore_signature(request, port: int, region: str) -> str:
    """`Authorization` as botocore makes it for the same request at the same time."""
    signed = re.search(r"SignedHeaders=([^,]+)", request.lower["authorization"]).group(1).split(";")
    headers = {name: request.lower[name] for name in signed if name not in ("host", "x-amz-date", "x-amz-security-token")}
    unsigned = AWSRequest("POST", f"http://127.0.0.1:{port}/", data=request.body, headers=headers)
    auth = SigV4Auth(Credentials("AKIDSNS", "sns secret", "a token"), "sns", region)
    unsigned.context["timestamp"] = request.lower["x-amz-date"]
    auth._modify_request_before_signing(unsigned)
    to_sign = auth.string_to_sign(unsigned, auth.canonical_request(unsigned))
    auth._inject_signature_to_request(unsigned, auth.signature(to_sign, unsigned))
    return unsigned.headers["Authorization"]


def test_botocore_itself_understands_the_same_publish(serve):
    """What botocore would send for the same message is the same form, so that whatever speaks SNS understands it."""
    with WebServer() as web:
        keys = {"aws_access_key_id": "AKIDSNS", "aws_secret_access_key": "x", "region_name": REGION}
        sns = boto3.client("sns", endpoint_url=f"http://127.0.0.1:{web.port}", **keys)
        answer = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>"
        web.answers = [(200, answer)]
        attributes = {"AWS.SNS.SMS.SMSType": {"DataType": "String", "StringValue": "Transactional"}}
        sns.publish(PhoneNumber="+441234561234", Message="hello", MessageAttributes=attributes)
        configuration = f'[sms.sns]\nendpoint = "http://127.0.0.1:{web.port}"\n'
        key = 'credentials = { access_key_id = "AKIDSNS", secret_access_key = "x" }\n'
        pool = serve(configuration + key, AutoVerifiedAttributes=["phone_number"])
        pool.client().sign_up("ann", attributes={"phone_number": "+441234561234"})
        theirs, ours = web.requests[0].form(), web.requests[1].form()
        assert theirs | {"Message": ours["Message"]} == ours
        assert web.requests[0].path == web.requests[1].path


def test_a_custom_sender_goes_before_smtp(serve):
    with MailServer() as mail:
        function = f"arn:aws:lambda:{REGION}:000000000000:function:nowhere"
        sender = {"LambdaVersion": "V1_0", "LambdaArn": function}
        key = f"arn:aws:kms:{REGION}:000000000000:key/7d1ad1c1-1e4b-4d4f-8f0e-0a2f6a5d5c11"
        pool = serve(smtp(mail), LambdaConfig={"CustomEmailSender": sender, "KMSKeyID": key})
        pool.client().sign_up("ann", attributes={"email": "ann@example.com"})
        arrives(lambda: pool.server.log().count("a message was not delivered"), 1)
        assert mail.mails == []


def test_messages_are_not_read_here_unless_that_is_asked_for(serve):
    with MailServer() as mail:
        pool = serve(smtp(mail))
        with pytest.raises(Exception, match="404"):
            pool.server.messages(pool.id)
        pool.client().sign_up("ann", attributes={"email": "ann@example.com"})
        assert mail.mail().code() not in pool.server.log()
        pool.server.stop()
        pool = serve("readable_messages = true\n" + smtp(mail))
        pool.client().sign_up("bob", attributes={"email": "bob@example.com"})
        assert pool.code("bob@example.com") == mail.mail(1).code()


def run(*arguments, cwd: Path, **environment) -> subprocess.CompletedProcess:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    command = [binary(), *arguments]
    return subprocess.run(command, cwd=cwd, env=inherited | environment, capture_output=True, text=True, timeout=60)


def test_a_test_message_says_how_it_went(tmp_path):
    with MailServer() as mail, WebServer() as web:
        (tmp_path / "vestibule.toml").write_text(smtp(mail) + webhook("sms", web.port))
        sent = run("message", "test", "--to", "ann@example.com", cwd=tmp_path)
        expected = f"sent: EMAIL to ann@example.com by SMTP to localhost:{mail.port} with no encryption\nmessage id: "
        assert (sent.returncode, sent.stdout[: len(expected)]) == (0, expected), sent
        assert mail.mail().message["Subject"] == "A test message"
        assert run("message", "test", "--to", "+441234561234", cwd=tmp_path).returncode == 0
        body = json.loads(web.request().body)
        assert (body["purpose"], body["to"]) == ("Test", "+441234561234")
        mail.replies = ["550 5.1.1 unknown"]
        failed = run("message", "test", "--to", "eve@example.com", cwd=tmp_path)
        assert failed.returncode == 1
        assert "not sent" in failed.stdout and "the mail server answered 550" in failed.stdout and "unknown" in failed.stdout
    gone = run("message", "test", "--to", "ann@example.com", cwd=tmp_path)
    assert gone.returncode == 1 and "cannot be reached" in gone.stdout, gone
    (tmp_path / "vestibule.toml").write_text("")
    nothing = run("message", "test", "--to", "ann@example.com", cwd=tmp_path)
    assert nothing.returncode == 1 and "[email.smtp] or [email.webhook]" in nothing.stderr, nothing


def test_a_start_tells_of_hosts_that_are_not_there_and_refuses_what_makes_no_sense(isolated_server, tmp_path):
    path = tmp_path / "vestibule.toml"
    path.write_text('[email.smtp]\nhost = "no-such-host.invalid"\nfrom = "a@example.com"\n')
    server = isolated_server(arguments=("--config", str(path))).start()
    arrives(lambda: server.log().count("cannot be found"), 1)
    assert "sent by SMTP to no-such-host.invalid:587 with STARTTLS" in server.log()
    assert server.stop(signal.SIGTERM) == 0
    for configuration, problem in [
        ('[email.smtp]\nhost = "a host"\nfrom = "a@example.com"\n', "email.smtp: host"),
        ('[email.smtp]\nhost = "mail.example.com"\nfrom = "nobody"\n', "email.smtp: from"),
        ('[sms.webhook]\nurl = "https://example.com"\n', "VESTIBULE_SMS_WEBHOOK_SECRET"),
    ]:
        path.write_text(configuration)
        refused = run("serve", "--config", str(path), "--data", str(tmp_path / "other"), cwd=tmp_path)
        assert refused.returncode == 1 and problem in refused.stderr, refused


def test_a_code_of_a_sign_in_is_queued_and_signs_in(serve):
    with MailServer() as mail:
        policy = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}
        pool = serve(smtp(mail), Policies=policy)
        client = pool.client(ExplicitAuthFlows=["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"])
        pool.user("ann", PASSWORD, email="ann@example.com", email_verified="true")
        challenge = client.initiate("USER_AUTH", {"USERNAME": "ann", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
        code = mail.mail().code()
        assert len(code) == 8
        signed_in = client.respond(challenge, {"USERNAME": "ann", "EMAIL_OTP_CODE": code})
        assert "AccessToken" in signed_in["AuthenticationResult"]
        # Nobody hears that the next one is refused.
        mail.replies = ["550 no"]
        client.initiate("USER_AUTH", {"USERNAME": "ann", "PREFERRED_CHALLENGE": "EMAIL_OTP"})
        arrives(lambda: pool.server.log().count("a message was not delivered"), 1)
