"""Runs the client that uses the AWS SDK for Rust: one JSON object in on stdin, one out as the last line of stdout."""

import json
import os
import subprocess
from pathlib import Path

BUILT = Path(__file__).parents[2] / "target/rust-sdk/debug/vestibule-conformance-rust-sdk"
BOOTSTRAP_BUILT = Path(__file__).parents[2] / "target/rust-bootstrap/debug/vestibule-conformance-rust-bootstrap"
CLIENT = os.environ.get("VESTIBULE_RUST_CLIENT", str(BUILT))
# The function on AWS's runtime for Rust.
BOOTSTRAP = os.environ.get("VESTIBULE_RUST_BOOTSTRAP", str(BOOTSTRAP_BUILT))


def run(**inputs) -> dict:
    done = subprocess.run(
        [CLIENT], input=json.dumps(inputs), capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"the client ended with {done.returncode}:\n{done.stderr}"
    return json.loads(done.stdout.strip().splitlines()[-1])
