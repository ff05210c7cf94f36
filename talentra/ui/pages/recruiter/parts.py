"""Small pieces that several of a recruiter's pages show."""

import reflex as rx

from talentra.ui import components as c

NEW_JOB = "/manage/jobs/new"


def post_a_job() -> rx.Component:
    """The way to a new posting."""
    return c.link_button("Post a job", NEW_JOB, kind="primary", icon_name="plus")


def job_status(status: c.Text) -> rx.Component:
    """Where a posting stands: draft, open or closed, with its sign."""
    badge = rx.match(
        status,
        ("open", c.badge("Open", tone="good", icon_name="circle_check")),
        ("draft", c.badge("Draft", tone="warning", icon_name="pencil_line")),
        c.badge("Closed", icon_name="lock"),
    )
    return rx.fragment(badge)
