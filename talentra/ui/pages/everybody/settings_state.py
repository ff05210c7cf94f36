"""One's own password, and where one is signed in."""

import re
from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.models import Door
from talentra.models.base import parse_id
from talentra.queries import sign_ins
from talentra.queries.sign_ins import SignInView
from talentra.services import own_sign_ins, passwords
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

BROWSERS = ("Edg", "OPR", "Firefox", "Chrome", "Safari")  # each names the later ones too
NAMES = {"Edg": "Edge", "OPR": "Opera"}
SYSTEMS = ("Windows", "Android", "iPhone", "iPad", "Mac OS X", "Linux")
REPEAT = "The two new passwords differ."


@dataclass(frozen=True)
class Device:
    """A sign-in in words."""

    id: str
    name: str
    detail: str
    seen_at: str  # empty for the one in use
    is_current: bool


@dataclass(frozen=True)
class PasswordErrors:
    """What is wrong with each field."""

    current_password: str = ""
    password: str = ""
    repeated: str = ""


def device(view: SignInView) -> Device:
    """Which browser on which system; a program for what came through the other door."""
    name = "A program, by the REST door" if view.door is Door.API else _browser(view.user_agent)
    return Device(
        str(view.id),
        name,
        f"From {view.ip}" if view.ip else "",
        "" if view.is_current else view.last_seen_at.isoformat(),
        view.is_current,
    )


class SettingsState(AppState):
    """What the reader can change about how they sign in."""

    __audience__ = audience(anyone=True)

    loaded: bool = False
    problem: str = ""
    devices: list[Device] = []
    errors: PasswordErrors = PasswordErrors()
    refusal: str = ""
    answer: int = 0  # grows with each answer to the form
    changed: int = 0  # grows when the password was changed

    @on(anyone=True, background=True)
    async def follow(self) -> None:
        """Read now, and again after every change."""
        async with self:
            put(self, errors=PasswordErrors(), refusal="")
        mine = f"user:{self._actor().user_id}"
        await self._follow(SettingsState.refresh, mine)

    @on(anyone=True)
    async def refresh(self) -> None:
        """Show where one is signed in."""
        with loading(self):
            await self._load()

    @on(anyone=True)
    async def change(self, form: dict[str, Any]) -> Any:
        """Choose another password; other sign-ins end."""
        put(self, errors=PasswordErrors(), refusal="")
        new, current = str(form.get("password", "")), str(form.get("current_password", ""))
        try:
            if new != form.get("repeated"):
                raise Invalid(REPEAT, fields=[("repeated", REPEAT)])
            await passwords.change(self._actor(), current=current, new=new)
        except Invalid as failure:
            wrong = _errors(dict(failure.fields))
            put(self, errors=wrong)
            put(self, refusal=failure.sentence if wrong == PasswordErrors() else "")
        except Unauthenticated:
            raise
        except Expected as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, changed=self.changed + 1)
            await self._load()
            return c.tell("Your password is changed. Everywhere else you are signed out.")
        finally:
            self.answer += 1

    @on(anyone=True)
    async def end(self, sign_in_id: str) -> Any:
        """End one sign-in."""
        await self._act(own_sign_ins.end_one, parse_id(sign_in_id))
        await self._load()
        return c.tell("That sign-in is ended.")

    @on(anyone=True)
    async def end_others(self) -> Any:
        """End all but this one."""
        number = await self._act(own_sign_ins.end_others)
        await self._load()
        return c.tell(f"{number} other sign-in{'s' * (number != 1)} ended.")

    async def _load(self) -> None:
        put(self, devices=[device(each) for each in await self._read(sign_ins.own)])


def _errors(fields: dict[str, str]) -> PasswordErrors:
    return PasswordErrors(
        fields.get("current_password", ""), fields.get("password", ""), fields.get("repeated", "")
    )


def _browser(agent: str) -> str:
    found = next((name for name in BROWSERS if re.search(rf"\b{name}\w*/", agent)), "")
    system = next((name for name in SYSTEMS if name in agent), "")
    browser = NAMES.get(found, found) or "A browser"
    return f"{browser} on {system}" if system else browser
