"""`vestibule demo`: the walk with the sample functions, as a newcomer starts it."""

import os
import shutil
import signal
import subprocess
import sys
import urllib.request

import pytest

from harness.server import binary

pytestmark = pytest.mark.embedded("the demo keeps everything in the embedded store")

WALK_SECONDS_MAX = 120


def environment(path=None) -> dict:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("VESTIBULE_", "AWS_"))}
    return inherited | ({"PATH": str(path)} if path else {})


def walk(path=None) -> subprocess.CompletedProcess:
    command = [binary(), "demo", "--exit", "--listen", "127.0.0.1:0"]
    return subprocess.run(
        command, env=environment(path), capture_output=True, text=True, timeout=WALK_SECONDS_MAX, check=False
    )


@pytest.fixture
def path_with(tmp_path):
    """A search path that holds these commands and no others."""

    def make(*commands: str):
        for command in commands:
            real = sys.executable if command == "python3" else shutil.which(command)
            (tmp_path / command).symlink_to(os.path.realpath(real))
        return tmp_path

    return make


def test_the_walk_succeeds_and_shows_every_step():
    done = walk()
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line[0] for line in lines if line[:1].isdigit()] == list("1234567")
    assert "PreAuthentication failed with error This app client may not sign anyone in." in done.stdout
    assert lines[-1].startswith("  ok the walk is over: ")
    assert "\x1b" not in done.stdout


def test_tokens_are_shown_by_their_ends_only():
    shown = [line for line in walk().stdout.splitlines() if "IdToken" in line]
    assert shown
    assert all(len(line) < 100 and "..." in line for line in shown)


@pytest.mark.parametrize(("present", "missing"), [("python3", "node"), ("node", "python3")])
def test_without_one_language_the_walk_says_so_and_uses_the_other(path_with, present, missing):
    done = walk(path_with(present))
    assert done.returncode == 0, done.stderr
    assert f"{missing} is not here: functions written for it are left out" in done.stdout
    assert "ok define saw all three steps" in done.stdout


def test_without_any_language_the_walk_does_the_rest(path_with):
    done = walk(path_with())
    assert done.returncode == 0, done.stderr
    assert "the walk goes on without functions" in done.stdout
    assert "ok three tokens, good for an hour" in done.stdout


def test_a_walk_that_goes_wrong_is_a_failure(tmp_path):
    broken = tmp_path / "python3"
    broken.write_text('#!/bin/sh\n[ "$1" = --version ]\n')
    broken.chmod(0o755)
    done = walk(tmp_path)
    assert done.returncode == 1
    assert "the walk did not turn out as it should: step 1" in done.stderr


def test_it_serves_on_with_the_addresses_to_try_until_it_is_interrupted(tmp_path):
    output = tmp_path / "output"
    with open(output, "wb") as file:
        process = subprocess.Popen(
            [binary(), "demo", "--listen", "127.0.0.1:0", "--data", str(tmp_path / "data")],
            env=environment(path_without_functions(tmp_path)),
            stdout=subprocess.PIPE,
            stderr=file,
            text=True,
        )
    try:
        for line in process.stdout:
            if "--endpoint-url http://" in line:
                url = line.split("--endpoint-url ")[1].split()[0]
                break
        with urllib.request.urlopen(f"{url}/_vestibule/health", timeout=10) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.communicate()


def path_without_functions(directory):
    empty = directory / "no-commands"
    empty.mkdir()
    return empty
