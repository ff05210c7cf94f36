"""What several processes share: three workers of one server, and two servers beside each other."""

import subprocess
import sys
import time
from collections.abc import Generator
from itertools import cycle
from secrets import token_hex
from typing import cast

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from talentra import db
from talentra.models import Application, AuditEntry, HistoryLink, Stage, StageEvent
from talentra.services import throttle
from talentra.ui.pages.candidate.applications_state import ApplicationsState
from tests.harness import doors, postgres
from tests.harness.cast import email
from tests.harness.doors import Doors
from tests.harness.pages import shown
from tests.harness.pointing import pointed_at
from tests.harness.receiver import Receiver, eventually, receiving
from tests.harness.socket_client import SocketClient
from tests.harness.truth import untrue_behind
from tests.races.stage import new_job
from tests.reliability.asking import until

# One process of a test run at a time: several servers at once leave a small machine no room.
pytestmark = pytest.mark.xdist_group("several-servers")
MANY = 24
PUSHED = 5  # seconds within which an open page has heard of a change, on a busy machine
NOTED = 15  # seconds within which the workers have told each other what they counted


@pytest.fixture(scope="module", params=doors.SHAPES)
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Doors]:
    """The house in each shape, shared by the tests of this module."""
    with doors.opened(request.param, tmp_path_factory.mktemp("doors")) as running:
        yield running
        assert untrue_behind(running.at(0)) == []


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A system elsewhere."""
    with receiving() as running:
        yield running


def test_a_change_at_one_door_reaches_the_pages_at_all(house: Doors) -> None:
    path = f"/api/submissions/{house.cast.cleos_application_id}/stage"
    rosa = house.token("rosa")
    with house.tabs("cleo", "/applications", MANY) as pages:
        assert min(house.speaking()) > 0, "no page is open at one of the workers"
        for to in (Stage.INTERVIEW, Stage.APPLIED):
            body = {"stage": to, "reason": "other"}
            house.ask(0, "PUT", path, headers=rosa, json=body).raise_for_status()
            for page in pages:
                until(lambda page=page, to=to: _stages(page) == [to], within=PUSHED)


def _stages(page: SocketClient) -> list[str]:
    """The stage of each application on a candidate's page; the page asks for nothing meanwhile."""
    cards = cast(list[dict[str, str]], shown(page, ApplicationsState, "cards"))
    return [card["stage"] for card in cards]


def test_guesses_are_counted_together(house: Doors) -> None:
    def guess(number: int):
        wrong = {"email": email(house.cast.remy), "password": f"guess {number}"}
        return house.ask(number, "POST", "/api/auth/login", json=wrong)

    answers = house.all_at_once(MANY, guess)
    told = sorted(answer.status_code for answer in answers)
    assert told == [401] * throttle.PER_ACCOUNT + [429] * (MANY - throttle.PER_ACCOUNT)
    assert all(int(each.headers["Retry-After"]) > 0 for each in answers if each.status_code == 429)


def test_a_key_sent_to_all_doors_applies_once(house: Doors) -> None:
    with house.at(0).behind():
        job_id = new_job(house.cast.rosa)
    sent = {**house.token("cody"), "Idempotency-Key": token_hex(8)}
    body = {"job_id": str(job_id), "resume_id": str(house.cast.codys_resume_id)}
    answers = house.all_at_once(
        MANY,
        lambda number: house.ask(number, "POST", "/api/submissions/apply", headers=sent, json=body),
    )
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    with house.at(0).behind(), db.reading() as session:
        assert session.query(Application).filter_by(job_id=job_id).count() == 1


