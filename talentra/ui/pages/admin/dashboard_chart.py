"""Applications per day: bars for the eye, a table for everybody, and the rows behind a day."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.dashboard_state import AdminDashboardState


def days_card() -> rx.Component:
    """The chart and its twin; a sentence when nobody applied at all."""
    shown = AdminDashboardState.chart
    nobody = c.empty_state(
        "chart_column",
        "Nobody applied in this time",
        "Each day's applications stand here as soon as there are some.",
    )
    return c.card(
        rx.cond(shown.total, rx.fragment(_bars(), _twin()), nobody),
        title="Applications over time",
        aside=rx.el.span(AdminDashboardState.period_said),
        class_name="dash-days",
    )


def _bars() -> rx.Component:
    shown = AdminDashboardState.chart
    ticks = rx.el.div(rx.foreach(shown.ticks, rx.el.span), class_name="chart-ticks")
    plot = rx.el.div(rx.foreach(shown.bars, _bar), class_name="chart-plot")
    return rx.el.div(ticks, plot, role="img", aria_label=shown.said, class_name="chart")


def _bar(bar: Any) -> rx.Component:
    height: Any = {"style": rx.Var.create({"height": f"{bar.percent}%"})}
    label = rx.cond(bar.is_labelled, rx.el.span(c.day(bar.day), class_name="chart-day"))
    return rx.el.span(
        rx.el.span(class_name="chart-fill", custom_attrs=height),
        label,
        title=bar.said,
        class_name="chart-bar",
        key=bar.day,
    )


def _twin() -> rx.Component:
    rows = rx.foreach(AdminDashboardState.chart.table, _twin_row)
    return rx.el.details(
        rx.el.summary("View as table"),
        rx.el.div(
            rx.el.table(
                rx.el.caption("Applications over time", class_name="sr-only"),
                rx.el.thead(
                    rx.el.tr(
                        rx.el.th("Day", scope="col"),
                        rx.el.th("Applications", scope="col", class_name="cell-number"),
                    )
                ),
                rx.el.tbody(rows),
                class_name="table table-compact",
            ),
            tab_index=0,
            role="region",
            aria_label="Applications over time, as a table",
            class_name="chart-table",
        ),
        class_name="chart-twin",
    )


def _twin_row(bar: Any) -> rx.Component:
    until = rx.fragment(" – ", c.day(bar.until))
    number = rx.cond(bar.href, c.link(bar.count, bar.href), rx.el.span(bar.count))
    return rx.el.tr(
        rx.el.th(c.day(bar.day), rx.cond(bar.until, until), scope="row"),
        rx.el.td(number, class_name="cell-number"),
        key=bar.day,
    )


def day_dialog() -> rx.Component:
    """Who applied on the day that the address names."""
    more = rx.cond(
        AdminDashboardState.day_more,
        rx.el.p(f"and {AdminDashboardState.day_more} more", class_name="field-hint"),
    )
    return c.dialog(
        f"Applications on {AdminDashboardState.day}",
        rx.el.ul(rx.foreach(AdminDashboardState.day_rows, _day_row), class_name="day-rows"),
        more,
        dialog_id="day",
        open=AdminDashboardState.day != "",
        on_close=AdminDashboardState.close_day,
    )


def _day_row(row: Any) -> rx.Component:
    who = c.person(row.name, row.initials, row.tint, detail=row.job)
    return rx.el.li(
        c.link(who, row.href, class_name="day-row-link"), c.stage_badge(row.stage), key=row.id
    )
