"""The report that says why: cohorts, times, workloads, ageing jobs, reasons; on paper too."""

from typing import Any

import reflex as rx

from talentra.models import PATH, Stage
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.figures_state import ROUTE, FiguresState
from talentra.ui.pages.recruiter.reports_tabs import report_tabs
from talentra.ui.state import audience

TITLE = "Figures · Talentra"
RECKONING = "Reckoning the time that you chose …"
STAGES = tuple(stage.label for stage in (*PATH, Stage.HIRED))


def page() -> rx.Component:
    """The time above; below it one card for each question."""
    state = FiguresState
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    ready = rx.cond(state.problem, broken, _cards())
    return frame(
        "Reports",
        report_tabs("figures"),
        _choice(),
        rx.cond(state.loaded, ready, _waiting()),
    )


def _choice() -> rx.Component:
    state = FiguresState
    form = rx.el.form(
        c.text_field("From", "from", type="date", default_value=state.asked["from"]),
        c.text_field("Until", "to", type="date", default_value=state.asked["to"]),
        c.button("Show", submit=True),
        on_submit=state.narrow,
        key=state.form_key,
        class_name="figures-days",
    )
    links = rx.el.div(
        _segments("Period", state.periods),
        _segments("Cohorts", state.groupings),
        class_name="figures-ways",
    )
    paper = rx.el.div(
        c.download_button("PDF", state.pdf_href, icon_name="file_text"),
        c.print_button("Print"),
        class_name="report-files",
    )
    return rx.el.div(links, form, paper, class_name="figures-choice")


def _segments(label: str, choices: Any) -> rx.Component:
    links = rx.foreach(
        choices,
        lambda each: c.link(
            each.said,
            each.href,
            aria_current=rx.cond(each.is_current, "true", "false"),
            class_name=rx.cond(each.is_current, "segment segment-on", "segment"),
        ),
    )
    return rx.el.nav(links, aria_label=label, class_name="segments")


def _cards() -> rx.Component:
    state = FiguresState
    shown = rx.fragment(rx.el.strong(state.said), f" · days as they are in {state.zone}")
    said = rx.el.p(
        rx.cond(state.is_reckoning, RECKONING, shown),
        role="status",
        class_name="figures-said",
    )
    cards = (_cohorts(), _stays(), _reasons(), _workloads(), _ages())
    return rx.el.div(said, *cards, aria_busy=state.is_reckoning, class_name="dash figures")


def _cohorts() -> rx.Component:
    return _card(
        "From applied to hired",
        "Who applied in the same week or month, and how far they came until now",
        FiguresState.cohorts,
        ("Applied in", *STAGES),
        _cohort_bar,
        ("filter", "Nobody applied in this time", "Choose a longer one above."),
        wide=True,
    )


def _stays() -> rx.Component:
    return _card(
        "Time in stage and until hired",
        "Of those who left the stage, or were hired, in this time",
        FiguresState.stays,
        ("Stage", "Left it", "Median", "90% within"),
        _length_bar,
        ("hourglass", "Nobody left a stage in this time", "Choose a longer one above."),
    )


def _reasons() -> rx.Component:
    return _card(
        "Rejection reasons",
        "Of those rejected in this time",
        FiguresState.reasons,
        ("Reason", "Applications"),
        _plain_bar,
        ("circle_x", "Nobody was rejected in this time", "Choose a longer one above."),
    )


def _workloads() -> rx.Component:
    return _card(
        "Recruiter workload and response time",
        "Under way now; sent and answered in this time, by who handles them now",
        FiguresState.workloads,
        ("Recruiter", "Under way", "Sent", "Answered", "Median", "90% within"),
        _plain_bar,
        ("users_round", "No active recruiter", "Candidates wait until there is one."),
        wide=True,
    )


def _ages() -> rx.Component:
    return _card(
        "Ageing jobs",
        "Open jobs, the longest open first",
        FiguresState.ages,
        ("Job", "Open for", "Applied", "Under way"),
        _plain_bar,
        ("briefcase_business", "No open job", "Jobs that take applications stand here."),
        wide=True,
    )


