"""One candidate on a page of their own: for a second screen, and for paper."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.interop import route_part
from talentra.ui.page import Page
from talentra.ui.pages.recruiter import panel, panel_parts
from talentra.ui.pages.recruiter.candidate_query import ROUTE
from talentra.ui.pages.recruiter.candidate_state import CandidateState
from talentra.ui.pages.recruiter.candidates_query import ROUTE as LIST
from talentra.ui.pages.recruiter.panel_forms import remark_box
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.state import audience

TITLE = "Candidate · Talentra"


def page() -> rx.Component:
    """What was sent on the left, what happened and can be done on the right."""
    state = CandidateState
    known = state.loaded & (state.asked_id == route_part("candidate_id"))
    shown = rx.cond(
        state.is_missing, _missing(), rx.cond(state.person.name, _candidate(), _waiting())
    )
    broken = c.error_panel(state.problem, on_retry=state.refresh)
    title = rx.cond(known & (state.person.name != ""), state.person.name, "Candidate")
    return frame(
        title,
        rx.cond(known, rx.cond(state.problem, broken, shown), _waiting()),
        c.live_region(PanelState.announced),
        crumb=c.link("Candidates", LIST, class_name="quiet-link"),
    )


def _missing() -> rx.Component:
    return c.empty_state(
        "user_round_x",
        "Nothing to show here",
        "This candidate doesn't exist or isn't assigned to you.",
        action=c.link_button("See your candidates", LIST),
    )


def _waiting() -> rx.Component:
    return rx.el.div(
        rx.el.div(c.skeleton_card(9), c.skeleton_card(4), class_name="dashboard-column"),
        c.skeleton_card(12),
        aria_hidden=True,
        class_name="dashboard-cards",
    )


def _candidate() -> rx.Component:
    return rx.fragment(
        _top(), rx.cond(CandidateState.has_sent, _application(), _nothing()), *panel.dialogs()
    )


def _top() -> rx.Component:
    person = CandidateState.person
    who = rx.el.div(
        c.avatar(person.initials, person.tint, size="large"),
        rx.el.div(
            rx.el.p(person.line, class_name="person-line"),
            c.anchor(person.email, f"mailto:{person.email}"),
            class_name="min-w-0 flex-1 text-control",
        ),
        rx.cond(PanelState.shown.name, panel.gone()),
        class_name="side-panel-who",
    )
    acts = rx.cond(PanelState.shown.name, panel.actions())
    return rx.el.div(
        who,
        rx.el.div(acts, c.print_button("Print"), class_name="candidate-acts"),
        class_name="card candidate-top",
    )


def _application() -> rx.Component:
    sent = c.card(
        panel.facts(),
        panel_parts.skills(),
        panel.letter(),
        panel_parts.resume(),
        class_name="candidate-parts",
    )
    done = rx.el.div(
        c.card(panel.history(), class_name="candidate-parts"),
        rx.el.div(remark_box(), class_name="card candidate-remark"),
        rx.cond(
            PanelState.shown.others, c.card(panel_parts.others(), class_name="candidate-parts")
        ),
        class_name="dashboard-column",
    )
    both = rx.el.div(sent, done, class_name="dashboard-cards candidate-cards")
    return rx.cond(PanelState.shown.name, rx.fragment(panel_parts.came(), both), _waiting())


def _nothing() -> rx.Component:
    person = CandidateState.person
    told = c.facts(
        ("City", person.city),
        ("Phone", person.phone),
        ("Experience", person.experience),
        ("Visa status", person.visa_status),
    )
    none = c.empty_state(
        "inbox", "No applications yet", "What they send to your company's jobs stands here."
    )
    return rx.el.div(c.card(told, title="Profile"), c.card(none), class_name="dashboard-cards")


PAGE = Page(ROUTE, page, TITLE, audience("recruiter", "admin"), (CandidateState.follow,))
