"""The first steps of a new company, on its admin's dashboard until they are done."""

from dataclasses import dataclass
from typing import Any

import reflex as rx

from talentra.queries.checklists import FirstSteps
from talentra.ui import components as c


@dataclass(frozen=True)
class CheckStep:
    """One step: whether it is done, and where it is done."""

    said: str
    why: str
    href: str
    is_done: bool


def steps(seen: FirstSteps | None) -> list[CheckStep]:
    """The steps in their order; none when there is nothing to show."""
    if seen is None:
        return []
    return [
        CheckStep(
            "Name your company",
            "Candidates read it.",
            "/admin/settings",
            seen.company_named,
        ),
        CheckStep(
            "Invite the first recruiter",
            "They get a link that works once.",
            "/admin/users",
            seen.recruiter_invited,
        ),
        CheckStep(
            "Post the first job",
            "Candidates can apply as soon as it is open.",
            "/manage/jobs/new",
            seen.job_posted,
        ),
        CheckStep(
            "Assign the first candidate",
            "A recruiter sees only whom you assign to them.",
            "/admin/assignments",
            seen.candidate_assigned,
        ),
    ]


def checklist(shown: Any, *, on_dismiss: Any) -> rx.Component:
    """The card with the steps, each of which ticks itself."""
    entries = rx.el.ol(rx.foreach(shown, _step), class_name="checklist")
    away = rx.el.div(
        c.link("Step by step", "/admin/welcome"),
        c.button("Dismiss", kind="ghost", size="small", on_click=on_dismiss),
        class_name="dash-waits",
    )
    return rx.cond(shown, c.card(entries, title="First steps", aside=away, class_name="dash-days"))


def _step(step: Any) -> rx.Component:
    mark = rx.cond(step.is_done, c.icon("circle_check"), c.icon("circle"))
    said = rx.el.span(rx.cond(step.is_done, "Done: ", "To do: "), class_name="sr-only")
    way = rx.cond(step.is_done, rx.el.span(step.said), c.link(step.said, step.href))
    return rx.el.li(
        rx.el.span(mark, class_name="checklist-mark"),
        rx.el.span(said, way, rx.el.span(step.why, class_name="person-detail")),
        data_done=step.is_done,
        key=step.said,
    )
