"""Postings: create, edit, close, reopen, remove (rule 13)."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Actor, AuditEntry, Job, JobSkill, JobStatus, JobVersion
from talentra.queries import jobs as query
from talentra.services import applications, jobs
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

YESTERDAY, TOMORROW = timedelta(days=-1), timedelta(days=1)


class TestCreate:
    def test_opens_it_at_once_with_its_first_version(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.remy, skills=["C++", "Linux"])
        assert (job.status, job.owner_id, job.version) == (JobStatus.OPEN, cast.remy.user_id, 1)
        assert job.takes_applications
        version = query.version(session, job)
        assert version.text["title"] == "Platform engineer"
        assert version.text["skills"] == ["C++", "Linux"]
        assert acts.actions(session, job.id) == ["job.created"]

    def test_keeps_a_draft_from_others(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.remy, status=JobStatus.DRAFT)
        for other in (cast.rosa, cast.cleo):
            with pytest.raises(NotFound):
                query.get(session, other, draft.id)
        assert query.get(session, cast.ada, draft.id)

    @pytest.mark.parametrize("who", ["cleo", "cody"])
    def test_is_not_for_candidates(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused, match="Only recruiters and admins"):
            acts.post(session, getattr(cast, who))

    @pytest.mark.parametrize(
        ("changes", "field"),
        [
            ({"salary_min": 9, "salary_max": 8, "currency": "EUR"}, "salary_max"),
            ({"salary_min": 9}, "currency"),
            ({"closes_on": today() + YESTERDAY}, "closes_on"),
            ({"status": JobStatus.CLOSED}, "status"),
        ],
    )
    def test_refuses_what_does_not_fit_together(
        self, session: Session, cast: Cast, changes: dict[str, Any], field: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            acts.post(session, cast.rosa, **changes)
        assert [name for name, _ in refused.value.fields] == [field]


class TestEdit:
    def test_keeps_every_text_it_ever_had(self, session: Session, cast: Cast) -> None:
        job = jobs.edit(session, cast.rosa, cast.job_id, details={"title": "Baker"})
        jobs.edit(session, cast.rosa, cast.job_id, details={}, skill_names=["Flour"])
        session.flush()
        texts = session.scalars(select(JobVersion).order_by(col(JobVersion.number))).all()
        assert [(each.number, each.text["title"], each.text["skills"]) for each in texts] == [
            (1, "Data engineer", []),
            (2, "Baker", []),
            (3, "Baker", ["Flour"]),
        ]
        assert job.version == 3
        entry = session.scalars(select(AuditEntry).order_by(col(AuditEntry.id))).first()
        assert entry
        assert (entry.before, entry.after) == ({"title": "Data engineer"}, {"title": "Baker"})

    def test_leaves_alone_what_is_not_given(self, session: Session, cast: Cast) -> None:
        jobs.edit(session, cast.rosa, cast.job_id, details={}, skill_names=["Flour", "Salt"])
        jobs.edit(session, cast.rosa, cast.job_id, details={"openings": 3})
        session.flush()
        assert query.view(session, cast.rosa, cast.job_id).skills == ["Flour", "Salt"]

    def test_refuses_what_was_typed_over_an_older_text(self, session: Session, cast: Cast) -> None:
        jobs.edit(session, cast.ada, cast.job_id, details={"title": "Baker"}, version=1)
        with pytest.raises(Conflict, match="changed this job in the meantime") as refused:
            jobs.edit(session, cast.rosa, cast.job_id, details={"title": "Cook"}, version=1)
        assert refused.value.code == "stale"
        assert session.get_one(Job, cast.job_id).title == "Baker"

    def test_is_for_its_owner_and_admins(self, session: Session, cast: Cast) -> None:
        for stranger in (cast.remy, cast.cleo):
            with pytest.raises(Refused, match="Only its owner or an admin"):
                jobs.edit(session, stranger, cast.job_id, details={"title": "Mine"})
        assert jobs.edit(session, cast.ada, cast.job_id, details={"title": "Ours"}).version == 2

    def test_hides_what_does_not_exist(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        for job_id in (draft.id, uuid4()):
            with pytest.raises(NotFound):
                jobs.edit(session, cast.remy, job_id, details={"title": "Mine"})

    def test_mends_a_posting_whose_closing_day_has_passed(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        job = acts.post(session, cast.rosa, closes_on=today())
        clock.forward(2 * TOMORROW)
        assert jobs.edit(session, cast.rosa, job.id, details={"openings": 3}).openings == 3
        jobs.edit(session, cast.rosa, job.id, details={"closes_on": today() + TOMORROW})
        assert job.takes_applications


class TestCloseAndReopen:
    def test_keeps_its_applications(self, session: Session, cast: Cast) -> None:
        job = jobs.close(session, cast.rosa, cast.job_id)
        assert (job.status, job.closed_at is None) == (JobStatus.CLOSED, False)
        moved = acts.bring(session, cast.rosa, cast.cleos_application_id)
        assert moved.job_id == job.id
        assert query.get(session, cast.cleo, job.id)  # who applied still sees it
        with pytest.raises(NotFound):
            query.get(session, cast.cody, job.id)

    def test_takes_applications_again_when_reopened(self, session: Session, cast: Cast) -> None:
        jobs.close(session, cast.rosa, cast.job_id)
        job = jobs.reopen(session, cast.rosa, cast.job_id)
        assert (job.status, job.closed_at) == (JobStatus.OPEN, None)
        assert applications.apply(session, cast.cody, cast.job_id, resume_id=cast.codys_resume_id)
        assert acts.actions(session, job.id) == ["job.closed", "job.opened"]

    def test_closes_one_that_is_past_its_day(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        job = acts.post(session, cast.rosa, closes_on=today())
        clock.forward(2 * TOMORROW)
        assert jobs.close(session, cast.rosa, job.id).status is JobStatus.CLOSED

    def test_does_not_open_one_that_is_past_its_day(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        job = acts.post(session, cast.rosa, closes_on=today())
        jobs.close(session, cast.rosa, job.id)
        clock.forward(2 * TOMORROW)
        with pytest.raises(Conflict, match="closing day has passed"):
            jobs.reopen(session, cast.rosa, job.id)
        later = {"closes_on": today() + TOMORROW}
        jobs.edit(session, cast.rosa, job.id, details=later, status=JobStatus.OPEN)
        assert job.takes_applications

    def test_never_makes_a_draft_of_it_again(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Conflict, match="cannot become a draft"):
            jobs.edit(session, cast.rosa, cast.job_id, details={}, status=JobStatus.DRAFT)

    def test_of_a_draft_gives_it_its_day(
        self, session: Session, cast: Cast, clock: SteeredClock
    ) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        clock.forward(TOMORROW)
        opened = jobs.reopen(session, cast.rosa, draft.id)
        assert opened.opened_at == clock.moment

    @pytest.mark.parametrize("who", ["remy", "cleo"])
    def test_is_for_its_owner_and_admins(self, session: Session, cast: Cast, who: str) -> None:
        stranger: Actor = getattr(cast, who)
        for act in (jobs.close, jobs.reopen, jobs.remove):
            with pytest.raises(Refused):
                act(session, stranger, cast.job_id)


class TestRemove:
    def test_closes_one_with_applications(self, session: Session, cast: Cast) -> None:
        assert jobs.remove(session, cast.rosa, cast.job_id) == 1
        assert session.get_one(Job, cast.job_id).status is JobStatus.CLOSED
        assert acts.actions(session, cast.job_id) == ["job.closed"]

    def test_deletes_one_that_nobody_applied_to(self, session: Session, cast: Cast) -> None:
        for status in (JobStatus.DRAFT, JobStatus.OPEN):
            job = acts.post(session, cast.rosa, skills=["Flour"], status=status)
            assert jobs.remove(session, cast.rosa, job.id) is None
            session.flush()
            assert session.get(Job, job.id) is None
            assert acts.actions(session, job.id) == ["job.created", "job.deleted"]
        assert session.scalars(select(JobSkill)).all() == []


class TestDuplicate:
    def test_is_a_draft_of_ones_own_with_the_same_text(self, session: Session, cast: Cast) -> None:
        job = acts.post(session, cast.rosa, skills=["C++", ".NET"], closes_on=today())
        copy = jobs.duplicate(session, cast.remy, job.id)
        session.flush()
        assert (copy.status, copy.owner_id) == (JobStatus.DRAFT, cast.remy.user_id)
        assert (copy.title, copy.closes_on) == (job.title, None)
        assert query.skills_of(session, [copy.id])[copy.id] == ["C++", ".NET"]

    def test_of_somebody_elses_draft_is_nothing(self, session: Session, cast: Cast) -> None:
        draft = acts.post(session, cast.rosa, status=JobStatus.DRAFT)
        with pytest.raises(NotFound):
            jobs.duplicate(session, cast.remy, draft.id)
        with pytest.raises(Refused):
            jobs.duplicate(session, cast.cleo, cast.job_id)
