"""Tabs that ask the same share one answer, which is never older than their question."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

import pytest

from talentra.errors import Away
from talentra.ui.reads import TOGETHER, gathered, shared

TABS = 50


class Desk:
    """Reads a value slowly, and counts how often it was asked."""

    def __init__(self) -> None:
        self.value = 0
        self.asked = 0

    async def read(self) -> list[int]:
        """The value as it was when the reading began."""
        self.asked += 1
        seen = self.value
        await asyncio.sleep(0.02)
        return [seen]

    async def fail(self) -> list[int]:
        """Be away."""
        self.asked += 1
        await asyncio.sleep(0.02)
        raise Away("The database is away.")


def _live(story: Callable[[Desk], Coroutine[Any, Any, None]]) -> Desk:
    desk = Desk()
    asyncio.run(story(desk))
    return desk


def test_many_tabs_ask_twice() -> None:
    async def story(desk: Desk) -> None:
        answers = await asyncio.gather(*(shared("board", desk.read) for _ in range(TABS)))
        assert answers == [[0]] * TABS

    assert _live(story).asked == 2


def test_whoever_asks_after_a_change_sees_it() -> None:
    async def story(desk: Desk) -> None:
        early = asyncio.create_task(shared("board", desk.read))
        await asyncio.sleep(0.005)  # it has begun
        desk.value = 1
        late = await asyncio.gather(*(shared("board", desk.read) for _ in range(TABS)))
        assert await early == [0]
        assert late == [[1]] * TABS

    _live(story)


@pytest.mark.parametrize("questions", [("board of Ada", "board of Rosa"), ([1], [1])])
def test_another_question_is_another_reading(questions: tuple[Any, Any]) -> None:
    async def story(desk: Desk) -> None:
        await asyncio.gather(*(shared(asked, desk.read) for asked in questions))

    assert _live(story).asked == 2


def test_a_list_is_everybodys_own() -> None:
    async def story(desk: Desk) -> None:
        first, second, third = await asyncio.gather(*(shared("board", desk.read) for _ in range(3)))
        second.append(7)
        assert first == third == [0]

    _live(story)


def test_whoever_leaves_takes_nothing_from_the_others() -> None:
    async def story(desk: Desk) -> None:
        tabs = [asyncio.create_task(shared("board", desk.read)) for _ in range(4)]
        await asyncio.sleep(0.005)
        tabs[0].cancel()
        tabs[1].cancel()
        assert await asyncio.gather(*tabs[2:]) == [[0], [0]]

    _live(story)


def test_a_failure_is_told_to_all_and_the_next_reads_again() -> None:
    async def story(desk: Desk) -> None:
        told = await asyncio.gather(
            *(shared("board", desk.fail) for _ in range(3)), return_exceptions=True
        )
        assert all(isinstance(each, Away) for each in told)
        assert await shared("board", desk.read) == [0]

    _live(story)


class Counter:
    """Tells each of several people their own number, and notes who came together."""

    def __init__(self) -> None:
        self.value = 0
        self.groups: list[int] = []

    async def read(self, people: Sequence[int]) -> dict[int, int]:
        """Everybody's number and what had changed as the reading began; odd ones have none."""
        self.groups.append(len(people))
        seen = self.value
        await asyncio.sleep(0.02)
        return {who: who + seen for who in people if who % 2 == 0}


def _together(story: Callable[[Counter], Coroutine[Any, Any, None]]) -> Counter:
    counter = Counter()
    asyncio.run(story(counter))
    return counter


def test_different_people_are_read_for_together_and_each_is_told_their_own() -> None:
    async def story(counter: Counter) -> None:
        people = [*range(TOGETHER - 1), 0, 2]
        told = await asyncio.gather(*(gathered("list", who, counter.read) for who in people))
        assert told == [None if who % 2 else who for who in people]

    assert _together(story).groups == [TOGETHER - 1]


def test_no_more_are_answered_at_once_than_the_loop_can_bear() -> None:
    async def story(counter: Counter) -> None:
        people = range(2 * TOGETHER + 1)
        await asyncio.gather(*(gathered("list", who, counter.read) for who in people))

    assert _together(story).groups == [TOGETHER, TOGETHER, 1]


def test_who_asks_when_it_has_begun_waits_for_no_older_answer() -> None:
    async def story(counter: Counter) -> None:
        early = asyncio.create_task(gathered("list", 2, counter.read))
        await asyncio.sleep(0.005)  # it has begun
        counter.value = 100
        assert await gathered("list", 4, counter.read) == 104
        assert await early == 2

    assert _together(story).groups == [1, 1]


def test_what_else_is_asked_is_read_by_itself() -> None:
    async def story(counter: Counter) -> None:
        await asyncio.gather(*(gathered(asked, 2, counter.read) for asked in ("list", "saved")))

    assert _together(story).groups == [1, 1]


def test_who_leaves_takes_nothing_from_those_beside_them() -> None:
    async def story(counter: Counter) -> None:
        tabs = [asyncio.create_task(gathered("list", who, counter.read)) for who in (2, 4)]
        await asyncio.sleep(0.005)
        tabs[0].cancel()
        assert await tabs[1] == 4

    _together(story)


def test_a_reading_that_fails_is_told_to_all_of_them() -> None:
    async def away(_people: Sequence[int]) -> dict[int, int]:
        raise Away("The database is away.")

    async def story(counter: Counter) -> None:
        both = (gathered("list", who, away) for who in (2, 4))
        told = await asyncio.gather(*both, return_exceptions=True)
        assert all(isinstance(each, Away) for each in told)
        assert await gathered("list", 2, counter.read) == 2

    _together(story)
