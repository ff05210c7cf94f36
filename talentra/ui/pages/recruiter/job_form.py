"""The form of a posting: the same for a new one and for one that is known."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import route_part
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.job_cards import terms, text, work
from talentra.ui.pages.recruiter.job_extras import asking, preview, suggestions
from talentra.ui.pages.recruiter.job_state import NEW, JobFormState
from talentra.ui.pages.recruiter.jobs_query import ROUTE as LIST
from talentra.ui.pages.recruiter.jobs_state import ManagedJobsState
from talentra.ui.pages.recruiter.parts import NEW_JOB, job_status
from talentra.ui.state import audience


def new_page() -> rx.Component:
    """An empty form."""
    known = JobFormState.loaded & (JobFormState.asked_id == NEW)
    save = _foot(
        c.button("Save as draft", submit=True, name="then", value="draft"),
        c.button("Publish", kind="primary", submit=True, name="then", value="open"),
    )
    return _frame("Post a job", rx.cond(known, _form(save), _waiting()))


def edit_page() -> rx.Component:
    """How the posting stands, above its form."""
    state = JobFormState
    known = state.loaded & (state.asked_id == route_part("job_id"))
    shown = rx.cond(
        state.problem,
        c.error_panel(state.problem, on_retry=state.fill),
        rx.cond(state.is_missing, _missing(), rx.fragment(_standing(), _form(_save()))),
    )
    title = rx.cond(known & (state.standing.title != ""), state.standing.title, "Job")
    return _frame(title, rx.cond(known, shown, _waiting()))


def _frame(title: c.Text, *content: rx.Component) -> rx.Component:
    back = c.link("Jobs", LIST, class_name="quiet-link")
    return frame(title, *content, crumb=back, width="narrow")


def _missing() -> rx.Component:
    back = c.link_button("See all jobs", LIST)
    return c.empty_state(
        "search_x", "No such job", "It was deleted, or is somebody else's draft.", action=back
    )


def _standing() -> rx.Component:
    state, job = JobFormState, JobFormState.standing
    close = c.button("Close job", size="small", on_click=ManagedJobsState.close(job.id))
    reopen = c.button("Reopen", size="small", on_click=ManagedJobsState.reopen(job.id))
    closed = rx.cond(job.is_past, rx.fragment(), reopen)  # that needs another closing day first
    act = rx.fragment(rx.match(job.status, ("open", close), ("closed", closed), rx.fragment()))
    newer = rx.el.span(
        "Somebody changed this job since you opened it. ",
        c.button("Show the latest", size="small", on_click=state.fill),
    )
    return rx.fragment(
        rx.el.div(
            job_status(job.status),
            rx.el.span("Owned by ", job.owner, class_name="text-muted"),
            _applicants(),
            rx.el.div(rx.cond(job.refusal, rx.fragment(), act), class_name="ml-auto"),
            class_name="job-standing",
        ),
        rx.cond(job.refusal, c.note(job.refusal, icon_name="lock")),
        rx.cond(
            job.is_past,
            c.note("Its closing day has passed. Choose a later one to open it again."),
        ),
        rx.cond(
            (job.refusal == "") & (job.version != state.version),
            c.note(newer, tone="warning", icon_name="history"),
        ),
    )


def _applicants() -> rx.Component:
    job = JobFormState.standing
    number = rx.cond(job.applicants == 1, "1 applicant", f"{job.applicants} applicants")
    seen = rx.cond(
        job.applicants_href, c.link(number, job.applicants_href), rx.el.span("No applicants yet")
    )
    others = rx.el.span(
        job.hidden,
        title="Numbers only: an admin decides who handles them.",
        class_name="text-muted",
    )
    return rx.cond(
        job.status == "draft",
        rx.fragment(),
        rx.fragment(
            rx.cond((job.applicants > 0) | (job.hidden == ""), seen), rx.cond(job.hidden, others)
        ),
    )


def _form(foot: rx.Component) -> rx.Component:
    state = JobFormState
    inside = rx.el.fieldset(
        work(),
        suggestions(),
        terms(),
        text(),
        disabled=state.standing.refusal != "",
        class_name="form-cards",
    )
    form = c.edit_form(
        inside,
        rx.cond(state.standing.refusal, rx.fragment(), foot),
        on_send=state.save,
        answer=state.answer,
        key=f"{state.asked_id} {state.filled}",
        class_name="edit-form",
    )
    return rx.fragment(form, preview())


def _foot(*buttons: rx.Component) -> rx.Component:
    cancel = c.link_button("Cancel", LIST, kind="ghost")
    return rx.el.div(
        c.refusal(JobFormState.refusal),
        rx.el.div(*asking(), rx.el.div(cancel, *buttons), class_name="form-buttons"),
        class_name="form-foot",
    )


def _save() -> rx.Component:
    draft = rx.fragment(
        c.button("Save draft", submit=True, name="then", value="draft"),
        c.button("Publish", kind="primary", submit=True, name="then", value="open"),
    )
    save = c.button("Save changes", kind="primary", submit=True)
    return _foot(rx.cond(JobFormState.standing.status == "draft", draft, save))


def _waiting() -> rx.Component:
    return rx.el.div(c.skeleton_card(9), c.skeleton_card(5), class_name="form-cards")


NEW_PAGE = Page(
    NEW_JOB,
    new_page,
    "Post a job · Talentra",
    audience("recruiter", "admin"),
    (JobFormState.follow,),
)
PAGE = Page(
    f"{LIST}/[job_id]",
    edit_page,
    "Job · Talentra",
    audience("recruiter", "admin"),
    (JobFormState.follow,),
)
