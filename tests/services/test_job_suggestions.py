"""What an AI suggests for a posting, what is made of it, and what happens when there is none."""

import asyncio
import json
from collections.abc import Generator
from typing import Any

import pytest

from talentra import ai, db
from talentra.errors import Refused
from talentra.models import ExperienceLevel
from talentra.services import ai_calls, job_suggestions, profiles
from talentra.services.job_suggestions import JobSuggestion
from tests.harness.ai_server import FakeAi, Fault, answering, configured
from tests.harness.cast import Cast
from tests.services import acts

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])
TYPED = "We use C++ in Oslo. Ask rosa@people.example."
DRAFTED = "You build robots.\nYou like C++."


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


@pytest.fixture
def past(cast: Cast) -> None:
    """A posting that Remy has written before."""
    with db.transaction() as session:
        more: dict[str, Any] = {"location": "Bergen", "experience_level": ExperienceLevel.OVER_FIVE}
        acts.post(session, cast.remy, title="Robot engineer", skills=["C++", "ROS"], **more)


def _says(**more: Any) -> dict[str, Any]:
    usual = {"skills": ["c++"], "experience_level": "1-3", "locations": [], "description": DRAFTED}
    return usual | more


def _suggest(cast: Cast, title: str = "Robot engineer", description: str = TYPED) -> JobSuggestion:
    return asyncio.run(job_suggestions.suggest(cast.rosa, title, description=description))


class TestFromTheAi:
    def test_come_first_and_say_so(self, cast: Cast, past: None, fake: FakeAi) -> None:
        fake.say(_says(skills=["Lua", "c++"], locations=["oslo"]))
        told = _suggest(cast)
        assert (told.source, told.note, told.description) == ("ai", None, DRAFTED)
        assert told.skills == ["Lua", "C++", "ROS"]  # as the list writes it, then past ones
        assert told.experience_level is ExperienceLevel.ONE_TO_THREE
        assert told.locations == ["oslo", "Bergen", "Pune"]

    def test_are_asked_for_with_the_posting_alone(
        self, cast: Cast, past: None, fake: FakeAi
    ) -> None:
        fake.say(_says())
        _suggest(cast)
        (heard,) = fake.heard
        said = json.loads(heard.said_by("user").split("\n")[1])
        assert said == {
            "title": "Robot engineer",
            "company": "",
            "description": "We use C++ in Oslo.\n[removed]",
        }
        assert "Robot" not in heard.said_by("system")
        levels = heard.body["response_format"]["json_schema"]["schema"]["$defs"]
        assert levels["ExperienceLevel"]["enum"] == ["fresher", "1-3", "3-5", "5+"]

    def test_take_no_level_but_the_four(self, cast: Cast, past: None, fake: FakeAi) -> None:
        fake.say(_says(experience_level="10+"))
        told = _suggest(cast)
        assert (told.source, told.experience_level) == ("history", ExperienceLevel.OVER_FIVE)
        assert len(fake.heard) == 2  # it was asked to repair that
        fake.say(_says(experience_level=None))
        assert _suggest(cast).experience_level is ExperienceLevel.OVER_FIVE

    @pytest.mark.parametrize(
        "skill",
        [
            "",
            "x" * 61,
            "a b c d e f",
            "<b>Lua</b>",
            "![x](https://evil.example/x.png)",
            "L\u200bua",
            "Lua\x00",
            "US citizens",
            "Young",
            "Native English speaker",
            "visa",
            "male",
        ],
        ids=lambda skill: ascii(skill)[:20],
    )
    def test_hold_no_skill_that_is_none(self, cast: Cast, fake: FakeAi, skill: str) -> None:
        fake.say(_says(skills=[skill, "Lua", "lua", " Lua "]))
        assert _suggest(cast, "Cook", "").skills == ["Lua"]

    def test_name_no_place_that_nobody_has_named(
        self, cast: Cast, past: None, fake: FakeAi
    ) -> None:
        fake.say(_says(locations=["Paris", "<b>Oslo</b>", "bergen"]))
        assert _suggest(cast).locations == ["Bergen", "Pune"]

    def test_draft_nothing_that_shuts_people_out_or_is_no_text(
        self, cast: Cast, fake: FakeAi
    ) -> None:
        lines = [
            "You build robots.",
            "We want young people under 30 years of age.",
            "Citizens only, no visa sponsorship.",
            "He is a native speaker.",
            "<script>alert(1)</script>",
            "![pixel](https://evil.example/p.png)",
            "See https://evil.example",
            "\u202ehidden",
            "You like C++.",
        ]
        fake.say(_says(description="\n".join(lines)))
        assert _suggest(cast).description == "You build robots.\nYou like C++."
        fake.say(_says(description=lines[1]))
        assert _suggest(cast).description is None

    def test_do_not_give_away_what_candidates_call_their_skills(
        self, cast: Cast, fake: FakeAi
    ) -> None:
        with db.transaction() as session:
            profiles.edit(session, cast.cleo, details={}, skill_names=["FalconRY"])
        fake.say(_says(skills=["falconry"]))
        assert _suggest(cast, "Cook", "").skills == ["falconry"]


class TestWithoutOne:
    @pytest.mark.parametrize(
        ("fault", "why"),
        [
            (500, ai.BROKEN),
            (429, ai.ASKED_TOO_MUCH),
            (401, ai.MISSET),
            (Fault("garbage"), ai.UNUSABLE),
            (Fault("huge"), ai.UNUSABLE),
            (Fault("cut"), ai.CUT),
        ],
        ids=["500", "429", "401", "garbage", "huge", "cut"],
    )
    def test_past_jobs_answer_and_it_says_why(
        self, cast: Cast, past: None, fake: FakeAi, fault: Any, why: str
    ) -> None:
        fake.say(fault)
        told = _suggest(cast)
        assert (told.source, told.skills, told.description) == ("history", ["C++", "ROS"], None)
        assert told.note == f"{why} These come from past jobs."

    def test_past_jobs_answer_when_the_day_is_spent(
        self, cast: Cast, past: None, fake: FakeAi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ai_calls, "DAILY", 0)
        told = _suggest(cast)
        assert told.source == "history" and told.note and "within a day" in told.note
        assert fake.heard == []

    def test_nothing_is_said_about_an_ai_that_nobody_has_set_up(
        self, cast: Cast, past: None
    ) -> None:
        told = _suggest(cast)
        assert (told.source, told.note, told.skills) == ("history", None, ["C++", "ROS"])


def test_words_that_shut_people_out_are_told_with_and_without_an_ai(
    cast: Cast, fake: FakeAi
) -> None:
    fake.say(_says(), 500)
    for _ in range(2):
        told = _suggest(cast, "Young salesman", "He is fit.")
        assert [each.words for each in told.warnings] == ["young", "salesman", "he"]


def test_are_for_staff(cast: Cast, fake: FakeAi) -> None:
    with pytest.raises(Refused):
        asyncio.run(job_suggestions.suggest(cast.cleo, "Cook"))
    assert fake.heard == []
