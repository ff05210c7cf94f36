"""What erasing somebody means: what goes, what is emptied, and what stays without a name.

Counts, stages and the append-only history stay, under an id that leads to nobody. The text of an
event cannot be changed; it is not shown any more (queries/application_views.py).
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import Column, delete, exists, func, or_, select, update
from sqlalchemy.orm import Mapped, Session
from sqlmodel import SQLModel, col

from talentra import db
from talentra.clock import now
from talentra.files import Arrival
from talentra.models import (
    Actor,
    ApiToken,
    Application,
    Assignment,
    File,
    FormerSeal,
    Invitation,
    KeptAnswer,
    LegalHold,
    Notification,
    OutboxMessage,
    Preference,
    Profile,
    ProfileSkill,
    Remark,
    Resume,
    ResumeDraft,
    SavedJob,
    SavedView,
    Seal,
    SignIn,
    User,
)
from talentra.models.base import Row
from talentra.policies import applications as application_policy
from talentra.queries import archives, assignments
from talentra.services import applications, erased, names, sign_ins, storage
from talentra.services.mails import MAIL
from talentra.services.telling import announce, notify

NOTICE_NAME, NOTICE_TYPE = "erased.txt", "text/plain"
REMARK = "This remark was erased with the person it was about."
NOWHERE = "erased.invalid"  # a domain that never exists (RFC 2606)


@dataclass(frozen=True, slots=True)
class Cause:
    """Why somebody is erased: what stands in place of their files, what their recruiter is told."""

    notice: bytes
    sentence: str


ASKED = Cause(
    b"This file was erased at the request of the person whose it was.\n",
    "A candidate of yours was erased, as they asked.",
)
BY_RULE = Cause(
    b"This file was erased by the rule on how long applications are kept.\n",
    "A candidate of yours was erased by the rule on how long applications are kept.",
)
# What is theirs alone, and goes as a whole.
OWNED: tuple[tuple[type[Row], Mapped[Any]], ...] = (
    (ProfileSkill, col(ProfileSkill.user_id)),
    (ResumeDraft, col(ResumeDraft.candidate_id)),  # and their versions with them
    (SavedJob, col(SavedJob.candidate_id)),
    (SavedView, col(SavedView.user_id)),
    (Notification, col(Notification.user_id)),
    (Notification, col(Notification.candidate_id)),
    (Preference, col(Preference.user_id)),
    (KeptAnswer, col(KeptAnswer.user_id)),
    (ApiToken, col(ApiToken.user_id)),
    (Invitation, col(Invitation.user_id)),
    (LegalHold, col(LegalHold.candidate_id)),
    (SignIn, col(SignIn.user_id)),
)
BLINDLY = {"synchronize_session": False}  # what is loaded here is not among what is changed


def erase(session: Session, candidate: User, notice: Arrival, cause: Cause = ASKED) -> None:
    """Erase a candidate who is locked; `notice` holds the cause's, in the place of their files."""
    themselves = Actor(candidate.id, candidate.role, pseudonym(candidate.id))
    hashes = {sha256 for sha256, _ in archives.files(session, themselves)}
    sign_ins.end_all(session, candidate.id)
    applications.withdraw_all(session, themselves)
    session.flush()
    _describe(session, notice)
    _empty_what_was_sent(session, themselves, notice)
    _drop_what_is_theirs(session, candidate.id)
    _empty_profile(session, candidate.id)
    _take_name(session, candidate)
    _tell(session, candidate, cause.sentence)
    session.flush()
    nobodys = drop_unnamed(session, hashes - {notice.sha256})
    db.after_commit(session, partial(_afterwards, candidate.id, nobodys))


def pseudonym(user_id: UUID) -> str:
    """What somebody is called once they are erased."""
    return f"Erased candidate {str(user_id)[-6:]}"


def _describe(session: Session, notice: Arrival) -> None:
    session.merge(File(sha256=notice.sha256, size=notice.size, content_type=NOTICE_TYPE))
    session.flush()


