"""Beside the form of a posting: suggestions to take over one by one, and a preview of it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import Suggested
from talentra.ui.pages.recruiter.job_state import JobFormState


def asking() -> tuple[rx.Component, rx.Component]:
    """The buttons that ask about what is typed without saving it."""
    suggest = c.button(
        "Suggest",
        icon_name="sparkles",
        submit=True,
        name="then",
        value="suggest",
        data_asks=True,
        title="Skills, level and location of similar postings",
    )
    preview = c.button(
        "Preview", icon_name="eye", submit=True, name="then", value="preview", data_asks=True
    )
    return suggest, preview


def suggestions() -> rx.Component:
    """What similar postings had; nothing is taken over unless it is pressed."""
    state = JobFormState
    chips = rx.el.div(rx.foreach(state.suggested, _suggestion), class_name="flex flex-wrap gap-2")
    none = rx.el.p("No posting is like this one yet.", class_name="empty-sentence")
    card = c.card(
        rx.cond(state.suggested, chips, none),
        title="Suggestions",
        aside=rx.el.span("From past jobs and the skill list", class_name="field-hint"),
    )
    return rx.cond(state.has_suggested, rx.el.div(card, role="status"))


def _suggestion(each: Any) -> rx.Component:
    return Suggested.create(
        each.said,
        field=each.field,
        value=each.value,
        takes="Add",
        drops="Leave out",
        class_name="tag token suggestion",
        key=each.said,
    )


def preview() -> rx.Component:
    """The posting as candidates would see it."""
    seen = JobFormState.preview
    lines = rx.fragment(
        rx.el.p(seen.line, class_name="person-detail"),
        c.facts(
            ("Work mode", seen.work_mode),
            ("Employment", seen.employment_type),
            ("Experience", seen.level),
            ("Salary", seen.salary),
            ("Openings", seen.openings),
        ),
        rx.el.div(rx.foreach(seen.skills, c.tag), class_name="flex flex-wrap gap-2"),
        c.prose(seen.description),
    )
    return c.dialog(
        seen.title,
        lines,
        dialog_id="preview",
        open=JobFormState.is_previewed,
        on_close=JobFormState.end_preview,
        actions=(c.button("Close preview", on_click=JobFormState.end_preview),),
        wide=True,
    )
