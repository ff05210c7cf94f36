"""The dialog that shows who would go to whom before it is done."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.balance_state import BalanceState
from talentra.ui.pages.admin.desk_query import Show
from talentra.ui.pages.admin.desk_state import DeskState


def balance_button() -> rx.Component:
    """Opens the preview, wherever somebody waits."""
    button = c.button("Suggest by load", icon_name="scale", on_click=BalanceState.ask)
    there = rx.cond(DeskState.rows, rx.cond(DeskState.recruiters, button))
    return rx.cond(DeskState.show == Show.WAITING, there)


def balance_dialog() -> rx.Component:
    """Every recruiter with what they have, what would come, and whom."""
    state = BalanceState
    takers = rx.foreach(state.takers, _taker)
    return c.dialog(
        "Suggest by load",
        rx.el.p(
            "Whoever waited longest comes first, to the recruiter who has least by then. "
            "Nothing changes until you accept, and one undo takes all of it back.",
            class_name="text-control",
        ),
        rx.cond(state.left, _left()),
        rx.el.ul(takers, aria_label="Who goes where", class_name="takers"),
        dialog_id="balance",
        open=state.is_open,
        on_close=state.cancel,
        actions=_actions(),
    )


def _left() -> rx.Component:
    said = ("These have waited longest. ", BalanceState.left, " more wait: suggest again after.")
    return c.note(rx.fragment(*said))


def _actions() -> tuple[rx.Component, rx.Component]:
    number = BalanceState.number
    return (
        c.button("Cancel", on_click=BalanceState.cancel),
        c.button(
            rx.cond(number == 1, "Assign 1 candidate", f"Assign {number} candidates"),
            kind="primary",
            on_click=BalanceState.accept,
            data_first_focus=True,
        ),
    )


def _taker(taker: Any) -> rx.Component:
    head = rx.el.div(
        c.avatar(taker.initials, taker.tint, size="small"),
        rx.el.span(taker.name, class_name="going-name"),
        rx.el.span(taker.coming, class_name="going-gets"),
        rx.el.span(taker.said, class_name="bar-said"),
        class_name="taker-head",
    )
    bar = rx.el.div(
        _part(taker.percent_now),
        _part(taker.percent_more, data_more=True),
        aria_hidden=True,
        class_name="bar taker-bar",
    )
    who = rx.el.details(
        rx.el.summary("Who", rx.el.span(f" would go to {taker.name}", class_name="sr-only")),
        rx.el.p(taker.names),
    )
    return rx.el.li(head, bar, rx.cond(taker.names, who), key=taker.id)


def _part(percent: Any, **props: Any) -> rx.Component:
    width = {"style": {"width": f"{percent}%"}}
    return rx.el.span(class_name="bar-fill", custom_attrs=width, **props)
