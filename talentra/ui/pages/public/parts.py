"""What the forms before signing in have in common."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.public.visitor import VisitorState
from talentra.ui.shell import sign_in_shell
from talentra.ui.state import ViewerState


def doorstep(*content: rx.Component, **more: Any) -> rx.Component:
    """The page of a form, under the company's logo where it has one."""
    return sign_in_shell(*content, logo=ViewerState.logo, company=ViewerState.company, **more)


def heading(title: str, sentence: str) -> rx.Component:
    """The page's name and one sentence about it."""
    return rx.el.div(
        rx.el.h1(title, tab_index=-1, class_name="text-heading font-semibold tracking-tight"),
        rx.el.p(sentence, class_name="mt-1 text-muted"),
        class_name="mb-4",
    )


def form_note() -> rx.Component:
    """What concerns the whole form: nothing at all in the usual case."""
    said = VisitorState.errors["form"]
    return rx.cond(
        said,
        rx.el.div(
            c.note(said, tone="danger", icon_name="circle_alert"), role="alert", class_name="mb-4"
        ),
    )


def email_field(**props: Any) -> rx.Component:
    """The address; it comes back when the form is refused."""
    return c.text_field(
        "Email",
        "email",
        type="email",
        error=VisitorState.errors["email"],
        required=True,
        max_length=254,
        data_keep=True,
        **props,
    )


def name_field() -> rx.Component:
    """The full name; it comes back when the form is refused."""
    return c.text_field(
        "Full name",
        "full_name",
        error=VisitorState.errors["full_name"],
        required=True,
        max_length=120,
        auto_complete="name",
        auto_focus=True,
        data_keep=True,
    )


def new_password_field() -> rx.Component:
    """A password that is being chosen."""
    return c.password_field(
        "Password",
        error=VisitorState.errors["password"],
        hint="At least 8 characters. A few unrelated words are easy to keep and hard to guess.",
        required=True,
        min_length=8,
        max_length=1024,
        auto_complete="new-password",
    )


def submit(label: str) -> rx.Component:
    """The form's one button, as wide as its fields."""
    return c.button(label, kind="primary", size="large", submit=True, class_name="mt-1 w-full")
