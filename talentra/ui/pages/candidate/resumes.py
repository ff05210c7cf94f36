"""The two resumes a candidate keeps."""

from typing import Any

import reflex as rx

from talentra.models.resumes import SLOTS
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import shows_pdf
from talentra.ui.page import Page
from talentra.ui.pages.candidate.preview import preview_dialog
from talentra.ui.pages.candidate.preview_state import PreviewState
from talentra.ui.pages.candidate.resumes_state import ResumesState
from talentra.ui.pages.hidden_text import hidden_note
from talentra.ui.state import audience

ROUTE = "/resumes"
TITLE = "Resumes · Talentra"
HIDDEN = (
    "This file holds text that people cannot see, and recruiters are told so. "
    "If you did not mean to, take it out and upload the file again."
)


def page() -> rx.Component:
    """One sentence, then the slots side by side."""
    both = rx.el.ul(*[_slot(number) for number in SLOTS], class_name="slots")
    shown = rx.cond(
        ResumesState.problem,
        c.error_panel(ResumesState.problem, on_retry=ResumesState.refresh),
        both,
    )
    return frame(
        "Resumes",
        rx.el.p(
            "Keep up to two resumes and choose one whenever you apply. "
            "What you have sent stays as it was, whatever you change here.",
            class_name="max-w-prose text-muted",
        ),
        rx.cond(ResumesState.loaded, shown, _waiting()),
        preview_dialog(),
        width="narrow",
    )


def _slot(number: int) -> rx.Component:
    slot = ResumesState.slots[SLOTS.index(number)]
    return rx.el.li(rx.cond(slot.kept.id, _kept(slot, number), _free(number)))


def _upload(number: int, replaced: c.Text, *content: rx.Component, **props: Any) -> rx.Component:
    at = SLOTS.index(number)
    return c.file_drop(
        *content,
        drop_id=f"resume-{number}",
        on_upload=ResumesState.upload,
        extra={"slot": number, "replaced": replaced},
        answer=ResumesState.answers[at],
        refusal=ResumesState.refusals[at],
        **props,
    )


def _free(number: int) -> rx.Component:
    return _upload(
        number,
        "",
        rx.el.span(c.icon("file_up", size=20), class_name="empty-icon"),
        rx.el.h2(f"Slot {number} is free", class_name="empty-title text-ink"),
        rx.el.p("Drop a PDF or DOCX of up to 5 MB here.", class_name="text-control"),
    )


def _kept(slot: Any, number: int) -> rx.Component:
    kept = slot.kept
    content = rx.el.div(
        _head(kept),
        rx.cond(kept.note, c.note(kept.note, tone="warning", icon_name="triangle_alert")),
        hidden_note(kept.hidden, HIDDEN, tone="warning"),
        _uses(slot),
        class_name="slot-lines",
    )
    ways = rx.el.div(
        c.button("Preview", icon_name="eye", on_click=PreviewState.look(kept.id, shows_pdf())),
        c.download_button("Download", kept.href, download=True),
        class_name="flex flex-wrap gap-2",
    )
    return _upload(number, kept.id, content, ways, browse="Replace", look="card slot")


def _head(kept: Any) -> rx.Component:
    return rx.el.div(
        rx.el.span(c.icon("file_text", size=20), class_name="slot-icon"),
        rx.el.div(
            rx.el.h2(kept.name, title=kept.name, class_name="slot-name"),
            rx.el.p(kept.size, class_name="text-caption text-muted"),
            rx.el.p("Uploaded ", c.day(kept.uploaded_at), class_name="text-caption text-muted"),
            class_name="min-w-0 flex-1",
        ),
        c.icon_button("trash_2", f"Delete {kept.name}", on_click=ResumesState.remove(kept.id)),
        class_name="flex items-start gap-3",
    )


def _uses(slot: Any) -> rx.Component:
    named = rx.el.ul(
        rx.foreach(slot.sent, lambda sent: rx.el.li(c.link(sent.job, sent.href))),
        rx.cond(slot.more, rx.el.li(slot.more, class_name="text-muted")),
        class_name="slot-uses",
    )
    said = rx.el.p(slot.kept.used, class_name="text-control text-muted")
    return rx.el.div(said, rx.cond(slot.sent, named))


def _waiting() -> rx.Component:
    lines = [c.skeleton(width) for width in ("60%", "35%", "45%", "70%")]
    one = rx.el.div(
        rx.el.div(*lines, class_name="slot-lines"),
        c.skeleton("7rem", "2rem"),
        c.skeleton("5rem", "2rem"),
        class_name="card slot",
    )
    return rx.el.div(one, one, aria_hidden=True, class_name="slots")


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (PreviewState.close, ResumesState.follow))
