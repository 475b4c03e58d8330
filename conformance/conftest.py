"""Fixtures every conformance test shares: one server per test module, clients that point at it."""

import os
import uuid
from collections import Counter

import boto3
import pytest
from botocore.config import Config

from harness import REGION, aws_cli, stores
from harness.functions import Functions
from harness.pools import Pool
from harness.server import Server

LEFT_OUT = pytest.StashKey[dict]()
# What functions are told and which arguments are refused is decided before the store is asked for more than a user. These files take
# half of the time, so one store is enough unless somebody wants both.
DECIDED_BEFORE_THE_STORE = ("test_reference_", "test_errors_of_")
IS_THOROUGH = bool(os.environ.get("CONFORMANCE_THOROUGH"))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config, items):
    """Leaves out what the servers' store does not do, and remembers the reasons."""
    for item in items:
        if item.path.name.startswith(DECIDED_BEFORE_THE_STORE) and not IS_THOROUGH:
            item.add_marker(pytest.mark.embedded("is decided before the store; CONFORMANCE_THOROUGH=1 runs it on both"))
    marker = "embedded" if stores.is_postgres() else "shared"
    left_out = [item for item in items if item.get_closest_marker(marker)]
    items[:] = [item for item in items if not item.get_closest_marker(marker)]
    config.hook.pytest_deselected(items=left_out)
    config.stash[LEFT_OUT] = dict(Counter(item.get_closest_marker(marker).args[0] for item in left_out))


def pytest_sessionfinish(session):
    stores.drop_all()
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash.get(LEFT_OUT, {})


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Every worker of xdist collects all tests, so that one of them tells what all have left out."""
    left_out = getattr(node, "workeroutput", {}).get("left_out", {})
    node.config.stash[LEFT_OUT] = left_out or node.config.stash.get(LEFT_OUT, {})


def pytest_terminal_summary(terminalreporter, config):
    left_out = config.stash.get(LEFT_OUT, {})
    if left_out:
        terminalreporter.section(f"left out on {'PostgreSQL' if stores.is_postgres() else 'SQLite'}")
        for reason, count in sorted(left_out.items()):
            terminalreporter.line(f"{count:4}  {reason}")
        terminalreporter.line(f"{sum(left_out.values()):4}  in all")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A real server on a free port with an empty data directory."""
    running = Server(tmp_path_factory.mktemp("vestibule") / "data").start()
    yield running
    assert running.stop() == 0
    running.store.drop()


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
    for one in made:
        one.store.drop()


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
