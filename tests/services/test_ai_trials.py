"""An admin tries the AI out and switches it off; off, no door asks it anything."""

import asyncio
from collections.abc import Generator
from typing import Any

import pytest

from talentra import ai, db
from talentra.errors import Away, Refused, TooMany
from talentra.services import ai_calls, ai_trials, job_suggestions
from talentra.services.organisation import change
from tests.harness.ai_server import MODEL, FakeAi, Fault, answering, configured
from tests.harness.cast import Cast

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])
LIMIT = 3  # seconds


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks; it has a few seconds for an answer."""
    with answering() as server, configured(server, timeout=LIMIT):
        yield server


def _switch(cast: Cast, *, on: bool) -> None:
    with db.transaction() as session:
        change(session, cast.ada, {"ai_enabled": on})


class TestTryOut:
    def test_names_the_model_and_how_long_it_took(self, cast: Cast, fake: FakeAi) -> None:
        fake.say({"ready": True})
        trial = asyncio.run(ai_trials.try_out(cast.ada))
        assert (trial.works, trial.model) == (True, MODEL)
        assert 0 < trial.milliseconds < 1000 * (LIMIT + ai.GRACE)
        assert trial.sentence == f"It works: {MODEL} answered in {trial.milliseconds:,} ms."
        assert len(fake.heard) == 1

    @pytest.mark.parametrize(
        ("how", "sentence"),
        [
            (401, ai.MISSET),
            (500, ai.BROKEN),
            (Fault("garbage"), ai.UNUSABLE),
            (Fault("hang"), ai.LATE.format(seconds=LIMIT)),
        ],
        ids=["refusing", "broken", "garbage", "late"],
    )
    def test_says_what_is_wrong(self, cast: Cast, fake: FakeAi, how: Any, sentence: str) -> None:
        fake.say(how)
        trial = asyncio.run(ai_trials.try_out(cast.ada))
        assert (trial.works, trial.sentence) == (False, sentence)

    def test_says_when_there_is_none(self, cast: Cast) -> None:
        assert asyncio.run(ai_trials.try_out(cast.ada)).sentence == ai.OFF

    def test_works_before_it_is_switched_on(self, cast: Cast, fake: FakeAi) -> None:
        _switch(cast, on=False)
        fake.say({"ready": True})
        assert asyncio.run(ai_trials.try_out(cast.ada)).works

    def test_is_for_admins_and_not_for_ever(self, cast: Cast, fake: FakeAi) -> None:
        fake.say({"ready": True})
        with pytest.raises(Refused):
            asyncio.run(ai_trials.try_out(cast.rosa))
        for _ in range(ai_trials.MOST):
            asyncio.run(ai_trials.try_out(cast.ada))
        with pytest.raises(TooMany):
            asyncio.run(ai_trials.try_out(cast.ada))


class TestSwitchedOff:
    def test_is_asked_nothing_and_says_how_it_is_woken(self, cast: Cast, fake: FakeAi) -> None:
        _switch(cast, on=False)
        with pytest.raises(Away) as away:
            asyncio.run(ai_calls.ask(cast.rosa, ai_trials.QUESTION, "job"))
        assert away.value.sentence == ai_calls.SWITCHED_OFF
        told = asyncio.run(job_suggestions.suggest(cast.rosa, "Robot engineer"))
        assert (told.source, fake.heard) == ("history", [])
        assert told.note == job_suggestions.INSTEAD.format(why=ai_calls.SWITCHED_OFF)
        _switch(cast, on=True)
        fake.say({"ready": True})
        assert asyncio.run(ai_calls.ask(cast.rosa, ai_trials.QUESTION, "job")).content.ready
