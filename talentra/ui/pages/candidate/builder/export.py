"""The menu with the files that a draft can become."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.checks_state import ChecksState
from talentra.ui.pages.candidate.builder.editor_state import EditorState

FILES = (
    ("pdf", "PDF", "file_text"),
    ("docx", "Word (DOCX)", "file_type"),
    ("md", "Markdown", "hash"),
    ("txt", "Plain text", "text"),
    ("json", "JSON Resume", "braces"),
)
PROVED = {"pdf", "docx"}  # what a machine reads in them is shown beside the form


def export_menu() -> rx.Component:
    """A link for each; what no font can print is named above them."""
    opener = rx.el.button(
        c.icon("download"),
        rx.el.span("Export", class_name="button-label"),
        c.icon("chevron_down"),
        type="button",
        class_name="button button-secondary button-medium",
        **c.opens("export"),
    )
    links = [_link(*file) for file in FILES]
    return rx.fragment(opener, c.menu(_unfound(), *links, menu_id="export", label="Export"))


def _unfound() -> rx.Component:
    """Which characters stay away from a PDF."""
    shown = c.note(EditorState.unprinted, tone="warning", icon_name="triangle_alert")
    return rx.cond(EditorState.unprinted, rx.el.div(shown, class_name="export-note"))


def _link(kind: str, label: str, mark: str) -> rx.Component:
    proving: dict[str, Any] = {"on_click": ChecksState.look_at("check")} if kind in PROVED else {}
    return c.anchor(
        rx.fragment(c.icon(mark), rx.el.span(label)),
        f"/api/candidates/drafts/{EditorState.draft_id}/file?format={kind}",
        download=True,
        class_name="menu-entry",
        **proving,
    )
