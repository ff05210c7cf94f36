"""The one menu that all rows of the desk share: to whom this candidate can go."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import picked
from talentra.ui.pages.admin.desk_rows import DeskLine
from talentra.ui.pages.admin.desk_state import DeskState

MENU = "desk-menu"


def row_menu() -> rx.Component:
    """The recruiters, the way back, and the panel where a reason can be given."""
    row: Any = picked(MENU).to(DeskLine)
    heading = rx.cond(row.recruiter_id, f"Reassign {row.name} to", f"Assign {row.name} to")
    recruiters = rx.foreach(DeskState.recruiters, lambda each: _recruiter(row, each))
    nobody = rx.el.p("There is no active recruiter.", class_name="menu-heading")
    back = c.menu_entry(
        "Back to the waiting pool", mark=c.icon("undo_2"), on_click=DeskState.hand([row.id], "")
    )
    return c.menu(
        c.menu_heading(heading),
        rx.cond(DeskState.recruiters, recruiters, nobody),
        c.menu_line(),
        rx.cond(row.recruiter_id, back),
        c.menu_link("With a reason, or see the history", row.href, mark=c.icon("scroll_text")),
        menu_id=MENU,
        label="Assign",
    )


def _recruiter(row: Any, recruiter: Any) -> rx.Component:
    label = rx.fragment(
        rx.el.span(recruiter.name, class_name="menu-name"),
        rx.el.span(recruiter.said, class_name="menu-said"),
    )
    here = row.recruiter_id == recruiter.id
    return c.menu_entry(
        label,
        mark=c.avatar(recruiter.initials, recruiter.tint, size="small"),
        disabled=here,
        on_click=DeskState.hand([row.id], recruiter.id),
    )
