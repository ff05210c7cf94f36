"""The dialog in which a candidate applies, and the receipt it turns into."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.apply_preview import apply_preview
from talentra.ui.pages.candidate.job_state import (
    CHOOSE,
    CHOOSE_FILE,
    CHOOSE_PLACE,
    NEW,
    JobState,
)

STEPS = ("Resume", "Cover note", "Check")
DIALOG = "apply"
UPLOAD = "apply-file"


def apply_dialog() -> rx.Component:
    """Open while the address says so."""
    job = JobState.shown
    is_sent = rx.cond(JobState.sent.can_apply_again, "", JobState.sent.id)
    title = rx.cond(is_sent, "Application sent", f"Apply for {job.title}")
    return c.dialog(
        title,
        rx.cond(is_sent, _receipt(), rx.cond(job.closed, _closed(), _form())),
        dialog_id=DIALOG,
        open=JobState.is_applying,
        on_close=rx.redirect(job.href),
    )


def _form() -> rx.Component:
    """Three steps: which resume, a note, and what the recruiter will see."""
    return c.upload_form(
        _steps(),
        _step(1, "Which resume?", _resumes(), data_needs=CHOOSE),
        _step(2, "Anything to add?", _note()),
        _step(3, "This is what the recruiter will see", apply_preview()),
        _foot(),
        upload_id=UPLOAD,
        on_send=JobState.apply,
        answer=JobState.answer,
        steps=len(STEPS),
        key=JobState.asked_id,
        class_name="apply-form stepped",
    )


def _steps() -> rx.Component:
    marks = [
        rx.el.li(rx.el.span(str(n), aria_hidden=True), word, custom_attrs={"data-mark": str(n)})
        for n, word in enumerate(STEPS, start=1)
    ]
    return rx.el.ol(*marks, aria_label="Steps", class_name="apply-steps")


def _step(number: int, title: str, *content: rx.Component, **props: Any) -> rx.Component:
    heading = rx.el.h3(title, tab_index=-1, class_name="apply-title")
    return rx.el.section(
        heading, *content, data_step=str(number), aria_label=title, class_name="apply-step", **props
    )


def _resumes() -> rx.Component:
    full = rx.Var.create(JobState.kept).length() > 1
    return rx.fragment(
        c.radio_group("Your resumes", rx.foreach(JobState.kept, _kept), _new()),
        rx.el.div(
            rx.el.div(_drop(), data_needs=CHOOSE_FILE),
            rx.cond(full, rx.el.div(_replaced(), data_needs=CHOOSE_PLACE)),
            class_name="apply-new",
        ),
    )


def _note() -> rx.Component:
    return c.textarea_field(
        "Cover note",
        "cover_note",
        hint="Optional. Sent with this application only.",
        max_length=4000,
        rows=8,
    )


def _foot() -> rx.Component:
    """Why it was refused, if it was, and the ways on."""
    send = c.button("Submit application", kind="primary", submit=True, data_only="3")
    return rx.el.div(
        rx.cond(JobState.refusal, _refusal()),
        rx.el.div(
            c.link_button("Cancel", JobState.shown.href, data_only="1"),
            c.button("Back", data_go="back", data_only="2 3"),
            c.button("Next", kind="primary", data_go="next", data_only="1 2"),
            send,
            class_name="dialog-actions",
        ),
        class_name="apply-foot",
    )


def _kept(resume: Any, index: rx.Var[int]) -> rx.Component:
    return c.radio_card(
        "resume",
        resume.id,
        rx.el.span(resume.name, class_name="radio-title truncate", title=resume.name),
        rx.el.span(resume.size, " · ", c.day(resume.uploaded_at), class_name="field-hint"),
        default_checked=index == 0,
    )


def _new() -> rx.Component:
    return c.radio_card(
        "resume",
        NEW,
        rx.el.span("Upload a new file", class_name="radio-title"),
        rx.el.span("PDF or DOCX, up to 5 MB", class_name="field-hint"),
        default_checked=rx.Var.create(JobState.kept).length() == 0,
    )


def _drop() -> rx.Component:
    return c.file_drop(
        rx.el.p("Drop a PDF or DOCX here", class_name="text-control"),
        drop_id=UPLOAD,
        name="file",
    )


def _replaced() -> rx.Component:
    """Both slots are taken: one of the two makes room."""
    return c.radio_group(
        "You keep two resumes. Which one does the new file replace?",
        rx.foreach(
            JobState.kept,
            lambda resume: c.radio_card(
                "replaced",
                resume.id,
                rx.el.span(resume.name, class_name="radio-title truncate", title=resume.name),
                rx.el.span(resume.used, class_name="field-hint"),
            ),
        ),
    )


def _refusal() -> rx.Component:
    said = c.note(JobState.refusal, tone="danger", icon_name="circle_alert")
    return rx.el.div(said, role="alert")


def _closed() -> rx.Component:
    return c.note(JobState.shown.closed, tone="warning", icon_name="lock")


def _receipt() -> rx.Component:
    sent = JobState.sent
    return rx.fragment(
        rx.el.div(
            c.note(
                "Your application is on its way. You see every step as it happens.",
                tone="good",
                icon_name="circle_check",
            ),
            role="status",
        ),
        c.facts(
            ("Job", JobState.shown.title),
            ("Sent", c.moment(sent.applied_at)),
            ("Resume", c.anchor(sent.file_name, sent.file_href, download=True)),
            ("Fingerprint", rx.el.code(sent.sha256, class_name="fingerprint", title="SHA-256")),
            ("Stage", c.stage_badge(sent.stage)),
        ),
        rx.el.div(
            c.link_button("Back to the job", JobState.shown.href),
            c.link_button("Follow your application", sent.href, kind="primary"),
            class_name="dialog-actions",
        ),
    )
