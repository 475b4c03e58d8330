"""The wire without an SDK: malformed input, headers, CORS, validation texts, every operation routed."""

import json
import re
import socket
from pathlib import Path

import pytest

from harness import PASSWORD, wire
from harness.wire import ANY_CREDENTIALS, send

MODEL = json.loads((Path(__file__).parents[2] / "model" / "cognito-idp.json").read_text())
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
MEBIBYTE = 1024 * 1024


def call(server, operation: str, document, headers: dict | None = None):
    """One call with the shape of a signature."""
    return wire.call(server, operation, document, headers={"Authorization": ANY_CREDENTIALS} | (headers or {}))


@pytest.fixture(scope="module")
def client(make_pool):
    return make_pool().client()


@pytest.fixture(autouse=True)
def still_serving(server):
    """Whatever a test sent, the server answers afterwards."""
    yield
    assert server.is_ready()


def password_request(client, **changes):
    parameters = {"USERNAME": "jane", "PASSWORD": PASSWORD}
    return {"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": client.id, "AuthParameters": parameters} | changes


@pytest.mark.parametrize(
    "body",
    [b"{", b"not json", b'{"ClientId": }', b'{"a": 1} trailing', b"\xff\xfe", b'{"ClientId": "\xff"}', b"[" * 100_000],
    ids=["cut off", "text", "no value", "trailing text", "not UTF-8", "bad string", "deep nesting"],
)
def test_a_body_that_is_not_json_is_a_serialization_error(server, body):
    answer = call(server, "InitiateAuth", body)
    assert (answer.status, answer.error[0]) == (400, "SerializationException")
    assert answer.headers["x-amzn-errortype"].split(":")[0] == "SerializationException"


@pytest.mark.parametrize("body", [b"[]", b'"text"', b"1"], ids=["list", "string", "number"])
def test_a_body_that_is_not_an_object_is_a_serialization_error(server, body):
    answer = call(server, "InitiateAuth", body)
    assert (answer.status, answer.error[0]) == (400, "SerializationException")


@pytest.mark.parametrize(
    "change",
    [{"ClientId": 5}, {"ClientId": {}}, {"AuthParameters": "text"}, {"AuthParameters": {"USERNAME": 5}}, {"AuthFlow": []}],
    ids=["number for string", "map for string", "string for map", "number in map", "list for enum"],
)
def test_a_member_of_the_wrong_type_is_a_serialization_error(server, client, change):
    answer = call(server, "InitiateAuth", password_request(client, **change))
    assert (answer.status, answer.error[0]) == (400, "SerializationException")


@pytest.mark.parametrize("operation", ["NoSuchOperation", "", "initiateauth"])
def test_an_unknown_operation_is_named_as_such(server, operation):
    answer = call(server, operation, {})
    assert (answer.status, answer.error[0]) == (400, "UnknownOperationException")


@pytest.mark.parametrize("target", ["NoDot", "OtherService.InitiateAuth", "AWSCognitoIdentityService.GetId"])
def test_an_unknown_target_is_an_unknown_operation(server, target):
    headers = {"Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": target}
    answer = send(server, "POST", "/", b"{}", headers)
    assert (answer.status, answer.error[0]) == (400, "UnknownOperationException")


def test_a_missing_target_is_an_unknown_operation(server):
    answer = send(server, "POST", "/", b"{}", {"Content-Type": "application/x-amz-json-1.1"})
    assert (answer.status, answer.error[0]) == (400, "UnknownOperationException")


def test_a_body_just_under_the_limit_is_read_and_one_over_it_is_refused(server, client):
    request = json.dumps(password_request(client, ClientMetadata={"padding": "x" * 100_000})).encode()
    assert call(server, "InitiateAuth", request).error[0] == "UserNotFoundException"
    over = json.dumps({"padding": "x" * (MEBIBYTE + 1)}).encode()
    assert call(server, "InitiateAuth", over).status in {400, 413}


