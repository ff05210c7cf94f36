"""Buttons, and links that look like them."""

from typing import Any, Literal

import reflex as rx
from reflex_components_core.el.elements.inline import A

from talentra.ui.components.marks import Text, icon
from talentra.ui.interop import PrintButton

Kind = Literal["primary", "secondary", "ghost", "danger"]
Size = Literal["small", "medium", "large"]
Switch = bool | rx.Var[bool]


def _look(kind: Kind, size: Size, class_name: str) -> str:
    return f"button button-{kind} button-{size} {class_name}".strip()


def _inside(label: Text, icon_name: str | None) -> list[rx.Component]:
    mark = [icon(icon_name)] if icon_name else []
    return [*mark, rx.el.span(label, class_name="button-label")]


def _either(one: Switch, other: Switch) -> Switch:
    if isinstance(one, bool) and isinstance(other, bool):
        return one or other
    return (rx.Var.create(one) | rx.Var.create(other)).bool()


def button(
    label: Text,
    *,
    kind: Kind = "secondary",
    size: Size = "medium",
    icon_name: str | None = None,
    busy: Switch = False,
    disabled: Switch = False,
    submit: bool = False,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A button; while busy it turns a wheel and cannot be pressed again."""
    return rx.el.button(
        *_inside(label, icon_name),
        type="submit" if submit else "button",
        aria_busy=busy,
        disabled=_either(busy, disabled),
        class_name=_look(kind, size, class_name),
        **props,
    )


def icon_button(
    icon_name: str, label: Text, *, pressed: Switch | None = None, **props: Any
) -> rx.Component:
    """A button that is only an icon; the label is what is heard and shown on hover."""
    if pressed is not None:
        props["aria_pressed"] = pressed
    props.setdefault("class_name", "icon-button")
    return rx.el.button(icon(icon_name), type="button", aria_label=label, title=label, **props)


def link_button(
    label: Text,
    href: Text,
    *,
    kind: Kind = "secondary",
    size: Size = "medium",
    icon_name: str | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A link to another page of the app that looks like a button."""
    return rx.el.a(
        *_inside(label, icon_name), href=href, class_name=_look(kind, size, class_name), **props
    )


def print_button(label: Text, *, kind: Kind = "secondary") -> rx.Component:
    """A button that puts the page on paper."""
    return PrintButton.create(*_inside(label, "printer"), class_name=_look(kind, "medium", ""))


def download_button(
    label: Text,
    href: Text,
    *,
    kind: Kind = "secondary",
    size: Size = "medium",
    icon_name: str = "download",
    **props: Any,
) -> rx.Component:
    """A link to a file that looks like a button."""
    return A.create(
        *_inside(label, icon_name), href=href, class_name=_look(kind, size, ""), **props
    )
