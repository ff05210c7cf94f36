"""How the work is spread: every recruiter with their load, and a way to give them who is picked."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import DropPicked, SendPicked
from talentra.ui.pages.admin.desk_state import DeskState

PICKED = "desk"  # the name under which the browser keeps what is picked


def rail() -> rx.Component:
    """The recruiters, each with a bar against whoever has most."""
    cards = rx.cond(DeskState.recruiters, rx.foreach(DeskState.recruiters, _card), _nobody())
    return rx.el.aside(
        rx.el.div(
            rx.el.h2("Recruiter workload", class_name="card-title"),
            rx.el.p(
                "Candidates each of them handles now. Select some, or drag a row here.",
                class_name="field-hint",
            ),
        ),
        rx.el.div(rx.cond(DeskState.loaded, cards, _waiting()), class_name="loads"),
        aria_label="Recruiter workload",
        class_name="side-rail",
    )


def _card(load: Any) -> rx.Component:
    name = c.link(load.name, load.href, class_name="quiet-link")
    button = SendPicked.create(
        group=PICKED,
        idle="Select candidates to assign",
        said="Assign # selected",
        to=f"to {load.name}",
        on_send=lambda ids: DeskState.hand(ids, load.id),
        class_name="button button-secondary button-medium w-full",
    )
    return DropPicked.create(
        c.avatar(load.initials, load.tint),
        c.bar_row(name, said=load.said, percent=load.percent),
        button,
        group=PICKED,
        on_send=lambda ids: DeskState.hand(ids, load.id),
        role="group",
        aria_label=load.name,
        data_current=load.is_current,
        class_name="card load",
        key=load.id,
    )


def _nobody() -> rx.Component:
    return c.empty_state(
        "user_round_plus", "No active recruiter", "Candidates wait until there is one."
    )


def _waiting() -> rx.Component:
    card = rx.el.div(
        rx.el.span(class_name="skeleton skeleton-face"),
        rx.el.div(c.skeleton("60%"), c.skeleton("100%", "8px"), class_name="grid gap-2"),
        c.skeleton("100%", "2rem"),
        class_name="card load",
    )
    return rx.el.div(*[card for _ in range(3)], aria_hidden=True, class_name="contents")
