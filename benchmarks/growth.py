"""What growth costs: the same request to two companies, of which one is many times as large.

Lists of jobs meet 100 times the jobs, all else ten times the candidates and applications.
Both are asked in turn in one run, so that both meet the same machine; `raw` is the small one.
"""

from collections.abc import Iterator

from benchmarks import tenfold
from benchmarks.asking import Client
from benchmarks.measuring import Line, Operation, Times, Work, measured
from benchmarks.serving import served

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
    of_jobs = any(only in name for name in ASKED)
    if of_jobs:
        yield from _jobs(engine, only, many)
    if not only or not of_jobs:
        yield from tenfold.timed(engine, only)


def _jobs(engine: str, only: str, many: int) -> Iterator[Line]:
    with served(engine, CANDIDATES, FEW) as few, served(engine, CANDIDATES, many) as lots:
        small, large = few.candidate, lots.candidate
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


def _asking(reader: Client, query: dict[str, str]) -> Work:
    return lambda: reader.get("/jobs", limit=25, **query)


def _allowed(of: Times) -> float:
    return ALLOWED * of.raw
