"""The cards of reports that are made beside the page, and of those that are made again."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.recruiter.prepared_state import PreparedState

KEPT = "Kept for a day, scheduled ones for a week"


def aside_button() -> rx.Component:
    """Has the report made beside the page."""
    entries = (
        ("CSV", PreparedState.prepare("csv")),
        ("XLSX", PreparedState.prepare("xlsx")),
        ("Every week, as CSV", PreparedState.plan("weekly")),
        ("Every month, as CSV", PreparedState.plan("monthly")),
    )
    listed = [c.menu_entry(words, on_click=act) for words, act in entries]
    return rx.fragment(
        c.menu_button("Prepare in the background", "prepare", icon_name="hourglass"),
        c.menu(*listed, menu_id="prepare", label="Prepare in the background"),
    )


def prepared_card() -> rx.Component:
    """What was made or is being made, with a way to fetch it, or to stop it."""
    rows = rx.el.ul(rx.foreach(PreparedState.prepared, _prepared), class_name="day-rows prepared")
    card = c.card(rows, title="Prepared reports", aside=rx.el.span(KEPT))
    return rx.cond(PreparedState.prepared, card)


def schedules_card() -> rx.Component:
    """What is made again and again."""
    rows = rx.el.ul(rx.foreach(PreparedState.schedules, _schedule), class_name="day-rows prepared")
    return rx.cond(PreparedState.schedules, c.card(rows, title="Scheduled reports"))


def _prepared(row: Any) -> rx.Component:
    bar = rx.el.progress(value=row.percent, max=100, aria_label=row.name)
    told = rx.el.span(
        rx.el.span(row.name, class_name="prepared-name"),
        rx.el.span(row.said, " · ", c.time_ago(row.at), class_name="person-detail"),
        rx.cond(row.state == "working", bar),
        class_name="prepared-told",
    )
    fetch = rx.cond(
        row.href,
        c.download_button("Download", row.href, size="small", aria_label=f"Download {row.name}"),
    )
    word = rx.cond(row.is_under_way, "Cancel", "Throw away")
    stop = c.button(word, size="small", kind="ghost", on_click=PreparedState.remove(row.id))
    live = rx.cond(row.is_under_way | (row.href != ""), stop)
    return rx.el.li(
        told, rx.el.span(fetch, live, class_name="dash-waits"), data_state=row.state, key=row.id
    )


def _schedule(row: Any) -> rx.Component:
    next_one = rx.cond(row.is_paused, "paused", rx.fragment("the next one ", c.day(row.at)))
    told = rx.el.span(
        rx.el.span(row.name, class_name="prepared-name"),
        rx.el.span(row.said, " · ", next_one, class_name="person-detail"),
        class_name="prepared-told",
    )
    word = rx.cond(row.is_paused, "Go on", "Pause")
    turn = PreparedState.pause(row.id, ~row.is_paused)
    acts = rx.el.span(
        c.button(word, size="small", on_click=turn),
        c.button("Delete", size="small", kind="ghost", on_click=PreparedState.unplan(row.id)),
        class_name="dash-waits",
    )
    return rx.el.li(told, acts, key=row.id)
