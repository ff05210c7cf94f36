"""What stands above the list: its stages, the reader's views of it, its columns."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.recruiter.candidates_query import COLUMNS
from talentra.ui.pages.recruiter.candidates_state import CandidatesState
from talentra.ui.pages.recruiter.views_state import ViewsState


def tabs() -> rx.Component:
    """A tab for each stage, with how many stand there."""
    waiting = [c.skeleton("5.5rem", "0.875rem") for _ in range(6)]
    skeleton = rx.el.div(*waiting, aria_hidden=True, class_name="tabs tabs-waiting")
    entries = c.tabs(rx.foreach(CandidatesState.tabs, _tab), label="Stages")
    return rx.cond(CandidatesState.tabs, entries, skeleton)


def _tab(tab: Any) -> rx.Component:
    word = rx.cond(tab.stage, c.stage_word(tab.stage), "All")
    mark = rx.cond(tab.stage, c.stage_icon(tab.stage))
    return c.tab(word, tab.href, current=tab.is_current, number=tab.count, mark=mark)


def columns_menu() -> rx.Component:
    """Which columns the list has."""
    columns: Any = CandidatesState.columns

    def box(name: str, label: str) -> rx.Component:
        shown = columns.contains(name)
        ticked = c.checkbox(label, name=name, id=f"column-{name}", default_checked=shown)
        return rx.cond(CandidatesState.shows_recruiters, ticked) if name == "recruiter" else ticked

    form = rx.el.form(
        *[box(*each) for each in COLUMNS.items()],
        c.button("Show", kind="primary", submit=True),
        on_submit=CandidatesState.show_columns,
        key=columns.join("."),
        class_name="popover-form",
    )
    return rx.fragment(
        c.icon_button("columns_3", "Columns", **c.opens("columns")),
        c.popover(form, popover_id="columns", label="Columns"),
    )


def views_menu() -> rx.Component:
    """The reader's own views, and a name for what is shown now."""
    none = rx.el.p("A view keeps filters, order and columns.", class_name="menu-heading")
    form = rx.el.form(
        c.text_field("Save this view as", "name", error=ViewsState.error, max_length=60),
        c.button("Save view", submit=True),
        on_submit=ViewsState.save,
        key=ViewsState.key,
        data_stay=True,
        class_name="popover-form",
    )
    return rx.fragment(
        c.icon_button("bookmark", "Views", **c.opens("views")),
        c.popover(
            rx.cond(ViewsState.views, rx.foreach(ViewsState.views, _view), none),
            c.menu_line(),
            form,
            popover_id="views",
            label="Views",
        ),
    )


def _view(view: Any) -> rx.Component:
    here = rx.cond(view.is_current, "page", "false")
    return rx.el.div(
        c.link(view.name, view.href, aria_current=here, class_name="menu-entry"),
        c.icon_button(
            "x", f"Remove {view.name}", on_click=ViewsState.remove(view.id), data_stay=True
        ),
        class_name="view-line",
    )
