"""What goes to others when somebody stops recruiting, and to whom it would go."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import heapify, heapreplace
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import Conflict, Invalid, ensure
from talentra.models import Actor, Assignment, Job, User
from talentra.policies import accounts as account_policy
from talentra.policies import assignments as policy
from talentra.policies import jobs as job_policy
from talentra.queries import users
from talentra.queries.users import RecruiterLoad

NOBODY = "There is no other active recruiter: hand over to the waiting pool."


@dataclass(frozen=True, slots=True)
class HandOver:
    """Where candidates and open jobs go: to one recruiter, spread by load, else to the pool.

    From the pool admins assign the candidates; its jobs are the deciding admin's.
    """

    to: UUID | None = None
    spread: bool = False


POOL = HandOver()


@dataclass(frozen=True, slots=True)
class Plan:
    """Each candidate's next recruiter, or None for the pool, and each open job's next owner."""

    candidates: dict[UUID, UUID | None]
    jobs: dict[UUID, UUID]


@dataclass(frozen=True, slots=True)
class Share:
    """What one recruiter handles now, and what they would get if everything were spread."""

    id: UUID
    full_name: str
    candidates: int
    more_candidates: int
    more_jobs: int


@dataclass(frozen=True, slots=True)
class Going:
    """Who would get how much of what is handed over, and has now; without an id the pool."""

    id: UUID | None
    full_name: str
    candidates: int
    more_candidates: int
    more_jobs: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What somebody would leave behind; `deactivated` candidates go to the pool in any case."""

    candidates: int
    deactivated: int
    open_jobs: int
    shares: list[Share]


def preview(session: Session, actor: Actor, user_id: UUID) -> Preview:
    """What a hand-over would move, and how it would fall if it were spread."""
    ensure(account_policy.can_decide_accounts(actor), "Only admins hand candidates over.")
    user = users.account(session, actor, user_id)
    held, takers = held_by(session, actor, user.id), _takers(session, actor, user.id)
    spread = HandOver(spread=True) if takers else POOL
    planned = plan(session, actor, user.id, spread)
    candidates, jobs = Counter(planned.candidates.values()), Counter(planned.jobs.values())
    return Preview(
        candidates=len(held),
        deactivated=list(held.values()).count(False),
        open_jobs=len(planned.jobs),
        shares=[
            Share(each.id, each.full_name, each.candidates, candidates[each.id], jobs[each.id])
            for each in takers
        ],
    )


def forecast(
    session: Session, actor: Actor, user_id: UUID, how: HandOver, *, keeps_jobs: bool = False
) -> list[Going]:
    """Who would get how much if it were handed over so: the pool first, then by name."""
    ensure(account_policy.can_decide_accounts(actor), "Only admins hand candidates over.")
    planned = plan(session, actor, user_id, how, keeps_jobs=keeps_jobs)
    candidates, jobs = Counter(planned.candidates.values()), Counter(planned.jobs.values())
    own = RecruiterLoad(actor.user_id, actor.full_name, 0)
    takers = {each.id: each for each in (own, *_takers(session, actor, user_id))}
    given = [
        Going(each.id, each.full_name, each.candidates, candidates[each.id], jobs[each.id])
        for each in takers.values()
        if candidates[each.id] or jobs[each.id]
    ]
    return [*([Going(None, "", 0, candidates[None], 0)] if candidates[None] else []), *given]


def plan(
    session: Session, actor: Actor, user_id: UUID, how: HandOver, *, keeps_jobs: bool = False
) -> Plan:
    """Who gets what; Invalid or Conflict when there is nobody to get it."""
    held = held_by(session, actor, user_id)
    active = [candidate_id for candidate_id, is_active in held.items() if is_active]
    jobs = [] if keeps_jobs else _open_jobs(session, actor, user_id)
    if how.spread:
        takers = _takers(session, actor, user_id)
        if not takers:
            raise Conflict(NOBODY)
        given = dealt(active, {each.id: each.candidates for each in takers})
        owners = dealt(jobs, _jobs_of(session, actor, takers))
    else:
        taker = _chosen(session, user_id, how.to) if how.to else None
        given = dict.fromkeys(active, taker) if taker else {}
        owners = dict.fromkeys(jobs, taker or actor.user_id)
    return Plan({candidate_id: given.get(candidate_id) for candidate_id in held}, owners)


def held_by(
    session: Session, actor: Actor, recruiter_id: UUID, *, lock: bool = False
) -> dict[UUID, bool]:
    """The recruiter's candidates and whether each is active; locked in an order all share."""
    wanted = (
        select(col(User.id), col(User.is_active))
        .join(Assignment, col(Assignment.candidate_id) == col(User.id))
        .where(
            policy.visible_to(actor),
            col(Assignment.recruiter_id) == recruiter_id,
            col(Assignment.ended_at).is_(None),
        )
        .order_by(col(User.id))
    )
    wanted = wanted.with_for_update(key_share=True, of=User) if lock else wanted
    return dict(session.execute(wanted).all())


def dealt(things: Iterable[UUID], loads: Mapping[UUID, int]) -> dict[UUID, UUID]:
    """Each thing goes to whoever has least by then, of equals to the first, if anybody is there."""
    takers = [(load, place, taker) for place, (taker, load) in enumerate(loads.items())]
    heapify(takers)
    given: dict[UUID, UUID] = {}
    for thing in things if takers else ():
        load, place, taker = takers[0]
        heapreplace(takers, (load + 1, place, taker))
        given[thing] = taker
    return given


def _takers(session: Session, actor: Actor, user_id: UUID) -> list[RecruiterLoad]:
    return [each for each in users.recruiters(session, actor) if each.id != user_id]


def _chosen(session: Session, user_id: UUID, recruiter_id: UUID) -> UUID:
    if recruiter_id == user_id or users.recruiter(session, recruiter_id) is None:
        sentence = "Choose another active recruiter."
        raise Invalid(sentence, fields=[("hand_over.to", sentence)])
    return recruiter_id


def _open_jobs(session: Session, actor: Actor, owner_id: UUID) -> list[UUID]:
    wanted = select(col(Job.id)).where(
        job_policy.visible_to(actor), job_policy.takes_applications(), col(Job.owner_id) == owner_id
    )
    return list(session.execute(wanted.order_by(col(Job.id))).scalars())


def _jobs_of(session: Session, actor: Actor, takers: list[RecruiterLoad]) -> dict[UUID, int]:
    """How many open jobs each of them has."""
    wanted = (
        select(col(Job.owner_id), func.count())
        .where(job_policy.visible_to(actor), job_policy.takes_applications())
        .group_by(col(Job.owner_id))
    )
    owned = dict(session.execute(wanted).all())
    return {each.id: owned.get(each.id, 0) for each in takers}
