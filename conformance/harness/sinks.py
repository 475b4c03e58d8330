"""Where messages end up: a real mail server (aiosmtpd) and a web server, with what they got.

Owns the servers; knows nothing of pools.
"""

import email
import email.policy
import http.server
import re
import socket
import threading
import time
import urllib.parse
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from harness.certificates import Certificate

ARRIVES_SECONDS_MAX = 20


def arrives(count, wanted: int):
    """Waits until `count()` is so high, and fails if it never is."""
    deadline = time.monotonic() + ARRIVES_SECONDS_MAX
    while count() < wanted:
        assert time.monotonic() < deadline, f"{count()} of {wanted} have arrived"
        time.sleep(0.02)


class Mail:
    """One email as it came."""

    def __init__(self, envelope, is_encrypted: bool):
        self.sender, self.recipients, self.is_encrypted = envelope.mail_from, envelope.rcpt_tos, is_encrypted
        self.raw = envelope.original_content
        self.message = email.message_from_bytes(self.raw, policy=email.policy.default)

    def part(self, content_type: str) -> str:
        (part,) = [part for part in self.message.walk() if part.get_content_type() == content_type]
        return part.get_content().replace("\r\n", "\n").strip()

    def code(self) -> str:
        return re.search(r"\b(\d{8}|\d{6})\b", self.part("text/plain")).group(1)


class MailServer:
    """aiosmtpd. `tls` is `none`, `starttls` or `implicit`; `replies` answer recipients in turn, before they are accepted."""

    def __init__(self, tls: str = "none", certificate: Certificate | None = None, login: tuple[str, str] | None = None):
        self.mails: list[Mail] = []
        self.replies: list[str] = []
        self.logins: list[str] = []
        self.pause_seconds = 0.0
        settings = {"hostname": "127.0.0.1", "port": 0}
        if tls == "implicit":
            settings["ssl_context"] = certificate.context()
        if tls == "starttls":
            settings |= {"tls_context": certificate.context(), "require_starttls": True}
        if login:
            settings |= {"authenticator": self.authenticate, "auth_required": True, "auth_require_tls": tls == "starttls"}
        self.login, self.tls = login, tls
        self.controller = Listening(self, **settings)
        self.controller.start()
        self.port = self.controller.server.sockets[0].getsockname()[1]

    def authenticate(self, server, session, envelope, mechanism, data):
        assert isinstance(data, LoginPassword)
        self.logins.append(mechanism)
        is_right = (data.login.decode(), data.password.decode()) == self.login
        return AuthResult(success=is_right, handled=is_right)

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.pause_seconds:
            time.sleep(self.pause_seconds)
        if self.replies:
            return self.replies.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        # Without TLS nobody gets as far as a session where it begins with the first byte.
        self.mails.append(Mail(envelope, self.tls == "implicit" or session.ssl is not None))
        return "250 OK"

    def mail(self, number: int = 0) -> Mail:
        arrives(lambda: len(self.mails), number + 1)
        return self.mails[number]

    def stop(self):
        self.controller.stop()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Listening(Controller):
    """A controller whose port the system chooses; its own first connection goes to the port that it was told."""

    def _trigger_server(self):
        socket.create_connection(self.server.sockets[0].getsockname(), timeout=5).close()


class Request:
    """One request as it came."""

    def __init__(self, handler: http.server.BaseHTTPRequestHandler, body: bytes):
        self.path, self.headers, self.body = handler.path, dict(handler.headers.items()), body
        self.lower = {name.lower(): value for name, value in handler.headers.items()}

    def form(self) -> dict[str, str]:
        return dict(urllib.parse.parse_qsl(self.body.decode(), strict_parsing=True))


class WebServer:
    """Answers 200, or first what `answers` says: pairs of status and body."""

    def __init__(self, port: int = 0):
        self.requests: list[Request] = []
        self.answers: list[tuple[int, str]] = []
        sink = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                sink.requests.append(Request(self, body))
                status, answer = sink.answers.pop(0) if sink.answers else (200, "")
                self.send_response(status)
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.daemon_threads = True
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def request(self, number: int = 0) -> Request:
        arrives(lambda: len(self.requests), number + 1)
        return self.requests[number]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()


def example(language: str) -> str:
    """How docs/messages.md checks a signature in `python` or `js`."""
    guide = (Path(__file__).parents[2] / "docs" / "messages.md").read_text()
    return re.search(rf"```{language}\n(.*?)```", guide, re.S).group(1)


def is_signed(headers: dict[str, str], body: bytes, secret: bytes, now: float) -> bool:
    """Asks the example of docs/messages.md. `headers` have names in lower case."""
    scope: dict = {}
    exec(example("python"), scope)
    return scope["is_signed"](headers, body, secret, now)
