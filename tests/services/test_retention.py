"""Candidates are erased by a rule: after a dry run, once a day, and never under a legal hold."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.clock import now
from talentra.config import settings
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Actor, LegalHold, OutboxMessage, Resume, SignIn, Stage, User
from talentra.models.retention import ENDED, NO_WHY, WRONG
from talentra.queries import erasures as erasure_query
from talentra.queries import retention as query
from talentra.services import applications, erasing, erasures, outbox, retention, sign_ins
from talentra.services.errands import tidy
from talentra.services.outbox import Errand
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.steered_clock import SteeredClock
from tests.services import acts
from tests.services.leaving import ask

YEAR = {"rejected": 12}


@pytest.fixture(autouse=True)
def empty_list(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody was erased before."""
    monkeypatch.setattr(settings(), "data", tmp_path)


def _end(cast: Cast, stage: Stage = Stage.REJECTED) -> None:
    """Cleo's application comes to an end."""
    with db.transaction() as session:
        if stage is Stage.WITHDRAWN:
            applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        elif stage is Stage.HIRED:
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.OFFER)
            applications.move(session, cast.rosa, cast.cleos_application_id, to=stage)
        else:
            how: dict[str, Any] = {"to": stage, "reason": "skills"}
            applications.move(session, cast.rosa, cast.cleos_application_id, **how)


def _due(cast: Cast, **months: int) -> list[UUID]:
    with db.reading() as session:
        found = query.dry_run(session, cast.ada, months)
        assert found.total == len(found.people)
        return [each.id for each in found.people]


def _rule(cast: Cast, seen: int = 0, **months: int) -> None:
    with db.transaction() as session:
        retention.change(session, cast.ada, months, seen=seen)


def _errands() -> list[Errand]:
    with db.transaction() as session:
        return [each for each in outbox.claim(session, 8) if each.kind == retention.RETENTION]


def _work() -> int:
    """What the workers do within an hour; how many errands there were."""
    with db.transaction() as session:
        tidy(session)
    done = 0
    while errands := _errands():
        for errand in errands:
            asyncio.run(retention.run(errand))
            done += 1
    return done


def _is_erased(actor: Actor) -> bool:
    with db.reading() as session:
        return session.get_one(User, actor.user_id).erased_at is not None


class TestDryRun:
    @pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.WITHDRAWN, Stage.HIRED], ids=str)
    def test_names_whose_last_application_ended_long_ago(
        self, cast: Cast, clock: SteeredClock, stage: Stage
    ) -> None:
        _end(cast, stage)
        clock.forward(timedelta(days=29))
        assert _due(cast, **{stage.value: 1}) == []
        clock.forward(timedelta(days=3))
        assert _due(cast, **{stage.value: 1}) == [cast.cleo.user_id]
        assert _due(cast, **{stage.value: 2}) == []
        others = {each.value: 1 for each in ENDED if each is not stage}
        assert _due(cast, **others) == [] == _due(cast)
        assert not _is_erased(cast.cleo)

    def test_leaves_out_who_has_come_since(self, cast: Cast, clock: SteeredClock) -> None:
        _end(cast)
        clock.forward(timedelta(days=200))
        with db.transaction() as session:
            sign_ins.start(session, email(cast.cleo), PASSWORD)
        clock.forward(timedelta(days=200))
        assert _due(cast, **YEAR) == []
        clock.forward(timedelta(days=200))
        assert _due(cast, **YEAR) == [cast.cleo.user_id]
        with db.transaction() as session:  # a browser that is still signed in
            session.query(SignIn).one().last_seen_at = now() - timedelta(days=9)
        assert _due(cast, **YEAR) == []

    def test_leaves_out_whose_other_application_is_under_way_or_ended_later(
        self, cast: Cast, clock: SteeredClock
    ) -> None:
        _end(cast)
        clock.forward(timedelta(days=300))
        with db.transaction() as session:
            job = acts.post(session, cast.remy)
            how: Any = {"resume_id": cast.cleos_resume_id}
            other = applications.apply(session, cast.cleo, job.id, **how)
        clock.forward(timedelta(days=200))
        assert _due(cast, **YEAR) == []
        with db.transaction() as session:
            applications.withdraw(session, cast.cleo, other.id)
        clock.forward(timedelta(days=300))
        assert _due(cast, **YEAR) == []  # the last one was withdrawn, of which nothing is said
        assert _due(cast, **YEAR, withdrawn=12) == []
        clock.forward(timedelta(days=100))
        assert _due(cast, **YEAR, withdrawn=12) == [cast.cleo.user_id]

    @pytest.mark.parametrize("months", ["0", "121", "-1", "1.5", "a year", "\u0663"])
    def test_takes_whole_months(self, session: Session, cast: Cast, months: str) -> None:
        with pytest.raises(Invalid) as refused:
            query.dry_run(session, cast.ada, {"hired": months})
        assert refused.value.fields == (("hired", WRONG),)

    def test_is_for_admins(self, session: Session, cast: Cast) -> None:
        for actor in (cast.rosa, cast.cleo):
            for refused in (
                lambda actor=actor: query.dry_run(session, actor, YEAR),
                lambda actor=actor: query.rules(session, actor),
                lambda actor=actor: query.holds(session, actor),
                lambda actor=actor: retention.change(session, actor, YEAR, seen=0),
                lambda actor=actor: retention.hold(session, actor, cast.cleo.user_id, "x"),
                lambda actor=actor: retention.release(session, actor, cast.cleo.user_id),
            ):
                with pytest.raises(Refused):
                    refused()


