"""Choosing a password for an account that an admin made, with the one-time link they passed on."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import AddressField
from talentra.ui.page import Page
from talentra.ui.pages.public.parts import doorstep, form_note, heading, new_password_field, submit
from talentra.ui.pages.public.visitor import VisitorState
from talentra.ui.state import audience

ROUTE = "/invite"
TITLE = "Choose a password · Talentra"


def page() -> rx.Component:
    """The split screen with the form; the one-time word of the address goes with it."""
    return doorstep(
        heading(
            "Choose your password",
            "Your account is ready. This link works once.",
        ),
        form_note(),
        c.native_form(
            AddressField.create(name="token"),
            new_password_field(),
            submit("Save and sign in"),
            action="/auth/invite",
            class_name="grid gap-1",
        ),
    )


PAGE = Page(ROUTE, page, TITLE, audience(public=True), (VisitorState.look,))
