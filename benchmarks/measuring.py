"""One operation, timed in turn with what it is compared to, so that both meet the same machine."""

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any

Work = Callable[[], object]

WARM, ROUNDS = 5, 100
LONGEST = 20.0  # seconds for one operation, however few rounds that leaves
FEWEST = 10  # rounds, however long they take


@dataclass(frozen=True)
class Operation:
    """What people do, the same as plain SQL, and how long it may take by the two."""

    name: str
    work: Work
    raw: Work
    allowed: Callable[["Times"], float]  # milliseconds
    target: str  # the same in words
    by_p95: bool = False  # whether the p95 has to meet it instead of the median


@dataclass(frozen=True)
class Times:
    """Milliseconds: the work's median and p95, and those of what it is compared with."""

    median: float
    p95: float
    me: float
    raw: float
    raw_p95: float


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    engine: str
    operation: str
    times: Times
    allowed: float
    target: str
    by_p95: bool = False

    @property
    def is_met(self) -> bool:
        """Whether the work took no longer than its target."""
        return (self.times.p95 if self.by_p95 else self.times.median) <= self.allowed

    def flat(self) -> dict[str, Any]:
        """The line as JSON carries it."""
        return {**asdict(self), "ratio": self.times.median / self.times.raw, "met": self.is_met}


def measured(engine: str, operation: Operation, me: Work) -> Line:
    """Time the operation, its plain SQL and a signed-in request that does nothing, in turn."""
    asked = (operation.work, operation.raw, me)
    for work in asked * WARM:
        work()
    taken: list[list[float]] = [[], [], []]
    end = time.monotonic() + LONGEST
    while len(taken[0]) < ROUNDS and (time.monotonic() < end or len(taken[0]) < FEWEST):
        for work, times in zip(asked, taken, strict=True):
            times.append(_milliseconds(work))
    done, raw, nothing = taken
    times = Times(median(done), _p95(done), median(nothing), median(raw), _p95(raw))
    allowed = operation.allowed(times)
    return Line(engine, operation.name, times, allowed, operation.target, operation.by_p95)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _milliseconds(work: Work) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
