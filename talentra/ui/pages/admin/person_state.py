"""Whoever is open beside the list of people: their name, their sign-ins, a new link."""

from typing import Any

from talentra.errors import Expected, Invalid, NotFound, Unauthenticated
from talentra.models.base import parse_id
from talentra.queries import people as query
from talentra.queries import sign_ins
from talentra.services import accounts, invitations, others_sign_ins, passwords
from talentra.ui import components as c
from talentra.ui.pages.admin.people_query import PeopleQuery
from talentra.ui.pages.admin.people_rows import PersonLine, line
from talentra.ui.pages.everybody.settings_state import Device, device
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on


class PersonState(AppState):
    """The person that the address names."""

    __audience__ = audience("admin")

    is_open: bool = False
    is_missing: bool = False
    is_self: bool = False
    shown: PersonLine = PersonLine()
    devices: list[Device] = []
    closed_href: str = ""
    error: str = ""  # about the name
    answer: int = 0  # grows with each answer to the form
    asks_password: bool = False
    password_error: str = ""
    link: str = ""  # just made, until whoever made it has it
    is_reset: bool = False

    async def _open(self, asked: PeopleQuery) -> None:
        """Show the person the address names, or nobody."""
        put(self, is_open=bool(asked.open_id), closed_href=asked.opening("").href)
        if asked.open_id != self.shown.id:
            put(self, error="", link="", asks_password=False, password_error="")
        if not asked.open_id:
            put(self, shown=PersonLine(), devices=[], is_missing=False)
            return
        user_id = parse_id(asked.open_id)
        try:
            row = await self._read(query.get, user_id)
        except NotFound:
            put(self, shown=PersonLine(), devices=[], is_missing=True)
            return
        devices = [device(each) for each in await self._read(sign_ins.of_person, user_id)]
        is_self = user_id == self._actor().user_id
        put(self, is_missing=False, is_self=is_self, shown=line(row, asked), devices=devices)

    async def _look_again(self) -> None:
        """Show the same person as they are now."""
        await self._open(PeopleQuery.read(self.router.url.query_parameters))

    @on("admin")
    async def rename(self, form: dict[str, Any]) -> Any:
        """Give them the name that was typed."""
        put(self, error="")
        name = str(form.get("full_name", ""))
        try:
            await self._act(accounts.edit, parse_id(self.shown.id), full_name=name)
        except Invalid as failure:
            put(self, error=failure.sentence)
        else:
            await self._look_again()
            return c.tell("The name is saved.")
        finally:
            self.answer += 1

    @on("admin")
    async def readmit(self) -> Any:
        """Let them in again."""
        user = await self._act(accounts.reactivate, parse_id(self.shown.id))
        await self._look_again()
        return c.tell(f"{user.full_name} can sign in again.")

    @on("admin")
    async def end(self, sign_in_id: str) -> Any:
        """End one of their sign-ins."""
        user_id = parse_id(self.shown.id)
        await self._act(others_sign_ins.end_one, user_id, parse_id(sign_in_id))
        await self._look_again()
        return c.tell("That sign-in is ended.")

    @on("admin")
    async def end_all(self) -> Any:
        """End all of their sign-ins, tokens and links."""
        number = await self._act(others_sign_ins.end_all, parse_id(self.shown.id))
        await self._look_again()
        return c.tell(f"{number} sign-in{'s' * (number != 1)} ended.")

    @on("admin")
    async def invite(self) -> None:
        """Make a new link for somebody who has chosen no password yet."""
        if self.shown.status == query.Status.INVITED:
            await self._make_link()

    @on("admin")
    def ask_password(self) -> None:
        """Ask for the admin's own password before a link that opens somebody's account."""
        put(self, asks_password=True, password_error="")

    @on("admin")
    def keep(self) -> None:
        """Make no link, or show the made one no more."""
        put(self, asks_password=False, password_error="", link="")

    @on("admin")
    async def send_reset(self, form: dict[str, Any]) -> None:
        """Make a link to choose another password, once it is sure who asks."""
        if not self.asks_password:
            return
        put(self, password_error="")
        try:
            await passwords.confirm(self._actor(), str(form.get("current_password", "")))
            await self._make_link()
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, password_error=failure.sentence)
        else:
            put(self, asks_password=False)

    async def _make_link(self) -> None:
        made = await self._act(invitations.make_link, parse_id(self.shown.id))
        put(self, link=made.address, is_reset=made.is_reset)
