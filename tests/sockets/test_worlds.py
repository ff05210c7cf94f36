"""In a world that is made up, neither door tells anybody of anyone they do not see."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from talentra import db
from talentra.models import Role
from talentra.queries.jobs import Hidden
from talentra.ui.pages.recruiter.jobs_rows import hidden
from tests.harness.cast import Cast
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.queries.worlds import World, made
from tests.services import acts

SEED = 4723
PAGES = (
    *("/dashboard", "/candidates", "/pipeline", "/submissions", "/manage/jobs", "/notifications"),
    "/reports",
)
WHOLE = {"/candidates", "/pipeline", "/reports"}  # they show everything there is to see
REST = ("recruiters/my-candidates?limit=100", "recruiters/dashboard", "auth/me")
REPORT = "reports/recruiter?columns=all"


@pytest.fixture(scope="module")
def world(served: tuple[Server, Cast]) -> World:
    """Everybody in it can sign in."""
    with served[0].behind(), db.transaction() as session:
        world = made(session, SEED)
        for actor in world.people.values():
            acts.let_in(session, actor)
        return world


def _address(name: str) -> str:
    return f"{name.replace(' ', '.').lower()}@people.example"


def _named(world: World, text: str) -> set[str]:
    """Whom of the candidates a text names, by name or by address."""
    return {name for name in world.holders if name in text or _address(name) in text}


def _value(client: SocketClient, state: str, name: str) -> Any:
    """What the page was told last of a state's var."""
    known = client.values()
    (found,) = (key for key in known if f"recruiter___{state}____" in key and _name(key) == name)
    return known[found]


def _name(key: str) -> str:
    """A var's name without the mark that Reflex gives it."""
    return key.rpartition(".")[2].removesuffix("_rx_state_")


def _seen(world: World, who: str) -> set[str]:
    return {name for name in world.holders if world.sees(who, name)}


def _answers(server: Server, world: World, who: str) -> Iterator[tuple[str, str]]:
    """What REST answers to a recruiter, of the lists and of everything one by one."""
    with server.sign_in(_address(who)) as client:
        for address in REST:
            yield address, client.get(f"/api/{address}").text
        for job_id in world.owners:
            yield "applicants", client.get(f"/api/submissions/job/{job_id}").text


def test_a_world_has_something_to_hide(world: World) -> None:
    recruiters = world.of_role(Role.RECRUITER)
    assert any(world.applications(who) for who in recruiters)
    assert any(world.holders.keys() - _seen(world, who) for who in recruiters)


def test_sockets_tell_recruiters_of_their_own_alone(server: Server, world: World) -> None:
    for who in world.of_role(Role.RECRUITER):
        applied = {world.sent[one][0] for one in world.applications(who)}
        for page in PAGES:
            with server.socket(_address(who)) as client:
                client.open(page, quiet=1)
                named = _named(world, client.text())
            assert named <= _seen(world, who), (who, page)
            if page in WHOLE:
                assert named >= applied, (who, page)


def test_sockets_count_what_recruiters_see_alone(server: Server, world: World) -> None:
    for who in world.of_role(Role.RECRUITER):
        number, held = len(world.applications(who)), len(_seen(world, who))
        with server.socket(_address(who)) as client:
            client.open("/candidates", quiet=1)
            tabs = _value(client, "candidates_state", "tabs")
        assert tabs[0]["count"] == number == sum(tab["count"] for tab in tabs[1:])
        with server.socket(_address(who)) as client:
            client.open("/reports", quiet=1)
            assert _value(client, "reports_state", "total") == number
        with server.socket(_address(who)) as client:
            client.open("/dashboard", quiet=1)
            figures = _value(client, "dashboard_state", "figures")
            assert figures["assigned"] == held
            stages = _value(client, "dashboard_state", "stages")
            assert sum(each["count"] for each in stages) == number


def test_sockets_tell_the_owner_of_a_job_alone_how_many_they_do_not_see(
    server: Server, world: World
) -> None:
    for who in world.of_role(Role.RECRUITER):
        with server.socket(_address(who)) as client:
            client.open("/manage/jobs", quiet=1)
            rows = {row["id"]: row for row in _value(client, "jobs_state", "rows")}
        with server.socket(_address(who)) as client:
            client.open("/submissions", quiet=1)
            queues = {row["id"]: row for row in _value(client, "submissions_state", "rows")}
        for job_id, owner in world.owners.items():
            words = hidden(Hidden(*world.hidden(who, job_id)))
            assert rows[str(job_id)]["hidden"] == words, (who, owner)
            if str(job_id) in queues:
                assert queues[str(job_id)]["hidden"] == words, (who, owner)


def test_sockets_open_the_page_of_each_own_candidate_and_of_nobody_else(
    server: Server, world: World
) -> None:
    for who in world.of_role(Role.RECRUITER):
        for name in world.holders:
            with server.socket(_address(who)) as client:
                client.open(f"/candidates/{world.people[name].user_id}", quiet=0.7)
                opened = name in client.text()
            assert opened is world.sees(who, name), (who, name)


def test_rest_tells_recruiters_of_their_own_alone(server: Server, world: World) -> None:
    for who in world.of_role(Role.RECRUITER):
        seen = _seen(world, who)
        for address, text in _answers(server, world, who):
            assert _named(world, text) <= seen, (who, address)
            assert json.loads(text), address
        with server.sign_in(_address(who)) as client:
            assert _named(world, client.get(f"/api/{REST[0]}").text) == seen
            applied = {world.sent[one][0] for one in world.applications(who)}
            assert _named(world, client.get(f"/api/{REPORT}").text) == applied
            for one in world.sent:
                there = client.get(f"/api/submissions/{one}/resume").status_code == 200
                assert there is (one in world.applications(who)), (who, one)


def test_sockets_open_to_recruiters_what_they_see_and_nothing_else(
    server: Server, world: World
) -> None:
    for who in world.of_role(Role.RECRUITER):
        for one, (name, _) in world.sent.items():
            with server.socket(_address(who)) as client:
                client.open("/candidates", query={"c": str(one), "stage": "withdrawn"}, quiet=0.7)
                opened = name in client.text()
            assert opened is world.sees(who, name), (who, one)
