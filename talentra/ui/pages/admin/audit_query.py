"""What the audit page shows, as its address says it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Self
from uuid import UUID

from talentra.queries.audit import AuditFilter
from talentra.queries.pages import Ask
from talentra.ui.pages import addresses

ROUTE = "/admin/audit"
EXPORT = "/api/admin/audit/export"
LONGEST_ACTION = 60


@dataclass(frozen=True, slots=True)
class AuditQuery:
    """Words, who, what, on whom or what, from which day to which, and the pages turned so far."""

    q: str = ""
    actor_id: str = ""
    action: str = ""
    target_id: str = ""
    first: date | None = None
    last: date | None = None
    trail: tuple[str, ...] = ()

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address asks for."""
        return cls(
            addresses.words(asked, "q"),
            addresses.an_id(asked, "actor"),
            addresses.words(asked, "action")[:LONGEST_ACTION],
            addresses.an_id(asked, "target"),
            addresses.a_day(asked, "from"),
            addresses.a_day(asked, "to"),
            addresses.trail(asked),
        )

    @property
    def parts(self) -> dict[str, str]:
        """The parts of an address that narrow the log; REST knows the same ones."""
        return {
            "q": self.q,
            "actor": self.actor_id,
            "action": self.action,
            "target": self.target_id,
            "from": self.first.isoformat() if self.first else "",
            "to": self.last.isoformat() if self.last else "",
        }

    @property
    def href(self) -> str:
        """The address that asks for this."""
        return addresses.address(ROUTE, **self.parts, after=".".join(self.trail))

    @property
    def export_href(self) -> str:
        """The address of the file with the same entries."""
        return addresses.address(EXPORT, **self.parts)

    @property
    def wanted(self) -> AuditFilter:
        """The same for a query; days are in UTC."""
        return AuditFilter(
            actor_id=UUID(self.actor_id) if self.actor_id else None,
            action=self.action or None,
            since=_begins(self.first) if self.first else None,
            until=_begins(self.last) + timedelta(days=1) if self.last else None,
            target_id=UUID(self.target_id) if self.target_id else None,
            q=self.q or None,
        )

    @property
    def ask(self) -> Ask:
        """Which part of the log."""
        return Ask(cursor=self.trail[-1] if self.trail else None)

    @property
    def is_filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return any(self.parts.values())

    def but(self, /, **changes: str) -> Self:
        """The first page of the log narrowed otherwise."""
        return self.read({**self.parts, **changes})

    def turned(self, cursor: str | None) -> Self:
        """The page that begins at the cursor, or without one the page before."""
        return replace(self, trail=(*self.trail, cursor) if cursor else self.trail[:-1])

    def from_the_start(self) -> Self:
        """The same with its first page."""
        return replace(self, trail=())


def _begins(day: date) -> datetime:
    return datetime.combine(min(day, date(9000, 1, 1)), time(), UTC)
