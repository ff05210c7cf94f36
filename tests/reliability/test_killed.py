"""A server that is killed in the middle of uploads and applications loses nothing it confirmed."""

import hashlib
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import repeat
from pathlib import Path
from random import Random
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select
from sqlmodel import col

from talentra import db, files
from talentra.clock import now
from talentra.models import File, Seal
from talentra.services import storage
from tests.harness import documents
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.truth import untrue
from tests.races.stage import new_job
from tests.reliability.asking import until

ROUNDS = 2
JOBS = 40  # to apply to in one round; more than there is time for
SLOTS = (1, 2)
Act = Callable[[httpx.Client, bytes], httpx.Response]


class Sender:
    """Sends one file after the other until the server is gone; knows what was confirmed."""

    def __init__(self, client: httpx.Client, acts: Iterator[Act]) -> None:
        self._client = client
        self._acts = acts
        self.refused: list[str] = []
        self.confirmed: dict[str, str] = {}  # the id in the answer, to the hash of the last bytes

    def send(self, label: str) -> None:
        with suppress(httpx.HTTPError):
            for number, act in enumerate(self._acts):
                content = documents.pdf(f"Version {number} of {label}")
                answer = act(self._client, content)
                if answer.is_success:
                    self.confirmed[answer.json()["id"]] = hashlib.sha256(content).hexdigest()
                else:
                    self.refused.append(answer.text)


def replacing(server: Server, cast: Cast, slot: int) -> Iterator[Act]:
    """Replace the same resume again and again."""
    path = f"/api/candidates/resumes/{cast.codys_resume_id}"
    return repeat(lambda client, content: client.put(path, files={"file": ("New.pdf", content)}))


def applying(server: Server, cast: Cast, slot: int) -> Iterator[Act]:
    """Apply to one job after the other, with a file that takes the place of the one before."""
    with server.behind():
        job_ids = [str(new_job(cast.rosa)) for _ in range(JOBS)]

    def act(client: httpx.Client, content: bytes) -> httpx.Response:
        told = {"job_id": job_ids.pop(), "replace_slot": str(slot)}
        return client.post(
            "/api/submissions/apply", data=told, files={"file": ("New.pdf", content)}
        )

    return repeat(act, JOBS)


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("acts", [replacing, applying])
def test_no_row_is_without_its_file_and_nothing_confirmed_is_gone(
    acts: Callable[[Server, Cast, int], Iterator[Act]],
    engine_kind: str,
    start_server: Callable[..., tuple[Server, Cast]],
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    with server.sign_in(email(cast.cody)) as client:
        second = {"file": ("Second.pdf", documents.pdf("The second"))}
        client.post("/api/candidates/resumes", files=second).raise_for_status()
    chance = Random(7)
    for each in range(ROUNDS):
        with server.sign_in(email(cast.cody)) as client:
            senders = [Sender(client, acts(server, cast, slot)) for slot in SLOTS]
            _send_until_killed(server, senders, f"round {each}", chance.random())
        server.start(within=30)
        assert [sender.refused for sender in senders] == [[], []]
        with server.behind():
            _is_whole(server.files, senders, sealed=acts is applying)


def _send_until_killed(server: Server, senders: list[Sender], label: str, seconds: float) -> None:
    threads = [
        threading.Thread(target=sender.send, args=[f"{label} {number}"])
        for number, sender in enumerate(senders)
    ]
    for thread in threads:
        thread.start()
    until(lambda: all(sender.confirmed or sender.refused for sender in senders), within=30)
    time.sleep(seconds)  # now they are in the middle of it
    server.kill()
    for thread in threads:
        thread.join()


def _is_whole(folder: Path, senders: list[Sender], *, sealed: bool) -> None:
    """Everything confirmed is there, and what is not needed is found and swept away."""
    _let_hours_pass(folder)
    storage.sweep()
    assert list((folder / files.INCOMING).iterdir()) == []
    with db.reading() as session:
        assert untrue(session) == []
        rows = set(session.execute(select(col(File.sha256))).scalars())
        seals = dict(session.execute(select(col(Seal.application_id), col(Seal.file_sha256))).all())
    for sender in senders:
        assert set(sender.confirmed.values()) <= rows
        for application_id, sha256 in sender.confirmed.items() if sealed else ():
            assert seals[UUID(application_id)] == sha256


def _let_hours_pass(folder: Path) -> None:
    """Nothing is about to commit any more: a sweep may take whatever it finds."""
    old = (now() - 2 * files.HOUR).timestamp()
    for path in folder.rglob("*"):
        os.utime(path, (old, old))
