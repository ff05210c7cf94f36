"""The dialogs of one-time links: a question before a reset, and the link, which is shown once."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.person_state import PersonState

WARNING = (
    "The link opens their account to whoever has it. Confirm with your own password that it is you."
)


def link_dialogs() -> rx.Component:
    """The question before a reset, and a link that is shown once."""
    return rx.fragment(_question(), _link())


def _question() -> rx.Component:
    state = PersonState
    form = rx.el.form(
        rx.el.p(WARNING, class_name="text-control"),
        c.password_field(
            "Your password",
            "current_password",
            error=state.password_error,
            auto_complete="current-password",
            id="reset-password",
        ),
        rx.el.div(
            c.button("Cancel", on_click=state.keep),
            c.button("Make the link", kind="primary", submit=True),
            class_name="dialog-actions",
        ),
        on_submit=state.send_reset,
        no_validate=True,
        class_name="grid gap-3",
    )
    return c.dialog(
        f"Reset the password of {state.shown.name}",
        rx.cond(state.asks_password, form),
        dialog_id="reset",
        open=state.asks_password,
        on_close=state.keep,
    )


def _link() -> rx.Component:
    state = PersonState
    lasts = rx.cond(state.is_reset, "within 30 minutes", "within a week")
    return c.dialog(
        f"Copy the link for {state.shown.name} now",
        rx.el.p(
            "This is the only time it is shown. It works once, ",
            lasts,
            ". Send it to them in a way that nobody else reads.",
            class_name="text-control",
        ),
        c.copy_text(state.link, label="The one-time link"),
        dialog_id="person-link",
        open=state.link != "",
        on_close=state.keep,
        actions=(c.button("I have it", kind="primary", on_click=state.keep),),
    )
