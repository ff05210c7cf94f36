"""Beside the form of a posting: suggestions to take over one by one, and a preview of it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import Suggested, SuggestedText
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
        title="Skills, level, place and a draft: from the AI if there is one, else from past jobs",
    )
    preview = c.button(
        "Preview", icon_name="eye", submit=True, name="then", value="preview", data_asks=True
    )
    return suggest, preview


def suggestions() -> rx.Component:
    """What is suggested, and by whom; nothing is taken over unless it is pressed."""
    shown = JobFormState.suggestions
    chips = rx.el.div(rx.foreach(shown.chips, _suggestion), class_name="flex flex-wrap gap-2")
    none = rx.el.p("No posting is like this one yet.", class_name="empty-sentence")
    found = _card(
        rx.cond(shown.note, c.note(shown.note, tone="warning", icon_name="history")),
        rx.cond(shown.chips, chips, none),
        rx.cond(shown.description, _draft(shown.description)),
        rx.cond(shown.warnings, _warnings(shown.warnings)),
        rx.cond(shown.hint, rx.el.p(shown.hint, class_name="field-hint")),
        source=shown.source,
    )
    asked = rx.cond(JobFormState.has_suggested, found)
    return rx.el.div(rx.cond(JobFormState.is_suggesting, _asking(), asked), role="status")


def _asking() -> rx.Component:
    said = rx.el.p("Looking for suggestions. Go on writing meanwhile.", class_name="field-hint")
    return _card(said, c.skeleton("70%"), c.skeleton("45%"))


def _card(*lines: rx.Component, source: c.Text = "") -> rx.Component:
    inside = rx.el.div(*lines, class_name="suggested-lines")
    return c.card(inside, title="Suggestions", aside=rx.el.span(source, class_name="field-hint"))


def _draft(text: c.Text) -> rx.Component:
    """A whole text to read before it is added below what is typed."""
    return SuggestedText.create(
        field="description",
        value=text,
        takes="Add to the description",
        drops="Leave out",
        class_name="suggested-text",
        aria_label="Draft of a description",
        key=text,
    )


def _warnings(sentences: Any) -> rx.Component:
    lines = rx.foreach(sentences, lambda sentence: rx.el.li(sentence, key=sentence))
    return c.note(
        rx.el.strong("Words that may shut people out"),
        rx.el.ul(lines, class_name="warned-words"),
        tone="warning",
        icon_name="message_circle_warning",
    )


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
