"""Two nodes over one database: whatever is begun on one goes on at the other, and what is to be done once is done once."""

import copy
import itertools
import json
import subprocess
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import jwt
import pytest
from botocore.exceptions import ClientError

from harness import PASSWORD, command_line, stores
from harness.functions import FILES, Functions, package
from harness.pools import FLOWS, AppClient, Pool
from harness.server import Server, binary
from harness.sinks import WebServer, arrives
from harness.tokens import published_keys

pytestmark = pytest.mark.shared("nodes share a database in PostgreSQL")

ROLE = "arn:aws:iam::000000000000:role/cognito-import-logs"
ENDED = {"Stopped", "Succeeded", "Failed"}
# What one node has changed the other knows half a second later. Not asserted: machines are shared. That it never does is.
SEEN_SECONDS_MAX = 20.0
CUSTOM = """
def define(event, context):
    session = event["request"]["session"]
    if session and session[-1]["challengeResult"]:
        event["response"]["issueTokens"] = True
    else:
        event["response"]["challengeName"] = "CUSTOM_CHALLENGE"
    return event

def create(event, context):
    event["response"]["publicChallengeParameters"] = {"hint": "six times seven"}
    event["response"]["privateChallengeParameters"] = {"answer": "42"}
    return event

def verify(event, context):
    request = event["request"]
    event["response"]["answerCorrect"] = request["challengeAnswer"] == request["privateChallengeParameters"]["answer"]
    return event
"""
TRIGGERS = {"DefineAuthChallenge": "define", "CreateAuthChallenge": "create", "VerifyAuthChallengeResponse": "verify"}
VERSION = "def lambda_handler(event, context):\n    return {{'version': {}}}\n"


class Cluster:
    """Two nodes with data directories of their own, which are known by the URL of the first."""

    def __init__(self, directory, make_client, *more: str):
        self.make_client = make_client
        self.database = stores.Postgres(directory / "database")
        shared = self.database.arguments({}, ())
        self.nodes = self.one, self.two = Server(directory / "one"), Server(directory / "two")
        for node in self.nodes:
            node.arguments = (*shared, "--public-url", self.one.url, *more)

    def start(self) -> "Cluster":
        for node in self.nodes:
            node.start()
        return self

    def client(self, node: Server, service: str = "cognito-idp"):
        return self.make_client(node, service)

    def pool(self, **settings) -> Pool:
        """A pool that is made on the first node."""
        return Pool(self.one, self.client(self.one), **settings)

    def there(self, it: Pool | AppClient) -> Pool | AppClient:
        """The same on the second node."""
        other = copy.copy(it)
        if isinstance(it, AppClient):
            other.pool = self.there(it.pool)
        else:
            other.server, other.idp = self.two, self.client(self.two)
        return other

    def functions(self, node: Server) -> Functions:
        return Functions(lambda service: self.client(node, service))

    def drop(self) -> None:
        for node in self.nodes:
            node.kill()
        self.database.drop()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory, make_client):
    """Nodes that all tests share which neither kill nor configure them."""
    made = Cluster(tmp_path_factory.mktemp("cluster"), make_client)
    try:
        made.start()
        yield made
        assert [node.stop() for node in made.nodes] == [0, 0]
    finally:
        made.drop()


@pytest.fixture
def own_cluster(tmp_path, make_client):
    """Nodes of one test alone, not started: `own_cluster(*arguments)`."""
    made = []

    def make(*more: str) -> Cluster:
        made.append(Cluster(tmp_path, make_client, *more))
        return made[-1]

    yield make
    for one in made:
        one.drop()


def outcome(action, *arguments, **members) -> str:
    """`done`, or the exception that was answered."""
    try:
        action(*arguments, **members)
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "done"


