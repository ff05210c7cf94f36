"""Worlds that are made up: weeks in which people apply, are moved, rejected, hired, withdraw."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import PATH, Actor, Application, Stage, StageEvent
from talentra.models.applications import REJECTION_REASONS
from talentra.services import applications, assignments
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts

ORDER = [*PATH, Stage.HIRED]
REASONS = sorted(REJECTION_REASONS)


def live(session: Session, cast: Cast, clock: SteeredClock, seed: int) -> None:
    """Three weeks in which people apply, are moved there and back, and moves are taken back."""
    luck = Random(seed)
    jobs = [acts.post(session, cast.rosa, title=f"Work {n}").id for n in range(2)]
    sent, people = [cast.cleos_application_id], {cast.cleo.user_id: cast.cleo}
    for number in range(12):
        person = acts.person(session, f"Nell{number} of{seed}")
        people[person.user_id] = person
        for job_id in luck.sample(jobs, luck.randint(1, 2)):
            sent.append(acts.apply(session, person, job_id).id)
        if handler := luck.choice([cast.rosa, cast.remy, None]):
            assignments.assign(session, cast.ada, person.user_id, handler.user_id)
        clock.forward(timedelta(hours=luck.randint(0, 9)))
    for _ in range(110):
        clock.forward(timedelta(minutes=luck.randint(1, 600)))
        _step(session, cast, luck, luck.choice(sent), people)
        session.flush()


def _step(
    session: Session, cast: Cast, luck: Random, application_id: UUID, people: dict[UUID, Actor]
) -> None:
    found = session.get_one(Application, application_id)
    candidate = people[found.candidate_id]
    latest = acts.history(session, found.id)[-1]
    by_candidate = Stage.WITHDRAWN in (latest.from_stage, latest.to_stage)
    if found.stage is Stage.WITHDRAWN:
        acts.apply_again(session, candidate, found.job_id)
    elif luck.random() < 0.06 and found.stage in PATH:
        applications.withdraw(session, candidate, found.id)
    elif luck.random() < 0.2 and found.version > 1 and not by_candidate:
        applications.undo(session, cast.ada, latest.id)
    elif ways := sorted(found.next_stages - {Stage.WITHDRAWN}):
        reason = luck.choice(REASONS)
        applications.move(session, cast.ada, found.id, to=luck.choice(ways), reason=reason)


def standing(events: Sequence[StageEvent]) -> list[StageEvent]:
    """The steps that were neither taken back nor take another one back."""
    undone = {event.undoes_id for event in events}
    return [event for event in events if event.id not in undone and event.undoes_id is None]
