"""What the list, the panel and the import say alike: a role, a status."""

import reflex as rx

from talentra.models import Role
from talentra.queries.people import Status
from talentra.ui import components as c

ROLES = {role.value: role.value.capitalize() for role in Role}


def role_word(role: c.Text) -> rx.Var[str]:
    """The word people read for a role; what is none as it stands."""
    return rx.Var.create(rx.match(role, *ROLES.items(), role)).to(str)


def status_badge(status: c.Text) -> rx.Component:
    """How an account stands; what is out of the ordinary as a badge."""
    looks = (
        (Status.ACTIVE.value, rx.el.span("Active")),
        (Status.INVITED.value, c.badge("Invited", tone="warning", icon_name="mail")),
        (Status.DEACTIVATED.value, c.badge("Deactivated", icon_name="lock")),
    )
    return rx.el.span(rx.match(status, *looks, rx.fragment()))
