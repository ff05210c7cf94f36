"""The panel beside the list of people: one person, and what an admin can do about their account."""

from typing import Any

import reflex as rx

from talentra.queries.people import Status
from talentra.ui import components as c
from talentra.ui.interop import SidePanel
from talentra.ui.pages.admin.departure_state import DepartureState
from talentra.ui.pages.admin.people_parts import ROLES, role_word, status_badge
from talentra.ui.pages.admin.person_state import PersonState


def panel() -> rx.Component:
    """Whoever is open, in place of whom a sentence stands when there is nobody to see."""
    state = PersonState
    shown = rx.cond(state.shown.id, _person(), _loading())
    return SidePanel.create(
        rx.cond(state.is_missing, _missing(), shown),
        shown=state.shown.id,
        line=f"row-{state.shown.id}",
        aria_label="Person",
        class_name="side-panel person-panel",
    )


def _close() -> rx.Component:
    label = "Close"
    return c.link(
        c.icon("x"),
        PersonState.closed_href,
        aria_label=label,
        title=label,
        aria_keyshortcuts="Escape",
        class_name="icon-button",
    )


def _missing() -> rx.Component:
    said = c.empty_state(
        "user_round_x",
        "Nobody to show here",
        "There is no such account.",
        action=c.link_button("Back to the list", PersonState.closed_href),
    )
    return rx.fragment(rx.el.div(_close(), class_name="side-panel-corner"), said)


def _loading() -> rx.Component:
    return rx.el.div(
        *[c.skeleton(width) for width in ("45%", "30%", "80%", "65%", "70%")],
        aria_hidden=True,
        class_name="side-panel-body skeleton-lines",
    )


def _person() -> rx.Component:
    shown = PersonState.shown
    top = rx.el.header(
        rx.el.div(
            c.avatar(shown.initials, shown.tint, size="large"),
            rx.el.div(
                rx.el.h2(shown.name, tab_index=-1, class_name="side-panel-name"),
                rx.el.p(shown.email, class_name="person-detail"),
                class_name="min-w-0 flex-1",
            ),
            _close(),
            class_name="side-panel-who",
        ),
        class_name="side-panel-top",
    )
    body = rx.el.div(
        _facts(), _name(), _role(), _access(), _devices(), _end(), class_name="side-panel-body"
    )
    return rx.fragment(top, body)


def _facts() -> rx.Component:
    shown = PersonState.shown
    candidates = rx.cond(
        shown.candidates, c.link(shown.candidates, shown.desk_href), rx.el.span("–")
    )
    seen = rx.cond(shown.seen_at, c.time_ago(shown.seen_at), rx.el.span("Never"))
    return c.facts(
        ("Role", role_word(shown.role)),
        ("Status", status_badge(shown.status)),
        ("Last seen", seen),
        ("Added", c.day(shown.added_at)),
        ("Candidates", candidates),
    )


def _section(title: str, *content: rx.Component, aside: Any = None) -> rx.Component:
    heading = rx.el.h3(title, class_name="card-title")
    top = rx.el.div(heading, aside, class_name="card-top") if aside is not None else heading
    return rx.el.section(top, *content)


def _name() -> rx.Component:
    shown = PersonState.shown
    form = c.edit_form(
        c.text_field(
            "Full name",
            "full_name",
            error=PersonState.error,
            default_value=shown.name,
            max_length=120,
            auto_complete="off",
        ),
        c.button("Save name", size="small", submit=True),
        on_send=PersonState.rename,
        answer=PersonState.answer,
        key=f"{shown.id}-{shown.name}",
        class_name="person-form",
    )
    return rx.el.section(form)


def _role() -> rx.Component:
    shown = PersonState.shown
    roles: Any = list(ROLES.items())
    choice = c.select(
        roles,
        name="role",
        default_value=shown.role,
        aria_label="New role",
        key=f"{shown.id}-{shown.role}",
    )
    form = rx.el.form(
        choice,
        c.button("Change role…", size="small", submit=True),
        on_submit=DepartureState.ask_role,
        class_name="person-line",
    )
    hint = rx.el.p(
        "Another role signs them out everywhere; you are asked for your own password.",
        class_name="field-hint",
    )
    return _section("Role", form, hint)


def _access() -> rx.Component:
    """A link for who has no password yet, or has forgotten it."""
    state = PersonState
    invite = rx.fragment(
        rx.el.p(
            "They have not chosen a password yet. A new link ends the one before.",
            class_name="field-hint",
        ),
        c.button("New invite link", size="small", icon_name="link", on_click=state.invite),
    )
    reset = rx.fragment(
        rx.el.p(
            "A one-time link with which they choose another password within 30 minutes.",
            class_name="field-hint",
        ),
        c.button("Reset password…", size="small", icon_name="link", on_click=state.ask_password),
    )
    own = rx.el.p(
        "This is you: change your own password in the ",
        c.link("settings", "/settings"),
        ".",
        class_name="field-hint",
    )
    gone = rx.el.p("Nobody can sign in to a deactivated account.", class_name="field-hint")
    status = state.shown.status
    usual = rx.cond(status == Status.INVITED.value, invite, reset)
    active = rx.cond(state.is_self, own, usual)
    shown = rx.cond(status == Status.DEACTIVATED.value, gone, active)
    return _section("Password", rx.el.div(shown, class_name="person-ways"))


def _devices() -> rx.Component:
    state = PersonState
    none = rx.el.p("Not signed in anywhere.", class_name="field-hint")
    rows = rx.el.ul(rx.foreach(state.devices, _device), class_name="devices")
    everything = c.button("End all", size="small", on_click=state.end_all)
    several = rx.cond(state.is_self, None, rx.cond(state.devices, everything))
    return _section("Sign-ins", rx.cond(state.devices, rows, none), aside=several)


def _device(device: Any) -> rx.Component:
    here = rx.el.span("This one", class_name="badge badge-good")
    end = c.button(
        "End",
        size="small",
        aria_label=f"End {device.name}",
        on_click=PersonState.end(device.id),
    )
    seen = rx.cond(
        device.seen_at, rx.el.span("last seen ", c.time_ago(device.seen_at)), rx.el.span("in use")
    )
    return rx.el.li(
        rx.el.div(
            rx.el.p(device.name, class_name="font-medium"),
            rx.el.p(
                rx.cond(device.detail, rx.el.span(device.detail, " · ")),
                seen,
                class_name="text-caption text-muted",
            ),
            class_name="min-w-0",
        ),
        rx.cond(device.is_current, here, end),
        key=device.id,
    )


def _end() -> rx.Component:
    shut = c.button("Deactivate…", kind="danger", size="small", on_click=DepartureState.ask)
    open_again = c.button("Let in again", size="small", on_click=PersonState.readmit)
    is_out = PersonState.shown.status == Status.DEACTIVATED.value
    said = rx.cond(
        is_out,
        "They sign in anew, and get back nothing that was handed over.",
        "Signs them out at once, in open pages too. What they handle goes where you say.",
    )
    return _section(
        "Account",
        rx.el.p(said, class_name="field-hint"),
        rx.el.div(rx.cond(is_out, open_again, shut)),
    )
