"""Reports: what goes into one, how it begins, and the file itself."""

from typing import Any

import reflex as rx

from talentra.models import Stage
from talentra.queries.reports import ALWAYS
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.prepared import aside_button, prepared_card, schedules_card
from talentra.ui.pages.recruiter.prepared_state import PreparedState
from talentra.ui.pages.recruiter.reports_query import COLUMNS, LONGEST_COMPANY, ROUTE
from talentra.ui.pages.recruiter.reports_state import ReportsState
from talentra.ui.pages.recruiter.reports_tabs import report_tabs
from talentra.ui.state import audience

TITLE = "Reports · Talentra"


def page() -> rx.Component:
    """The choice above, the beginning of the report with its files below."""
    return frame(
        "Reports",
        report_tabs("files"),
        rx.el.div(_choice(), _report(), prepared_card(), schedules_card(), class_name="form-cards"),
    )


def _choice() -> rx.Component:
    state = ReportsState
    form = rx.el.form(
        rx.el.div(*_fields(), class_name="report-fields"),
        _columns(),
        rx.el.div(
            c.button("Show", kind="primary", submit=True),
            rx.cond(state.is_filtered, c.link_button("Clear filters", state.clear_href)),
            class_name="report-foot",
        ),
        on_submit=state.narrow,
        key=state.form_key,
        class_name="report-form",
    )
    return c.card(form, title="What goes into it", aside=_periods())


def _periods() -> rx.Component:
    entries = rx.foreach(
        ReportsState.periods,
        lambda period: c.link(
            period.said,
            period.href,
            aria_current=rx.cond(period.is_current, "true", "false"),
            class_name=rx.cond(period.is_current, "segment segment-on", "segment"),
        ),
    )
    return rx.el.nav(entries, aria_label="Periods", class_name="segments")


def _fields() -> list[rx.Component]:
    asked = ReportsState.asked
    stages = [("", "Any stage"), *((stage.value, stage.label) for stage in Stage)]
    whose = c.select_field(
        "Recruiter",
        "recruiter",
        rx.Var.create(ReportsState.recruiters),
        default_value=asked["recruiter"],
    )
    return [
        c.text_field("Applied from", "from", type="date", default_value=asked["from"]),
        c.text_field("Applied until", "to", type="date", default_value=asked["to"]),
        c.select_field("Stage", "stage", stages, default_value=asked["stage"]),
        c.select_field("Job", "job", rx.Var.create(ReportsState.jobs), default_value=asked["job"]),
        c.text_field(
            "Company",
            "company",
            default_value=asked["company"],
            max_length=LONGEST_COMPANY,
            placeholder="Part of its name",
        ),
        rx.cond(ReportsState.recruiters, whose),
    ]


def _columns() -> rx.Component:
    chosen: Any = ReportsState.columns
    boxes = [
        c.checkbox(label, name=name, id=f"column-{name}", default_checked=chosen.contains(name))
        for name, label in COLUMNS.items()
    ]
    always = f"{', '.join(ALWAYS[:-1])} and {ALWAYS[-1]} always come first."
    return rx.el.fieldset(
        rx.el.legend("More columns", class_name="field-label"),
        rx.el.div(*boxes, class_name="report-columns"),
        rx.el.p(always, class_name="field-hint"),
        class_name="field",
    )


def _report() -> rx.Component:
    state = ReportsState
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    shown = rx.cond(state.total, _table(), _nothing())
    ready = rx.cond(state.problem, broken, shown)
    said = rx.cond(state.loaded & (state.problem == ""), state.said, "Rows")
    return c.card(rx.cond(state.loaded, ready, c.skeleton_rows(8)), title=said, aside=_files())


def _files() -> rx.Component:
    """The report as files, when there is anything in it."""
    state = ReportsState
    ways = rx.el.div(
        c.fetch_button(
            "Download CSV", state.csv_href, total=state.total, counted=True, kind="primary"
        ),
        c.fetch_button("Download XLSX", state.xlsx_href, total=state.total, counted=False),
        aside_button(),
        class_name="report-files",
    )
    return rx.cond(state.loaded & (state.problem == "") & (state.total > 0), ways)


def _table() -> rx.Component:
    heads: Any = rx.foreach(ReportsState.header, lambda name: rx.el.th(name, scope="col"))
    rows = rx.foreach(
        ReportsState.rows,
        lambda row: rx.el.tr(rx.foreach(row, _cell)),
    )
    table = rx.el.div(
        c.table(heads, rows=rows, label="How the report begins", compact=True),
        role="region",
        tab_index=0,
        aria_label="The first rows",
        class_name="report-scroll",
    )
    return rx.el.div(table, class_name="report-table")


def _cell(cell: Any) -> rx.Component:
    return rx.el.td(rx.cond(cell.at, c.moment(cell.at), cell.said), title=cell.said)


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", ReportsState.clear_href)
    return rx.cond(
        ReportsState.is_filtered,
        c.empty_state(
            "search_x", "No rows in this range", "Try another period, stage or job.", action=clear
        ),
        c.empty_state(
            "chart_column",
            "Nothing to report yet",
            "Each application of the candidates you handle becomes a row here.",
        ),
    )


PAGE = Page(
    ROUTE, page, TITLE, audience("recruiter", "admin"), (ReportsState.follow, PreparedState.follow)
)
