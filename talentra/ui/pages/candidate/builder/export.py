"""The menu with the files that a draft can become."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.editor_state import EditorState

FILES = (
    ("pdf", "PDF", "file_text"),
    ("docx", "Word (DOCX)", "file_type"),
    ("md", "Markdown", "hash"),
    ("txt", "Plain text", "text"),
    ("json", "JSON Resume", "braces"),
)


def export_menu() -> rx.Component:
    """A link for each; what no font can print is named above them."""
    links = [
        c.anchor(
            rx.fragment(c.icon(mark), rx.el.span(label)),
            f"/api/candidates/drafts/{EditorState.draft_id}/file?format={kind}",
            download=True,
            class_name="menu-entry",
        )
        for kind, label, mark in FILES
    ]
    return rx.fragment(
        c.menu_button("Export", "export", icon_name="download"),
        c.menu(*links, menu_id="export", label="Export"),
    )
