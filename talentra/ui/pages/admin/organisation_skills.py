"""The section of the skill list: a CSV of one's own, looked over before it is taken."""

from typing import Any

import reflex as rx

from talentra.services.skill_imports import LARGEST, MOST, Outcome
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_skills_state import SkillListState


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
    none = rx.el.p("No line comes to that.", class_name="import-none")
    return rx.el.section(
        _outcomes(),
        rx.cond(state.lines, rx.fragment(table, _turns()), none),
        aria_label="What would happen",
        class_name="card import-lines",
    )


def _outcomes() -> rx.Component:
    state = SkillListState
    all_of_them = (
        ("", "All", state.counts.everything),
        (Outcome.NEW.value, "New", state.counts.new),
        (Outcome.THERE.value, "Known", state.counts.there),
        (Outcome.REFUSED.value, "Refused", state.counts.refused),
    )
    return rx.el.div(
        *[
            rx.el.button(
                rx.el.span(label),
                c.count(number),
                type="button",
                aria_pressed=state.outcome == word,
                on_click=state.narrow(word),
                class_name="tab",
            )
            for word, label, number in all_of_them
        ],
        role="group",
        aria_label="Lines",
        class_name="tabs",
    )


def _line(line: Any) -> rx.Component:
    looks = (
        (Outcome.NEW.value, c.badge("New", tone="good", icon_name="plus")),
        (Outcome.THERE.value, c.badge("Known", icon_name="check")),
        (Outcome.REFUSED.value, c.badge("Refused", tone="danger", icon_name="circle_alert")),
    )
    named = rx.el.span(
        rx.el.span(line.name, title=line.name, class_name="person-name"),
        rx.el.span(line.others, title=line.others, class_name="person-detail"),
        class_name="person-lines",
    )
    why = rx.cond(line.reason, rx.el.span(line.reason, class_name="import-reason"))
    badge = rx.match(line.outcome, *looks, rx.fragment())
    return c.row(
        c.cell(line.line, numeric=True),
        c.cell(named),
        c.cell(rx.el.div(badge, why, class_name="import-verdict")),
        key=line.line,
    )


def _turns() -> rx.Component:
    state = SkillListState
    ways = rx.el.span(
        c.icon_button(
            "chevron_left",
            "Previous lines",
            disabled=state.page == 0,
            on_click=state.turn(state.page - 1),
        ),
        c.icon_button(
            "chevron_right",
            "Next lines",
            disabled=state.page == state.last_page,
            on_click=state.turn(state.page + 1),
        ),
        class_name="pager-turns",
    )
    return rx.el.div(rx.el.span(state.place), rx.cond(state.last_page, ways), class_name="pager")
