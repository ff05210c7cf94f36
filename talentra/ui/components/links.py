"""Ways to other places: inside the app, out of it, and within the page."""

from typing import Any

import reflex as rx
from reflex_components_core.el.elements.inline import A

from talentra.ui.components.marks import Text


def link(label: Text | rx.Component, href: Text, **props: Any) -> rx.Component:
    """A link to another page of the app, without a reload."""
    props.setdefault("class_name", "link")
    return rx.el.a(label, href=href, custom_attrs={"prefetch": "intent"}, **props)


def anchor(label: Text | rx.Component, href: Text, **props: Any) -> rx.Component:
    """A link the browser follows itself: files, /api addresses, mail and places on this page."""
    props.setdefault("class_name", "link")
    return A.create(label, href=href, **props)


def skip_link() -> rx.Component:
    """The first stop of the keyboard: past the navigation, into the content."""
    return anchor("Skip to content", "#main", class_name="skip-link")