def test_a_body_announced_too_large_is_refused_before_it_is_sent(server):
    head = f"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: {wire.COGNITO}.SignUp\r\nContent-Length: 41943040\r\n"
    for extra in ["", "Expect: 100-continue\r\n"]:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(f"{head}{extra}\r\n".encode())
            assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_a_client_that_sends_all_of_a_large_body_first_still_hears_the_refusal(server):
    body = b"x" * (8 * 1024 * 1024)
    head = f"POST / HTTP/1.1\r\nHost: x\r\nX-Amz-Target: {wire.COGNITO}.SignUp\r\n"
    chunked = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    for rest in [b"Content-Length: %d\r\n\r\n%b" % (len(body), body), chunked]:
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(head.encode() + rest)
            assert connection.recv(4096).startswith(b"HTTP/1.1 413 ")


def test_unknown_members_and_explicit_nulls_are_ignored(server, client):
    document = {"ClientId": client.id, "Username": "amplify", "Password": PASSWORD, "ValidationData": None, "New": 1}
    answer = call(server, "SignUp", document)
    assert answer.status == 200
    assert answer.json["UserConfirmed"] is False
    assert None not in answer.json.values(), "absent members are left out, never null"


def test_a_success_has_the_services_headers(server, client):
    answer = call(server, "DescribeUserPool", {"UserPoolId": client.pool.id})
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/x-amz-json-1.1"
    assert UUID.fullmatch(answer.headers["x-amzn-requestid"])
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "date" in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.body)


def test_an_error_has_the_services_headers_and_body(server, client):
    answer = call(server, "InitiateAuth", password_request(client))
    assert answer.status == 400
    assert answer.json == {"__type": "UserNotFoundException", "message": "User does not exist."}
    assert answer.headers["content-type"] == "application/x-amz-json-1.1"
    assert answer.headers["x-amzn-errortype"] == "UserNotFoundException:"
    assert answer.headers["x-amzn-errormessage"] == "User does not exist."
    assert UUID.fullmatch(answer.headers["x-amzn-requestid"])
    assert answer.headers["access-control-allow-origin"] == "*"


def test_browsers_may_read_the_error_headers(server, client):
    answer = call(server, "InitiateAuth", password_request(client), headers={"Origin": "https://app.example.com"})
    exposed = {name.strip().lower() for name in answer.headers["access-control-expose-headers"].split(",")}
    assert exposed == {"x-amzn-requestid", "x-amzn-errortype", "x-amzn-errormessage", "date"}
    assert "access-control-allow-credentials" not in answer.headers


def test_a_preflight_allows_what_it_asks_for(server):
    asked = "content-type,x-amz-target,x-amz-user-agent,cache-control"
    answer = send(
        server,
        "OPTIONS",
        "/",
        headers={
            "Origin": "https://app.example.com",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": asked,
        },
    )
    assert answer.status == 200
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    allowed = {name.strip() for name in answer.headers["access-control-allow-headers"].lower().split(",")}
    assert set(asked.split(",")) <= allowed
    assert answer.headers["access-control-max-age"] == "172800"


def test_times_are_seconds_as_numbers(server, client):
    pool = call(server, "DescribeUserPool", {"UserPoolId": client.pool.id}).json["UserPool"]
    assert isinstance(pool["CreationDate"], (int, float))
    assert 1_600_000_000 < pool["CreationDate"] < 4_000_000_000


def test_missing_members_are_reported_together(server):
    answer = call(server, "InitiateAuth", {})
    code, message = answer.error
    assert code == "InvalidParameterException"
    assert message.startswith("2 validation errors detected: ")
    clauses = set(message.removeprefix("2 validation errors detected: ").split("; "))
    assert clauses == {
        "Value null at 'authFlow' failed to satisfy constraint: Member must not be null",
        "Value null at 'clientId' failed to satisfy constraint: Member must not be null",
    }


def test_an_empty_body_counts_as_an_empty_object(server):
    assert call(server, "InitiateAuth", b"").error[0] == "InvalidParameterException"


