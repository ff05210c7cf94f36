"""Many people look at one list: a change is read for them together, and told to each by right."""

import time
from collections.abc import Callable, Generator, Iterable
from typing import Any

import pytest

from talentra import db
from talentra.clock import now
from talentra.models import SignIn
from talentra.ui.pages.candidate.jobs_state import JobsState
from tests.harness import doors, servers
from tests.harness.doors import Doors
from tests.harness.socket_client import SocketClient

# One process of a test run at a time: several servers at once leave a small machine no room.
pytestmark = pytest.mark.xdist_group("several-servers")
ALONE = ("sqlite", "postgresql")
EACH = 30  # pages of each candidate: all at once they are more than one reading answers
PATIENCE = 20  # seconds
STATE, NAME = JobsState.get_full_name(), "cards_rx_state_"
CARDS = f"{STATE}.{NAME}"


@pytest.fixture(scope="module", params=[*ALONE, *doors.SHAPES])
def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Generator[Doors]:
    """One server on each engine, and several processes that share PostgreSQL and Redis."""
    folder = tmp_path_factory.mktemp("crowd")
    if request.param in ALONE:
        with servers.with_cast(folder, engine_kind=request.param) as (server, cast):
            yield Doors([server], cast)
    else:
        with doors.opened(request.param, folder) as running:
            yield running


def _renamed(house: Doors, title: str) -> None:
    rosa, path = house.token("rosa"), f"/api/jobs/{house.cast.job_id}"
    house.ask(0, "PUT", path, json={"title": title}, headers=rosa).raise_for_status()


def _shown(page: SocketClient) -> list[dict[str, Any]]:
    return page.values()[CARDS]


def _all(pages: Iterable[SocketClient], have: Callable[[SocketClient], bool]) -> bool:
    """Whether all of them have it before patience ends."""
    waiting, end = [*pages], time.monotonic() + PATIENCE
    while waiting and time.monotonic() < end:
        for page in waiting:
            page.settle(0.01)
        waiting = [page for page in waiting if not have(page)]
    return not waiting


def test_each_is_told_the_same_jobs_with_their_own_marks(house: Doors) -> None:
    with house.tabs("cleo", "/jobs", EACH) as cleos, house.tabs("cody", "/jobs", EACH) as codys:
        assert _all([*cleos, *codys], lambda page: bool(page.values().get(CARDS)))
        _renamed(house, "Tide reader")
        assert _all([*cleos, *codys], lambda page: _shown(page)[0]["title"] == "Tide reader")
        assert all(_shown(page)[0]["applied_at"] for page in cleos)
        assert not any(_shown(page)[0]["applied_at"] for page in codys)


def test_whose_sign_in_has_ended_is_told_nothing_beside_those_who_are(house: Doors) -> None:
    with house.tabs("cleo", "/jobs", EACH) as cleos, house.tabs("cody", "/jobs", EACH) as codys:
        assert _all([*cleos, *codys], lambda page: bool(page.values().get(CARDS)))
        with house.at(0).behind(), db.transaction() as session:  # nobody is told of it
            session.query(SignIn).filter_by(user_id=house.cast.cody.user_id).update(
                {"revoked_at": now()}
            )
        _renamed(house, "Wave reader")
        assert _all(cleos, lambda page: _shown(page)[0]["title"] == "Wave reader")
        assert _all(codys, lambda page: "reload" in page.text())
        for page in codys:
            page.settle(0.01)
            assert "Wave reader" not in page.text()


def test_all_end_with_the_last_of_many_changes(house: Doors) -> None:
    titles = [f"Tide reader {number}" for number in range(12)]
    with house.tabs("cleo", "/jobs", EACH) as cleos:
        assert _all(cleos, lambda page: bool(page.values().get(CARDS)))
        for title in titles:
            _renamed(house, title)
        assert _all(cleos, lambda page: _shown(page)[0]["title"] == titles[-1])
        for page in cleos:
            page.settle(0.01)
            told = [each.delta.get(STATE, {}).get(NAME) for each in page.updates]
            assert sum(bool(cards) for cards in told) <= len(titles) + 1
            assert _shown(page)[0]["title"] == titles[-1]
