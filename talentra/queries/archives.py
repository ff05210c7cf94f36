"""What the product holds about somebody, for themselves: as they may see it, and no secret."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.documents import DOCX, PDF
from talentra.models import (
    Actor,
    ApiToken,
    Application,
    Erasure,
    File,
    FormerSeal,
    JobVersion,
    Notification,
    Resume,
    ResumeDraft,
    SavedJob,
    Seal,
    SignIn,
)
from talentra.policies import accounts as account_policy
from talentra.policies import applications as application_policy
from talentra.policies import drafts as draft_policy
from talentra.policies import erasures as erasure_policy
from talentra.policies import notifications as notification_policy
from talentra.policies import saved_jobs as saved_job_policy
from talentra.queries import application_views, preferences, profiles, resumes, users
from talentra.queries import drafts as draft_queries
from talentra.queries.application_views import ApplicationView
from talentra.queries.pages import Ask

Facts = dict[str, Any]
AT_ONCE = 50  # applications in memory
ROWS = 500  # notifications in memory
ENDINGS = {PDF: ".pdf", DOCX: ".docx", "text/plain": ".txt"}


def account(session: Session, actor: Actor) -> Facts:
    """Who they are here, and what they chose."""
    told = preferences.own(session, actor)
    return {
        **asdict(users.me(session, actor)),
        "time_zone": actor.time_zone or None,
        "told_of": [asdict(each) for each in told],
    }


def profile(session: Session, actor: Actor) -> Facts:
    """A candidate's profile."""
    return asdict(profiles.view(session, actor, actor.user_id))


def kept_resumes(session: Session, actor: Actor) -> Iterator[Facts]:
    """A candidate's resumes, those they removed as well, with what a program reads in them."""
    wanted = (
        select(Resume, File)
        .join(File, col(File.sha256) == col(Resume.file_sha256))
        .where(col(Resume.candidate_id) == actor.user_id)
        .order_by(col(Resume.uploaded_at), col(Resume.id))
    )
    for resume, file in session.execute(wanted):
        facts = resume.model_dump(exclude={"candidate_id", "file_sha256"})
        named = file_name(file.sha256, file.content_type)
        yield {**facts, "file": named, "size": file.size, "text": file.text}


def drafts(session: Session, actor: Actor) -> Iterator[Facts]:
    """A candidate's resume drafts, each with its JSON Resume and the versions that are kept."""
    wanted = (
        select(ResumeDraft)
        .where(draft_policy.drafts_of(actor))
        .order_by(col(ResumeDraft.created_at), col(ResumeDraft.id))
    )
    for draft in session.execute(wanted).scalars():
        facts = draft.model_dump(exclude={"candidate_id", "content", "version", "step"})
        kept = draft_queries.steps(session, actor, draft.id)
        told = [{"at": each.at, "name": each.name, "resume": each.content} for each in kept]
        yield {**facts, "resume": draft.content, "versions": told}


def applications(session: Session, actor: Actor) -> Iterator[Facts]:
    """A candidate's applications, the latest first, with what was sent and what they are told."""
    ask = Ask(AT_ONCE)
    while True:
        page = application_views.mine(session, actor, ask)
        for view in page.rows:
            text = resumes.sealed_text(session, actor, view.id)
            yield {**_told(view), "resume_text": text, "sent_before": _former(session, actor, view)}
        if page.next_cursor is None:
            return
        ask = Ask(AT_ONCE, page.next_cursor)


def saved_jobs(session: Session, actor: Actor) -> Iterator[Facts]:
    """The jobs that a candidate saved."""
    wanted = select(SavedJob).where(saved_job_policy.visible_to(actor))
    for saved in session.execute(wanted.order_by(col(SavedJob.saved_at))).scalars():
        yield saved.model_dump(exclude={"candidate_id"})


