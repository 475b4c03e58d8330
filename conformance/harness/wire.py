"""Raw HTTP without any SDK: for what no SDK would send, and to see headers as they are."""

import http.client
import json
from dataclasses import dataclass

COGNITO = "AWSCognitoIdentityProviderService"
LOGS = "Logs_20140328"

# The shape of a signature: enough for a server that takes any credentials, and for nobody else.
ANY_CREDENTIALS = (
    "AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/cognito-idp/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
)


@dataclass
class Answer:
    """One HTTP answer; header names are lower case."""

    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def error(self) -> tuple[str, str | None]:
        """The exception's name and text, as a client reads them."""
        document = self.json
        return document["__type"].rsplit("#", 1)[-1], document.get("message", document.get("Message"))


def send(server, method: str, path: str, body: bytes = b"", headers: dict | None = None) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        try:
            connection.request(method, path, body=body, headers=headers or {})
        except (BrokenPipeError, ConnectionResetError):
            pass  # refused before the whole body was taken: the answer is still there to read
        answer = connection.getresponse()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()


def call(server, operation: str, document, service: str = COGNITO, headers: dict | None = None) -> Answer:
    """One AWS JSON 1.1 call without a signature; `document` may be bytes, which are sent as they are."""
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return send(
        server,
        "POST",
        "/",
        body,
        {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{service}.{operation}"} | (headers or {}),
    )


def sign_up(connection: http.client.HTTPConnection, client_id: str, username: str, password: str) -> bool:
    """SignUp over a kept connection, for bulk work; true when the server acknowledged it."""
    body = json.dumps({"ClientId": client_id, "Username": username, "Password": password})
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": f"{COGNITO}.SignUp"}
    connection.request("POST", "/", body=body, headers=headers)
    answer = connection.getresponse()
    answer.read()
    return answer.status == 200
