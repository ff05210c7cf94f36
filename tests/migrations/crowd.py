"""A company of some size, written in bulk: people, jobs, applications and what belongs to them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import cycle
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from talentra import db
from talentra.models import (
    NEXT,
    Actor,
    Application,
    Assignment,
    AuditEntry,
    ExperienceLevel,
    File,
    Job,
    JobVersion,
    JobWords,
    Notification,
    Profile,
    Resume,
    Role,
    Seal,
    SignIn,
    Stage,
    StageEvent,
    User,
)
from talentra.services import tallies
from tests.migrations import rows
from tests.migrations.rows import Values

# 40,000 candidates have 100,000 applications. Companies grow by recruiters, each with as many
# candidates as before: what a list of theirs looks at must not grow with the company.
CANDIDATES = int(os.environ.get("TALENTRA_TEST_CROWD", "8000"))
RECRUITERS, JOBS = CANDIDATES // 200, 200
WAITING = 50  # every fiftieth candidate has no recruiter
STAGES = {Stage.APPLIED: 500, Stage.INTERVIEW: 200, Stage.REJECTED: 1300, Stage.HIRED: 4}


@dataclass(frozen=True)
class Crowd:
    """Some of them, whose lists are looked at."""

    admin: Actor
    recruiter: Actor
    candidate: Actor
    job_id: UUID  # every second candidate applied to it
    application_id: UUID
    sign_in_id: UUID


def fill() -> Crowd:
    """Write 20,000 applications and all they need into the database that this process uses."""
    luck, times = Random(7), _times()
    admin = rows.user(Role.ADMIN, 0, next(times))
    recruiters = [rows.user(Role.RECRUITER, number, next(times)) for number in range(RECRUITERS)]
    candidates = [rows.user(Role.CANDIDATE, number, next(times)) for number in range(CANDIDATES)]
    jobs = [rows.job(luck.choice(recruiters), number, next(times)) for number in range(JOBS)]
    holders = _holders(recruiters, candidates)
    stages = iter(luck.choices([*STAGES], [*STAGES.values()], k=3 * CANDIDATES))
    sent = [
        rows.application(each, holders[each], job["id"], next(stages), next(times))
        for number, each in enumerate(holders)
        for job in [*luck.sample(jobs[:-1], 2), jobs[-1]][: 2 + number % 2]
    ]
    _write(User, [admin, *recruiters, *candidates])
    _write(Profile, _profiles(candidates))
    _post(jobs)
    _write(Assignment, list(_assignments(admin["id"], holders, times)))
    _write(Application, sent)
    _write(StageEvent, [step for each in sent for step in rows.events(each)])
    _seal(jobs, candidates, sent)
    sign_ins = _about([*recruiters, *candidates[::4]], next(times))
    _count()
    return Crowd(
        admin=_actor(admin),
        recruiter=_actor(recruiters[3]),
        candidate=_actor(candidates[300]),
        job_id=jobs[-1]["id"],
        application_id=next(each["id"] for each in reversed(sent) if NEXT[each["stage"]]),
        sign_in_id=sign_ins[0]["id"],
    )


def _times() -> Iterator[datetime]:
    """Steadily rising moments from a year ago on."""
    moment = rows.NOW - timedelta(days=365)
    while True:
        moment += timedelta(minutes=5)
        yield moment


def _holders(recruiters: list[Values], candidates: list[Values]) -> dict[UUID, UUID | None]:
    """Who handles each candidate."""
    return {
        each["id"]: recruiters[number % RECRUITERS]["id"] if number % WAITING else None
        for number, each in enumerate(candidates)
    }


def _profiles(candidates: list[Values]) -> list[Values]:
    levels = zip(candidates, cycle(ExperienceLevel), strict=False)
    return [rows.profile(each["id"], level) for each, level in levels]


def _assignments(
    admin_id: UUID, holders: dict[UUID, UUID | None], times: Iterator[datetime]
) -> Iterator[Values]:
    """The open ones, and every fourth candidate had another recruiter before."""
    for number, (candidate_id, recruiter_id) in enumerate(holders.items()):
        if recruiter_id and number % 4 == 1:
            yield rows.assignment(admin_id, candidate_id, recruiter_id, next(times), rows.NOW)
        if recruiter_id:
            yield rows.assignment(admin_id, candidate_id, recruiter_id, next(times), None)


def _post(jobs: list[Values]) -> None:
    """The postings, and what they are found by."""
    _write(Job, jobs)
    _write(JobWords, [rows.job_words(each) for each in jobs])


def _seal(jobs: list[Values], candidates: list[Values], sent: list[Values]) -> None:
    """What each application was sent with."""
    versions = {job["id"]: rows.version(job) for job in jobs}
    resumes = {each["id"]: rows.resume(each["id"]) for each in candidates}
    _write(File, [rows.FILE])
    _write(JobVersion, list(versions.values()))
    _write(Resume, list(resumes.values()))
    seals = [rows.seal(of, resumes[of["candidate_id"]], versions[of["job_id"]]) for of in sent]
    _write(Seal, seals)


def _about(people: list[Values], at: datetime) -> list[Values]:
    """What people were told, and did; their sign-ins."""
    sign_ins = [rows.sign_in(each["id"], number) for number, each in enumerate(people)]
    _write(
        Notification,
        [rows.notification(each["id"], at, read) for each in people for read in (0, 1)],
    )
    _write(AuditEntry, [rows.audit_entry(each["id"], at) for each in people])
    _write(SignIn, sign_ins)
    return sign_ins


def _write(table: type[SQLModel], values: Sequence[Values]) -> None:
    with db.transaction() as session:
        session.connection().execute(insert(table), list[dict[str, Any]](values))


def _count() -> None:
    """Let the database count its rows, as it does by itself in time."""
    with db.transaction() as session:
        while tallies.add_up(session):
            pass
        session.execute(text("ANALYZE"))


def _actor(user: Values) -> Actor:
    return Actor(user["id"], user["role"], user["full_name"])