class TestChange:
    def test_needs_the_dry_run_to_be_as_it_was_seen(self, cast: Cast, clock: SteeredClock) -> None:
        _end(cast)
        clock.forward(timedelta(days=400))
        with pytest.raises(Conflict, match="By now 1 would be erased"):
            _rule(cast, seen=0, **YEAR)
        _rule(cast, seen=1, **YEAR)
        with db.reading() as session:
            assert query.rules(session, cast.ada) == YEAR


class TestRound:
    def test_erases_once_a_day_like_every_other_erasure(
        self, cast: Cast, clock: SteeredClock
    ) -> None:
        _end(cast)
        _rule(cast, **YEAR)
        clock.forward(timedelta(days=300))
        assert _work() == 1 and not _is_erased(cast.cleo)
        clock.forward(timedelta(days=100))
        assert _work() == 1 and _is_erased(cast.cleo)
        assert _work() == 0  # not again on the same day
        with db.reading() as session:
            assert acts.actions(session, cast.cleo.user_id)[-1] == "erasure.by_rule"
            assert erasing.BY_RULE.sentence in acts.messages(session, cast.rosa)
            resume = session.get_one(Resume, cast.cleos_resume_id)
            assert files.read(resume.file_sha256) == erasing.BY_RULE.notice
            assert cast.cleo.user_id in erasure_query.erased(session)
        assert not _is_erased(cast.cody)

    def test_does_nothing_without_a_rule(self, cast: Cast, clock: SteeredClock) -> None:
        _end(cast)
        clock.forward(timedelta(days=4000))
        assert _work() == 0 and not _is_erased(cast.cleo)

    def test_looks_again_before_it_erases(self, cast: Cast, clock: SteeredClock) -> None:
        _end(cast)
        _rule(cast, **YEAR)
        clock.forward(timedelta(days=400))
        with db.transaction() as session:
            retention.hold(session, cast.ada, cast.cleo.user_id, "A claim is pending")
        retention._erase(cast.cleo.user_id)  # it was on the list a moment before
        assert not _is_erased(cast.cleo)

    def test_goes_on_until_nobody_is_left(
        self, cast: Cast, clock: SteeredClock, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(retention, "AT_ONCE", 1)
        _end(cast)
        with db.transaction() as session:
            how: Any = {"resume_id": cast.codys_resume_id}
            codys = applications.apply(session, cast.cody, cast.job_id, **how)
            applications.withdraw(session, cast.cody, codys.id)
        _rule(cast, rejected=12, withdrawn=12)
        clock.forward(timedelta(days=400))
        assert _work() == 3  # the last one finds nobody
        assert _is_erased(cast.cleo) and _is_erased(cast.cody)
        with db.reading() as session:
            left = session.query(OutboxMessage).filter_by(kind=retention.RETENTION, done_at=None)
            assert left.count() == 0


class TestHold:
    def test_keeps_somebody_from_the_rule_and_from_their_own_wish(
        self, cast: Cast, clock: SteeredClock
    ) -> None:
        _end(cast)
        asked = ask(cast.cleo)
        with db.transaction() as session:
            retention.hold_by_address(session, cast.ada, " CLEO@talentra.example", " A  claim ")
        clock.forward(timedelta(days=400))
        assert _due(cast, **YEAR) == []
        with pytest.raises(Conflict, match="legal hold"):
            asyncio.run(erasures.carry_out(cast.ada, asked))
        with db.transaction() as session:
            [held] = query.holds(session, cast.ada)
            assert (held.full_name, held.reason) == ("Cleo Marsh", "A claim")
            assert retention.release(session, cast.ada, cast.cleo.user_id) == "A claim"
        assert _due(cast, **YEAR) == [cast.cleo.user_id]
        asyncio.run(erasures.carry_out(cast.ada, asked))
        assert _is_erased(cast.cleo)

    def test_says_what_is_wrong(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid) as refused:
            retention.hold(session, cast.ada, cast.cleo.user_id, "  ")
        assert refused.value.fields == (("reason", NO_WHY),)
        for address in ("nobody@people.example", email(cast.rosa)):
            with pytest.raises(Invalid) as refused:
                retention.hold_by_address(session, cast.ada, address, "A claim")
            assert refused.value.fields == (("email", retention.NOBODY),)
        with pytest.raises(NotFound):
            retention.hold(session, cast.ada, cast.rosa.user_id, "No candidate")
        with pytest.raises(NotFound):
            retention.release(session, cast.ada, cast.cleo.user_id)
        assert session.query(LegalHold).count() == 0
