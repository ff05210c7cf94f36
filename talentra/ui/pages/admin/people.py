"""Everybody who has an account and how it stands, and one of them in a panel."""

from typing import Any

import reflex as rx

from talentra.queries.people import PeopleSort, Status
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.departure import departure_dialog
from talentra.ui.pages.admin.people_import_state import ROUTE as IMPORT
from talentra.ui.pages.admin.people_parts import role_word, status_badge
from talentra.ui.pages.admin.people_query import ROUTE
from talentra.ui.pages.admin.people_state import PeopleState
from talentra.ui.pages.admin.person import panel
from talentra.ui.pages.admin.person_link import link_dialogs
from talentra.ui.pages.admin.person_new import new_dialog
from talentra.ui.pages.admin.person_new_state import NewPersonState
from talentra.ui.pages.admin.person_state import PersonState
from talentra.ui.state import audience

TITLE = "People · Talentra"
STATUSES = (
    ("", "Any status"),
    (Status.ACTIVE.value, "Active"),
    (Status.INVITED.value, "Invited and waiting"),
    (Status.DEACTIVATED.value, "Deactivated"),
)


def page() -> rx.Component:
    """Roles as tabs, the list, and beside it who is open."""
    return frame(
        "People",
        rx.el.div(_tabs(), _filters(), class_name="list-top"),
        rx.el.div(
            rx.el.div(_list(), class_name="list-main"),
            rx.cond(PersonState.is_open, panel()),
            data_split=PersonState.is_open,
            class_name="list-split people",
        ),
        departure_dialog(),
        link_dialogs(),
        new_dialog(),
        width="bare",
        primary=c.button(
            "Add a person", kind="primary", icon_name="user_plus", on_click=NewPersonState.begin
        ),
    )


def _tabs() -> rx.Component:
    waiting = [c.skeleton("5.5rem", "0.875rem") for _ in range(4)]
    skeleton = rx.el.div(*waiting, aria_hidden=True, class_name="tabs tabs-waiting")
    entries = c.tabs(
        rx.foreach(
            PeopleState.tabs,
            lambda tab: c.tab(tab.label, tab.href, current=tab.is_current, number=tab.count),
        ),
        label="Roles",
    )
    return rx.cond(PeopleState.tabs, entries, skeleton)


def _filters() -> rx.Component:
    state = PeopleState
    box = c.search_input(
        "Search name or email",
        default_value=state.q,
        key=state.search_key,
        on_change=state.search.debounce(250),
        aria_keyshortcuts="/",
    )
    status = c.select(STATUSES, value=state.status, on_change=state.narrow, aria_label="Status")
    clear = c.link_button("Clear filters", state.cleared, kind="ghost")
    several = c.link_button("Import a list", IMPORT, kind="ghost", icon_name="file_up")
    return c.toolbar(box, status, rx.cond(state.is_filtered, clear), several)


def _list() -> rx.Component:
    shown = rx.cond(PeopleState.rows, _table(), _nothing())
    broken = c.error_panel(PeopleState.problem, on_retry=PeopleState.refresh)
    ready = rx.cond(PeopleState.problem, rx.el.div(broken, class_name="p-5"), shown)
    return rx.cond(PeopleState.loaded, ready, _waiting())


def _waiting() -> rx.Component:
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.fragment(head, c.skeleton_rows(12))


def _nothing() -> rx.Component:
    filtered = c.empty_state(
        "search_x",
        "Nobody matches",
        "Try other words or another status.",
        action=c.link_button("Clear filters", PeopleState.cleared),
    )
    first = c.empty_state(
        "users_round",
        "Nobody here yet",
        "Add a person, or import a list of them; candidates can also register themselves.",
    )
    return rx.cond(PeopleState.is_filtered, filtered, first)


def _head(label: str, sort: PeopleSort, **how: Any) -> rx.Component:
    return c.column(
        label,
        sorted_as=PeopleState.order[sort.value],
        on_sort=PeopleState.sort_by(sort.value),
        **how,
    )


def _table() -> rx.Component:
    table = c.table(
        _head("Person", PeopleSort.NAME),
        c.column("Role", shown="tablet"),
        c.column("Status"),
        c.column("Candidates", numeric=True, shown="desktop"),
        c.column("Last seen", numeric=True, shown="tablet"),
        _head("Added", PeopleSort.ADDED, numeric=True, shown="desktop"),
        rows=rx.foreach(PeopleState.rows, _row),
        label="People",
    )
    pager = c.pager(
        PeopleState.said, previous=PeopleState.previous, following=PeopleState.following
    )
    return rx.fragment(table, rx.el.div(pager, class_name="list-foot"))


def _row(row: Any) -> rx.Component:
    who = c.link(
        c.person(row.name, row.initials, row.tint, detail=row.email),
        row.href,
        id=f"row-{row.id}",
        class_name="row-link",
    )
    never = rx.el.span("Never", class_name="text-muted")
    return c.row(
        c.cell(who),
        c.cell(role_word(row.role), shown="tablet"),
        c.cell(status_badge(row.status), rx.el.span(role_word(row.role), class_name="cell-below")),
        c.cell(row.candidates, numeric=True, shown="desktop"),
        c.cell(rx.cond(row.seen_at, c.time_ago(row.seen_at), never), numeric=True, shown="tablet"),
        c.cell(c.day(row.added_at), numeric=True, shown="desktop"),
        chosen=row.is_open,
        data_fresh=row.is_fresh,
        data_line=True,
        key=row.id,
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (PeopleState.follow,))
