"""What the steps of the first run have in common."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.welcome_state import WelcomeState


def foot(*buttons: rx.Component) -> rx.Component:
    """The way back, the way past, and what the step is for."""
    state = WelcomeState
    back = rx.cond(state.back, c.link_button("Back", state.back, kind="ghost"))
    skip = c.link_button("Skip", state.onward, kind="ghost")
    return rx.el.div(back, rx.el.div(skip, *buttons), class_name="form-buttons")


def there(names: Any, label: str) -> rx.Component:
    """Who or what is there already."""
    entry = rx.foreach(
        names, lambda name: rx.el.li(c.icon("circle_check", size=15), rx.el.span(name), key=name)
    )
    return rx.el.ul(entry, aria_label=label, class_name="welcome-there")
