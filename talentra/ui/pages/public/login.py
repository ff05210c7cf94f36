"""Signing in."""

import reflex as rx

from talentra.ui import components as c
from talentra.ui.interop import AddressField
from talentra.ui.page import Page
from talentra.ui.pages.public.parts import doorstep, email_field, form_note, heading, submit
from talentra.ui.pages.public.visitor import VisitorState
from talentra.ui.state import audience

ROUTE = "/login"
TITLE = "Sign in · Talentra"
DEMO_PEOPLE = (
    ("Ada", "admin", "shield_check"),
    ("Rosa", "recruiter", "users_round"),
    ("Cleo", "candidate", "circle_user_round"),
)


def page() -> rx.Component:
    """The split screen with the form."""
    return doorstep(
        heading("Sign in", "Welcome back. Use your work email or your candidate account."),
        form_note(),
        c.native_form(
            AddressField.create(name="next"),
            email_field(auto_focus=True, auto_complete="username"),
            c.password_field(
                "Password",
                error=VisitorState.errors["password"],
                required=True,
                auto_complete="current-password",
            ),
            submit("Sign in"),
            action="/auth/login",
            class_name="grid gap-1",
        ),
        rx.el.p(
            "New here? ",
            c.link("Create a candidate account", "/register" + VisitorState.onward),
            class_name="mt-5 text-control text-muted",
        ),
        _demo(),
    )


def _demo() -> rx.Component:
    """Keeps its room free from the start, so that nothing moves when it turns out to be a demo."""
    buttons = [_enter(*someone) for someone in DEMO_PEOPLE]
    shown = rx.fragment(
        rx.el.p("This is a demo. Look around as", class_name="text-control text-muted"),
        rx.el.div(*buttons, class_name="mt-2 grid grid-cols-3 gap-2"),
    )
    return rx.el.div(rx.cond(VisitorState.demo_password, shown), class_name="mt-6 min-h-24")


def _enter(name: str, role: str, icon_name: str) -> rx.Component:
    email = f"{name.lower()}@talentra.example"
    return c.native_form(
        AddressField.create(name="next"),
        rx.el.input(type="hidden", name="email", value=email),
        rx.el.input(type="hidden", name="password", value=VisitorState.demo_password),
        c.button(name, submit=True, icon_name=icon_name, title=role, class_name="w-full"),
        rx.el.p(role, class_name="mt-1 text-center text-caption text-muted"),
        action="/auth/login",
    )


PAGE = Page(ROUTE, page, TITLE, audience(public=True), (VisitorState.look,))
