"""The filter bar that the board and the list share."""

from typing import Any

import reflex as rx

from talentra.queries.application_filters import WAITING
from talentra.ui import components as c
from talentra.ui.pages.recruiter.filters_state import FiltersState
from talentra.ui.pages.recruiter.narrowing import LONGEST_IDLE
from talentra.ui.words import LEVELS, VISA_STATUSES

POPOVER = "filters"


def filter_bar(*tools: rx.Component) -> rx.Component:
    """Words, jobs, who waits long, and everything else behind one button; what is chosen below."""
    bar = c.toolbar(
        _search(),
        _choice("Job", FiltersState.jobs, FiltersState.job_id, FiltersState.choose_job),
        rx.cond(
            FiltersState.recruiters,
            _choice(
                "Recruiter",
                FiltersState.recruiters,
                FiltersState.recruiter_id,
                FiltersState.choose_recruiter,
            ),
        ),
        _waiting(),
        rx.cond(FiltersState.has_targets | FiltersState.is_over, _over_target()),
        c.button("Filter", icon_name="list_filter", **c.opens(POPOVER)),
        rx.cond(
            FiltersState.is_filtered,
            c.link_button("Clear filters", FiltersState.clear_href, kind="ghost"),
        ),
        rx.el.div(*tools, class_name="toolbar-tools"),
    )
    return rx.fragment(bar, _popover(), rx.cond(FiltersState.chips, _chips()))


def _search() -> rx.Component:
    return c.search_input(
        "Search name, email or job",
        default_value=FiltersState.q,
        key=FiltersState.search_key,
        on_change=FiltersState.search.debounce(250),
        aria_keyshortcuts="/",
    )


def _choice(label: str, choices: Any, value: Any, on_change: Any) -> rx.Component:
    chosen = c.select(rx.Var.create(choices), value=value, on_change=on_change, aria_label=label)
    return rx.el.div(chosen, class_name="toolbar-choice")


def _waiting() -> rx.Component:
    return c.link_button(
        f"Waiting > {WAITING.days} days",
        FiltersState.waiting_href,
        icon_name="clock",
        aria_current=rx.cond(FiltersState.is_waiting, "true", "false"),
        class_name="toggle",
    )


def _over_target() -> rx.Component:
    return c.link_button(
        "Over target",
        FiltersState.over_href,
        icon_name="clock_alert",
        aria_current=rx.cond(FiltersState.is_over, "true", "false"),
        class_name="toggle",
    )


def _popover() -> rx.Component:
    said = FiltersState.details
    anyone = [("", "Any level"), *LEVELS.items()]
    visas = [("", "Any visa status"), *VISA_STATUSES.items()]
    form = rx.el.form(
        c.select_field("Experience", "level", anyone, default_value=said["level"]),
        c.select_field("Visa status", "visa", visas, default_value=said["visa"]),
        c.select_field("City", "city", _offered("cities"), default_value=said["city"]),
        c.select_field("Skill", "skill", _offered("skills"), default_value=said["skill"]),
        c.text_field("Applied from", "from", type="date", default_value=said["from"]),
        c.text_field("Applied until", "to", type="date", default_value=said["to"]),
        c.text_field(
            "Not moved for more than (days)",
            "idle",
            type="number",
            min=1,
            max=LONGEST_IDLE,
            default_value=said["idle"],
        ),
        c.button("Show", kind="primary", submit=True),
        on_submit=FiltersState.narrow,
        key=FiltersState.form_key,
        class_name="filter-form",
    )
    return c.popover(form, popover_id=POPOVER, label="Filters")


def _offered(name: str) -> rx.Var[Any]:
    return rx.Var.create(getattr(FiltersState, name))


def _chips() -> rx.Component:
    chips = rx.foreach(
        FiltersState.chips,
        lambda chip: c.link(
            rx.fragment(chip.said, c.icon("x", size=12)),
            chip.href,
            aria_label=f"Without {chip.said}",
            class_name="tag chip",
        ),
    )
    return rx.el.div(chips, role="group", aria_label="Narrowed to", class_name="chips")
