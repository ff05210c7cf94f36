"""The dialog with the versions of a draft."""

from typing import Any

import reflex as rx

from talentra.models.drafts import LONGEST_NAME
from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.versions_state import VersionsState


def versions_button() -> rx.Component:
    """The way to it."""
    return c.icon_button("history", "Versions", on_click=VersionsState.look)


def versions_dialog() -> rx.Component:
    """A name for what it is now, then what it was before."""
    field = c.text_field(
        "Name this version, so that it is kept",
        "name",
        id="version-name",
        max_length=LONGEST_NAME,
        error=VersionsState.refusal,
        auto_complete="off",
    )
    form = rx.el.form(
        rx.el.div(field, key=VersionsState.named),
        c.button("Name it", submit=True),
        on_submit=VersionsState.name_it,
        class_name="version-form",
    )
    rows = rx.el.ul(rx.foreach(VersionsState.versions, _version), class_name="versions")
    return c.dialog(
        "Versions",
        form,
        rows,
        dialog_id="versions",
        open=VersionsState.is_open,
        on_close=VersionsState.close,
    )


def _version(version: Any) -> rx.Component:
    back = c.button(
        "Go back to it",
        size="small",
        aria_label=f"Go back to version {version.number}",
        on_click=VersionsState.go_back(version.number),
    )
    named = rx.el.span(version.name, class_name="font-medium")
    when = rx.el.span(c.moment(version.at), class_name="text-control text-muted")
    return rx.el.li(
        rx.el.div(rx.cond(version.name, named), when, class_name="grid"),
        rx.cond(version.is_shown, c.badge("Now", tone="accent"), back),
        key=version.number,
    )
