"""What is told is told with the change or not at all; open pages hear it after the commit."""

import asyncio
from collections.abc import Callable

import pytest

from talentra import db, live
from talentra.errors import Conflict
from talentra.models import Actor, Notification, Stage
from talentra.queries.applications import get
from talentra.services import applications, assignments, jobs, remarks, telling
from tests.harness.cast import Cast
from tests.services import acts

Act = Callable[[Cast], object]
SILENCE = 0.15  # seconds without a wake-up that count as none


def _heard(topic: str, act: Callable[[], object]) -> bool:
    """Whether a page that follows the topic is woken by the act."""

    async def listen() -> bool:
        async with live.following(topic) as changes:
            await asyncio.to_thread(act)
            try:
                await asyncio.wait_for(anext(aiter(changes)), SILENCE)
            except TimeoutError:
                return False
            return True

    return asyncio.run(listen())


def _move(cast: Cast, *, to: Stage = Stage.INTERVIEW) -> None:
    with db.transaction() as session:
        applications.move(session, cast.rosa, cast.cleos_application_id, to=to)


def _reassign(cast: Cast) -> None:
    with db.transaction() as session:
        assignments.reassign(session, cast.ada, cast.cleo.user_id, cast.remy.user_id)


def _remark(cast: Cast) -> None:
    with db.transaction() as session:
        remarks.add(session, cast.rosa, cast.cleos_application_id, text="Hush")


def _close(cast: Cast) -> None:
    with db.transaction() as session:
        jobs.close(session, cast.rosa, cast.job_id)


def _apply(cast: Cast) -> None:
    with db.transaction() as session:
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)


class TestAnnouncing:
    @pytest.mark.parametrize(
        ("act", "who"),
        [
            (_move, "candidate:cleo"),
            (_move, "recruiter:rosa"),
            (_move, "admin"),
            (_move, "job"),
            (_move, "user:cleo"),
            (_reassign, "recruiter:rosa"),
            (_reassign, "recruiter:remy"),
            (_reassign, "job"),
            (_reassign, "user:remy"),
            (_remark, "recruiter:rosa"),
            (_close, "jobs"),
            (_apply, "user:ada"),
            (_apply, "candidate:cody"),
        ],
    )
    def test_reaches_those_it_concerns(self, cast: Cast, act: Act, who: str) -> None:
        assert _heard(_topic(cast, who), lambda: act(cast))

    @pytest.mark.parametrize(
        ("act", "who"),
        [
            (_move, "candidate:cody"),
            (_move, "recruiter:remy"),
            (_remark, "candidate:cleo"),
            (_remark, "recruiter:remy"),
            (_apply, "recruiter:rosa"),
        ],
    )
    def test_reaches_nobody_else(self, cast: Cast, act: Act, who: str) -> None:
        assert not _heard(_topic(cast, who), lambda: act(cast))

    def test_waits_for_the_commit(self, cast: Cast) -> None:
        seen: list[Stage] = []

        async def look_when_told() -> None:
            async with live.following("admin") as changes:
                moving = asyncio.create_task(asyncio.to_thread(_move, cast))
                await anext(aiter(changes))
                with db.reading() as session:
                    seen.append(get(session, cast.ada, cast.cleos_application_id).stage)
                await moving

        asyncio.run(look_when_told())
        assert seen == [Stage.INTERVIEW]

    def test_is_not_done_after_a_rollback(self, cast: Cast) -> None:
        def fail() -> None:
            with pytest.raises(Conflict), db.transaction() as session:
                applications.move(session, cast.rosa, cast.cleos_application_id, to=Stage.INTERVIEW)
                raise Conflict("No.")

        assert not _heard("admin", fail)
        with db.reading() as session:
            assert acts.messages(session, cast.cleo) == []
            assert acts.actions(session, cast.cleos_application_id) == []


class TestNotify:
    def test_cuts_what_is_too_long_to_keep(self, cast: Cast) -> None:
        with db.transaction() as session:
            telling.notify(session, cast.ada.user_id, "x", "s" * 999, f"/candidates?q={'y' * 300}")
        with db.reading() as session:
            kept = session.query(Notification).one()
            assert (len(kept.sentence), kept.link, kept.read_at) == (300, "/candidates", None)


def _topic(cast: Cast, who: str) -> str:
    kind, _, name = who.partition(":")
    if kind == "job":
        return f"job:{cast.job_id}"
    actor: Actor | None = getattr(cast, name, None)
    return f"{kind}:{actor.user_id}" if actor else kind
