"""python -m benchmarks: found a company, serve it, and time what people do with it."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import company, growth, operations, report
from benchmarks.asking import plainly
from benchmarks.measuring import Line, measured
from talentra import db
from tests.harness import run, servers

ENGINES = ("sqlite", "postgresql")
FEWEST_JOBS = 200  # more than one run applies to


def main(words: Sequence[str]) -> int:
    """Print the table of one run; 1 when an operation missed its target."""
    options = _parsed(words)
    jobs = options.jobs or max(options.candidates // company.FOR_EACH_JOB, FEWEST_JOBS)
    size = f"{options.candidates:,} candidates, {jobs:,} open jobs"
    _tell(f"{report.machine()}; {growth.SIZE if options.growth else size}")
    _tell(report.head())
    folder = run.begin()
    try:
        lines = [
            line for engine in options.engine or ENGINES for line in _timed(engine, jobs, options)
        ]
    finally:
        run.end(folder)
    if options.json:
        report.write(options.json, options.candidates, jobs, lines)
    return 0 if all(line.is_met for line in lines) else 1


def _timed(engine: str, jobs: int, options: argparse.Namespace) -> list[Line]:
    if not options.growth:
        return timed(engine, options.candidates, jobs, options.only)
    lines = list(growth.timed(engine, options.only))
    for line in lines:
        _tell(report.row(line))
    return lines


def timed(engine: str, candidates: int, jobs: int, only: str) -> list[Line]:
    """Time every operation with the word in its name, on one engine."""
    lines: list[Line] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.empty(Path(folder), engine_kind=engine) as server,
        server.behind(),
        plainly(db.engine()) as query,
    ):
        founded = company.found(candidates, jobs)
        with operations.me(founded, server.url) as nothing:
            for operation in operations.operations(engine, founded, server.url, query):
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
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the table there too")
    return parser.parse_args(words)


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
