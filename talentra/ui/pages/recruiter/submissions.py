"""Review queues: what came in for each job and was not looked at yet."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.parts import job_status
from talentra.ui.pages.recruiter.submissions_state import SubmissionsState
from talentra.ui.state import audience

ROUTE = "/submissions"
TITLE = "Submissions · Talentra"


def page() -> rx.Component:
    """How much there is to look at, and the queue of each job."""
    return frame("Submissions", rx.el.div(_list(), class_name="list-main"), width="bare")


def _list() -> rx.Component:
    state = SubmissionsState
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    ready = rx.cond(
        state.problem,
        rx.el.div(broken, class_name="p-5"),
        rx.cond(state.rows, _table(), _nothing()),
    )
    return rx.cond(state.loaded, ready, _waiting())


def _waiting() -> rx.Component:
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.fragment(head, c.skeleton_rows(8))


def _nothing() -> rx.Component:
    return c.empty_state(
        "inbox",
        "Nothing to look at yet",
        "Applications to your jobs, and those of your candidates, stand here job by job.",
        action=c.link_button("See your jobs", "/manage/jobs"),
    )


def _table() -> rx.Component:
    table = c.table(
        c.column("Job"),
        c.column("Status", shown="tablet"),
        c.column("Unopened", numeric=True),
        c.column("Applicants", numeric=True, shown="tablet"),
        c.column("Not yours", shown="desktop"),
        c.column(rx.el.span("Actions", class_name="sr-only")),
        rows=rx.foreach(SubmissionsState.rows, _row),
        label="Review queues",
    )
    said = rx.el.p(SubmissionsState.said, role="status", class_name="queue-said")
    return rx.fragment(said, table)


def _row(queue: Any) -> rx.Component:
    lines = rx.el.span(
        rx.el.span(queue.title, title=queue.title, class_name="person-name"),
        rx.el.span(queue.company, title=queue.company, class_name="person-detail"),
        class_name="person-lines job-lines",
    )
    others = rx.el.span(
        queue.hidden,
        title="Numbers only: an admin decides who handles them.",
        class_name="text-muted",
    )
    seen = c.link(queue.applicants, queue.all_href, class_name="link")
    return c.row(
        c.cell(lines),
        c.cell(job_status(queue.status), shown="tablet"),
        c.cell(rx.cond(queue.unopened, c.badge(queue.unopened, tone="accent"), "–"), numeric=True),
        c.cell(rx.cond(queue.applicants, seen, "0"), numeric=True, shown="tablet"),
        c.cell(others, shown="desktop"),
        c.cell(_ways(queue)),
        key=queue.id,
    )


def _ways(queue: Any) -> rx.Component:
    title = queue.title
    review = c.link_button(
        "Review", queue.review_href, size="small", aria_label=f"Review {title}", icon_name="eye"
    )
    board = c.link_button(
        "Board", queue.board_href, kind="ghost", size="small", aria_label=f"Board of {title}"
    )
    return rx.el.div(
        rx.cond(queue.review_href, review),
        rx.cond(queue.applicants, board),
        class_name="queue-ways",
    )


PAGE = Page(ROUTE, page, TITLE, audience("recruiter", "admin"), (SubmissionsState.follow,))
