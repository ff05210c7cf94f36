"""A draft's content as its form shows and changes it."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from talentra.documents.resumes import Look, from_fields
from talentra.errors import Conflict, NotFound
from talentra.ui.pages.candidate.builder import content as form
from talentra.ui.pages.candidate.builder import shown
from talentra.ui.pages.candidate.builder.sections import BY_NAME, SECTIONS

WORK = BY_NAME["work"]
CLEO: dict[str, Any] = {
    "basics": {"name": "Cleo Marsh", "location": {"city": "Pune"}, "profiles": [{"url": "x"}]},
    "work": [
        {"name": "Northwind", "highlights": ["Moved data.", "Safely."], "isExtra": True},
        {"name": "Halden"},
    ],
    "skills": [{"keywords": ["SQL", "C++"]}],
}


def companies(content: dict[str, Any]) -> list[str]:
    """The names of the companies, in their order."""
    return [entry.said["name"] for entry in form.entries(content, WORK)]


class TestShown:
    def test_has_each_field_as_it_is_typed(self) -> None:
        first, last = form.entries(CLEO, WORK)
        assert (first.key, first.number, first.is_first, last.is_last) == ("work.0", 1, True, True)
        assert first.said["highlights"] == "Moved data.\nSafely."
        assert form.entries(CLEO, BY_NAME["skills"])[0].words["keywords"] == ["SQL", "C++"]
        assert form.entries(CLEO, BY_NAME["profiles"])[0].key == "basics.profiles.0"
        assert form.basics(CLEO)["location.city"] == "Pune"

    @pytest.mark.parametrize(
        "content",
        [{}, {"basics": None, "work": "none"}, {"basics": {"location": []}, "work": [None, 7]}],
        ids=["nothing", "no object", "no fields"],
    )
    def test_stands_whatever_there_is(self, content: dict[str, Any]) -> None:
        assert set(form.basics(content).values()) == {""}
        assert all(not any(e.said.values()) for e in form.entries(content, WORK))

    def test_knows_every_field_that_a_resume_prints(self) -> None:
        content: dict[str, Any] = {}
        for section in SECTIONS:
            content = form.added(content, section)
            for spec in section.fields:
                content = form.edited(content, {f"{section.path}.0.{spec.name}": "1"})
        resume = from_fields(content)
        assert not resume.model_extra
        assert not any(part.model_extra for part in (*resume.work, *resume.projects))


class TestEdited:
    def test_changes_what_was_typed_alone(self) -> None:
        before = deepcopy(CLEO)
        after = form.edited(
            CLEO,
            {"work.0.highlights": " One \n\n Two", "basics.location.city": "", "work.1.url": "y"},
        )
        assert after["work"][0] == {
            "name": "Northwind", "highlights": ["One", "Two"], "isExtra": True
        }  # fmt: skip
        assert (after["basics"]["location"], after["work"][1]["url"]) == ({}, "y")
        assert before == CLEO

    @pytest.mark.parametrize(
        "path", ["work.9.name", "work.0.salary", "work.x.name", "meta.version", "basics.image", ""]
    )
    def test_knows_no_other_fields(self, path: str) -> None:
        with pytest.raises(NotFound):
            form.edited(CLEO, {path: "x"})


class TestArranged:
    def test_moves_entries(self) -> None:
        assert companies(form.moved(CLEO, WORK, 0, 1)) == ["Halden", "Northwind"]
        assert companies(form.duplicated(CLEO, WORK, 0)) == ["Northwind", "Northwind", "Halden"]
        assert companies(form.removed(CLEO, WORK, 0)) == ["Halden"]
        assert companies(form.added(CLEO, WORK)) == ["Northwind", "Halden", ""]

    def test_hides_and_shows(self) -> None:
        hidden = form.hidden(CLEO, WORK, 0)
        assert from_fields(hidden).work[0].hidden
        assert form.entries(hidden, WORK)[0].is_hidden
        assert form.hidden(hidden, WORK, 0) == CLEO

    @pytest.mark.parametrize(
        "act",
        [
            lambda: form.removed(CLEO, WORK, 2),
            lambda: form.removed(CLEO, WORK, -1),
            lambda: form.moved(CLEO, WORK, 0, 2),
            lambda: form.hidden(CLEO, BY_NAME["awards"], 0),
        ],
        ids=["remove", "before the first", "move", "hide"],
    )
    def test_knows_no_other_places(self, act: Callable[[], Any]) -> None:
        with pytest.raises(NotFound):
            act()

    def test_has_a_most(self) -> None:
        content: dict[str, Any] = {"work": [{}] * form.MOST_ENTRIES}
        with pytest.raises(Conflict):
            form.added(content, WORK)


@pytest.mark.parametrize(
    ("path", "element", "place"),
    [
        ("work.0.highlights.2", "field-work.0.highlights", "Experience 1, Achievements"),
        ("basics.email", "field-basics.email", "Email"),
        ("basics.location.city", "field-basics.location.city", "City"),
        ("basics.profiles.1.url", "field-basics.profiles.1.url", "Links 2, Address"),
        ("work", "add-work", "Experience"),
        ("basics", "field-basics.name", "Basics"),
    ],
)
def test_a_path_leads_to_its_field(path: str, element: str, place: str) -> None:
    assert (form.element_of(path), form.place_of(path)) == (element, place)


class TestHeadings:
    def test_are_the_usual_ones_and_those_with_something_in_them(self) -> None:
        look = Look(hidden=frozenset({"skills"}))
        found = shown.headings(look, {**CLEO, "awards": [{}]})
        names = [heading.name for heading in found]
        assert names[:2] == ["summary", "work"]
        assert "awards" in names
        assert "references" not in names
        assert [heading.name for heading in found if heading.is_hidden] == ["skills"]
        assert ["references", "References"] in shown.unused(look, CLEO)
