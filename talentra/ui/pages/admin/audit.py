"""The audit log: who did what on what, when, from where, and what it changed."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.frame import frame
from talentra.ui.page import Page
from talentra.ui.pages.admin.audit_query import ROUTE
from talentra.ui.pages.admin.audit_state import AuditState
from talentra.ui.pages.admin.verify_state import VerifyState
from talentra.ui.state import audience

TITLE = "Audit log · Talentra"


def page() -> rx.Component:
    """Filters above the log; the chain behind it is verified by a button."""
    return frame(
        "Audit log",
        rx.el.div(_filters(), _about(), _verdict(), class_name="list-top"),
        rx.el.div(rx.el.div(_list(), class_name="list-main"), class_name="list-split audit"),
        width="bare",
    )


def _filters() -> rx.Component:
    box = c.search_input(
        "Search names, reasons, addresses",
        default_value=AuditState.asked["q"],
        key=AuditState.search_key,
        on_change=AuditState.search.debounce(250),
        aria_keyshortcuts="/",
    )
    clear = c.link_button("Clear filters", ROUTE, kind="ghost")
    return c.toolbar(
        box,
        _choice("Who", AuditState.people, "actor"),
        _choice("What", AuditState.actions, "action"),
        _day("From", "from"),
        _day("Until", "to"),
        rx.cond(AuditState.is_filtered, clear),
        rx.el.div(_fresh(), _verify(), _export(), class_name="toolbar-tools"),
    )


def _choice(label: str, choices: Any, part: str) -> rx.Component:
    chosen = c.select(
        rx.Var.create(choices),
        value=AuditState.asked[part],
        on_change=lambda value: AuditState.narrow(part, value),
        aria_label=label,
    )
    return rx.el.div(chosen, class_name="toolbar-choice")


def _day(label: str, part: str) -> rx.Component:
    box = c.text_input(
        type="date",
        aria_label=label,
        default_value=AuditState.asked[part],
        key=AuditState.asked[part],
        on_change=lambda value: AuditState.narrow(part, value).debounce(600),
    )
    return rx.el.label(rx.el.span(label, aria_hidden=True), box, class_name="audit-day")


def _fresh() -> rx.Component:
    """What came since; nothing moves until somebody asks for it."""
    pill = c.button(
        AuditState.fresh, icon_name="arrow_up", size="small", on_click=AuditState.refresh
    )
    shown = rx.cond(AuditState.fresh, rx.el.span(pill, class_name="audit-fresh"))
    return rx.el.span(shown, role="status")


def _verify() -> rx.Component:
    return c.button(
        "Verify", icon_name="shield_check", busy=VerifyState.is_busy, on_click=VerifyState.begin
    )


def _export() -> rx.Component:
    return c.download_button("Export CSV", AuditState.export_href)


def _about() -> rx.Component:
    chip = c.link(
        rx.fragment(f"About {AuditState.about}", c.icon("x", size=12)),
        AuditState.about_href,
        aria_label=f"Without {AuditState.about}",
        class_name="tag chip",
    )
    chips = rx.el.div(chip, role="group", aria_label="Narrowed to", class_name="chips")
    return rx.cond(AuditState.about, chips)


def _verdict() -> rx.Component:
    whole = c.note(VerifyState.whole, tone="good", icon_name="shield_check")
    broken = c.note(VerifyState.fault, tone="danger", icon_name="circle_alert")
    said = rx.fragment(
        rx.cond(VerifyState.progress, rx.el.p(VerifyState.progress, class_name="field-hint")),
        rx.cond(VerifyState.whole, whole),
        rx.cond(VerifyState.fault, broken),
    )
    return rx.el.div(said, role="status")


def _list() -> rx.Component:
    shown = rx.cond(AuditState.rows, _table(), _nothing())
    broken = c.error_panel(AuditState.problem, on_retry=AuditState.refresh)
    ready = rx.cond(AuditState.problem, rx.el.div(broken, class_name="p-5"), shown)
    head = rx.el.div(aria_hidden=True, class_name="h-[2.25rem] border-b border-line")
    return rx.cond(AuditState.loaded, ready, rx.fragment(head, c.skeleton_rows(12)))


def _nothing() -> rx.Component:
    clear = c.link_button("Clear filters", ROUTE)
    filtered = c.empty_state(
        "search_x", "No entries match", "Try other words, people or days.", action=clear
    )
    first = c.empty_state(
        "scroll_text", "Nothing happened yet", "Whatever people do from now on is written here."
    )
    return rx.cond(AuditState.is_filtered, filtered, first)


def _table() -> rx.Component:
    table = c.table(
        c.column("When"),
        c.column("Who"),
        c.column("What"),
        c.column("On what", shown="tablet"),
        c.column("From", shown="desktop"),
        rows=rx.foreach(AuditState.rows, _row),
        label="Audit log",
    )
    pager = c.pager(AuditState.said, previous=AuditState.previous, following=AuditState.following)
    return rx.fragment(table, rx.el.div(pager, class_name="list-foot"))


def _row(row: Any) -> rx.Component:
    return c.row(
        c.cell(c.moment(row.at)),
        c.cell(_who(row)),
        c.cell(_what(row)),
        c.cell(_target(row), shown="tablet"),
        c.cell(rx.el.span(row.ip, class_name="text-muted"), shown="desktop"),
        key=row.id,
    )


def _who(row: Any) -> rx.Component:
    named = rx.el.span(
        c.avatar(row.initials, row.tint, size="small"), rx.el.span(row.who), class_name="audit-who"
    )
    return rx.cond(row.who_href, c.link(named, row.who_href, class_name="quiet-link"), named)


def _what(row: Any) -> rx.Component:
    override = c.badge("Override", tone="warning", icon_name="shield_check")
    return rx.el.div(
        rx.el.div(
            rx.el.span(row.done, class_name="audit-done"),
            rx.cond(row.is_override, override),
            class_name="audit-line",
        ),
        rx.el.div(_target(row), class_name="audit-narrow"),
        rx.foreach(row.changes, _change),
        rx.cond(row.reason, rx.el.q(row.reason, class_name="audit-reason")),
        class_name="audit-what",
    )


def _change(change: Any) -> rx.Component:
    before = rx.el.del_(rx.cond(change.before, change.before, "nothing"))
    after = rx.el.ins(rx.cond(change.after, change.after, "nothing"))
    arrow = rx.el.span(" → ", aria_label="became")
    only = rx.el.span(change.after)
    differs = rx.cond(change.before, rx.fragment(before, arrow, after), only)
    return rx.el.div(
        rx.el.span(change.name, ": ", class_name="audit-name"), differs, class_name="audit-change"
    )


def _target(row: Any) -> rx.Component:
    kind = rx.el.span(row.kind, class_name="person-detail")
    named = rx.el.span(rx.cond(row.target, row.target, row.kind), class_name="audit-target")
    inside = rx.fragment(named, rx.cond(row.target, kind))
    return rx.cond(
        row.target_href, c.link(inside, row.target_href, class_name="quiet-link"), inside
    )


PAGE = Page(ROUTE, page, TITLE, audience("admin"), (AuditState.follow,))
