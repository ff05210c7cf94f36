"""The card of those who asked to be erased; nothing where nobody has."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.erasures_state import ErasuresState


def erasures_card() -> rx.Component:
    """The requests, the oldest first, each with the way to carry it out."""
    rows = rx.el.ul(rx.foreach(ErasuresState.waiting, _one), class_name="devices")
    broken = c.error_panel(ErasuresState.problem, on_retry=ErasuresState.refresh)
    shown = rx.cond(ErasuresState.problem, broken, rows)
    card = c.card(shown, title="Asked to be erased", class_name="dash-erasures")
    return rx.cond(
        (ErasuresState.problem != "") | (rx.Var.create(ErasuresState.waiting).length() > 0), card
    )


def erasure_dialog() -> rx.Component:
    """Names who is erased, and what that means."""
    live = rx.el.p(ErasuresState.asked_live, " will be withdrawn first.", class_name="text-control")
    return c.confirm_dialog(
        f"Erase {ErasuresState.asked_name}?",
        rx.el.p(
            "Their files, profile, letters and what was remarked about them are removed, and they "
            "can no longer sign in. Stages and counts stay, without their name. It cannot be "
            "undone.",
            class_name="text-control",
        ),
        rx.cond(ErasuresState.asked_live, live),
        dialog_id="erase",
        open=ErasuresState.asked_id != "",
        on_cancel=ErasuresState.keep,
        on_confirm=ErasuresState.erase,
        confirm="Erase for good",
    )


def _one(leaving: Any) -> rx.Component:
    words = rx.el.div(
        rx.el.p(leaving.name, class_name="font-medium"),
        rx.el.p(
            rx.el.span(leaving.email, " · asked ", c.time_ago(leaving.asked_at)),
            rx.cond(leaving.live, rx.el.span(" · ", leaving.live)),
            class_name="text-caption text-muted",
        ),
        class_name="min-w-0",
    )
    erase = c.button(
        "Erase",
        size="small",
        aria_label=f"Erase {leaving.name}",
        on_click=ErasuresState.ask(leaving.id),
    )
    return rx.el.li(words, erase, key=leaving.id)
