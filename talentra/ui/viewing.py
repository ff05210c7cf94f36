"""Who looks at the page, while one of its events is under way."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import structlog

from talentra.models import Actor
from talentra.queries import sign_ins


@dataclass(frozen=True, slots=True)
class Viewer:
    """The sign-in that the socket was opened with, and whose it was as the event began."""

    sign_in_id: UUID | None = None
    ip: str | None = None
    actor: Actor | None = None

    @property
    def owner(self) -> str:
        """What a state tree notes down of the person it belongs to; empty for nobody."""
        return str(self.sign_in_id or "")


NOBODY = Viewer()
_viewer: ContextVar[Viewer] = ContextVar("viewer", default=NOBODY)


def viewer() -> Viewer:
    """Whoever the event under way belongs to."""
    return _viewer.get()


def look_as(someone: Viewer) -> None:
    """Note for the rest of this event, and for its log lines, whom it belongs to."""
    _viewer.set(someone)
    named = str(someone.actor.user_id) if someone.actor else None
    structlog.contextvars.bind_contextvars(user_id=named)


def named_in(router_data: Mapping[str, Any]) -> tuple[UUID | None, str | None]:
    """The sign-in's id and the address that the wall has put on the socket."""
    named = router_data.get("headers", {}).get(sign_ins.HEADER)
    return (UUID(named) if named else None), router_data.get("ip")
