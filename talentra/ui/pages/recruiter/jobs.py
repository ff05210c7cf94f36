"""The postings: one's own and, but for their drafts, everybody's."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.jobs_query import ROUTE
from talentra.ui.pages.recruiter.jobs_state import ManagedJobsState
from talentra.ui.pages.recruiter.parts import job_status, post_a_job
from talentra.ui.state import audience

TITLE = "Jobs · Talentra"


def page() -> rx.Component:
    """Statuses as tabs above the list."""
    return frame(
        "Jobs",
        rx.el.div(_tabs(), _filters(), class_name="list-top"),
        rx.el.div(rx.el.div(_list(), class_name="list-main"), class_name="list-split"),
        _dialog(),
        width="bare",
        primary=post_a_job(),
    )


def _tabs() -> rx.Component:
    waiting = [c.skeleton("4rem", "0.875rem") for _ in range(4)]
    skeleton = rx.el.div(*waiting, aria_hidden=True, class_name="tabs tabs-waiting")

    def one(tab: Any) -> rx.Component:
        return c.tab(tab.word, tab.href, current=tab.is_current, number=tab.count)

    entries = c.tabs(rx.foreach(ManagedJobsState.tabs, one), label="Statuses")
    return rx.cond(ManagedJobsState.tabs, entries, skeleton)


def _filters() -> rx.Component:
    state = ManagedJobsState
    box = c.search_input(
        "Search title, company or place",
        default_value=state.q,
        key=state.search_key,
        on_change=state.search.debounce(250),
        aria_keyshortcuts="/",
    )
    here = rx.cond(state.is_mine, "true", "false")
    mine = c.link_button("Only mine", state.mine_href, aria_current=here, class_name="toggle")
    clear = c.link_button("Clear filters", ROUTE, kind="ghost")
    return c.toolbar(box, mine, rx.cond(state.is_filtered, clear))


def _list() -> rx.Component:
    state = ManagedJobsState
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    shown = rx.cond(state.rows, _table(), _nothing())
    ready = rx.cond(state.problem, rx.el.div(broken, class_name="p-5"), shown)
    return rx.cond(state.loaded, ready, _waiting())


def _waiting() -> rx.Component:
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.fragment(head, c.skeleton_rows(12))


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", ROUTE)
    return rx.cond(
        ManagedJobsState.is_filtered,
        c.empty_state("search_x", "No jobs match", "Try other words or statuses.", action=clear),
        c.empty_state(
            "briefcase_business",
            "No jobs yet",
            "Post the first one: say what the work is, and candidates can apply to it at once.",
            action=post_a_job(),
        ),
    )


def _table() -> rx.Component:
    table = c.table(
        c.column("Job"),
        c.column("Status"),
        c.column("Applicants", numeric=True, shown="tablet"),
        c.column("Opened", numeric=True, shown="desktop"),
        c.column("Closes", numeric=True, shown="desktop"),
        c.column("Owner", shown="desktop"),
        c.column(rx.el.span("Actions", class_name="sr-only"), width="64px"),
        rows=rx.foreach(ManagedJobsState.rows, _row),
        label="Jobs",
    )
    pager = c.pager(
        ManagedJobsState.said,
        previous=ManagedJobsState.previous,
        following=ManagedJobsState.following,
    )
    return rx.fragment(table, rx.el.div(pager, class_name="list-foot"))


def _row(job: Any) -> rx.Component:
    title = rx.el.span(
        c.link(job.title, job.href, title=job.title, class_name="row-link person-name"),
        rx.el.span(job.line, title=job.line, class_name="person-detail"),
        class_name="person-lines job-lines",
    )
    return c.row(
        c.cell(title),
        c.cell(job_status(job.status), rx.el.span(job.counted, class_name="cell-below")),
        c.cell(_applicants(job), numeric=True, shown="tablet"),
        c.cell(_day(job.opened_at, "–"), numeric=True, shown="desktop"),
        c.cell(_day(job.closes_on, "–"), numeric=True, shown="desktop"),
        c.cell(job.owner, shown="desktop"),
        c.cell(rx.cond(job.can_change, _actions(job))),
        key=job.id,
    )


def _day(iso: Any, otherwise: str) -> rx.Component:
    return rx.cond(iso, c.day(iso), rx.el.span(otherwise, class_name="text-muted"))


def _applicants(job: Any) -> rx.Component:
    """How many the reader sees, with the way to them; the rest of one's own job as numbers."""
    seen = c.link(job.applicants, job.applicants_href, class_name="above-row link")
    return rx.el.span(
        rx.cond(job.applicants_href, seen, rx.el.span(job.applicants)),
        rx.cond(job.hidden, rx.el.span(job.hidden, class_name="person-detail")),
        class_name="count-lines",
    )


def _actions(job: Any) -> rx.Component:
    menu_id, state = f"job-{job.id}", ManagedJobsState
    close = c.menu_entry("Close", mark=c.icon("lock"), on_click=state.close(job.id))
    reopen = c.menu_entry("Reopen", mark=c.icon("rotate_ccw"), on_click=state.reopen(job.id))
    delete = c.menu_entry(
        "Delete draft…", mark=c.icon("trash_2"), danger=True, on_click=state.ask(job.id)
    )
    publish = c.menu_entry("Publish", mark=c.icon("send"), on_click=state.publish(job.id))
    copy = c.menu_entry("Duplicate", mark=c.icon("copy"), on_click=state.duplicate(job.id))
    board = c.menu_link("Board", f"/pipeline?job={job.id}", mark=c.icon("kanban"))
    menu = c.menu(
        c.menu_link("Edit", job.href, mark=c.icon("pencil")),
        rx.cond(job.status == "draft", publish, board),
        copy,
        rx.fragment(rx.match(job.status, ("open", close), ("draft", delete), reopen)),
        menu_id=menu_id,
        label=f"Actions for {job.title}",
    )
    opener = c.more_button(f"Actions for {job.title}", menu_id)
    return rx.el.div(opener, menu, class_name="row-actions")


def _dialog() -> rx.Component:
    state = ManagedJobsState
    return c.confirm_dialog(
        f"Delete the draft “{state.draft_title}”?",
        "Nobody has seen it yet. It cannot be brought back.",
        dialog_id="delete-draft",
        open=state.draft_id != "",
        on_cancel=state.forget,
        on_confirm=state.delete,
        confirm="Delete draft",
    )


PAGE = Page(ROUTE, page, TITLE, audience("recruiter", "admin"), (ManagedJobsState.follow,))
