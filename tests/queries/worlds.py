"""Worlds that are made up, and who sees what in them by the plain words of the rules."""

from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.models import Actor, Role, Stage
from talentra.services import applications, assignments
from tests.services import acts


@dataclass
class World:
    """People by name, who applied where, and who handles whom: nothing but dictionaries."""

    people: dict[str, Actor] = field(default_factory=dict[str, Actor])
    owners: dict[UUID, str] = field(default_factory=dict[UUID, str])  # of each job
    sent: dict[UUID, tuple[str, UUID]] = field(default_factory=dict[UUID, tuple[str, UUID]])
    stages: dict[UUID, Stage] = field(default_factory=dict[UUID, Stage])
    holders: dict[str, str | None] = field(default_factory=dict[str, str | None])

    def sees(self, who: str, candidate: str) -> bool:
        """Rule 1: admins everybody, recruiters whom they handle now, candidates themselves."""
        role = self.people[who].role
        if role is Role.ADMIN:
            return True
        return candidate == who if role is Role.CANDIDATE else self.holders[candidate] == who

    def applications(self, who: str) -> set[UUID]:
        """The applications that exist for somebody."""
        return {each for each, (candidate, _) in self.sent.items() if self.sees(who, candidate)}

    def hidden(self, who: str, job_id: UUID) -> tuple[int, int]:
        """Of one's own job, how many wait and how many others handle: numbers only (rule 2)."""
        if self.owners[job_id] != who:
            return 0, 0
        others = [self.holders[name] for name, job in self.sent.values() if job == job_id]
        unseen = [holder for holder in others if holder != who]
        return unseen.count(None), sum(holder is not None for holder in unseen)

    def of_role(self, *roles: Role) -> list[str]:
        """Their names."""
        return [name for name, actor in self.people.items() if actor.role in roles]


def made(session: Session, seed: int) -> World:
    """A world of its own, the same for the same seed but for the marks in its names."""
    luck, world = Random(seed), World()
    roles = {Role.ADMIN: 1, Role.RECRUITER: luck.randint(2, 3), Role.CANDIDATE: luck.randint(2, 5)}
    for role, number in roles.items():
        for at in range(number):
            name = f"{role.value}{at} of{seed}"
            world.people[name] = acts.person(session, name, role)
    candidates, recruiters = world.of_role(Role.CANDIDATE), world.of_role(Role.RECRUITER)
    world.holders = dict.fromkeys(candidates, None)
    for at in range(luck.randint(1, 2)):  # nobody keeps more than two resumes
        owner = luck.choice(recruiters)
        job = acts.post(session, world.people[owner], title=f"Work{at} of{seed}")
        world.owners[job.id] = owner
    for _ in range(luck.randint(14, 24)):
        _happens(session, world, luck, candidates, recruiters)
    session.flush()
    return world


def _happens(
    session: Session, world: World, luck: Random, candidates: list[str], recruiters: list[str]
) -> None:
    """Somebody applies, is handed over, is let wait, or moved along."""
    admin, who = world.people[world.of_role(Role.ADMIN)[0]], luck.choice(candidates)
    free = [job for job in world.owners if (who, job) not in world.sent.values()]
    what = luck.choice(["apply", "apply", "hand", "hand", "wait", "move"])
    if what == "apply" and free:
        job_id = luck.choice(free)
        sent = acts.apply(session, world.people[who], job_id)
        world.sent[sent.id], world.stages[sent.id] = (who, job_id), Stage.APPLIED
    elif what == "hand":
        _hand(session, world, admin, who, luck.choice(recruiters))
    elif what == "wait" and world.holders[who]:
        assignments.unassign(session, admin, world.people[who].user_id)
        world.holders[who] = None
    elif what == "move" and world.sent:
        _move(session, world, admin, luck)
    session.flush()


def _hand(session: Session, world: World, admin: Actor, who: str, to: str) -> None:
    if world.holders[who] == to:
        return
    hand = assignments.reassign if world.holders[who] else assignments.assign
    hand(session, admin, world.people[who].user_id, world.people[to].user_id)
    world.holders[who] = to


def _move(session: Session, world: World, admin: Actor, luck: Random) -> None:
    application_id, to = luck.choice([*world.sent]), luck.choice([Stage.INTERVIEW, Stage.REJECTED])
    if world.stages[application_id] is Stage.APPLIED:
        applications.move(session, admin, application_id, to=to, reason="other")
        world.stages[application_id] = to
