"""One's own API tokens: the list, and a secret that is shown once."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from talentra.clock import now
from talentra.errors import Conflict, Invalid
from talentra.models import Scope
from talentra.models.base import parse_id
from talentra.queries import api_tokens as query
from talentra.queries.api_tokens import ApiTokenView
from talentra.queries.pages import LONGEST, Ask
from talentra.services import api_tokens
from talentra.ui import components as c
from talentra.ui.pages.loading import loading, put
from talentra.ui.state import AppState, audience, on

SCOPES = {Scope.READ: "Read", Scope.WRITE: "Read and write"}


@dataclass(frozen=True)
class TokenRow:
    """A token in words; `used_at` is empty as long as nothing used it."""

    id: str
    name: str
    scope: str
    made_at: str
    used_at: str
    expires_at: str
    is_over: bool


@dataclass(frozen=True)
class TokenErrors:
    """What is wrong with each field."""

    name: str = ""
    days: str = ""


def row(view: ApiTokenView) -> TokenRow:
    """The token as the page shows it."""
    return TokenRow(
        str(view.id),
        view.name,
        SCOPES[view.scope],
        view.created_at.isoformat(),
        view.last_used_at.isoformat() if view.last_used_at else "",
        view.expires_at.isoformat(),
        view.expires_at <= now(),
    )


class TokensState(AppState):
    """What scripts of the reader sign in with."""

    __audience__ = audience(anyone=True)

    loaded: bool = False
    problem: str = ""
    tokens: list[TokenRow] = []
    errors: TokenErrors = TokenErrors()
    refusal: str = ""
    made: int = 0  # grows with each token that was made: the form begins anew
    secret: str = ""  # of the token just made, until its maker has it
    secret_name: str = ""
    asked_id: str = ""  # the token that is about to be revoked
    asked_name: str = ""

    @on(anyone=True, background=True)
    async def follow(self) -> None:
        """Read now, and again after every change; a secret does not survive a reload."""
        async with self:
            put(self, errors=TokenErrors(), refusal="", secret="", asked_id="")
        mine = f"user:{self._actor().user_id}"
        await self._follow(TokensState.refresh, mine)

    @on(anyone=True)
    async def refresh(self) -> None:
        """Show the tokens there are."""
        with loading(self):
            await self._load()

    @on(anyone=True, throttle=1000)
    async def make(self, form: dict[str, Any]) -> None:
        """Make a token and show its secret, this once."""
        put(self, errors=TokenErrors(), refusal="")
        name, scope = str(form.get("name", "")), _scope(form)
        try:
            _, secret = await self._act(api_tokens.create, name, scope=scope, days=_days(form))
        except Invalid as failure:
            wrong = dict(failure.fields)
            put(self, errors=TokenErrors(wrong.get("name", ""), wrong.get("expires_in_days", "")))
        except Conflict as failure:
            put(self, refusal=failure.sentence)
        else:
            put(self, secret=secret, secret_name=name.strip(), made=self.made + 1)
            await self._load()

    @on(anyone=True)
    def hide(self) -> None:
        """Show the secret no more."""
        put(self, secret="")

    @on(anyone=True)
    def ask(self, token_id: str) -> None:
        """Ask whether the token is to be revoked, which cannot be undone."""
        for token in self.tokens:
            if token.id == token_id:
                put(self, asked_id=token.id, asked_name=token.name)

    @on(anyone=True)
    def keep(self) -> None:
        """Revoke nothing."""
        put(self, asked_id="")

    @on(anyone=True)
    async def revoke(self) -> Any:
        """End the token that was asked about."""
        token_id, name = self.asked_id, self.asked_name
        put(self, asked_id="")
        await self._act(api_tokens.revoke, parse_id(token_id))
        await self._load()
        return c.tell(f"{name} is revoked. Whatever sends it is refused from now on.")

    async def _load(self) -> None:
        page = await self._read(query.page, Ask(LONGEST))
        put(self, tokens=[row(view) for view in page.rows])


def _scope(form: dict[str, Any]) -> Scope:
    """To read, unless it says that it writes too."""
    return Scope.WRITE if form.get("scope") == Scope.WRITE else Scope.READ


def _days(form: dict[str, Any]) -> int:
    """The number that was typed; none of them is no good life either."""
    with suppress(ValueError):
        return int(str(form.get("days", "")))
    return 0
