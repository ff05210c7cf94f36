"""The fields of a posting, in three cards."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.recruiter.job_state import JobFormState
from talentra.ui.words import EMPLOYMENT_TYPES, LEVELS, WORK_MODES

CURRENCIES = ("EUR", "USD", "GBP", "INR", "CHF", "SEK", "NOK", "DKK", "PLN", "CAD", "AUD", "JPY")
LEVEL_CHOICES = [("", "Choose a level"), *LEVELS.items()]


def work() -> rx.Component:
    """What the work is and whom it is for."""
    now, wrong = JobFormState.fields, JobFormState.errors
    return c.card(
        _line("Title", "title", now.title, wrong.title, wide=True, max_length=160),
        _line("Company", "company", now.company, wrong.company, auto_complete="organization"),
        _line("Location", "location", now.location, wrong.location, max_length=160),
        _choice("Work mode", "work_mode", list(WORK_MODES.items()), now.work_mode),
        _choice(
            "Employment type",
            "employment_type",
            list(EMPLOYMENT_TYPES.items()),
            now.employment_type,
        ),
        c.select_field(
            "Experience level",
            "experience_level",
            LEVEL_CHOICES,
            default_value=now.experience_level,
            error=wrong.experience_level,
        ),
        _line(
            "Openings", "openings", now.openings, wrong.openings, input_mode="numeric", max_length=6
        ),
        _skills(),
        title="The work",
        class_name="form-grid",
    )


def _skills() -> rx.Component:
    names = c.token_field(
        "Skills",
        "skills",
        JobFormState.fields.skills,
        error=JobFormState.errors.skills,
        hint="Press Enter or a comma after each one: C++, .NET, machine learning.",
        max_length=60,
    )
    return rx.el.div(names, class_name="field-wide")


def terms() -> rx.Component:
    """What it pays, and until when to apply."""
    now, wrong = JobFormState.fields, JobFormState.errors
    known = rx.el.datalist(*[rx.el.option(value=each) for each in CURRENCIES], id="currencies")
    return c.card(
        _line("Salary from", "salary_min", now.salary_min, wrong.salary_min, input_mode="numeric"),
        _line("Salary to", "salary_max", now.salary_max, wrong.salary_max, input_mode="numeric"),
        _line(
            "Currency",
            "currency",
            now.currency,
            wrong.currency,
            max_length=3,
            auto_capitalize="characters",
            hint="Needed with a salary, such as EUR.",
            custom_attrs={"list": "currencies"},
        ),
        c.text_field(
            "Closing day",
            "closes_on",
            type="date",
            default_value=now.closes_on,
            error=wrong.closes_on,
            hint="The last day to apply; empty for none.",
        ),
        known,
        title="Terms",
        aside=rx.el.span("All optional"),
        class_name="form-grid",
    )


def text() -> rx.Component:
    """The posting in its own words."""
    return c.card(
        c.textarea_field(
            "Description",
            "description",
            default_value=JobFormState.fields.description,
            error=JobFormState.errors.description,
            hint="What the work is, who it is with, what is needed. ## begins a heading, - a "
            "bullet, 1. a numbered line; **bold** and [words](https://…) stand in between.",
            rows=14,
        ),
    )


def _line(
    label: str, name: str, now: c.Text, wrong: c.Text, *, wide: bool = False, **props: Any
) -> rx.Component:
    field = c.text_field(label, name, default_value=now, error=wrong, **props)
    return rx.el.div(field, class_name="field-wide") if wide else field


def _choice(label: str, name: str, choices: list[tuple[str, str]], now: c.Text) -> rx.Component:
    return c.select_field(label, name, choices, default_value=now)
