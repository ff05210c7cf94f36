"""The dialog in which a draft becomes one of the two kept resumes."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.keep_state import KeepState

KINDS = (("pdf", "PDF", "Looks the same everywhere."), ("docx", "Word", "Can be edited by others."))


def keep_button() -> rx.Component:
    """The way to it."""
    return c.button("Save to my resumes", kind="primary", on_click=KeepState.ask)


def keep_dialog() -> rx.Component:
    """As which file, and in whose place."""
    return c.dialog(
        "Save to my resumes",
        rx.el.p(
            "You choose among your two resumes whenever you apply. What you have sent stays as it "
            "was.",
            class_name="text-control text-muted",
        ),
        rx.cond(KeepState.is_open, _form()),
        dialog_id="keep",
        open=KeepState.is_open,
        on_close=KeepState.close,
    )


def _form() -> rx.Component:
    foot = rx.el.div(
        c.button("Cancel", on_click=KeepState.close),
        c.button("Save to my resumes", kind="primary", submit=True),
        class_name="dialog-actions",
    )
    return c.edit_form(
        c.radio_group("As", *[_kind(*kind) for kind in KINDS]),
        rx.cond(KeepState.is_full, _replaced()),
        c.refusal(KeepState.refusal),
        foot,
        on_send=KeepState.keep,
        answer=KeepState.answer,
        guards=False,
        class_name="keep-form",
    )


def _kind(value: str, title: str, said: str) -> rx.Component:
    return c.radio_card(
        "kind",
        value,
        rx.el.span(title, class_name="radio-title"),
        rx.el.span(said, class_name="field-hint"),
        default_checked=value == "pdf",
    )


def _replaced() -> rx.Component:
    return c.radio_group(
        "You keep two resumes already. Which one does it replace?",
        rx.foreach(KeepState.kept, _kept),
    )


def _kept(resume: Any) -> rx.Component:
    return c.radio_card(
        "replaced",
        resume.id,
        rx.el.span(resume.name, class_name="radio-title truncate", title=resume.name),
        rx.el.span(resume.used, class_name="field-hint"),
    )
