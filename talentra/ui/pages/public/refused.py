"""What is served in place of a page that the reader's role does not include."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop.page import STANDS_AT
from talentra.ui.page import Page
from talentra.ui.state import audience

ROUTE = "/refused"
TITLE = "Not for your role · Talentra"
START = "button button-primary button-medium"


def page() -> rx.Component:
    """The shell with a way back."""
    return frame(
        "Not for your role",
        rx.el.script(STANDS_AT.format(ROUTE)),
        rx.el.div(
            c.statement(
                "shield_check",
                "This page isn't part of your role",
                "If you need it, ask an administrator to change your role.",
                c.anchor("Go to the start page", "/", class_name=START),
            ),
            class_name="refused",
        ),
    )


PAGE = Page(ROUTE, page, TITLE, audience(public=True))
