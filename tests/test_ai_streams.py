"""The client of an AI when it is listened to while it answers, and hung up on."""

import asyncio
import json
import threading
from collections.abc import Generator
from itertools import pairwise
from typing import Any

import pytest

from talentra import ai
from talentra.config import settings
from talentra.errors import Away
from tests.harness.ai_server import FakeAi, Fault, answering, configured
from tests.harness.receiver import eventually
from tests.test_ai import FAULTS, QUESTION


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


class TestStreaming:
    def test_tells_what_has_come_while_it_comes(self, fake: FakeAi) -> None:
        fake.say({"hello": "Cleo" * 100})
        fake.pace = 0.01
        told: list[str] = []
        answer = asyncio.run(ai.ask(QUESTION, told.append))
        assert answer.content.hello == "Cleo" * 100
        assert fake.heard[0].body["stream"] is True
        assert len(told) > 1
        assert all(after.startswith(before) for before, after in pairwise(told))
        assert told[-1] == json.dumps({"hello": "Cleo" * 100})

    def test_lets_it_repair_its_answer_once(self, fake: FakeAi) -> None:
        fake.say({"hallo": "Cleo"}, {"hello": "Cleo"})
        assert asyncio.run(ai.ask(QUESTION, lambda _: None)).content.hello == "Cleo"
        assert "does not follow" in fake.heard[1].said_by("user")

    @FAULTS
    def test_makes_a_sentence_of_each_fault(self, fake: FakeAi, fault: Any, sentence: str) -> None:
        fake.say(fault)
        with pytest.raises(Away) as failure:
            asyncio.run(ai.ask(QUESTION, lambda _: None))
        assert failure.value.sentence == sentence
        assert failure.value.retry_after

    @pytest.mark.parametrize("fault", ["hang", "drip"])
    def test_ends_at_the_deadline(self, fake: FakeAi, fault: str) -> None:
        fake.say(Fault(fault))
        settings().ai_timeout = 1
        with pytest.raises(Away, match="within 1 seconds"):
            asyncio.run(ai.ask(QUESTION, lambda _: None))

    def test_that_trickles_ends_at_the_deadline(self, fake: FakeAi) -> None:
        fake.say({"hello": "x" * 900})
        fake.pace, settings().ai_timeout = 0.1, 1
        with pytest.raises(Away, match="within 1 seconds"):
            asyncio.run(ai.ask(QUESTION, lambda _: None))
        eventually(lambda: fake.hung_up == 1)

    def test_is_hung_up_when_nobody_waits_any_more(self, fake: FakeAi) -> None:
        fake.say({"hello": "x" * 2000})
        fake.pace = 0.05
        heard = threading.Event()

        async def leave() -> None:
            asking = asyncio.ensure_future(ai.ask(QUESTION, lambda _: heard.set()))
            await asyncio.to_thread(heard.wait, 10)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking

        asyncio.run(leave())
        eventually(lambda: fake.hung_up == 1)
        eventually(lambda: ai.SEATS._value == ai.AT_ONCE)
