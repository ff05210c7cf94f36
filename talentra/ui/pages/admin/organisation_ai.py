"""The section of the AI: its switch, what is configured, and a button that tries it."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.admin.organisation_ai_state import AiTrialState
from talentra.ui.pages.admin.organisation_parts import section
from talentra.ui.pages.admin.organisation_state import OrganisationState

HOW = (
    "No AI is configured on this server. Whoever runs it sets TALENTRA_AI_MODEL and "
    "OPENAI_BASE_URL, or OPENAI_API_KEY; docs/ai.md says how. Everything works without one."
)


def card() -> rx.Component:
    """The switch with its Save; below it what can be tried."""
    box = c.checkbox(
        "Let people ask the AI",
        hint="It drafts words that people accept or drop. Off, every place that offers it says "
        "so, and nothing is sent to it.",
        name="ai_enabled",
        default_checked=OrganisationState.known.ai_enabled,
    )
    state = AiTrialState
    shown = rx.cond(state.model, _configured(), rx.el.p(HOW, class_name="field-hint"))
    is_on = OrganisationState.newest.ai_enabled & (state.model != "")
    aside = rx.cond(is_on, c.badge("On", tone="good"), c.badge("Off", tone="neutral"))
    return section("ai", "AI", box, shown, aside=aside)


def _configured() -> rx.Component:
    """What stands behind it, and how it answers."""
    state = AiTrialState
    button = c.button(
        "Try it out",
        size="small",
        icon_name="sparkles",
        busy=state.is_trying,
        on_click=AiTrialState.try_out,
    )
    good = c.note(state.tried, tone="good", icon_name="circle_check")
    bad = c.note(state.tried, tone="warning", icon_name="circle_alert")
    said = rx.el.div(rx.cond(state.tried, rx.cond(state.works, good, bad)), role="status")
    return rx.el.div(
        rx.el.p(state.model, " on ", state.server, class_name="text-control"),
        button,
        said,
        class_name="grid justify-items-start gap-2",
    )
