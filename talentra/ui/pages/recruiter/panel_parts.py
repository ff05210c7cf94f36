"""Parts of the panel: what was sent and what stands now, the resume, other applications."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import shows_pdf
from talentra.ui.pages.hidden_text import hidden_note
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.resume_state import ResumeState
from talentra.ui.pages.recruiter.takeovers import takeover

NOTICE = (
    "This file holds text that people do not see but programs read. Templates, converters and "
    "scanners leave such text behind too, so it says nothing about the candidate by itself."
)


def fact(sealed: Any, name: str) -> rx.Component:
    """What was sent, and beside it what the profile says now where that is something else."""
    now = PanelState.shown.now[name]
    changed = rx.el.span(
        c.icon("refresh_cw", size=12), "Now: ", now, title="Changed since", class_name="fact-now"
    )
    return rx.fragment(sealed, rx.cond(now, changed))


def skills() -> rx.Component:
    """The skills that were sent, and how they read now."""
    shown = PanelState.shown
    tags = rx.el.div(rx.foreach(shown.skills, c.tag), class_name="flex flex-wrap gap-2")
    return rx.cond(shown.skills, section("Skills", tags, fact("", "skills")))


def came() -> rx.Component:
    """From whom they came, as long as that is news."""
    card = PanelState.shown.takeover
    return rx.cond(card.candidate_id, takeover(card, who=card.name))


def section(title: str, *content: rx.Component) -> rx.Component:
    """A part with its heading."""
    return rx.el.section(rx.el.h3(title, class_name="card-title"), *content)


def others() -> rx.Component:
    """The candidate's other applications in the reader's sight."""
    entries = rx.foreach(
        PanelState.shown.others,
        lambda other: rx.el.li(
            c.link(other.job, other.href, class_name="link"),
            c.stage_badge(other.stage),
            rx.el.span(c.day(other.applied_at), class_name="field-hint"),
            class_name="other-line",
        ),
    )
    listed = rx.el.ul(entries, class_name="other-lines")
    return rx.cond(PanelState.shown.others, section("Other applications", listed))


def resume() -> rx.Component:
    """The resume that was sent, in the page: pictures of a PDF, and the text of any."""
    shown = PanelState.shown
    look = c.button(
        "View resume",
        icon_name="file_text",
        busy=ResumeState.is_busy,
        on_click=ResumeState.look(shown.id, shows_pdf()),
    )
    away = c.button("Hide resume", icon_name="eye_off", on_click=ResumeState.put_away)
    is_open = ResumeState.of == shown.id
    keep = c.download_button("Download", shown.file_href, title=shown.file_name)
    return rx.el.section(
        rx.el.div(
            rx.el.h3("Resume", class_name="card-title"),
            rx.el.span(shown.file_name, title=shown.file_name, class_name="resume-name"),
            rx.cond(is_open, away, look),
            keep,
            class_name="resume-top",
        ),
        hidden_note(shown.hidden, NOTICE),
        rx.cond(is_open, rx.cond(ResumeState.frame, _framed(), _opened())),
        class_name="resume-viewer",
    )


def _framed() -> rx.Component:
    shown = PanelState.shown
    plain = c.button(
        "Show its text",
        size="small",
        icon_name="scan_text",
        on_click=ResumeState.look(shown.id, False),
    )
    return rx.fragment(c.pdf_frame(ResumeState.frame, shown.file_name), rx.el.div(plain))


def _opened() -> rx.Component:
    pages = rx.foreach(
        ResumeState.pages,
        lambda page, number: rx.el.img(
            src=page, alt=f"Page {number + 1} of {ResumeState.number}", class_name="resume-page"
        ),
    )
    text = rx.el.p(ResumeState.text, class_name="prose-lines")
    as_text = rx.el.details(rx.el.summary("As text"), text, class_name="resume-text")
    return rx.fragment(
        rx.cond(ResumeState.more, c.note(ResumeState.more, icon_name="file_text")),
        rx.cond(ResumeState.pages, rx.fragment(pages, as_text), text),
    )
