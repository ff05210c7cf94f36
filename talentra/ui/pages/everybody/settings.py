"""Settings: the password, where one is signed in, tokens, what one is told, looks, one's data."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.everybody.own_data import own_data_card
from talentra.ui.pages.everybody.own_data_state import OwnDataState
from talentra.ui.pages.everybody.preferences import look_card, told_card
from talentra.ui.pages.everybody.preferences_state import PreferencesState
from talentra.ui.pages.everybody.settings_state import SettingsState
from talentra.ui.pages.everybody.tokens import tokens_card
from talentra.ui.pages.everybody.tokens_state import TokensState
from talentra.ui.state import audience

ROUTE = "/settings"
TITLE = "Settings · Talentra"


def page() -> rx.Component:
    """One card for each."""
    shown = rx.cond(
        SettingsState.problem,
        c.error_panel(SettingsState.problem, on_retry=SettingsState.refresh),
        rx.el.div(
            _password(),
            _devices(),
            told_card(),
            look_card(),
            tokens_card(),
            own_data_card(),
            class_name="form-cards",
        ),
    )
    return frame("Settings", rx.cond(SettingsState.loaded, shown, _waiting()), width="narrow")


def _password() -> rx.Component:
    foot = rx.el.div(
        c.refusal(SettingsState.refusal),
        c.button("Change password", kind="primary", submit=True),
        class_name="grid justify-items-start gap-2",
    )
    form = c.edit_form(
        rx.el.div(*_fields(), class_name="settings-fields"),
        foot,
        on_send=SettingsState.change,
        answer=SettingsState.answer,
        key=SettingsState.changed,
        class_name="edit-form",
    )
    said = rx.el.span("Signs you out everywhere else", class_name="text-caption text-muted")
    return c.card(form, title="Password", aside=said)


def _fields() -> list[rx.Component]:
    wrong = SettingsState.errors
    return [
        c.password_field(
            "Present password",
            "current_password",
            error=wrong.current_password,
            auto_complete="current-password",
        ),
        c.password_field(
            "New password",
            error=wrong.password,
            hint="At least 8 characters; a few unrelated words are best.",
            auto_complete="new-password",
        ),
        c.password_field(
            "New password again", "repeated", error=wrong.repeated, auto_complete="new-password"
        ),
    ]


def _devices() -> rx.Component:
    others = c.button("End all others", size="small", on_click=SettingsState.end_others)
    more = rx.Var.create(SettingsState.devices).length() > 1
    return c.card(
        rx.el.ul(rx.foreach(SettingsState.devices, _device), class_name="devices"),
        title="Where you are signed in",
        aside=rx.cond(more, others),
    )


def _device(device: Any) -> rx.Component:
    here = rx.el.span("This one", class_name="badge badge-good")
    end = c.button(
        "End",
        size="small",
        aria_label=f"End {device.name}",
        on_click=SettingsState.end(device.id),
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(device.name, class_name="font-medium"),
            rx.el.p(
                rx.cond(device.detail, rx.el.span(device.detail, " · ")),
                rx.cond(
                    device.seen_at, rx.el.span("last seen ", c.time_ago(device.seen_at)), "in use"
                ),
                class_name="text-caption text-muted",
            ),
            class_name="min-w-0",
        ),
        rx.cond(device.is_current, here, end),
        key=device.id,
    )


def _waiting() -> rx.Component:
    cards = [c.skeleton_card(lines) for lines in (8, 3, 6, 4, 6, 4)]
    return rx.el.div(*cards, aria_hidden=True, class_name="form-cards")


PAGE = Page(
    ROUTE,
    page,
    TITLE,
    audience(anyone=True),
    (
        SettingsState.follow,
        TokensState.follow,
        PreferencesState.follow,
        OwnDataState.follow,
    ),
)
