"""What content stands on: cards, tiles, facts, empty and broken places, and their skeletons."""

from typing import Any

import reflex as rx

from talentra.ui.components.buttons import button
from talentra.ui.components.links import link
from talentra.ui.components.marks import Text, icon


def card(
    *content: rx.Component | Text,
    title: Text | None = None,
    aside: rx.Component | None = None,
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A panel with a line around it, a title, and room beside the title."""
    top: list[rx.Component] = []
    if title is not None:
        heading = rx.el.h2(title, class_name="card-title")
        top = [rx.el.div(heading, *([aside] if aside else []), class_name="card-top")]
    return rx.el.section(*top, *content, class_name=f"card {class_name}".strip(), **props)


def stat_tile(
    label: Text,
    figure: Text | int | rx.Var[int],
    *,
    note: Text | rx.Component | None = None,
    href: Text | None = None,
) -> rx.Component:
    """One figure with what it counts; with href it leads to the list it was counted from."""
    inside = [
        rx.el.span(label, class_name="tile-label"),
        rx.el.span(figure, class_name="tile-figure"),
        *([rx.el.span(note, class_name="tile-note")] if note is not None else []),
    ]
    if href is None:
        return rx.el.div(*inside, class_name="card tile")
    return link(rx.fragment(*inside), href, class_name="card tile tile-link")


def facts(*pairs: tuple[Text, Text | rx.Component]) -> rx.Component:
    """Names and values in two columns."""
    rows = [rx.el.div(rx.el.dt(name), rx.el.dd(value), class_name="fact") for name, value in pairs]
    return rx.el.dl(*rows, class_name="facts")


def empty_state(
    icon_name: str, title: Text, sentence: Text, *, action: rx.Component | None = None
) -> rx.Component:
    """Says what will stand here and who makes it happen, with one way on."""
    return rx.el.div(
        rx.el.span(icon(icon_name, size=20), class_name="empty-icon"),
        rx.el.p(title, class_name="empty-title"),
        rx.el.p(sentence, class_name="empty-sentence"),
        *([action] if action else []),
        class_name="empty",
    )


def error_panel(sentence: Text, *, on_retry: Any, reference: Text = "") -> rx.Component:
    """Says that a part of the page could not be loaded, with a way to try again."""
    coded = rx.cond(reference, rx.el.span("Reference ", reference, class_name="error-code"))
    return rx.el.div(
        icon("circle_alert"),
        rx.el.p(sentence),
        coded,
        button("Retry", size="small", on_click=on_retry),
        role="alert",
        class_name="error-panel",
    )


def note(
    *content: rx.Component | Text, tone: str = "accent", icon_name: str = "info"
) -> rx.Component:
    """A sentence set apart on a page; tone is accent, good, warning or danger."""
    return rx.el.div(icon(icon_name), rx.el.div(*content), class_name=f"note note-{tone}")


def skeleton(width: str = "100%", height: str = "0.75rem") -> rx.Component:
    """A grey bar where text will stand."""
    size = {"style": {"width": width, "height": height}}
    return rx.el.span(aria_hidden=True, class_name="skeleton", custom_attrs=size)


def skeleton_tiles(number: int = 4) -> rx.Component:
    """Tiles as tall as the ones to come."""
    bars = [skeleton("45%"), skeleton("30%", "1.75rem"), skeleton("60%")]
    return rx.fragment(*[rx.el.div(*bars, class_name="card tile") for _ in range(number)])


def skeleton_card(lines: int = 4) -> rx.Component:
    """A card with lines to come."""
    bars = [skeleton(f"{90 - 13 * (n % 4)}%") for n in range(lines)]
    return rx.el.div(
        skeleton("30%", "0.875rem"), *bars, aria_hidden=True, class_name="card skeleton-lines"
    )


def skeleton_rows(rows: int = 10) -> rx.Component:
    """Rows of a list as tall as the ones to come."""
    line = rx.el.div(
        rx.el.span(class_name="skeleton skeleton-face"),
        skeleton("24%"),
        skeleton("12%"),
        skeleton("20%"),
        class_name="skeleton-row",
    )
    return rx.el.div(*[line for _ in range(rows)], aria_hidden=True)
