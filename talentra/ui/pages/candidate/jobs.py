"""The open jobs: search, filters, one card each."""

from typing import Any

import reflex as rx

from talentra.queries.job_filters import JobSort
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.candidate.jobs_query import ROUTE, JobsQuery, Posted
from talentra.ui.pages.candidate.jobs_state import JobsState
from talentra.ui.pages.candidate.parts import applied_badge, save_button
from talentra.ui.state import audience
from talentra.ui.words import LEVELS, WORK_MODES

TITLE = "Jobs · Talentra"
POSTED = [
    (Posted.DAY.value, "Since yesterday"),
    (Posted.WEEK.value, "Last 7 days"),
    (Posted.MONTH.value, "Last 30 days"),
]
ORDERS = [(JobSort.CLOSING.value, "Closing soon first")]


def page() -> rx.Component:
    """The filters above the cards."""
    shown = rx.cond(
        JobsState.problem,
        c.error_panel(JobsState.problem, on_retry=JobsState.refresh),
        rx.cond(JobsState.cards, _cards(), _nothing()),
    )
    return frame(
        "Jobs", _tabs(), _filters(), rx.cond(JobsState.loaded, shown, _waiting()), width="narrow"
    )


def _tabs() -> rx.Component:
    saved = JobsQuery(saved=True).href
    every = c.tab("Open jobs", ROUTE, current=rx.cond(JobsState.is_saved, False, True))
    mark = c.icon("bookmark", size=14)
    return c.tabs(every, c.tab("Saved", saved, current=JobsState.is_saved, mark=mark), label="Jobs")


def _filters() -> rx.Component:
    find = c.search_input(
        "Search jobs, companies, skills",
        default_value=JobsState.q,
        key=JobsState.search_key,
        on_change=JobsState.search.debounce(250),
    )
    clear = c.link_button("Clear filters", JobsState.cleared, kind="ghost", icon_name="x")
    order = _choice("Newest first", "sort", ORDERS, JobsState.sort)
    asked = rx.foreach(JobsState.skills, _asked)
    return rx.el.div(
        rx.el.div(find, order, class_name="filters-top"),
        rx.el.div(*_choices(), class_name="filter-row"),
        rx.el.div(asked, rx.cond(JobsState.is_filtered, clear), class_name="filter-chips"),
        role="search",
        class_name="filters",
    )


def _choices() -> list[rx.Component]:
    return [
        _offered("Any location", "location", JobsState.locations, JobsState.location),
        _choice("Any mode", "mode", [*WORK_MODES.items()], JobsState.mode),
        _choice("Any level", "level", [*LEVELS.items()], JobsState.level),
        _offered("Any company", "company", JobsState.companies, JobsState.company),
        _offered("Add a skill", "skills", JobsState.more_skills, ""),
        _choice("Any date", "posted", POSTED, JobsState.posted),
    ]


def _choice(label: str, name: str, pairs: list[tuple[str, str]], chosen: c.Text) -> rx.Component:
    options = [rx.el.option(words, value=value) for value, words in [("", label), *pairs]]
    return _select(label, name, chosen, *options)


def _offered(label: str, name: str, pairs: Any, chosen: c.Text) -> rx.Component:
    offered = rx.foreach(pairs, lambda pair: rx.el.option(pair[1], value=pair[0]))
    return _select(label, name, chosen, rx.el.option(label, value=""), offered)


def _select(label: str, name: str, chosen: c.Text, *options: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.select(
            *options,
            value=chosen,
            aria_label=label,
            data_chosen=rx.Var.create(chosen) != "",
            on_change=lambda value: JobsState.narrow(name, value),
            class_name="input select",
        ),
        c.icon("chevron_down"),
        class_name="select-box",
    )


def _asked(skill: Any) -> rx.Component:
    leave = rx.fragment(c.icon("x", size=12), rx.el.span("Remove ", class_name="sr-only"))
    return c.link(rx.fragment(skill.name, leave), skill.without, class_name="tag filter-chip")


def _cards() -> rx.Component:
    return rx.fragment(
        rx.el.ul(rx.foreach(JobsState.cards, _card), class_name="grid gap-3"),
        c.pager(JobsState.said, previous=JobsState.previous, following=JobsState.following),
    )


def _card(job: Any) -> rx.Component:
    title = c.link(job.title, job.href, class_name="card-link")
    return rx.el.li(
        rx.el.div(
            rx.el.div(
                rx.el.h2(title, class_name="text-title font-semibold"),
                rx.el.p(job.line, class_name="text-control text-muted"),
                class_name="min-w-0",
            ),
            rx.el.div(
                applied_badge(job.applied_at, job.withdrawn),
                save_button(job.saved, job.title, on_click=JobsState.keep(job.id)),
                class_name="card-marks",
            ),
            class_name="flex items-start justify-between gap-3",
        ),
        rx.el.div(rx.foreach(job.skills, c.tag), class_name="mt-3 flex flex-wrap gap-1.5"),
        rx.el.p(
            job.facts,
            rx.el.span(
                rx.cond(job.closes_on, rx.el.span("Closes ", c.day(job.closes_on), " · ")),
                "Posted ",
                c.time_ago(job.opened_at),
            ),
            class_name="mt-3 flex flex-wrap justify-between gap-x-4 text-caption text-muted",
        ),
        key=job.id,
        class_name="card card-linked",
    )


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", JobsState.cleared)
    return rx.cond(
        JobsState.is_filtered,
        c.empty_state(
            "search_x", "No open job matches", "Try fewer words or fewer filters.", action=clear
        ),
        rx.cond(JobsState.is_saved, _nothing_saved(), _nothing_open()),
    )


def _nothing_saved() -> rx.Component:
    return c.empty_state(
        "bookmark",
        "No saved jobs",
        "Save a job to come back to it; it stays here while it takes applications.",
        action=c.link_button("Browse open jobs", ROUTE),
    )


def _nothing_open() -> rx.Component:
    return c.empty_state(
        "briefcase_business",
        "No open jobs right now",
        "New ones appear here by themselves as soon as they are posted.",
    )


def _waiting() -> rx.Component:
    one = rx.el.div(
        c.skeleton("38%", "1rem"),
        c.skeleton("26%"),
        rx.el.div(
            *[c.skeleton("4rem", "1.25rem") for _ in range(3)], class_name="mt-1 flex gap-1.5"
        ),
        c.skeleton("55%"),
        aria_hidden=True,
        class_name="card grid min-h-[137px] content-between",
    )
    return rx.el.div(*[one for _ in range(6)], class_name="grid gap-3")


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (JobsState.follow,))
