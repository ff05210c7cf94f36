"""Making a candidate's account."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import AddressField
from talentra.ui.page import Page
from talentra.ui.pages.public.parts import (
    doorstep,
    email_field,
    form_note,
    heading,
    name_field,
    new_password_field,
    submit,
)
from talentra.ui.pages.public.visitor import VisitorState
from talentra.ui.state import audience

ROUTE = "/register"
TITLE = "Create an account · Talentra"


def page() -> rx.Component:
    """The split screen with the form."""
    return doorstep(
        heading("Create your account", "Apply for jobs and follow every step as it happens."),
        form_note(),
        c.native_form(
            AddressField.create(name="next"),
            name_field(),
            email_field(auto_complete="email"),
            new_password_field(),
            submit("Create account"),
            action="/auth/register",
            class_name="grid gap-1",
        ),
        rx.el.p(
            "Already have an account? ",
            c.link("Sign in", "/login" + VisitorState.onward),
            class_name="mt-5 text-control text-muted",
        ),
    )


PAGE = Page(ROUTE, page, TITLE, audience(public=True), (VisitorState.look,))
