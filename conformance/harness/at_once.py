"""Servers that have a lot to do: what one client hears whose call comes meanwhile."""

import json
import os
import selectors
import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

from botocore.exceptions import ClientError

from harness import PASSWORD
from harness.pools import Pool
from harness.server import Server
from harness.wire import ANY_CREDENTIALS, COGNITO

# More changes of one thing than a decision is taken anew. A stopped server's backlog holds as many.
CHANGES = 100
# How often a call is made that may be done before anything else is.
CALLS = 25
# To look for one of as many passwords as a history can have is the most arithmetic that a request can ask for.
HISTORY = 24
POLICIES = {"PasswordPolicy": {"MinimumLength": 8, "PasswordHistorySize": HISTORY}}
# So many of these wait longer than the server lets anybody wait, on any number of cores.
ASKING = 100 + 20 * (os.cpu_count() or 1)


def heard_of(calls: Iterator[Callable]) -> tuple[str, str]:
    """The refusal of the first of these calls that is refused."""
    for call in calls:
        try:
            call()
        except ClientError as error:
            return error.response["Error"]["Code"], error.response["Error"]["Message"]
    raise AssertionError(f"{CALLS} calls were done, whatever else there was to do")


def headers(operation: str) -> dict:
    return {
        "Content-Type": "application/x-amz-json-1.1",
        "X-Amz-Target": f"{COGNITO}.{operation}",
        "Authorization": ANY_CREDENTIALS,
    }


def overtaken(server: Server, operation: str, documents: list[dict], call: Callable) -> tuple[str, str]:
    """What is heard of a call whose decision does not hold, again and again, as all these requests are done at once."""

    def calls() -> Iterator[Callable]:
        for _ in range(CALLS):
            connections = _at_once(server, operation, documents)
            try:
                yield call
            finally:
                for connection in connections:
                    assert connection.getresponse().read()
                    connection.close()

    return heard_of(calls())


def _at_once(server: Server, operation: str, documents: list[dict]) -> list[HTTPConnection]:
    """Sends requests to a stopped server and lets it go on; the answers are to be read from these connections."""
    connections = [HTTPConnection("127.0.0.1", server.port, timeout=60) for _ in documents]
    for connection in connections:
        connection.connect()
    server.process.send_signal(signal.SIGSTOP)
    try:
        for connection, document in zip(connections, documents, strict=True):
            connection.request("POST", "/", json.dumps(document).encode(), headers(operation))
    finally:
        server.process.send_signal(signal.SIGCONT)
    return connections


def under_load(pool: Pool, prepared: Callable[[], Callable]) -> tuple[str, str]:
    """What is heard of a call while its server has more arithmetic to do than can be done in time.

    `prepared` makes ready what one call needs, and returns the call. The pool has `POLICIES`.
    """
    calls = [prepared() for _ in range(CALLS)]
    user = {"UserPoolId": pool.id, "Username": "forgetful"}
    pool.user("forgetful")
    for number in range(HISTORY - 1):
        pool.idp.admin_set_user_password(**user, Password=f"{PASSWORD}{number}", Permanent=True)
    # The oldest of all, which is refused when all others have been looked at.
    with _asking(pool.server, "AdminSetUserPassword", user | {"Password": PASSWORD, "Permanent": True}):
        return heard_of(iter(calls))


@contextmanager
def _asking(server: Server, operation: str, document: dict) -> Iterator[None]:
    """The same request comes on many connections, and again whenever it is answered."""
    body = json.dumps(document)
    lines = headers(operation) | {"Host": f"127.0.0.1:{server.port}", "Content-Length": str(len(body))}
    request = "\r\n".join(["POST / HTTP/1.1", *(f"{name}: {value}" for name, value in lines.items()), "", body]).encode()
    connections = [socket.create_connection(("127.0.0.1", server.port), timeout=60) for _ in range(ASKING)]
    done = threading.Event()
    asking = threading.Thread(target=_ask, args=(connections, request, done))
    asking.start()
    try:
        yield
    finally:
        done.set()
        asking.join()
        for connection in connections:
            connection.close()


def _ask(connections: list[socket.socket], request: bytes, done: threading.Event) -> None:
    """Asks until it is done, and then waits for what it has asked, so that nothing is left to do."""
    with selectors.DefaultSelector() as answered:
        for connection in connections:
            connection.sendall(request)
            answered.register(connection, selectors.EVENT_READ)
        while not done.is_set():
            for key, _ in answered.select(timeout=1):
                # An answer in two pieces makes for one more request, which does no harm.
                if key.fileobj.recv(65536):
                    key.fileobj.sendall(request)
                else:
                    raise ConnectionError("the server has closed a connection")
    for connection in connections:
        connection.recv(65536)
