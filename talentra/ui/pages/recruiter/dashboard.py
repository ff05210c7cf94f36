"""A recruiter's first page: their work in numbers, each of which leads to what it counts."""

from typing import Any

import reflex as rx

from talentra.models import Stage
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.candidates_query import ROUTE as CANDIDATES
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.dashboard_state import RecruiterDashboardState
from talentra.ui.pages.recruiter.jobs_query import ManagedJobsQuery
from talentra.ui.pages.recruiter.parts import post_a_job
from talentra.ui.pages.recruiter.takeovers import takeover
from talentra.ui.state import audience

ROUTE = "/dashboard"
TITLE = "Dashboard · Talentra"


def page() -> rx.Component:
    """Tiles above, stages and latest steps below; nothing but a sentence for who has nobody."""
    state = RecruiterDashboardState
    left = rx.el.div(_needs(), _stages(), class_name="dashboard-column")
    work = rx.el.div(left, _steps(), class_name="dashboard-cards")
    shown = rx.fragment(_tiles(), rx.cond(state.figures.assigned, work, _nobody()))
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    ready = rx.cond(state.problem, broken, shown)
    return frame("Dashboard", rx.cond(state.loaded, ready, _waiting()), primary=post_a_job())


def _tiles() -> rx.Component:
    figures, jobs = RecruiterDashboardState.figures, ManagedJobsQuery(mine=True)
    return rx.el.div(
        c.stat_tile(
            "Assigned candidates", figures.assigned, note=figures.applications, href=CANDIDATES
        ),
        c.stat_tile(
            "In interview",
            figures.interview,
            note=figures.under_way,
            href=CandidatesQuery().at(Stage.INTERVIEW).href,
        ),
        c.stat_tile(
            "Your open jobs", figures.open_jobs, note="taking applications", href=jobs.open.href
        ),
        c.stat_tile(
            "Waiting for assignment",
            figures.waiting,
            note="for your jobs; an admin assigns",
            href=jobs.href,
        ),
        class_name="tiles",
    )


def _needs() -> rx.Component:
    state = RecruiterDashboardState
    lines = rx.el.ul(rx.foreach(state.needs, _need), class_name="needs")
    calm = rx.el.p("Nothing waits for you right now.", class_name="text-control text-muted")
    came = rx.el.div(rx.foreach(state.takeovers, _came), class_name="takeovers")
    nothing = rx.cond(state.takeovers, rx.fragment(), calm)
    shown = rx.fragment(rx.cond(state.takeovers, came), rx.cond(state.needs, lines, nothing))
    return c.card(shown, title="Needs your attention")


def _came(card: Any) -> rx.Component:
    return takeover(card, who=c.link(card.name, card.href))


def _need(need: Any) -> rx.Component:
    mark = rx.match(
        need.kind,
        ("over", c.icon("clock_alert")),
        ("waiting", c.icon("clock")),
        ("new", c.icon("file_search")),
        c.icon("handshake"),
    )
    inside = rx.fragment(
        rx.el.span(mark, class_name="need-mark"), rx.el.span(need.said), c.icon("chevron_right")
    )
    return rx.el.li(c.link(inside, need.href, class_name="need"), key=need.kind)


def _stages() -> rx.Component:
    return c.card(c.stage_bar(RecruiterDashboardState.stages), title="Applications by stage")


def _steps() -> rx.Component:
    lines = rx.el.ul(rx.foreach(RecruiterDashboardState.steps, _step), class_name="steps")
    quiet = rx.el.p("Nothing has happened yet.", class_name="text-control text-muted")
    return c.card(rx.cond(RecruiterDashboardState.steps, lines, quiet), title="Recent activity")


def _step(step: Any) -> rx.Component:
    job = rx.el.span(step.job, title=step.job, class_name="person-detail")
    lines = rx.el.span(
        c.link(step.name, step.href, class_name="row-link step-name"),
        rx.el.span(c.stage_badge(step.stage), job, class_name="step-line"),
        class_name="step-lines",
    )
    return rx.el.li(
        c.avatar(step.initials, step.tint),
        lines,
        rx.el.span(c.time_ago(step.at), class_name="step-time"),
        key=step.id,
        class_name="step-row",
    )


def _nobody() -> rx.Component:
    return c.card(
        c.empty_state(
            "users_round",
            "No candidates assigned yet",
            "An admin assigns them; you'll be notified.",
            action=c.link_button("See your jobs", ManagedJobsQuery(mine=True).href),
        )
    )


def _waiting() -> rx.Component:
    tiles = rx.el.div(c.skeleton_tiles(4), aria_hidden=True, class_name="tiles")
    left = rx.el.div(c.skeleton_card(3), c.skeleton_card(9), class_name="dashboard-column")
    cards = rx.el.div(left, c.skeleton_card(18), class_name="dashboard-cards")
    return rx.fragment(tiles, cards)


PAGE = Page(ROUTE, page, TITLE, audience("recruiter"), (RecruiterDashboardState.follow,))
