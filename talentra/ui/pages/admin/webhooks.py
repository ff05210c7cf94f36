"""Webhooks: which other systems are told what happens here, and what was sent to them."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.webhooks_form import dialogs
from talentra.ui.pages.admin.webhooks_state import ROUTE, WebhooksState
from talentra.ui.state import audience

TITLE = "Webhooks · Talentra"
TONES = {"delivered": "good", "failed": "danger", "waiting": "neutral"}


def page() -> rx.Component:
    """The webhooks, and below them what was sent to the one that is open."""
    shown = rx.cond(
        WebhooksState.problem,
        c.error_panel(WebhooksState.problem, on_retry=WebhooksState.refresh),
        rx.el.div(_list(), rx.cond(WebhooksState.open_id, _log()), class_name="form-cards"),
    )
    waiting = rx.el.div(c.skeleton_card(6), aria_hidden=True, class_name="form-cards")
    return frame(
        "Webhooks",
        rx.cond(WebhooksState.loaded, shown, waiting),
        dialogs(),
        width="narrow",
    )


def _list() -> rx.Component:
    add = c.button("Add webhook", kind="primary", size="small", on_click=WebhooksState.start)
    none = c.empty_state(
        "webhook",
        "No webhooks yet",
        "A webhook tells another system, such as payroll or a chat, what happens here.",
    )
    rows = rx.el.ul(rx.foreach(WebhooksState.hooks, _hook), class_name="devices hooks")
    docs = rx.el.p(
        "Messages are signed and sent again until they arrive. ",
        c.anchor("How to verify them", "/api/docs#tag/webhooks"),
        class_name="text-caption text-muted",
    )
    return c.card(
        rx.cond(WebhooksState.hooks, rows, rx.el.div(none, class_name="tokens-none")),
        docs,
        title="Told what happens",
        aside=add,
    )


def _hook(hook: Any) -> rx.Component:
    state = rx.cond(
        hook.is_active,
        rx.cond(
            hook.failing_since,
            c.badge("Failing", tone="warning", icon_name="triangle_alert"),
            c.badge("On", tone="good"),
        ),
        c.badge("Off"),
    )
    top = rx.el.p(
        c.link(hook.url, hook.href, class_name="font-medium token-name"),
        state,
        class_name="token-top",
    )
    more = rx.el.p(
        hook.events,
        rx.cond(hook.note, rx.el.span(" · ", hook.note)),
        class_name="text-caption text-muted",
    )
    return rx.el.li(
        rx.el.div(top, more, _trouble(hook), class_name="min-w-0"), _tools(hook), key=hook.id
    )


def _trouble(hook: Any) -> rx.Component:
    failing = rx.el.p(
        "Nothing has arrived since ", c.moment(hook.failing_since), class_name="text-caption"
    )
    off = rx.el.p(hook.why_off, class_name="text-caption text-muted")
    return rx.cond(hook.is_active, rx.cond(hook.failing_since, failing), off)


def _tools(hook: Any) -> rx.Component:
    menu_id = f"hook-{hook.id}"
    switch = rx.cond(
        hook.is_active,
        c.menu_entry("Switch off", on_click=WebhooksState.switch(hook.id, False)),
        c.menu_entry("Switch on", on_click=WebhooksState.switch(hook.id, True)),
    )
    menu = c.menu(
        c.menu_entry("Change", on_click=WebhooksState.edit(hook.id)),
        switch,
        c.menu_entry("New secret", on_click=WebhooksState.renew(hook.id)),
        c.menu_line(),
        c.menu_entry("Delete", on_click=WebhooksState.ask(hook.id)),
        menu_id=menu_id,
        label=f"More for {hook.url}",
    )
    test = c.button(
        "Send test",
        size="small",
        aria_label=f"Send test to {hook.url}",
        disabled=~hook.is_active,
        on_click=WebhooksState.test(hook.id),
    )
    return rx.el.div(
        test, c.more_button(f"More for {hook.url}", menu_id), menu, class_name="hook-tools"
    )


def _log() -> rx.Component:
    none = c.empty_state(
        "send", "Nothing sent yet", "Send a test, or wait until something happens."
    )
    table = c.table(
        c.column("Message"),
        c.column("When"),
        c.column("Outcome"),
        c.column("Last answer", shown="tablet"),
        c.column(rx.el.span("Actions", class_name="sr-only")),
        rows=rx.foreach(WebhooksState.deliveries, _delivery),
        label="What was sent",
        compact=True,
    )
    close = c.link_button("Close", ROUTE, kind="ghost", size="small")
    return c.card(
        rx.cond(WebhooksState.deliveries, table, none),
        title=f"Sent to {WebhooksState.open_url}",
        aside=close,
        class_name="hook-log",
    )


def _delivery(sent: Any) -> rx.Component:
    outcome = rx.match(
        sent.outcome,
        *[(word, c.badge(sent.said, tone=tone)) for word, tone in TONES.items()],
        c.badge(sent.said),
    )
    again = rx.cond(
        sent.can_repeat,
        c.icon_button(
            "rotate_cw",
            f"Send again: {sent.event}",
            on_click=WebhooksState.repeat(sent.id),
        ),
    )
    tries = rx.cond(sent.attempts > 1, rx.el.span(" · ", sent.attempts, " attempts"))
    following = rx.cond(
        sent.next_at,
        rx.el.span(" · next ", c.moment(sent.next_at), class_name="text-caption text-muted"),
    )
    return c.row(
        c.cell(sent.event),
        c.cell(c.time_ago(sent.at)),
        c.cell(outcome, rx.el.span(tries, class_name="text-caption text-muted"), following),
        c.cell(sent.answer, shown="tablet"),
        c.cell(again),
        key=sent.id,
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (WebhooksState.follow,))
