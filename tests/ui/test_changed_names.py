"""What of a page has changed is noted where something has, and nowhere else."""

from collections.abc import Iterator
from typing import Any

import pytest
from reflex.state import BaseState, State

from talentra.talentra import app
from talentra.ui.changed_names import NOTED
from talentra.ui.state import AppState, ViewerState

assert app  # every page's states are there


@pytest.fixture
def tree() -> AppState:
    """What an open page holds, before anything was shown."""
    root: Any = State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    return root.substates[AppState.get_name()]


def _all(state: BaseState) -> Iterator[BaseState]:
    yield state
    for each in state.substates.values():
        yield from _all(each)


def _sets(tree: BaseState) -> int:
    """How many sets the tree holds."""
    slots = [vars(BaseState)[name] for name in NOTED]
    return sum(slot.__get__(state) is not None for state in _all(tree) for slot in slots)


def test_holds_no_set_before_anything_changes(tree: AppState) -> None:
    assert len([*_all(tree)]) > 50
    assert _sets(tree) == 0


def test_holds_none_after_everything_was_told(tree: AppState) -> None:
    tree.dict()
    assert _sets(tree) == 0


def test_tells_what_changed_once(tree: AppState) -> None:
    viewer: Any = tree.substates[ViewerState.get_name()]
    viewer.name = "Ada Marsh"
    assert _sets(tree) == 2  # the name in its state, and that state in the one above
    told = tree.get_delta()[ViewerState.get_full_name()]
    assert told["name_rx_state_"] == "Ada Marsh"
    assert "tint_rx_state_" in told  # what is computed from it
    assert "role_rx_state_" not in told
    tree._clean()
    assert _sets(tree) == 0
    assert tree.get_delta() == {}


def test_tells_what_changes_after_it_was_told(tree: AppState) -> None:
    viewer: Any = tree.substates[ViewerState.get_name()]
    for name in ("Ada Marsh", "Rosa Quill"):
        viewer.name = name
        assert tree.get_delta()[ViewerState.get_full_name()]["name_rx_state_"] == name
        tree._clean()
