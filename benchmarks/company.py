"""The company that is measured: the same people, jobs and applications at every run."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, cycle
from random import Random
from typing import Any
from uuid import UUID

from sqlalchemy import insert, text
from sqlmodel import SQLModel

from talentra import db, files
from talentra.models import (
    Actor,
    Application,
    Assignment,
    Door,
    ExperienceLevel,
    File,
    Job,
    JobStatus,
    JobVersion,
    JobWords,
    Profile,
    Resume,
    Role,
    Seal,
    Stage,
    StageEvent,
    User,
)
from talentra.security import access_token, hash_password
from talentra.services import chain, sign_ins, tallies
from talentra.web import cookies
from tests.harness import documents
from tests.migrations import rows
from tests.migrations.rows import Values

CANDIDATES, RECRUITERS = 20_000, 50
FOR_EACH_JOB, EACH = 100, 5  # candidates; applications of each candidate
APPLICANTS = 500  # to the one job whose board is measured
AT_ONCE = 2_000  # candidates that are written together
WAITING = 50  # every fiftieth has no recruiter
STAGES = {
    Stage.APPLIED: 50,
    Stage.ONLINE_ASSESSMENT: 15,
    Stage.INTERVIEW: 10,
    Stage.OFFER: 3,
    Stage.REJECTED: 20,
    Stage.HIRED: 2,
}
FIRST = ("Ines", "Tomas", "Priya", "Yusuf", "Marta", "Olek", "Nia", "Joon", "Lena", "Abel")
TRADES = ("Engineer", "Nurse", "Welder", "Editor", "Cook", "Analyst", "Driver", "Teacher")
RARE = 20  # jobs, the oldest ones, which a word finds that no other has
LAST = ("Marsh", "Quill", "Novak", "Okafor", "Sato", "Lindqvist", "Reyes", "Bauer", "Haddad")


@dataclass(frozen=True)
class Company:
    """Who is asked about, and the applications that may be moved."""

    admin: Actor
    recruiter: Actor
    candidate: Actor
    job_id: UUID  # with 500 applicants
    open_jobs: list[UUID]
    resume_id: UUID
    applications: list[UUID]  # the recruiter's, waiting in the first stage


def found(candidates: int, jobs: int) -> Company:
    """Write a company of so many people and open jobs into the empty database in use."""
    luck, times = Random(7), _times(candidates)
    _store_file()
    admin = _person(Role.ADMIN, 0, next(times))
    recruiters = [_person(Role.RECRUITER, number, next(times)) for number in range(RECRUITERS)]
    posted = [_job(luck.choice(recruiters), number, next(times)) for number in range(jobs)]
    versions = {job["id"]: rows.version(job) for job in posted}
    _write(User, [admin, *recruiters])
    _write(Job, posted)
    _write(JobWords, [rows.job_words(each) for each in posted])
    _write(JobVersion, list(versions.values()))
    known = _Known(admin, recruiters, posted, versions)
    for first in range(0, candidates, AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, candidates))
        _write_candidates(known, numbers, luck, times)
    _count_rows()
    asyncio.run(chain.link(all_late=True))  # it grew day by day: the server has none left to link
    return known.company()


class _Known:
    """What was written so far and is needed again."""

    def __init__(
        self,
        admin: Values,
        recruiters: list[Values],
        jobs: list[Values],
        versions: dict[UUID, Values],
    ) -> None:
        self.admin = admin
        self.recruiters = recruiters
        self.jobs = jobs
        self.versions = versions
        self.candidate: Values = {}
        self.resume_id = UUID(int=0)
        self.waiting: list[UUID] = []

    def company(self) -> Company:
        return Company(
            admin=_actor(self.admin),
            recruiter=_actor(self.recruiters[3]),
            candidate=_actor(self.candidate),
            job_id=self.jobs[-1]["id"],
            open_jobs=[job["id"] for job in self.jobs[:-1]],
            resume_id=self.resume_id,
            applications=self.waiting,
        )


def _write_candidates(
    known: _Known, numbers: Sequence[int], luck: Random, times: Iterator[datetime]
) -> None:
    people = [_person(Role.CANDIDATE, number, next(times)) for number in numbers]
    resumes = {each["id"]: rows.resume(each["id"]) for each in people}
    holders = {
        each["id"]: known.recruiters[number % RECRUITERS]["id"] if number % WAITING else None
        for number, each in zip(numbers, people, strict=True)
    }
    sent = [
        rows.application(each["id"], holders[each["id"]], job["id"], _stage(luck), next(times))
        for number, each in zip(numbers, people, strict=True)
        for job in _chosen(known.jobs, number, luck)
    ]
    _write(User, people)
    levels = zip(people, cycle(ExperienceLevel), strict=False)
    _write(Profile, [rows.profile(each["id"], level) for each, level in levels])
    _write(Resume, list(resumes.values()))
    _write(
        Assignment,
        [
            rows.assignment(known.admin["id"], candidate_id, recruiter_id, next(times), None)
            for candidate_id, recruiter_id in holders.items()
            if recruiter_id
        ],
    )
    _write(Application, sent)
    _write(StageEvent, [step for each in sent for step in rows.events(each)])
    told = {each["id"]: _told(each) for each in people}
    _write(
        Seal,
        [
            rows.seal(of, resumes[of["candidate_id"]], known.versions[of["job_id"]])
            | {"profile": told[of["candidate_id"]]}
            for of in sent
        ],
    )
    known.candidate, known.resume_id = people[0], resumes[people[0]["id"]]["id"]
    known.waiting += [
        each["id"]
        for each in sent
        if each["recruiter_id"] == known.recruiters[3]["id"] and each["stage"] is Stage.APPLIED
    ]


def _chosen(jobs: list[Values], number: int, luck: Random) -> list[Values]:
    """The jobs that somebody applied to; the first 500 of them to the last job too."""
    if number < APPLICANTS:
        return [jobs[-1], *luck.sample(jobs[:-1], EACH - 1)]
    return luck.sample(jobs[:-1], EACH)


def _stage(luck: Random) -> Stage:
    return luck.choices([*STAGES], [*STAGES.values()])[0]


def _person(role: Role, number: int, at: datetime) -> Values:
    name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
    return {**rows.user(role, number, at), "full_name": f"{name} {number}"}


def _told(person: Values) -> Values:
    """The profile as it is sent along."""
    headline, skills = "Builds things that last", ["Welding", "Python", "Careful notes"]
    known = {name: person[name] for name in ("full_name", "email")}
    return {**known, "headline": headline, "city": "Pune", "skills": skills}


def _job(owner: Values, number: int, at: datetime) -> Values:
    title = f"{'Lighthouse ' if number < RARE else ''}{TRADES[number % len(TRADES)]} {number}"
    return {**rows.job(owner, number, at), "title": title, "status": JobStatus.OPEN}


def _store_file() -> None:
    content = documents.pdf()
    rows.FILE["sha256"] = files.save(content)
    rows.FILE["size"] = len(content)
    _write(File, [rows.FILE])


def _times(candidates: int) -> Iterator[datetime]:
    """Steadily rising moments from two years ago until now."""
    step = timedelta(days=730) / (candidates * (EACH + 3))
    return (rows.NOW - timedelta(days=731) + number * step for number in count())


def _write(table: type[SQLModel], values: Sequence[Values]) -> None:
    with db.transaction() as session:
        session.connection().execute(insert(table), list[dict[str, Any]](values))


def _count_rows() -> None:
    with db.transaction() as session:
        while tallies.add_up(session):
            pass
        session.execute(text("ANALYZE"))


def _actor(user: Values) -> Actor:
    return Actor(user["id"], user["role"], user["full_name"])


def cookie(actor: Actor) -> str:
    """What the sign-in form would leave in a browser of theirs, as "name=value"."""
    with db.transaction() as session:
        user = session.get_one(User, actor.user_id)
        started = sign_ins.begin(session, user, door=Door.WEB)
    return f"{cookies.name()}={started.secret}"


def signed_in(actor: Actor) -> str:
    """An access token of theirs."""
    with db.transaction() as session:
        user = session.get_one(User, actor.user_id)
        started = sign_ins.begin(session, user, door=Door.API)
    return access_token(actor.user_id, started.sign_in_id)


def choose_password(actor: Actor, password: str) -> tuple[str, str]:
    """Give somebody a password; their address, and the hash that is kept."""
    with db.transaction() as session:
        user = session.get_one(User, actor.user_id)
        user.password_hash = hash_password(password)
        return user.email, user.password_hash
