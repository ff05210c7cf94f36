"""The pane with the words of a job: found, known, or nowhere."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.match_state import MatchState


def match_pane() -> rx.Component:
    """A job to choose, then its words."""
    chosen = c.select(
        rx.Var.create(MatchState.jobs),
        value=MatchState.job_id,
        on_change=MatchState.compare,
        aria_label="Job",
    )
    again = c.button(
        "Compare again",
        size="small",
        icon_name="refresh_cw",
        disabled=MatchState.job_id == "",
        on_click=MatchState.compare(MatchState.job_id),
    )
    rows = rx.el.ul(rx.foreach(MatchState.words, _word), class_name="hints")
    return c.card(
        rx.el.p(
            "Which of the skills that a job names stand in this resume. Nobody else sees this, and "
            "it decides nothing.",
            class_name="text-control text-muted",
        ),
        rx.el.div(chosen, class_name="match-job"),
        rx.cond(MatchState.problem, rx.el.p(MatchState.problem, role="status")),
        rows,
        title="A job's words",
        aside=again,
    )


def _word(word: Any) -> rx.Component:
    mark = rx.match(
        word.standing,
        ("found", c.badge("In this resume", tone="good", icon_name="check")),
        ("known", c.badge("In your data, not here", tone="warning")),
        c.badge("Not in your data"),
    )
    return rx.el.li(
        rx.el.div(rx.el.span(word.word, class_name="font-medium"), mark, class_name="reading-top"),
        rx.cond(word.where, rx.el.p(word.where, class_name="text-caption text-muted")),
        key=word.word,
    )
