"""One draft: the form on the left, the page it becomes on the right."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import picked
from talentra.ui.page import Page
from talentra.ui.pages.candidate.builder.checks_state import ChecksState
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.export import export_menu
from talentra.ui.pages.candidate.builder.help import help_button, help_dialog
from talentra.ui.pages.candidate.builder.keep import keep_button, keep_dialog
from talentra.ui.pages.candidate.builder.panes import both
from talentra.ui.pages.candidate.builder.versions import versions_button, versions_dialog
from talentra.ui.state import audience

ROUTE = "/resumes/builder/[draft_id]"
TITLE = "Resume builder · Talentra"


def page() -> rx.Component:
    """What can be done to the whole draft, then form and page side by side."""
    shown = rx.cond(
        EditorState.is_missing,
        _missing(),
        rx.cond(
            EditorState.problem,
            c.error_panel(EditorState.problem, on_retry=EditorState.fill),
            rx.el.div(
                _bar(),
                _not_saved(),
                both(),
                versions_dialog(),
                keep_dialog(),
                help_dialog(),
                class_name="draft",
            ),
        ),
    )
    crumb = c.link("Resume builder", "/resumes/builder", class_name="crumb")
    return frame(
        rx.cond(EditorState.loaded, EditorState.title, "Resume"),
        rx.cond(EditorState.loaded, shown, _waiting()),
        crumb=crumb,
        width="bare",
    )


def _bar() -> rx.Component:
    undo = c.icon_button(
        "undo_2", "Undo", on_click=EditorState.undo, disabled=EditorState.is_first_step
    )
    redo = c.icon_button(
        "redo_2", "Redo", on_click=EditorState.redo, disabled=EditorState.is_last_step
    )
    name = c.text_input(
        default_value=EditorState.title,
        key=EditorState.draft_id,
        aria_label="Name of this draft",
        max_length=120,
        on_blur=EditorState.rename,
    )
    return rx.el.div(
        rx.el.div(name, class_name="draft-name"),
        undo,
        redo,
        versions_button(),
        _standing(),
        rx.el.div(help_button(), export_menu(), keep_button(), class_name="draft-acts"),
        class_name="draft-bar",
    )


def _standing() -> rx.Component:
    """Whether everything is saved."""
    saving = picked("draft-saving").to(list[str]).length() > 0
    said = rx.cond(
        EditorState.refusal,
        rx.el.span(c.icon("cloud_off", size=14), "Not saved", class_name="text-danger-ink"),
        rx.cond(saving, "Saving…", rx.el.span(c.icon("check", size=14), "Saved")),
    )
    return rx.el.p(said, role="status", class_name="draft-standing")


def _not_saved() -> rx.Component:
    """Why the last change is not saved, and the ways out."""
    again = c.button("Try again", size="small", on_click=EditorState.save_again)
    stale = rx.fragment(
        c.button("Show the latest", size="small", on_click=EditorState.fill),
        c.button("Keep mine as another draft", size="small", on_click=EditorState.keep_both),
    )
    said = rx.el.div(
        rx.el.p(f"Not saved: {EditorState.refusal}"),
        rx.el.div(rx.cond(EditorState.is_stale, stale, again), class_name="draft-ways"),
        class_name="draft-refusal",
    )
    shown = rx.el.div(c.note(said, tone="warning", icon_name="triangle_alert"), role="alert")
    return rx.cond(EditorState.refusal, rx.el.div(shown, class_name="draft-note"))


def _missing() -> rx.Component:
    way = c.link_button("Your drafts", "/resumes/builder", kind="primary")
    return c.statement(
        "file_text", "This draft isn't here", "It was deleted, or it never existed.", way
    )


def _waiting() -> rx.Component:
    form = rx.el.div(c.skeleton_card(6), c.skeleton_card(3), c.skeleton_card(8))
    bar = rx.el.div(c.skeleton("14rem", "2rem"), class_name="draft-bar")
    sheet = rx.el.div(rx.el.div(class_name="sheet sheet-waiting"), class_name="sheets")
    both = rx.el.div(
        rx.el.div(form, class_name="draft-left"),
        rx.el.div(sheet, class_name="draft-right"),
        class_name="draft-both",
    )
    return rx.el.div(bar, both, aria_hidden=True, class_name="draft")


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (ChecksState.begin, EditorState.follow))
