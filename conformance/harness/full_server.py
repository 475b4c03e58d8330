"""A server that has as much of everything as it may have, and whose mail server refuses every message.

What would take minutes to create is written into its database while it is stopped: copies of what was created once.
"""

import sqlite3
from pathlib import Path

from harness.minimal_inputs import GROUP, OIDC, PROVIDER, ROLE
from harness.pools import Pool
from harness.server import Server
from harness.sinks import MailServer

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
        with sqlite3.connect(self.server.data / "vestibule.db") as database:
            _fill(database, "app_clients", "id", self.client.id, CLIENTS)
            _fill(database, "groups", "name", GROUP, GROUPS)
            _fill(database, "pool_resources", "id", PROVIDER, PROVIDERS)
            _fill(database, "pool_resources", "id", job["JobId"], JOBS)
            _fill(database, "user_pools", "id", codes.id, POOLS)
            _queue(database, codes.id, MESSAGES)
        database.close()
        self.server.start()

    def stop(self):
        self.server.kill()
        self.mail.stop()


def _fill(database: sqlite3.Connection, table: str, key: str, original: str, most: int) -> None:
    """Copies a row until there are so many of them."""
    columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]
    values = ", ".join(f"{name} || n" if name == key else name for name in columns)
    database.execute(
        f"WITH RECURSIVE numbers(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
        f" INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM numbers, {table} WHERE {key} = ?",
        (most, original),
    )


def _queue(database: sqlite3.Connection, pool: str, most: int) -> None:
    """Messages that nobody can read, to be delivered some day."""
    database.execute(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)"
        " INSERT INTO queued_messages (id, pool_id, sealed, attempts, next_attempt_at, give_up_at)"
        " SELECT 'message' || n, ?, x'00', 0, ?, ? FROM numbers",
        (most, pool, NEVER, NEVER),
    )
