"""What the forms say to somebody who is not signed in: what was wrong, and the demo people."""

from collections.abc import Mapping
from math import ceil
from typing import Any
from urllib.parse import urlencode

import reflex as rx

from talentra.config import settings
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, ViewerState, audience, on

# The code in the address, the field it is about ("form" for none) and what to do.
PROBLEMS: dict[str, tuple[str, str]] = {
    "wrong": ("password", "The email address or the password is not right."),
    "email_taken": ("email", "There is already an account with this address. Sign in instead."),
    "invalid_email": ("email", "Enter an email address such as name@company.example."),
    "invalid_full_name": ("full_name", "Enter your full name, up to 120 characters."),
    "short_password": ("password", "Choose a password of at least 8 characters."),
    "long_password": ("password", "A password may have up to 1,024 characters."),
    "invalid_password": ("password", "A password cannot hold that character: leave it out."),
    "weak_password": (
        "password",
        "That password is easy to guess: it is a common one, or close to your name or address.",
    ),
    "wrong_token": ("form", "Open the address that was printed when Talentra started."),
    "worthless_link": (
        "form",
        "This link was used or has expired. Ask an administrator for a new one.",
    ),
    "away": ("form", "That did not work just now. Nothing was changed; try again in a moment."),
}
FIELDS = ("email", "password", "full_name", "form")


def errors(asked: Mapping[str, str]) -> dict[str, str]:
    """The sentence for each field of a form, from the address it was sent back to."""
    said: dict[str, str] = dict.fromkeys(FIELDS, "")
    code = asked.get("problem", "")
    if code == "too_many":
        said["form"] = _wait(asked.get("wait", ""))
    elif code:
        field, sentence = PROBLEMS.get(code, PROBLEMS["away"])
        said[field] = sentence
    return said


def _onward(asked: Mapping[str, str]) -> str:
    after = asked.get("next", "")
    return f"?{urlencode({'next': after})}" if after else ""


def _wait(seconds: str) -> str:
    minutes = ceil(int(seconds[:6]) / 60) if seconds.isdecimal() else 15
    return f"Too many tries. Wait {minutes} minute{'s' * (minutes != 1)} and try again."


class VisitorState(AppState):
    """What went wrong with the form, and how to look around a demo."""

    __audience__ = audience(public=True)

    errors: dict[str, str] = dict.fromkeys(FIELDS, "")
    onward: str = ""  # where to go on after signing in, for the link to the other form
    demo_password: str = ""  # the same for all demo people, whom everybody may be

    @on(public=True)
    async def look(self) -> Any:
        """Say what the address says; the first field with a mistake gets the focus."""
        frame = await self.get_state(ViewerState)
        shared = settings().demo_password if frame.is_demo else None
        asked = self.router.url.query_parameters
        said = errors(asked)
        put(self, errors=said, onward=_onward(asked), demo_password=shared or "")
        wrong = [name for name in FIELDS if said[name] and name != "form"]
        return rx.set_focus(f"field-{wrong[0]}") if wrong else None
