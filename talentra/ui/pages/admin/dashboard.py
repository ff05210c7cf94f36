"""The admin's dashboard: the whole company at a glance, every number a way to its rows."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.checklist import checklist
from talentra.ui.pages.admin.dashboard_cards import (
    funnel_card,
    longest_card,
    periods,
    stays_card,
)
from talentra.ui.pages.admin.dashboard_chart import day_dialog, days_card
from talentra.ui.pages.admin.dashboard_query import ROUTE
from talentra.ui.pages.admin.dashboard_state import AdminDashboardState
from talentra.ui.pages.admin.desk_query import ROUTE as DESK
from talentra.ui.pages.admin.erasures import erasure_dialog, erasures_card
from talentra.ui.pages.admin.erasures_state import ErasuresState
from talentra.ui.state import audience

TITLE = "Dashboard · Talentra"


def page() -> rx.Component:
    """Four numbers, stages and loads as they stand now; below them what happened in a period."""
    broken = c.error_panel(AdminDashboardState.problem, on_retry=AdminDashboardState.refresh)
    shown = rx.cond(AdminDashboardState.problem, broken, _numbers())
    return frame(
        "Dashboard",
        rx.cond(AdminDashboardState.loaded, shown, _waiting()),
        day_dialog(),
        erasure_dialog(),
    )


def _numbers() -> rx.Component:
    return rx.el.div(
        checklist(AdminDashboardState.steps, on_dismiss=AdminDashboardState.dismiss_steps),
        rx.el.div(_tiles(), class_name="dash-tiles"),
        erasures_card(),
        _stages(),
        _recruiters(),
        periods(),
        days_card(),
        funnel_card(),
        stays_card(),
        longest_card(),
        class_name="dash",
    )


def _tiles() -> rx.Component:
    shown = AdminDashboardState.figures
    longest = rx.fragment("The longest applied ", c.time_ago(shown.waiting_since))
    waits = rx.cond(shown.waiting_since, longest, rx.el.span("Everyone has a recruiter"))
    return rx.fragment(
        c.stat_tile(
            "Total candidates",
            shown.candidates,
            note=shown.candidates_note,
            href=f"{DESK}?show=all",
        ),
        c.stat_tile(
            "Total recruiters",
            shown.recruiters,
            note=shown.recruiters_note,
            href=f"{DESK}?show=assigned",
        ),
        c.stat_tile(
            "Active jobs", shown.jobs, note=shown.jobs_note, href="/manage/jobs?status=open"
        ),
        c.stat_tile("Waiting for a recruiter", shown.waiting, note=waits, href=DESK),
    )


def _stages() -> rx.Component:
    nothing = c.empty_state(
        "inbox",
        "No applications yet",
        "As soon as somebody applies, their stages are counted here.",
    )
    bar = c.stage_bar(AdminDashboardState.stages)
    return c.card(
        rx.cond(AdminDashboardState.stages, bar, nothing),
        title="Applications by stage",
        class_name="dash-stages",
    )


def _recruiters() -> rx.Component:
    nobody = c.empty_state(
        "user_round_plus", "No active recruiter", "Candidates wait until there is one."
    )
    rows = rx.el.ul(rx.foreach(AdminDashboardState.recruiters, _load), class_name="dash-loads")
    return c.card(
        rx.cond(AdminDashboardState.recruiters, rows, nobody),
        title="Recruiter workload",
        aside=c.link("Assign", DESK),
        class_name="dash-recruiters",
    )


def _load(load: Any) -> rx.Component:
    name = c.link(load.name, load.href, class_name="quiet-link")
    return rx.el.li(
        c.avatar(load.initials, load.tint),
        c.bar_row(name, said=load.said, percent=load.percent),
        key=load.id,
        class_name="dash-load",
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        rx.el.div(c.skeleton_tiles(), class_name="dash-tiles"),
        rx.el.div(c.skeleton_card(8), class_name="dash-stages grid"),
        rx.el.div(c.skeleton_card(8), class_name="dash-recruiters grid"),
        rx.el.div(c.skeleton_card(9), class_name="dash-days grid"),
        aria_hidden=True,
        class_name="dash",
    )


PAGE = Page(
    ROUTE,
    page,
    TITLE,
    audience("admin"),
    (AdminDashboardState.follow, ErasuresState.follow),
)
