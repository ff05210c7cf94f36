"""The dialog in which an admin adds a person."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.person_new_state import NewPersonState

ROLES = (
    c.RadioCard("recruiter", "Recruiter", "Posts jobs and handles the candidates they are given."),
    c.RadioCard("candidate", "Candidate", "Applies to jobs and follows their applications."),
)
WAYS = (
    c.RadioCard("link", "A one-time link", "They choose a password of their own. Good for a week."),
    c.RadioCard("password", "A password", "You tell it to them; they can change it later."),
)


def new_dialog() -> rx.Component:
    """The form, and after it the link."""
    state = NewPersonState
    title = rx.cond(state.link, f"Copy the link for {state.name} now", "Add a person")
    return c.dialog(
        title,
        rx.cond(state.link, _link(), rx.cond(state.is_open, _form())),
        dialog_id="new-person",
        open=state.is_open,
        on_close=state.close,
    )


def _form() -> rx.Component:
    state = NewPersonState
    return rx.el.form(
        *_who(),
        _choice("Role", "role", ROLES),
        _choice("They sign in first with", "way", WAYS),
        rx.el.div(_password(), class_name="new-password"),
        c.refusal(state.refusal),
        rx.el.div(
            c.button("Cancel", on_click=state.close),
            c.button("Add", kind="primary", submit=True),
            class_name="dialog-actions",
        ),
        on_submit=state.add,
        no_validate=True,
        key=state.begun,
        class_name="new-person",
    )


def _who() -> tuple[rx.Component, rx.Component]:
    """The name and the address."""
    wrong = NewPersonState.errors
    name = c.text_field(
        "Full name",
        "full_name",
        id="new-full-name",
        error=wrong.full_name,
        max_length=120,
        auto_complete="off",
        data_first_focus=True,
    )
    email = c.text_field(
        "Email",
        "email",
        id="new-email",
        type="email",
        error=wrong.email,
        max_length=254,
        auto_complete="off",
    )
    return name, email


def _choice(legend: str, name: str, cards: tuple[c.RadioCard, ...]) -> rx.Component:
    """Two cards, of which the first is chosen until the other is."""
    drawn = [
        c.radio_card(
            name,
            card.value,
            rx.el.span(card.title, class_name="radio-title"),
            rx.el.span(card.detail, class_name="field-hint"),
            default_checked=at == 0,
        )
        for at, card in enumerate(cards)
    ]
    return c.radio_group(legend, *drawn)


def _password() -> rx.Component:
    return c.password_field(
        "Password",
        id="new-password",
        error=NewPersonState.errors.password,
        hint="At least 8 characters; a few unrelated words are best.",
        auto_complete="new-password",
    )


def _link() -> rx.Component:
    state = NewPersonState
    done = c.button("I have it", kind="primary", on_click=state.close)
    return rx.el.div(
        rx.el.p(
            "This is the only time it is shown. It works once, within a week. "
            "Send it to them in a way that nobody else reads.",
            class_name="text-control",
        ),
        c.copy_text(state.link, label="The one-time link"),
        rx.el.div(done, class_name="dialog-actions"),
        class_name="grid gap-3",
    )
