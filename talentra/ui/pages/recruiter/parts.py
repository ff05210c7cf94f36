"""Small pieces that several of a recruiter's pages show."""

from typing import Any

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


def why_rejected(reasons: Any, error: c.Text, ids: str) -> rx.Component:
    """One of the reasons for a rejection, and a note to it."""
    return rx.fragment(
        c.select_field("Reason", "reason", rx.Var.create(reasons), error=error, id=f"{ids}reason"),
        c.textarea_field(
            "Note", "note", hint="Only recruiters and admins read it.", rows=3, id=f"{ids}note"
        ),
    )


def why_moved(error: c.Text, needed: Any, ids: str) -> rx.Component:
    """The reason of a move; admins may leave out that of one which needs none."""
    said = "oes into the history; the candidate does not see it."
    return c.textarea_field(
        "Reason",
        "reason",
        error=error,
        hint=rx.cond(needed, f"G{said}", f"Optional. It g{said}"),
        max_length=500,
        rows=3,
        id=f"{ids}why",
    )
