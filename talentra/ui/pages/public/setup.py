"""The first admin, once, for whoever holds the address that was printed at the first start."""

import reflex as rx

from talentra.queries import accounts
from talentra.ui import components as c
from talentra.ui.interop import AddressField
from talentra.ui.page import Page
from talentra.ui.pages.loading import put
from talentra.ui.pages.public.parts import (
    doorstep,
    email_field,
    form_note,
    heading,
    name_field,
    new_password_field,
    submit,
)
from talentra.ui.pages.public.visitor import VisitorState
from talentra.ui.state import AppState, audience, on

ROUTE = "/setup"
TITLE = "Set up · Talentra"


class SetUpState(AppState):
    """Whether there is still something to set up."""

    __audience__ = audience(public=True)

    is_over: bool = False

    @on(public=True)
    async def look(self) -> None:
        """See whether somebody was here before."""
        put(self, is_over=not await self._read_as_nobody(accounts.can_set_up))


def page() -> rx.Component:
    """The form, until it was used once: from then on there is no such page."""
    return rx.cond(SetUpState.is_over, c.not_found_view(), _form())


def _form() -> rx.Component:
    """The split screen with the form; the one-time word of the address goes with it."""
    return doorstep(
        heading(
            "Set up Talentra",
            "First your own account: you become the admin. The company comes next.",
        ),
        form_note(),
        c.native_form(
            AddressField.create(name="token"),
            name_field(),
            email_field(auto_complete="email"),
            new_password_field(),
            submit("Create your account"),
            action=ROUTE,
            class_name="grid gap-1",
        ),
    )


PAGE = Page(ROUTE, page, TITLE, audience(public=True), (SetUpState.look, VisitorState.look))
