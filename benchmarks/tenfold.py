"""What growth costs everything else that is timed: two companies, one ten times the other."""

from collections.abc import Iterator

from benchmarks import operations
from benchmarks.asking import Rows
from benchmarks.measuring import Line, Operation, Times, measured
from benchmarks.serving import Served, served

CANDIDATES, TIMES = 2_500, 10  # of the small company; the large one has so many times as many
JOBS = 200
ALLOWED = 1.3  # times what the small one takes
ALIKE = ("sign in", "resume")  # in the names of what no company makes longer


def timed(engine: str, only: str = "") -> Iterator[Line]:
    """Ask both companies in turn for each thing that has the word in its name."""
    with (
        served(engine, CANDIDATES, JOBS) as small,
        served(engine, CANDIDATES * TIMES, JOBS) as large,
    ):
        for few, many in zip(_asked(engine, small), _asked(engine, large), strict=True):
            if only in few.name and not any(word in few.name for word in ALIKE):
                target = f"{ALLOWED} with {CANDIDATES:,}"
                name = f"{few.name}, {CANDIDATES * TIMES:,} candidates"
                both = Operation(name, many.work, few.work, _allowed, target)
                yield measured(engine, both, lambda: small.candidate.get("/auth/me"))


def _asked(engine: str, whose: Served) -> Iterator[Operation]:
    """Every operation of one company, made while its database is the one in use."""
    made = operations.operations(engine, whose.company, whose.server.url, _plain)
    while True:
        with whose.server.behind():
            operation = next(made, None)
        if operation is None:
            return
        yield operation


def _plain(statement: str, *_: object) -> Rows:
    raise AssertionError(f"Growth is measured beside the small company, not by SQL: {statement}")


def _allowed(of: Times) -> float:
    return ALLOWED * of.raw
