"""Reads hostile bytes in a process of their own, with limits, and tells how it ended."""

import base64
import json
import logging
import os
import re
import signal
import subprocess
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Any

from talentra.documents.hidden import Hidden, told
from talentra.documents.limits import QUEUE_SECONDS, WALL_SECONDS
from talentra.documents.ready import ready
from talentra.errors import Away, Invalid, WrongType

SEATS = BoundedSemaphore(os.cpu_count() or 1)
REFUSALS = {415: WrongType, 422: Invalid}
OUR_FAULT = {-signal.SIGKILL, -signal.SIGTERM}  # the machine ran short or is going down
UNFIT = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of characters

BUSY = "Too many files are being read at the moment. Try again in a few seconds."
UNREADABLE = "The file is damaged or too complicated to read. Export it as PDF and try again."
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Extract:
    """Pages (None for DOCX), text, and what people cannot see of it (None: nobody could look)."""

    pages: int | None
    text: str
    hidden: list[Hidden] | None


def extract(kind: str, content: bytes) -> Extract:
    """What is in a "pdf" or a "docx"."""
    answer = _ask(kind, content)
    return Extract(answer["pages"], storable(answer["text"]), answer["hidden"])


def picture(content: bytes, page: int = 0) -> bytes:
    """A PNG of a page of a PDF; the first one is 0."""
    return base64.b64decode(_ask("picture", content, str(page))["picture"])


def storable(text: str) -> str:
    """The text without the characters that no database takes."""
    return UNFIT.sub("", text).strip()


def _ask(kind: str, content: bytes, *more: str) -> dict[str, Any]:
    """What a child makes of the bytes, as soon as one of the seats is free."""
    if not SEATS.acquire(timeout=QUEUE_SECONDS):
        raise Away(BUSY)
    try:
        return _answer(_run(kind, content, *more))
    finally:
        SEATS.release()


def _run(kind: str, content: bytes, *more: str) -> subprocess.CompletedProcess[bytes]:
    """The ended child."""
    asked = json.dumps([kind, *more]).encode()
    try:
        return ready.ask(asked + b"\n" + content, WALL_SECONDS)
    except TimeoutError as error:
        # The limit on processor time is shorter, so it is the machine that is slow, not the file.
        raise Away(BUSY) from error


def _answer(child: subprocess.CompletedProcess[bytes]) -> dict[str, Any]:
    first, _, second = child.stdout.partition(b"\n")
    if child.returncode in OUR_FAULT:
        raise Away(BUSY)
    if child.returncode < 0 and not second and b'"text"' in first:
        log.warning("looking for hidden text ended with signal %s", -child.returncode)
    elif child.returncode < 0:  # a crash, or the limit on processor time
        log.warning("reading a file ended with signal %s", -child.returncode)
        raise Invalid(UNREADABLE)
    elif child.returncode > 0:
        why = (child.stderr or child.stdout).decode()[-2000:]
        raise RuntimeError(f"the document reader does not start: {why}")
    answer = json.loads(first)
    if fault := answer.get("fault"):
        log.warning("reading a file failed: %s", fault)
        raise Invalid(UNREADABLE)
    if status := answer.get("status"):
        raise REFUSALS[status](answer["sentence"])
    return answer | {"hidden": _hidden(second)}


def _hidden(line: bytes) -> list[Hidden] | None:
    """The findings, None when it could not be looked for them."""
    answer: dict[str, Any] = json.loads(line) if line.strip() else {}
    if fault := answer.get("fault"):
        log.warning("looking for hidden text failed: %s", fault)
    if "hidden" not in answer:
        return None
    return told([each | {"words": storable(each["words"])} for each in answer["hidden"]])
