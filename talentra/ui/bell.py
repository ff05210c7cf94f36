"""The bell in the top bar: how much is unread, and the latest messages below it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.bell_state import BellState

POPOVER = "bell"
MARKS = (
    ("assigned", "user_round_check"),
    ("waiting", "user_round_plus"),
    ("applied", "inbox"),
    ("moved", "arrow_right"),
    ("over_target", "clock_alert"),
    ("remark", "message_square_text"),
    ("withdrawn", "undo_2"),
)


def bell() -> rx.Component:
    """The button with its number; what it opens is read only when somebody looks."""
    number = rx.el.span(BellState.number, aria_hidden=True, class_name="bell-number")
    said = rx.cond(BellState.number, f"Notifications, {BellState.number} unread", "Notifications")
    button = rx.el.button(
        c.icon("bell"),
        rx.cond(BellState.number, number),
        type="button",
        aria_label=said,
        title=said,
        on_click=BellState.look,
        class_name="icon-button bell",
        **c.opens(POPOVER),
    )
    return rx.el.div(button, c.popover(_top(), _body(), popover_id=POPOVER, label="Notifications"))


def _top() -> rx.Component:
    all_read = c.button(
        "Mark all as read", kind="ghost", size="small", on_click=BellState.read_all, data_stay=True
    )
    return rx.el.div(
        rx.el.p("Notifications", class_name="card-title"),
        rx.cond(BellState.number, all_read),
        class_name="notices-top",
    )


def _body() -> rx.Component:
    broken = rx.el.div(
        c.error_panel(BellState.problem, on_retry=BellState.look), data_stay=True, class_name="p-2"
    )
    listed = rx.el.ul(rx.foreach(BellState.notices, _notice), class_name="notices")
    shown = rx.cond(BellState.notices, listed, _nothing())
    return rx.cond(BellState.loaded, rx.cond(BellState.problem, broken, shown), _waiting())


def _notice(notice: Any) -> rx.Component:
    marks = [(kind, c.icon(name, size=15)) for kind, name in MARKS]
    said = rx.el.span(
        rx.el.span(notice.sentence, class_name="notice-sentence"),
        c.time_ago(notice.at),
        class_name="notice-lines",
    )
    inside = rx.fragment(
        rx.el.span(rx.match(notice.kind, *marks, c.icon("bell", size=15)), class_name="entry-mark"),
        said,
    )
    unread = c.icon_button(
        "check",
        "Mark as read",
        on_click=BellState.read(notice.id),
        data_stay=True,
        class_name="icon-button notice-read",
    )
    return rx.el.li(
        c.link(inside, notice.link, class_name="notice-link", on_click=BellState.read(notice.id)),
        rx.cond(notice.is_read, rx.fragment(), unread),
        data_read=notice.is_read,
        key=notice.id,
        class_name="notice",
    )


def _nothing() -> rx.Component:
    return c.empty_state(
        "bell", "Nothing yet", "What others do that concerns you is told here, as it happens."
    )


def _waiting() -> rx.Component:
    line = rx.el.div(
        rx.el.span(class_name="skeleton skeleton-face"), c.skeleton("70%"), class_name="notice"
    )
    return rx.el.div(*[line for _ in range(4)], aria_hidden=True, class_name="notices")
