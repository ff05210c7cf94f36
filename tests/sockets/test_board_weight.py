"""A board of a job with 500 applicants stays light: what is sent for it, and for a move on it."""

import json
from collections.abc import Generator, Sequence
from urllib.parse import urlencode

import pytest

from talentra import db
from talentra.models import Actor, Application, Role, Stage
from talentra.services import assignments
from tests.harness.cast import Cast
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient, Update
from tests.services import acts

APPLICANTS = 500
BOARD = 100_000  # characters for all columns, fifty cards each
MOVE = 25_000
STATES = "reflex___state____state.talentra___ui___state____app_state"
MOVES = f"{STATES}.talentra___ui___pages___recruiter___moves_state____moves_state"
AT = (Stage.APPLIED, Stage.ONLINE_ASSESSMENT, Stage.INTERVIEW, Stage.OFFER, Stage.REJECTED)


@pytest.fixture(scope="module")
def crowded(served: tuple[Server, Cast]) -> tuple[Actor, str, list[Application]]:
    """A recruiter who handles 500 applicants to one job, a hundred at each stage."""
    server, cast = served
    with server.behind(), db.transaction() as session:
        recruiter = acts.person(session, "Bertram Boardman", Role.RECRUITER)
        acts.let_in(session, recruiter)
        job = acts.post(session, recruiter, title="Senior backend platform engineer")
        sent: list[Application] = []
        for number in range(APPLICANTS):
            candidate = acts.person(session, f"Maximiliane Applicant {number}")
            sent.append(acts.apply(session, candidate, job.id))
            assignments.assign(session, cast.ada, candidate.user_id, recruiter.user_id)
            sent[-1].stage = AT[number % len(AT)]
        session.flush()
        session.expunge_all()
        return recruiter, str(job.id), sent


@pytest.fixture
def board(
    server: Server, crowded: tuple[Actor, str, list[Application]]
) -> Generator[tuple[SocketClient, list[Update]]]:
    """The recruiter's open board, and what was sent for it."""
    recruiter, job_id, _ = crowded
    address = f"{recruiter.full_name.replace(' ', '.').lower()}@people.example"
    with server.socket(address) as client:
        yield client, client.open("/pipeline", query={"job": job_id}, quiet=1.5)


def _weight(updates: Sequence[Update]) -> int:
    return sum(len(json.dumps([each.delta, each.events])) for each in updates)


def test_the_board_is_sent_in_slim_cards(board: tuple[SocketClient, list[Update]]) -> None:
    client, sent = board
    columns = [value for name, value in client.values().items() if ".applied" in name]
    assert [len(cards) for cards in columns] == [50]
    assert _weight(sent) < BOARD


def test_a_move_sends_the_two_columns_it_changes(
    crowded: tuple[Actor, str, list[Application]], board: tuple[SocketClient, list[Update]]
) -> None:
    client, _ = board
    moved = [each for each in crowded[2] if each.stage is Stage.APPLIED][-1]  # at the top
    going = {"cards": [f"{moved.id}.{moved.version}"], "to": Stage.INTERVIEW.value}
    here = {"job": crowded[1]}
    place = {"pathname": "/pipeline", "asPath": f"/pipeline?{urlencode(here)}", "query": here}
    sent = client.call(f"{MOVES}.move", going, router_data=place)
    vars_sent = {name for update in sent for state in update.delta.values() for name in state}
    told = {name.removesuffix("_rx_state_") for name in vars_sent}
    columns = {stage.value for stage in Stage}
    assert told & columns == {"applied", "interview"}
    assert 0 < _weight(sent) < MOVE, _weight(sent)
