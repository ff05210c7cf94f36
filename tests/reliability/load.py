"""People who go on writing while something breaks, and know what they were promised."""

import contextlib
import itertools
import threading
import time
from collections.abc import Generator
from dataclasses import dataclass, field
from uuid import UUID

import httpx
from sqlalchemy import select
from sqlmodel import col

from talentra import db
from talentra.models import Remark
from tests.harness.server import Server

WRITERS = 8
SILENCE = 60.0  # seconds that one waits for an answer
SENTENCES = {401, 409, 429, 503}  # refusals that say what to do


@dataclass
class Load:
    """What the writers were told: when each was answered, and what they have been promised."""

    kept: list[str] = field(default_factory=list[str])
    answered: list[float] = field(default_factory=list[float])  # moments of promises
    refused: list[httpx.Response] = field(default_factory=list[httpx.Response])
    cut: int = 0  # connections that ended without an answer: whoever wrote must look
    stopped: threading.Event = field(default_factory=threading.Event)

    def longest_gap(self, since: float, until: float) -> float:
        """The longest time between two promises to anybody."""
        moments = [since, *(each for each in self.answered if since < each < until), until]
        return max(later - earlier for earlier, later in itertools.pairwise(moments))

    def first_after(self, moment: float) -> float:
        """Seconds from the moment to the first promise after it; endless when there is none."""
        return min((each - moment for each in self.answered if each > moment), default=SILENCE)


@contextlib.contextmanager
def writing(server: Server, token: str, application_ids: list[UUID]) -> Generator[Load]:
    """Writers who add one remark after the other, each in a line of their own, until the end."""
    load = Load()
    threads = [
        threading.Thread(target=_write, args=[load, server, token, str(each), number])
        for number, each in enumerate(application_ids)
    ]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.stopped.set()
        for thread in threads:
            thread.join()


def missing(load: Load) -> set[str]:
    """What was promised and is not in the database in use."""
    with db.reading() as session:
        there = set(session.execute(select(col(Remark.text))).scalars())
    return {*load.kept} - there


def _write(load: Load, server: Server, token: str, application_id: str, writer: int) -> None:
    headers = {"Authorization": token, "Connection": "close", "Origin": server.url}
    url = f"{server.url}/api/submissions/{application_id}/remarks"
    with httpx.Client(headers=headers, timeout=SILENCE) as client:
        for number in itertools.count(1):
            if load.stopped.is_set():
                return
            _put(load, client, url, f"Remark {number} of writer {writer}.")


def _put(load: Load, client: httpx.Client, url: str, text: str) -> None:
    try:
        answer = client.put(url, json={"remarks": text})
    except httpx.TransportError:
        load.cut += 1
        time.sleep(0.05)
        return
    if answer.is_success:
        load.kept.append(text)
        load.answered.append(time.monotonic())
    else:
        load.refused.append(answer)
        time.sleep(0.05)
