"""What growth costs the numbers that admins look at: two companies, one ten times the other."""

from collections.abc import Iterator

from benchmarks.asking import Client
from benchmarks.measuring import Line, Operation, Times, measured
from benchmarks.serving import served

CANDIDATES, TIMES = 500, 10  # of the small company; the large one has so many times as many
JOBS = 200
ALLOWED = 1.3  # times what the small one takes
NAME = "admin's dashboard"


def timed(engine: str, candidates: int = CANDIDATES) -> Iterator[Line]:
    """Ask both companies in turn for the numbers of the whole company."""
    with (
        served(engine, candidates, JOBS) as small,
        served(engine, candidates * TIMES, JOBS) as large,
    ):
        target = f"{ALLOWED} with {candidates:,}"
        name = f"{NAME}, {candidates * TIMES:,} candidates"
        few, many = small.admin, large.admin
        operation = Operation(name, lambda: _ask(many), lambda: _ask(few), _allowed, target)
        yield measured(engine, operation, lambda: few.get("/auth/me"))


def _ask(admin: Client) -> object:
    return admin.get("/admin/dashboard")


def _allowed(of: Times) -> float:
    return ALLOWED * of.raw
