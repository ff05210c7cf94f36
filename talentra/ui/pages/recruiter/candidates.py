"""The applications of the candidates a recruiter handles; for admins everybody's."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.recruiter.candidates_query import ROUTE
from talentra.ui.pages.recruiter.candidates_state import CandidatesState
from talentra.ui.pages.recruiter.candidates_table import table
from talentra.ui.pages.recruiter.candidates_tools import columns_menu, tabs, views_menu
from talentra.ui.pages.recruiter.filters import filter_bar
from talentra.ui.pages.recruiter.filters_state import FiltersState
from talentra.ui.pages.recruiter.moves import moving, picked_bar, undo_button
from talentra.ui.pages.recruiter.panel import panel
from talentra.ui.pages.recruiter.panel_state import PanelState
from talentra.ui.pages.recruiter.views_state import ViewsState
from talentra.ui.state import audience

TITLE = "Candidates · Talentra"


def page() -> rx.Component:
    """Stages as tabs, the list, and the open application beside it."""
    tools = (undo_button(), views_menu(), columns_menu(), _switch())
    return frame(
        "Candidates",
        rx.el.div(tabs(), filter_bar(*tools), class_name="list-top"),
        c.live_region(PanelState.announced),
        rx.el.div(
            rx.el.div(_list(), picked_bar(), class_name="list-main"),
            rx.cond(PanelState.is_open, panel()),
            data_split=PanelState.is_open,
            class_name="list-split",
        ),
        moving(),
        width="bare",
    )


def _switch() -> rx.Component:
    """From the list to the board of the same applications."""
    return rx.el.nav(
        c.link("Board", CandidatesState.board_href, class_name="segment"),
        rx.el.span("List", aria_current="page", class_name="segment segment-on"),
        aria_label="Board or list",
        class_name="segments",
    )


def _list() -> rx.Component:
    shown = rx.cond(CandidatesState.rows, table(), _nothing())
    broken = c.error_panel(CandidatesState.problem, on_retry=CandidatesState.refresh)
    ready = rx.cond(CandidatesState.problem, rx.el.div(broken, class_name="p-5"), shown)
    return rx.cond(CandidatesState.loaded, ready, _waiting())


def _waiting() -> rx.Component:
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.fragment(head, c.skeleton_rows(12))


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", ROUTE)
    filtered = c.empty_state(
        "search_x", "No candidates match", "Try other words, jobs or stages.", action=clear
    )
    recruiters = "An admin assigns them; you'll be notified."
    admins = "As soon as somebody applies to one of your jobs, they stand here."
    said = rx.cond(CandidatesState.shows_recruiters, admins, recruiters)
    first = c.empty_state("users_round", "No candidates yet", said)
    return rx.cond(CandidatesState.is_filtered, filtered, first)


PAGE = Page(
    ROUTE,
    page,
    TITLE,
    audience("recruiter", "admin"),
    (CandidatesState.follow, FiltersState.offer, ViewsState.look),
)
