"""Who gets a page's HTML: an admin's page does not even reach a candidate."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import parse_qs, quote

from talentra import db
from talentra.models import Actor, Role
from talentra.policies.audiences import Audience
from talentra.queries import accounts, careers
from talentra.web import addresses

Router = Callable[[str], str | None]
SIGN_IN, REGISTER, SET_UP, REFUSED = "/login", "/register", "/setup", "/refused"
INVITE, CAREERS = "/invite", "/careers"
ADDRESS = "/%#?=@:;,&+!*'()$[]"  # signs that stand in an address as they are
MISSING = "/nowhere/"  # an address without a page: what is served there says that it is missing


@dataclass(frozen=True, slots=True)
class Decision:
    """Which file to serve, under another status than its own, or where to go instead."""

    path: str
    status: int | None = None
    location: str | None = None


class PageGate:
    """Knows every page's audience and each role's home."""

    def __init__(
        self, router: Router, audiences: Mapping[str, Audience], homes: Mapping[Role, str]
    ) -> None:
        """Take the app's own matching of addresses to routes."""
        self._router = router
        self._audiences = {_tidy(route): meant for route, meant in audiences.items()}
        self._homes = homes

    def page_at(self, path: str) -> str | None:
        """The route of the page at an address, also when its file is asked for by name."""
        address = _address(path)
        if address == "/":
            return address
        route = _tidy(self._router(address) or MISSING)
        return route if route in self._audiences else None

    async def decide(self, path: str, query: str, actor: Actor | None) -> Decision:
        """What becomes of a request for a page; `path` is one that `page_at` knows."""
        route = self.page_at(path) or "/"
        if route == SET_UP and not await db.read(accounts.can_set_up):
            return Decision(MISSING)
        if route not in self._audiences:
            return Decision(path, location=await self._start(actor))
        if actor and route in {SIGN_IN, REGISTER}:
            onward = addresses.inside(_asked(query, "next"), self._homes[actor.role])
            return Decision(path, location=quote(onward, safe=ADDRESS))
        if self._audiences[route].admits(actor):
            return Decision(f"{_address(path).rstrip('/')}/")
        if actor:
            return Decision(f"{REFUSED}/", status=HTTPStatus.FORBIDDEN)
        back = quote(f"{path}?{query}" if query else path, safe="/")
        return Decision(path, location=f"{SIGN_IN}?next={back}")

    async def _start(self, actor: Actor | None) -> str:
        """Where everything begins: home, or for nobody the open jobs where they are public."""
        if actor:
            return self._homes[actor.role]
        return CAREERS if await db.read(careers.is_public) else SIGN_IN


def _asked(query: str, name: str) -> str:
    return parse_qs(query).get(name, [""])[0]


def _address(path: str) -> str:
    """A page's address without the name of its file."""
    return "/" + path.removesuffix("index.html").removesuffix(".html").strip("/")


def _tidy(route: str) -> str:
    return "/" if route in {"index", "/index"} else "/" + route.strip("/")
