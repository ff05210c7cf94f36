"""Coming back after withdrawing: the same application, and nothing of the first one is lost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Conflict, Expected, NotFound
from talentra.models import Application, FormerSeal, Seal, Stage
from talentra.queries import application_views as views
from talentra.queries import resumes, seals
from talentra.services import applications as service
from talentra.services import assignments, downloads, jobs, profiles
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts


def again(session: Session, cast: Cast, *, note: str | None = None) -> Application:
    """Cleo withdraws, changes everything she can, and applies again."""
    service.withdraw(session, cast.cleo, cast.cleos_application_id)
    acts.upload(session, cast.cleo, "Cleo, wiser", replaced_id=cast.cleos_resume_id)
    profiles.edit(session, cast.cleo, details={"city": "Oslo"})
    jobs.edit(session, cast.rosa, cast.job_id, details={"title": "Senior data engineer"})
    sent = service.apply(
        session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id, cover_note=note
    )
    session.flush()
    session.expire_all()
    return sent


class TestSentBefore:
    def test_is_there_for_whoever_sees_it(self, session: Session, cast: Cast) -> None:
        first = resumes.sealed(session, cast.cleo, _id(cast))
        again(session, cast)
        for actor in (cast.cleo, cast.rosa, cast.ada):
            assert downloads.sealed_before(session, actor, _id(cast), 1) == first
        for actor, number in ((cast.cody, 1), (cast.remy, 1), (cast.cleo, 2)):
            with pytest.raises(NotFound):
                downloads.sealed_before(session, actor, _id(cast), number)


class TestApplyAgain:
    def test_is_the_same_application(self, session: Session, cast: Cast) -> None:
        sent = again(session, cast)
        assert sent.id == cast.cleos_application_id
        assert (sent.stage, sent.stage_before, sent.version) == (Stage.APPLIED, None, 3)
        steps = [(e.number, e.from_stage, e.to_stage) for e in acts.history(session, sent.id)]
        assert steps[1:] == [
            (2, Stage.APPLIED, Stage.WITHDRAWN),
            (3, Stage.WITHDRAWN, Stage.APPLIED),
        ]
        assert acts.actions(session, sent.id)[-1] == "application.sent_again"

    def test_counts_from_now(self, session: Session, cast: Cast, clock: SteeredClock) -> None:
        clock.forward(timedelta(days=3))
        sent = again(session, cast)
        assert sent.applied_at == sent.stage_changed_at == clock.moment
        assert not views.view(session, cast.rosa, sent.id).has_newer_resume

    def test_tells_their_recruiter_or_admins(self, session: Session, cast: Cast) -> None:
        again(session, cast)
        told = "Cleo Marsh applied again for Senior data engineer."
        assert acts.messages(session, cast.rosa)[-1] == told
        assignments.unassign(session, cast.ada, cast.cleo.user_id)
        again(session, cast)
        assert acts.messages(session, cast.ada)[-1] == f"{told} No recruiter yet."

    def test_is_not_there_to_undo(self, session: Session, cast: Cast) -> None:
        sent = again(session, cast)
        with pytest.raises(Conflict, match="did themselves"):
            service.undo(session, cast.rosa, acts.history(session, sent.id)[-1].id)

    @pytest.mark.parametrize("stage", [Stage.APPLIED, Stage.INTERVIEW, Stage.REJECTED])
    def test_is_only_for_what_was_withdrawn(
        self, session: Session, cast: Cast, stage: Stage
    ) -> None:
        service.move(session, cast.rosa, _id(cast), to=stage, reason="other")
        with pytest.raises(Conflict) as refusal:
            service.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)
        assert refusal.value.code == "already_applied"

    def test_needs_an_open_job_and_a_resume_of_ones_own(self, session: Session, cast: Cast) -> None:
        service.withdraw(session, cast.cleo, _id(cast))
        with pytest.raises(NotFound):
            service.apply(session, cast.cleo, cast.job_id, resume_id=cast.codys_resume_id)
        jobs.close(session, cast.rosa, cast.job_id)
        with pytest.raises(Conflict, match="no longer takes"):
            service.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)


class TestSeals:
    def test_the_newest_is_what_everybody_works_with(self, session: Session, cast: Cast) -> None:
        before = views.view(session, cast.rosa, _id(cast))
        again(session, cast, note="Wiser now.")
        for actor in (cast.cleo, cast.rosa, cast.ada):
            seen = views.view(session, actor, _id(cast))
            assert seen.sha256 != before.sha256
            assert (seen.profile["city"], seen.cover_note) == ("Oslo", "Wiser now.")
            assert seen.job["title"] == "Senior data engineer"
            assert resumes.sealed(session, actor, _id(cast)).sha256 == seen.sha256

    def test_older_ones_stay_as_they_were(self, session: Session, cast: Cast) -> None:
        first = views.view(session, cast.cleo, _id(cast))
        sealed_at = session.get_one(Seal, _id(cast)).sealed_at
        assert seals.former(session, cast.cleo, _id(cast)) == []
        again(session, cast, note="Second")
        again(session, cast, note="Third")
        for actor in (cast.cleo, cast.rosa, cast.ada):
            second, oldest = seals.former(session, actor, _id(cast))
            assert (second.number, second.cover_note) == (2, "Second")
            assert (oldest.number, oldest.sha256) == (1, first.sha256)
            assert (oldest.file_name, oldest.sealed_at) == (first.file_name, sealed_at)
        kept = session.get_one(FormerSeal, (_id(cast), 1))
        assert kept.profile["city"] == "Pune"

    def test_are_out_of_sight_for_others(self, session: Session, cast: Cast) -> None:
        again(session, cast)
        for actor in (cast.cody, cast.remy):
            with pytest.raises(NotFound):
                seals.former(session, actor, _id(cast))


class TestButton:
    def test_is_there_while_the_job_is_open(self, session: Session, cast: Cast) -> None:
        assert not views.view(session, cast.cleo, _id(cast)).can_apply_again
        service.withdraw(session, cast.cleo, _id(cast))
        session.flush()
        assert views.view(session, cast.cleo, _id(cast)).can_apply_again
        assert not views.view(session, cast.rosa, _id(cast)).can_apply_again
        jobs.close(session, cast.rosa, cast.job_id)
        session.flush()
        assert not views.view(session, cast.cleo, _id(cast)).can_apply_again


def test_ten_at_once_come_back_once(cast: Cast) -> None:
    with db.transaction() as session:
        service.withdraw(session, cast.cleo, _id(cast))

    def once(_: int) -> bool:
        try:
            with db.transaction() as session:
                service.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)
        except Expected:
            return False
        return True

    with ThreadPoolExecutor(10) as tabs:
        assert sum(tabs.map(once, range(10))) == 1
    with db.reading() as session:
        assert [event.number for event in acts.history(session, _id(cast))] == [1, 2, 3]
        assert session.query(FormerSeal).count() == 1


def _id(cast: Cast) -> UUID:
    return cast.cleos_application_id