def _card(
    title: str,
    about: str,
    table: Any,
    heads: tuple[str, ...],
    bar: Any,
    nothing: tuple[str, str, str],
    *,
    wide: bool = False,
) -> rx.Component:
    """A question with its answer twice: bars for the eye, a table for everybody."""
    bars = rx.el.div(
        rx.foreach(table.rows, bar), role="img", aria_label=table.said, class_name="twin-bars"
    )
    twin = rx.el.div(
        rx.el.div(
            bars,
            _table(title, heads, table.rows),
            class_name="twin",
        ),
        role="region",
        tab_index=0,
        aria_label=title,
        class_name="figures-scroll",
    )
    return c.card(
        rx.el.p(about, class_name="figures-about"),
        rx.cond(table.rows, twin, c.empty_state(*nothing)),
        title=title,
        class_name="dash-days" if wide else "dash-half",
    )


def _table(caption: str, heads: tuple[str, ...], rows: Any) -> rx.Component:
    columns = [
        rx.el.th(head, scope="col", class_name="cell-number" if at else "")
        for at, head in enumerate(heads)
    ]
    return rx.el.table(
        rx.el.caption(caption, class_name="sr-only"),
        rx.el.thead(rx.el.tr(*columns)),
        rx.el.tbody(rx.foreach(rows, _row)),
        class_name="twin-table",
    )


def _row(row: Any) -> rx.Component:
    word = rx.cond(row.href, c.link(row.name, row.href, class_name="quiet-link"), row.name)
    named = rx.el.span(rx.cond(row.stage, c.stage_icon(row.stage, size=15)), word, _detail(row))
    return rx.el.tr(
        rx.el.th(rx.el.span(named, class_name="figures-name"), scope="row"),
        rx.foreach(row.numbers, _number),
        key=f"{row.name}{row.href}",
    )


def _detail(row: Any) -> rx.Component:
    latest = rx.cond(row.at, rx.fragment(" · last applied to ", c.time_ago(row.at)))
    return rx.cond(row.detail, rx.el.span(" ", row.detail, latest, class_name="figures-detail"))


def _number(number: Any) -> rx.Component:
    share = rx.cond(number.share, rx.el.span(number.share, class_name="figures-share"))
    said = rx.cond(number.href, c.link(number.said, number.href), rx.el.span(number.said))
    return rx.el.td(said, share, class_name="cell-number")


def _cohort_bar(row: Any) -> rx.Component:
    fills = rx.foreach(
        row.fills,
        lambda fill: rx.el.span(
            data_stage=fill.stage, class_name="figures-fill", custom_attrs=_wide(fill.percent)
        ),
    )
    return rx.el.span(fills, class_name="twin-bar", key=row.name)


def _length_bar(row: Any) -> rx.Component:
    most = rx.el.span(class_name="twin-most", custom_attrs=_wide(row.most))
    half = rx.el.span(data_stage=row.stage, class_name="twin-fill", custom_attrs=_wide(row.half))
    return rx.el.span(most, half, class_name="twin-bar", key=row.name)


def _plain_bar(row: Any) -> rx.Component:
    fill = rx.el.span(class_name="twin-fill", custom_attrs=_wide(row.half))
    return rx.el.span(fill, class_name="twin-bar", key=f"{row.name}{row.href}")


def _wide(percent: Any) -> dict[str, Any]:
    return {"style": rx.Var.create({"width": f"{percent}%"})}


def _waiting() -> rx.Component:
    """The cards to be; that it is reckoned is said when they do not come soon."""
    return rx.el.div(
        rx.el.p(RECKONING, role="status", class_name="figures-said figures-wait"),
        *(
            rx.el.div(c.skeleton_card(lines), aria_hidden=True, class_name=f"{place} grid")
            for lines, place in ((9, "dash-days"), (6, "dash-half"), (6, "dash-half"))
        ),
        class_name="dash figures",
    )


PAGE = Page(ROUTE, page, TITLE, audience("recruiter", "admin"), (FiguresState.follow,))
