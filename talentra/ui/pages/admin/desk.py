"""The assignment desk: candidates who wait, first of all, and the recruiters they can go to."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import PickRow, RowMenuButton, TickAll, TickBox
from talentra.ui.page import Page
from talentra.ui.pages.admin.balance import balance_button, balance_dialog
from talentra.ui.pages.admin.desk_menu import MENU, row_menu
from talentra.ui.pages.admin.desk_panel import panel
from talentra.ui.pages.admin.desk_panel_state import DeskPanelState
from talentra.ui.pages.admin.desk_query import ROUTE, Show
from talentra.ui.pages.admin.desk_rail import PICKED, rail
from talentra.ui.pages.admin.desk_state import DeskState
from talentra.ui.state import audience

TITLE = "Assignments · Talentra"


def page() -> rx.Component:
    """Three lists as tabs, the list, and beside it the recruiters or who is open."""
    return frame(
        "Assignments",
        rx.el.div(_tabs(), _filters(), class_name="list-top"),
        rx.el.div(
            rx.el.div(_list(), class_name="list-main"),
            rx.cond(DeskPanelState.is_open, panel(), rail()),
            data_split=DeskPanelState.is_open,
            data_show=DeskState.show,
            class_name="list-split desk",
        ),
        row_menu(),
        balance_dialog(),
        width="bare",
    )


def _tabs() -> rx.Component:
    waiting = [c.skeleton("6.5rem", "0.875rem") for _ in Show]
    skeleton = rx.el.div(*waiting, aria_hidden=True, class_name="tabs tabs-waiting")
    entries = c.tabs(
        rx.foreach(
            DeskState.tabs,
            lambda tab: c.tab(tab.label, tab.href, current=tab.is_current, number=tab.count),
        ),
        label="Candidates",
    )
    return rx.cond(DeskState.tabs, entries, skeleton)


def _filters() -> rx.Component:
    box = c.search_input(
        "Search name or email",
        default_value=DeskState.q,
        key=DeskState.search_key,
        on_change=DeskState.search.debounce(250),
    )
    choices: Any = DeskState.choices
    recruiter = c.select(
        choices,
        value=DeskState.recruiter_id,
        on_change=DeskState.narrow,
        aria_label="Recruiter",
    )
    clear = c.link_button("Clear filters", DeskState.cleared, kind="ghost")
    return c.toolbar(box, recruiter, rx.cond(DeskState.is_filtered, clear), balance_button())


def _list() -> rx.Component:
    shown = rx.cond(DeskState.rows, _table(), _nothing())
    broken = c.error_panel(DeskState.problem, on_retry=DeskState.refresh)
    ready = rx.cond(DeskState.problem, rx.el.div(broken, class_name="p-5"), shown)
    return rx.cond(DeskState.loaded, ready, _waiting())


def _waiting() -> rx.Component:
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.fragment(head, c.skeleton_rows(12))


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", DeskState.cleared)
    filtered = c.empty_state(
        "search_x", "No candidates match", "Try other words or another recruiter.", action=clear
    )
    pool = c.empty_state(
        "circle_check",
        "Everyone has a recruiter",
        "Whoever applies next without one waits here, and you are told by the bell.",
    )
    first = c.empty_state(
        "users_round",
        "Nobody here yet",
        "Candidates register themselves; once they have a recruiter they stand here.",
    )
    nobody = rx.cond(DeskState.show == Show.WAITING, pool, first)
    return rx.cond(DeskState.is_filtered, filtered, nobody)


def _table() -> rx.Component:
    everybody = rx.el.label(
        TickAll.create(
            group=PICKED,
            rows=DeskState.rows,
            aria_label="Select all on this page",
            class_name="checkbox",
        ),
        class_name="check check-bare",
    )
    table = c.table(
        c.column(everybody),
        c.column("Candidate"),
        c.column("Applied for", shown="tablet"),
        c.column(rx.el.span("Stage"), shown="desktop"),
        rx.cond(DeskState.show != Show.WAITING, c.column("Recruiter", shown="tablet")),
        c.column(DeskState.since, numeric=True),
        c.column(rx.el.span("Actions", class_name="sr-only")),
        rows=rx.foreach(DeskState.rows, _row),
        label="Candidates",
    )
    pager = c.pager(DeskState.said, previous=DeskState.previous, following=DeskState.following)
    return rx.fragment(table, rx.el.div(pager, class_name="list-foot"))


def _row(row: Any) -> rx.Component:
    box = TickBox.create(
        group=PICKED, value=row.id, aria_label=f"Select {row.name}", class_name="checkbox"
    )
    who = c.link(
        c.person(row.name, row.initials, row.tint, detail=row.detail),
        row.href,
        class_name="row-link",
    )
    return PickRow.create(
        c.cell(rx.el.label(box, class_name="check check-bare")),
        c.cell(who),
        c.cell(_job(row), shown="tablet"),
        c.cell(rx.cond(row.stage, c.stage_badge(row.stage)), shown="desktop"),
        rx.cond(DeskState.show != Show.WAITING, c.cell(_recruiter(row), shown="tablet")),
        c.cell(c.time_ago(row.since), numeric=True),
        c.cell(_more(row)),
        group=PICKED,
        value=row.id,
        data_chosen=row.is_open,
        data_fresh=row.is_fresh,
        key=row.id,
    )


def _job(row: Any) -> rx.Component:
    never = rx.el.span("Never applied", class_name="text-muted")
    more = rx.cond(row.more, rx.el.span(row.more, title="More applications", class_name="count"))
    job = rx.el.span(row.job, title=row.job, class_name="truncate")
    return rx.cond(row.job, rx.el.div(job, more, class_name="desk-job"), never)


def _recruiter(row: Any) -> rx.Component:
    nobody = rx.el.span(rx.cond(row.job, "Waiting", "–"), class_name="text-muted")
    return rx.cond(row.recruiter, row.recruiter, nobody)


def _more(row: Any) -> rx.Component:
    said = f"Assign {row.name}"
    return RowMenuButton.create(
        c.icon("ellipsis"),
        menu=MENU,
        row=row,
        aria_label=said,
        title=said,
        class_name="icon-button",
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (DeskState.follow,))
