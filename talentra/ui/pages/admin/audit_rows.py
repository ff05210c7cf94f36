"""Entries of the audit log as the page shows them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from talentra.queries import audit_words as words
from talentra.queries.audit import AuditView
from talentra.ui import components as c
from talentra.ui.pages.admin.audit_query import AuditQuery

NOBODY = "Nobody signed in"
KINDS = {"user": "account", "audit": "audit log", "handler": "page", "sign_in": "sign-in"}
MOST_NEW = 100  # entries that are counted one by one


@dataclass(frozen=True)
class ShownChange:
    """One thing that was changed."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class AuditRow:
    """Who did what on what, when and from where; addresses narrow the log to that."""

    id: str = ""
    at: str = ""
    who: str = ""
    initials: str = ""
    tint: int = 0
    who_href: str = ""
    ip: str = ""
    done: str = ""
    is_override: bool = False
    kind: str = ""
    target: str = ""
    target_href: str = ""
    changes: list[ShownChange] = field(default_factory=list[ShownChange])
    reason: str = ""


def rows(found: Sequence[AuditView], asked: AuditQuery) -> list[AuditRow]:
    """The entries in words."""
    return [_row(view, asked) for view in found]


def pairs(people: Sequence[tuple[UUID, str]], chosen: str, name: str) -> list[list[str]]:
    """The people a log can be narrowed to; a chosen one that is not among them is named too."""
    offered = [["", "Anybody"], *([str(each), said] for each, said in people)]
    known = {each for each, _ in offered}
    return offered if chosen in known else [*offered, [chosen, name]]


def actions(found: Sequence[str], chosen: str) -> list[list[str]]:
    """What can be done, in words and in their order."""
    known = {*found, *([chosen] if chosen else [])}
    return [["", "Anything"], *sorted(([a, words.done(a)] for a in known), key=lambda p: p[1])]


def new(number: int) -> str:
    """How many entries came since, in words."""
    return f"{number}{'+' if number >= MOST_NEW else ''} new" if number else ""


def _row(view: AuditView, asked: AuditQuery) -> AuditRow:
    who = view.actor_name or NOBODY
    return AuditRow(
        id=str(view.id),
        at=view.at.isoformat(),
        who=who,
        initials=c.initials(who) if view.actor_name else "–",
        tint=c.tint(who),
        who_href=asked.but(actor=str(view.actor_id)).href if view.actor_id else "",
        ip=view.ip or "",
        done=words.done(view.action),
        is_override=view.action.endswith("_by_override"),
        kind=KINDS.get(view.target_kind, view.target_kind),
        target=view.target_name or "",
        target_href=asked.but(target=str(view.target_id)).href if view.target_id else "",
        changes=[ShownChange(c.name, c.before, c.after) for c in words.changes(view)],
        reason=words.reason(view),
    )
