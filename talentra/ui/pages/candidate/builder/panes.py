"""What stands beside the form: the page it becomes, or what a machine reads in it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.arrange_state import ArrangeState
from talentra.ui.pages.candidate.builder.checks_state import ChecksState
from talentra.ui.pages.candidate.builder.editor_state import EditorState
from talentra.ui.pages.candidate.builder.form import draft_form
from talentra.ui.pages.candidate.builder.look import look_controls
from talentra.ui.pages.candidate.builder.match import match_pane

A4 = {"width": "595", "height": "842"}  # until it is there; then as it is
PANES = (
    ("preview", "Preview", "eye"),
    ("check", "Check", "list_checks"),
    ("match", "Match", "search_check"),
)


def both() -> rx.Component:
    """Form and pane beside each other; on a phone one of the two."""
    shown = rx.match(ChecksState.pane, ("check", _check()), ("match", match_pane()), _preview())
    return rx.el.div(
        _switch(),
        rx.el.section(draft_form(), aria_label="Edit", class_name="draft-left"),
        rx.el.section(shown, aria_label="Beside the form", class_name="draft-right"),
        class_name="draft-both",
        custom_attrs={"data-editing": ChecksState.is_editing},
    )


def _switch() -> rx.Component:
    editing = _turn("edit", "Edit", "pencil", ChecksState.is_editing, "draft-edit")
    others = [
        _turn(name, label, mark, ChecksState.pane == name, "draft-pane")
        for name, label, mark in PANES
    ]
    return rx.el.div(
        editing, *others, role="group", aria_label="Show", class_name="segments draft-switch"
    )


def _turn(name: str, label: str, mark: str, pressed: Any, look: str) -> rx.Component:
    return rx.el.button(
        c.icon(mark, size=14),
        rx.el.span(label),
        type="button",
        aria_pressed=pressed,
        on_click=ChecksState.look_at(name),
        class_name=f"segment {look}",
    )


def _preview() -> rx.Component:
    unset = c.note(EditorState.unset, tone="warning", icon_name="triangle_alert")
    unprinted = c.note(EditorState.unprinted, tone="warning", icon_name="triangle_alert")
    return rx.fragment(
        look_controls(ArrangeState.choose, EditorState.look),
        rx.cond(EditorState.unset, unset),
        rx.cond(EditorState.unprinted, unprinted),
        rx.el.div(rx.foreach(EditorState.pages, _sheet), class_name="sheets"),
    )


def _sheet(href: Any, at: Any) -> rx.Component:
    number = rx.Var.create(EditorState.pages).length()
    return rx.el.img(
        src=href,
        alt=f"Page {at + 1} of {number}",
        custom_attrs=A4,
        key=at,
        class_name="sheet",
    )


def _check() -> rx.Component:
    again = c.button(
        "Check again",
        size="small",
        icon_name="refresh_cw",
        busy=ChecksState.is_reading,
        on_click=ChecksState.examine,
    )
    none = rx.el.p("Nothing stands out.", class_name="text-control text-muted")
    hints = rx.el.ul(rx.foreach(ChecksState.hints, _hint), class_name="hints")
    listed = rx.cond(ChecksState.hints, hints, rx.cond(ChecksState.is_reading, rx.fragment(), none))
    return rx.fragment(c.card(listed, title="Check list", aside=again), _proof())


def _hint(hint: Any) -> rx.Component:
    mark = rx.match(
        hint.weight,
        ("mend", c.badge("Mend", tone="danger")),
        ("improve", c.badge("Improve", tone="warning")),
        c.badge("Consider"),
    )
    way = rx.el.button(
        hint.where, type="button", on_click=ChecksState.jump(hint.path), class_name="link"
    )
    return rx.el.li(rx.el.div(way, mark, class_name="reading-top"), rx.el.p(hint.sentence))


def _proof() -> rx.Component:
    shown = rx.cond(
        ChecksState.problem,
        c.note(ChecksState.problem, tone="warning", icon_name="triangle_alert"),
        rx.cond(
            ChecksState.readings,
            rx.el.ul(rx.foreach(ChecksState.readings, _reading), class_name="readings"),
            c.skeleton_card(4),
        ),
    )
    said = (
        "The PDF and the Word file as they are now, each read by two programs as tracking systems "
        "use them."
    )
    return c.card(
        rx.el.p(said, class_name="text-control text-muted"), shown, title="What a machine reads"
    )


def _reading(reading: Any) -> rx.Component:
    mark = rx.cond(
        reading.is_whole,
        c.badge("Whole", tone="good", icon_name="check"),
        c.badge("Look here", tone="warning", icon_name="triangle_alert"),
    )
    text = rx.el.details(
        rx.el.summary("The text it reads"), rx.el.pre(reading.text, class_name="reading-text")
    )
    return rx.el.li(
        rx.el.div(rx.el.h3(reading.name, class_name="font-medium"), mark, class_name="reading-top"),
        rx.el.p(reading.said, class_name="text-control text-muted"),
        rx.el.ul(rx.foreach(reading.wrong, _misread), class_name="misread"),
        text,
        key=reading.name,
    )


def _misread(misread: Any) -> rx.Component:
    return rx.el.li(
        rx.el.button(
            misread.where,
            type="button",
            on_click=ChecksState.jump(misread.path),
            class_name="link",
        ),
        rx.el.span(misread.what, ": ", misread.text),
    )
