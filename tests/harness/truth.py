"""What must hold whatever has happened: at once, half-way, or after a crash."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db, files
from talentra.models import (
    Application,
    Assignment,
    File,
    Profile,
    Resume,
    Seal,
    Stage,
    StageEvent,
    User,
)
from talentra.queries import tallies
from talentra.services import storage
from tests.harness.server import Server


def untrue(session: Session) -> list[str]:
    """What does not hold in the whole database and its folder of files; empty when all is well."""
    session.expire_all()
    return [
        *_broken_histories(session),
        *_broken_seals(session),
        *_broken_assignments(session),
        *_broken_slots(session),
        *_broken_copies(session),
        *(each.sentence for each in tallies.differences(session)),
        *_broken_files(session),
    ]


def untrue_behind(server: Server) -> list[str]:
    """The same of a running server's database and files."""
    with server.behind(), db.reading() as session:
        return untrue(session)


def replayed(events: list[StageEvent]) -> Stage | None:
    """The stage that a history leads to; None when one step does not follow from the other."""
    stage = None
    for number, event in enumerate(events, start=1):
        if event.number != number or event.from_stage is not stage:
            return None
        stage = event.to_stage
    return stage


def files_below(folder: Path) -> list[Path]:
    """Every file that is stored there, finished or not."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def _broken_histories(session: Session) -> Iterator[str]:
    histories: dict[UUID, list[StageEvent]] = {}
    for event in session.scalars(select(StageEvent).order_by(col(StageEvent.number))):
        histories.setdefault(event.application_id, []).append(event)
    for application in session.scalars(select(Application)):
        events = histories.pop(application.id, [])
        if replayed(events) is not application.stage or len(events) != application.version:
            told = [(event.number, event.from_stage, event.to_stage) for event in events]
            yield f"{application!r} does not follow from {told}"
    yield from (f"{application_id} has a history and is not there" for application_id in histories)


def _broken_seals(session: Session) -> Iterator[str]:
    sealed = set(session.scalars(select(col(Seal.application_id))))
    sent = set(session.scalars(select(col(Application.id))))
    yield from (f"{application_id} is not sealed" for application_id in sent - sealed)


def _broken_assignments(session: Session) -> Iterator[str]:
    standing = session.scalars(select(Assignment).where(col(Assignment.ended_at).is_(None))).all()
    holders = {each.candidate_id: each.recruiter_id for each in standing}
    if len(holders) < len(standing):
        yield "a candidate has two open assignments"
    for application in session.scalars(select(Application)):
        if application.recruiter_id != holders.get(application.candidate_id):
            yield f"{application!r} is not with {holders.get(application.candidate_id)}"


def _broken_slots(session: Session) -> Iterator[str]:
    kept = session.scalars(select(Resume).where(col(Resume.removed_at).is_(None)))
    taken = Counter((resume.candidate_id, resume.slot) for resume in kept)
    for (candidate_id, slot), number in taken.items():
        if number > 1 or slot not in {1, 2}:
            yield f"{candidate_id} has {number} resumes in slot {slot}"


def _broken_copies(session: Session) -> Iterator[str]:
    """What a row repeats of its candidate, so that an index knows it."""
    known = {each.id: each.created_at for each in session.scalars(select(User))}
    levels = {each.user_id: each.experience_level for each in session.scalars(select(Profile))}
    for each in session.scalars(select(Assignment)):
        if each.registered_at != known[each.candidate_id]:
            yield f"{each!r} is of somebody who registered at {known[each.candidate_id]}"
    for each in session.scalars(select(Application)):
        if each.level is not levels.get(each.candidate_id):
            yield f"{each!r} is of somebody of level {levels.get(each.candidate_id)}"


def _broken_files(session: Session) -> Iterator[str]:
    astray = storage.strays(session)
    yield from (f"{sha256} has bytes and no row" for sha256 in astray.nameless)
    yield from (f"{sha256} has a row and no bytes" for sha256 in astray.missing)
    for file in session.scalars(select(File).where(col(File.sha256).not_in(astray.missing))):
        content = files.read(file.sha256)
        if (hashlib.sha256(content).hexdigest(), len(content)) != (file.sha256, file.size):
            yield f"{file.sha256} has other bytes than its row says"
