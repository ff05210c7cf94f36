"""Small pieces that several of a candidate's pages show."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import reflex as rx

from talentra.documents.limits import LARGEST_FILE
from talentra.queries.resumes import ResumeView
from talentra.ui import components as c
from talentra.ui.pages.hidden_text import HiddenText, hidden_texts

KILOBYTE = 1024


@dataclass(frozen=True)
class KeptResume:
    """A resume in one of the two slots; an empty slot has no id."""

    slot: int
    id: str = ""
    name: str = ""
    size: str = ""
    uploaded_at: str = ""
    used: str = ""
    note: str = ""
    hidden: list[HiddenText] = field(default_factory=list[HiddenText])
    href: str = ""


def kept_resume(resume: ResumeView) -> KeptResume:
    """A resume in plain words."""
    pages = f" · {resume.pages} page{'s' * (resume.pages != 1)}" if resume.pages else ""
    return KeptResume(
        slot=resume.slot,
        id=str(resume.id),
        name=resume.file_name,
        size=f"{size_of(resume.size)}{pages}",
        uploaded_at=resume.uploaded_at.isoformat(),
        used=_used(resume.used_in),
        note=resume.text_note or "",
        hidden=hidden_texts(resume.hidden_text),
        href=f"/api/candidates/resumes/{resume.id}/file",
    )


def sealed_href(application_id: UUID) -> str:
    """Where the resume that was sent with an application is downloaded."""
    return f"/api/submissions/{application_id}/resume"


def sealed_before_href(application_id: UUID, number: int) -> str:
    """Where what was sent a former time is downloaded."""
    return f"/api/submissions/{application_id}/sent-before/{number}"


def size_of(size: int) -> str:
    """A number of bytes as people say it."""
    if (kilobytes := round(size / KILOBYTE)) < KILOBYTE:
        return f"{max(1, kilobytes)} KB"
    return f"{size / KILOBYTE / KILOBYTE:.1f} MB"


async def content_of(file: rx.UploadFile) -> bytes:
    """The bytes of an upload, one more at most than is taken: whoever checks them sees that."""
    return await file.read(LARGEST_FILE + 1)


def applied_badge(applied_at: c.Text, withdrawn: bool | rx.Var[bool] = False) -> rx.Component:
    """Says that, and when, the reader has applied, or withdrew; nothing when they have not."""
    said = rx.el.span("Applied ", c.day(applied_at))
    mark = rx.el.span(c.icon("check", size=13), said, class_name="badge badge-good")
    return rx.cond(applied_at, rx.cond(withdrawn, c.stage_badge("withdrawn"), mark))


def save_button(saved: bool | rx.Var[bool], title: c.Text, **props: Any) -> rx.Component:
    """A bookmark to press, and to press again."""
    return rx.el.button(
        c.icon("bookmark"),
        type="button",
        aria_pressed=saved,
        aria_label=f"Save {title}",
        title=rx.cond(saved, "Saved; press to let it go", "Save for later"),
        class_name="icon-button save",
        **props,
    )


def completeness(percent: int | rx.Var[int], missing: Any) -> rx.Component:
    """How complete a profile is, and what would make it more so."""
    listed = rx.el.ul(rx.foreach(missing, _todo), class_name="todos")
    done = rx.el.p("Everything is there.", class_name="text-control text-muted")
    return rx.el.div(
        c.bar_row("Complete", said=f"{percent} %", percent=percent),
        rx.cond(missing, listed, done),
        class_name="grid gap-3",
    )


def _todo(todo: Any) -> rx.Component:
    here, away = c.anchor(todo.what, todo.href), c.link(todo.what, todo.href)
    return rx.el.li(
        c.icon("circle_dashed", size=16),
        rx.el.div(
            rx.cond(todo.href.startswith("#"), here, away),
            rx.el.p(todo.why, class_name="text-caption text-muted"),
        ),
    )


def _used(number: int) -> str:
    if not number:
        return "Not sent anywhere yet"
    return f"Sent with {number} application{'s' * (number != 1)}"
