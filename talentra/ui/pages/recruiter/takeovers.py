"""The news that a candidate came from another recruiter, at a glance."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.recruiter.takeovers_state import TakeoversState


def takeover(card: Any, *, who: c.Text | rx.Component) -> rx.Component:
    """From whom they came, when and why; where they stand and what was last written."""
    put_away = c.icon_button(
        "x",
        "Put away",
        on_click=TakeoversState.put_away(card.candidate_id),
    )
    lines = rx.el.div(
        rx.el.p(
            rx.el.strong(who),
            " came to you from ",
            rx.el.strong(card.taken_from),
            " ",
            rx.el.span("· ", c.time_ago(card.at), class_name="entry-time"),
        ),
        rx.el.p("Decided by ", card.decided_by, _reason(card), class_name="takeover-why"),
        rx.cond(card.stage, _standing(card)),
        rx.foreach(card.remarks, _remark),
        class_name="takeover-lines",
    )
    return rx.el.section(
        rx.el.span(c.icon("arrow_right_left"), class_name="takeover-mark"),
        lines,
        put_away,
        aria_label="Handed over to you",
        class_name="takeover",
    )


def _reason(card: Any) -> rx.Component:
    return rx.cond(card.reason, rx.fragment(": ", rx.el.q(card.reason)))


def _standing(card: Any) -> rx.Component:
    return rx.el.p(c.stage_badge(card.stage), rx.el.span(card.job), class_name="takeover-standing")


def _remark(remark: Any) -> rx.Component:
    said = rx.el.span(remark.by, " · ", c.time_ago(remark.at), class_name="entry-time")
    return rx.el.div(rx.el.p(remark.text, class_name="takeover-remark"), said)
