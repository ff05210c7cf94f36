"""The dialog in which an AI helps with a draft: what is wanted, what comes, card by card."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.candidate.builder.help_shown import AIM_NAMES
from talentra.ui.pages.candidate.builder.help_state import HelpState

REST = "Everything else in the builder works without an AI."
WAKE = (
    "An administrator wakes it: with OPENAI_BASE_URL and TALENTRA_AI_MODEL where the server runs, "
    "and with the switch in the company's settings."
)
PROMISE = (
    "Your name, contact details, visa status and age are never sent. Nothing is changed by itself: "
    "you decide on each proposal, and each can be undone."
)


def help_button() -> rx.Component:
    """The way to it."""
    return c.button("Help from the AI", icon_name="sparkles", on_click=HelpState.look)


def help_dialog() -> rx.Component:
    """What is wanted, then what came of it; or why it rests."""
    rests = c.note(
        rx.el.p(HelpState.rests),
        rx.el.p(WAKE, class_name="help-more"),
        rx.el.p(REST, class_name="help-more"),
        icon_name="moon",
    )
    works = rx.fragment(_form(), _coming(), _cards())
    return c.dialog(
        "Help from the AI",
        rx.cond(HelpState.is_open, rx.cond(HelpState.rests, rests, works)),
        c.live_region(HelpState.said),
        dialog_id="help",
        open=HelpState.is_open,
        on_close=HelpState.close,
        wide=True,
    )


def _form() -> rx.Component:
    aims = c.select_field(
        "What shall it do?",
        "aim",
        list(AIM_NAMES.items()),
        value=HelpState.aim,
        on_change=HelpState.choose,
    )
    return c.edit_form(
        aims,
        rx.el.div(_more(), key=HelpState.aim),
        rx.el.p(PROMISE, class_name="field-hint"),
        c.refusal(HelpState.refusal),
        _foot(),
        on_send=HelpState.ask,
        answer=HelpState.answer,
        guards=False,
        class_name="help-form",
    )


def _more() -> rx.Component:
    """What it has to know for that."""
    notes = c.textarea_field(
        "Your notes: what you did, where and when",
        "notes",
        max_length=4000,
        rows=6,
        hint="What stands here counts as said by you.",
    )
    return rx.fragment(
        rx.match(
            HelpState.aim,
            ("bullet", _choice("Which text?", "path", HelpState.texts, "Write a highlight first.")),
            (
                "tailor",
                _choice("Which job?", "job", HelpState.jobs, "No job is open at the moment."),
            ),
            ("translate", c.text_field("Into which language?", "language", max_length=60)),
            ("generate", notes),
            rx.fragment(),
        )
    )


def _foot() -> rx.Component:
    ask = c.button(
        "Ask the AI", kind="primary", submit=True, busy=HelpState.is_asking, icon_name="sparkles"
    )
    stop = c.button("Cancel", icon_name="x", on_click=HelpState.stop)
    return rx.el.div(
        rx.el.span(HelpState.left, class_name="field-hint"),
        rx.cond(HelpState.is_asking, stop),
        ask,
        class_name="help-foot",
    )


def _choice(label: str, name: str, choices: Any, nothing: str) -> rx.Component:
    return rx.cond(
        choices,
        c.select_field(label, name, choices),
        c.note(nothing, tone="warning", icon_name="triangle_alert"),
    )


def _coming() -> rx.Component:
    """What the AI writes, as it comes."""
    lines = rx.foreach(HelpState.coming, rx.el.li)
    return rx.cond(
        HelpState.is_asking,
        rx.el.section(
            rx.el.h3("The AI is writing…", class_name="card-title"),
            rx.cond(
                HelpState.coming,
                rx.el.ul(lines, class_name="help-coming"),
                rx.el.div(c.skeleton("80%"), c.skeleton("60%"), class_name="skeleton-lines"),
            ),
            aria_label="What the AI is writing",
            aria_busy=True,
        ),
    )


def _cards() -> rx.Component:
    return rx.cond(
        HelpState.offers,
        rx.el.ul(rx.foreach(HelpState.offers, _card), class_name="help-cards"),
    )


def _card(offer: Any) -> rx.Component:
    before = _version("Before", rx.el.del_(offer.before), "help-was")
    return rx.el.li(
        rx.el.h3(offer.where, class_name="card-title"),
        rx.cond(offer.before, before),
        _version("After", rx.el.ins(offer.after), "help-is"),
        rx.el.p(offer.why, class_name="field-hint"),
        rx.cond(offer.needs_yes, _doubt(offer)),
        _acts(offer),
        key=offer.where + offer.after,
        class_name="help-card",
    )


def _version(label: str, text: rx.Component, look: str) -> rx.Component:
    return rx.el.div(rx.el.span(label, class_name="help-label"), text, class_name=look)


def _acts(offer: Any) -> rx.Component:
    small: dict[str, Any] = {"size": "small", "kind": "primary", "icon_name": "check"}
    yes = c.button("Yes, that is true", on_click=HelpState.confirm(offer.number), **small)
    accept = c.button("Accept", on_click=HelpState.accept(offer.number), **small)
    drop = c.button("Drop", size="small", icon_name="x", on_click=HelpState.drop(offer.number))
    return rx.el.div(rx.cond(offer.needs_yes, yes, accept), drop, class_name="help-acts")


def _doubt(offer: Any) -> rx.Component:
    named = rx.el.p("You have not said this anywhere: ", rx.el.strong(offer.doubts), ".")
    said = rx.cond(offer.doubts, named, rx.el.p(offer.unproven))
    return c.note(said, tone="warning", icon_name="triangle_alert")
