"""The dashboard's cards about the period: the funnel, the time in each stage, who waits longest."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.dashboard_state import AdminDashboardState


def periods() -> rx.Component:
    """The periods as links, so that what is shown can be shared."""
    links = rx.foreach(
        AdminDashboardState.periods,
        lambda each: c.link(
            each.label,
            each.href,
            aria_current=rx.cond(each.is_current, "page", "false"),
            class_name=rx.cond(each.is_current, "segment segment-on", "segment"),
        ),
    )
    return rx.el.nav(links, aria_label="Period", class_name="segments dash-periods")


def funnel_card() -> rx.Component:
    """How far those who applied in the period came."""
    shown = AdminDashboardState.funnel
    table = rx.el.div(
        _bars(shown.said, shown.rows, _funnel_bar),
        _table(
            "How far those who applied came",
            ("Stage", "Came so far", "Of all", "Of the one before"),
            rx.foreach(shown.rows, _funnel_row),
        ),
        class_name="twin",
    )
    nobody = c.empty_state("filter", "Nobody applied in this time", "Choose a longer one above.")
    return c.card(
        rx.cond(shown.total, table, nobody),
        title="From applied to hired",
        aside=rx.el.span(AdminDashboardState.period_said),
        class_name="dash-half",
    )


def stays_card() -> rx.Component:
    """How long applications were at each stage before they left it."""
    shown = AdminDashboardState.stays
    table = rx.el.div(
        _bars(shown.said, shown.rows, _stay_bar),
        _table(
            "Time in stage",
            ("Stage", "Left it", "Median", "90% within"),
            rx.foreach(shown.rows, _stay_row),
        ),
        class_name="twin",
    )
    nobody = c.empty_state(
        "hourglass", "Nobody left a stage in this time", "Choose a longer one above."
    )
    return c.card(
        rx.cond(shown.total, table, nobody),
        title="Time in stage",
        aside=rx.el.span(AdminDashboardState.period_said),
        class_name="dash-half",
    )


def longest_card() -> rx.Component:
    """The applications under way that have not moved for longest."""
    rows = rx.el.ul(rx.foreach(AdminDashboardState.longest, _waits), class_name="day-rows")
    nobody = c.empty_state("circle_check", "Nobody waits", "No application is under way.")
    return c.card(
        rx.cond(AdminDashboardState.longest, rows, nobody),
        title="Not moved for longest",
        aside=c.link("All who wait", "/candidates?waiting=1"),
        class_name="dash-days",
    )


def _bars(said: Any, rows: Any, bar: Any) -> rx.Component:
    """The bars for the eye, as one picture for the ear; the numbers stand in the table beside."""
    return rx.el.div(rx.foreach(rows, bar), role="img", aria_label=said, class_name="twin-bars")


def _table(caption: str, heads: tuple[str, ...], rows: rx.Component) -> rx.Component:
    columns = [
        rx.el.th(head, scope="col", class_name="cell-number" if at else "")
        for at, head in enumerate(heads)
    ]
    return rx.el.table(
        rx.el.caption(caption, class_name="sr-only"),
        rx.el.thead(rx.el.tr(*columns)),
        rx.el.tbody(rows),
        class_name="twin-table",
    )


def _funnel_bar(row: Any) -> rx.Component:
    fill = rx.el.span(data_stage=row.stage, class_name="twin-fill", custom_attrs=_wide(row.percent))
    return rx.el.span(fill, class_name="twin-bar", key=row.stage)


def _funnel_row(row: Any) -> rx.Component:
    return rx.el.tr(
        _stage(row),
        rx.el.td(c.link(row.count, row.href), class_name="cell-number"),
        rx.el.td(row.of_all, class_name="cell-number"),
        rx.el.td(row.of_before, class_name="cell-number"),
        key=row.stage,
    )


def _stay_bar(row: Any) -> rx.Component:
    most = rx.el.span(class_name="twin-most", custom_attrs=_wide(row.p90_percent))
    half = rx.el.span(
        data_stage=row.stage, class_name="twin-fill", custom_attrs=_wide(row.median_percent)
    )
    return rx.el.span(most, half, class_name="twin-bar", key=row.stage)


def _stay_row(row: Any) -> rx.Component:
    count = rx.cond(row.href, c.link(row.count, row.href), rx.el.span(row.count))
    return rx.el.tr(
        _stage(row),
        rx.el.td(count, class_name="cell-number"),
        rx.el.td(row.median, class_name="cell-number"),
        rx.el.td(row.p90, class_name="cell-number"),
        key=row.stage,
    )


def _stage(row: Any) -> rx.Component:
    named = rx.el.span(
        c.stage_icon(row.stage, size=15), c.stage_word(row.stage), class_name="stage-name"
    )
    return rx.el.th(named, scope="row")


def _waits(row: Any) -> rx.Component:
    who = c.person(row.name, row.initials, row.tint, detail=row.job)
    since = rx.el.span(c.time_ago(row.since), class_name="step-time")
    aside = rx.el.span(since, c.stage_badge(row.stage), class_name="dash-waits")
    return rx.el.li(c.link(who, row.href, class_name="day-row-link"), aside, key=row.id)


def _wide(percent: Any) -> dict[str, Any]:
    return {"style": rx.Var.create({"width": f"{percent}%"})}
