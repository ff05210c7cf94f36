"""A candidate's first page: how it goes, what is new, and what to do next."""

from typing import Any

import reflex as rx

from talentra.queries.standings import Standing
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.home_state import HomeState
from talentra.ui.pages.candidate.jobs_query import JobsQuery
from talentra.ui.pages.candidate.parts import completeness
from talentra.ui.state import audience

ROUTE = "/home"
TITLE = "Dashboard · Talentra"


def page() -> rx.Component:
    """Numbers above; what is under way on the left, what is new on the right."""
    left = rx.cond(HomeState.first_steps, _first_steps(), _under_way())
    right = rx.el.div(_news(), _profile(), _saved(), class_name="dashboard-column")
    both = rx.el.div(left, right, class_name="dashboard-cards")
    broken = c.error_panel(HomeState.problem, on_retry=HomeState.refresh)
    shown = rx.cond(HomeState.problem, broken, rx.fragment(_tiles(), both))
    return frame(
        "Dashboard",
        rx.cond(HomeState.loaded, shown, _waiting()),
        primary=c.link_button(
            "Browse jobs", "/jobs", kind="primary", icon_name="briefcase_business"
        ),
    )


def _tiles() -> rx.Component:
    figures = HomeState.figures
    active, past = ApplicationsQuery(Standing.ACTIVE).href, ApplicationsQuery(Standing.PAST).href
    return rx.el.div(
        c.stat_tile("Under way", figures.active, note="applications", href=active),
        c.stat_tile("Past", figures.past, note="applications", href=past),
        c.stat_tile("Saved", figures.saved, note="open jobs", href=JobsQuery(saved=True).href),
        c.stat_tile("Resumes", figures.resumes, note="slots taken", href="/resumes"),
        class_name="tiles",
    )


def _under_way() -> rx.Component:
    every = c.link("All applications", "/applications", class_name="link text-control")
    calm = c.empty_state(
        "list_checks",
        "Nothing is under way",
        "As soon as you send an application, its steps stand here.",
        action=c.link_button("Browse jobs", "/jobs"),
    )
    lines = rx.el.ul(rx.foreach(HomeState.under_way, _application), class_name="home-lines")
    return c.card(rx.cond(HomeState.under_way, lines, calm), title="Your applications", aside=every)


def _application(sent: Any) -> rx.Component:
    path = c.stepper(
        rx.foreach(sent.steps, lambda step: c.step(step.stage, step.standing, at=step.at)),
        label=f"Progress of {sent.title}",
    )
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                c.link(sent.title, sent.href, class_name="quiet-link font-semibold"),
                rx.el.p(sent.line, class_name="text-control text-muted"),
                class_name="min-w-0",
            ),
            c.stage_badge(sent.stage),
            class_name="flex items-start justify-between gap-3",
        ),
        path,
        rx.el.p(sent.next, class_name="text-control"),
        key=sent.id,
        class_name="home-application",
    )


def _first_steps() -> rx.Component:
    lines = rx.el.ol(rx.foreach(HomeState.first_steps, _first_step), class_name="todos")
    return c.card(lines, title="Get started")


def _first_step(step: Any) -> rx.Component:
    done = rx.fragment(c.icon("circle_check", size=16), rx.el.span("Done: ", class_name="sr-only"))
    return rx.el.li(
        rx.cond(step.is_done, done, c.icon("circle_dashed", size=16)),
        rx.el.div(
            c.link(step.what, step.href),
            rx.el.p(step.why, class_name="text-caption text-muted"),
        ),
        data_done=step.is_done,
    )


def _news() -> rx.Component:
    seen = c.button("Mark all as read", kind="ghost", size="small", on_click=HomeState.seen)
    lines = rx.el.ul(
        rx.foreach(
            HomeState.news,
            lambda told: rx.el.li(
                c.link(told.sentence, told.link, class_name="quiet-link"),
                c.time_ago(told.at),
                key=told.id,
            ),
        ),
        class_name="home-news",
    )
    calm = rx.el.p("Nothing new since last time.", class_name="text-control text-muted")
    return c.card(
        rx.cond(HomeState.news, lines, calm),
        title="Since last time",
        aside=rx.cond(HomeState.news, seen),
    )


def _profile() -> rx.Component:
    edit = c.link(
        "Edit", "/profile", aria_label="Edit your profile", class_name="link text-control"
    )
    inside = completeness(HomeState.percent, HomeState.missing)
    return c.card(inside, title="Your profile", aside=edit)


def _saved() -> rx.Component:
    lines = rx.el.ul(
        rx.foreach(
            HomeState.saved,
            lambda job: rx.el.li(
                c.link(job.title, job.href, class_name="quiet-link font-medium"),
                rx.el.p(job.line, class_name="text-caption text-muted"),
            ),
        ),
        class_name="similar",
    )
    calm = rx.el.p("Save a job to come back to it.", class_name="text-control text-muted")
    return c.card(rx.cond(HomeState.saved, lines, calm), title="Saved jobs")


def _waiting() -> rx.Component:
    tiles = rx.el.div(c.skeleton_tiles(4), aria_hidden=True, class_name="tiles")
    right = rx.el.div(
        c.skeleton_card(2), c.skeleton_card(2), c.skeleton_card(2), class_name="dashboard-column"
    )
    return rx.fragment(
        tiles, rx.el.div(c.skeleton_card(14), right, aria_hidden=True, class_name="dashboard-cards")
    )


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (HomeState.follow,))