def erasures(session: Session, actor: Actor) -> Iterator[Facts]:
    """When a candidate asked to be erased."""
    wanted = select(Erasure).where(erasure_policy.visible_to(actor)).order_by(col(Erasure.asked_at))
    for asked in session.execute(wanted).scalars():
        yield asked.model_dump(include={"asked_at", "withdrawn_at"})


def notifications(session: Session, actor: Actor) -> Iterator[Facts]:
    """What they were told, the latest first."""
    wanted = (
        select(Notification)
        .where(notification_policy.visible_to(actor))
        .order_by(col(Notification.at).desc(), col(Notification.id).desc())
        .execution_options(yield_per=ROWS)
    )
    for told in session.execute(wanted).scalars():
        yield told.model_dump(include={"kind", "sentence", "link", "at", "read_at"})


def sign_ins(session: Session, actor: Actor) -> Iterator[Facts]:
    """Where and when they signed in; never what proves it."""
    shown = {"door", "created_at", "last_seen_at", "expires_at", "revoked_at", "user_agent", "ip"}
    wanted = select(SignIn).where(col(SignIn.user_id) == actor.user_id)
    for sign_in in session.execute(wanted.order_by(col(SignIn.created_at))).scalars():
        yield sign_in.model_dump(include=shown)


def tokens(session: Session, actor: Actor) -> Iterator[Facts]:
    """Their personal API tokens; never what they send."""
    shown = {"name", "scope", "created_at", "expires_at", "revoked_at", "last_used_at"}
    wanted = select(ApiToken).where(account_policy.tokens_visible_to(actor))
    for token in session.execute(wanted.order_by(col(ApiToken.created_at))).scalars():
        yield token.model_dump(include=shown)


def files(session: Session, actor: Actor) -> Iterator[tuple[str, str]]:
    """The hash and the name in the archive of every file of theirs, each content once."""
    sha256 = col(File.sha256)
    sent = [sha256.in_(_sent_with(seal, actor)) for seal in (Seal, FormerSeal)]
    kept = select(col(Resume.file_sha256)).where(col(Resume.candidate_id) == actor.user_id)
    wanted = select(sha256, col(File.content_type)).where(or_(sha256.in_(kept), *sent))
    for found in session.execute(wanted.order_by(sha256)):
        yield found[0], file_name(*found)


def file_name(sha256: str, content_type: str) -> str:
    """What stored bytes are called in the archive."""
    return f"files/{sha256}{ENDINGS.get(content_type, '')}"


def _sent_with(seal: type[Seal] | type[FormerSeal], actor: Actor) -> Select[str]:
    own = col(Application.candidate_id) == actor.user_id
    return (
        select(col(seal.file_sha256))
        .join(Application, col(Application.id) == col(seal.application_id))
        .where(application_policy.visible_to(actor), own)
    )


def _told(view: ApplicationView) -> Facts:
    """An application in the words of its candidate's tracker."""
    shown = ("id", "job_id", "job", "stage", "applied_at", "stage_changed_at")
    sent = ("file_name", "sha256", "profile", "cover_note")
    return {
        **{name: getattr(view, name) for name in (*shown, *sent)},
        "history": [
            {"from": step.from_stage, "to": step.to_stage, "at": step.at} for step in view.history
        ],
        "messages": [{"text": remark.text, "at": remark.at} for remark in view.remarks],
    }


def _former(session: Session, actor: Actor, view: ApplicationView) -> list[Facts]:
    """What was sent before it was withdrawn and sent again."""
    wanted = (
        select(FormerSeal, col(JobVersion.text))
        .join(Application, col(Application.id) == col(FormerSeal.application_id))
        .join(JobVersion, col(JobVersion.id) == col(FormerSeal.job_version_id))
        .where(application_policy.visible_to(actor), col(Application.id) == view.id)
        .order_by(col(FormerSeal.number))
    )
    kept = {"file_name", "profile", "cover_note", "resume_text", "sealed_at"}
    return [
        {**seal.model_dump(include=kept), "sha256": seal.file_sha256, "job": job}
        for seal, job in session.execute(wanted)
    ]
