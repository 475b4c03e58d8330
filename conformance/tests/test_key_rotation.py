"""Rotating a pool's signing keys: whoever reads the JWKS in time never meets a token of a key that is not in it."""

import json
import re
import time
import urllib.error
import urllib.request

import jwt
import pytest
from botocore.exceptions import ClientError

from harness import command_line
from harness.pools import Pool
from harness.tokens import published_keys

CREDENTIALS = {
    "VESTIBULE_ACCESS_KEY_ID": "VESTIBULEEXAMPLE0001",
    "VESTIBULE_SECRET_ACCESS_KEY": "example-secret-with-40-characters-0000000",
}
DAY = 24 * 3600


def advance(server, seconds: int) -> None:
    request = urllib.request.Request(
        f"{server.url}/_vestibule/clock", json.dumps({"advanceSeconds": seconds}).encode(), method="POST"
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 200


def kids(server, pool) -> list[str]:
    return [key["kid"] for key in published_keys(server, pool.id)["keys"]]


def kids_of(tokens: dict) -> list[str]:
    return [jwt.get_unverified_header(tokens[name])["kid"] for name in ("IdToken", "AccessToken")]


def sign_in(client) -> dict:
    return client.password("test")["AuthenticationResult"]


def verifies(server, pool, token: str) -> bool:
    """Whether a verifier that knows nothing but the JWKS accepts the signature. Its clock is not the server's."""
    wanted = jwt.get_unverified_header(token)["kid"]
    known = {key["kid"]: key for key in published_keys(server, pool.id)["keys"]}
    if wanted not in known:
        return False
    options = {"verify_exp": False, "verify_iat": False, "verify_aud": False}
    jwt.decode(token, jwt.PyJWK(known[wanted]), algorithms=["RS256"], issuer=pool.issuer, options=options)
    return True


def keys(*arguments, server, environment: dict | None = None):
    return command_line.run("keys", *arguments, server=server, environment=environment)


def listed(server, pool) -> dict:
    """State and use of each key, by its kid."""
    told = keys("list", "--pool", pool.id, "--json", server=server)
    assert told.returncode == 0, told.stderr
    return {key["kid"]: (key["use"], key["state"]) for key in json.loads(told.stdout)["keys"]}


@pytest.fixture
def rotating(isolated_server, make_client):
    """A server of this test alone, with a pool and a user."""
    server = isolated_server().start()
    idp = make_client(server, "cognito-idp")
    pool = Pool(server, idp)
    client = pool.client()
    pool.user("test")
    yield server, idp, pool, client
    assert server.stop() == 0


def test_a_rotation_from_its_beginning_to_the_end_of_the_old_keys(rotating):
    server, idp, pool, client = rotating
    first = kids(server, pool)
    assert len(first) == 2
    before = sign_in(client)
    assert sorted(kids_of(before)) == sorted(first)

    rotated = keys("rotate", "--pool", pool.id, "--lead", "10m", server=server)
    assert rotated.returncode == 0, rotated.stderr
    assert rotated.stdout.startswith(f"{pool.id}: the next keys sign from ")
    published = kids(server, pool)
    following = [kid for kid in published if kid not in first]
    assert set(first) < set(published) and len(following) == 2
    assert all(kid in rotated.stdout for kid in following)
    assert listed(server, pool) == {
        kid: (use, state)
        for pair, state in ((kids_of(before), "in use"), (following, "published"))
        for kid, use in zip(pair, ("id", "access"))
    }

    # Until the lead is over the first keys sign.
    meanwhile = sign_in(client)
    assert kids_of(meanwhile) == kids_of(before)
    again = keys("rotate", "--pool", pool.id, server=server)
    assert again.returncode == 1
    refusal = rf"vestibule: The keys of {pool.id} are being rotated already: the new ones are used from 20[-0-9:T.]+Z\.\n"
    assert re.fullmatch(refusal, again.stderr)
    assert kids(server, pool) == published

    advance(server, 601)
    after = sign_in(client)
    assert kids_of(after) == following
    for tokens in (before, meanwhile, after):
        assert idp.get_user(AccessToken=tokens["AccessToken"])["Username"] == "test"
        assert verifies(server, pool, tokens["AccessToken"]) and verifies(server, pool, tokens["IdToken"])
    states = listed(server, pool)
    assert [states[kid][1] for kid in first + following] == ["superseded"] * 2 + ["in use"] * 2
    # A sign-in outlives the keys: its refresh token gives tokens of the next ones.
    refreshed = client.initiate("REFRESH_TOKEN_AUTH", {"REFRESH_TOKEN": before["RefreshToken"]})["AuthenticationResult"]
    assert kids_of(refreshed) == following

    advance(server, DAY + 5 * 60)
    assert kids(server, pool) == following
    assert not verifies(server, pool, before["AccessToken"])
    with pytest.raises(ClientError) as caught:
        idp.get_user(AccessToken=before["AccessToken"])
    assert caught.value.response["Error"]["Code"] == "NotAuthorizedException"
    # The rows of the first keys go with the next expiry, whenever that is.
    states = listed(server, pool)
    assert all(states.get(kid, (None, "forgotten"))[1] == "forgotten" for kid in first)
    assert [states[kid] for kid in following] == [("id", "in use"), ("access", "in use")]
    assert idp.get_user(AccessToken=sign_in(client)["AccessToken"])["Username"] == "test"


def test_a_rotation_survives_a_crash(rotating):
    server, idp, pool, client = rotating
    before = sign_in(client)
    assert keys("rotate", "--pool", pool.id, "--lead", "0s", server=server).returncode == 0
    published = kids(server, pool)
    server.kill()
    server.start()
    assert kids(server, pool) == published and len(published) == 4
    assert not set(kids_of(sign_in(client))) & set(kids_of(before))
    assert idp.get_user(AccessToken=before["AccessToken"])["Username"] == "test"


def test_a_forced_rotation_supersedes_the_one_before(rotating):
    server, _, pool, client = rotating
    first = kids(server, pool)
    assert keys("rotate", "--pool", pool.id, server=server).returncode == 0
    second = [kid for kid in kids(server, pool) if kid not in first]
    forced = keys("rotate", "--pool", pool.id, "--lead", "0s", "--force", "--json", server=server)
    assert forced.returncode == 0, forced.stderr
    third = [key["kid"] for key in json.loads(forced.stdout)["keys"]]
    assert kids_of(sign_in(client)) == third
    # Nor do the keys of the rotation before come into use when their lead is over.
    advance(server, 3601)
    assert kids_of(sign_in(client)) == third
    states = listed(server, pool)
    assert {states[kid][1] for kid in first + second} == {"superseded"}


def test_all_pools_are_rotated_and_one_that_is_refused_does_not_keep_the_others(rotating):
    server, idp, pool, _ = rotating
    other = Pool(server, idp)
    assert keys("rotate", "--pool", pool.id, server=server).returncode == 0
    rotated = keys("rotate", "--all", server=server)
    assert rotated.returncode == 1
    assert rotated.stderr.startswith(f"{pool.id}: The keys of {pool.id} are being rotated already")
    assert other.id in rotated.stdout and pool.id not in rotated.stdout
    assert len(kids(server, pool)) == len(kids(server, other)) == 4
    table = keys("list", "--pool", other.id, server=server).stdout.splitlines()
    assert table[0].split() == ["KID", "USE", "CREATED", "USED", "FROM", "FORGOTTEN", "AT", "STATE"]
    assert sorted(line.rpartition("  ")[2] for line in table[1:]) == ["in use", "in use", "published", "published"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("rotate",), "--pool"),
        (("rotate", "--pool", "us-east-1_none", "--all"), "cannot be used with"),
        (("rotate", "--pool", "us-east-1_none"), "us-east-1_none"),
        (("rotate", "--pool", "us-east-1_none", "--lead", "soon"), "is not a time as in"),
        (("list", "--pool", "us-east-1_none"), "us-east-1_none"),
    ],
)
def test_what_cannot_be_done_is_said(server, arguments, told):
    refused = keys(*arguments, server=server)
    assert refused.returncode != 0 and told in refused.stderr


