"""python -m benchmarks: found a company, serve it, and time what people do with it."""

import argparse
import resource
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import company, exporting, growth, living, operations, report, starting, weight
from benchmarks.asking import plainly
from benchmarks.company import Company
from benchmarks.figures import Figure
from benchmarks.measuring import Line, measured
from benchmarks.serving import served
from talentra import db
from tests.harness import run
from tests.harness.server import Server

ENGINES = ("sqlite", "postgresql")
FILES = 8_192  # open ones: a socket of each tab, here and in the server
FEWEST_JOBS = 200  # more than one run applies to


def main(words: Sequence[str]) -> int:
    """Print the table of one run; 1 when an operation missed its target."""
    options = _parsed(words)
    jobs = options.jobs or max(options.candidates // company.FOR_EACH_JOB, FEWEST_JOBS)
    size = f"{options.candidates:,} candidates, {jobs:,} open jobs"
    _tell(f"{report.machine()}; {growth.SIZE if options.growth else size}")
    _tell(report.head())
    folder, found = run.begin(), Found()
    try:
        for engine in options.engine or ENGINES:
            _run(engine, jobs, options, found)
    finally:
        run.end(folder)
        if options.json:  # also what there was before something failed
            report.write(options.json, options.candidates, jobs, found.lines, found.figures)
    return 0 if all(each.is_met for each in (*found.lines, *found.figures)) else 1


@dataclass
class Found:
    """What one run has measured so far."""

    lines: list[Line] = field(default_factory=list[Line])
    figures: list[Figure] = field(default_factory=list[Figure])


def _run(engine: str, jobs: int, options: argparse.Namespace, found: Found) -> None:
    if options.growth:
        for line in growth.timed(engine, options.only):
            found.lines.append(line)
            _tell(report.row(line))
        return
    if not options.figures:
        found.lines += timed(engine, options.candidates, jobs, options.only)
    for figure in figured(engine, options.candidates, jobs, options.only, options.tabs):
        found.figures.append(figure)
        _tell(report.figure_row(figure))


def figured(engine: str, candidates: int, jobs: int, only: str, tabs: int) -> Iterator[Figure]:
    """Every figure of the parts with the word in their name: exports, live, pages, starts."""
    resource.setrlimit(
        resource.RLIMIT_NOFILE, (FILES, resource.getrlimit(resource.RLIMIT_NOFILE)[1])
    )
    with tempfile.TemporaryDirectory() as folder:
        if any(only in part for part in ("exports", "live", "pages")):
            with served(engine, candidates, jobs) as it, it.server.behind():
                yield from _of_company(engine, it.company, it.server, only, tabs)
        if only in "starts" and engine == "sqlite":
            yield from starting.figures(Path(folder))


def _of_company(
    engine: str, founded: Company, server: Server, only: str, tabs: int
) -> Iterator[Figure]:
    if only in "exports":  # first, as long as the server has done nothing else
        yield from exporting.figures(engine, founded, server)
    if only in "pages" and engine == "sqlite":  # a page weighs the same on both
        yield from weight.figures(founded, server)
    if only in "live":
        yield from living.figures(engine, founded, server, tabs)


def timed(engine: str, candidates: int, jobs: int, only: str) -> list[Line]:
    """Time every operation with the word in its name, on one engine."""
    lines: list[Line] = []
    with (
        served(engine, candidates, jobs) as it,
        it.server.behind(),
        plainly(db.engine()) as query,
        operations.me(it.company, it.server.url) as nothing,
    ):
        for operation in operations.operations(engine, it.company, it.server.url, query):
            if only in operation.name:
                lines.append(measured(engine, operation, nothing))
                _tell(report.row(lines[-1]))
    return lines


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m talentra bench")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="default: both")
    parser.add_argument("--candidates", type=int, default=company.CANDIDATES)
    parser.add_argument("--jobs", type=int, help="open ones; default: one for 100 candidates")
    parser.add_argument("--only", default="", metavar="WORD", help="operations with this word")
    parser.add_argument(
        "--growth", action="store_true", help="only: what takes longer in a large company"
    )
    parser.add_argument(
        "--figures",
        action="store_true",
        help="only: exports, live, pages, starts (words for --only)",
    )
    parser.add_argument("--tabs", type=int, default=living.TABS, help="open pages at once")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there too")
    return parser.parse_args(words)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
