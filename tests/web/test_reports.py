"""Reports from the running server, taken by people who go away in the middle."""

import socket
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.models import Application, Profile, Role, Seal, User
from tests.harness.cast import Cast
from tests.web.wall import Wall

MANY, LONG = 3000, 8000  # rows, and signs in each: more than any socket keeps on its way
REPORT = "/api/reports/system"


@pytest.fixture(scope="module")
def crowded(staged: tuple[Wall, Cast]) -> Wall:
    """The running server with many applications, of people with very long names."""
    wall, cast = staged
    with wall.behind(), db.transaction() as session:
        _crowd(session, cast)
    return wall


def _crowd(session: Session, cast: Cast) -> None:
    sealed: dict[str, Any] = session.get_one(Seal, cast.cleos_application_id).model_dump()
    sealed["profile"] = {**sealed["profile"], "full_name": "n" * LONG}
    people = [
        User(email=f"c{number}@people.example", full_name="C", role=Role.CANDIDATE)
        for number in range(MANY)
    ]
    sent = [Application(candidate_id=user.id, job_id=cast.job_id) for user in people]
    for rows in (
        people,
        [Profile(user_id=user.id) for user in people],
        sent,
        [Seal(**dict[str, Any](sealed, application_id=each.id)) for each in sent],
    ):
        session.add_all(rows)
        session.flush()


class TestReport:
    def test_arrives_whole_through_a_link(self, crowded: Wall) -> None:
        answer = crowded.get(REPORT, crowded.cookie("ada"))
        assert answer.status_code == HTTPStatus.OK
        with crowded.behind(), db.reading() as session:
            there = len(session.execute(select(col(Application.id))).all())
        assert answer.content.count(b"\r\n") == there + 1

    def test_is_not_for_the_cookie_of_others(self, crowded: Wall) -> None:
        assert crowded.get(REPORT, crowded.cookie("rosa")).status_code == HTTPStatus.FORBIDDEN
        assert crowded.get(REPORT).status_code == HTTPStatus.UNAUTHORIZED

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_of_somebody_who_goes_away_keeps_no_place(self, crowded: Wall, kind: str) -> None:
        cookie = crowded.cookie("ada")
        for _ in range(6):  # more than may be under way at the same time
            _begun(crowded, cookie, kind).close()
        _until(lambda: crowded.get(REPORT, cookie).status_code == HTTPStatus.OK)


def _begun(wall: Wall, cookie: str, kind: str) -> socket.socket:
    """A connection on which a report has begun, and of which nothing more is read."""
    connection = socket.create_connection(("127.0.0.1", wall.port), timeout=10)
    host = urlsplit(wall.url).netloc
    asked = f"GET {REPORT}?format={kind} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\r\n"
    connection.sendall(asked.encode())
    assert connection.recv(64).startswith(b"HTTP/1.1 200")
    return connection


def _until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < ends, "it never came to that"
        time.sleep(0.05)
