"""Fixtures every conformance test shares: one server per test module, clients that point at it."""

import uuid

import boto3
import pytest
from botocore.config import Config

from harness import REGION, aws_cli
from harness.functions import Functions
from harness.pools import Pool
from harness.server import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A real server on a free port with an empty data directory."""
    running = Server(tmp_path_factory.mktemp("vestibule") / "data").start()
    yield running
    assert running.stop() == 0


@pytest.fixture
def isolated_server(tmp_path):
    """Servers of one test alone, for tests that kill, restart or misconfigure them: call it to get one, not started."""
    made = []

    def make(data=None, **settings) -> Server:
        made.append(Server(data or tmp_path / "data", **settings))
        return made[-1]

    yield make
    for one in made:
        one.kill()


def boto3_client(server, service: str, **settings):
    """An unmodified boto3 client with dummy credentials; no retries, so that one call is one request."""
    settings = {"aws_access_key_id": "test", "aws_secret_access_key": "test"} | settings
    config = Config(retries={"total_max_attempts": 1}, read_timeout=60)
    return boto3.client(service, region_name=REGION, endpoint_url=server.url, config=config, **settings)


@pytest.fixture(scope="session")
def make_client():
    return boto3_client


@pytest.fixture(scope="module")
def aws(server):
    """boto3 clients of the module's server, by service name."""
    made = {}

    def client(service: str):
        if service not in made:
            made[service] = boto3_client(server, service)
        return made[service]

    return client


@pytest.fixture(scope="module")
def idp(aws):
    return aws("cognito-idp")


@pytest.fixture(scope="module")
def functions(aws):
    return Functions(aws)


@pytest.fixture
def name():
    """A name no other test uses."""
    return f"t{uuid.uuid4().hex[:12]}"


@pytest.fixture(scope="module")
def make_pool(server, idp):
    """Creates user pools on the module's server: `make_pool(LambdaConfig=..., ...)`."""
    return lambda **settings: Pool(server, idp, **settings)


@pytest.fixture(scope="module")
def cli_1(server, tmp_path_factory):
    return aws_cli.AwsCli(aws_cli.FIRST, 1, server, tmp_path_factory.mktemp("cli-1"))


@pytest.fixture(scope="module")
def cli_2(server, tmp_path_factory):
    return aws_cli.AwsCli(aws_cli.SECOND, 2, server, tmp_path_factory.mktemp("cli-2"))
