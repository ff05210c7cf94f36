"""The tracker: every application with the path it has come, live."""

from typing import Any

import reflex as rx

from talentra.queries.standings import Standing
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.candidate.applications_query import ROUTE, ApplicationsQuery
from talentra.ui.pages.candidate.applications_state import ApplicationsState
from talentra.ui.pages.candidate.sealed import sealed_details
from talentra.ui.pages.candidate.withdraw import withdraw_dialog
from talentra.ui.state import audience

TITLE = "My applications · Talentra"
JOBS_ICON = "briefcase_business"


def page() -> rx.Component:
    """Tabs above the cards."""
    shown = rx.cond(
        ApplicationsState.problem,
        c.error_panel(ApplicationsState.problem, on_retry=ApplicationsState.refresh),
        rx.fragment(_tabs(), rx.cond(ApplicationsState.cards, _cards(), _nothing())),
    )
    return frame(
        "My applications",
        rx.cond(ApplicationsState.loaded, shown, _waiting()),
        withdraw_dialog(),
        primary=c.link_button("Browse jobs", "/jobs", kind="primary", icon_name=JOBS_ICON),
        width="narrow",
    )


def _tabs() -> rx.Component:
    entries = rx.foreach(
        ApplicationsState.tabs,
        lambda tab: c.tab(tab.word, tab.href, current=tab.is_current, number=tab.count),
    )
    return rx.cond(ApplicationsState.tabs, c.tabs(entries, label="Applications"))


def _cards() -> rx.Component:
    turns = c.pager("", previous=ApplicationsState.previous, following=ApplicationsState.following)
    turned = (ApplicationsState.previous != "") | (ApplicationsState.following != "")
    return rx.fragment(
        rx.el.ul(rx.foreach(ApplicationsState.cards, _card), class_name="grid gap-3"),
        rx.cond(turned, turns),
    )


def _card(card: Any) -> rx.Component:
    path = c.stepper(
        rx.foreach(card.steps, lambda step: c.step(step.stage, step.standing, at=step.at)),
        label=f"Progress of {card.title}",
    )
    return rx.el.li(
        _head(card),
        path,
        _message(card),
        _foot(card),
        rx.cond(card.is_open, sealed_details(ApplicationsState.opened)),
        key=card.id,
        data_flash=card.flash,
        class_name="card application",
    )


def _head(card: Any) -> rx.Component:
    title = c.link(card.title, card.job_href, class_name="quiet-link")
    return rx.el.div(
        rx.el.div(
            rx.el.h2(title, class_name="text-title font-semibold"),
            rx.el.p(card.line, class_name="text-control text-muted"),
            class_name="min-w-0",
        ),
        c.stage_badge(card.stage),
        class_name="flex items-start justify-between gap-3",
    )


def _message(card: Any) -> rx.Component:
    """What comes next, below the latest message for the candidate if there is one."""
    quoted = rx.el.blockquote(
        rx.el.p("Message · ", c.time_ago(card.message_at), class_name="text-caption text-muted"),
        rx.el.p(card.message, class_name="prose-lines"),
        class_name="application-message",
    )
    meaning = rx.el.p(card.meaning, class_name="text-control")
    usual = rx.el.p(c.icon("clock", size=13), card.usual, class_name="application-usual")
    return rx.el.div(
        rx.cond(card.message, quoted), meaning, rx.cond(card.usual, usual), class_name="grid gap-2"
    )


def _foot(card: Any) -> rx.Component:
    file = rx.fragment(c.icon("file_text", size=14), rx.el.span(card.file_name))
    sent = c.anchor(
        file, card.file_href, download=True, title=card.file_name, class_name="application-file"
    )
    withdraw = c.button(
        "Withdraw", kind="ghost", size="small", on_click=ApplicationsState.ask(card.id)
    )
    again = c.link_button("Apply again", card.again_href, kind="ghost", size="small")
    acts = rx.el.div(
        rx.cond(card.can_withdraw, withdraw),
        rx.cond(card.again_href, again),
        _toggle(card),
        class_name="ml-auto flex items-center",
    )
    return rx.el.div(sent, acts, class_name="application-foot")


def _toggle(card: Any) -> rx.Component:
    return rx.el.a(
        rx.el.span(rx.cond(card.is_open, "Hide details", "Details")),
        rx.el.span(" of ", card.title, class_name="sr-only"),
        rx.cond(card.is_open, c.icon("chevron_up"), c.icon("chevron_down")),
        href=card.toggle_href,
        aria_expanded=card.is_open,
        class_name="button button-ghost button-small",
        custom_attrs={"preventScrollReset": True},
    )


def _nothing() -> rx.Component:
    browse = c.link_button("Browse jobs", "/jobs", icon_name=JOBS_ICON)
    first = c.empty_state(
        "list_checks",
        "You haven't applied yet",
        "As soon as you send an application, every step of it stands here.",
        action=browse,
    )
    everything = c.link_button("Show all", ROUTE)
    active = c.empty_state(
        "list_checks",
        "Nothing is under way",
        "Applications that are over stand among the past ones.",
        action=c.link_button("See past ones", ApplicationsQuery(Standing.PAST).href),
    )
    past = c.empty_state(
        "list_checks", "Nothing is over yet", "All you sent is under way.", action=everything
    )
    filtered = rx.match(
        ApplicationsState.show, (Standing.ACTIVE, active), (Standing.PAST, past), first
    )
    return rx.cond(ApplicationsState.tabs, filtered, first)


def _waiting() -> rx.Component:
    dot = rx.el.span(class_name="skeleton skeleton-step")
    step = rx.el.div(dot, c.skeleton("3.5rem"), class_name="grid gap-2.5")
    one = rx.el.div(
        rx.el.div(c.skeleton("38%", "1rem"), c.skeleton("26%"), class_name="grid gap-2.5"),
        rx.el.div(step, step, step, step, class_name="flex justify-between"),
        c.skeleton("48%"),
        c.skeleton("30%"),
        class_name="card application min-h-[236px] content-between",
    )
    words = [c.skeleton("3.5rem") for _ in range(3)]
    tabs = rx.el.div(*words, class_name="tabs tabs-waiting h-[41px]")
    return rx.el.div(tabs, *[one for _ in range(3)], aria_hidden=True, class_name="grid gap-3")


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (ApplicationsState.follow,))
