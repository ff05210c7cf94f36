"""Whoever is killed while a file is sent, at whatever step: all of it is there, or nothing is."""

import os
import subprocess
import sys
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from talentra import db, files
from talentra.clock import now
from talentra.config import ROOT, settings
from talentra.models import Application, AuditEntry, Resume
from talentra.services import storage
from tests.harness.cast import Cast
from tests.harness.truth import untrue
from tests.races.stage import new_job

KILLED = -9
FEWEST, MOST = 15, 150  # steps that it may take
CAME_OF_IT = {"upload": (1, 0), "replace": (0, 0), "apply": (1, 1)}  # resumes, applications


@dataclass(frozen=True)
class Seen:
    """What somebody has: resumes by their bytes, applications, and what is written of them."""

    files: frozenset[str]
    kept: int
    sent: int
    told: int


@pytest.fixture
def dying(cast: Cast) -> Generator[subprocess.Popen[str]]:
    """The process that has children killed, on this test's database and files."""
    db.dispose()
    chosen = {
        "DATABASE_URL": settings().database,
        "TALENTRA_FILES": str(settings().files),
        "TALENTRA_DATA": str(settings().data),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "tests.reliability.dying"],
        cwd=ROOT,
        env={**os.environ, **chosen},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield process
        process.kill()


@pytest.mark.parametrize("act", ["upload", "replace", "apply"])
def test_all_of_it_is_there_or_nothing_is(
    dying: subprocess.Popen[str], cast: Cast, act: str
) -> None:
    other = {"upload": cast.job_id, "replace": cast.codys_resume_id, "apply": new_job(cast.rosa)}
    before, step = _seen(cast.cody.user_id), 0
    while (seen := _seen(cast.cody.user_id)) == before:
        step += 1
        assert step < MOST, "it ended well and nothing came of it"
        ended = _asked(dying, f"{step} {act} {cast.cody.user_id} {other[act]}")
        assert ended in {KILLED, 0}
        _is_whole(Path(str(settings().files)))
    assert step > FEWEST
    assert (seen.kept - before.kept, seen.sent - before.sent) == CAME_OF_IT[act]


def _asked(dying: subprocess.Popen[str], line: str) -> int:
    assert dying.stdin
    assert dying.stdout
    dying.stdin.write(f"{line}\n")
    dying.stdin.flush()
    return int(dying.stdout.readline())


def _seen(person_id: UUID) -> Seen:
    with db.reading() as session:
        kept = session.scalars(select(Resume).where(col(Resume.candidate_id) == person_id)).all()
        sent = select(func.count()).where(col(Application.candidate_id) == person_id)
        told = select(func.count()).where(col(AuditEntry.actor_id) == person_id)
        return Seen(
            frozenset(resume.file_sha256 for resume in kept),
            len(kept),
            session.scalar(sent) or 0,
            session.scalar(told) or 0,
        )


def _is_whole(folder: Path) -> None:
    """What is not needed is found by a sweep; nothing that is needed is missing."""
    old = (now() - 2 * files.HOUR).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (old, old))
    storage.sweep()
    with db.reading() as session:
        assert untrue(session) == []
    assert list((folder / files.INCOMING).glob("*")) == []
