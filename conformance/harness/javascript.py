"""Runs a script of `clients/` under Node.js: one JSON object in on stdin, one out as the last line of stdout."""

import json
import os
import subprocess
from pathlib import Path

from harness import REGION

CLIENTS = Path(__file__).parents[1] / "clients"


class JavaScriptError(Exception):
    """The script threw; `code` and `message` are the error's own."""

    def __init__(self, error: dict):
        super().__init__(f"{error.get('name')}: {error.get('message')}")
        self.code, self.message, self.steps = error.get("name"), error.get("message"), error.get("steps", [])


def run(script: str, **inputs):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")} | {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": REGION,
        "NODE_NO_WARNINGS": "1",
    }
    done = subprocess.run(
        ["node", str(CLIENTS / script)],
        input=json.dumps(inputs),
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0 and done.stdout.strip(), f"{script} ended with {done.returncode}:\n{done.stderr}"
    document = json.loads(done.stdout.strip().splitlines()[-1])
    if "error" in document:
        raise JavaScriptError(document["error"])
    return document
