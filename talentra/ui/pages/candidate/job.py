"""One posting: everything it says, and the way to apply."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import route_part
from talentra.ui.page import Page
from talentra.ui.pages.candidate.apply import apply_dialog
from talentra.ui.pages.candidate.job_state import JobState
from talentra.ui.pages.candidate.parts import applied_badge, save_button
from talentra.ui.state import audience

ROUTE = "/jobs/[job_id]"
TITLE = "Job · Talentra"


def page() -> rx.Component:
    """The posting beside its facts; on a phone one below the other."""
    current = JobState.loaded & (JobState.asked_id == route_part("job_id"))
    shown = rx.cond(
        JobState.problem,
        c.error_panel(JobState.problem, on_retry=JobState.refresh),
        rx.cond(JobState.is_missing, _missing(), _posting()),
    )
    back = c.link("Jobs", "/jobs", class_name="quiet-link")
    title = rx.cond(current & (JobState.shown.title != ""), JobState.shown.title, "Job")
    return frame(title, rx.cond(current, shown, _waiting()), crumb=back)


def _posting() -> rx.Component:
    return rx.fragment(
        rx.el.div(
            rx.el.div(_top(), _description(), class_name="job-main"),
            rx.el.aside(_facts(), _similar(), aria_label="Facts", class_name="job-side"),
            class_name="job",
        ),
        apply_dialog(),
    )


def _top() -> rx.Component:
    job = JobState.shown
    return rx.el.div(
        rx.el.div(
            rx.el.p(job.title, class_name="text-heading font-semibold tracking-tight"),
            rx.el.p(job.line, class_name="mt-0.5 text-muted"),
            class_name="min-w-0",
        ),
        rx.el.div(
            save_button(job.saved, job.title, on_click=JobState.keep),
            _action(),
            class_name="job-action",
        ),
        class_name="job-top",
    )


def _action() -> rx.Component:
    """Apply, or why not, or what came of it."""
    job = JobState.shown
    sent = JobState.sent
    seen = c.link_button("See your application", sent.href, icon_name="list_checks")
    again = c.link_button(
        "Apply again",
        f"{job.href}?apply=1",
        kind="primary",
        custom_attrs={"preventScrollReset": True},
    )
    done = rx.el.div(
        applied_badge(sent.applied_at, sent.stage == "withdrawn"),
        seen,
        rx.cond(sent.can_apply_again, again),
        class_name="job-done",
    )
    closed = rx.el.div(
        c.button("Apply", kind="primary", size="large", disabled=True, aria_describedby="closed"),
        rx.el.p(job.closed, id="closed", class_name="text-caption text-muted"),
        class_name="grid justify-items-end gap-1",
    )
    link = c.link_button(
        "Apply",
        f"{job.href}?apply=1",
        kind="primary",
        size="large",
        custom_attrs={"preventScrollReset": True},
    )
    return rx.cond(sent.id, done, rx.cond(job.closed, closed, link))


def _description() -> rx.Component:
    job = JobState.shown
    return rx.fragment(
        rx.cond(job.closed, rx.el.div(c.note(job.closed, tone="warning", icon_name="lock"))),
        c.card(
            c.prose(job.description),
            title="About the job",
        ),
        c.card(
            rx.el.div(rx.foreach(job.skills, c.tag), class_name="flex flex-wrap gap-1.5"),
            title="Skills",
        ),
    )


def _facts() -> rx.Component:
    job = JobState.shown
    return c.card(
        c.facts(
            ("Work mode", job.mode),
            ("Experience", job.level),
            ("Employment", job.employment),
            ("Salary", rx.cond(job.salary, job.salary, "Not said")),
            ("Openings", job.openings),
            ("Posted", c.day(job.opened_at)),
            ("Closes", rx.cond(job.closes_on, c.day(job.closes_on), rx.el.span("When filled"))),
        ),
        title="Facts",
    )


def _similar() -> rx.Component:
    listed = rx.el.ul(
        rx.foreach(
            JobState.similar,
            lambda job: rx.el.li(
                c.link(job.title, job.href, class_name="quiet-link font-medium"),
                rx.el.p(job.line, class_name="text-caption text-muted"),
            ),
        ),
        class_name="similar",
    )
    return rx.cond(JobState.similar, c.card(listed, title="Similar jobs"))


def _missing() -> rx.Component:
    way = c.link_button("Browse open jobs", "/jobs", kind="primary")
    return c.statement(
        "briefcase_business",
        "This job isn't here",
        "It is closed, or it never existed. Open jobs are in the list.",
        way,
    )


def _waiting() -> rx.Component:
    top = rx.el.div(
        c.skeleton("45%", "1.75rem"), c.skeleton("30%", "1rem"), class_name="grid gap-3 py-1"
    )
    return rx.el.div(
        rx.el.div(top, c.skeleton_card(9), c.skeleton_card(1), class_name="job-main"),
        rx.el.div(c.skeleton_card(7), class_name="job-side"),
        aria_hidden=True,
        class_name="job",
    )


PAGE = Page(ROUTE, page, TITLE, audience("candidate"), (JobState.follow,))
