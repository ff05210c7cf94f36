"""The section of retention: the rule, its dry run, the question, and who is held."""

from typing import Any

import reflex as rx

from talentra.models.retention import LONGEST_KEPT, LONGEST_WHY
from talentra.queries.retention import MOST
from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_retention_state import RetentionState

STAGES = (("rejected", "Rejected"), ("withdrawn", "Withdrawn"), ("hired", "Hired"))


def card() -> rx.Component:
    """The rule and its dry run; below it the legal holds."""
    state = RetentionState
    broken = c.error_panel(state.problem, on_retry=RetentionState.load)
    shown = rx.fragment(_rule(), _found(), _holds(), _question())
    is_on = c.badge("On", tone="good")
    return c.card(
        rx.cond(state.loaded, rx.cond(state.problem, broken, shown), c.skeleton_rows(4)),
        title="Retention",
        aside=rx.cond(state.is_on, is_on, c.badge("Off", tone="neutral")),
        id="retention",
    )


def _rule() -> rx.Component:
    state = RetentionState
    said = rx.el.p(
        "Erases candidates whose last application ended so many months ago, and who have not "
        "signed in for as long. Nothing entered keeps them for ever. First look whom it finds.",
        class_name="field-hint",
    )
    fields = [_months(name, label) for name, label in STAGES]
    look = c.button("Look whom it finds", submit=True, icon_name="search")
    return c.edit_form(
        said,
        rx.el.div(*fields, class_name="retention-fields"),
        rx.el.div(c.refusal(state.refusal), look, class_name="grid justify-items-start gap-2"),
        on_send=RetentionState.dry_run,
        answer=state.answer,
        key=state.filled,
        guards=False,
        aria_label="Rule of retention",
        class_name="edit-form",
    )


def _months(name: str, label: str) -> rx.Component:
    return c.text_field(
        f"{label}, months",
        name,
        default_value=getattr(RetentionState.rules, name),
        error=getattr(RetentionState.errors, name),
        input_mode="numeric",
        max_length=len(str(LONGEST_KEPT)),
        auto_complete="off",
        id=f"kept-{name}",
    )


def _some() -> rx.Component:
    state = RetentionState
    said = rx.el.p(
        rx.el.strong(state.total),
        rx.cond(state.total == 1, " candidate", " candidates"),
        " would be erased now",
        rx.cond(state.total > MOST, f"; here are the first {MOST}.", "."),
        class_name="text-control",
    )
    rows = rx.el.ul(rx.foreach(state.found, _leaving), class_name="devices retention-found")
    return rx.fragment(said, rows)


def _found() -> rx.Component:
    state = RetentionState
    none = rx.el.p("Nobody would be erased now.", class_name="text-control")
    label = rx.cond(
        (state.meant.rejected == "") & (state.meant.withdrawn == "") & (state.meant.hired == ""),
        "Keep everybody",
        "Let the rule hold…",
    )
    hold = c.button(label, kind="primary", on_click=RetentionState.ask)
    holds = rx.el.p("This is the rule that holds.", class_name="field-hint")
    shown = rx.el.div(
        rx.cond(state.total > 0, _some(), none),
        rx.cond(state.is_new, hold, holds),
        class_name="grid justify-items-start gap-2 retention-run",
    )
    return rx.el.div(rx.cond(state.has_run, shown), role="status", aria_label="Dry run")


def _leaving(person: Any) -> rx.Component:
    keep = c.button(
        "Keep",
        size="small",
        aria_label=f"Keep {person.name}",
        on_click=RetentionState.keep(person.id),
    )
    words = rx.el.span(person.email, " · ", person.said, " ", c.day(person.at))
    return rx.el.li(_who(person, words), keep, key=person.id)


def _holds() -> rx.Component:
    state = RetentionState
    rows = rx.el.ul(rx.foreach(state.held, _held), class_name="devices")
    none = rx.el.p("Nobody is held.", class_name="field-hint")
    return rx.el.div(
        rx.el.h3("Legal holds", class_name="card-title"),
        rx.el.p(
            "Whoever is held is erased neither by the rule nor at their own wish.",
            class_name="field-hint",
        ),
        rx.cond(state.held, rows, none),
        _hold_form(),
        class_name="grid gap-2 retention-holds",
    )


def _held(person: Any) -> rx.Component:
    free = c.button(
        "Let go",
        size="small",
        aria_label=f"Let {person.name} go",
        on_click=RetentionState.let_go(person.id),
    )
    words = rx.el.span(person.email, " · ", person.said, " · since ", c.day(person.at))
    return rx.el.li(_who(person, words), free, key=person.id)


def _who(person: Any, words: rx.Component) -> rx.Component:
    return rx.el.div(
        rx.el.p(person.name, class_name="font-medium"),
        rx.el.p(words, class_name="text-caption text-muted"),
        class_name="min-w-0",
    )


def _hold_form() -> rx.Component:
    state = RetentionState
    email = c.text_field(
        "Candidate's e-mail address",
        "email",
        error=state.email_error,
        input_mode="email",
        auto_complete="off",
        id="hold-email",
    )
    reason = c.text_field(
        "Why they must be kept",
        "reason",
        error=state.reason_error,
        max_length=LONGEST_WHY,
        auto_complete="off",
        id="hold-reason",
    )
    return rx.el.form(
        rx.el.div(email, reason, key=state.kept, class_name="form-grid"),
        rx.el.div(c.button("Hold them", submit=True)),
        on_submit=RetentionState.hold,
        no_validate=True,
        aria_label="A legal hold",
        class_name="edit-form",
    )


def _question() -> rx.Component:
    state = RetentionState
    some = rx.el.p(
        rx.el.strong(state.total),
        rx.cond(state.total == 1, " candidate is", " candidates are"),
        " erased with the first round, within the day; each day whoever is due by then follows. "
        "What is erased cannot be brought back.",
        class_name="text-control",
    )
    none = rx.el.p(
        "Nobody is erased now. From then on whoever is due goes, each day; what is erased cannot "
        "be brought back.",
        class_name="text-control",
    )
    return c.confirm_dialog(
        "Let this rule hold?",
        rx.cond(state.total > 0, some, none),
        dialog_id="retention-rule",
        open=state.is_asking,
        on_cancel=RetentionState.forget,
        on_confirm=RetentionState.confirm,
        confirm="Let it hold",
    )
