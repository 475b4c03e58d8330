"""A server that has as much of everything as it may have, and whose mail server refuses every message.

What would take minutes to create is written into its database while it is stopped: copies of what was created once.
"""

from pathlib import Path

from harness.minimal_inputs import GROUP, OIDC, PROVIDER, ROLE
from harness.pools import Pool
from harness.server import Server
from harness.sinks import MailServer
from harness.stores import Embedded, Postgres

POOLS, CLIENTS, GROUPS, PROVIDERS, JOBS, MESSAGES = 10_000, 1_000, 10_000, 300, 1_000, 100_000
SENDER = '[email.smtp]\nhost = "localhost"\nport = {}\ntls = "none"\nfrom = "no-reply@example.com"\n'
CODES_FIRST = {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP"]}}
ADDRESS = {"email": "jane@example.com", "email_verified": "true"}
NEVER = 1 << 52


class FullServer:
    """The running server, with one pool that is full, and one in which `jane` signs in by codes that cannot be queued."""

    def __init__(self, directory: Path, make_client):
        self.mail = MailServer()
        configuration = directory / "vestibule.toml"
        configuration.write_text(SENDER.format(self.mail.port))
        self.server = Server(directory / "data", arguments=("--config", str(configuration))).start()
        self.idp = make_client(self.server, "cognito-idp")
        self.pool = Pool(self.server, self.idp)
        self.client = self.pool.client()
        codes = Pool(self.server, self.idp, AutoVerifiedAttributes=["email"], Policies=CODES_FIRST)
        self.codes = codes.client(ExplicitAuthFlows=["ALLOW_USER_AUTH"])
        codes.user("jane", **ADDRESS)
        named = {"UserPoolId": self.pool.id}
        self.idp.create_group(**named, GroupName=GROUP)
        self.idp.create_identity_provider(**named, ProviderName=PROVIDER, ProviderType="OIDC", ProviderDetails=OIDC)
        job = self.idp.create_user_import_job(**named, JobName="first", CloudWatchLogsRoleArn=ROLE)["UserImportJob"]
        assert self.server.stop() == 0
        store = self.server.store
        _fill(store, "app_clients", "id", self.client.id, CLIENTS)
        _fill(store, "groups", "name", GROUP, GROUPS)
        _fill(store, "pool_resources", "id", PROVIDER, PROVIDERS)
        _fill(store, "pool_resources", "id", job["JobId"], JOBS)
        _fill(store, "user_pools", "id", codes.id, POOLS)
        _queue(store, codes.id, MESSAGES)
        self.server.start()

    def stop(self):
        self.server.kill()
        self.server.store.drop()
        self.mail.stop()


def _fill(store: Embedded | Postgres, table: str, key: str, original: str, most: int) -> None:
    """Copies a row until there are so many of them."""
    columns = store.columns(table)
    # Where the order of creation is given, it is a number far greater than these.
    changed = {key: f"{key} || n", "seq": "seq + n"}
    values = ", ".join(changed.get(name, name) for name in columns)
    made = store.execute(
        f"WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < {most})"
        f" INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM numbers, {table} WHERE {key} = '{original}'"
    )
    assert made == most - 1


def _queue(store: Embedded | Postgres, pool: str, most: int) -> None:
    """Messages that nobody can read, to be delivered some day."""
    values = {
        "id": "'message' || n",
        "seq": "n",
        "pool_id": f"'{pool}'",
        "sealed": store.blob,
        "attempts": "0",
        "next_attempt_at": str(NEVER),
        "give_up_at": str(NEVER),
    }
    columns = store.columns("queued_messages")
    store.execute(
        f"WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {most})"
        f" INSERT INTO queued_messages ({', '.join(columns)}) SELECT {', '.join(values[name] for name in columns)} FROM numbers"
    )
