"""Any browser can call any handler by name: each answers as declared, and to nobody else."""

from collections.abc import Callable, Generator, Iterable
from typing import Any
from uuid import UUID, uuid4

import pytest

from talentra.ui.guard import GARBLED, NOT_YOURS, SIGN_IN_FIRST
from tests.harness.cast import Cast
from tests.harness.server import Server
from tests.sockets.handlers import SETTER, Handler, audiences, declared, registered
from tests.sockets.meant import CLIENT, FOR, NOBODY
from tests.sockets.payloads import fitting, unfitting
from tests.sockets.people import EACH, Caller, Line, callers, somebody_elses
from tests.sockets.stored import refusals, stored

Call = tuple[Handler, object]
APP_STATE = "reflex___state____state.talentra___ui___state____app_state"


def test_each_is_in_the_table_for_whom_it_is_declared() -> None:
    written = {handler.short: handler.is_for for handler in registered()}
    ours = {each.short: declared(each.audience) for each in registered() if each.audience}
    assert {name: whom for name, whom in written.items() if not whom} == {}, "not in the table"
    assert FOR.keys() <= written.keys(), "in the table, not in the app"
    assert ours == {name: whom for name, whom in written.items() if whom not in {CLIENT, NOBODY}}


def test_no_two_have_the_same_name_in_the_table() -> None:
    names = [handler.short for handler in registered() if not handler.short.endswith(SETTER)]
    assert len(names) == len(set(names))


@pytest.fixture(scope="module")
def people(served: tuple[Server, Cast]) -> dict[str, Caller]:
    return callers(*served)


@pytest.fixture(scope="module")
def ids(served: tuple[Server, Cast]) -> dict[str, UUID]:
    return somebody_elses(*served)


@pytest.fixture
def line(people: dict[str, Caller]) -> Generator[Callable[[str], Line]]:
    """Opens a socket for one of the people."""
    opened: list[Line] = []

    def open_line(who: str) -> Line:
        opened.append(Line(people[who]))
        return opened[-1]

    yield open_line
    for each in opened:
        each.close()


@pytest.mark.parametrize("who", EACH)
class TestFromAPageNeverVisited:
    def test_what_is_not_for_them_is_refused_and_changes_nothing(
        self,
        who: str,
        server: Server,
        people: dict[str, Caller],
        ids: dict[str, UUID],
        line: Callable[[str], Line],
    ) -> None:
        caller = people[who]
        calls = list(_not_for(caller, ids))
        before, noted = stored(server), refusals(server)
        assert _others(line(who), calls, SIGN_IN_FIRST if caller.role is None else NOT_YOURS) == {}
        assert stored(server) == before
        noted[caller.full_name] += len(calls) if caller.role else 0
        assert refusals(server) == noted

    def test_what_is_for_them_takes_nothing_garbled(
        self,
        who: str,
        server: Server,
        people: dict[str, Caller],
        ids: dict[str, UUID],
        line: Callable[[str], Line],
    ) -> None:
        calls = [
            (handler, payload)
            for handler in _for(people[who])
            for payload in unfitting(handler, ids)
        ]
        before = stored(server)
        assert _others(line(who), calls, GARBLED) == {}
        assert stored(server) == before

    def test_nothing_of_another_audience_is_sent(
        self,
        who: str,
        people: dict[str, Caller],
        ids: dict[str, UUID],
        line: Callable[[str], Line],
    ) -> None:
        on_the_line = line(who)
        _others(on_the_line, _not_for(people[who], ids), "")
        hidden = {name for name, whom in audiences().items() if not _admits(whom, people[who])}
        assert on_the_line.states() & hidden == set()


@pytest.mark.parametrize("who", ["candidate", "recruiter"])
def test_what_is_somebody_elses_does_not_exist(
    who: str,
    server: Server,
    people: dict[str, Caller],
    ids: dict[str, UUID],
    line: Callable[[str], Line],
) -> None:
    taking = [each for each in _for(people[who]) if each.takes.keys() & ids.keys()]
    unknown = {name: uuid4() for name in ids}
    before = stored(server)
    theirs, nobodys = line(who), line(who)
    for handler in taking:
        answer = theirs.answer(handler.name, fitting(handler, ids))
        assert answer == nobodys.answer(handler.name, fitting(handler, unknown)), handler.short
    assert stored(server) == before


def _for(caller: Caller) -> list[Handler]:
    """What the caller may call, of our own."""
    return [each for each in registered() if each.audience and each.admits(caller.role)]


def _not_for(caller: Caller, ids: dict[str, Any]) -> Iterable[Call]:
    """What the caller may not call, Reflex's own included, as a page would call it."""
    for handler in registered():
        if not handler.admits(caller.role):
            yield handler, fitting(handler, ids)


def _others(line: Line, calls: Iterable[Call], expected: str) -> dict[str, str]:
    """The answers that are not the expected ones, each with its call."""
    answers = {
        f"{handler.short} {payload!r:.80}": line.answer(handler.name, payload)
        for handler, payload in calls
    }
    return {call: answer for call, answer in answers.items() if expected not in answer}


def _admits(audience: Any, caller: Caller) -> bool:
    return audience.public if caller.role is None else caller.role in audience.roles


@pytest.mark.parametrize("who", ["nobody", "candidate"])
@pytest.mark.parametrize("payload", [None, [], [1], "text", 7, True])
def test_a_payload_that_is_none_at_all_is_refused(
    who: str, payload: object, line: Callable[[str], Line]
) -> None:
    answer = line(who).answer(f"{APP_STATE}.setvar", payload)
    assert (SIGN_IN_FIRST if who == "nobody" else NOT_YOURS) in answer


def test_a_name_that_nothing_has_is_not_answered_and_nothing_sent_with_it_is_logged(
    server: Server, people: dict[str, Caller]
) -> None:
    with people["candidate"].open_socket() as client:
        client.connect()
        assert client.call(f"{APP_STATE}.no_such_thing", {"word": "Xylophone9"}) == []
        assert client.is_open
    assert "Xylophone9" not in server.output()
