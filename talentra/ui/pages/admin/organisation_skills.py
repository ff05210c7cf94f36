"""The section of the skill list: a CSV of one's own, looked over before it is taken."""

from typing import Any

import reflex as rx

from talentra.services.skill_imports import LARGEST, MOST
from talentra.ui import components as c
from talentra.ui.pages.admin import import_parts
from talentra.ui.pages.admin.organisation_skills_state import SkillListState

THERE = "Known"


def card() -> rx.Component:
    """The file, then its lines."""
    state = SkillListState
    said = rx.el.p(
        "Everybody is offered a list of about two thousand skills while typing. Add those of your "
        "trade: they are offered to everybody and suggested for postings.",
        class_name="field-hint",
    )
    done = rx.cond(state.said, c.note(state.said, icon_name="check"))
    inside = rx.cond(state.file_name, _look(), rx.fragment(done, _choose()))
    return c.card(
        rx.el.div(said, inside, class_name="skill-list"),
        c.live_region(state.said),
        title="Skill list",
        id="skills",
    )


def _choose() -> rx.Component:
    state = SkillListState
    return c.file_drop(
        rx.el.span(c.icon("file_up", size=20), class_name="empty-icon"),
        rx.el.h3("Choose a CSV file", class_name="empty-title text-ink"),
        rx.el.p(
            f"In UTF-8, with up to {MOST:,} skills and 1 MB. A skill on each line; other names for "
            "it in a second column, parted by |.",
            class_name="text-control",
        ),
        drop_id="skills-file",
        on_upload=state.upload,
        answer=state.answer,
        refusal=state.refusal,
        endings=(".csv",),
        max_bytes=LARGEST,
    )


def _look() -> rx.Component:
    state = SkillListState
    fit = state.counts.new + state.counts.there
    add = c.button(
        rx.cond(fit, rx.cond(fit == 1, "Take 1 skill", f"Take {fit} skills"), "Nothing to take"),
        kind="primary",
        disabled=fit == 0,
        on_click=state.take,
    )
    return rx.fragment(
        rx.el.p(
            rx.el.strong(state.file_name), ": nothing is changed yet.", class_name="text-control"
        ),
        _lines(),
        c.refusal(state.refusal),
        rx.el.div(
            add,
            c.button("Another file", kind="ghost", on_click=state.begin),
            class_name="side-panel-actions",
        ),
    )


def _lines() -> rx.Component:
    state = SkillListState
    table = c.table(
        c.column("Line", numeric=True),
        c.column("Skill"),
        c.column("What happens"),
        rows=rx.foreach(state.lines, _line),
        label="Lines of the file",
    )
    return import_parts.lines(state, table, there=THERE)


def _line(line: Any) -> rx.Component:
    return c.row(
        c.cell(line.line, numeric=True),
        import_parts.named(line.name, line.others),
        import_parts.verdict(line, there=THERE),
        key=line.line,
    )
