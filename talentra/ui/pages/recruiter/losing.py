"""Saying goodbye: candidates who went to somebody else while a page showed them."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import reflex as rx

from talentra.models.base import parse_id
from talentra.policies import assignments as policy
from talentra.queries import applications
from talentra.ui import components as c
from talentra.ui.state import AppState


async def taken_away(
    state: AppState, before: Mapping[str, str], shown: Collection[str]
) -> list[str]:
    """Of what was shown before (ids of applications with names) the names of whom one sees no more.

    What has only left the page, for another stage or another order, is no loss.
    """
    gone = [application_id for application_id in before if application_id not in shown]
    if not gone or policy.can_assign(state._actor()):  # admins see everybody
        return []
    seen = await state._read(applications.in_sight, [parse_id(each) for each in gone])
    return [before[each] for each in gone if parse_id(each) not in seen]


def farewell(names: Iterable[str], away: str = "") -> list[Any]:
    """One sentence about them, and the way on when the page stands on one of them."""
    known = list(dict.fromkeys(names))
    if not known:
        return []
    sentence = said(known)
    told = c.tell(sentence, about=sentence)  # once, also when two parts of the page notice
    return [told, *([rx.redirect(away)] if away else [])]


def said(names: list[str]) -> str:
    """Who went; their names were on the page, nothing is read again."""
    if len(names) == 1:
        return f"{names[0]} is no longer assigned to you."
    whom = " and ".join(names) if len(names) == 2 else f"{len(names)} candidates"
    return f"{whom} are no longer assigned to you."
