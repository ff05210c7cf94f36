"""A CSV of every application beside what the database's own driver needs for the same rows."""

import csv
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

import psutil

from benchmarks.asking import Client
from benchmarks.company import Company
from benchmarks.figures import Figure
from talentra import db
from tests.harness.server import Server

ROUNDS = 3
FIRST, GROWN = 300, 64  # milliseconds until the first bytes; MB over the idle server
ALLOWED = {"sqlite": 1, "postgresql": 3}  # times what the driver takes
OFTEN = 0.02  # seconds between two looks at the server's memory
PATH = "/reports/system"
NAME = {"sqlite": "json_extract(profile, '$.full_name')", "postgresql": "profile->>'full_name'"}
STATEMENT = """
SELECT company, title, {name}, stage, handler.full_name FROM applications
JOIN jobs ON jobs.id = job_id JOIN seals ON application_id = applications.id
LEFT JOIN users AS handler ON handler.id = applications.recruiter_id
ORDER BY applied_at DESC, applications.id DESC
"""


def figures(engine: str, company: Company, server: Server) -> Iterator[Figure]:
    """Memory first, of the first export of a server that did nothing else; then the times."""
    with tempfile.TemporaryDirectory() as folder, Client(server.url, company.admin) as admin:
        file = Path(folder, "export.csv")
        grown = _grown(server, lambda: _taken(admin, file))
        ours, raw = list[tuple[float, float]](), list[float]()
        for _ in range(ROUNDS):  # in turn, so that both meet the same machine
            raw.append(_seconds(lambda: PLAIN[engine](file)))
            ours.append(_taken(admin, file))
        rows = _lines(file) - 1  # the header is none
    first, took, plain = (median(each) for each in (*zip(*ours, strict=True), raw))
    yield Figure(engine, "export: rows", rows, "")
    yield Figure(engine, "export: rows a second", rows / took, "")
    yield Figure(engine, "the driver alone: rows a second", rows / plain, "")
    yield Figure(engine, "export: time of the driver", took / plain, "times", ALLOWED[engine])
    yield Figure(engine, "export: first bytes", first * 1000, "ms", FIRST)
    yield Figure(engine, "export: memory", grown / 1e6, "MB", GROWN)


def _taken(admin: Client, file: Path) -> tuple[float, float]:
    """Seconds until the first bytes, and until all were in the file."""
    began, first = time.perf_counter(), 0.0
    with file.open("wb") as opened:
        for piece in admin.pieces(PATH):
            first = first or time.perf_counter() - began
            opened.write(piece)
    return first, time.perf_counter() - began


def _with_csv_writer(file: Path) -> None:
    """SQLite's cursor and a loop of csv.writer."""
    with db.reading() as session, file.open("w", newline="", encoding="utf-8") as opened:
        driver: Any = session.connection().connection.driver_connection
        cursor = driver.cursor()
        csv.writer(opened).writerows(cursor.execute(STATEMENT.format(name=NAME["sqlite"])))


def _with_copy(file: Path) -> None:
    """PostgreSQL's COPY."""
    statement = STATEMENT.format(name=NAME["postgresql"])
    with db.reading() as session, file.open("wb") as opened:
        driver: Any = session.connection().connection.driver_connection
        with driver.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 0")
            cursor.copy_expert(f"COPY ({statement}) TO STDOUT (FORMAT csv)", opened)


PLAIN: dict[str, Callable[[Path], None]] = {"sqlite": _with_csv_writer, "postgresql": _with_copy}


def _grown(server: Server, work: Callable[[], object]) -> int:
    """Bytes that the server's processes hold at most during the work more than before it."""
    before, most, done = _memory(server), 0, threading.Event()
    worker = threading.Thread(target=lambda: (work(), done.set()))
    worker.start()
    while not done.wait(OFTEN) and worker.is_alive():
        most = max(most, _memory(server))
    worker.join()
    return most - before


def _memory(server: Server) -> int:
    """Bytes that the server's processes hold, without what they share."""
    running = psutil.Process(server.pid)
    return sum(each.memory_full_info().uss for each in [running, *running.children()])


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _lines(file: Path) -> int:
    with file.open("rb") as opened:
        return sum(1 for _ in opened)
