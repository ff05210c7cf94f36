"""Beginning with a kept resume: which one, and what of it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.import_state import ImportState


def kept_ways() -> rx.Component:
    """A way to begin for each kept resume."""
    return rx.foreach(ImportState.kept, _way)


def review() -> rx.Component:
    """What was understood, to be left out section by section."""
    doubtful = rx.cond(
        ImportState.doubtful,
        c.note(
            "Look at these afterwards, for they are guessed: ",
            rx.Var.create(ImportState.doubtful).join(", "),
            tone="warning",
            icon_name="triangle_alert",
        ),
    )
    return rx.el.form(
        rx.el.p(
            "This is what we understood of it. Leave out what is wrong; everything can be changed "
            "in the draft.",
            class_name="text-control text-muted",
        ),
        rx.el.ul(rx.foreach(ImportState.parts, _part), class_name="import-parts"),
        doubtful,
        rx.cond(ImportState.unread, _unread()),
        rx.el.div(
            c.button("Back", on_click=ImportState.back),
            c.button("Begin with it", kind="primary", submit=True),
            class_name="dialog-actions",
        ),
        on_submit=ImportState.take,
        class_name="keep-form",
    )


def _unread() -> rx.Component:
    return rx.el.details(
        rx.el.summary("Lines that found no place"),
        rx.el.ul(rx.foreach(ImportState.unread, rx.el.li), class_name="unread"),
    )


def _way(kept: Any) -> rx.Component:
    return rx.el.button(
        c.icon("file_search", size=18),
        rx.el.span(
            rx.el.span(f"From {kept.name}", class_name="radio-title"),
            rx.el.span("Read out of the file, for you to look through.", class_name="field-hint"),
        ),
        type="button",
        on_click=ImportState.read(kept.id),
        class_name="way",
    )


def _part(part: Any) -> rx.Component:
    box = c.checkbox(part.label, hint=part.said, name=part.name, default_checked=True)
    return rx.el.li(box, key=part.name)
