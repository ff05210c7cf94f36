"""Every condition of sight, as the whole WHERE of a SELECT: which rows are there for whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.models import (
    Actor,
    Application,
    Assignment,
    Job,
    JobStatus,
    Notification,
    Remark,
    Resume,
    User,
    Visibility,
)
from talentra.services import applications, assignments, jobs, remarks, resumes
from tests.harness.cast import Cast
from tests.policies import test_house_conditions
from tests.policies.tables import PEOPLE, Table, answering, table
from tests.services import acts

Rows = dict[str, UUID]

TAKING = table("""
   yes  yes  yes  yes  yes  an open job
   yes  yes  yes  yes  yes  a job that closes today
   no   no   no   no   no   a job past its day
   no   no   no   no   no   a job past its day that Cleo applied to
   no   no   no   no   no   a closed job
   no   no   no   no   no   a closed job that Cleo applied to
   no   no   no   no   no   Rosa's draft
""")

#  cleo cody rosa remy ada  row
CONDITIONS: dict[str, tuple[type[Any], Table]] = {
    "applications.visible_to": (
        Application,
        table("""
   yes  no   yes  no   yes  Cleo's, who is Rosa's
   yes  no   yes  no   yes  Cleo's to Remy's job
   no   yes  no   no   yes  Cody's, who waits
   no   no   no   yes  yes  Mina's, who was Rosa's and is Remy's
"""),
    ),
    "applications.remarks_visible_to": (
        Remark,
        table("""
   no   no   yes  yes  yes  an internal remark
   yes  yes  yes  yes  yes  a remark for the candidate
"""),
    ),
    "assignments.visible_to": (
        Assignment,
        table("""
   no   no   yes  no   yes  Cleo to Rosa
   no   no   yes  no   yes  Mina to Rosa, ended
   no   no   no   yes  yes  Mina to Remy
"""),
    ),
    "candidates.visible_to": (
        User,
        table("""
   yes  no   yes  no   yes  Cleo
   no   yes  no   no   yes  Cody
   no   no   no   yes  yes  Mina
   no   no   no   no   no   Rosa
   no   no   no   no   no   Remy
   no   no   no   no   no   Ada
"""),
    ),
    "candidates.resumes_visible_to": (
        Resume,
        table("""
   yes  no   yes  no   yes  Cleo's resume
   no   no   no   no   no   Cleo's removed resume
   no   yes  no   no   yes  Cody's resume
   no   no   no   yes  yes  Mina's resume
"""),
    ),
    "jobs.takes_applications": (Job, TAKING),
    "jobs.visible_to_all": (Job, TAKING),
    "jobs.visible_to": (
        Job,
        table("""
   yes  yes  yes  yes  yes  an open job
   yes  yes  yes  yes  yes  a job that closes today
   no   no   yes  yes  yes  a job past its day
   yes  no   yes  yes  yes  a job past its day that Cleo applied to
   no   no   yes  yes  yes  a closed job
   yes  no   yes  yes  yes  a closed job that Cleo applied to
   no   no   yes  no   yes  Rosa's draft
"""),
    ),
    "jobs.known_to": (
        Job,
        table("""
   yes  yes  yes  yes  yes  an open job
   yes  yes  yes  yes  yes  a job that closes today
   yes  yes  yes  yes  yes  a job past its day
   yes  yes  yes  yes  yes  a job past its day that Cleo applied to
   yes  yes  yes  yes  yes  a closed job
   yes  yes  yes  yes  yes  a closed job that Cleo applied to
   no   no   yes  no   no   Rosa's draft
"""),
    ),
    "notifications.visible_to": (
        Notification,
        table("""
   yes  no   no   no   no   one for Cleo
   no   no   yes  no   no   one for Rosa about Cleo
   no   no   no   no   no   one for Rosa about Mina, who was hers
   no   no   no   yes  no   one for Remy about Mina
   no   no   no   no   yes  one for Ada about Cody
