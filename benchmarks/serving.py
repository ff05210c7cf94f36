"""A company that is founded and served for as long as it is asked something."""

import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import company
from benchmarks.asking import Client
from benchmarks.company import Company
from talentra import db
from talentra.config import settings
from tests.harness import servers
from tests.harness.server import Server

SETTLING = 75  # seconds: a minute long it looks for what is committed late


@dataclass(frozen=True)
class Served:
    """Who is in it, where it is served, and who asks it."""

    company: Company
    server: Server
    candidate: Client


@contextmanager
def served(engine: str, candidates: int, jobs: int) -> Generator[Served]:
    """A company with so many candidates and open jobs, in a database of its own."""
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.empty(Path(folder), engine_kind=engine) as server,
    ):
        with server.behind():
            with _untold():
                founded = company.found(candidates, jobs)
            time.sleep(SETTLING)
            candidate = Client(server.url, founded.candidate)
        with candidate:
            yield Served(founded, server, candidate)


@contextmanager
def _untold() -> Generator[None]:
    """Statements that write thousands of rows take long, and keep nobody waiting."""
    told, settings().slow_statement = settings().slow_statement, 0
    db.dispose()
    try:
        yield
    finally:
        settings().slow_statement = told
        db.dispose()