def seen(condition, seconds: float = SEEN_SECONDS_MAX) -> None:
    """Asks until it is so, and fails if it never is in this time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError(f"not seen within {seconds} s")


# Sign-ins.


def invited(pool: Pool, username: str) -> None:
    """A user whose password is a temporary one."""
    pool.idp.admin_create_user(
        UserPoolId=pool.id, Username=username, TemporaryPassword=PASSWORD, MessageAction="SUPPRESS"
    )


def test_a_sign_in_that_one_node_has_begun_is_answered_by_the_other(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    for begin, end, name in ((here, there, "ann"), (there, here, "bob")):
        invited(here.pool, name)
        challenge = begin.password(name)
        assert challenge["ChallengeName"] == "NEW_PASSWORD_REQUIRED"
        answer = end.respond(challenge, {"USERNAME": name, "NEW_PASSWORD": "An0ther!Password"})
        token = answer["AuthenticationResult"]["AccessToken"]
        assert begin.pool.idp.get_user(AccessToken=token)["Username"] == name
        assert outcome(begin.respond, challenge, {"USERNAME": name, "NEW_PASSWORD": PASSWORD}) == "NotAuthorizedException"
        assert "AuthenticationResult" in begin.password(name, "An0ther!Password")


def test_a_custom_sign_in_goes_on_with_functions_that_were_deployed_on_the_other_node(cluster):
    functions = cluster.functions(cluster.one)
    arns = {
        trigger: functions.deploy(handler, CUSTOM, Handler=f"lambda_function.{handler}")
        for trigger, handler in TRIGGERS.items()
    }
    here = cluster.pool(LambdaConfig=arns).client()
    here.pool.user("ann")
    there = cluster.there(here)
    seen(lambda: outcome(cluster.client(cluster.two, "lambda").get_function, FunctionName="verify") == "done")
    for begin, end in ((here, there), (there, here)):
        challenge = begin.custom("ann")
        assert challenge["ChallengeParameters"]["hint"] == "six times seven"
        again = end.respond(challenge, {"USERNAME": "ann", "ANSWER": "41"})
        assert again["ChallengeName"] == "CUSTOM_CHALLENGE"
        assert "AuthenticationResult" in begin.respond(again, {"USERNAME": "ann", "ANSWER": "42"})


def test_of_two_answers_to_one_session_at_once_one_succeeds(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    with ThreadPoolExecutor(2) as threads:
        for number in range(20):
            name = f"ann{number}"
            invited(here.pool, name)
            challenge = here.password(name)
            answer = {"USERNAME": name, "NEW_PASSWORD": "An0ther!Password"}
            both = [threads.submit(outcome, client.respond, challenge, answer) for client in (here, there)]
            assert sorted(one.result() for one in both) == ["NotAuthorizedException", "done"]


def test_a_refresh_token_that_one_node_has_rotated_is_none_on_the_other(cluster):
    flows = [flow for flow in FLOWS if flow != "ALLOW_REFRESH_TOKEN_AUTH"]
    rotation = {"Feature": "ENABLED", "RetryGracePeriodSeconds": 0}
    here = cluster.pool().client(ExplicitAuthFlows=flows, RefreshTokenRotation=rotation)
    there = cluster.there(here)
    here.pool.user("ann")

    def refresh(client: AppClient, token: str) -> dict:
        idp = client.pool.idp
        return idp.get_tokens_from_refresh_token(ClientId=client.id, RefreshToken=token)["AuthenticationResult"]

    first = here.password("ann")["AuthenticationResult"]["RefreshToken"]
    second = refresh(there, first)["RefreshToken"]
    third = refresh(here, second)["RefreshToken"]
    assert len({first, second, third}) == 3
    for token in (first, second):
        assert outcome(refresh, there, token) == "RefreshTokenReuseException"
    with ThreadPoolExecutor(2) as threads:
        for _ in range(10):
            token = here.password("ann")["AuthenticationResult"]["RefreshToken"]
            both = [threads.submit(outcome, refresh, client, token) for client in (here, there)]
            refused, done = sorted((one.result() for one in both), key=lambda it: it == "done")
            # The second has either seen the first, or has met it.
            assert done == "done" and refused in ("RefreshTokenReuseException", "NotAuthorizedException")


def test_what_one_node_revokes_is_revoked_on_the_other_at_once(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    here.pool.user("ann")
    for revoking, asked in ((here, there), (there, here)):
        tokens = here.password("ann")["AuthenticationResult"]
        refresh = {"REFRESH_TOKEN": tokens["RefreshToken"]}
        access = asked.initiate("REFRESH_TOKEN_AUTH", refresh)["AuthenticationResult"]["AccessToken"]
        assert asked.pool.idp.get_user(AccessToken=access)["Username"] == "ann"
        revoking.pool.idp.revoke_token(ClientId=here.id, Token=tokens["RefreshToken"])
        assert outcome(asked.initiate, "REFRESH_TOKEN_AUTH", refresh) == "NotAuthorizedException"
        for token in (access, tokens["AccessToken"]):
            assert outcome(asked.pool.idp.get_user, AccessToken=token) == "NotAuthorizedException"


def test_wrong_passwords_are_counted_on_both_nodes_together(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    here.pool.user("ann")
    texts = []
    for client in itertools.islice(itertools.cycle((here, there)), 7):
        with pytest.raises(ClientError) as caught:
            client.password("ann", "Wr0ng!Password")
        texts.append(caught.value.response["Error"]["Message"])
    assert texts[:5] == ["Incorrect username or password."] * 5
    assert "Password attempts exceeded" in texts[5:]


# What nodes remember.


def test_a_changed_pool_is_seen_by_the_other_node_in_time(cluster):
    here = cluster.pool()
    there = cluster.there(here)

    def is_closed() -> bool:
        described = there.idp.describe_user_pool(UserPoolId=here.id)["UserPool"]
        return described["AdminCreateUserConfig"]["AllowAdminCreateUserOnly"]

    client = cluster.there(here.client())
    assert not is_closed() and client.sign_up("ann")["UserConfirmed"] is False
    here.idp.update_user_pool(UserPoolId=here.id, AdminCreateUserConfig={"AllowAdminCreateUserOnly": True})
    seen(is_closed)
    assert outcome(client.sign_up, "bob") == "NotAuthorizedException"


def test_a_changed_app_client_is_seen_by_the_other_node_in_time(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    here.pool.user("ann")
    assert outcome(there.password, "ann") == "done"
    flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    here.pool.idp.update_user_pool_client(UserPoolId=here.pool.id, ClientId=here.id, ExplicitAuthFlows=flows)
    seen(lambda: outcome(there.password, "ann") == "InvalidParameterException")


def test_a_deleted_pool_is_gone_on_the_other_node_in_time(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    here.pool.user("ann")
    assert outcome(there.password, "ann") == "done"
    here.pool.idp.delete_user_pool(UserPoolId=here.pool.id)
    seen(lambda: outcome(there.pool.idp.describe_user_pool, UserPoolId=here.pool.id) == "ResourceNotFoundException")
    assert outcome(there.password, "ann") == "ResourceNotFoundException"


def test_changed_code_of_a_function_runs_on_the_other_node_in_time(cluster):
    here, there = cluster.functions(cluster.one), cluster.functions(cluster.two)
    here.deploy("versioned", VERSION.format(1))

    def answer() -> dict | None:
        try:
            return there.invoke("versioned", {}).json
        except ClientError:
            return None

    seen(lambda: answer() == {"version": 1})
    changed = package({FILES["py"]: VERSION.format(2)})
    cluster.client(cluster.one, "lambda").update_function_code(FunctionName="versioned", ZipFile=changed)
    seen(lambda: answer() == {"version": 2})
    cluster.client(cluster.one, "lambda").delete_function(FunctionName="versioned")
    seen(lambda: outcome(there.invoke, "versioned", {}) == "ResourceNotFoundException")


def test_a_function_is_changed_through_either_node(cluster):
    both = {node: cluster.client(node, "lambda") for node in cluster.nodes}
    functions = [cluster.functions(node) for node in cluster.nodes]
    functions[0].deploy("changed", VERSION.format(1))

    def updated(node: Server) -> None:
        waiter = both[node].get_waiter("function_updated_v2")
        waiter.wait(FunctionName="changed", WaiterConfig={"Delay": 0.1, "MaxAttempts": 300})

    def run(version: int) -> bool:
        try:
            return all(node.invoke("changed", {}).json == {"version": version} for node in functions)
        except ClientError:
            return False

    turns = [(cluster.one, cluster.two), (cluster.two, cluster.one)] * 2
    for version, (code, configuration) in enumerate(turns, 2):
        archive = package({FILES["py"]: VERSION.format(version)})
        both[code].update_function_code(FunctionName="changed", ZipFile=archive)
        updated(configuration)
        both[configuration].update_function_configuration(FunctionName="changed", Timeout=20 + version)
        updated(code)
        described = [client.get_function_configuration(FunctionName="changed") for client in both.values()]
        for one in described:
            assert one["Timeout"] == 20 + version and one["LastUpdateStatus"] == "Successful"
        for name in ("CodeSha256", "RevisionId", "LastModified"):
            assert described[0][name] == described[1][name]
        seen(lambda version=version: run(version), 5)
    both[cluster.two].delete_function(FunctionName="changed")
    assert outcome(both[cluster.one].get_function, FunctionName="changed") == "ResourceNotFoundException"


def test_of_two_functions_of_one_name_that_are_created_at_once_one_is_there(cluster):
    both = [cluster.client(node, "lambda") for node in cluster.nodes]
    settings = {"Role": ROLE, "Runtime": "python3.12", "Handler": "lambda_function.lambda_handler", "Timeout": 30}
    with ThreadPoolExecutor(2) as threads:
        for number in range(5):
            name = f"twice-{number}"
            made = [
                threads.submit(
                    outcome,
                    client.create_function,
                    FunctionName=name,
                    Code={"ZipFile": package({FILES["py"]: VERSION.format(version)})},
                    **settings,
                )
                for version, client in enumerate(both)
            ]
            outcomes = [one.result() for one in made]
            assert sorted(outcomes) == ["ResourceConflictException", "done"]
            expected = {"version": outcomes.index("done")}
            for node, client in zip(cluster.nodes, both, strict=True):
                waiter = client.get_waiter("function_active_v2")
                waiter.wait(FunctionName=name, WaiterConfig={"Delay": 0.1, "MaxAttempts": 300})
                assert cluster.functions(node).invoke(name, {}).json == expected
            both[number % 2].delete_function(FunctionName=name)


def test_rotated_keys_are_published_and_used_by_the_other_node_in_time(cluster):
    here = cluster.pool().client()
    there = cluster.there(here)
    here.pool.user("ann")

    def kids(node: Server) -> set[str]:
        return {key["kid"] for key in published_keys(node, here.pool.id)["keys"]}

    first = kids(cluster.two)
    before = there.password("ann")["AuthenticationResult"]["AccessToken"]
    assert first == kids(cluster.one) and jwt.get_unverified_header(before)["kid"] in first
    rotated = command_line.run("keys", "rotate", "--pool", here.pool.id, "--lead", "0s", "--json", server=cluster.one)
    assert rotated.returncode == 0, rotated.stderr
    following = {key["kid"] for key in json.loads(rotated.stdout)["keys"]}
    assert kids(cluster.one) == first | following
    seen(lambda: kids(cluster.two) == first | following)
    after = there.password("ann")["AuthenticationResult"]["AccessToken"]
    assert jwt.get_unverified_header(after)["kid"] in following
    for token in (before, after):
        for client in (here, there):
            assert client.pool.idp.get_user(AccessToken=token)["Username"] == "ann"


def test_of_two_rotations_of_one_pool_at_once_one_is_refused(cluster):
    def rotated(node: Server, pool: Pool):
        return command_line.run("keys", "rotate", "--pool", pool.id, server=node)

    for pool in [cluster.pool() for _ in range(5)]:
        with ThreadPoolExecutor(2) as both:
            done = list(both.map(rotated, cluster.nodes, (pool, pool)))
        assert sorted(it.returncode for it in done) == [0, 1], [it.stderr for it in done]
        [refusal] = [it.stderr for it in done if it.returncode]
        assert "are being rotated already" in refusal or "Another node is rotating the keys of" in refusal
        seen(lambda: all(len(published_keys(node, pool.id)["keys"]) == 4 for node in cluster.nodes))


# Starts.


DECLARED_POOL = """
Id = "us-east-1_Declared1"
PoolName = "declared"

[[Clients]]
ClientId = "declaredclient000000000001"
ClientName = "web"
"""
DECLARED_FUNCTION = """
pool_files = ["pool.toml"]

[[functions]]
name = "declared"
directory = "declared"
handler = "app.handler"
"""


def test_nodes_that_start_at_once_make_what_is_declared_once(own_cluster, tmp_path):
    (tmp_path / "pool.toml").write_text(DECLARED_POOL)
    # In the directory that both start in.
    (tmp_path / "vestibule.toml").write_text(DECLARED_FUNCTION)
    (tmp_path / "declared").mkdir()
    (tmp_path / "declared" / "app.py").write_text("def handler(event, context):\n    return 'here'\n")
    cluster = own_cluster()
    with ThreadPoolExecutor(2) as both:
        list(both.map(Server.start, cluster.nodes))
    for node in cluster.nodes:
        pools = cluster.client(node).list_user_pools(MaxResults=10)["UserPools"]
        assert [it["Id"] for it in pools] == ["us-east-1_Declared1"]
        clients = cluster.client(node).list_user_pool_clients(UserPoolId=pools[0]["Id"])["UserPoolClients"]
        assert [it["ClientId"] for it in clients] == ["declaredclient000000000001"]
        assert cluster.functions(node).invoke("declared", {}).json == "here"
    made = "".join(node.log() for node in cluster.nodes)
    assert made.count("user pool us-east-1_Declared1 created") == 1, made
    assert [node.stop() for node in cluster.nodes] == [0, 0]


def test_two_nodes_cannot_have_one_data_directory(own_cluster):
    cluster = own_cluster()
    cluster.one.start()
    cluster.two.data = cluster.one.data
    assert cluster.two.spawn().wait(30) == 1
    assert f"data directory {cluster.one.data} is in use by another server" in cluster.two.log()
    assert cluster.one.stop() == 0


def test_a_node_without_the_url_that_they_share_or_with_a_seed_is_refused(own_cluster):
    cluster = own_cluster()
    database, url = cluster.one.arguments[:-2], cluster.one.arguments[-2:]
    for arguments, problem in [(database, "the public URL must be given"), ((*database, *url, "--seed", "7"), "a seed")]:
        command = [binary(), "serve", "--listen", "127.0.0.1:0", "--data", str(cluster.one.data), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.returncode == 1 and problem in done.stderr, done.stderr


# What is done once.


def test_a_queued_message_is_delivered_once_by_whichever_node(own_cluster, tmp_path):
    with WebServer() as web:
        path = tmp_path / "vestibule.toml"
        path.write_text(f'[email.webhook]\nurl = "http://127.0.0.1:{web.port}/email"\nsecret = "a secret of the webhook"\n')
        cluster = own_cluster("--config", str(path)).start()
        here = cluster.pool(AutoVerifiedAttributes=["email"]).client(PreventUserExistenceErrors="ENABLED")
        there = cluster.there(here)
        for number in range(20):
            here.pool.user(f"ann{number}", email=f"ann{number}@example.com", email_verified="true")
        for number in range(100):
            client = (here, there)[number % 2]
            client.pool.idp.forgot_password(ClientId=here.id, Username=f"ann{number % 20}")
        arrives(lambda: len({request.lower["idempotency-key"] for request in web.requests}), 100)
        # Longer than a node waits before it looks again.
        time.sleep(2)
        assert [node.stop() for node in cluster.nodes] == [0, 0]
        assert len(web.requests) == 100


def person(username: str, **values: str) -> dict:
    return {"cognito:username": username, "email": f"{username}@example.com", "email_verified": "TRUE"} | values


def csv(pool: Pool, rows: list[dict]) -> bytes:
    header = pool.idp.get_csv_header(UserPoolId=pool.id)["CSVHeader"]
    lines = [",".join(header)] + [",".join(row.get(column, "") for column in header) for row in rows]
    return ("\n".join(lines) + "\n").encode()


def created(pool: Pool) -> dict:
    job = pool.idp.create_user_import_job(UserPoolId=pool.id, JobName="spring", CloudWatchLogsRoleArn=ROLE)
    return job["UserImportJob"]


def put(url: str, file: bytes) -> None:
    with urllib.request.urlopen(urllib.request.Request(url, file, method="PUT"), timeout=120) as answer:
        assert answer.status == 200


def start(pool: Pool, job: dict) -> None:
    pool.idp.start_user_import_job(UserPoolId=pool.id, JobId=job["JobId"])


def until(pool: Pool, job: dict, condition, seconds: float = 180) -> dict:
    deadline = time.monotonic() + seconds
    named = {"UserPoolId": pool.id, "JobId": job["JobId"]}
    while not condition(now := pool.idp.describe_user_import_job(**named)["UserImportJob"]):
        assert time.monotonic() < deadline, now
        time.sleep(0.05)
    return now


def ended(pool: Pool, job: dict) -> dict:
    return until(pool, job, lambda now: now["Status"] in ENDED)


def counts(job: dict) -> tuple[int, int, int]:
    return job["ImportedUsers"], job["SkippedUsers"], job["FailedUsers"]


def users(pool: Pool) -> int:
    return pool.idp.describe_user_pool(UserPoolId=pool.id)["UserPool"]["EstimatedNumberOfUsers"]


def uploads(cluster: Cluster, job: dict) -> list[str]:
    return [name for name in cluster.database.uploads() if job["JobId"] in name]


def test_a_file_that_one_node_has_taken_is_imported_once_when_the_other_starts_the_job(cluster):
    here = cluster.pool(PoolName="people", AutoVerifiedAttributes=["email"])
    there = cluster.there(here)
    rows = [person(f"user-{number}") for number in range(2_000)]
    rows[1_200] = {"cognito:username": "nobody"}
    rows[1_999] = person("user-1")
    # Of more than one piece.
    rows += [person(f"long-{number}", name="x" * 2000) for number in range(800)]
    for begin, end in ((here, there), (there, here)):
        job = created(begin)
        put(job["PreSignedUrl"].replace(cluster.one.url, begin.server.url), csv(begin, rows))
        assert uploads(cluster, job), "an acknowledged file is in the store"
        start(end, job)
        done = ended(begin, job)
        if begin is here:
            assert (done["Status"], counts(done)) == ("Succeeded", (2_798, 1, 1))
        else:
            assert (done["Status"], counts(done)) == ("Failed", (0, 2_799, 1)), "they are there already"
        assert users(here) == 2_798
        assert uploads(cluster, job) == [], "the file goes when the job ends"
        assert outcome(end.idp.start_user_import_job, UserPoolId=end.id, JobId=job["JobId"]) == "PreconditionNotMetException"


def test_a_later_file_takes_the_place_of_one_that_another_node_has_taken(cluster):
    here = cluster.pool(PoolName="people", AutoVerifiedAttributes=["email"])
    there = cluster.there(here)
    job = created(here)
    first = outcome(there.idp.start_user_import_job, UserPoolId=here.id, JobId=job["JobId"])
    assert first == "PreconditionNotMetException", "there is no file yet"
    put(job["PreSignedUrl"], csv(here, [person("ann", name="x" * 2000) for _ in range(1_000)]))
    put(job["PreSignedUrl"].replace(cluster.one.url, cluster.two.url), csv(here, [person("bob"), person("cid")]))
    assert len(uploads(cluster, job)) == 2, "a head and the later file"
    start(here, job)
    assert counts(ended(there, job)) == (2, 0, 0)
    names = {user["Username"] for user in here.idp.list_users(UserPoolId=here.id)["Users"]}
    assert names == {"bob", "cid"} and uploads(cluster, job) == []


def test_files_of_jobs_go_with_their_pool(cluster):
    here = cluster.pool(PoolName="people", AutoVerifiedAttributes=["email"])
    job = created(here)
    put(job["PreSignedUrl"], csv(here, [person("ann")]))
    assert uploads(cluster, job)
    cluster.there(here).idp.delete_user_pool(UserPoolId=here.id)
    assert uploads(cluster, job) == []


def large(cluster: Cluster) -> tuple[Pool, dict]:
    """A job that the first node runs, which was alone when it started."""
    cluster.one.start()
    pool = cluster.pool(PoolName="people", AutoVerifiedAttributes=["email"])
    job = created(pool)
    rows = [person(f"user-{number}") for number in range(20_000)]
    rows[17_000] = {"cognito:username": "nobody"}
    rows[19_999] = person("user-1")
    put(job["PreSignedUrl"], csv(pool, rows))
    start(pool, job)
    cluster.two.start()
    return pool, job


def test_a_job_whose_node_was_killed_goes_on_at_the_other_and_counts_nobody_twice(own_cluster):
    cluster = own_cluster()
    here, job = large(cluster)
    there = cluster.there(here)
    until(there, job, lambda now: now["ImportedUsers"] >= 1_000)
    cluster.one.kill()
    # What was under way in the database when the node went may still be committed.
    time.sleep(1)
    before = until(there, job, lambda now: now["ImportedUsers"] >= 1_000)
    assert before["Status"] == "InProgress", "the kill must come in the middle"
    until(there, job, lambda now: now["ImportedUsers"] > before["ImportedUsers"], 60)
    done = ended(there, job)
    assert (done["Status"], counts(done)) == ("Succeeded", (19_998, 1, 1))
    assert users(there) == 19_998 and uploads(cluster, job) == []
    assert cluster.two.stop() == 0


def test_a_job_that_one_node_runs_is_stopped_through_the_other(own_cluster):
    cluster = own_cluster()
    here, job = large(cluster)
    there = cluster.there(here)
    until(there, job, lambda now: now["ImportedUsers"] > 0)
    there.idp.stop_user_import_job(UserPoolId=here.id, JobId=job["JobId"])
    stopped = ended(there, job)
    assert stopped["Status"] == "Stopped" and 0 < stopped["ImportedUsers"] < 19_998
    assert users(here) == stopped["ImportedUsers"]
    seen(lambda: uploads(cluster, job) == [], 10)
    assert [node.stop() for node in cluster.nodes] == [0, 0]
