"""Importing a list of people: choose a file, look at what would happen, add all who are new."""

from typing import Any

import reflex as rx

from talentra.services.people_files import LARGEST, MOST
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin import import_parts
from talentra.ui.pages.admin.people_import_state import ROUTE, PeopleImportState
from talentra.ui.pages.admin.people_parts import role_word
from talentra.ui.pages.admin.people_query import ROUTE as PEOPLE
from talentra.ui.state import audience

TITLE = "Import a list · Talentra"
THERE = "Already there"
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
    return import_parts.lines(state, table, there=THERE)


def _line(line: Any) -> rx.Component:
    return c.row(
        c.cell(line.line, numeric=True),
        import_parts.named(line.name, line.email),
        c.cell(role_word(line.role), shown="tablet"),
        import_parts.verdict(line, there=THERE, new="user_plus"),
        key=line.line,
    )


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
