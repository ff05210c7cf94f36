"""What growth costs: the same request to two companies, of which one has 100 times the jobs.

Both are asked in turn in one run, so that both meet the same machine; `raw` is the small one.
"""

import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import company
from benchmarks.asking import Client
from benchmarks.measuring import Line, Operation, Times, Work, measured
from tests.harness import servers

FEW, MANY = 200, 20_000  # open jobs
CANDIDATES = 1_000
SIZE = f"{FEW:,} and {MANY:,} open jobs"
ALLOWED = 1.2  # times what the small one takes
TARGET = f"{ALLOWED} at {FEW} jobs"
ASKED = {
    "job list, 25 rows": {},
    "jobs by a word that all have": {"q": "moves"},
    "jobs by a word that some have": {"q": "welder"},
    "jobs by a word that few have": {"q": "lighthouse"},
}


def timed(engine: str, only: str = "", many: int = MANY) -> Iterator[Line]:
    """Time each request that has the word in its name against both companies."""
    with _reader(engine, FEW) as small, _reader(engine, many) as large:
        for name, query in ASKED.items():
            if only in name:
                operation = Operation(
                    f"{name}, {many:,} jobs",
                    _asking(large, query),
                    _asking(small, query),
                    _allowed,
                    TARGET,
                )
                yield measured(engine, operation, lambda: small.get("/auth/me"))


@contextmanager
def _reader(engine: str, jobs: int) -> Generator[Client]:
    """A candidate of a company with so many open jobs, which is served."""
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.empty(Path(folder), engine_kind=engine) as server,
    ):
        with server.behind():
            reader = Client(server.url, company.found(CANDIDATES, jobs).candidate)
        with reader:
            yield reader


def _asking(reader: Client, query: dict[str, str]) -> Work:
    return lambda: reader.get("/jobs", limit=25, **query)


def _allowed(of: Times) -> float:
    return ALLOWED * of.raw
