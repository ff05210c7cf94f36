"""The dialog in which a resume is looked at."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.preview_state import PreviewState


def preview_dialog() -> rx.Component:
    """Its pages, or what a program reads in it."""
    shown = PreviewState.shown
    pages = rx.cond(shown.framed, c.pdf_frame(f"{shown.href}?inline=true", shown.name), _page())
    body = rx.cond(PreviewState.as_text, _text(), pages)
    return c.dialog(
        shown.name,
        rx.el.div(_views(), body, class_name="preview"),
        dialog_id="preview",
        open=shown.id != "",
        on_close=PreviewState.close,
        actions=(
            c.download_button("Download", shown.href, download=True),
            c.button("Close", on_click=PreviewState.close),
        ),
    )


def _views() -> rx.Component:
    def one(label: str, as_text: bool) -> rx.Component:
        chosen = PreviewState.as_text == as_text
        return c.button(
            label,
            size="small",
            aria_pressed=chosen,
            on_click=PreviewState.read(as_text),
            class_name="toggle",
            aria_current=chosen,
        )

    both = rx.el.div(one("Pages", False), one("What a parser reads", True), class_name="flex gap-2")
    return rx.cond(PreviewState.shown.pages > 0, both)


def _page() -> rx.Component:
    shown = PreviewState.shown
    drawn = rx.el.img(
        src=PreviewState.picture,
        alt=f"Page {shown.page} of {shown.name}",
        class_name="preview-page",
    )
    none = c.empty_state("file_x", "This page cannot be shown", "Download the file to look at it.")
    waiting = rx.el.div(class_name="skeleton preview-waiting", aria_hidden=True)
    return rx.fragment(
        rx.cond(PreviewState.picture, drawn, rx.cond(PreviewState.is_drawing, waiting, none)),
        rx.cond(shown.pages > 1, _turns()),
    )


def _turns() -> rx.Component:
    shown = PreviewState.shown
    return rx.el.div(
        c.icon_button(
            "chevron_left",
            "Previous page",
            disabled=shown.page <= 1,
            on_click=PreviewState.turn(shown.page - 1),
        ),
        rx.el.span(f"Page {shown.page} of {shown.pages}", role="status"),
        c.icon_button(
            "chevron_right",
            "Next page",
            disabled=shown.page >= shown.pages,
            on_click=PreviewState.turn(shown.page + 1),
        ),
        class_name="preview-turns",
    )


def _text() -> rx.Component:
    shown = PreviewState.shown
    good = c.note(shown.advice, tone="good", icon_name="scan_text")
    bad = c.note(shown.advice, tone="warning", icon_name="triangle_alert")
    return rx.fragment(
        rx.cond(shown.is_fine, good, bad),
        rx.cond(
            shown.text,
            rx.el.pre(shown.text, tab_index=0, aria_label="Text", class_name="preview-text"),
        ),
    )
