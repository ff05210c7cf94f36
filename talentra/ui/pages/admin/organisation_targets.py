"""The section of target times: after how many days at a stage an application is marked."""

import reflex as rx

from talentra.models.targets import LONGEST_TARGET
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_targets_state import TargetsState
from talentra.ui.theme import STAGES

FIELDS = ("applied", "online_assessment", "interview", "offer")


def card() -> rx.Component:
    """A number of days for each live stage."""
    state = TargetsState
    broken = c.error_panel(state.problem, on_retry=TargetsState.load)
    return c.card(
        rx.cond(state.loaded, rx.cond(state.problem, broken, _form()), c.skeleton_rows(3)),
        title="Target times",
        aside=rx.cond(state.is_on, rx.fragment(), c.badge("Off", tone="neutral")),
        id="targets",
    )


def _form() -> rx.Component:
    state = TargetsState
    said = rx.el.p(
        "How many days an application may stand at a stage. After that it is marked on the board "
        "and in the list, and its recruiter is told once a day; with nothing entered it never is. "
        "Candidates do not see targets.",
        class_name="field-hint",
    )
    save = c.button("Save", submit=True, aria_label="Save target times")
    return c.edit_form(
        said,
        rx.el.div(*[_days(name) for name in FIELDS], class_name="target-fields"),
        rx.el.div(c.refusal(state.refusal), save, class_name="grid justify-items-start gap-2"),
        on_send=TargetsState.save,
        answer=state.answer,
        key=state.filled,
        guards=False,
        aria_label="Target times",
        class_name="edit-form",
    )


def _days(name: str) -> rx.Component:
    return c.text_field(
        STAGES[name].word,
        name,
        default_value=getattr(TargetsState.kept, name),
        error=getattr(TargetsState.errors, name),
        input_mode="numeric",
        max_length=len(str(LONGEST_TARGET)),
        auto_complete="off",
        id=f"target-{name}",
    )
