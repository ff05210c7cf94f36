"""The frame of a signed-in page, filled with whoever looks at it."""

from typing import Any

import reflex as rx

from talentra.ui import components as c
from talentra.ui.bell import bell
from talentra.ui.interop import BesideLink
from talentra.ui.palette import palette
from talentra.ui.shell import Account, shell
from talentra.ui.state import ViewerState


def frame(
    title: str | rx.Var[str],
    *content: rx.Component,
    tools: tuple[rx.Component, ...] = (),
    **more: Any,
) -> rx.Component:
    """`shell` with the viewer's name, role and navigation, and their bell."""
    account = Account(
        name=ViewerState.name,
        role=ViewerState.role.capitalize(),
        initials=ViewerState.initials,
        tint=ViewerState.tint,
        nav=ViewerState.nav,
        demo=ViewerState.is_demo,
        below=_writing(),
        logo=ViewerState.logo,
        company=ViewerState.company,
    )
    settings = c.menu_link("Settings", "/settings", mark=c.icon("settings"))
    entries = (*more.pop("account_entries", ()), settings)
    return shell(
        title,
        *content,
        c.time_zone(ViewerState.time_zone),
        account=account,
        tools=(*tools, palette(), bell()),
        account_entries=entries,
        **more,
    )


def _writing() -> rx.Component:
    """What a role can write in a window beside whatever is read: candidates their resume."""
    beside = BesideLink.create(
        c.icon("panel_right_open"),
        rx.el.span("Write beside this page"),
        href=ViewerState.beside,
        target="resume-builder",
        class_name="beside",
    )
    return rx.cond(ViewerState.beside, beside)
