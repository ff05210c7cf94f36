"""The lives of the demo company's applications: what was sealed, moved, said and told."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from talentra.models import (
    Application,
    Assignment,
    AuditEntry,
    Job,
    JobVersion,
    Notification,
    Profile,
    Remark,
    Resume,
    Seal,
    Skill,
    Stage,
    StageEvent,
    User,
    Visibility,
)
from talentra.models.base import Row
from talentra.models.profiles import fold_skill
from talentra.models.users import sort_name
from talentra.services.demo_people import Person
from talentra.services.demo_stories import FOR_CANDIDATE, INTERNAL, STORIES, Step

NEWS = timedelta(days=14)  # older messages are not kept
UNREAD = timedelta(days=3)  # younger ones have not been read yet


@dataclass(frozen=True, slots=True)
class Posted:
    """A job and the text that applications are sealed with."""

    job: Job
    version: JobVersion


@dataclass(frozen=True, slots=True)
class Sent:
    """An application to the job of that title, so many days ago, and its story's name."""

    title: str
    days_ago: int
    story: str


@dataclass(slots=True)
class Candidate:
    """Somebody with what they keep and who handles them; the latest assignment comes last."""

    user: User
    profile: Profile
    person: Person
    resumes: list[Resume] = field(default_factory=list[Resume])
    assignments: list[Assignment] = field(default_factory=list[Assignment])

    @property
    def recruiter_id(self) -> UUID | None:
        """Who handles them now."""
        return self.assignments[-1].recruiter_id if self.assignments else None

    def handler_at(self, moment: datetime) -> UUID:
        """Who handled them at that moment."""
        begun = [each for each in self.assignments if each.started_at <= moment]
        return begun[-1].recruiter_id


@dataclass(slots=True)
class Company:
    """Everything that is about to be written, as seen from the moment it is written."""

    moment: datetime
    rows: list[Row] = field(default_factory=list[Row])
    staff: dict[str, User] = field(default_factory=dict[str, User])
    jobs: dict[str, Posted] = field(default_factory=dict[str, Posted])
    skills: dict[str, Skill] = field(default_factory=dict[str, Skill])
    texts: dict[str, str] = field(default_factory=dict[str, str])
    turns: "count[int]" = field(default_factory=count)
    phones: "count[int]" = field(default_factory=count)
    remarks: "count[int]" = field(default_factory=count)

    def at(self, days_ago: int, *, hour: int = 9) -> datetime:
        """A moment on that day; of today, one that has just passed."""
        if days_ago == 0:
            return self.moment - timedelta(minutes=60 - hour)
        day = self.moment - timedelta(days=days_ago)
        return day.replace(hour=hour, minute=days_ago * 13 % 60, second=0, microsecond=0)

    def skill_ids(self, names: list[str]) -> list[UUID]:
        """The skills of these names, each kept once."""
        for name in names:
            folded = fold_skill(name)
            if folded not in self.skills:
                self.skills[folded] = Skill(name=name, folded=folded)
                self.rows.append(self.skills[folded])
        return [self.skills[fold_skill(name)].id for name in names]

    def notify(self, user_id: UUID, at: datetime, **told: Any) -> None:
        """Leave a message, unless it is so old that nobody would keep it."""
        if at > self.moment - NEWS:
            read_at = None if at > self.moment - UNREAD else at + timedelta(hours=1)
            self.rows.append(Notification(user_id=user_id, at=at, read_at=read_at, **told))


def apply(company: Company, candidate: Candidate, sent: Sent) -> None:
    """Send an application, and let its story happen as far as there was time."""
    posted, applied_at = company.jobs[sent.title], company.at(sent.days_ago, hour=10)
    application = Application(
        candidate_id=candidate.user.id,
        job_id=posted.job.id,
        recruiter_id=candidate.recruiter_id,
        applied_at=applied_at,
        stage_changed_at=applied_at,
        sort_name=sort_name(candidate.user.full_name),
    )
    company.rows += [application, _seal(company, candidate, application, posted)]
    _record(company, application, None, candidate.user.id, applied_at)
    _tell_staff(company, candidate, application, posted.job)
    _happen(company, candidate, application, sent)
    if application.stage is not Stage.APPLIED:
        _remark(company, candidate, application)


