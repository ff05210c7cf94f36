"""What the sections of the organisation's settings are made of: a card, its form, its Save."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_state import OrganisationState

GUARDING = "company"  # the form that asks for all of them before something unsaved is left


def section(
    name: str, title: str, *fields: rx.Component, aside: rx.Component | None = None
) -> rx.Component:
    """A card whose choice OrganisationState keeps under the name of the section."""
    refused = rx.cond(OrganisationState.refused == name, OrganisationState.refusal, "")
    save = c.button(
        "Save", submit=True, name="section", value=name, aria_label=f"Save {title.lower()}"
    )
    form = c.edit_form(
        rx.el.div(*fields, class_name="settings-section"),
        rx.el.div(c.refusal(refused), save, class_name="grid justify-items-start gap-2"),
        on_send=OrganisationState.save,
        answer=OrganisationState.answers[name],
        guards=name == GUARDING,
        aria_label=title,
        class_name="edit-form",
    )
    return c.card(form, title=title, aside=aside)


def checked(name: str) -> dict[str, Any]:
    """Lets a field say what is wrong with it as soon as it is left."""
    return {"on_blur": lambda said: OrganisationState.check(name, said)}
