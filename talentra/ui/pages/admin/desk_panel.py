"""The panel beside the desk's list: who handles this candidate, who did, and why."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.desk_panel_state import DeskPanelState
from talentra.ui.pages.admin.desk_state import DeskState


def panel() -> rx.Component:
    """The open candidate, in place of whom a sentence stands when there is nobody to see."""
    shown = rx.cond(DeskPanelState.shown.id, _candidate(), _loading())
    return rx.el.aside(
        rx.cond(DeskPanelState.is_missing, _missing(), shown),
        aria_label="Assignment",
        class_name="side-panel desk-panel",
    )


def _close() -> rx.Component:
    mark, label = c.icon("x"), "Close"
    return c.link(
        mark, DeskPanelState.closed_href, aria_label=label, title=label, class_name="icon-button"
    )


def _missing() -> rx.Component:
    said = c.empty_state(
        "user_round_x",
        "Nobody to show here",
        "This candidate doesn't exist.",
        action=c.link_button("Back to the list", DeskPanelState.closed_href),
    )
    return rx.fragment(rx.el.div(_close(), class_name="side-panel-corner"), said)


def _loading() -> rx.Component:
    return rx.el.div(
        *[c.skeleton(width) for width in ("45%", "30%", "80%", "65%", "70%")],
        aria_hidden=True,
        class_name="side-panel-body skeleton-lines",
    )


def _candidate() -> rx.Component:
    shown = DeskPanelState.shown
    top = rx.el.header(
        rx.el.div(
            c.avatar(shown.initials, shown.tint, size="large"),
            rx.el.div(
                rx.el.h2(shown.name, class_name="side-panel-name"),
                rx.el.p(shown.email, class_name="person-detail"),
                class_name="min-w-0 flex-1",
            ),
            _close(),
            class_name="side-panel-who",
        ),
        class_name="side-panel-top",
    )
    body = rx.el.div(_facts(), _form(), _history(), class_name="side-panel-body")
    return rx.fragment(top, body)


def _facts() -> rx.Component:
    shown = DeskPanelState.shown
    job = rx.cond(
        shown.job,
        rx.fragment(c.link(shown.job, DeskPanelState.application_href), " ", shown.more),
        rx.el.span("Never applied"),
    )
    stage = rx.cond(shown.stage, c.stage_badge(shown.stage), rx.el.span("–"))
    nobody = rx.cond(shown.job, "Nobody: they wait", "Nobody")
    return c.facts(
        ("Applied for", job),
        ("Stage", stage),
        ("Recruiter", rx.cond(shown.recruiter, shown.recruiter, nobody)),
    )


def _form() -> rx.Component:
    shown = DeskPanelState.shown
    gone = c.note("Deactivated people cannot be assigned.", tone="warning", icon_name="lock")
    form = rx.el.form(
        _recruiter_field(),
        c.textarea_field(
            "Reason",
            "reason",
            hint="Optional. It goes into the history; the candidate does not see it.",
            rows=2,
            max_length=500,
        ),
        _actions(),
        on_submit=DeskState.decide,
        key=f"{shown.id}-{shown.recruiter_id}",
        class_name="grid gap-1",
    )
    return rx.el.section(
        rx.el.h3(rx.cond(shown.recruiter_id, "Reassign", "Assign"), class_name="card-title"),
        rx.cond(shown.is_active, form, gone),
    )


def _actions() -> rx.Component:
    shown = DeskPanelState.shown
    act = c.button(rx.cond(shown.recruiter_id, "Reassign", "Assign"), kind="primary", submit=True)
    back = c.button(
        "Back to the waiting pool", kind="ghost", on_click=DeskState.hand([shown.id], "")
    )
    return rx.el.div(act, rx.cond(shown.recruiter_id, back), class_name="side-panel-actions")


def _recruiter_field() -> rx.Component:
    options = rx.foreach(
        DeskState.recruiters,
        lambda each: rx.el.option(
            f"{each.name} ({each.said})",
            value=each.id,
            disabled=each.id == DeskPanelState.shown.recruiter_id,
        ),
    )
    control = rx.el.div(
        rx.el.select(
            rx.el.option("Choose a recruiter", value=""),
            options,
            name="recruiter",
            id="field-recruiter",
            aria_invalid=DeskPanelState.error != "",
            aria_describedby="field-recruiter-error",
            class_name="input select",
        ),
        c.icon("chevron_down"),
        class_name="select-box",
    )
    return c.field("Recruiter", control, control_id="field-recruiter", error=DeskPanelState.error)


def _history() -> rx.Component:
    entries = c.timeline(rx.foreach(DeskPanelState.history, _held), label="Assignments")
    never = rx.el.p("Nobody has handled them so far.", class_name="field-hint")
    return rx.el.section(
        rx.el.h3("History", class_name="card-title"),
        rx.cond(DeskPanelState.history, entries, never),
    )


def _held(held: Any) -> rx.Component:
    ended = rx.fragment("until ", c.moment(held.until), ", ended by ", held.ended_by)
    until = rx.cond(
        held.until, rx.el.p(ended, class_name="field-hint"), c.badge("Now", tone="accent")
    )
    return c.timeline_entry(
        who=held.by,
        what=rx.fragment("assigned them to ", rx.el.strong(held.recruiter)),
        at=held.since,
        remark=held.reason,
        mark=c.icon("user_round_check", size=14),
        aside=rx.el.div(until),
    )
