"""A candidate's own details, and skills however people write them."""

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from talentra.errors import Invalid, NotFound, Refused
from talentra.models import AuditEntry, ExperienceLevel, Skill, VisaStatus
from talentra.queries import profiles as query
from talentra.services import profiles, skills
from tests.harness.cast import Cast
from tests.services import acts


class TestEdit:
    def test_changes_what_is_given_and_nothing_else(self, session: Session, cast: Cast) -> None:
        details = {"city": "Oslo", "visa_status": VisaStatus.WORK_VISA}
        profiles.edit(session, cast.cody, details=details, full_name=" Cody  Brighter ")
        session.flush()
        seen = query.view(session, cast.cody, cast.cody.user_id)
        assert (seen.city, seen.visa_status) == ("Oslo", VisaStatus.WORK_VISA)
        assert seen.experience_level is ExperienceLevel.THREE_TO_FIVE
        assert seen.full_name == "Cody Brighter"

    def test_is_audited_by_the_names_of_fields_alone(self, session: Session, cast: Cast) -> None:
        profiles.edit(session, cast.cody, details={"phone": "+1 555 0100"}, skill_names=["Go"])
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.action, entry.after) == ("profile.edited", {"fields": ["phone", "skills"]})

    @pytest.mark.parametrize("who", ["ada", "rosa"])
    def test_is_not_for_staff(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused):
            profiles.edit(session, getattr(cast, who), details={"city": "Oslo"})

    @pytest.mark.parametrize(
        "link", ["javascript:alert(1)", "http://plain.example", "https://", "data:text/html,x", "x"]
    )
    def test_takes_safe_links_only(self, session: Session, cast: Cast, link: str) -> None:
        with pytest.raises(Invalid, match="https://"):
            profiles.edit(session, cast.cody, details={"links": [link]})

    def test_takes_ten_links(self, session: Session, cast: Cast) -> None:
        links = [f"https://people.example/{number}" for number in range(9)]
        kept = profiles.edit(
            session, cast.cody, details={"links": [*links, "mailto:cody@people.example"]}
        )
        assert len(kept.links) == 10
        with pytest.raises(Invalid, match="at most 10"):
            profiles.edit(session, cast.cody, details={"links": [*kept.links, links[0]]})

    @pytest.mark.parametrize("name", ["", "  ", "\u200b", "x" * 121])
    def test_needs_a_name(self, session: Session, cast: Cast, name: str) -> None:
        with pytest.raises(Invalid, match="full name"):
            profiles.edit(session, cast.cody, details={}, full_name=name)


class TestSight:
    def test_of_a_profile_is_its_recruiters_and_admins(self, session: Session, cast: Cast) -> None:
        for actor in (cast.cleo, cast.rosa, cast.ada):
            assert query.view(session, actor, cast.cleo.user_id).full_name == "Cleo Marsh"
        for actor in (cast.cody, cast.remy):
            with pytest.raises(NotFound):
                query.view(session, actor, cast.cleo.user_id)


class TestSkills:
    def test_keep_their_signs_and_spaces(self, session: Session, cast: Cast) -> None:
        names = ["C++", "C#", ".NET", "machine learning", "C"]
        profiles.edit(session, cast.cody, details={}, skill_names=names)
        session.flush()
        assert query.skills_of(session, cast.cody.user_id) == names

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("C++", "c++"),
            ("Machine  Learning", "machine learning"),
            (" .net ", ".NET"),
            ("\uff23\uff03", "C#"),
            ("Straße", "STRASSE"),
        ],
    )
    def test_are_one_however_they_are_written(
        self, session: Session, cast: Cast, one: str, other: str
    ) -> None:
        [first] = skills.named(session, [one])
        [second] = skills.named(session, [other])
        assert first.id == second.id

    def test_are_named_once_in_the_order_given(self, session: Session, cast: Cast) -> None:
        found = skills.named(session, ["SQL", "Python", "sql", "PYTHON", "Go"])
        assert [skill.name for skill in found] == ["SQL", "Python", "Go"]

    @pytest.mark.parametrize("name", ["", "   ", "x" * 61, "e\u0301" * 61])
    def test_have_a_length(self, session: Session, cast: Cast, name: str) -> None:
        with pytest.raises(Invalid, match="1 to 60"):
            skills.named(session, [name])

    @pytest.mark.parametrize("name", ["x" * 60, "e\u0301" * 60, "ß" * 30])
    def test_fit_into_their_column_at_their_longest(
        self, session: Session, cast: Cast, name: str
    ) -> None:
        skills.named(session, [name])
        session.expire_all()
        assert len(session.scalars(select(Skill)).one().folded) == 60

    def test_are_fifty_at_most(self, session: Session, cast: Cast) -> None:
        with pytest.raises(Invalid, match="at most 50"):
            skills.named(session, [f"skill {number}" for number in range(51)])

    def test_of_two_people_are_the_same_rows(self, session: Session, cast: Cast) -> None:
        for owner in (cast.cody, cast.cleo):
            profiles.edit(session, owner, details={}, skill_names=["C++", "Go"])
        acts.post(session, cast.rosa, skills=["go", "c++"])
        assert len(session.scalars(select(Skill)).all()) == 2
