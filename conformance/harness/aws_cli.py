"""The AWS command line as a person would run it: version 1 from the Python environment, version 2 from the system."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from harness import REGION

FIRST = os.environ.get("VESTIBULE_AWS_CLI1", str(Path(sys.prefix) / "bin" / "aws"))
SECOND = os.environ.get("VESTIBULE_AWS_CLI2", "/usr/bin/aws")


class AwsCliError(Exception):
    """A command that ended with a failure; `code` and `message` are what the service said."""

    def __init__(self, command, status: int, text: str):
        super().__init__(f"{' '.join(command[1:4])} ended with {status}: {text}")
        self.text = text
        found = re.search(r"An error occurred \((\w+)\) when calling the (\w+) operation: (.*)", text, re.DOTALL)
        self.code, self.operation, self.message = found.groups() if found else (None, None, text)
        self.message = self.message.strip()


class AwsCli:
    """One of the two command lines, pointed at one server."""

    def __init__(self, path: str, version: int, server, directory: Path):
        self.path, self.version, self.server, self.directory = path, version, server, directory

    @property
    def raw_payload(self) -> list[str]:
        """Version 2 takes blobs as base64 unless told otherwise; version 1 does not know the switch."""
        return ["--cli-binary-format", "raw-in-base64-out"] if self.version == 2 else []

    def text(self, *arguments: str) -> str:
        """Runs one command and returns what it printed."""
        command = [self.path, *arguments, "--endpoint-url", self.server.url]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_PAGER": "",
        }
        done = subprocess.run(
            command, cwd=self.directory, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        if done.returncode != 0:
            raise AwsCliError(command, done.returncode, done.stderr.strip())
        return done.stdout

    def __call__(self, *arguments: str):
        """Runs one command and returns its JSON document, or `None` when it printed nothing."""
        printed = self.text(*arguments, "--output", "json")
        return json.loads(printed) if printed.strip() else None
