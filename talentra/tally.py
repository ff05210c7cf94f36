"""What this process counts of itself: how often, how long, and how much there is right now.

A series is named as Prometheus writes it. Counts only grow, so those of several processes can be
added; what is watched is asked for at the moment it is told.
"""

import os
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)  # seconds
PAGE = 4096  # bytes; os.sysconf says so where it is something else
MEMORY = "/proc/self/statm"  # Linux: pages in all, pages in memory
Series = dict[str, float]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a process has counted since it began, and what it has right now."""

    counts: Series = field(default_factory=Series)
    levels: Series = field(default_factory=Series)


_lock = threading.Lock()
_counts: Series = {}
_watched: dict[str, Callable[[], float]] = {}


def count(name: str, **labels: object) -> None:
    """Count one more of it."""
    with _lock:
        _add(_series(name, labels), 1)


def time(name: str, seconds: float, **labels: object) -> None:
    """Count one more that took so long."""
    with _lock:
        for most in BUCKETS:
            if seconds <= most:
                _add(_series(f"{name}_bucket", {**labels, "le": most}), 1)
        _add(_series(f"{name}_bucket", {**labels, "le": "+Inf"}), 1)
        _add(_series(f"{name}_sum", labels), seconds)
        _add(_series(f"{name}_count", labels), 1)


def watch(name: str, level: Callable[[], float]) -> None:
    """Tell from now on how much of it there is; asked on the event loop, so quick."""
    _watched[name] = level


def snapshot() -> Snapshot:
    """Everything as it stands."""
    with _lock:
        counted = dict(_counts)
    return Snapshot(counted, {name: float(level()) for name, level in _watched.items()})


def added(snapshots: list[Snapshot]) -> Snapshot:
    """What several processes have together."""
    together = Snapshot()
    for each in snapshots:
        for into, from_ in ((together.counts, each.counts), (together.levels, each.levels)):
            for name, number in from_.items():
                into[name] = into.get(name, 0) + number
    return together


def memory() -> float:
    """Bytes of memory that this process holds; 0 where the system does not say."""
    try:
        with open(MEMORY) as file:  # noqa: PTH123 -- not a file of ours
            return int(file.read().split()[1]) * _page()
    except OSError:
        return 0


def _page() -> int:
    return os.sysconf("SC_PAGE_SIZE") if "SC_PAGE_SIZE" in os.sysconf_names else PAGE


def _add(series: str, number: float) -> None:
    _counts[series] = _counts.get(series, 0) + number


def _series(name: str, labels: dict[str, object]) -> str:
    told = ",".join(f'{label}="{value}"' for label, value in labels.items())
    return f"{name}{{{told}}}" if told else name


os.register_at_fork(after_in_child=_counts.clear)
watch("memory_bytes", memory)
