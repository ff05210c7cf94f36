"""What pages load: none brings Radix Themes, a renderer of markup or every icon there is."""

import re
from typing import Any

import pytest
import reflex as rx
from reflex.istate.storage import Cookie
from reflex.state import BaseState, State
from reflex_base.components.memo import MEMOS, MemoComponentDefinition

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


# What talentra/cli/lean.py leaves out of the client must not be needed by any page.


def styled(component: Any) -> bool:
    """Whether a component has styles of its own, for which emotion would be needed."""
    return "css:" in str(component.render())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)
def test_a_page_is_styled_by_classes_alone(page: Page) -> None:
    assert not styled(page.view())


def test_what_is_shared_is_styled_by_classes_alone() -> None:
    drawn = [each.component for each in MEMOS.values() if isinstance(each, MemoComponentDefinition)]
    assert drawn
    assert [each for each in drawn if styled(each)] == []
    assert styled(rx.el.div(rx.el.p("Hello", color="red")))


def test_nothing_is_kept_in_a_cookie() -> None:
    assert cookies(State) == []


def cookies(state: type[BaseState]) -> list[str]:
    """The vars of a state and of those below it that a script would keep in a cookie."""
    own = [
        f"{state.__name__}.{name}"
        for name, field in state.get_fields().items()
        if isinstance(field.default, Cookie)
    ]
    return own + [each for below in state.get_substates() for each in cookies(below)]
