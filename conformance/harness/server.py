"""One `vestibule` process: started on a free port, asked over HTTP, stopped or killed.

Owns the process and its data directory's lifetime; knows nothing of pools or functions.
"""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from harness import ACCOUNT, REGION, stores

START_SECONDS_MAX = 30
STOP_SECONDS_MAX = 30


def binary() -> str:
    """The server under test: `VESTIBULE_BIN`, or the workspace's own debug build."""
    default = Path(__file__).parents[2] / "target" / "debug" / "vestibule"
    path = os.environ.get("VESTIBULE_BIN", str(default))
    if not os.access(path, os.X_OK):
        raise RuntimeError(f"no server binary at {path}; build it or set VESTIBULE_BIN")
    return path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """A server on loopback with its own data directory, which outlives restarts of the process."""

    def __init__(self, data: Path, environment: dict | None = None, arguments: tuple = (), host: str = "127.0.0.1"):
        self.data = Path(data)
        self.store = stores.of(self.data)
        self.port = free_port()
        self.host = host
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = environment or {}
        self.arguments = tuple(arguments)
        self.output = self.data.parent / f"{self.data.name}.server.log"
        self.process: subprocess.Popen | None = None

    def spawn(self) -> subprocess.Popen:
        """Starts the process without waiting for it to answer."""
        inherited = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
        store = self.store.arguments(self.environment, self.arguments, self.url)
        command = [binary(), "serve", "--listen", f"{self.host}:{self.port}", "--data", str(self.data), *store, *self.arguments]
        with open(self.output, "ab") as output:
            self.process = subprocess.Popen(
                command,
                cwd=self.data.parent,
                env=inherited | self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        return self.process

    def start(self) -> "Server":
        self.spawn()
        deadline = time.monotonic() + START_SECONDS_MAX
        while not self.is_ready():
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log()}")
            if time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"the server never became ready:\n{self.log()}")
            time.sleep(0.02)
        return self

    def is_ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_vestibule/health", timeout=2) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            return False

    def log(self) -> str:
        """Everything the process has written so far."""
        return self.output.read_text(errors="replace") if self.output.exists() else ""

    def stop(self, by: signal.Signals = signal.SIGTERM) -> int:
        """Asks for a graceful shutdown and returns the exit status."""
        self.process.send_signal(by)
        try:
            return self.process.wait(STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"the server ignored {by.name} for {STOP_SECONDS_MAX} s:\n{self.log()}") from None

    def kill(self) -> None:
        """`kill -9`: no chance to finish anything."""
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def get_json(self, path: str):
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            return json.load(answer)

    def messages(self, user_pool_id: str, destination: str | None = None) -> list[dict]:
        """Delivered messages, newest first."""
        query = {"userPoolId": user_pool_id}
        if destination:
            query["destination"] = destination
        return self.get_json("/_vestibule/messages?" + urllib.parse.urlencode(query))["messages"]

    def code(self, user_pool_id: str, destination: str) -> str:
        """The code in the newest message to `destination`."""
        messages = self.messages(user_pool_id, destination)
        assert messages, f"no message to {destination}; all: {self.messages(user_pool_id)}"
        return messages[0]["code"]

    def user_pool_arn(self, user_pool_id: str) -> str:
        return f"arn:aws:cognito-idp:{REGION}:{ACCOUNT}:userpool/{user_pool_id}"
