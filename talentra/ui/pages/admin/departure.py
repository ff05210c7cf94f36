"""The dialog before somebody is deactivated or gets another role, with where their work goes."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.departure_state import DepartureState, Way

WAYS = (
    (Way.POOL, "To the waiting pool", "Candidates wait to be assigned; open jobs become yours."),
    (Way.ONE, "To one recruiter", "Everything goes to whom you choose."),
    (Way.SPREAD, "Spread by load", "Whoever has least gets the next one."),
)


def departure_dialog() -> rx.Component:
    """What happens, where the work goes, and for another role the admin's own password."""
    state = DepartureState
    shut = f"Deactivate {state.name}?"
    change = f"Make {state.name} {state.becomes}?"
    return c.dialog(
        rx.cond(state.becomes, change, shut),
        rx.cond(state.is_open, _form()),
        dialog_id="departure",
        open=state.is_open,
        on_close=state.cancel,
    )


def _form() -> rx.Component:
    state = DepartureState
    cancel = c.button("Cancel", on_click=state.cancel, data_first_focus=True)
    act = c.button(rx.cond(state.becomes, "Change role", "Deactivate"), kind="danger", submit=True)
    return rx.el.form(
        _consequences(),
        rx.cond(state.leaves, _hand_over()),
        rx.cond(state.becomes, _password()),
        c.refusal(state.refusal),
        rx.el.div(cancel, act, class_name="dialog-actions"),
        on_submit=state.confirm,
        no_validate=True,
        class_name="departure",
    )


def _consequences() -> rx.Component:
    state = DepartureState
    shut = "They are signed out at once, in open pages too, and cannot sign in any more."
    change = "They are signed out at once, in open pages too, and sign in again with the new role."
    return rx.el.p(rx.cond(state.becomes, change, shut), class_name="text-control")


def _hand_over() -> rx.Component:
    state = DepartureState
    legend: Any = rx.fragment("Where do ", rx.el.strong(state.leaves), " go?")
    cards = [
        c.radio_card(
            "way",
            way.value,
            rx.el.span(title, class_name="radio-title"),
            rx.el.span(detail, class_name="field-hint"),
            default_checked=way is Way.POOL,
            on_change=state.choose(way.value),
        )
        for way, title, detail in WAYS
    ]
    return rx.fragment(
        c.radio_group(legend, *cards), rx.cond(state.way == Way.ONE.value, _taker()), _forecast()
    )


def _taker() -> rx.Component:
    state = DepartureState
    options: Any = state.takers
    control = rx.el.div(
        rx.el.select(
            rx.el.option("Choose a recruiter", value=""),
            rx.foreach(options, lambda each: rx.el.option(each[1], value=each[0])),
            value=state.taker,
            on_change=state.choose_taker,
            id="departure-taker",
            aria_describedby="departure-taker-error",
            class_name="input select",
        ),
        c.icon("chevron_down"),
        class_name="select-box",
    )
    return c.field("Recruiter", control, control_id="departure-taker")


def _forecast() -> rx.Component:
    rows = rx.el.ul(
        rx.foreach(DepartureState.goings, _going), aria_label="What goes where", class_name="goings"
    )
    return rx.el.div(rx.cond(DepartureState.goings, rows), role="status")


def _going(going: Any) -> rx.Component:
    mark = rx.cond(
        going.id,
        c.avatar(going.initials, going.tint, size="small"),
        rx.el.span(c.icon("inbox", size=14), class_name="avatar avatar-small"),
    )
    both = rx.cond(going.candidates, rx.cond(going.jobs, rx.fragment(", ")))
    gets = rx.el.span("gets ", going.candidates, both, going.jobs, class_name="going-gets")
    then = rx.cond(going.after, rx.el.span(going.after, class_name="text-muted"))
    return rx.el.li(mark, rx.el.span(going.name, class_name="going-name"), gets, then, key=going.id)


def _password() -> rx.Component:
    return c.password_field(
        "Your password",
        "current_password",
        error=DepartureState.password_error,
        hint="To be sure that it is you.",
        auto_complete="current-password",
        id="departure-password",
    )
