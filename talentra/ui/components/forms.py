"""Fields and the form that holds them. Every control has a visible label and room for its error."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import reflex as rx

from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import CopyText, NativeForm, PasswordInput

Choices = Sequence[tuple[str, str]] | rx.Var[Any]


class RadioCard(NamedTuple):
    """One card of a group of which exactly one is chosen."""

    value: str
    title: str
    detail: str = ""


def native_form(*content: rx.Component, action: str, **props: Any) -> rx.Component:
    """A form the browser posts itself to an address of the server, once per press."""
    return NativeForm.create(*content, action=action, method="post", **props)


def field(
    label: Text,
    control: rx.Component,
    *,
    control_id: str,
    error: Text = "",
    hint: Text | None = None,
    aside: rx.Component | None = None,
) -> rx.Component:
    """A label, its control, a hint, and a line kept free for an error so that nothing jumps."""
    hints = (
        [rx.el.p(hint, id=f"{control_id}-hint", class_name="field-hint")]
        if hint is not None
        else []
    )
    named = rx.el.label(label, html_for=control_id, class_name="field-label")
    return rx.el.div(
        rx.el.div(named, *([aside] if aside else []), class_name="field-top"),
        control,
        *hints,
        rx.el.p(error, id=f"{control_id}-error", class_name="field-error"),
        class_name="field",
    )


def wiring(control_id: str, error: Text, hint: Text | None) -> dict[str, Any]:
    """What ties a control to its label, its hint and its error."""
    described = (
        f"{control_id}-hint {control_id}-error" if hint is not None else f"{control_id}-error"
    )
    return {
        "id": control_id,
        "aria_invalid": error != "",
        "aria_describedby": described,
    }


def text_input(**props: Any) -> rx.Component:
    """A one-line input without a label: put it into a field, or give it an aria_label."""
    props.setdefault("type", "text")
    return rx.el.input(class_name="input", **props)


def search_input(label: str, **props: Any) -> rx.Component:
    """A search box; key it by a number that grows when its text changes from outside."""
    return rx.el.div(
        icon("search"),
        rx.el.input(
            type="search", aria_label=label, placeholder=label, class_name="input", **props
        ),
        class_name="search",
    )


def text_field(
    label: Text,
    name: str,
    *,
    error: Text = "",
    hint: Text | None = None,
    aside: rx.Component | None = None,
    **props: Any,
) -> rx.Component:
    """A labelled one-line input; give auto_complete and input_mode where they apply."""
    control_id = props.pop("id", f"field-{name}")
    control = text_input(name=name, **wiring(control_id, error, hint), **props)
    return field(label, control, control_id=control_id, error=error, hint=hint, aside=aside)


def password_field(
    label: Text,
    name: str = "password",
    *,
    error: Text = "",
    hint: Text | None = None,
    aside: rx.Component | None = None,
    **props: Any,
) -> rx.Component:
    """A labelled password with an eye; what is typed stays in the browser until the post."""
    control_id = props.pop("id", f"field-{name}")
    control = PasswordInput.create(
        icon("eye"),
        icon("eye_off"),
        name=name,
        class_name="input",
        **wiring(control_id, error, hint),
        **props,
    )
    return field(label, control, control_id=control_id, error=error, hint=hint, aside=aside)


def copy_text(text: Text, *, label: Text) -> rx.Component:
    """A text to take along, with a button that copies it; the label is only heard."""
    return CopyText.create(
        text=text,
        label="Copy",
        said="Copied.",
        selected="Selected: copy it with Ctrl+C.",
        custom_attrs={"aria-label": label},
    )


def textarea_field(
    label: Text,
    name: str,
    *,
    error: Text = "",
    hint: Text | None = None,
    aside: rx.Component | None = None,
    rows: int = 4,
    **props: Any,
) -> rx.Component:
    """A labelled text of several lines."""
    control_id = props.pop("id", f"field-{name}")
    tied = wiring(control_id, error, hint)
    control = rx.el.textarea(name=name, rows=rows, class_name="input textarea", **tied, **props)
    return field(label, control, control_id=control_id, error=error, hint=hint, aside=aside)


def _options(choices: Choices) -> list[rx.Component]:
    if isinstance(choices, rx.Var):
        pairs = choices.to(list[list[str]])
        return [rx.foreach(pairs, lambda pair: rx.el.option(pair[1], value=pair[0]))]
    return [rx.el.option(label, value=value) for value, label in choices]


def select(choices: Choices, **props: Any) -> rx.Component:
    """A native list of (value, label) pairs without a label of its own: give it an aria_label."""
    return rx.el.div(
        rx.el.select(*_options(choices), class_name="input select", **props),
        icon("chevron_down"),
        class_name="select-box",
    )


def select_field(
    label: Text,
    name: str,
    choices: Choices,
    *,
    error: Text = "",
    hint: Text | None = None,
    **props: Any,
) -> rx.Component:
    """A labelled native list of (value, label) pairs."""
    control_id = props.pop("id", f"field-{name}")
    control = select(choices, name=name, **wiring(control_id, error, hint), **props)
    return field(label, control, control_id=control_id, error=error, hint=hint)


def checkbox(label: Text, *, hint: Text | None = None, **props: Any) -> rx.Component:
    """A box with its words; the words are part of what can be pressed."""
    more = [rx.el.span(hint, class_name="field-hint")] if hint is not None else []
    return rx.el.label(
        rx.el.input(type="checkbox", class_name="checkbox", **props),
        rx.el.span(rx.el.span(label), *more, class_name="check-lines"),
        class_name="check",
    )


def bare_checkbox(label: Text, **props: Any) -> rx.Component:
    """A box whose words are only heard: for the first column of a table."""
    return rx.el.label(
        rx.el.input(type="checkbox", aria_label=label, class_name="checkbox", **props),
        class_name="check check-bare",
    )


def radio_card(name: str, value: Text, *content: rx.Component | Text, **props: Any) -> rx.Component:
    """One card of a group; content is what stands in it."""
    return rx.el.label(
        rx.el.input(type="radio", name=name, value=value, class_name="radio", **props),
        rx.el.span(*content, class_name="check-lines"),
        class_name="radio-card",
    )


def radio_group(legend: Text, *cards: rx.Component, error: Text = "") -> rx.Component:
    """Cards of which one is chosen, under the question they answer."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label"),
        rx.el.div(*cards, class_name="radio-cards"),
        rx.el.p(error, role="alert", class_name="field-error"),
        class_name="field",
    )


def radio_cards(
    legend: Text,
    name: str,
    cards: Sequence[RadioCard],
    *,
    value: Text | None = None,
    error: Text = "",
    **props: Any,
) -> rx.Component:
    """A group of cards known beforehand; value is the chosen one when the page controls it."""

    def one(card: RadioCard) -> rx.Component:
        chosen = {} if value is None else {"checked": rx.Var.create(value) == card.value}
        detail = [rx.el.span(card.detail, class_name="field-hint")] if card.detail else []
        title = rx.el.span(card.title, class_name="radio-title")
        return radio_card(name, card.value, title, *detail, **chosen, **props)

    return radio_group(legend, *[one(card) for card in cards], error=error)
