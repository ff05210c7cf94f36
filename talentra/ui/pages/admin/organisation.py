"""The settings of the whole company, section by section."""

import reflex as rx

from talentra.models.organisation import LONGEST_HOLD, LONGEST_NAME
from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin import (
    organisation_ai,
    organisation_demo,
    organisation_logo,
    organisation_mails,
    organisation_reasons,
    organisation_retention,
    organisation_skills,
    organisation_targets,
)
from talentra.ui.pages.admin.organisation_ai_state import AiTrialState
from talentra.ui.pages.admin.organisation_demo_state import DemoState
from talentra.ui.pages.admin.organisation_logo_state import LogoState
from talentra.ui.pages.admin.organisation_mails_state import MailTemplatesState
from talentra.ui.pages.admin.organisation_parts import checked, section
from talentra.ui.pages.admin.organisation_reasons_state import RejectionReasonsState
from talentra.ui.pages.admin.organisation_retention_state import RetentionState
from talentra.ui.pages.admin.organisation_skills_state import SkillListState
from talentra.ui.pages.admin.organisation_state import OrganisationState
from talentra.ui.pages.admin.organisation_targets_state import TargetsState
from talentra.ui.state import audience

ROUTE = "/admin/settings"
TITLE = "Organisation · Talentra"
# Each section that keeps more than one plain choice is a module with a state of its own.
LOADING = (
    OrganisationState.follow,
    LogoState.load,
    RejectionReasonsState.load,
    TargetsState.load,
    MailTemplatesState.load,
    AiTrialState.load,
    SkillListState.begin,
    RetentionState.load,
    DemoState.load,
)


def page() -> rx.Component:
    """One card for each section."""
    shown = rx.cond(
        OrganisationState.problem,
        c.error_panel(OrganisationState.problem, on_retry=OrganisationState.fill),
        rx.el.div(
            _newer(),
            _company(),
            organisation_logo.card(),
            _careers(),
            _rejections(),
            organisation_reasons.card(),
            _assigning(),
            organisation_targets.card(),
            organisation_mails.card(),
            organisation_ai.card(),
            organisation_skills.card(),
            organisation_retention.card(),
            organisation_demo.card(),
            key=OrganisationState.filled,
            class_name="form-cards",
        ),
    )
    return frame(
        "Organisation", rx.cond(OrganisationState.loaded, shown, _waiting()), width="narrow"
    )


def _newer() -> rx.Component:
    newer = rx.el.span(
        "Another admin has changed something here since you opened this page. ",
        c.button("Show the latest", size="small", on_click=OrganisationState.fill),
    )
    return rx.cond(
        OrganisationState.is_outdated,
        c.note(newer, tone="warning", icon_name="history"),
    )


def _company() -> rx.Component:
    name = c.text_field(
        "Company name",
        "company_name",
        default_value=OrganisationState.known.company_name,
        error=OrganisationState.errors.company_name,
        hint="Stands at the top of the careers page.",
        max_length=LONGEST_NAME,
        auto_complete="organization",
        **checked("company_name"),
    )
    return section("company", "Company", name)


def _careers() -> rx.Component:
    box = c.checkbox(
        "Publish open jobs on a careers page",
        hint="Anybody can read them without signing in, and search engines can list them. "
        "It never shows how many people applied, or who.",
        name="public_job_list",
        default_checked=OrganisationState.known.public_job_list,
    )
    link = c.anchor("Open the careers page", "/careers")
    aside = rx.cond(OrganisationState.newest.public_job_list, link, rx.el.span("Off"))
    return section("careers", "Careers page", box, aside=aside)


def _rejections() -> rx.Component:
    hours = c.text_field(
        "Hours to wait",
        "rejection_hold_hours",
        input_mode="numeric",
        max_length=4,
        default_value=OrganisationState.known.rejection_hold_hours,
        error=OrganisationState.errors.rejection_hold_hours,
        hint=f"Candidates are told of a rejection this much later, up to {LONGEST_HOLD} hours; "
        "with 0 they are told at once.",
        **checked("rejection_hold_hours"),
    )
    return section("rejections", "Rejections", hours)


def _assigning() -> rx.Component:
    box = c.checkbox(
        "Assign new applicants to the job's owner",
        hint="Only those whom nobody handles yet, and only to an active recruiter. "
        "Without it, they wait until an admin assigns them.",
        name="assign_to_job_owner",
        default_checked=OrganisationState.known.assign_to_job_owner,
    )
    return section("assigning", "New applicants", box)


def _waiting() -> rx.Component:
    cards = [c.skeleton_card(4), c.skeleton_card(3), c.skeleton_card(4), c.skeleton_card(3)]
    return rx.el.div(*cards, aria_hidden=True, class_name="form-cards")


PAGE = Page(ROUTE, page, TITLE, audience("admin"), LOADING)
