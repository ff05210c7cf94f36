"""One card of the board; it takes plain values, so that only a card that changed is drawn anew."""

from typing import Any

import reflex as rx

from talentra.models import Stage
from talentra.ui import components as c
from talentra.ui.interop import BoardCard, RowMenuButton, TickBox
from talentra.ui.pages.hidden_text import hidden_mark
from talentra.ui.pages.recruiter.moves import MENU, PICKED

LOOK: dict[str, Any] = {"group": PICKED, "data_line": True, "class_name": "board-card"}


@rx.memo
def board_card(
    application_id: rx.Var[str],
    seen: rx.Var[str],
    name: rx.Var[str],
    initials: rx.Var[str],
    tint: rx.Var[int],
    line: rx.Var[str],
    level: rx.Var[str],
    days: rx.Var[int],
    long: rx.Var[bool],
    over: rx.Var[str],
    unread: rx.Var[bool],
    hidden: rx.Var[bool],
    back: rx.Var[str],
    stage: rx.Var[str],
    href: rx.Var[str],
    rest: rx.RestProp,
) -> rx.Component:
    """One application."""
    return BoardCard.create(
        _who(application_id, name, line, href, unread),
        _pick(seen, name, initials, tint, unread),
        rx.cond(_moves(back, stage), _move_button(seen, name)),
        _foot(days, long, over, level, hidden),
        rest,
        **{"value": seen, "name": name, "stage": stage, "back": back},
        drags=_moves(back, stage),
        **LOOK,
    )


def _who(application_id: Any, name: Any, line: Any, href: Any, unread: Any) -> rx.Component:
    new = rx.cond(unread, rx.el.span("New: ", class_name="sr-only"))
    inside = rx.el.span(
        rx.el.span(new, name, title=name, class_name="person-name"),
        rx.el.span(line, title=line, class_name="person-detail"),
        class_name="person-lines",
    )
    return c.link(
        inside, href, id=f"row-{application_id}", draggable=False, class_name="row-link card-who"
    )


def _pick(seen: Any, name: Any, initials: Any, tint: Any, unread: Any) -> rx.Component:
    """The avatar, in place of which a box stands when it is pointed at or ticked."""
    box = TickBox.create(
        group=PICKED,
        value=seen,
        aria_label=f"Select {name}",
        aria_keyshortcuts="x",
        class_name="checkbox",
    )
    return rx.el.label(c.avatar(initials, tint), box, data_unread=unread, class_name="card-pick")


def _move_button(seen: Any, name: Any) -> rx.Component:
    said = f"Move {name} to…"
    return RowMenuButton.create(
        c.icon("ellipsis"),
        menu=MENU,
        row={"id": seen},
        aria_label=said,
        title=said,
        aria_keyshortcuts="m",
        class_name="icon-button card-more",
    )


def _moves(back: Any, stage: Any) -> Any:
    return (back != "") | ((stage != Stage.HIRED) & (stage != Stage.WITHDRAWN))


def _foot(days: Any, long: Any, over: Any, level: Any, hidden: Any) -> rx.Component:
    said = rx.match(days, (0, "Today"), (1, "1 day in stage"), f"{days} days in stage")
    alone = long & (over == "")  # without a target that says by how much
    stood = rx.el.span(rx.cond(alone, c.icon("clock_alert", size=13)), said, data_long=alone)
    late = rx.el.span(c.icon("clock_alert", size=13), over, class_name="over-target card-over")
    foot = rx.el.span(
        stood, rx.el.span(rx.cond(hidden, hidden_mark()), level), class_name="card-foot"
    )
    return rx.fragment(rx.cond(over, late), foot)
