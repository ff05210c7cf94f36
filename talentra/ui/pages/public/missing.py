"""What is served for an address that leads nowhere."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.state import ViewerState, audience

ROUTE = "404"
TITLE = "Page not found · Talentra"


def page() -> rx.Component:
    """Inside the frame for somebody who is signed in, alone for everybody else."""
    framed = frame(
        "Page not found",
        c.statement(
            "compass",
            "There is nothing here",
            "This page doesn't exist or isn't open to you.",
            c.anchor("Go to the start page", "/", class_name="button button-primary button-medium"),
        ),
    )
    alone = rx.el.div(c.not_found_view(), class_name="late")  # until it is known who looks
    return rx.cond(ViewerState.name, framed, alone)


PAGE = Page(ROUTE, page, TITLE, audience(public=True))
