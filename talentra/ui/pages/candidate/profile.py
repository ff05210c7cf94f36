"""The candidate's profile: its form, and what would make it more complete."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.candidate.parts import completeness
from talentra.ui.pages.candidate.profile_state import ProfileState
from talentra.ui.skills_state import SkillsState
from talentra.ui.state import audience
from talentra.ui.words import LEVELS, VISA_STATUSES

ROUTE = "/profile"
TITLE = "Profile · Talentra"


def page() -> rx.Component:
    """The form beside the hint; on a phone one below the other."""
    shown = rx.cond(
        ProfileState.problem,
        c.error_panel(ProfileState.problem, on_retry=ProfileState.fill),
        rx.el.div(
            rx.el.div(_newer(), _form(), class_name="job-main"),
            rx.el.aside(_completeness(), aria_label="Completeness", class_name="job-side"),
            class_name="job profile",
        ),
    )
    return frame("Profile", rx.cond(ProfileState.loaded, shown, _waiting()))


def _newer() -> rx.Component:
    newer = rx.el.span(
        "Your profile was changed somewhere else since you opened it. ",
        c.button("Show the latest", size="small", on_click=ProfileState.fill),
    )
    return rx.cond(
        ProfileState.newest != ProfileState.known,
        c.note(newer, tone="warning", icon_name="history"),
    )


def _form() -> rx.Component:
    save = c.button("Save profile", kind="primary", submit=True)
    return c.edit_form(
        _about(),
        _work(),
        _sensitive(),
        rx.el.div(
            c.refusal(ProfileState.refusal),
            rx.el.div(save, class_name="form-buttons"),
            class_name="form-foot",
        ),
        on_send=ProfileState.save,
        answer=ProfileState.answer,
        key=ProfileState.filled,
        class_name="edit-form",
    )


def _about() -> rx.Component:
    email = c.text_field(
        "Email",
        "email",
        default_value=ProfileState.email,
        hint="You sign in with it.",
        read_only=True,
        auto_complete="email",
    )
    return c.card(
        _line("Full name", "full_name", max_length=120, auto_complete="name"),
        email,
        _line("Phone", "phone", max_length=40, type="tel", auto_complete="tel"),
        _line("City", "city", max_length=120, auto_complete="address-level2"),
        title="About you",
        class_name="form-grid",
    )


def _work() -> rx.Component:
    headline = _line("Headline", "headline", hint="One line, such as Data engineer who ships.")
    return c.card(
        rx.el.div(headline, class_name="field-wide"),
        rx.el.div(_text("Summary", "summary", "What you do and look for.", 5), **WIDE),
        rx.el.div(_levels(), **WIDE),
        rx.el.div(_skills(), **WIDE),
        rx.el.div(
            _text("Links", "links", "One a line, such as https://github.com/you.", 3), **WIDE
        ),
        title="Your work",
        class_name="form-grid",
    )


WIDE: dict[str, Any] = {"class_name": "field-wide"}


def _levels() -> rx.Component:
    chosen = ProfileState.fields.experience_level
    cards = [
        c.radio_card(
            "experience_level",
            value,
            rx.el.span(words, class_name="radio-title"),
            default_checked=chosen == value,
            id=f"field-experience_level-{value}",
        )
        for value, words in LEVELS.items()
    ]
    group = c.radio_group("Experience", *cards, error=ProfileState.errors.experience_level)
    return rx.el.div(group, id="field-experience_level", class_name="level-cards")


def _skills() -> rx.Component:
    return c.token_field(
        "Skills",
        "skills",
        ProfileState.fields.skills,
        error=ProfileState.errors.skills,
        hint="Press Enter or a comma after each one: C++, .NET, machine learning.",
        max_length=60,
        offered=SkillsState.offered,
        on_typing=SkillsState.offer,
    )


def _sensitive() -> rx.Component:
    choices = [("", "Not said"), *VISA_STATUSES.items()]
    mark = rx.el.span(c.icon("lock", size=13), "Sensitive", class_name="badge")
    return c.card(
        c.select_field(
            "Visa status",
            "visa_status",
            choices,
            default_value=ProfileState.fields.visa_status,
            error=ProfileState.errors.visa_status,
        ),
        rx.el.p(
            "Yours to say or not. Your recruiter and admins read it; nothing is sorted or matched "
            "by it, and no AI is ever given it.",
            class_name="self-center text-control text-muted",
        ),
        title="Right to work",
        aside=mark,
        class_name="form-grid",
    )


def _line(label: str, name: str, **props: Any) -> rx.Component:
    now, wrong = getattr(ProfileState.fields, name), getattr(ProfileState.errors, name)
    check: dict[str, Any] = {"on_blur": lambda said: ProfileState.check(name, said)}
    return c.text_field(label, name, default_value=now, error=wrong, **check, **props)


def _text(label: str, name: str, hint: str, rows: int) -> rx.Component:
    now, wrong = getattr(ProfileState.fields, name), getattr(ProfileState.errors, name)
    check: dict[str, Any] = {"on_blur": lambda said: ProfileState.check(name, said)}
    return c.textarea_field(
        label, name, default_value=now, error=wrong, hint=hint, rows=rows, **check
    )


def _completeness() -> rx.Component:
    inside = completeness(ProfileState.percent, ProfileState.missing)
    return c.card(inside, title="Your profile")


def _waiting() -> rx.Component:
    cards = [c.skeleton_card(5), c.skeleton_card(9), c.skeleton_card(2)]
    return rx.el.div(
        rx.el.div(*cards, class_name="job-main"),
        rx.el.div(c.skeleton_card(6), class_name="job-side"),
        aria_hidden=True,
        class_name="job",
    )


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (ProfileState.follow,))
