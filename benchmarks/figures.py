"""What is measured once and has no plain SQL beside it: tabs, starts, weights."""

from dataclasses import asdict, dataclass
from statistics import quantiles
from typing import Any


@dataclass(frozen=True)
class Figure:
    """One number, and the most that it may be."""

    engine: str
    name: str
    value: float
    unit: str
    allowed: float | None = None  # None: only told

    @property
    def is_met(self) -> bool:
        """Whether it is no more than its target."""
        return self.allowed is None or self.value <= self.allowed

    def flat(self) -> dict[str, Any]:
        """The figure as JSON carries it."""
        return {**asdict(self), "met": self.is_met}


def p95(values: list[float]) -> float:
    """The value that one of twenty exceeds."""
    return quantiles(values, n=20)[-1] if len(values) > 1 else values[0]
