"""The cards of what the reader is told, and in which zone."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.everybody.preferences_state import BY_MAIL, IN_PRODUCT, PreferencesState
from talentra.ui.state import ViewerState


def told_card() -> rx.Component:
    """Each kind of notification with its ways."""
    shown = rx.cond(
        PreferencesState.problem,
        c.error_panel(PreferencesState.problem, on_retry=PreferencesState.refresh),
        rx.el.ul(rx.foreach(PreferencesState.kinds, _kind), class_name="devices"),
    )
    no_mail = rx.el.span("No mail is sent here", class_name="text-caption text-muted")
    card = c.card(
        shown,
        title="What you are told",
        aside=rx.cond(PreferencesState.has_mail, rx.fragment(), no_mail),
    )
    return rx.cond(PreferencesState.loaded, card, c.skeleton_card(6))


def look_card() -> rx.Component:
    """Light or dark, and the zone of times."""
    theme = rx.el.div(
        c.theme_switch(name="theme-here"),
        rx.el.p("Kept in this browser.", class_name="text-caption text-muted"),
        class_name="settings-theme grid gap-2",
    )
    zone = rx.el.div(
        c.zone_field(
            "Time zone",
            ViewerState.time_zone,
            on_choose=PreferencesState.choose_zone,
            hint="Every time you see here is told in it.",
        ),
        class_name="settings-theme",
    )
    return c.card(theme, zone, title="Theme and time", class_name="grid gap-4")


def _kind(kind: Any) -> rx.Component:
    ways = rx.el.div(
        _way(kind, IN_PRODUCT, "Here", kind.in_product),
        rx.cond(PreferencesState.has_mail, _way(kind, BY_MAIL, "By mail", kind.by_mail)),
        class_name="told-ways",
    )
    always = rx.cond(
        kind.is_optional,
        rx.fragment(),
        rx.el.p("Always, for your safety", class_name="text-caption text-muted"),
    )
    words = rx.el.div(rx.el.p(kind.words, class_name="font-medium"), always, class_name="min-w-0")
    return rx.el.li(words, ways, key=kind.kind)


def _way(kind: Any, way: str, label: str, chosen: Any) -> rx.Component:
    return c.checkbox(
        label,
        checked=chosen,
        disabled=~kind.is_optional,
        aria_label=f"{label}: {kind.words}",
        on_change=PreferencesState.turn(kind.kind, way),
    )
