"""Stylesheets of pages: each page has what draws it, nothing else, and their order is free."""

from functools import cache

import pytest

from talentra.config import ROOT
from talentra.ui.pages import PAGES
from talentra.ui.sheets import LATER, PAGE_SHEETS, STYLESHEETS, made, own_sheet, read, sheets_of
from tests.architecture.css import Rule, rules, weight
from tests.architecture.drawn import fetched, shown, together

SHOWN = {page.route: str(page.view().render()) for page in PAGES}
SHEETS = sorted({name for route in PAGE_SHEETS for name in sheets_of(route)})
FOLDER = ROOT / "assets" / "styles"


@cache
def ruled(name: str) -> tuple[Rule, ...]:
    """The rules of one sheet of pages."""
    return tuple(rules(read(name)))


@pytest.mark.parametrize("route", SHOWN)
def test_a_page_loads_every_rule_for_what_it_shows(route: str) -> None:
    loaded = {rule for name in sheets_of(route) for rule in ruled(name)}
    missing = [
        f"{name}: {rule.selector}"
        for name in SHEETS
        for rule in ruled(name)
        if rule not in loaded and rule.applies(shown(SHOWN[route]))
    ]
    assert missing == []


@pytest.mark.parametrize("route", PAGE_SHEETS)
def test_a_page_loads_no_sheet_that_draws_nothing_of_it(route: str) -> None:
    classes = shown(SHOWN[route])
    idle = [n for n in sheets_of(route) if not any(rule.applies(classes) for rule in ruled(n))]
    assert idle == []


@pytest.mark.parametrize("name", [*STYLESHEETS, *SHEETS])
def test_every_rule_draws_something_on_some_page(name: str) -> None:
    text = (ROOT / "assets" / name).read_text() if name in STYLESHEETS else read(name)
    given = [route for route in SHOWN if name in STYLESHEETS or name in sheets_of(route)]
    unused = [
        rule.selector
        for rule in rules(text)
        if not any(rule.applies(shown(SHOWN[route])) for route in given)
    ]
    assert unused == []


def test_the_palette_brings_its_rules() -> None:
    classes = fetched("palette_box")
    assert [rule.selector for rule in ruled("palette") if not rule.applies(classes)] == []


@pytest.mark.parametrize("name", SHEETS)
def test_the_order_of_sheets_changes_nothing(name: str) -> None:
    others = (rule for other in SHEETS if other > name for rule in ruled(other))
    pairs = [(one, other) for other in others for one in ruled(name)]
    assert [f"{a.selector} | {b.selector}" for a, b in pairs if at_odds(a, b)] == []


def at_odds(one: Rule, other: Rule) -> bool:
    """Whether both decide one thing differently, with equal weight, of what may be one element."""
    both = one.decides.keys() & other.decides.keys() if one.weight == other.weight else ()
    differ = any(one.decides[each] != other.decides[each] for each in both)
    return differ and bool(one.marks and other.marks) and meet(one, other)


def meet(one: Rule, other: Rule) -> bool:
    """Whether a page may show something that has the classes of both."""
    marks = one.marks | other.marks
    return any(
        one.applies(shown(drawn)) and other.applies(shown(drawn))
        for drawn in SHOWN.values()
        if any(marks <= each for each in together(drawn))
    )


def test_every_sheet_is_of_a_page_or_fetched_later() -> None:
    assert {file.stem for file in (FOLDER / "pages").iterdir()} == {*SHEETS, *LATER}
    assert {f"styles/{file.name}" for file in FOLDER.glob("*.css")} == set(STYLESHEETS)


def test_rows_are_of_pages_there_are() -> None:
    assert set(PAGE_SHEETS) <= set(SHOWN)


@pytest.mark.parametrize("route", PAGE_SHEETS)
def test_what_a_page_imports_is_made_of_its_sheets(route: str) -> None:
    (page,) = (each for each in PAGES if each.route == route)
    place = own_sheet(route)
    assert f"$/{place}" in {
        tag.tag for tags in page.styled()()._get_all_imports().values() for tag in tags
    }
    assert made()[str(place)] == "".join(read(name) for name in sheets_of(route))


class TestReading:
    """The guards above see what they are to see."""

    def test_a_rule_needs_every_class_that_its_selector_names(self) -> None:
        (rule,) = rules(
            "@layer a { .card:not(.off) > :is(.top, .foot):has(> .icon) { gap: 2px; } }"
        )
        assert rule.around == ("@layer a",)
        assert not rule.applies({"card", "icon"})
        assert not rule.applies({"card", "top"})
        assert rule.applies({"card", "foot", "icon"})

    @pytest.mark.parametrize(
        ("selector", "counts"),
        [
            (".a > b:is(.c, d .e)::after", (0, 2, 3)),
            ("#x .y:hover:not(.z)", (1, 3, 0)),
            (".table tr:has(> .a) > td", (0, 2, 2)),
            ('.a[data-b="c"]:where(.d)', (0, 2, 0)),
        ],
    )
    def test_a_selector_weighs(self, selector: str, counts: tuple[int, int, int]) -> None:
        assert weight(selector) == counts

    def test_two_rules_are_at_odds_over_one_element(self) -> None:
        one, other, heavier = rules(
            ".list-split { margin: 0; } .board-split { margin-left: 1px; }"
            ".list-split.board-split { margin: 2px; }"
        )
        assert at_odds(one, other)
        assert not at_odds(one, heavier)

    def test_a_page_shows_what_scripts_and_memos_draw_for_it(self) -> None:
        assert {"password", "caps-hint"} <= shown(SHOWN["/login"])
        assert {"board-card", "nav-line", "connection-bar"} <= shown(SHOWN["/pipeline"])
        assert "board-card" not in shown(SHOWN["/login"])
