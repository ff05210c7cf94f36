"""A process whose children do one thing and are killed at a chosen step of it.

A step is a statement, a commit, or whatever is done to a file. Asked, line by line on standard
input, `step act person_id job_or_resume_id`; answers with how the child ended.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from uuid import UUID

from sqlalchemy import event
from sqlalchemy.engine import Engine

from talentra import db
from talentra.config import settings
from talentra.models import Actor
from talentra.services import applications, resumes
from tests.harness import documents
from tests.services import acts

# What Python tells of itself when something is about to be done to a file.
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir", "fcntl.flock"}
CONTENT = documents.pdf("What was being sent")
NAME = "Sent.pdf"
Act = Callable[[Actor, UUID], Coroutine[object, object, object]]


def _upload(actor: Actor, _: UUID) -> Coroutine[object, object, object]:
    return resumes.upload(actor, CONTENT, NAME)


def _replace(actor: Actor, resume_id: UUID) -> Coroutine[object, object, object]:
    return resumes.upload(actor, CONTENT, NAME, replaced_id=resume_id)


def _apply(actor: Actor, job_id: UUID) -> Coroutine[object, object, object]:
    return applications.apply_with_file(actor, job_id, content=CONTENT, file_name=NAME)


ACTS: dict[str, Act] = {"upload": _upload, "replace": _replace, "apply": _apply}


def _die_at(step: int) -> None:
    """From now on count steps; be gone at that one."""
    left = step

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def touched(name: str, arguments: tuple[object, ...]) -> None:
        if name in TOUCHES and str(settings().files) in str(arguments):
            count()

    for told in ("begin", "before_cursor_execute", "commit"):
        event.listen(Engine, told, count)
    sys.addaudithook(touched)


def _do(step: int, act: str, person_id: UUID, other_id: UUID) -> None:
    with db.reading() as session:
        actor = acts.known(session, person_id)
    _die_at(step)
    asyncio.run(ACTS[act](actor, other_id))


def _in_a_child(step: str, act: str, person_id: str, other_id: str) -> int:
    """The exit code of a child that did it; -9 when it was killed."""
    child = os.fork()
    if child == 0:
        try:
            _do(int(step), act, UUID(person_id), UUID(other_id))
        except BaseException as failure:
            sys.stderr.write(f"{failure!r}\n")
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(f"{_in_a_child(*line.split())}\n")
        sys.stdout.flush()
