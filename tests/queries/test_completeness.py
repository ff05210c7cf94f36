"""How complete a profile is: data, computed from nothing but what it is given."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now
from talentra.models import ExperienceLevel, VisaStatus
from talentra.models.base import uuid7
from talentra.queries import completeness, profiles
from talentra.queries.profiles import ProfileView
from tests.harness.cast import Cast

EMPTY = ProfileView(
    id=uuid7(),
    full_name="Cleo Marsh",
    email="cleo@talentra.example",
    phone=None,
    city=None,
    headline=None,
    summary=None,
    visa_status=None,
    experience_level=None,
    skills=[],
    links=[],
    updated_at=now(),
)
FULL = replace(
    EMPTY,
    phone="+1 555 0100",
    city="Pune",
    headline="Data engineer",
    summary="Moves data safely from where it is made to where it is needed.",
    experience_level=ExperienceLevel.FRESHER,
    skills=["Python", "SQL", "Airflow"],
)


class TestCompleteness:
    def test_of_everything_is_whole(self) -> None:
        assert completeness.of(FULL, 1) == completeness.Completeness(100, ())

    def test_of_nothing_names_what_helps_most_first(self) -> None:
        found = completeness.of(EMPTY, 0)
        assert found.percent == 0
        parts = [missing.part for missing in found.missing]
        assert parts[:3] == ["resumes", "skills", "experience_level"]
        assert all(missing.todo and missing.why.endswith(".") for missing in found.missing)

    @pytest.mark.parametrize(
        ("profile", "part", "percent"),
        [
            (replace(FULL, skills=["Python", "SQL"]), "skills", 80),
            (replace(FULL, summary="Too short."), "summary", 90),
            (replace(FULL, headline=""), "headline", 90),
            (replace(FULL, experience_level=None), "experience_level", 85),
            (replace(FULL, phone=None), "phone", 90),
            (replace(FULL, city=None), "city", 95),
        ],
    )
    def test_names_the_one_thing(self, profile: ProfileView, part: str, percent: int) -> None:
        found = completeness.of(profile, 2)
        assert [missing.part for missing in found.missing] == [part]
        assert found.percent == percent

    def test_never_asks_for_the_right_to_work(self) -> None:
        told = replace(EMPTY, visa_status=VisaStatus.CITIZEN)
        assert completeness.of(told, 0) == completeness.of(EMPTY, 0)

    def test_names_parts_of_a_profile(self) -> None:
        for missing in completeness.of(EMPTY, 0).missing:
            assert missing.part == "resumes" or hasattr(EMPTY, missing.part)

    def test_weighs_a_hundred(self) -> None:
        assert sum(part.weight for part in completeness.PARTS) == 100
        weights = [part.weight for part in completeness.PARTS]
        assert weights == sorted(weights, reverse=True)

    def test_of_cleo(self, session: Session, cast: Cast) -> None:
        profile = profiles.view(session, cast.cleo, cast.cleo.user_id)
        assert completeness.of(profile, 1).percent == 50
