"""The first run of a new company: its name, a recruiter, a job, and what is left to do."""

from typing import Any

import reflex as rx

from talentra.models.organisation import LONGEST_NAME
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.person_new import new_dialog
from talentra.ui.pages.admin.person_new_state import NewPersonState
from talentra.ui.pages.admin.welcome_job import job_step
from talentra.ui.pages.admin.welcome_parts import foot, there
from talentra.ui.pages.admin.welcome_state import ROUTE, Step, WelcomeState
from talentra.ui.pages.everybody.preferences_state import PreferencesState
from talentra.ui.state import ViewerState, audience

TITLE = "Set up · Talentra"


def page() -> rx.Component:
    """The line of steps, and the one that the address names."""
    state = WelcomeState
    step = rx.match(
        state.step,
        (Step.RECRUITER.value, _recruiter()),
        (Step.JOB.value, job_step()),
        (Step.DONE.value, _done()),
        _company(),
    )
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    shown = rx.cond(state.problem, broken, rx.fragment(_line(), step))
    waiting = rx.fragment(c.skeleton("100%", "2.5rem"), c.skeleton_card(6))
    body = rx.el.div(rx.cond(state.loaded, shown, waiting), class_name="welcome")
    return frame("Set up your company", body, new_dialog(), width="narrow")


def _line() -> rx.Component:
    account = rx.el.li(
        rx.el.span(c.icon("check", size=14), class_name="welcome-mark"),
        rx.el.span("Your account"),
        data_done=True,
    )
    return rx.el.nav(
        rx.el.ol(account, rx.foreach(WelcomeState.steps, _step), class_name="welcome-line"),
        aria_label="Steps",
    )


def _step(step: Any) -> rx.Component:
    mark = rx.cond(step.is_done, c.icon("check", size=14), c.icon("circle", size=10))
    done = rx.cond(step.is_done, rx.el.span("Done: ", class_name="sr-only"))
    return rx.el.li(
        rx.el.span(mark, class_name="welcome-mark"),
        c.link(
            rx.fragment(done, step.label),
            step.href,
            aria_current=rx.cond(step.is_current, "step", "false"),
            class_name="quiet-link",
        ),
        data_done=step.is_done,
        data_current=step.is_current,
        key=step.href,
    )


def _company() -> rx.Component:
    state = WelcomeState
    name = c.text_field(
        "Company name",
        "company_name",
        default_value=state.company_name,
        error=state.company_error,
        hint="Candidates read it; it stands at the top of the careers page.",
        max_length=LONGEST_NAME,
        auto_complete="organization",
    )
    public = c.checkbox(
        "Publish a careers page",
        hint="Anybody can read open jobs without signing in, at /careers.",
        name="public_job_list",
        default_checked=state.is_public,
    )
    form = c.edit_form(
        name,
        public,
        _zone(),
        foot(c.button("Save and go on", kind="primary", submit=True)),
        on_send=state.save_company,
        answer=state.answer,
        class_name="grid gap-4",
    )
    return c.card(form, title="Your company")


def _zone() -> rx.Component:
    return c.zone_field(
        "Your time zone",
        ViewerState.time_zone,
        on_choose=PreferencesState.choose_zone,
        hint="Times are shown to you in it; everybody else chooses their own.",
    )


def _recruiter() -> rx.Component:
    state = WelcomeState
    mark, begin = "user_round_plus", NewPersonState.begin
    first = c.button("Add a recruiter", icon_name=mark, kind="primary", on_click=begin)
    another = c.button("Add another", icon_name=mark, on_click=begin)
    onward = c.link_button("Go on", state.onward, kind="primary")
    added = rx.fragment(there(state.recruiters, "Recruiters"), foot(another, onward))
    return c.card(
        rx.el.p(
            "Recruiters post jobs and handle the candidates you assign to them. You get a link "
            "that works once, with which they choose a password of their own.",
            class_name="text-control",
        ),
        rx.cond(state.recruiters, added, foot(first)),
        title="The first recruiter",
        class_name="grid gap-4",
    )


def _done() -> rx.Component:
    state = WelcomeState
    checks = rx.el.ul(
        rx.foreach(state.checks, _check),
        aria_label="How Talentra stands",
        class_name="welcome-checks",
    )
    return c.card(
        rx.el.p(
            "What you left out waits on your dashboard as a list of first steps, until it is done "
            "or put away. This is how the installation stands:",
            class_name="text-control",
        ),
        checks,
        rx.el.div(
            c.link_button("Back", state.back, kind="ghost"),
            c.link_button("Go to the dashboard", "/admin", kind="primary"),
            class_name="form-buttons",
        ),
        title="Ready",
        class_name="grid gap-4",
    )


def _check(check: Any) -> rx.Component:
    mark = rx.cond(
        check.is_set,
        rx.el.span(c.icon("circle_check"), rx.el.span("Set: ", class_name="sr-only")),
        rx.el.span(c.icon("circle_alert"), rx.el.span("To set: ", class_name="sr-only")),
    )
    return rx.el.li(
        mark,
        rx.el.strong(check.name),
        rx.el.span(check.said),
        data_set=check.is_set,
        key=check.name,
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (WelcomeState.follow,))