def test_each_errand_is_claimed_by_one_and_done_once(house: Doors, receiver: Receiver) -> None:
    ada, rosa = house.token("ada"), house.token("rosa")
    receiver.answer("/hook", "late")  # each is at work for a while: time for another to take it too
    hook = {"url": receiver.url(), "events": ["application.moved"], "allows_private": True}
    made = house.ask(0, "POST", "/api/admin/webhooks", headers=ada, json=hook)
    path = f"/api/submissions/{house.cast.cleos_application_id}/stage"
    stages = cycle([Stage.INTERVIEW, Stage.OFFER])
    moves = [{"stage": to, "reason": "other"} for to, _ in zip(stages, range(MANY), strict=False)]
    for number, body in enumerate(moves):
        house.ask(number, "PUT", path, headers=rosa, json=body).raise_for_status()
    receiver.wait_for(MANY)
    time.sleep(1)  # for one that would come twice
    house.ask(1, "DELETE", f"/api/admin/webhooks/{made.json()['id']}", headers=ada)
    came = receiver.at()
    assert len(came) == len({each.headers["webhook-id"] for each in came}) == MANY


def test_what_is_to_be_done_later_is_done_once(house: Doors, receiver: Receiver) -> None:
    """The first try fails; every process waits for the moment of the second."""
    ada = house.token("ada")
    receiver.answer("/later", 500, "late")
    hook = {"url": receiver.url("/later"), "events": ["job.closed"], "allows_private": True}
    made = house.ask(0, "POST", "/api/admin/webhooks", headers=ada, json=hook).json()["id"]
    for _ in range(3):
        house.ask(1, "POST", f"/api/admin/webhooks/{made}/test", headers=ada).raise_for_status()
    eventually(lambda: len(receiver.at("/later")) >= 4)
    time.sleep(6)  # every process has looked once more
    house.ask(0, "DELETE", f"/api/admin/webhooks/{made}", headers=ada)
    came = [each.headers["webhook-id"] for each in receiver.at("/later")]
    assert len(came) == 4 and len({*came}) == 3


def test_every_entry_of_the_history_is_linked_by_one(house: Doors) -> None:
    """Each process links every five seconds: together they make one chain without a branch."""

    def counted() -> tuple[int, int]:
        with house.at(0).behind(), db.reading() as session:
            of = (StageEvent, AuditEntry, HistoryLink)
            events, entries, links = (
                session.execute(select(func.count()).select_from(each)).scalar_one() for each in of
            )
            return events + entries, links

    until(lambda: counted()[0] == counted()[1], within=120)
    with house.at(0).behind(), db.reading() as session:
        wanted = select(col(HistoryLink.log), col(HistoryLink.row_id))
        linked = [(log, row_id) for log, row_id in session.execute(wanted)]
    assert len(linked) == len({*linked})


def test_calls_are_counted_together_whichever_is_asked(house: Doors) -> None:
    sent = house.token("ada")
    name = 'talentra_requests_total{door="rest",status="404"}'

    def told(number: int) -> dict[str, float]:
        answer = house.ask(number, "GET", "/api/metrics", headers=sent)
        lines = [line.rpartition(" ") for line in answer.text.splitlines() if line[0] != "#"]
        return {series: float(value) for series, _, value in lines}

    running = len(house.processes())
    until(lambda: told(0)["talentra_workers"] == running, within=NOTED)
    time.sleep(6)  # everything from before is written down
    before = told(0).get(name, 0)
    house.all_at_once(5 * MANY, lambda number: house.ask(number, "GET", "/api/nowhere"))

    def heard() -> set[float]:
        return {told(number).get(name, 0) - before for number in range(MANY)}

    until(lambda: heard() == {5 * MANY}, within=NOTED)
    assert told(1)["talentra_workers"] == running


def test_starts_at_once_migrate_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Several machines are started together on an empty PostgreSQL."""
    folder = tmp_path_factory.mktemp("starts")
    with postgres.empty_database() as url, pointed_at(url, folder / "files"):
        environment = {**_environment(), "DATABASE_URL": url}
        command = [sys.executable, "-m", "talentra", "migrate"]
        starts = [
            subprocess.Popen(
                command,
                env={**environment, "TALENTRA_DATA": str(folder / str(number))},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for number in range(3)
        ]
        ended = [(start.communicate(timeout=120)[0], start.returncode) for start in starts]
        assert [code for _, code in ended] == [0, 0, 0], ended
        with db.reading() as session:
            assert session.query(StageEvent).count() == 0


def _environment() -> dict[str, str]:
    import os

    return dict(os.environ)