def _empty_what_was_sent(session: Session, actor: Actor, notice: Arrival) -> None:
    """Put the notice in place of resumes, and scrub what was sealed and remarked."""
    theirs = select(col(Application.id)).where(application_policy.visible_to(actor))
    file = {"file_sha256": notice.sha256, "file_name": NOTICE_NAME}
    words = {"resume_text": "", "cover_note": None, "profile": _nobody(actor.user_id)}
    kept = col(Resume.candidate_id) == actor.user_id
    removed_at = func.coalesce(col(Resume.removed_at), now())
    for change in (
        *(
            update(seal).where(col(seal.application_id).in_(theirs)).values(**file, **words)
            for seal in (Seal, FormerSeal)
        ),
        update(Remark).where(col(Remark.application_id).in_(theirs)).values(text=REMARK),
        update(Resume).where(kept).values(**file, removed_at=removed_at),
    ):
        session.execute(change, execution_options=BLINDLY)


def _nobody(user_id: UUID) -> dict[str, Any]:
    """A profile as an application keeps it, of whom nothing is known."""
    empty = Profile(user_id=user_id)
    return empty.sealed(pseudonym(user_id), _nowhere(user_id), [])


def _drop_what_is_theirs(session: Session, user_id: UUID) -> None:
    for table, whose in OWNED:
        session.execute(delete(table).where(whose == user_id), execution_options=BLINDLY)
    named = [col(OutboxMessage.payload)[name].as_string() for name in ("user_id", "about")]
    mails = delete(OutboxMessage).where(
        col(OutboxMessage.kind) == MAIL, or_(*(each == str(user_id) for each in named))
    )
    session.execute(mails, execution_options=BLINDLY)
    decided = update(Assignment).where(col(Assignment.candidate_id) == user_id)
    session.execute(decided.values(reason=None), execution_options=BLINDLY)


def _empty_profile(session: Session, user_id: UUID) -> None:
    nothing = dict.fromkeys(
        ("phone", "city", "headline", "summary", "visa_status", "experience_level")
    )
    profile = update(Profile).where(col(Profile.user_id) == user_id)
    session.execute(
        profile.values(**nothing, links=[], updated_at=now()), execution_options=BLINDLY
    )


def _take_name(session: Session, user: User) -> None:
    """An account that nobody can sign in with, find or write to."""
    names.rename(session, user, pseudonym(user.id))
    user.email = _nowhere(user.id)
    user.password_hash, user.is_active, user.erased_at = None, False, now()
    user.last_signed_in_at, user.time_zone = None, None


def _nowhere(user_id: UUID) -> str:
    return f"{user_id}@{NOWHERE}"


def _tell(session: Session, user: User, sentence: str) -> None:
    """Tell whoever handled them, without their name, and let open pages read again."""
    recruiter_id = assignments.recruiter_of(session, user.id)
    if recruiter_id:
        notify(session, recruiter_id, "erased", sentence, "/candidates")
        announce(session, f"recruiter:{recruiter_id}")
    announce(session, f"candidate:{user.id}", "admin")


def drop_unnamed(session: Session, hashes: Collection[str]) -> list[str]:
    """Forget the files that no row names any more; locked, so that none begins to name them."""
    sha256 = col(File.sha256)
    session.execute(select(sha256).where(sha256.in_(hashes)).with_for_update())
    unnamed = [~exists().where(column == sha256) for column in _naming_files()]
    dropped = delete(File).where(sha256.in_(hashes), *unnamed).returning(sha256)
    return list(session.execute(dropped, execution_options=BLINDLY).scalars())


def _naming_files() -> Iterator[Column[Any]]:
    """The columns of all tables that name a file."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.target_fullname == "files.sha256":
                yield key.parent


def _afterwards(user_id: UUID, nobodys: list[str]) -> None:
    """Once it is committed: keep the list that outlives a restored backup, and remove bytes."""
    erased.note(user_id)
    storage.remove(nobodys)
