"""The section that removes the demo company; nothing where there is none."""

import reflex as rx

from talentra.services.demo_removal import ONE_OF_THEM
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_demo_state import DemoState


def card() -> rx.Component:
    """What goes, what stays, and the name that is typed to be sure."""
    demo = DemoState.demo
    facts = c.facts(("Goes", demo.goes), ("Stays", demo.stays))
    own = c.note(ONE_OF_THEM, tone="warning", icon_name="circle_alert")
    shown = rx.el.div(
        rx.el.p(
            "This Talentra began with an invented company, to look around. Once you work with it "
            "for real, remove that. It cannot be undone.",
            class_name="field-hint",
        ),
        facts,
        rx.cond(demo.is_own, own, _form()),
        class_name="grid gap-3",
    )
    return rx.cond(demo.name, c.card(shown, title="Demo company", id="demo"))


def _form() -> rx.Component:
    name = c.text_field(
        rx.Var.create(f"Type “{DemoState.demo.name}” to be sure"),
        "name",
        error=DemoState.error,
        auto_complete="off",
        id="demo-name",
    )
    return rx.el.form(
        rx.el.div(name, class_name="settings-section"),
        rx.el.div(c.button("Remove the demo company", kind="danger", submit=True)),
        on_submit=DemoState.remove,
        no_validate=True,
        aria_label="Removing the demo company",
        class_name="edit-form",
    )