"""),
    ),
}
PARTS = {"applications.sent_by", "candidates.handled_by", "candidates.in_sight", "drafts.drafts_of"}
SAVED = {f"saved_jobs.{own}" for own in ("has_saved", "saved_by")}
ELSEWHERE = {f"{own}.visible_to" for own in ("drafts", "erasures", "saved_jobs")}


@pytest.mark.parametrize("name", CONDITIONS)
def test_shows_everybody_what_the_table_says(session: Session, cast: Cast, name: str) -> None:
    things, (model, expected) = _stage(session, cast), CONDITIONS[name]
    condition = answering("ColumnElement")[name]
    seen = {person: _shown(session, model, condition, getattr(cast, person)) for person in PEOPLE}
    assert {
        thing: {person: things[thing] in seen[person] for person in PEOPLE} for thing in expected
    } == expected


def test_none_is_missing_in_the_tables() -> None:
    told = CONDITIONS.keys() | test_house_conditions.CONDITIONS.keys() | PARTS
    assert answering("ColumnElement").keys() == told | SAVED | ELSEWHERE


def _shown(
    session: Session, model: type[Any], condition: Callable[..., Any], actor: Actor
) -> set[UUID]:
    given = [actor] if condition.__code__.co_argcount else []
    wanted = select(col(model.id)).where(condition(*given))
    return set(session.execute(wanted).scalars())


def _stage(session: Session, cast: Cast) -> Rows:
    """The cast, and Mina who changed her recruiter; what they have, by the words of the tables."""
    mina = acts.person(session, "Mina Okoye")
    rows = {
        **{name.title(): getattr(cast, name).user_id for name in PEOPLE},
        "Mina": mina.user_id,
        **_jobs(session, cast),
        **_resumes(session, cast),
    }
    first, _ = assignments.assign(session, cast.ada, mina.user_id, cast.rosa.user_id)
    second = assignments.reassign(session, cast.ada, mina.user_id, cast.remy.user_id)
    minas = acts.apply(session, mina, cast.job_id)
    cleos = session.query(Assignment).filter_by(candidate_id=cast.cleo.user_id).one()
    rows |= {"Cleo to Rosa": cleos.id, "Mina to Rosa, ended": first.id, "Mina to Remy": second.id}
    rows |= {
        "Cleo's, who is Rosa's": cast.cleos_application_id,
        "Cleo's to Remy's job": _apply(session, cast.cleo, rows["an open job"]),
        "Cody's, who waits": _apply(session, cast.cody, cast.job_id),
        "Mina's, who was Rosa's and is Remy's": minas.id,
        "Mina's resume": session.query(Resume).filter_by(candidate_id=mina.user_id).one().id,
        **_remarks(session, cast),
        **_notifications(session, cast, mina),
    }
    session.flush()
    return rows


def _jobs(session: Session, cast: Cast) -> Rows:
    made = {
        "an open job": acts.post(session, cast.remy),
        "a job that closes today": acts.post(session, cast.remy, closes_on=today()),
        "a job past its day": acts.post(session, cast.remy),
        "a job past its day that Cleo applied to": acts.post(session, cast.remy),
        "a closed job": acts.post(session, cast.remy),
        "a closed job that Cleo applied to": acts.post(session, cast.remy),
        "Rosa's draft": acts.post(session, cast.rosa, status=JobStatus.DRAFT),
    }
    for name, job in made.items():
        if "Cleo" in name:
            _apply(session, cast.cleo, job.id)
        if "past" in name:
            job.closes_on = today() - timedelta(days=1)
        if "closed" in name:
            jobs.close(session, cast.remy, job.id)
    return {name: job.id for name, job in made.items()}


def _resumes(session: Session, cast: Cast) -> Rows:
    removed = acts.upload(session, cast.cleo, "An older one")
    resumes.remove(session, cast.cleo, removed.id)
    return {
        "Cleo's resume": cast.cleos_resume_id,
        "Cleo's removed resume": removed.id,
        "Cody's resume": cast.codys_resume_id,
    }


def _remarks(session: Session, cast: Cast) -> Rows:
    made = {
        "an internal remark": Visibility.INTERNAL,
        "a remark for the candidate": Visibility.CANDIDATE,
    }
    return {
        words: remarks.add(
            session, cast.rosa, cast.cleos_application_id, text="Good.", visibility=visibility
        ).id
        for words, visibility in made.items()
    }


def _notifications(session: Session, cast: Cast, mina: Actor) -> Rows:
    told = {
        "one for Cleo": (cast.cleo, None),
        "one for Rosa about Cleo": (cast.rosa, cast.cleo),
        "one for Rosa about Mina, who was hers": (cast.rosa, mina),
        "one for Remy about Mina": (cast.remy, mina),
        "one for Ada about Cody": (cast.ada, cast.cody),
    }
    made = {
        words: Notification(
            user_id=reader.user_id,
            candidate_id=about and about.user_id,
            kind="applied",
            sentence="Look at this.",
            link="/",
        )
        for words, (reader, about) in told.items()
    }
    session.add_all(made.values())
    return {words: each.id for words, each in made.items()}


def _apply(session: Session, candidate: Actor, job_id: UUID) -> UUID:
    """They send the resume they keep."""
    kept = session.query(Resume).filter_by(candidate_id=candidate.user_id, removed_at=None).one()
    return applications.apply(session, candidate, job_id, resume_id=kept.id).id
