"""The card of what is kept about the reader."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.pages.everybody.own_data_state import OwnDataState

ARCHIVE = "/api/auth/archive"
CONSEQUENCES = (
    "Applications that are under way are withdrawn first.",
    "Your resumes, profile, letters and messages are removed, and your sign-ins end.",
    "The company keeps that somebody applied and how it went, without your name.",
)


def own_data_card() -> rx.Component:
    """Taking it along, and the way out; candidates alone ask to be erased."""
    shown = rx.cond(
        OwnDataState.problem,
        c.error_panel(OwnDataState.problem, on_retry=OwnDataState.refresh),
        rx.fragment(_take(), rx.cond(OwnDataState.can_ask, _go())),
    )
    card = c.card(shown, title="Your data", id="data")
    return rx.fragment(rx.cond(OwnDataState.loaded, card, c.skeleton_card(4)), _question())


def _take() -> rx.Component:
    said = "Everything kept about you, in one zip: the facts as JSON, and the files you sent."
    return _line(
        "Take it with you",
        said,
        c.download_button("Download", ARCHIVE, size="small", download=True),
    )


def _go() -> rx.Component:
    ask = _line(
        "Be erased",
        "An admin erases your account, your files and what you told. It cannot be undone.",
        c.button("Ask to be erased", size="small", on_click=OwnDataState.begin),
    )
    asked = _line(
        rx.fragment("You asked to be erased ", c.time_ago(OwnDataState.asked_at)),
        "An admin will see to it. Until then nothing changes, and you can think again.",
        c.button("Withdraw request", size="small", on_click=OwnDataState.withdraw),
    )
    return rx.cond(OwnDataState.asked_at, asked, ask)


def _line(title: str | rx.Component, said: str, act: rx.Component) -> rx.Component:
    words = rx.el.div(
        rx.el.p(title, class_name="font-medium"),
        rx.el.p(said, class_name="text-caption text-muted"),
        class_name="min-w-0",
    )
    return rx.el.div(words, act, class_name="data-line")


def _question() -> rx.Component:
    form = rx.el.form(
        rx.el.ul(*map(rx.el.li, CONSEQUENCES), class_name="consequences"),
        c.password_field(
            "Your password",
            "erasure_password",
            error=OwnDataState.error,
            auto_complete="current-password",
        ),
        c.refusal(OwnDataState.refusal),
        rx.el.div(
            c.button("Cancel", on_click=OwnDataState.keep),
            c.button("Ask to be erased", kind="danger", submit=True),
            class_name="dialog-actions",
        ),
        on_submit=OwnDataState.ask,
        no_validate=True,
        key=OwnDataState.answer,
    )
    return c.dialog(
        "Ask to be erased?",
        form,
        dialog_id="erasure",
        open=OwnDataState.asking,
        on_close=OwnDataState.keep,
    )
