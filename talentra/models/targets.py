"""How many days an application should spend at each stage at most."""

from collections.abc import Mapping
from typing import Any

from talentra.models.applications import PATH

LONGEST_TARGET = 365  # days
WRONG = f"Enter whole days from 1 to {LONGEST_TARGET}, or nothing for no target."


def clean_targets(wanted: Mapping[Any, Any]) -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Days by live stage as they are kept, and what is wrong with them; empty marks nothing."""
    kept: dict[str, int] = {}
    wrong: list[tuple[str, str]] = []
    for stage in PATH:
        said = str(wanted.get(stage.value) or "").strip()
        if said:
            days = int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 0
            kept[stage.value] = days
            wrong += [] if 1 <= days <= LONGEST_TARGET else [(stage.value, WRONG)]
    return kept, wrong


def targets(wanted: Any) -> dict[str, int]:
    """Days by live stage as they are kept; ValueError with a sentence when they make no sense."""
    if not isinstance(wanted, Mapping):
        raise ValueError(WRONG)
    kept, wrong = clean_targets(wanted)  # pyright: ignore[reportUnknownArgumentType]
    if wrong:
        raise ValueError(wrong[0][1])
    return kept