def _happen(company: Company, candidate: Candidate, application: Application, sent: Sent) -> None:
    ago, last = sent.days_ago, None
    for number, step in enumerate(STORIES[sent.story]):
        ago -= step.after
        if ago < 1:
            return
        at = company.at(ago, hour=8 + (ago + number) % 9)
        last = _move(company, candidate, application, sent, step, at, last)


def _move(
    company: Company,
    candidate: Candidate,
    application: Application,
    sent: Sent,
    step: Step,
    at: datetime,
    last: StageEvent | None,
) -> StageEvent:
    """Move as the services would have, back then."""
    before = application.stage
    application.settle(step.to)
    application.stage_changed_at = at
    actor_id = _actor(company, candidate, step, at)
    event = _record(company, application, before, actor_id, at, step)
    event.undoes_id = last.id if last and step.undoes else None
    if step.by != "candidate":
        sentence = f"Your application for {sent.title} is now at {application.stage.label}."
        told = {"kind": "moved", "sentence": sentence, "link": "/applications"}
        company.notify(candidate.user.id, at, **told)
    return event


def _actor(company: Company, candidate: Candidate, step: Step, at: datetime) -> UUID:
    if step.by == "candidate":
        return candidate.user.id
    return company.staff[step.by].id if step.by in company.staff else candidate.handler_at(at)


def _record(
    company: Company,
    application: Application,
    before: Stage | None,
    actor_id: UUID,
    at: datetime,
    step: Step | None = None,
) -> StageEvent:
    """The event in the history and the entry in the audit log."""
    event = StageEvent(
        application_id=application.id,
        number=application.version,
        from_stage=before,
        to_stage=application.stage,
        actor_id=actor_id,
        at=at,
        reason=step and step.reason,
        note=step and step.note,
        is_override=actor_id == company.staff["ada"].id,
    )
    company.rows += [event, _entry(event)]
    return event


def _entry(event: StageEvent) -> AuditEntry:
    action = "application.moved_by_override" if event.is_override else "application.moved"
    if event.from_stage is None:
        action = "application.sent"
    elif event.to_stage is Stage.WITHDRAWN:
        action = "application.withdrawn"
    return AuditEntry(
        at=event.at,
        actor_id=event.actor_id,
        action=action,
        target_kind="application",
        target_id=event.application_id,
        before={"stage": event.from_stage} if event.from_stage else None,
        after={"stage": event.to_stage} if event.from_stage else None,
        reason=event.reason,
    )


def _seal(company: Company, candidate: Candidate, application: Application, posted: Posted) -> Seal:
    """What was sent: the latest resume of that day, the profile, the posting's text."""
    there = [each for each in candidate.resumes if each.uploaded_at <= application.applied_at]
    user, person = candidate.user, candidate.person
    return Seal(
        application_id=application.id,
        file_sha256=there[-1].file_sha256,
        file_name=there[-1].file_name,
        resume_id=there[-1].id,
        resume_text=company.texts[there[-1].file_sha256],
        profile=candidate.profile.sealed(user.full_name, user.email, person.skill_names),
        job_version_id=posted.version.id,
        sealed_at=application.applied_at,
    )


def _remark(company: Company, candidate: Candidate, application: Application) -> None:
    """What its recruiter noted after the latest move, now and then for the candidate to read."""
    number, at = next(company.remarks), application.stage_changed_at + timedelta(minutes=50)
    texts = FOR_CANDIDATE if number % 4 == 0 else INTERNAL
    remark = Remark(
        application_id=application.id,
        author_id=candidate.handler_at(at),
        text=texts[number % len(texts)],
        visibility=Visibility.CANDIDATE if texts is FOR_CANDIDATE else Visibility.INTERNAL,
        at=at,
    )
    company.rows.append(remark)


def _tell_staff(company: Company, candidate: Candidate, application: Application, job: Job) -> None:
    sentence, at = f"{candidate.user.full_name} applied for {job.title}.", application.applied_at
    if not application.recruiter_id:
        told = {"kind": "waiting", "sentence": f"{sentence} No recruiter yet."}
        told |= {"link": "/admin/assignments", "candidate_id": candidate.user.id}
        company.notify(company.staff["ada"].id, at, **told)
    elif candidate.assignments[0].started_at <= at:
        told = {"kind": "applied", "sentence": sentence, "link": f"/candidates?c={application.id}"}
        company.notify(candidate.handler_at(at), at, candidate_id=candidate.user.id, **told)
