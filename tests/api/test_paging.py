"""Going through a list by its cursor while others write: nothing skipped, nothing twice."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talentra import db
from talentra.errors import Expected
from talentra.models import Actor, Scope, Stage
from talentra.services import api_tokens, applications
from tests.api.rest import Rest, signed_in
from tests.harness.cast import Cast
from tests.services import acts

Arrive = Callable[[Cast], object]
SLOW = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]


def walk(person: Rest, path: str, limit: int, between: Callable[[], object]) -> list[str]:
    """The ids of the whole list, page by page; something happens between two pages."""
    ids: list[str] = []
    cursor: dict[str, Any] = {}
    while True:
        page = person.get(path, limit=limit, **cursor).json()
        ids += [each["id"] for each in page["items"]]
        if page["next_cursor"] is None:
            return ids
        assert len(page["items"]) == limit
        cursor = {"cursor": page["next_cursor"]}
        between()


def a_job(cast: Cast) -> None:
    """Rosa posts another job."""
    with db.transaction() as session:
        acts.post(session, cast.rosa)


def somebody(cast: Cast) -> None:
    """Somebody registers, and applies."""
    with db.transaction() as session:
        number = len(walk(signed_in(cast.ada), "admin/users", 200, lambda: None))
        acts.apply(session, acts.person(session, f"Person {number}"), cast.job_id)


LISTS: dict[str, tuple[Callable[[Cast], Actor], str, Arrive]] = {
    "a candidate's jobs": (lambda c: c.cody, "jobs", a_job),
    "an admin's jobs": (lambda c: c.ada, "jobs", a_job),
    "accounts": (lambda c: c.ada, "admin/users", somebody),
    "applicants": (lambda c: c.ada, "submissions/job/{job_id}", somebody),
}


class TestPages:
    @pytest.mark.parametrize(("who", "path", "arrive"), LISTS.values(), ids=LISTS)
    @settings(max_examples=6, deadline=None, suppress_health_check=SLOW)
    @given(limit=st.integers(1, 4), arrivals=st.lists(st.integers(0, 2), min_size=1, max_size=6))
    def test_show_what_was_there_once_whatever_arrives(
        self,
        cast: Cast,
        who: Callable[[Cast], Actor],
        path: str,
        arrive: Arrive,
        limit: int,
        arrivals: list[int],
    ) -> None:
        person, path = signed_in(who(cast)), path.format(job_id=cast.job_id)
        arrive(cast)
        before = walk(person, path, 200, lambda: None)
        coming = iter(arrivals)

        def between() -> None:
            for _ in range(next(coming, 0)):
                arrive(cast)

        seen = walk(person, path, limit, between)
        assert len(seen) == len({*seen})
        assert [each for each in seen if each in {*before}] == before

    def test_show_what_was_there_once_while_many_write(self, cast: Cast) -> None:
        """Also what others change meanwhile is seen at most once; what stays as it is, once."""
        with db.transaction() as session:
            sent = [
                acts.apply(session, acts.person(session, f"Twin {n}"), cast.job_id).id
                for n in range(30)
            ]
            token = api_tokens.create(session, cast.ada, "Reads", scope=Scope.READ, days=1)[1]
        busy = sent[::3]
        with _writing(cast, busy):
            for limit in (3, 7, 10):
                path = f"submissions/job/{cast.job_id}"
                seen = walk(Rest(token), path, limit, lambda: None)
                assert len(seen) == len({*seen})
                assert {str(each) for each in sent if each not in busy} <= {*seen}


@contextmanager
def _writing(cast: Cast, busy: list[UUID]) -> Generator[None]:
    """Two people who move these, and let others apply, until the block ends."""
    over = threading.Event()
    writers = [
        threading.Thread(target=_write, args=(cast, busy[number::2], over)) for number in range(2)
    ]
    for writer in writers:
        writer.start()
    try:
        yield
    finally:
        over.set()
        for writer in writers:
            writer.join()


def _write(cast: Cast, mine: list[UUID], over: threading.Event) -> None:
    turn = 0
    while not over.is_set():
        to = (Stage.INTERVIEW, Stage.OFFER)[turn % 2]
        with suppress(Expected), db.transaction() as session:
            for application_id in mine:
                applications.move(session, cast.ada, application_id, to=to, reason="other")
            acts.apply(session, acts.person(session, f"Late {mine[0]} {turn}"), cast.job_id)
        turn += 1
