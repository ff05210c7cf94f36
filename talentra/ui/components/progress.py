"""How far things are: the candidate's tracker, stages in numbers, workload, history."""

from typing import Any

import reflex as rx

from talentra.ui.components.links import link
from talentra.ui.components.marks import Text, icon, stage_icon, stage_word
from talentra.ui.components.times import day, time_ago

# How a step stands, and how that is heard.
STANDINGS = {"done": "done", "current": "now", "ahead": "ahead", "skipped": "skipped"}
Number = int | float | rx.Var[int] | rx.Var[float]


def stepper(*steps: rx.Component, label: Text = "Progress") -> rx.Component:
    """The stages of one application in their order; steps may be one rx.foreach."""
    return rx.el.ol(*steps, aria_label=label, class_name="stepper")


def step(stage: Text, standing: Text, *, at: Text = "") -> rx.Component:
    """One stage of a stepper; standing is one of STANDINGS, at is when it was reached."""
    said = [(word, f"{heard}: ") for word, heard in STANDINGS.items()]
    spoken = rx.match(standing, *said, "")
    mark = rx.match(
        standing,
        ("done", icon("check", size=14)),
        ("skipped", icon("minus", size=14)),
        stage_icon(stage, size=14),
    )
    return rx.el.li(
        rx.el.span(mark, class_name="step-mark"),
        rx.el.span(
            rx.el.span(spoken, class_name="sr-only"),
            stage_word(stage),
            class_name="step-word",
        ),
        rx.el.span(day(at), class_name="step-day"),
        aria_current=rx.cond(rx.Var.create(standing) == "current", "step", "false"),
        data_stage=stage,
        data_standing=standing,
        class_name="step",
    )


def _grow(number: Number) -> dict[str, Any]:
    return {"style": rx.Var.create({"flexGrow": number})}


def _width(percent: Number) -> dict[str, Any]:
    return {"style": rx.Var.create({"width": f"{percent}%"})}


def stage_bar(counts: Any, *, label: Text = "Applications by stage") -> rx.Component:
    """A bar in the colours of the stages above the same numbers as a list.

    Takes a list (or Var) of rows with stage, count, share ("31%") and href ("" for none).
    """
    bar = rx.el.div(
        rx.foreach(
            counts,
            lambda each: rx.el.span(
                data_stage=each.stage, class_name="stage-part", custom_attrs=_grow(each.count)
            ),
        ),
        aria_hidden=True,
        class_name="stage-bar",
    )
    return rx.el.div(
        bar,
        rx.el.table(
            rx.el.caption(label, class_name="sr-only"),
            rx.el.tbody(rx.foreach(counts, _stage_row)),
            class_name="stage-counts",
        ),
    )


def _stage_row(each: Any) -> rx.Component:
    word = rx.cond(
        each.href,
        link(stage_word(each.stage), each.href, class_name="quiet-link"),
        stage_word(each.stage),
    )
    named = rx.el.span(stage_icon(each.stage, size=15), word, class_name="stage-name")
    return rx.el.tr(
        rx.el.th(named, scope="row"),
        rx.el.td(each.count, class_name="stage-count"),
        rx.el.td(each.share, class_name="stage-share"),
    )


def bar_row(
    label: Text | rx.Component, *, said: Text, percent: Number, over: bool | rx.Var[bool] = False
) -> rx.Component:
    """A thing, its amount in words ("20 / 25") and a bar; over marks what is beyond its limit."""
    return rx.el.div(
        rx.el.div(
            rx.el.span(label, class_name="bar-label"),
            rx.el.span(said, class_name="bar-said"),
            class_name="bar-top",
        ),
        rx.el.div(
            rx.el.span(class_name="bar-fill", custom_attrs=_width(percent)),
            aria_hidden=True,
            class_name="bar",
        ),
        data_over=over,
        class_name="bar-row",
    )


def timeline(*entries: rx.Component, label: Text = "History") -> rx.Component:
    """What happened, in order; entries may be one rx.foreach."""
    return rx.el.ol(*entries, aria_label=label, class_name="timeline")


def timeline_entry(
    *,
    who: Text,
    what: Text | rx.Component,
    at: Text,
    stage: Text = "",
    remark: Text = "",
    mark: rx.Component | None = None,
    aside: rx.Component | None = None,
) -> rx.Component:
    """Who did what and when; a stage or a remark gives the entry its sign."""
    sign = mark or rx.cond(stage, stage_icon(stage, size=14), icon("message_square_text", size=14))
    said = rx.el.p(
        rx.el.strong(who), " ", what, " ", rx.el.span("· ", time_ago(at), class_name="entry-time")
    )
    quoted = rx.cond(remark, rx.el.p(remark, class_name="entry-remark"))
    return rx.el.li(
        rx.el.span(sign, data_stage=stage, class_name="entry-mark"),
        rx.el.div(said, quoted, *([aside] if aside else []), class_name="entry-lines"),
        class_name="entry",
    )
