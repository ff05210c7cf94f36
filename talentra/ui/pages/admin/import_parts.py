"""What stands around the lines of a file that is imported: their tabs, verdicts and pages."""

from typing import Any

import reflex as rx

from talentra.ui import components as c


def lines(state: Any, table: rx.Component, *, there: str) -> rx.Component:
    """The table below its tabs and above its pager; `there` is what known lines are called."""
    none = rx.el.p("No line comes to that.", class_name="import-none")
    return rx.el.section(
        _outcomes(state, there),
        rx.cond(state.lines, rx.fragment(table, _turns(state)), none),
        aria_label="What would happen",
        class_name="card import-lines",
    )


def verdict(line: Any, *, there: str, new: str = "plus") -> rx.Component:
    """What would become of a line, and why when it is refused; `new` is an icon."""
    looks = (
        ("new", c.badge("New", tone="good", icon_name=new)),
        ("there", c.badge(there, icon_name="check")),
        ("refused", c.badge("Refused", tone="danger", icon_name="circle_alert")),
    )
    why = rx.cond(line.reason, rx.el.span(line.reason, class_name="import-reason"))
    badge = rx.match(line.outcome, *looks, rx.fragment())
    return c.cell(rx.el.div(badge, why, class_name="import-verdict"))


def named(name: Any, detail: Any) -> rx.Component:
    """Who or what a line is about."""
    lines = rx.el.span(
        rx.el.span(name, title=name, class_name="person-name"),
        rx.el.span(detail, title=detail, class_name="person-detail"),
        class_name="person-lines",
    )
    return c.cell(lines)


def _outcomes(state: Any, there: str) -> rx.Component:
    all_of_them = (
        ("", "All", state.counts.everything),
        ("new", "New", state.counts.new),
        ("there", there, state.counts.there),
        ("refused", "Refused", state.counts.refused),
    )
    return rx.el.div(
        *[
            rx.el.button(
                rx.el.span(label),
                c.count(number),
                type="button",
                aria_pressed=state.outcome == word,
                on_click=state.narrow(word),
                class_name="tab",
            )
            for word, label, number in all_of_them
        ],
        role="group",
        aria_label="Lines",
        class_name="tabs",
    )


def _turns(state: Any) -> rx.Component:
    def turn(mark: str, label: str, page: Any, *, off: Any) -> rx.Component:
        return c.icon_button(mark, label, disabled=off, on_click=state.turn(page))

    ways = rx.el.span(
        turn("chevron_left", "Previous lines", state.page - 1, off=state.page == 0),
        turn("chevron_right", "Next lines", state.page + 1, off=state.page == state.last_page),
        class_name="pager-turns",
    )
    return rx.el.div(rx.el.span(state.place), rx.cond(state.last_page, ways), class_name="pager")
