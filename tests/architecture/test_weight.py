"""What pages load: none brings Radix Themes, a renderer of markup or every icon there is."""

import re
from typing import Any

import pytest
import reflex as rx

from talentra.config import ROOT
from talentra.ui.page import Page
from talentra.ui.pages import PAGES

HEAVY = re.compile(
    r"@radix-ui/themes|react-(markdown|moment|syntax)|moment@|lucide-react.*dynamic"
    r"|@glideapps|plotly|gridjs|katex"
)
WORD = rx.Var(_js_expr="word", _var_type=str)


def heavy(component: Any) -> list[str]:
    """What a component loads that no page should."""
    paths = [
        f"{library}{tag.package_path}"
        for library, tags in component._get_all_imports().items()
        for tag in tags
    ]
    return [path for path in paths if HEAVY.search(path)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_a_page_loads_nothing_heavy(page: Page) -> None:
    assert heavy(page.view()) == []


@pytest.mark.parametrize(
    "component",
    [
        rx.icon(WORD),
        rx.button("Save"),
        rx.link("Jobs"),
        rx.hstack(),
        rx.dialog.root(),
        rx.markdown("# Hello"),
        rx.moment(WORD),
        rx.code_block("x = 1"),
    ],
    ids=lambda component: type(component).__name__,
)
def test_what_is_heavy_is_found_wherever_it_is(component: rx.Component) -> None:
    assert heavy(rx.el.main(rx.el.div(rx.cond(WORD == "x", component))))


def test_the_lock_of_the_web_client_holds_nothing_heavy() -> None:
    for lock in (ROOT / "reflex.lock").iterdir():
        assert HEAVY.findall(lock.read_text()) == [], lock.name
    assert HEAVY.search('"@radix-ui/themes": "3.3.0"')