def test_a_lead_of_more_than_a_month_is_refused(server, make_pool):
    pool = make_pool()
    refused = keys("rotate", "--pool", pool.id, "--lead", "31d", server=server)
    assert refused.returncode == 1 and "lead_seconds" in refused.stderr
    assert len(kids(server, pool)) == 2


def test_with_credentials_a_rotation_is_signed(isolated_server, make_client):
    server = isolated_server(environment=CREDENTIALS).start()
    pair = dict(zip(("aws_access_key_id", "aws_secret_access_key"), CREDENTIALS.values()))
    pool = Pool(server, make_client(server, "cognito-idp", **pair))
    for method, path in (("GET", "keys"), ("POST", "keys/rotate")):
        request = urllib.request.Request(f"{server.url}/_vestibule/pools/{pool.id}/{path}", method=method)
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=30)
        assert caught.value.code == 403
    assert keys("rotate", "--pool", pool.id, server=server).returncode == 1
    assert len(kids(server, pool)) == 2
    rotated = keys("rotate", "--all", server=server, environment=CREDENTIALS)
    assert rotated.returncode == 0, rotated.stderr
    assert len(kids(server, pool)) == 4


def test_old_keys_are_rotated_by_themselves(isolated_server, make_client, tmp_path):
    """The job looks when the server starts, and the keys are made older while it does not run."""
    configuration = tmp_path / "vestibule.toml"
    configuration.write_text("[keys]\nrotate_every_days = 1\n")
    server = isolated_server(arguments=("--config", str(configuration))).start()
    pool = Pool(server, make_client(server, "cognito-idp"))
    assert len(kids(server, pool)) == 2
    assert server.stop() == 0
    # Spare keys, which belong to no pool, stay as they are.
    older = f"UPDATE signing_keys SET use_from = use_from - {DAY * 1000} WHERE pool_id <> ''"
    assert server.store.execute(older) == 2
    server.start()
    deadline = time.monotonic() + 30
    while len(kids(server, pool)) == 2 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert sorted(state for _, state in listed(server, pool).values()) == ["in use", "in use", "published", "published"]
    assert server.stop() == 0
