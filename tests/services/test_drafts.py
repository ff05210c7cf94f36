"""Resume drafts: begun, kept, copied, thrown away; nobody's but their candidate's."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.errors import Conflict, Invalid, NotFound, Refused, TooLarge
from talentra.queries import drafts as query
from talentra.services import draft_starts, draft_steps, drafts, profiles
from tests.harness.cast import Cast

CLEO: dict[str, Any] = {"basics": {"name": "Cleo Marsh", "label": "Data engineer"}}


class TestCreate:
    def test_begins_with_what_the_profile_says(self, session: Session, cast: Cast) -> None:
        said = {"city": "Pune", "phone": "+91 98 000", "links": ["https://github.com/cleo"]}
        profiles.edit(session, cast.cleo, details=said, skill_names=["C++", "SQL"])
        made = draft_starts.from_profile(session, cast.cleo)
        basics = made.content["basics"]
        assert (basics["name"], basics["location"]) == ("Cleo Marsh", {"city": "Pune"})
        assert basics["profiles"] == [
            {"network": "GitHub", "username": "cleo", "url": "https://github.com/cleo"}
        ]
        assert made.content["skills"] == [{"name": "Skills", "keywords": ["C++", "SQL"]}]
        assert "visa" not in str(made.content)

    def test_is_for_candidates(self, session: Session, cast: Cast) -> None:
        for actor in (cast.rosa, cast.ada):
            with pytest.raises(Refused):
                drafts.create(session, actor)

    def test_has_a_most(
        self, session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(drafts, "MOST_DRAFTS", 2)
        first = drafts.create(session, cast.cleo, "One")
        drafts.duplicate(session, cast.cleo, first.id)
        with pytest.raises(Conflict) as refusal:
            drafts.create(session, cast.cleo)
        assert refusal.value.sentence == drafts.FULL
        drafts.remove(session, cast.cleo, first.id)
        drafts.create(session, cast.cleo, "Three")
        with pytest.raises(Conflict):
            drafts.restore(session, cast.cleo, first.id)

    @pytest.mark.parametrize(
        ("content", "failure"),
        [
            ({"work": "none"}, Invalid),
            ({"basics": {"name": 7}}, Invalid),
            ({"basics": {"summary": "x" * 300_000}}, TooLarge),
        ],
        ids=["no list", "no text", "too long"],
    )
    def test_takes_no_other_content(
        self, session: Session, cast: Cast, content: dict[str, Any], failure: type[Exception]
    ) -> None:
        with pytest.raises(failure):
            drafts.create(session, cast.cleo, "One", content)


class TestOthers:
    def test_see_none_of_it(self, session: Session, cast: Cast) -> None:
        mine = drafts.create(session, cast.cleo, "Mine", CLEO)
        for act in (query.view, query.versions, drafts.duplicate, drafts.remove, query.newest):
            with pytest.raises(NotFound):
                act(session, cast.cody, mine.id)
            for staff in (cast.rosa, cast.ada):
                with pytest.raises(Refused):
                    act(session, staff, mine.id)
        with pytest.raises(NotFound):
            draft_steps.save(session, cast.cody, mine.id, {}, {}, version=1)
        assert query.mine(session, cast.cody) == []


class TestRemove:
    def test_can_be_taken_back(self, session: Session, cast: Cast) -> None:
        mine = drafts.create(session, cast.cleo, "Mine", CLEO)
        drafts.remove(session, cast.cleo, mine.id)
        assert query.mine(session, cast.cleo) == []
        with pytest.raises(NotFound):
            query.view(session, cast.cleo, mine.id)
        with pytest.raises(NotFound):
            drafts.restore(session, cast.cody, mine.id)
        assert drafts.restore(session, cast.cleo, mine.id).content == CLEO


class TestRename:
    def test_takes_a_title_in_single_spaces(self, session: Session, cast: Cast) -> None:
        mine = drafts.create(session, cast.cleo)
        assert mine.title == drafts.UNTITLED
        assert drafts.rename(session, cast.cleo, mine.id, "  Data \n engineer ").title == (
            "Data engineer"
        )
        with pytest.raises(Invalid):
            drafts.rename(session, cast.cleo, mine.id, "x" * 121)
