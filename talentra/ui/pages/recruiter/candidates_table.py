"""The list itself: rows that are opened, picked and moved, in an order and with columns."""

from typing import Any

import reflex as rx

from talentra.queries.applications import Sort
from talentra.ui import components as c
from talentra.ui.components.tables import Wide
from talentra.ui.interop import BoardCard, RowMenuButton, TickAll, TickBox
from talentra.ui.pages.hidden_text import hidden_mark
from talentra.ui.pages.recruiter.candidates_query import COLUMNS
from talentra.ui.pages.recruiter.candidates_state import CandidatesState
from talentra.ui.pages.recruiter.moves import MENU, PICKED

SORTS = {"days": Sort.CHANGED, "applied": Sort.APPLIED}
NUMERIC = {"days", "applied"}
WIDE: dict[str, Wide] = {"job": "tablet"}


def table() -> rx.Component:
    """The page of rows and where it stands."""
    everything = TickAll.create(
        group=PICKED,
        rows=CandidatesState.rows,
        value_of="seen",
        aria_label="Select all on this page",
        class_name="checkbox",
    )
    rows = c.table(
        c.column(rx.el.label(everything, class_name="check check-bare")),
        _head("Candidate", Sort.NAME),
        c.column("Stage"),
        *[_shown(name, _column(name)) for name in COLUMNS],
        c.column(rx.el.span("Actions", class_name="sr-only")),
        rows=rx.foreach(CandidatesState.rows, _row),
        label="Candidates",
    )
    pager = c.pager(
        CandidatesState.said,
        previous=CandidatesState.previous,
        following=CandidatesState.following,
    )
    return rx.fragment(rows, rx.el.div(pager, class_name="list-foot"))


def _head(label: str, sort: Sort, **how: Any) -> rx.Component:
    return c.column(
        label,
        sorted_as=CandidatesState.order[sort.value],
        on_sort=CandidatesState.sort_by(sort.value),
        **how,
    )


def _column(name: str) -> rx.Component:
    how: dict[str, Any] = {"numeric": name in NUMERIC, "shown": WIDE.get(name, "desktop")}
    sort = SORTS.get(name)
    return _head(COLUMNS[name], sort, **how) if sort else c.column(COLUMNS[name], **how)


def _shown(name: str, drawn: rx.Component) -> rx.Component:
    """A column, when it is chosen; whose candidates they are is told only to admins."""
    columns: Any = CandidatesState.columns
    chosen = columns.contains(name)
    if name == "recruiter":
        chosen = chosen & CandidatesState.shows_recruiters
    return rx.cond(chosen, drawn)


def _row(row: Any) -> rx.Component:
    box = TickBox.create(
        group=PICKED,
        value=row.seen,
        aria_label=f"Select {row.name}",
        aria_keyshortcuts="x",
        class_name="checkbox",
    )
    return BoardCard.create(
        c.cell(rx.el.label(box, class_name="check check-bare")),
        c.cell(_who(row)),
        _stage(row),
        *[_shown(name, _cell(name, row)) for name in COLUMNS],
        c.cell(rx.cond(row.can_move, _move_button(row))),
        group=PICKED,
        value=row.seen,
        name=row.name,
        stage=row.stage,
        back=row.back,
        element="tr",
        class_name="row-stacked",
        data_line=True,
        data_chosen=row.is_open,
        data_fresh=row.is_fresh,
        key=row.id,
    )


def _stage(row: Any) -> rx.Component:
    return c.cell(
        c.stage_badge(row.stage),
        rx.cond(row.has_hidden_text, hidden_mark()),
        rx.el.span(row.job, class_name="cell-below"),
        rx.cond(row.over, _over(row.over)),
    )


def _over(said: Any) -> rx.Component:
    return rx.el.span(c.icon("clock_alert", size=13), said, class_name="over-target")


def _who(row: Any) -> rx.Component:
    new = rx.cond(row.is_unread, rx.el.span("New: ", class_name="sr-only"))
    person = c.person(row.name, row.initials, row.tint, detail=row.email)
    return c.link(
        rx.fragment(new, person),
        row.href,
        id=f"row-{row.id}",
        data_unread=row.is_unread,
        class_name="row-link",
    )


def _cell(name: str, row: Any) -> rx.Component:
    nobody = rx.el.span("Waiting", class_name="text-muted")
    drawn: dict[str, Any] = {
        "job": rx.el.span(row.job, title=row.job, class_name="cell-line"),
        "level": row.level,
        "city": row.city,
        "days": row.days,
        "applied": c.day(row.applied_at),
        "recruiter": rx.cond(row.recruiter, row.recruiter, nobody),
    }
    return c.cell(drawn[name], numeric=name in NUMERIC, shown=WIDE.get(name, "desktop"))


def _move_button(row: Any) -> rx.Component:
    said = f"Move {row.name} to…"
    return RowMenuButton.create(
        c.icon("ellipsis"),
        menu=MENU,
        row={"id": row.seen},
        aria_label=said,
        title=said,
        aria_keyshortcuts="m",
        class_name="icon-button",
    )
