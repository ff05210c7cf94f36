"""Applying, and what is sealed by it (rules 5, 6 and 7)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from talentra import files
from talentra.clock import today
from talentra.errors import Conflict, Expected, Invalid, NotFound, Refused
from talentra.models import Actor, Application, Job, JobStatus, Seal, Stage, User
from talentra.queries import application_views, resumes
from talentra.services import applications, assignments, jobs, profiles
from talentra.services import resumes as resume_service
from tests.harness.cast import Cast
from tests.services import acts


class TestApply:
    def test_begins_a_history_at_applied(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert (sent.stage, sent.version, sent.recruiter_id) == (Stage.APPLIED, 1, None)
        [event] = acts.history(session, sent.id)
        assert (event.from_stage, event.to_stage, event.number) == (None, Stage.APPLIED, 1)
        assert event.actor_id == cast.cody.user_id
        assert not event.is_override

    def test_tells_admins_that_somebody_waits(self, session: Session, cast: Cast) -> None:
        applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert acts.messages(session, cast.ada) == [
            "Cody Bright applied for Data engineer. No recruiter yet."
        ]
        assert acts.messages(session, cast.rosa) == []  # the job is hers, Cody is not

    def test_tells_their_recruiter_alone(self, session: Session, cast: Cast) -> None:
        assignments.assign(session, cast.ada, cast.cody.user_id, cast.remy.user_id)
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert sent.recruiter_id == cast.remy.user_id
        assert acts.messages(session, cast.remy)[-1] == "Cody Bright applied for Data engineer."
        assert acts.messages(session, cast.ada) == acts.messages(session, cast.rosa) == []

    def test_is_written_into_the_audit_log(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert acts.actions(session, sent.id) == ["application.sent"]

    def test_again_names_the_application_that_is_there(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="already applied") as refused:
            applications.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)
        assert refused.value.code == "already_applied"
        assert refused.value.extra == {"application_id": str(cast.cleos_application_id)}

    def test_again_after_withdrawing_is_still_the_same_one(
        self, session: Session, cast: Cast
    ) -> None:
        applications.withdraw(session, cast.cleo, cast.cleos_application_id)
        again = applications.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)
        assert (again.id, again.stage) == (cast.cleos_application_id, Stage.APPLIED)
        with pytest.raises(Conflict, match="already applied"):
            applications.apply(session, cast.cleo, cast.job_id, resume_id=cast.cleos_resume_id)

    @pytest.mark.parametrize("who", ["ada", "rosa", "remy"])
    def test_is_not_for_staff(self, session: Session, cast: Cast, who: str) -> None:
        staff: Actor = getattr(cast, who)
        with pytest.raises(Refused, match="Only candidates"):
            applications.apply(session, staff, cast.job_id, resume_id=cast.codys_resume_id)

    def test_hides_the_resume_of_somebody_else(self, session: Session, cast: Cast) -> None:
        with pytest.raises(NotFound) as foreign:
            applications.apply(session, cast.cody, cast.job_id, resume_id=cast.cleos_resume_id)
        with pytest.raises(NotFound) as nowhere:
            applications.apply(session, cast.cody, cast.job_id, resume_id=uuid4())
        assert foreign.value.sentence == nowhere.value.sentence

    def test_refuses_a_resume_that_was_removed(self, session: Session, cast: Cast) -> None:
        resume_service.remove(session, cast.cody, cast.codys_resume_id)
        with pytest.raises(NotFound):
            applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)

    def test_refuses_a_closed_job(self, session: Session, cast: Cast) -> None:
        jobs.close(session, cast.rosa, cast.job_id)
        self._refused(session, cast, Conflict, "no longer takes applications")

    def test_refuses_a_job_past_its_closing_day(self, session: Session, cast: Cast) -> None:
        session.get_one(Job, cast.job_id).closes_on = today() - timedelta(days=1)
        self._refused(session, cast, Conflict, "no longer takes applications")

    def test_takes_it_on_the_closing_day_itself(self, session: Session, cast: Cast) -> None:
        session.get_one(Job, cast.job_id).closes_on = today()
        assert applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)

    def test_does_not_know_a_draft(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        with pytest.raises(NotFound):
            applications.apply(session, cast.cody, draft.id, resume_id=cast.codys_resume_id)

    def test_refuses_a_cover_note_without_end(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid, match=r"4,000") as refused:
            applications.apply(
                session,
                cast.cody,
                cast.job_id,
                resume_id=cast.codys_resume_id,
                cover_note="x" * 4001,
            )
        assert [name for name, _ in refused.value.fields] == ["cover_note"]

    def _refused(self, session: Session, cast: Cast, kind: type[Expected], sentence: str) -> None:
        with pytest.raises(kind, match=sentence) as refused:
            applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert refused.value.code == "job_closed"
        assert session.scalar(select(func.count()).select_from(Application)) == 1


class TestSeal:
    def test_holds_bytes_text_profile_and_posting(self, session: Session, cast: Cast) -> None:
        sent = applications.apply(
            session,
            cast.cody,
            cast.job_id,
            resume_id=cast.codys_resume_id,
            cover_note="  I like kettles.  ",
        )
        session.flush()
        seal = session.get_one(Seal, sent.id)
        assert seal.cover_note == "I like kettles."
        assert seal.file_name == "Cody Bright.pdf"
        assert seal.resume_text.startswith("Cleo Marsh\nData engineer")  # what the file says
        assert seal.profile["full_name"] == "Cody Bright"
        assert seal.profile["city"] == "Pune"
        shown = application_views.view(session, cast.cody, sent.id)
        assert shown.job["title"] == "Data engineer"

    def test_keeps_the_bytes_of_a_resume_that_was_replaced(
        self, session: Session, cast: Cast
    ) -> None:
        before = application_views.view(session, cast.cleo, cast.cleos_application_id)
        acts.upload(session, cast.cleo, "Newer", replaced_id=cast.cleos_resume_id)
        self._unchanged(session, cast, before)
        staff = application_views.view(session, cast.rosa, cast.cleos_application_id)
        assert staff.has_newer_resume
        assert not before.has_newer_resume

    def test_keeps_the_bytes_of_a_resume_that_was_removed(
        self, session: Session, cast: Cast
    ) -> None:
        before = application_views.view(session, cast.cleo, cast.cleos_application_id)
        resume_service.remove(session, cast.cleo, cast.cleos_resume_id)
        self._unchanged(session, cast, before)
        kept = resumes.sealed(session, cast.rosa, cast.cleos_application_id)
        assert files.read(kept.sha256).startswith(b"%PDF-")

    def test_keeps_the_profile_as_it_was(self, session: Session, cast: Cast) -> None:
        before = application_views.view(session, cast.cleo, cast.cleos_application_id)
        profiles.edit(
            session,
            cast.cleo,
            details={"city": "Oslo", "headline": "Baker"},
            full_name="Cleo Sharp",
            skill_names=["C++"],
        )
        session.get_one(User, cast.cleo.user_id).email = "sharp@people.example"
        self._unchanged(session, cast, before)

    def test_keeps_the_posting_as_it_was(self, session: Session, cast: Cast) -> None:
        before = application_views.view(session, cast.cleo, cast.cleos_application_id)
        jobs.edit(
            session,
            cast.rosa,
            cast.job_id,
            details={"title": "Baker", "description": "Bread."},
            skill_names=["Flour"],
        )
        jobs.close(session, cast.rosa, cast.job_id)
        self._unchanged(session, cast, before)

    def _unchanged(
        self, session: Session, cast: Cast, before: application_views.ApplicationView
    ) -> None:
        session.flush()
        session.expire_all()
        now = application_views.view(session, cast.cleo, cast.cleos_application_id)
        assert (now.sha256, now.file_name) == (before.sha256, before.file_name)
        assert (now.profile, now.job) == (before.profile, before.job)
        assert resumes.sealed(session, cast.cleo, now.id).sha256 == before.sha256