@pytest.mark.parametrize(
    ("operation", "document", "message"),
    [
        (
            "DescribeUserPool",
            {"UserPoolId": "nounderscore"},
            r"Value 'nounderscore' at 'userPoolId' failed to satisfy constraint: "
            r"Member must satisfy regular expression pattern: [\w-]+_[0-9a-zA-Z]+",
        ),
        (
            "ListUserPools",
            {"MaxResults": 61},
            "Value '61' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 60",
        ),
        (
            "ListUserPools",
            {"MaxResults": 0},
            "Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
        ),
        (
            "SignUp",
            {"ClientId": "abc", "Username": "x" * 129, "Password": PASSWORD},
            "Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128",
        ),
        (
            "ConfirmSignUp",
            {"ClientId": "abc", "Username": "x", "ConfirmationCode": ""},
            None,
        ),
        (
            "SignUp",
            {"ClientId": "abc", "Username": "x", "Password": PASSWORD, "UserAttributes": [{"Value": "v"}]},
            "Value null at 'userAttributes.1.member.name' failed to satisfy constraint: Member must not be null",
        ),
    ],
    ids=["pattern", "maximum", "minimum", "sensitive length", "empty code", "list member"],
)
def test_a_broken_constraint_is_told_in_the_services_words(server, operation, document, message):
    code, text = call(server, operation, document).error
    assert code == "InvalidParameterException"
    if message is None:
        assert "Value '' at 'confirmationCode' failed to satisfy constraint: " in text
    else:
        assert text == f"1 validation error detected: {message}"


def test_an_unknown_enum_value_is_told_the_set(server, client):
    code, text = call(server, "InitiateAuth", password_request(client, AuthFlow="NO_SUCH_AUTH")).error
    assert code == "InvalidParameterException"
    start = (
        "1 validation error detected: Value 'NO_SUCH_AUTH' at 'authFlow' failed to satisfy constraint: "
        "Member must satisfy enum value set: ["
    )
    assert text.startswith(start)
    values = text.removeprefix(start).removesuffix("]").split(", ")
    assert {"USER_SRP_AUTH", "USER_PASSWORD_AUTH", "CUSTOM_AUTH", "REFRESH_TOKEN_AUTH"} <= set(values)


def test_a_signed_operation_without_any_signature_misses_its_token(server):
    answer = wire.call(server, "ListUserPools", {"MaxResults": 1})
    assert (answer.status, answer.error) == (
        400,
        ("MissingAuthenticationTokenException", "Missing Authentication Token"),
    )


def test_public_operations_need_no_signature(server, client):
    assert wire.call(server, "InitiateAuth", password_request(client)).error[0] == "UserNotFoundException"


def test_all_operations_of_the_model_are_counted():
    assert len(MODEL["operations"]) == 141


@pytest.mark.parametrize("operation", sorted(MODEL["operations"]))
def test_every_operation_of_the_model_is_routed_and_answers_as_the_service_does(server, operation):
    answer = call(server, operation, {})
    assert "x-amzn-requestid" in answer.headers
    if answer.status != 200:
        code, message = answer.error
        assert code != "UnknownOperationException"
        assert answer.headers["x-amzn-errortype"] == f"{code}:"
        assert code in {"InvalidParameterException", "NotAuthorizedException"} or operation in (message or ""), (
            "an operation that is not built names itself"
        )


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "/"), ("PUT", "/"), ("GET", "/no/such/page"), ("POST", "/no/such/page"), ("GET", "/_vestibule/no-such")],
)
def test_an_unknown_path_or_method_is_a_client_error(server, method, path):
    assert 400 <= send(server, method, path).status < 500


@pytest.mark.parametrize("document", ["jwks.json", "openid-configuration"])
def test_an_unknown_pools_public_documents_do_not_exist(server, document):
    assert 400 <= send(server, "GET", f"/us-east-1_NoSuchPool/.well-known/{document}").status < 500


def test_a_request_that_is_not_http_is_dropped(server):
    import socket

    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        raw.sendall(b"\x00\x01\x02 not http\r\n\r\n")
        raw.recv(1024)


def test_many_operations_share_one_connection(server, client):
    import http.client

    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    for index in range(20):
        assert wire.sign_up(connection, client.id, f"kept-alive-{index}", PASSWORD)
    connection.close()
