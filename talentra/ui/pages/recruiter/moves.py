"""The menu of outcomes, the bar over what is picked, and the question before some moves."""

import reflex as rx

from talentra.models import NEXT, Stage
from talentra.ui import components as c
from talentra.ui.interop import MoveEntry, MovesAnswered, PickedBar, RowMenuButton
from talentra.ui.pages.recruiter.moves_state import MovesState
from talentra.ui.pages.recruiter.parts import why_moved, why_rejected

PICKED = "applications"  # the name under which the browser keeps what is picked
MENU = "moves-menu"
FORM = "moves-form"
SURE = "One undo takes all of it back."
WAYS = {stage.value: sorted(to.value for to in ways) for stage, ways in NEXT.items()}


def moving() -> rx.Component:
    """What both pages need once: the shared menu, the question, what is read aloud."""
    return rx.fragment(
        _menu(),
        _question(),
        MovesAnswered.create(group=PICKED, answer=MovesState.answer),
        c.live_region(MovesState.announced),
    )


def picked_bar() -> rx.Component:
    """Shown while something is picked."""
    move = RowMenuButton.create(
        rx.el.span("Move to…", class_name="button-label"),
        c.icon("chevron_down"),
        menu=MENU,
        row={"id": "all"},
        class_name="button button-primary button-medium",
    )
    return PickedBar.create(
        move, group=PICKED, said="# selected", clear="Clear selection", class_name="picked-bar"
    )


def undo_button() -> rx.Component:
    """Takes the last move on this page back."""
    return rx.cond(
        MovesState.undoable,
        c.button(
            "Undo",
            kind="ghost",
            icon_name="undo_2",
            on_click=MovesState.undo(MovesState.undoable),
            title="Undo the last move (u)",
            aria_keyshortcuts="u",
        ),
    )


def _menu() -> rx.Component:
    entries = [_entry(stage) for stage in Stage if stage is not Stage.WITHDRAWN]
    return c.menu(c.menu_heading("Move to"), *entries, menu_id=MENU, label="Move to")


def _entry(stage: Stage) -> rx.Component:
    return MoveEntry.create(
        c.stage_icon(stage.value),
        rx.el.span(c.stage_word(stage.value)),
        menu=MENU,
        group=PICKED,
        stage=stage.value,
        ways=WAYS,
        on_send=lambda cards: MovesState.move(cards, stage.value),
        class_name="menu-entry",
    )


def _question() -> rx.Component:
    rejects = MovesState.asks_for == Stage.REJECTED
    word = c.stage_word(MovesState.asks_for)
    title = rx.cond(
        rejects, f"Reject {MovesState.asks_about}", f"Move {MovesState.asks_about} to {word}"
    )
    why = rx.cond(
        rejects,
        why_rejected(MovesState.reasons, MovesState.reason_error, "moves-"),
        why_moved(MovesState.reason_error, MovesState.reason_needed, "moves-"),
    )
    asked = rx.cond(MovesState.asks_why, why, rx.el.p(SURE, class_name="empty-sentence"))
    save = c.button(
        rx.cond(rejects, "Reject", "Move"),
        kind="primary",
        submit=True,
        custom_attrs={"form": FORM},
    )
    return c.dialog(
        title,
        rx.el.form(asked, id=FORM, on_submit=MovesState.give_reason, key=MovesState.asks_for),
        dialog_id="moves-question",
        open=MovesState.asks_for != "",
        on_close=MovesState.forget,
        actions=(c.button("Cancel", on_click=MovesState.forget), save),
    )
