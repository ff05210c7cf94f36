"""The card of personal API tokens: those there are, one more, and the end of one."""

from typing import Any

import reflex as rx

from talentra.models import Scope
from talentra.services.api_tokens import LONGEST_LIFE, LONGEST_NAME
from talentra.ui import components as c
from talentra.ui.pages.everybody.tokens_state import SCOPES, TokensState

USUAL_LIFE = 90  # days


def tokens_card() -> rx.Component:
    """The tokens, and what asks and shows about them."""
    docs = c.anchor("How scripts use them", "/api/docs")
    shown = rx.cond(
        TokensState.problem,
        c.error_panel(TokensState.problem, on_retry=TokensState.refresh),
        rx.fragment(_list(), _form()),
    )
    card = c.card(shown, title="API tokens", aside=docs, id="tokens")
    return rx.fragment(
        rx.cond(TokensState.loaded, card, c.skeleton_card(6)), _secret(), _question()
    )


def _list() -> rx.Component:
    none = c.empty_state(
        "key_round",
        "No tokens yet",
        "A token lets a script or another program work in your name, without your password.",
    )
    rows = rx.el.ul(rx.foreach(TokensState.tokens, _token), class_name="devices")
    return rx.cond(TokensState.tokens, rows, rx.el.div(none, class_name="tokens-none"))


def _token(token: Any) -> rx.Component:
    revoke = c.button(
        "Revoke",
        size="small",
        aria_label=f"Revoke {token.name}",
        on_click=TokensState.ask(token.id),
    )
    name = rx.el.p(
        rx.el.span(token.name, class_name="font-medium token-name"),
        c.badge(token.scope),
        rx.cond(token.is_over, c.badge("Expired", tone="warning")),
        class_name="token-top",
    )
    return rx.el.li(rx.el.div(name, _times(token), class_name="min-w-0"), revoke, key=token.id)


def _times(token: Any) -> rx.Component:
    used = rx.cond(
        token.used_at, rx.el.span("last used ", c.time_ago(token.used_at)), "not used yet"
    )
    end = rx.cond(token.is_over, "expired ", "expires ")
    return rx.el.p(
        rx.el.span("Made ", c.day(token.made_at)),
        " · ",
        used,
        " · ",
        rx.el.span(end, c.day(token.expires_at)),
        class_name="text-caption text-muted token-times",
    )


def _form() -> rx.Component:
    foot = rx.el.div(
        c.refusal(TokensState.refusal),
        c.button("Make token", submit=True),
        class_name="grid justify-items-start gap-2",
    )
    return rx.el.form(
        rx.el.div(*_fields(), key=TokensState.made, class_name="token-fields"),
        foot,
        on_submit=TokensState.make,
        no_validate=True,
        aria_label="A new token",
        class_name="token-form",
    )


def _fields() -> list[rx.Component]:
    wrong = TokensState.errors
    return [
        c.text_field(
            "Name",
            "name",
            id="token-name",
            error=wrong.name,
            placeholder="Nightly report",
            max_length=LONGEST_NAME,
            auto_complete="off",
        ),
        c.select_field(
            "May",
            "scope",
            [(scope.value, SCOPES[scope]) for scope in (Scope.READ, Scope.WRITE)],
            id="token-scope",
        ),
        c.text_field(
            "Days until it expires",
            "days",
            id="token-days",
            error=wrong.days,
            default_value=str(USUAL_LIFE),
            type="number",
            min=1,
            max=LONGEST_LIFE,
            input_mode="numeric",
        ),
    ]


def _secret() -> rx.Component:
    return c.dialog(
        f"Copy “{TokensState.secret_name}” now",
        rx.el.p(
            "This is the only time it is shown. Keep it where you keep passwords; if it gets "
            "lost, revoke it and make another.",
            class_name="text-control",
        ),
        c.copy_text(TokensState.secret, label="The new token"),
        dialog_id="token-secret",
        open=TokensState.secret != "",
        on_close=TokensState.hide,
        actions=(c.button("I have it", kind="primary", on_click=TokensState.hide),),
    )


def _question() -> rx.Component:
    return c.confirm_dialog(
        f"Revoke “{TokensState.asked_name}”?",
        "Whatever sends it is refused at once. It cannot be brought back.",
        dialog_id="token-revoke",
        open=TokensState.asked_id != "",
        on_cancel=TokensState.keep,
        on_confirm=TokensState.revoke,
        confirm="Revoke token",
    )
