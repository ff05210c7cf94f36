"""Numbers for Prometheus: every line is one that it takes, and every family is told what it is."""

import re

import pytest

from talentra import db, tally
from talentra.services import workers
from talentra.tally import Snapshot
from tests.api.rest import signed_in
from tests.harness.cast import Cast

HELP = re.compile(r"# HELP (talentra_\w+) \S.*")
TYPE = re.compile(r"# TYPE (talentra_\w+) (gauge|counter|histogram)")
SAMPLE = re.compile(r'(talentra_\w+)(\{\w+="[^"\n]*"(,\w+="[^"\n]*")*\})? [0-9.e+-]+')


def _numbers(text: str) -> dict[str, float]:
    told = (line.rpartition(" ") for line in text.splitlines() if not line.startswith("#"))
    return {name: float(number) for name, _, number in told}


@pytest.fixture(autouse=True)
def counted() -> None:
    """Something of every kind was counted."""
    tally.count("requests_total", door="rest", status=200)
    tally.count("events_total", outcome="done")
    tally.count("log_lines_total", level="warning", event="slow_statement")
    for seconds in (0.004, 0.3, 20):
        tally.time("request_seconds", seconds, door="rest")
        tally.time("event_seconds", seconds)


def test_every_line_is_well_formed_and_stands_under_its_family(cast: Cast) -> None:
    told = signed_in(cast.ada).get("metrics").text
    family, seen = "", list[str]()
    for line in told.splitlines():
        if head := HELP.fullmatch(line):
            family = head[1]
            assert family not in seen
            seen.append(family)
        elif kind := TYPE.fullmatch(line):
            assert kind[1] == family
        else:
            sample = SAMPLE.fullmatch(line)
            assert sample, line
            assert re.fullmatch(rf"{family}(_bucket|_sum|_count)?", sample[1]), line
    assert {"talentra_requests_total", "talentra_event_seconds", "talentra_workers"} <= {*seen}


def test_buckets_rise_to_the_count(cast: Cast) -> None:
    told = _numbers(signed_in(cast.ada).get("metrics").text)
    buckets = [
        number
        for name, number in told.items()
        if name.startswith('talentra_request_seconds_bucket{door="rest"')
    ]
    assert buckets == sorted(buckets)
    assert buckets[-1] == told['talentra_request_seconds_count{door="rest"}']


def test_adds_what_another_worker_has_counted(cast: Cast) -> None:
    name = 'requests_total{door="rest",status="200"}'
    ada = signed_in(cast.ada)
    before = _numbers(ada.get("metrics").text)
    with db.transaction() as session:
        workers.note(session, workers.ENDED, Snapshot({name: 1000}, {"sockets_open": 8}))
    after = _numbers(ada.get("metrics").text)
    assert after[f"talentra_{name}"] == before[f"talentra_{name}"] + 1000
    assert after["talentra_sockets_open"] == before.get("talentra_sockets_open", 0) + 8
    assert after["talentra_workers"] == 2


def test_knows_every_family_that_is_counted(cast: Cast) -> None:
    """A series without its family would be a failure of whoever reads the numbers."""
    assert signed_in(cast.ada).get("metrics").status_code == 200
    levels = tally.snapshot().levels
    assert {"database_connections", "database_queue", "live_topics", "memory_bytes"} <= {*levels}
    assert levels["memory_bytes"] > 1_000_000
