"""The dialogs of webhooks: what makes or changes one, its secret, the question before its end."""

import reflex as rx

from talentra.outgoing import LONGEST_URL
from talentra.services.webhooks import LONGEST_NOTE
from talentra.ui import components as c
from talentra.ui.pages.admin.webhooks_shown import EVENTS
from talentra.ui.pages.admin.webhooks_state import WebhooksState

FORM = "webhook-form"


def dialogs() -> rx.Component:
    """All of them; at most one is open."""
    return rx.fragment(_form(), _secret(), _question())


def _form() -> rx.Component:
    is_new = WebhooksState.form.id == ""
    save = c.button(
        rx.cond(is_new, "Add webhook", "Save changes"),
        kind="primary",
        submit=True,
        custom_attrs={"form": FORM},
    )
    return c.dialog(
        rx.cond(is_new, "Add a webhook", "Change the webhook"),
        rx.el.form(
            *_fields(),
            c.refusal(WebhooksState.refusal),
            id=FORM,
            on_submit=WebhooksState.save,
            no_validate=True,
            key=WebhooksState.form_key,
        ),
        dialog_id="webhook-edit",
        open=WebhooksState.is_editing,
        on_close=WebhooksState.cancel,
        actions=(c.button("Cancel", on_click=WebhooksState.cancel), save),
    )


def _fields() -> list[rx.Component]:
    return [_address(), _events(), _note(), _private()]


def _address() -> rx.Component:
    return c.text_field(
        "Address",
        "url",
        id="hook-url",
        error=WebhooksState.errors.url,
        default_value=WebhooksState.form.url,
        placeholder="https://hooks.northwind.example/talentra",
        max_length=LONGEST_URL,
        type="url",
        input_mode="url",
        auto_complete="off",
    )


def _events() -> rx.Component:
    begun = rx.Var.create(WebhooksState.form.events)
    boxes = [
        c.checkbox(said, name=event.value, default_checked=begun.contains(event.value))
        for event, said in EVENTS.items()
    ]
    return rx.el.fieldset(
        rx.el.legend("Tell it when", class_name="field-label"),
        *boxes,
        rx.el.p(WebhooksState.errors.events, role="alert", class_name="field-error"),
        class_name="field hook-events",
    )


def _note() -> rx.Component:
    return c.text_field(
        "Note",
        "note",
        id="hook-note",
        error=WebhooksState.errors.note,
        hint="For admins: what is behind the address.",
        default_value=WebhooksState.form.note,
        max_length=LONGEST_NOTE,
        auto_complete="off",
    )


def _private() -> rx.Component:
    return c.checkbox(
        "May lead into our own network",
        hint="Also allows plain http. Leave it off unless the system runs beside this one.",
        name="allows_private",
        default_checked=WebhooksState.form.allows_private,
    )


def _secret() -> rx.Component:
    return c.dialog(
        "Copy the secret now",
        rx.el.p(
            "This is the only time it is shown. The system that is told verifies with it that a "
            "message comes from here.",
            class_name="text-control",
        ),
        c.copy_text(WebhooksState.secret, label="The secret"),
        dialog_id="webhook-secret",
        open=WebhooksState.secret != "",
        on_close=WebhooksState.hide,
        actions=(c.button("I have it", kind="primary", on_click=WebhooksState.hide),),
    )


def _question() -> rx.Component:
    return c.confirm_dialog(
        "Delete this webhook?",
        f"Nothing more is sent to {WebhooksState.asked_url}, and its log goes, too.",
        dialog_id="webhook-delete",
        open=WebhooksState.asked_id != "",
        on_cancel=WebhooksState.keep,
        on_confirm=WebhooksState.remove,
        confirm="Delete webhook",
    )
