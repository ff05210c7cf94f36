"""Forms that are worked on for a while, and the fields only they have."""

from typing import Any

import reflex as rx

from talentra.ui.components.forms import field, wiring
from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import EditForm, TokenInput

LEAVING = {
    "title": "Leave without saving?",
    "said": "What you changed on this page is not saved yet.",
    "stay": "Stay here",
    "leave": "Leave",
}


def edit_form(
    *content: rx.Component, on_send: Any, answer: int | rx.Var[int], **props: Any
) -> rx.Component:
    """A form that is sent once per press and asks before unsaved changes are lost.

    on_send is `(self, form: dict[str, Any])`; it answers by making `answer` grow. Among the fields
    is the name and value of the button that was pressed.
    """
    return EditForm.create(*content, on_send=on_send, answer=answer, sentences=LEAVING, **props)


def refusal(sentence: Text) -> rx.Component:
    """Why an edit_form was not saved, when no single field is to blame; empty for no reason."""
    said = rx.el.p(sentence, role="alert", data_refused=True, class_name="refusal")
    return rx.cond(sentence, said)


def token_field(
    label: Text,
    name: str,
    given: rx.Var[list[str]] | list[str],
    *,
    error: Text = "",
    hint: Text | None = None,
    **props: Any,
) -> rx.Component:
    """A labelled collection of words; they are sent as one text, a line for each.

    With on_typing, a handler `(self, typed: str)`, what it puts into `offered` can be chosen.
    """
    control_id = props.pop("id", f"field-{name}")
    control = TokenInput.create(
        icon("x", size=12),
        name=name,
        given=given,
        removing="Remove",
        **wiring(control_id, error, hint),
        **props,
    )
    return field(label, control, control_id=control_id, error=error, hint=hint)
