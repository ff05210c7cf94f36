"""Assignments: who handles whom. The candidate's row is the mutex, applying takes it too."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Conflict, Invalid, NotFound, ensure
from talentra.models import Actor, Application, Assignment, Takeover, User
from talentra.policies import assignments as policy
from talentra.queries import assignments as query
from talentra.queries import users
from talentra.services.telling import announce, audit, notify

ADMINS_ONLY = "Only an admin can decide who handles a candidate."
MOST = 200  # handovers at once


@dataclass(frozen=True, slots=True)
class Handover:
    """A candidate's way from the recruiter they are with to another; None is the waiting pool."""

    candidate_id: UUID
    before: UUID | None
    after: UUID | None

    @property
    def back(self) -> "Handover":
        """The way that undoes it."""
        return Handover(self.candidate_id, self.after, self.before)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What came of several handovers: those carried out, and a sentence for each other one."""

    done: list[Handover]
    refused: list[str]


def assign(
    session: Session,
    actor: Actor,
    candidate_id: UUID,
    recruiter_id: UUID,
    *,
    reason: str | None = None,
) -> tuple[Assignment, bool]:
    """Give a waiting candidate to a recruiter; False with the assignment when it stood already."""
    ensure(policy.can_assign(actor), ADMINS_ONLY)
    candidate = users.candidate(session, actor, candidate_id, lock=True)
    recruiter = _ready(session, candidate, recruiter_id)
    current = query.open_of(session, candidate.id)
    if current and current.recruiter_id == recruiter.id:
        return current, False
    if current:
        holder = session.get_one(User, current.recruiter_id).full_name
        sentence = f"{candidate.full_name} is already with {holder}; reassign them instead."
        raise Conflict(sentence, code="already_assigned")
    assignment = begin(session, actor, candidate, recruiter, reason)
    _welcome(session, recruiter.id, [candidate])
    return assignment, True


def reassign(
    session: Session,
    actor: Actor,
    candidate_id: UUID,
    recruiter_id: UUID,
    *,
    reason: str | None = None,
) -> Assignment:
    """Take a candidate from one recruiter, who loses sight at once, and give them to another."""
    ensure(policy.can_assign(actor), ADMINS_ONLY)
    candidate = users.candidate(session, actor, candidate_id, lock=True)
    recruiter = _ready(session, candidate, recruiter_id)
    current = query.open_of(session, candidate.id)
    if current is None:
        raise Conflict(f"{candidate.full_name} has no recruiter yet; assign them instead.")
    if current.recruiter_id == recruiter.id:
        raise Conflict(f"{candidate.full_name} is already with {recruiter.full_name}.")
    _close(session, actor, current)
    _welcome(session, recruiter.id, [candidate])
    return begin(session, actor, candidate, recruiter, reason, before=current.recruiter_id)


def unassign(
    session: Session, actor: Actor, candidate_id: UUID, *, reason: str | None = None
) -> Assignment:
    """Put a candidate back into the waiting pool."""
    ensure(policy.can_assign(actor), ADMINS_ONLY)
    candidate = users.candidate(session, actor, candidate_id, lock=True)
    current = query.open_of(session, candidate.id)
    if current is None:
        raise Conflict(f"{candidate.full_name} has no recruiter.")
    _close(session, actor, current)
    _let_wait(session, actor, candidate, current.recruiter_id, reason)
    return current


def assign_many(
    session: Session, actor: Actor, handovers: Sequence[Handover], *, reason: str | None = None
) -> HandedOver:
    """Carry out several handovers together; those overtaken by another admin are only told."""
    ensure(policy.can_assign(actor), ADMINS_ONLY)
    if len(handovers) > MOST:
        raise Invalid(f"Choose at most {MOST} candidates at once.")
    outcome, welcome = HandedOver([], []), defaultdict[UUID | None, list[User]](list)
    for each in sorted(handovers, key=lambda each: each.candidate_id):  # so that locks never cross
        try:
            candidate = _carry_out(session, actor, each, reason)
        except (Conflict, Invalid, NotFound) as failure:
            outcome.refused.append(failure.sentence)
            continue
        outcome.done.append(each)
        welcome[each.after].append(candidate)
    for recruiter_id, candidates in welcome.items():
        if recruiter_id:
            _welcome(session, recruiter_id, candidates)
    return outcome


def _carry_out(session: Session, actor: Actor, handover: Handover, reason: str | None) -> User:
    """Do it if the candidate is still where the admin saw them; nothing is changed otherwise."""
    candidate = users.candidate(session, actor, handover.candidate_id, lock=True)
    current = query.open_of(session, candidate.id)
    if (current and current.recruiter_id) != handover.before:
        raise Conflict(f"{_whereabouts(session, candidate, current)}: another admin was quicker.")
    if handover.after == handover.before:
        raise Conflict(f"{_whereabouts(session, candidate, current)} already.")
    recruiter = _ready(session, candidate, handover.after) if handover.after else None
    if current:
        _close(session, actor, current)
    if recruiter:
        begin(session, actor, candidate, recruiter, reason, before=handover.before)
    else:
        _let_wait(session, actor, candidate, handover.before, reason)
    return candidate


def _whereabouts(session: Session, candidate: User, current: Assignment | None) -> str:
    if current is None:
        return f"{candidate.full_name} is in the waiting pool"
    return f"{candidate.full_name} is with {query.view(session, current).recruiter_name}"


def _ready(session: Session, candidate: User, recruiter_id: UUID) -> User:
    """The recruiter, when both of them are there to work with."""
    if not candidate.is_active:
        raise Invalid(f"{candidate.full_name} is deactivated and cannot be assigned.")
    recruiter = users.recruiter(session, recruiter_id)
    if recruiter is None:
        sentence = "Choose an active recruiter."
        raise Invalid(sentence, fields=[("recruiter_id", sentence)])
    return recruiter


def begin(
    session: Session,
    actor: Actor | None,
    candidate: User,
    recruiter: User,
    reason: str | None,
    *,
    before: UUID | None = None,
) -> Assignment:
    """Let the recruiter handle a locked candidate whom nobody does; by a rule without an actor."""
    by, reason = actor.user_id if actor else recruiter.id, (reason or "").strip()[:500] or None
    assignment = Assignment(
        candidate_id=candidate.id, recruiter_id=recruiter.id, assigned_by=by, reason=reason
    )
    session.add(assignment)
    session.flush()
    if before:
        session.add(Takeover(assignment_id=assignment.id, taken_from=before))
    _hand_over(session, candidate.id, recruiter.id)
    _tell(session, actor, "candidate.assigned", candidate, before, recruiter.id, reason)
    return assignment


def _let_wait(
    session: Session, actor: Actor, candidate: User, before: UUID | None, reason: str | None
) -> None:
    _hand_over(session, candidate.id, None)
    _tell(session, actor, "candidate.unassigned", candidate, before, None, reason)


def _close(session: Session, actor: Actor, assignment: Assignment) -> None:
    """End it before the next is opened: the database allows one open assignment at a time."""
    assignment.ended_at, assignment.ended_by = now(), actor.user_id
    session.flush()
    former = assignment.recruiter_id
    announce(session, f"recruiter:{former}", f"user:{former}")  # also what they were told of them


def _hand_over(session: Session, candidate_id: UUID, recruiter_id: UUID | None) -> None:
    """Let the candidate's applications follow them."""
    handed = (
        update(Application)
        .where(col(Application.candidate_id) == candidate_id)
        .values(recruiter_id=recruiter_id)
        .returning(col(Application.job_id))
    )
    announce(session, *(f"job:{job_id}" for job_id in session.execute(handed).scalars()))


def _welcome(session: Session, recruiter_id: UUID, candidates: Sequence[User]) -> None:
    """Tell a recruiter whom they handle from now on; of several only how many."""
    first, *others = candidates
    if others:
        sentence = f"{len(candidates)} candidates were assigned to you."
        notify(session, recruiter_id, "assigned", sentence, "/candidates")
        return
    sentence = f"{first.full_name} was assigned to you."
    link = f"/candidates?q={quote(first.email)}"
    notify(session, recruiter_id, "assigned", sentence, link, about=first.id)


def _tell(
    session: Session,
    actor: Actor | None,
    action: str,
    candidate: User,
    before: UUID | None,
    after: UUID | None,
    reason: str | None,
) -> None:
    audit(
        session,
        actor,
        action,
        "candidate",
        candidate.id,
        before={"recruiter_id": str(before)} if before else None,
        after={"recruiter_id": str(after)} if after else None,
        reason=reason,
    )
    recruiters = (f"recruiter:{each}" for each in (before, after) if each)
    announce(session, f"candidate:{candidate.id}", *recruiters, "admin")
