"""Handing over: candidates and open jobs of somebody who stops recruiting, all at once.

A few statements, however many candidates there are. Whoever calls this has locked the person.
"""

from collections import Counter
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.models import Actor, Application, Assignment, Job, Takeover, User
from talentra.queries import hand_overs as query
from talentra.queries.hand_overs import HandOver, Plan
from talentra.services.jobs import JOBS
from talentra.services.telling import announce, audit, notify


@dataclass(frozen=True, slots=True)
class Released:
    """How much somebody handed over."""

    candidates: int = 0
    open_jobs: int = 0


def hand_over(
    session: Session, actor: Actor, giver: User, how: HandOver, *, keeps_jobs: bool = False
) -> Released:
    """Give what somebody handles to others, or to the pool; they lose sight at once."""
    query.held_by(session, actor, giver.id, lock=True)
    plan = query.plan(session, actor, giver.id, how, keeps_jobs=keeps_jobs)
    if plan.candidates:
        _assign(session, actor, giver, plan)
    for owner_id in set(plan.jobs.values()):
        jobs = [job_id for job_id, owner in plan.jobs.items() if owner == owner_id]
        _own(session, actor, giver, jobs, owner_id)
    _notify(session, actor, giver, plan)
    _announce(session, giver, plan)
    return Released(len(plan.candidates), len(plan.jobs))


def release(session: Session, actor: Actor, candidate: User) -> None:
    """End the assignment of somebody who is a candidate no more."""
    mine = (col(Assignment.candidate_id) == candidate.id, col(Assignment.ended_at).is_(None))
    ended = update(Assignment).where(*mine).values(ended_at=now(), ended_by=actor.user_id)
    for giver_id in session.execute(ended.returning(col(Assignment.recruiter_id))).scalars().all():
        _follow(session, col(Application.candidate_id) == candidate.id)
        _tell(session, actor, candidate.id, giver_id, None, "No candidate any more")
        announce(session, f"recruiter:{giver_id}", f"candidate:{candidate.id}", "admin")


def _assign(session: Session, actor: Actor, giver: User, plan: Plan) -> None:
    """End the assignments before the next are opened: the database allows one at a time."""
    mine = (col(Assignment.recruiter_id) == giver.id, col(Assignment.ended_at).is_(None))
    session.execute(update(Assignment).where(*mine).values(ended_at=now(), ended_by=actor.user_id))
    reason = f"Handed over from {giver.full_name}"
    opened = [
        Assignment(
            candidate_id=candidate_id,
            recruiter_id=taker_id,
            assigned_by=actor.user_id,
            reason=reason,
        )
        for candidate_id, taker_id in plan.candidates.items()
        if taker_id
    ]
    session.add_all(opened)
    for candidate_id, taker_id in plan.candidates.items():
        _tell(session, actor, candidate_id, giver.id, taker_id, reason)
    session.flush()
    session.add_all(Takeover(assignment_id=each.id, taken_from=giver.id) for each in opened)
    _follow(session, col(Application.recruiter_id) == giver.id)


def _follow(session: Session, which: ColumnElement[bool]) -> None:
    """Let applications follow their candidates, whose open assignments say where."""
    holder = select(col(Assignment.recruiter_id)).where(
        col(Assignment.candidate_id) == col(Application.candidate_id),
        col(Assignment.ended_at).is_(None),
    )
    followed = update(Application).where(which).values(recruiter_id=holder.scalar_subquery())
    moved = session.execute(
        followed.returning(col(Application.job_id)),
        execution_options={"synchronize_session": False},
    )
    announce(session, *(f"job:{job_id}" for job_id in set(moved.scalars())))


def _own(session: Session, actor: Actor, giver: User, job_ids: list[UUID], owner_id: UUID) -> None:
    session.execute(update(Job).where(col(Job.id).in_(job_ids)).values(owner_id=owner_id))
    for job_id in job_ids:
        before, after = {"owner_id": str(giver.id)}, {"owner_id": str(owner_id)}
        audit(session, actor, "job.handed_over", "job", job_id, before=before, after=after)


def _tell(
    session: Session,
    actor: Actor,
    candidate_id: UUID,
    before: UUID,
    after: UUID | None,
    reason: str,
) -> None:
    audit(
        session,
        actor,
        "candidate.assigned" if after else "candidate.unassigned",
        "candidate",
        candidate_id,
        before={"recruiter_id": str(before)},
        after={"recruiter_id": str(after)} if after else None,
        reason=reason,
    )


def _notify(session: Session, actor: Actor, giver: User, plan: Plan) -> None:
    """One message for each who gets something, whatever it is."""
    candidates, jobs = Counter(plan.candidates.values()), Counter(plan.jobs.values())
    for taker_id in _takers(plan) - {actor.user_id}:
        got = [_some(candidates[taker_id], "candidate"), _some(jobs[taker_id], "open job")]
        all_of_it = " and ".join(filter(None, got))
        sentence = f"You take over {all_of_it} from {giver.full_name}."
        notify(session, taker_id, "handed_over", sentence, "/candidates")


def _takers(plan: Plan) -> set[UUID]:
    return {taker_id for taker_id in (*plan.candidates.values(), *plan.jobs.values()) if taker_id}


def _some(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}" if number else ""


def _announce(session: Session, giver: User, plan: Plan) -> None:
    announce(
        session,
        f"recruiter:{giver.id}",
        *(f"recruiter:{taker_id}" for taker_id in _takers(plan)),
        *(f"candidate:{candidate_id}" for candidate_id in plan.candidates),
        *(f"job:{job_id}" for job_id in plan.jobs),
        JOBS if plan.jobs else None,
        "admin",
    )
