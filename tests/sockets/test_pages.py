"""What a page brings, and to whom: its HTML, and the state that opening it fills."""

from collections.abc import Callable
from http import HTTPStatus
from uuid import UUID, uuid4

import pytest

from talentra import db
from talentra.models import Role
from talentra.policies.audiences import EVERYBODY
from talentra.services import accounts
from talentra.ui.navigation import NAVIGATION
from talentra.ui.page import Page
from talentra.ui.pages import PAGES
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.sockets.handlers import audiences
from tests.sockets.people import EACH, Caller, callers, somebody_elses

BRIEFLY = 0.1  # seconds of quiet after which a page counts as filled
PATIENTLY = (BRIEFLY, 0.5, 2.0)  # on a busy machine a page may be filled in pieces
FOR_PEOPLE = [page for page in PAGES if page.audience != EVERYBODY]
ROLES_ONLY = {
    entry.href for entries in NAVIGATION.values() for entry in entries if entry.href != "/jobs"
}


@pytest.fixture(scope="module")
def people(served: tuple[Server, Cast]) -> dict[str, Caller]:
    return callers(*served)


@pytest.fixture(scope="module")
def ids(served: tuple[Server, Cast]) -> dict[str, UUID]:
    return somebody_elses(*served)


@pytest.mark.parametrize("who", EACH)
def test_opening_any_page_sends_nothing_of_another_audience(
    who: str, people: dict[str, Caller], ids: dict[str, UUID]
) -> None:
    caller = people[who]
    hidden = {
        state
        for state, whom in audiences().items()
        if not (whom.public if caller.role is None else caller.role in whom.roles)
    }
    for page in PAGES:
        with caller.open_socket() as client:
            client.open(_address(page, ids), quiet=BRIEFLY)
            if not client.updates:
                client.wait_for(lambda update: bool(update.delta or update.events), within=20)
            sent = {state for update in client.updates for state in update.delta}
        assert sent, page.route
        assert sent & hidden == set(), page.route


@pytest.mark.parametrize("who", EACH)
def test_the_html_of_a_page_goes_to_whom_it_is_for(
    who: str, server: Server, people: dict[str, Caller], ids: dict[str, UUID]
) -> None:
    caller = people[who]
    cookie = {"Cookie": caller.cookie} if caller.cookie else {}
    with server.client(**cookie) as client:
        for page in FOR_PEOPLE:
            for address in _spellings(_address(page, ids)):
                answer = client.get(address)
                assert answer.status_code == _expected(page, caller.role), address
                if answer.status_code != HTTPStatus.OK:
                    assert page.title not in answer.text, address


def test_pages_for_everybody_name_no_place_of_a_role(server: Server, ids: dict[str, UUID]) -> None:
    with server.client() as client:
        for page in (page for page in PAGES if page.audience == EVERYBODY):
            answer = client.get(_address(page, ids))
            named = {href for href in ROLES_ONLY if f'href="{href}"' in answer.text}
            assert named == set(), page.route


def test_pages_of_a_role_are_built_without_anybodys_navigation(
    server: Server, people: dict[str, Caller], ids: dict[str, UUID]
) -> None:
    for caller in (each for each in people.values() if each.role):
        with server.client(Cookie=caller.cookie) as client:
            for page in (page for page in FOR_PEOPLE if page.audience.roles & {caller.role}):
                text = client.get(_address(page, ids)).text
                named = {entry.href for entry in NAVIGATION[caller.role or Role.CANDIDATE]}
                assert not any(f'href="{href}" class="nav-entry' in text for href in named)


@pytest.mark.parametrize("who", ["candidate", "recruiter"])
def test_the_address_of_what_is_somebody_elses_shows_what_no_address_shows(
    who: str, people: dict[str, Caller], ids: dict[str, UUID]
) -> None:
    for page in FOR_PEOPLE:
        if people[who].role in page.audience.roles:
            foreign, nobodys = "", "not opened yet"
            for quiet in PATIENTLY:
                if foreign != nobodys:
                    nowhere = dict.fromkeys(ids, uuid4())
                    foreign = _opened(people[who], page, ids, ids["application_id"], quiet)
                    nobodys = _opened(people[who], page, nowhere, uuid4(), quiet)
            assert foreign == nobodys, page.route


def test_a_page_that_is_open_ends_with_the_account(
    start_server: Callable[..., tuple[Server, Cast]],
) -> None:
    server, cast = start_server(engine_kind="postgresql")
    with server.socket(email(cast.remy)) as open_page:
        open_page.open("/candidates")
        assert open_page.is_open
        with server.behind(), db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.remy.user_id)
        open_page.settle()
        assert not open_page.is_open


def _address(page: Page, ids: dict[str, UUID]) -> str:
    """The page's address; what it names in brackets is somebody else's."""
    parts = page.route.strip("/").split("/")
    known = [str(ids.get(part.strip("[]"), uuid4())) if "[" in part else part for part in parts]
    return "/" + "/".join(known)


def _spellings(address: str) -> list[str]:
    return [address, f"{address}/", f"{address}.html", f"{address}/index.html"]


def _expected(page: Page, role: Role | None) -> HTTPStatus:
    if role is None:
        return HTTPStatus.SEE_OTHER
    return HTTPStatus.OK if role in page.audience.roles else HTTPStatus.FORBIDDEN


def _opened(caller: Caller, page: Page, ids: dict[str, UUID], open_id: UUID, quiet: float) -> str:
    """All that comes when the page is opened, without the id that was asked for."""
    client: SocketClient
    with caller.open_socket() as client:
        client.open(_address(page, ids), query={"c": str(open_id)}, quiet=quiet)
        told = [update.events for update in client.updates]
        shown = {name: value for name, value in client.values().items() if "talentra___ui" in name}
    text = str((sorted(map(str, told)), sorted(shown.items())))
    for each in {open_id, *ids.values()}:
        text = text.replace(str(each), "ID")
    return text
