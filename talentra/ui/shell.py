"""The frame around every page: navigation, heading, account; and what the app itself is given."""

from dataclasses import dataclass
from typing import Any

import reflex as rx
from reflex_components_core.base.error_boundary import ErrorBoundary

from talentra.ui import components as c
from talentra.ui.components.marks import Text
from talentra.ui.interop import NativeForm, NavLink
from talentra.ui.sheets import STYLESHEETS

NAV_ICONS = (
    "layout_dashboard", "kanban", "users_round", "briefcase_business", "chart_column",
    "list_checks", "file_text", "file_pen_line", "circle_user_round", "sparkles",
    "user_round_check", "contact_round", "shield_check", "scroll_text", "settings", "bell",
    "house", "inbox", "webhook",
)  # fmt: skip


# The application drawn beside the sign-in form: its stages and when it reached them.
PROMISE = (
    ("applied", "12 Nov"),
    ("online_assessment", "15 Nov"),
    ("interview", "Today, 14:00"),
    ("offer", ""),
)


@dataclass(frozen=True)
class NavEntry:
    """One line of the navigation; number is shown beside it unless it is empty."""

    label: str
    href: str
    icon: str
    number: str = ""
    is_exact: bool = False  # not marked on the pages below its address

    def __post_init__(self) -> None:
        """Refuse an icon the pages were not compiled with."""
        if self.icon not in NAV_ICONS:
            raise ValueError(f"{self.icon} is not among NAV_ICONS")


@dataclass(frozen=True, kw_only=True)
class Account:
    """Whose page it is, as Vars: until that is known, nav is empty and nothing of a role shows."""

    name: Text
    role: Text
    initials: Text
    tint: int | rx.Var[int]
    nav: rx.Var[list[NavEntry]]
    logo: Text  # the company's, with its name
    company: Text
    demo: bool | rx.Var[bool] = False
    below: rx.Component | None = None  # the navigation


def _nav_line(entry: Any) -> rx.Component:
    drawn = rx.match(entry.icon, *[(name, c.icon(name)) for name in NAV_ICONS], c.icon("circle"))
    return rx.el.li(
        NavLink.create(
            drawn,
            rx.el.span(entry.label, class_name="nav-label"),
            rx.cond(entry.number, rx.el.span(entry.number, class_name="count")),
            href=entry.href,
            end=entry.is_exact,
            class_name="nav-line",
            custom_attrs={"prefetch": "intent"},
        )
    )


def _sign_out() -> rx.Component:
    press = c.menu_entry("Sign out", mark=c.icon("log_out"), type="submit")
    return NativeForm.create(press, action="/auth/logout", method="post")


def _account(account: Account, extra: tuple[rx.Component, ...]) -> rx.Component:
    opener = rx.el.button(
        c.avatar(account.initials, account.tint),
        rx.el.span(
            rx.el.span(account.name, class_name="person-name"),
            rx.el.span(account.role, class_name="person-detail"),
            class_name="person-lines",
        ),
        c.icon("chevrons_up_down"),
        type="button",
        class_name="account",
        **c.opens("account-menu"),
    )
    entries = (c.theme_switch(), c.key_switch(), c.menu_line(), *extra, _sign_out())
    menu = c.menu(*entries, menu_id="account-menu", label="Account")
    waiting = rx.el.div(class_name="account", aria_hidden=True)
    return rx.el.div(rx.cond(account.name, rx.fragment(opener, menu), waiting))


def _sidebar(account: Account, extra: tuple[rx.Component, ...]) -> rx.Component:
    lines = rx.el.ul(rx.foreach(account.nav, _nav_line), class_name="nav-lines")
    return rx.el.aside(
        rx.el.a(
            c.brand(account.logo, account.company),
            href="/",
            aria_label=c.home_label(account.logo, account.company),
            class_name="home",
        ),
        rx.el.nav(lines, aria_label="Main", class_name="nav"),
        *([account.below] if account.below else []),
        rx.cond(account.demo, rx.el.div(c.demo_chip(), class_name="demo")),
        _account(account, extra),
        id="sidebar",
        aria_label="Sidebar",
        class_name="sidebar",
        custom_attrs={"popover": "auto"},
    )


