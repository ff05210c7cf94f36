"""Adding somebody: what was typed wrong, and a link that is shown once."""

from dataclasses import dataclass
from typing import Any

from talentra.errors import Expected, Invalid, Unauthenticated
from talentra.models import Role
from talentra.models.users import clean_full_name, fold_email
from talentra.services import links
from talentra.services.accounts import create
from talentra.ui import components as c
from talentra.ui.pages import addresses
from talentra.ui.pages.loading import put
from talentra.ui.state import AppState, audience, on

TAKEN = "Somebody has an account with this address already."


@dataclass(frozen=True)
class NewPersonErrors:
    """What is wrong with each field."""

    full_name: str = ""
    email: str = ""
    password: str = ""


class NewPersonState(AppState):
    """The dialog in which a person is added."""

    __audience__ = audience("admin")

    is_open: bool = False
    begun: int = 0  # grows each time: the form begins anew
    errors: NewPersonErrors = NewPersonErrors()
    refusal: str = ""
    name: str = ""  # of whom the link is for
    link: str = ""

    @on("admin")
    def begin(self) -> None:
        """Open an empty form."""
        put(self, is_open=True, begun=self.begun + 1, link="", name="")
        put(self, errors=NewPersonErrors(), refusal="")

    @on("admin")
    def close(self) -> None:
        """Close it, and show the link no more."""
        put(self, is_open=False, link="")

    @on("admin")
    async def add(self, form: dict[str, Any]) -> Any:
        """Make the account; show its link, this once, unless it has a password."""
        if self.link or not self.is_open:
            return None
        put(self, errors=NewPersonErrors(), refusal="")
        said = {name: str(form.get(name, "")) for name in ("full_name", "email", "password")}
        has_password = form.get("way") == "password"
        try:
            _check(said)
            user, token = await self._act(
                create,
                email=said["email"],
                full_name=said["full_name"],
                role=_role(form),
                password=said["password"] if has_password else None,
            )
        except Unauthenticated:
            raise
        except Expected as failure:
            self._refuse(failure)
        else:
            put(self, name=user.full_name, link=links.address(token) if token else "")
            put(self, is_open=bool(token))
            return c.tell(f"{user.full_name} is added.")

    def _refuse(self, failure: Expected) -> None:
        wrong = dict(failure.fields) if isinstance(failure, Invalid) else {}
        if failure.code == "email_taken":
            wrong = {"email": TAKEN}
        said = {name: wrong.get(name, "") for name in ("full_name", "email", "password")}
        put(self, errors=NewPersonErrors(**said))
        put(self, refusal="" if any(said.values()) else failure.sentence)


def _check(said: dict[str, str]) -> None:
    """Raise Invalid with whatever is wrong with the name and with the address, both at once."""
    wrong: list[tuple[str, str]] = []
    for check, text in ((clean_full_name, said["full_name"]), (fold_email, said["email"])):
        try:
            check(text)
        except Invalid as failure:
            wrong += failure.fields
    if wrong:
        raise Invalid(wrong[0][1], fields=wrong)


def _role(form: dict[str, Any]) -> Role:
    """The chosen one; a candidate unless it was said otherwise."""
    return addresses.one_of(Role, {"role": str(form.get("role", ""))}, "role") or Role.CANDIDATE
