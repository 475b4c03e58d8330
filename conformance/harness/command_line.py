"""The `vestibule` command line beside a server, and a client of any server."""

import os
import subprocess

import boto3
from botocore.config import Config

from harness import REGION
from harness.server import binary


def run(*arguments, server=None, environment=None) -> subprocess.CompletedProcess:
    """Runs the command line to its end."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    clean |= {"VESTIBULE_URL": server.url} if server else {}
    command = [binary(), *map(str, arguments)]
    return subprocess.run(
        command, env=clean | (environment or {}), capture_output=True, text=True, timeout=120, check=False
    )


def client_of(server):
    """An unmodified boto3 client for user pools, where a test has servers of its own."""
    return boto3.client(
        "cognito-idp",
        region_name=REGION,
        endpoint_url=server.url,
        aws_access_key_id="test",
        aws_secret_access_key="test",
        config=Config(retries={"total_max_attempts": 1}),
    )
