"""What is behind a server: the embedded store in its data directory, or a database of its own in PostgreSQL.

`CONFORMANCE_STORE=postgres` has every server use PostgreSQL, unless its test says otherwise; `TEST_DATABASE_URL` says which,
as a role that may create databases. Tests look at what is stored, and change it, only here.
"""

import base64
import os
import shutil
import sqlite3
import subprocess
import uuid
from contextlib import closing
from pathlib import Path

# Where Debian's packages put the programs, a directory to each version.
PACKAGED = Path("/usr/lib/postgresql")
MASTER_KEYS = ("VESTIBULE_MASTER_KEY", "VESTIBULE_MASTER_KEY_FILE")

_databases: dict[Path, "Postgres"] = {}


def is_postgres() -> bool:
    """Whether servers use PostgreSQL."""
    store = os.environ.get("CONFORMANCE_STORE", "sqlite")
    if store not in ("sqlite", "postgres"):
        raise RuntimeError(f"CONFORMANCE_STORE is sqlite or postgres, not {store}")
    return store == "postgres"


def of(data: Path) -> "Embedded | Postgres":
    """The store of the servers that have this data directory."""
    if not is_postgres():
        return Embedded(data)
    return _databases.setdefault(data.resolve(), Postgres(data))


def drop_all() -> None:
    for store in _databases.values():
        store.drop()


class Embedded:
    """SQLite in the data directory."""

    # A blob in SQL.
    blob = "x'00'"

    def __init__(self, data: Path):
        self.data = data

    def arguments(self, environment: dict, arguments: tuple, url: str | None = None) -> list[str]:
        """What a server is told about its store, beside what its test tells it."""
        return []

    def execute(self, sql: str) -> int:
        """Changes what is stored, while no server runs; answers how many rows."""
        with closing(sqlite3.connect(self.data / "vestibule.db")) as database, database:
            database.execute(sql)
            return database.execute("SELECT changes()").fetchone()[0]

    def columns(self, table: str) -> list[str]:
        """The columns of a table that have to be given for a new row."""
        with closing(sqlite3.connect(self.data / "vestibule.db")) as database:
            return [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]

    def contents(self) -> bytes:
        """All that is kept, byte for byte."""
        return _files(self.data)

    def uploads(self) -> list[str]:
        """The files of import jobs that are kept."""
        return [path.name for path in (self.data / "imports").iterdir()]

    def drop(self) -> None:
        """Nothing: the directory is the test's."""


class Postgres:
    """A database, made when the first server needs it. Functions and logs are in the data directory all the same."""

    blob = r"'\x00'::bytea"

    def __init__(self, data: Path):
        self.data = data
        self.name = f"vestibule_conformance_{uuid.uuid4().hex}"
        self.is_made = False

    @property
    def url(self) -> str:
        before, mark, parameters = _administration().partition("?")
        return before.rpartition("/")[0] + "/" + self.name + mark + parameters

    def arguments(self, environment: dict, arguments: tuple, url: str | None = None) -> list[str]:
        flags = {argument.partition("=")[0] for argument in arguments}
        # Servers on a database are told their URL: this one, unless their test knows another.
        told = []
        if url and "--public-url" not in flags and "VESTIBULE_PUBLIC_URL" not in environment:
            told = ["--public-url", url]
        if "--database-url" in flags or "VESTIBULE_DATABASE_URL" in environment:
            return told
        self.make()
        # As on two cores, wherever this runs: PostgreSQL has so many connections for all servers.
        told += ["--database-url", self.url, "--database-connections", "8"]
        if "--master-key-file" not in flags and not any(name in environment for name in MASTER_KEYS):
            told += ["--master-key-file", str(self._master_key())]
        return told

    def make(self) -> None:
        """Makes the database, unless it is there."""
        if not self.is_made:
            _psql(_administration(), f"CREATE DATABASE {self.name} TEMPLATE template0")
            self.is_made = True

    def _master_key(self) -> Path:
        key = self.data / "master.key"
        if not key.exists():
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(base64.b64encode(os.urandom(32)))
        return key

    def execute(self, sql: str) -> int:
        # As in "UPDATE 2" and "INSERT 0 2".
        return int(_psql(self.url, sql).split()[-1])

    def columns(self, table: str) -> list[str]:
        named = f"SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' ORDER BY ordinal_position"
        return _psql(self.url, named).decode().split()

    def contents(self) -> bytes:
        tables = _psql(self.url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'").decode().split()
        return _files(self.data) + _psql(self.url, *(f"COPY {table} TO STDOUT (FORMAT binary)" for table in tables))

    def uploads(self) -> list[str]:
        return _psql(self.url, "SELECT DISTINCT file FROM file_pieces").decode().split()

    def drop(self) -> None:
        if self.is_made:
            _psql(_administration(), f"DROP DATABASE {self.name} WITH (FORCE)")
            self.is_made = False


def _files(directory: Path) -> bytes:
    return b"".join(path.read_bytes() for path in directory.rglob("*") if path.is_file())


def _administration() -> str:
    """The database from which others are made."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        raise RuntimeError("TEST_DATABASE_URL is not set: `cargo xtask test` starts PostgreSQL and sets it")
    return url


def _psql(url: str, *statements: str) -> bytes:
    """Runs statements one by one and answers what they print."""
    # The package's own program rather than the wrapper around it, which takes longer to start.
    packaged = [path for path in PACKAGED.glob("*/bin/psql") if path.parts[-3].isdecimal()]
    newest = max(packaged, key=lambda path: int(path.parts[-3]), default=None)
    program = newest or shutil.which("psql")
    if not program:
        raise RuntimeError("there is no psql: install the package postgresql-client")
    commands = [part for statement in statements for part in ("-c", statement)]
    done = subprocess.run(
        [program, "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", *commands, url],
        env={name: value for name, value in os.environ.items() if not name.startswith("PG")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"psql ended with {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout
