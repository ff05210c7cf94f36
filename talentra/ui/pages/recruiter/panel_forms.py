"""What can be written in the panel: a remark, and the reason of a move."""

import reflex as rx

from talentra.models import Stage
from talentra.ui import components as c
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.parts import why_moved, why_rejected

REASON_FORM = "reason-form"


def remark_box() -> rx.Component:
    """A remark, which the candidate reads only when the box says so."""
    told = c.checkbox("Show it to the candidate", name="told")
    readers = rx.el.span(
        rx.el.span(c.icon("lock", size=13), "Only recruiters and admins", class_name="for-staff"),
        rx.el.span(c.icon("eye", size=13), "The candidate reads this", class_name="for-candidate"),
        class_name="remark-readers",
    )
    foot = rx.el.div(told, readers, c.button("Save", submit=True), class_name="remark-foot")
    error = rx.cond(
        PanelState.remark_error,
        rx.el.p(PanelState.remark_error, id="remark-error", role="alert", class_name="field-error"),
    )
    return rx.el.form(
        _remark_text(),
        error,
        foot,
        on_submit=PanelState.remark,
        key=f"{PanelState.shown.id}-{PanelState.remark_key}",
        class_name="remark-box",
    )


def _remark_text() -> rx.Component:
    return rx.el.textarea(
        name="text",
        rows=2,
        max_length=4000,
        aria_label="Remark",
        aria_invalid=PanelState.remark_error != "",
        aria_describedby="remark-error",
        placeholder="Add a remark…",
        aria_keyshortcuts="n",
        class_name="input textarea",
    )


def telling_dialog() -> rx.Component:
    """Asks before a candidate reads a remark: that cannot be taken back."""
    return c.confirm_dialog(
        f"Show this to {PanelState.shown.name}?",
        rx.el.p(PanelState.asks_to_tell, class_name="entry-remark"),
        rx.el.p("They read it at once, without your name.", class_name="empty-sentence"),
        dialog_id="telling",
        open=PanelState.asks_to_tell != "",
        on_cancel=PanelState.keep_quiet,
        on_confirm=PanelState.tell,
        confirm="Show it",
        kind="primary",
    )


def reason_dialog() -> rx.Component:
    """Asks why, before a move that people are owed an explanation for."""
    rejects = PanelState.asks_for == Stage.REJECTED
    title = rx.cond(
        rejects,
        f"Reject {PanelState.shown.name}",
        f"Move {PanelState.shown.name} to {c.stage_word(PanelState.asks_for)}",
    )
    save = c.button(
        rx.cond(rejects, "Reject", "Move"),
        kind="primary",
        submit=True,
        custom_attrs={"form": REASON_FORM},
    )
    return c.dialog(
        title,
        rx.el.form(
            rx.cond(
                rejects,
                why_rejected(PanelState.reasons, PanelState.reason_error, "panel-"),
                why_moved(PanelState.reason_error, PanelState.reason_needed, "panel-"),
            ),
            id=REASON_FORM,
            on_submit=PanelState.give_reason,
            key=PanelState.asks_for,
        ),
        dialog_id="reason",
        open=PanelState.asks_for != "",
        on_close=PanelState.forget,
        actions=(c.button("Cancel", on_click=PanelState.forget), save),
    )
