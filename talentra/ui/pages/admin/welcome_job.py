"""The step in which the first job is posted, with what a posting cannot do without."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.welcome_parts import foot, there
from talentra.ui.pages.admin.welcome_state import WelcomeState
from talentra.ui.words import LEVELS, WORK_MODES


def job_step() -> rx.Component:
    """A short form, or what is there and a way to the long one."""
    state = WelcomeState
    another = c.link_button("Post another", "/manage/jobs/new")
    onward = c.link_button("Go on", state.onward, kind="primary")
    posted = rx.fragment(there(state.jobs, "Jobs"), foot(another, onward))
    return c.card(
        rx.cond(state.jobs, posted, _form()),
        title="The first job",
        class_name="grid gap-4",
    )


def _form() -> rx.Component:
    wrong = WelcomeState.errors
    return c.edit_form(
        rx.el.p(
            "This is enough to open it. Pay, skills and a closing day can be added later, and so "
            "can everything else be changed.",
            class_name="text-control",
        ),
        c.text_field("Title", "title", error=wrong.title, max_length=160),
        _where_and_for_whom(),
        c.textarea_field(
            "Description",
            "description",
            error=wrong.description,
            hint="What the work is, for whom, and what they get.",
            rows=6,
            max_length=20_000,
        ),
        foot(c.button("Open the job", kind="primary", submit=True)),
        on_send=WelcomeState.post_job,
        answer=WelcomeState.answer,
        class_name="grid gap-3",
    )


def _where_and_for_whom() -> rx.Component:
    wrong = WelcomeState.errors
    levels: Any = [("", "Choose a level"), *LEVELS.items()]
    level = c.select_field(
        "Experience level", "experience_level", levels, error=wrong.experience_level
    )
    return rx.el.div(
        c.text_field("Location", "location", error=wrong.location, max_length=160),
        c.select_field("Work mode", "work_mode", [*WORK_MODES.items()]),
        level,
        class_name="welcome-three",
    )
