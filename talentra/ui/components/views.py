"""Whole views for when there is nothing else to show, and quiet helpers every page carries."""

import reflex as rx
from reflex.style import LiteralColorMode, color_mode, set_color_mode

from talentra.ui.components.buttons import Kind, link_button
from talentra.ui.components.links import anchor
from talentra.ui.components.marks import Text, icon, wordmark
from talentra.ui.interop import ConnectionBar, Hotkeys, KeySwitch, RouteAnnouncer

THEMES: tuple[tuple[LiteralColorMode, str, str], ...] = (
    ("light", "Light", "sun"),
    ("dark", "Dark", "moon"),
    ("system", "System", "monitor"),
)


def live_region(said: Text) -> rx.Component:
    """Reads to a screen reader whatever it is given next."""
    return rx.el.div(said, role="status", aria_live="polite", class_name="sr-only")


def route_announcer() -> rx.Component:
    """After a navigation: focus on the heading, the title read aloud."""
    return RouteAnnouncer.create()


def connection_bar() -> rx.Component:
    """A line above the page while the server cannot be reached."""
    more = rx.el.span("; what you see may be out of date", class_name="from-tablet")
    said = rx.el.span("Connection lost. Reconnecting", more, ".")
    return ConnectionBar.create(icon("cloud_off"), said)


def hotkeys() -> rx.Component:
    """Lets single keys press what names them in aria_keyshortcuts."""
    return Hotkeys.create()


def key_switch() -> rx.Component:
    """Single keys on or off, in this browser."""
    return rx.el.label(
        KeySwitch.create(class_name="checkbox"),
        rx.el.span("Keyboard shortcuts"),
        data_stay=True,
        class_name="menu-entry",
    )


def theme_switch(name: str = "theme") -> rx.Component:
    """Light, dark, or as the computer has it; each one on a page has a name of its own."""

    def one(mode: LiteralColorMode, label: str, icon_name: str) -> rx.Component:
        return rx.el.label(
            rx.el.input(
                type="radio",
                name=name,
                value=mode,
                checked=color_mode == mode,
                on_change=set_color_mode(mode),
                class_name="sr-only",
            ),
            icon(icon_name, size=14),
            rx.el.span(label),
            class_name="segment",
        )

    return rx.el.fieldset(
        rx.el.legend("Theme", class_name="sr-only"),
        *[one(*theme) for theme in THEMES],
        data_stay=True,
        class_name="segments",
    )


def statement(
    icon_name: str, title: Text, sentence: Text, *actions: rx.Component, heading: str = "h2"
) -> rx.Component:
    """A heading, a sentence and a way on, in the middle of the place."""
    titled = rx.el.h1 if heading == "h1" else rx.el.h2
    return rx.el.div(
        rx.el.span(icon(icon_name, size=22), class_name="empty-icon"),
        titled(title, class_name="statement-title", tab_index=-1),
        rx.el.p(sentence, class_name="empty-sentence"),
        rx.el.div(*actions, class_name="statement-actions"),
        class_name="statement",
    )


def _alone(*content: rx.Component) -> rx.Component:
    return rx.el.main(wordmark(), *content, id="main", tab_index=-1, class_name="alone")


def not_found_view(
    sentence: Text = "This page doesn't exist or isn't open to you.",
    *,
    kind: Kind = "primary",
) -> rx.Component:
    """The page for an address that leads nowhere, or nowhere for this reader."""
    back = link_button("Go to the start page", "/", kind=kind)
    return _alone(statement("compass", "Page not found", sentence, back, heading="h1"))


def crash_view() -> rx.Component:
    """What stands in place of the app when drawing it failed: plain words and a reload."""
    again = anchor("Reload the page", "", class_name="button button-primary button-medium")
    start = anchor("Go to the start page", "/", class_name="button button-secondary button-medium")
    return _alone(
        rx.el.title("This page stopped working · Talentra"),  # the page's own is gone with it
        statement(
            "circle_alert",
            "This page stopped working",
            "What you saved is safe. Reload to go on; tell your administrator if it comes back.",
            again,
            start,
            heading="h1",
        ),
    )
