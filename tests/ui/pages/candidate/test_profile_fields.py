"""The form of a profile: what it shows, and what it takes."""

from typing import Any

import pytest

from talentra.clock import now
from talentra.errors import Invalid
from talentra.models import ExperienceLevel, VisaStatus
from talentra.models.base import uuid7
from talentra.queries.profiles import ProfileView
from talentra.ui.pages.candidate import profile_fields
from talentra.ui.pages.candidate.profile_fields import ProfileFields

CLEO = ProfileView(
    id=uuid7(),
    full_name="Cleo Marsh",
    email="cleo@talentra.example",
    phone="+91 20 5550 100",
    city="Pune",
    headline=None,
    summary=None,
    visa_status=VisaStatus.WORK_VISA,
    experience_level=ExperienceLevel.ONE_TO_THREE,
    skills=["C++", ".NET"],
    links=["https://cleo.example", "mailto:cleo@cleo.example"],
    updated_at=now(),
)


def form(**said: str) -> dict[str, Any]:
    """What a browser sends."""
    return {"full_name": "Cleo Marsh", **said}


class TestTyped:
    def test_shows_everything_as_text(self) -> None:
        assert profile_fields.typed(CLEO) == ProfileFields(
            full_name="Cleo Marsh",
            phone="+91 20 5550 100",
            city="Pune",
            visa_status="work_visa",
            experience_level="1-3",
            skills=["C++", ".NET"],
            links="https://cleo.example\nmailto:cleo@cleo.example",
        )


class TestRead:
    def test_takes_what_it_showed(self) -> None:
        shown = profile_fields.typed(CLEO)
        said = {**vars(shown), "skills": "\n".join(shown.skills)}
        name, details, skills = profile_fields.read(said)
        assert (name, skills) == (CLEO.full_name, CLEO.skills)
        assert details == {key: getattr(CLEO, key) for key in details}
        assert len(details) == len(profile_fields.READINGS) - 1

    def test_empties_what_is_empty(self) -> None:
        _, details, skills = profile_fields.read(form())
        assert details.pop("links") == []
        assert {*details.values()} == {None}
        assert skills == []

    @pytest.mark.parametrize(
        ("said", "links"),
        [
            ("github.com/cleo", ["https://github.com/cleo"]),
            ("https://a.example\n\n https://a.example ", ["https://a.example"]),
            ("mailto:c@d.example", ["mailto:c@d.example"]),
        ],
    )
    def test_completes_links(self, said: str, links: list[str]) -> None:
        assert profile_fields.read(form(links=said))[1]["links"] == links

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("full_name", "  "),
            ("phone", "call me"),
            ("phone", "1" * 41),
            ("city", "x" * 121),
            ("headline", "x" * 161),
            ("summary", "x" * 4001),
            ("experience_level", "expert"),
            ("visa_status", "alien"),
            ("links", "javascript:alert(1)"),
            ("links", "http://plain.example"),
            ("links", "two words.example"),
            ("links", "\n".join(f"a{number}.example" for number in range(11))),
        ],
    )
    def test_says_which_field_is_wrong(self, name: str, said: str) -> None:
        with pytest.raises(Invalid) as refusal:
            profile_fields.read(form(**{name: said}))
        assert [field for field, _ in refusal.value.fields] == [name]
        wrong = profile_fields.errors(refusal.value)
        assert getattr(wrong, name).endswith((".", ")"))

    def test_says_all_that_is_wrong_at_once(self) -> None:
        with pytest.raises(Invalid) as refusal:
            profile_fields.read({"phone": "x", "links": "x"})
        assert [field for field, _ in refusal.value.fields] == ["full_name", "phone", "links"]
