"""Importing a list of people: choose a file, look at what would happen, add all who are new."""

from typing import Any

import reflex as rx

from talentra.services.people_files import LARGEST, MOST
from talentra.services.people_imports import Outcome
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.people_import_state import ROUTE, PeopleImportState
from talentra.ui.pages.admin.people_parts import role_word
from talentra.ui.pages.admin.people_query import ROUTE as PEOPLE
from talentra.ui.state import audience

TITLE = "Import a list · Talentra"
FIELDS = (("full_name", "Name"), ("email", "Email"), ("role", "Role"))


def page() -> rx.Component:
    """The file, then its lines, then the links."""
    state = PeopleImportState
    on_its_way = rx.cond(state.made, _done(), _look())
    return frame(
        "Import a list",
        rx.cond(state.file_name, on_its_way, _choose()),
        crumb=c.link("People", PEOPLE),
        width="wide",
    )


def _choose() -> rx.Component:
    state = PeopleImportState
    drop = c.file_drop(
        rx.el.span(c.icon("file_up", size=20), class_name="empty-icon"),
        rx.el.h2("Choose a CSV file", class_name="empty-title text-ink"),
        rx.el.p(
            f"In UTF-8, with up to {MOST:,} people and 1 MB. The first line names the columns: "
            "name, email and, if you like, role.",
            class_name="text-control",
        ),
        drop_id="people-file",
        on_upload=state.upload,
        answer=state.answer,
        refusal=state.refusal,
        endings=(".csv",),
        max_bytes=LARGEST,
    )
    said = rx.el.p(
        "You see what would happen to each line before anybody is added. Everybody new gets a "
        "one-time link; nothing is mailed.",
        class_name="max-w-prose text-muted",
    )
    return rx.el.div(said, drop, class_name="import-choose")


def _look() -> rx.Component:
    return rx.el.div(_top(), _lines(), class_name="import-look")


def _top() -> rx.Component:
    state = PeopleImportState
    several = rx.cond(state.counts.new == 1, "Add 1 person", f"Add {state.counts.new} people")
    add = c.button(
        rx.cond(state.counts.new, several, "Nobody to add"),
        kind="primary",
        disabled=state.counts.new == 0,
        on_click=state.create,
    )
    again = c.button("Another file", kind="ghost", on_click=state.begin)
    columns = rx.el.div(*[_column(*each) for each in FIELDS], class_name="import-columns")
    return c.card(
        columns,
        c.refusal(state.refusal),
        rx.el.div(add, again, class_name="side-panel-actions"),
        title=state.file_name,
    )


def _column(name: str, label: str) -> rx.Component:
    state = PeopleImportState
    choices: Any = state.role_choices if name == "role" else state.choices
    return c.select_field(
        label,
        name,
        choices,
        id=f"column-{name}",
        value=state.at[name],
        on_change=lambda column: state.use(name, column),
    )


def _lines() -> rx.Component:
    state = PeopleImportState
    table = c.table(
        c.column("Line", numeric=True),
        c.column("Person"),
        c.column("Role", shown="tablet"),
        c.column("What happens"),
        rows=rx.foreach(state.lines, _line),
        label="Lines of the file",
    )
    none = rx.el.p("No line comes to that.", class_name="import-none")
    return rx.el.section(
        _outcomes(),
        rx.cond(state.lines, rx.fragment(table, _turns()), none),
        class_name="card import-lines",
    )


def _outcomes() -> rx.Component:
    state = PeopleImportState
    all_of_them = (
        ("", "All", state.counts.everything),
        (Outcome.NEW.value, "New", state.counts.new),
        (Outcome.THERE.value, "Already there", state.counts.there),
        (Outcome.REFUSED.value, "Refused", state.counts.refused),
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


def _line(line: Any) -> rx.Component:
    looks = (
        (Outcome.NEW.value, c.badge("New", tone="good", icon_name="user_plus")),
        (Outcome.THERE.value, c.badge("Already there", icon_name="check")),
        (Outcome.REFUSED.value, c.badge("Refused", tone="danger", icon_name="circle_alert")),
    )
    who = rx.el.span(
        rx.el.span(line.name, title=line.name, class_name="person-name"),
        rx.el.span(line.email, title=line.email, class_name="person-detail"),
        class_name="person-lines",
    )
    badge = rx.match(line.outcome, *looks, rx.fragment())
    why = rx.cond(line.reason, rx.el.span(line.reason, class_name="import-reason"))
    return c.row(
        c.cell(line.line, numeric=True),
        c.cell(who),
        c.cell(role_word(line.role), shown="tablet"),
        c.cell(rx.el.div(badge, why, class_name="import-verdict")),
        key=line.line,
    )


def _turns() -> rx.Component:
    state = PeopleImportState
    ways = rx.el.span(
        _turn("chevron_left", "Previous lines", state.page - 1, off=state.page == 0),
        _turn("chevron_right", "Next lines", state.page + 1, off=state.page == state.last_page),
        class_name="pager-turns",
    )
    return rx.el.div(rx.el.span(state.place), rx.cond(state.last_page, ways), class_name="pager")


def _turn(mark: str, label: str, page: Any, *, off: Any) -> rx.Component:
    return c.icon_button(mark, label, disabled=off, on_click=PeopleImportState.turn(page))


def _done() -> rx.Component:
    state = PeopleImportState
    said = rx.cond(state.made == 1, "1 person is added", f"{state.made} people are added")
    return c.card(
        rx.el.p(
            "Their one-time links are in the file that was just downloaded, and nowhere else: "
            "once you leave this page they cannot be shown again. Each works once, within a week.",
            class_name="text-control",
        ),
        rx.el.div(
            c.button("Download again", icon_name="download", on_click=state.download),
            c.link_button("See the people", PEOPLE, kind="primary"),
            class_name="side-panel-actions",
        ),
        title=said,
        class_name="import-done",
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (PeopleImportState.begin,))
