"""`vestibule function deploy` and `watch`, and functions that the configuration file declares by directory."""

import json
import os
import queue
import signal
import subprocess
import threading

import boto3
import pytest
from botocore.config import Config

from harness import ACCOUNT, REGION
from harness.functions import Functions
from harness.pools import Pool
from harness.server import Server, binary

ANSWERS = "def lambda_handler(event, context):\n    return {answer!r}\n"
ECHO = "def handler(event, context):\n    print(event['triggerSource'])\n    return event\n"


def run(*arguments: str, server=None, environment: dict | None = None) -> subprocess.CompletedProcess:
    """Runs the command line to its end."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    clean |= {"VESTIBULE_URL": server.url} if server else {}
    return subprocess.run(
        [binary(), *arguments], env=clean | (environment or {}), capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture
def directory(tmp_path, name):
    """A directory with a function that answers `one`."""
    made = tmp_path / name
    made.mkdir()
    (made / "lambda_function.py").write_text(ANSWERS.format(answer="one"))
    return made


def test_deploying_twice_changes_nothing_the_second_time(server, functions, directory, name):
    first = run("function", "deploy", str(directory), server=server)
    assert first.returncode == 0, first.stderr
    assert f"{name}: created, user pools may call it" in first.stdout
    assert "python3.13 lambda_function.lambda_handler, 1 file" in first.stdout
    assert f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}" in first.stdout
    assert functions.invoke(name, {}).json == "one"
    revision = functions.client("lambda").get_function_configuration(FunctionName=name)["RevisionId"]
    again = run("function", "deploy", str(directory), server=server)
    assert f"{name}: nothing has changed" in again.stdout
    assert functions.client("lambda").get_function_configuration(FunctionName=name)["RevisionId"] == revision


def test_only_what_is_different_is_updated_and_what_is_not_given_stays(server, functions, directory, name):
    variables = ["--env", "ONE=1", "--env", "TWO=x=y"]
    created = run("function", "deploy", str(directory), "--timeout", "7", *variables, server=server)
    assert created.returncode == 0, created.stderr
    (directory / "lambda_function.py").write_text(ANSWERS.format(answer="two"))
    code = run("function", "deploy", str(directory), server=server)
    assert f"{name}: code updated\n" in code.stdout, code.stderr
    assert functions.invoke(name, {}).json == "two"
    both = run("function", "deploy", str(directory), "--memory", "256", server=server)
    assert f"{name}: configuration updated\n" in both.stdout
    configuration = functions.client("lambda").get_function_configuration(FunctionName=name)
    assert (configuration["Timeout"], configuration["MemorySize"]) == (7, 256)
    assert configuration["Environment"] == {"Variables": {"ONE": "1", "TWO": "x=y"}}


def test_a_deployed_directory_is_a_trigger_at_once(server, idp, directory, name):
    (directory / "lambda_function.py").write_text(ECHO)
    run("function", "deploy", str(directory), server=server)
    pool = Pool(server, idp, LambdaConfig={"PreAuthentication": f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"})
    pool.user("test")
    assert "AuthenticationResult" in pool.client().password("test")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["{directory}/none"], "the directory"),
        (["{directory}", "--name", "a b"], "ValidationException"),
        (["{directory}", "--runtime", "python9"], '"python9" is not a runtime'),
        (["{directory}", "--handler", "nobody.handler"], "no file of the handler"),
        (["{directory}", "--env", "A"], "NAME=VALUE"),
        (["{directory}", "--timeout", "0"], "Member must have value greater than or equal to 1"),
        (["{directory}", "--url", "http://127.0.0.1:1"], "is the server running there?"),
        (["{directory}", "--url", "localhost"], "must begin with http:// or https://"),
    ],
)
def test_what_cannot_be_deployed_is_told_and_fails(server, directory, arguments, problem):
    done = run("function", "deploy", *[it.format(directory=directory) for it in arguments], server=server)
    assert done.returncode == 1
    assert problem in done.stderr and done.stdout == "", done.stderr


def test_an_empty_directory_and_an_unclear_one_are_told(server, tmp_path):
    empty = run("function", "deploy", str(tmp_path), server=server)
    assert empty.returncode == 1 and "holds no files" in empty.stderr
    for name in ["a.py", "b.py"]:
        (tmp_path / name).write_text(ECHO)
    unclear = run("function", "deploy", str(tmp_path), server=server)
    assert "give one of the handlers a.handler, b.handler" in unclear.stderr


def test_a_server_with_credentials_wants_them(tmp_path, directory, name):
    key = {"VESTIBULE_ACCESS_KEY_ID": "AKIDME", "VESTIBULE_SECRET_ACCESS_KEY": "secret"}
    server = Server(tmp_path / "data", key).start()
    refused = run("function", "deploy", str(directory), server=server)
    assert refused.returncode == 1 and "UnrecognizedClientException" in refused.stderr, refused.stderr
    signed = {"AWS_ACCESS_KEY_ID": "AKIDME", "AWS_SECRET_ACCESS_KEY": "secret"}
    accepted = run("function", "deploy", str(directory), server=server, environment=signed)
    assert f"{name}: created" in accepted.stdout, accepted.stderr
    assert server.stop() == 0


class Watching:
    """A `function watch` in the background, and what it prints."""

    def __init__(self, server, *arguments: str):
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
        self.process = subprocess.Popen(
            [binary(), "function", "watch", *arguments],
            env=clean | {"VESTIBULE_URL": server.url},
            stdout=subprocess.PIPE,
            text=True,
        )
        self.lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()

    def until(self, text: str) -> str:
        """The next line with this text."""
        while True:
            line = self.lines.get(timeout=30)
            if text in line:
                return line

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


def test_a_watched_directory_is_deployed_again_on_every_save(server, functions, directory, name):
    watching = Watching(server, str(directory))
    watching.until(f"{name}: created")
    assert functions.invoke(name, {}).json == "one"
    (directory / "lambda_function.py").write_text(ANSWERS.format(answer="two"))
    watching.until(f"{name}: code updated")
    assert functions.invoke(name, {}).json == "two"
    # As editors save: into a new file, which takes the place of the old one.
    (directory / "new~").write_text(ANSWERS.format(answer="three"))
    (directory / "new~").rename(directory / "lambda_function.py")
    watching.until(f"{name}: code updated")
    assert functions.invoke(name, {}).json == "three"
    assert watching.stop() == 0


def test_a_watch_tells_what_is_wrong_and_goes_on(server, functions, directory, name):
    watching = Watching(server, str(directory))
    watching.until(f"{name}: created")
    (directory / "lambda_function.py").unlink()
    assert "holds no files" in watching.until(f"{name}: not deployed")
    (directory / "lambda_function.py").write_text(ANSWERS.format(answer="mended"))
    watching.until(f"{name}: code updated")
    assert functions.invoke(name, {}).json == "mended"
    assert watching.stop() == 0


@pytest.mark.parametrize("command", [["--help"], ["function", "--help"], ["function", "deploy", "--help"],
                                     ["function", "watch", "--help"], ["serve", "--help"]])  # fmt: skip
def test_every_command_says_what_it_does(command):
    done = run(*command)
    assert done.returncode == 0 and "Usage: vestibule" in done.stdout
    if command[-2:] == ["watch", "--help"]:
        assert "whenever a file in it is saved" in done.stdout and "AWS_ACCESS_KEY_ID" in done.stdout


DECLARED = """
[[functions]]
name = "declared"
directory = "functions/declared"
handler = "app.handler"
timeout = 6
memory = 192
environment = { GREETING = "hello" }