def _topbar(title: Text, crumb: rx.Component | None, tools: list[rx.Component]) -> rx.Component:
    hamburger = c.icon_button(
        "menu", "Menu", class_name="icon-button hamburger", **c.opens("sidebar")
    )
    trail = [crumb, c.icon("chevron_right", size=14)] if crumb else []
    return rx.el.header(
        hamburger,
        rx.el.div(*trail, rx.el.h1(title, tab_index=-1), class_name="trail"),
        rx.el.div(*tools, class_name="topbar-tools"),
        class_name="topbar",
    )


def shell(
    title: Text,
    *content: rx.Component,
    account: Account,
    crumb: rx.Component | None = None,
    primary: rx.Component | None = None,
    tools: tuple[rx.Component, ...] = (),
    account_entries: tuple[rx.Component, ...] = (),
    width: str = "wide",
) -> rx.Component:
    """A signed-in page. Tools (search, bell) and the one primary action stand in the top bar.

    Width is wide, narrow (820 px, for reading) or bare (the page spaces itself: boards, lists).
    """
    bar = [*tools, *([primary] if primary else [])]
    return rx.el.div(
        c.skip_link(),
        _sidebar(account, account_entries),
        rx.el.div(
            _topbar(title, crumb, bar),
            rx.el.main(*content, id="main", tab_index=-1, class_name=f"content content-{width}"),
            class_name="stage",
        ),
        class_name="shell",
    )


def _promise() -> rx.Component:
    lines = [
        rx.el.li(
            rx.el.span(c.stage_icon(stage, size=14), class_name="promise-mark"),
            rx.el.span(c.stage_word(stage), class_name="promise-word"),
            rx.el.span(when),
            data_standing="done" if when else "ahead",
        )
        for stage, when in PROMISE
    ]
    return rx.el.aside(
        rx.el.p("Every candidate knows where they stand.", class_name="promise-title"),
        rx.el.p("Recruiters move the pipeline. Candidates see it happen, live."),
        rx.el.ol(*lines, aria_label="An application on its way", class_name="promise"),
        aria_label="About Talentra",
        class_name="split-right",
    )


def sign_in_shell(
    *content: rx.Component, logo: Text, company: Text, footer: Text = "Self-hosted"
) -> rx.Component:
    """The split screen for signing in and registering: the form left, what Talentra does right."""
    label = c.home_label(logo, company)
    home = rx.el.a(c.brand(logo, company), href="/", aria_label=label)
    left = rx.el.div(
        rx.el.header(home),
        rx.el.main(*content, id="main", tab_index=-1, class_name="split-form"),
        rx.el.footer(footer),
        class_name="split-left",
    )
    return rx.el.div(c.skip_link(), left, _promise(), class_name="split")


def _boundary(stateful: bool) -> rx.Component:
    view = rx.Var.create(c.crash_view())
    if stateful:
        return ErrorBoundary.create(fallback_render=view)
    return ErrorBoundary.create(fallback_render=view, on_error=rx.noop())


def _overlay(_stateful: bool) -> rx.Component:
    return rx.fragment(c.connection_bar(), c.route_announcer(), c.hotkeys())


def _head() -> list[rx.Component]:
    font = {"as": "font", "type": "font/woff2", "crossOrigin": "anonymous"}
    latin = "/fonts/inter-latin-wght-normal.woff2"
    return [
        rx.el.link(rel="icon", href="/favicon.svg", type="image/svg+xml"),
        rx.el.link(rel="preload", href=latin, custom_attrs=font),
        rx.el.meta(name="theme-color", content="#5b5bd6"),
    ]


def look() -> dict[str, Any]:
    """The arguments of rx.App that give it our looks instead of the framework's."""
    return {
        "stylesheets": STYLESHEETS,
        "reset_style": False,  # Tailwind brings its own
        "head_components": _head(),
        "html_lang": "en",
        "toaster": c.toaster(),
        "app_wraps": {(55, "ErrorBoundary"): _boundary, (5, "Overlay"): _overlay},
    }
