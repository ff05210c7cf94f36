"""The table of one run, for people and for machines."""

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure
from benchmarks.measuring import Line

HEADS = ("engine", "operation", "median", "p95", "per s", "me", "raw", "ratio", "allowed", "")
WIDTHS = (11, 42, 8, 8, 7, 7, 8, 7, 8, 6)


def head() -> str:
    """The names of the columns; times are in milliseconds."""
    return _row(HEADS)


def row(line: Line) -> str:
    """One operation."""
    times = line.times
    return _row(
        (
            line.engine,
            line.operation,
            f"{times.median:.2f}",
            f"{times.p95:.2f}",
            f"{1000 / times.median:.0f}",
            f"{times.me:.2f}",
            f"{times.raw:.3f}",
            f"{times.median / times.raw:.1f}",
            f"{line.allowed:.2f}",
            "ok" if line.is_met else "over",
        )
    )


def figure_row(figure: Figure) -> str:
    """One figure: its value, unit and target stand where the times of operations do."""
    allowed = "" if figure.allowed is None else f"{figure.allowed:.2f}"
    verdict = "" if figure.allowed is None else "ok" if figure.is_met else "over"
    told = (f"{figure.value:.3f}", figure.unit, "", "", "", "", allowed, verdict)
    return _row((figure.engine, figure.name, *told))


def write(
    path: Path,
    candidates: int,
    jobs: int,
    lines: Sequence[Line],
    figures: Sequence[Figure] = (),
) -> None:
    """All of it as JSON, with the machine it ran on."""
    size = {"candidates": candidates, "jobs": jobs}
    said = {"machine": machine(), **size, "lines": [line.flat() for line in lines]}
    said["figures"] = [figure.flat() for figure in figures]
    path.write_text(json.dumps(said, indent=2) + "\n")


def machine() -> str:
    """What the figures were measured on."""
    cores = f"{os.cpu_count()} cores"
    return f"{platform.machine()}, {cores}, {platform.system()}, Python {platform.python_version()}"


def _row(cells: Sequence[str]) -> str:
    first = f"{cells[0]:<{WIDTHS[0]}}{cells[1]:<{WIDTHS[1]}}"
    return first + "".join(
        f"{cell:>{width}}" for cell, width in zip(cells[2:], WIDTHS[2:], strict=True)
    )
