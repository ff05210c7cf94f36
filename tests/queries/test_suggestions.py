"""What past postings suggest for a new one."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Refused
from talentra.models import Actor, ExperienceLevel, JobStatus
from talentra.queries import suggestions
from talentra.queries.suggestions import Suggestion
from talentra.services import profiles
from tests.harness.cast import Cast
from tests.services import acts

NOTHING = Suggestion([], None, [])


def _suggest(session: Session, actor: Actor, title: str, **more: str) -> Suggestion:
    session.flush()
    return suggestions.from_history(session, actor, title, **more)


@pytest.fixture
def past(session: Session, cast: Cast) -> None:
    """Three engineers and a nurse that Remy posted."""
    senior, junior = ExperienceLevel.OVER_FIVE, ExperienceLevel.FRESHER
    robots: dict[str, Any] = {
        "title": "Senior robot engineer",
        "location": "Oslo",
        "experience_level": senior,
    }
    acts.post(session, cast.remy, skills=["C++", "ROS"], **robots)
    acts.post(session, cast.remy, skills=["C++", "Python"], **robots)
    acts.post(
        session,
        cast.remy,
        title="Robot engineer",
        location="Bergen",
        company="Fjord Arms",
        experience_level=junior,
        skills=["Lua"],
    )
    acts.post(session, cast.remy, title="Night nurse", location="Pune", skills=["Triage"])


class TestSuggestions:
    def test_are_what_similar_postings_had(self, session: Session, cast: Cast, past: None) -> None:
        found = _suggest(session, cast.rosa, "Senior Robot Engineer")
        assert found.skills[0] == "C++"
        assert set(found.skills) == {"C++", "ROS", "Python", "Lua"}
        assert found.experience_level is ExperienceLevel.OVER_FIVE
        assert found.locations == ["Oslo", "Bergen"]

    def test_weigh_the_same_company_twice(self, session: Session, cast: Cast, past: None) -> None:
        found = _suggest(session, cast.rosa, "Robot engineer", company=" FJORD arms")
        assert found.experience_level is ExperienceLevel.FRESHER
        assert (found.skills[0], found.locations[0]) == ("Lua", "Bergen")

    def test_have_a_text_of_the_same_company_where_none_is_typed(
        self, session: Session, cast: Cast
    ) -> None:
        acts.post(session, cast.remy, title="Robot engineer", description="We build arms.")
        acts.post(
            session, cast.remy, title="Robot engineer", company="Fjord", description="We fish."
        )
        asked = ("Robot engineer", "fjord ")
        assert _suggest(session, cast.rosa, asked[0], company=asked[1]).description == "We fish."
        assert _suggest(session, cast.rosa, asked[0]).description is None
        typed = _suggest(session, cast.rosa, asked[0], company=asked[1], description="You fish.")
        assert typed.description is None

    def test_begin_with_the_skills_that_the_text_names(
        self, session: Session, cast: Cast, past: None
    ) -> None:
        text = "You know triage, (ROS); C++."
        assert _suggest(session, cast.rosa, "Nothing alike", description=text).skills == [
            "Triage",
            "ROS",
            "C++",
        ]

    @pytest.mark.parametrize("title", ["Cook", "of the", "%", "_", "C", "  !?  "])
    def test_are_empty_where_nothing_is_alike(
        self, session: Session, cast: Cast, past: None, title: str
    ) -> None:
        assert _suggest(session, cast.rosa, title) == NOTHING

    def test_never_come_from_what_is_hidden(self, session: Session, cast: Cast) -> None:
        acts.post(
            session, cast.remy, title="Secret chef", skills=["Truffles"], status=JobStatus.DRAFT
        )
        text = "Truffles"
        assert _suggest(session, cast.rosa, "Secret chef", description=text) == NOTHING
        assert _suggest(session, cast.remy, "Secret chef").skills == ["Truffles"]

    def test_never_tell_what_candidates_say_of_themselves(
        self, session: Session, cast: Cast
    ) -> None:
        profiles.edit(session, cast.cleo, details={}, skill_names=["Falconry"])
        assert _suggest(session, cast.rosa, "Cook", description="Falconry") == NOTHING

    def test_take_a_long_text(self, session: Session, cast: Cast, past: None) -> None:
        text = "word " * 4000
        assert _suggest(session, cast.rosa, "Cook", description=text) == NOTHING

    def test_are_for_staff(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Refused):
            _suggest(session, cast.cleo, "Cook")
