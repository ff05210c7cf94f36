"""A notice that a file holds text which people do not see: where it stands, how it begins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.documents import Hidden
from talentra.ui import components as c

MARKED = "The resume holds text that people do not see. That says nothing by itself."


@dataclass(frozen=True)
class HiddenText:
    """Where such text stands, and its beginning."""

    place: str
    words: str


def hidden_texts(found: Iterable[Hidden]) -> list[HiddenText]:
    """The findings in words."""
    return [HiddenText(each.place, each.words) for each in found]


def hidden_note(found: Any, said: str, *, tone: str = "accent") -> rx.Component:
    """The sentence, and behind it the places; nothing when all text is seen."""
    lines = rx.foreach(
        found,
        lambda each: rx.el.li(
            rx.el.span(each.place, class_name="font-medium"),
            rx.el.q(each.words, class_name="hidden-words"),
        ),
    )
    more = rx.el.details(rx.el.summary("Show where"), rx.el.ul(lines, class_name="hidden-lines"))
    shown = c.note(rx.el.p(said), more, tone=tone, icon_name="eye_off")
    return rx.cond(found, rx.el.div(shown, class_name="hidden-note"))


def hidden_mark() -> rx.Component:
    """The same as a small sign on a row or a card: no colour of good or bad."""
    return rx.el.span(
        c.icon("eye_off", size=13),
        role="img",
        aria_label=MARKED,
        title=MARKED,
        class_name="hidden-mark",
    )
