"""The section of the reasons for a rejection: hidden, shown again, added; never deleted."""

from typing import Any

import reflex as rx

from talentra.models.reasons import LONGEST_REASON
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_reasons_state import RejectionReasonsState


def card() -> rx.Component:
    """Every reason with its switch, and one more."""
    hint = rx.el.p(
        "What recruiters choose from when they reject somebody. A hidden reason stays readable "
        "wherever it was given, and can be shown again.",
        class_name="field-hint",
    )
    rows = rx.el.ul(rx.foreach(RejectionReasonsState.reasons, _one), class_name="devices")
    broken = c.error_panel(RejectionReasonsState.problem, on_retry=RejectionReasonsState.load)
    shown = rx.cond(RejectionReasonsState.problem, broken, rx.fragment(hint, rows, _form()))
    return c.card(
        rx.cond(RejectionReasonsState.loaded, shown, c.skeleton_rows(5)),
        title="Reasons for a rejection",
        id="reasons",
    )


def _one(reason: Any) -> rx.Component:
    words = rx.el.p(
        rx.el.span(reason.words, class_name=rx.cond(reason.is_hidden, "text-muted", "font-medium")),
        rx.cond(reason.is_own, c.badge("Your own", tone="neutral")),
        rx.cond(reason.is_hidden, c.badge("Hidden", tone="warning")),
        class_name="token-top",
    )
    show = c.button(
        "Show",
        size="small",
        aria_label=f"Show “{reason.words}”",
        on_click=RejectionReasonsState.show(reason.code),
    )
    hide = c.button(
        "Hide",
        size="small",
        aria_label=f"Hide “{reason.words}”",
        on_click=RejectionReasonsState.hide(reason.code),
    )
    return rx.el.li(words, rx.cond(reason.is_hidden, show, hide), key=reason.code)


def _form() -> rx.Component:
    words = c.text_field(
        "A reason of your own",
        "words",
        error=RejectionReasonsState.error,
        hint="Recruiters read it; the candidate does not.",
        max_length=LONGEST_REASON,
        auto_complete="off",
        key=RejectionReasonsState.added,
    )
    return rx.el.form(
        rx.el.div(words, class_name="settings-section"),
        rx.el.div(c.button("Add reason", submit=True)),
        on_submit=RejectionReasonsState.add,
        no_validate=True,
        aria_label="A reason of your own",
        class_name="edit-form",
    )
