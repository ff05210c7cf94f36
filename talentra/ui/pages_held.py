"""How many pages' states this process holds in memory, and how large they are."""

from typing import Any

import reflex as rx
from reflex.istate.manager.memory import StateManagerMemory

from talentra import tally

LOOKED_AT = 3  # of which the size is taken for that of the others


def watch(app: rx.App) -> None:
    """Tell of the states of the app's pages; with Redis they are there, and none here."""
    tally.watch("states", lambda: len(_held(app)))
    tally.watch("state_bytes", lambda: _bytes(_held(app)))


def _held(app: rx.App) -> dict[str, Any]:
    manager = app._state_manager
    return manager.states if isinstance(manager, StateManagerMemory) else {}


def _bytes(states: dict[str, Any]) -> float:
    """What all of them would take if they were written down, by the last few."""
    looked_at = [
        state for state, _ in zip(reversed(states.values()), range(LOOKED_AT), strict=False)
    ]
    sizes = [len(state._serialize()) for state in looked_at]
    return len(states) * sum(sizes) / len(sizes) if sizes else 0