[[functions]]
name = "closed"
directory = "functions/declared"
user_pools = false
"""


@pytest.fixture
def project(tmp_path):
    """A project with a configuration file and a function beside it."""
    (tmp_path / "vestibule.toml").write_text(DECLARED)
    (tmp_path / "functions/declared").mkdir(parents=True)
    (tmp_path / "functions/declared/app.py").write_text(
        "import os\n\ndef handler(event, context):\n    return os.environ.get('GREETING')\n"
    )
    return tmp_path


def aws(server):
    config = Config(retries={"total_max_attempts": 1})
    key = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return lambda it: boto3.client(it, region_name=REGION, endpoint_url=server.url, config=config, **key)


def test_declared_functions_are_there_when_the_server_is_and_once_only(project, isolated_server):
    server = isolated_server(project / "data").start()
    functions = Functions(aws(server))
    assert functions.invoke("declared", {}).json == "hello"
    lambda_ = aws(server)("lambda")
    lambda_.get_waiter("function_active_v2").wait(FunctionName="declared", WaiterConfig={"Delay": 0.1})
    described = lambda_.get_function_configuration(FunctionName="declared")
    assert (described["Timeout"], described["MemorySize"], described["Handler"]) == (6, 192, "app.handler")
    policy = json.loads(lambda_.get_policy(FunctionName="declared")["Policy"])
    assert [it["Principal"] for it in policy["Statement"]] == [{"Service": "cognito-idp.amazonaws.com"}]
    with pytest.raises(lambda_.exceptions.ResourceNotFoundException):
        lambda_.get_policy(FunctionName="closed")
    assert server.stop() == 0

    server.start()
    again = aws(server)("lambda").get_function_configuration(FunctionName="declared")
    assert again["RevisionId"] == described["RevisionId"], "nothing was done again"
    assert server.stop() == 0


def test_a_start_brings_declared_functions_up_to_date(project, isolated_server):
    server = isolated_server(project / "data").start()
    assert server.stop() == 0
    (project / "functions/declared/app.py").write_text("def handler(event, context):\n    return 'changed'\n")
    (project / "vestibule.toml").write_text(DECLARED.replace("timeout = 6\n", ""))
    server.start()
    lambda_ = aws(server)("lambda")
    lambda_.get_waiter("function_updated_v2").wait(FunctionName="declared", WaiterConfig={"Delay": 0.1})
    assert Functions(aws(server)).invoke("declared", {}).json == "changed"
    assert lambda_.get_function_configuration(FunctionName="declared")["Timeout"] == 3
    assert server.stop() == 0


def test_a_declared_function_that_cannot_be_deployed_stops_the_start(project, isolated_server):
    (project / "functions/declared/app.py").unlink()
    server = isolated_server(project / "data")
    process = server.spawn()
    assert process.wait(60) == 1
    assert "the function declared cannot be deployed" in server.log()


@pytest.mark.embedded("snapshots and resets exchange the database of the embedded store")
def test_a_reset_brings_declared_functions_back(project, isolated_server):
    server = isolated_server(project / "data").start()
    lambda_ = aws(server)("lambda")
    lambda_.delete_function(FunctionName="declared")
    reset = run("reset", server=server)
    assert reset.returncode == 0, reset.stderr
    assert Functions(aws(server)).invoke("declared", {}).json == "hello"
    assert server.stop() == 0
