"""Reflex notes in two sets of each state what has changed: kept only while something has.

A page's tree has some seventy states, most of which never change. Empty sets of theirs were a tenth
of what an open page costs.
"""

from functools import partial
from typing import Any

from reflex.state import BaseState

NOTED = ("dirty_vars", "dirty_substates")


def keep_while_needed(states: type[BaseState]) -> None:
    """Let these states, and all that inherit from them, have either set when it is asked for."""
    for name in NOTED:
        slot = vars(BaseState)[name]
        setattr(states, name, property(partial(_made, slot), partial(_kept, slot)))


def let_go(state: BaseState) -> None:
    """Drop what was made to be looked at alone: sets with nothing in them."""
    state.dirty_vars = state.dirty_vars
    state.dirty_substates = state.dirty_substates


def _made(slot: Any, state: BaseState) -> set[str]:
    names = slot.__get__(state)
    if names is None:
        names = set[str]()
        slot.__set__(state, names)
    return names


def _kept(slot: Any, state: BaseState, names: set[str]) -> None:
    slot.__set__(state, names or None)
