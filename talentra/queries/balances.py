"""Who would go to whom if those who wait were spread by load: looked at before it is done."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy.orm import Session

from talentra.errors import ensure
from talentra.models import Actor
from talentra.policies import assignments as policy
from talentra.queries import assignment_desk, users
from talentra.queries.assignment_desk import DeskFilter, DeskRow
from talentra.queries.hand_overs import dealt
from talentra.queries.pages import Ask

MOST = 200  # candidates that are handed over at once


@dataclass(frozen=True, slots=True)
class Taker:
    """A recruiter, how many candidates they handle now, and who would come, longest wait first."""

    id: UUID
    full_name: str
    candidates: int
    coming: list[DeskRow]


@dataclass(frozen=True, slots=True)
class Balance:
    """What everybody would get; `left` are those who wait and are too many for once."""

    takers: list[Taker]
    left: int

    @property
    def number(self) -> int:
        """How many candidates would have a recruiter."""
        return sum(len(each.coming) for each in self.takers)


def balance(session: Session, actor: Actor, q: str | None = None) -> Balance:
    """Whoever waited longest comes first, to whoever has least by then; nothing is changed."""
    ensure(policy.can_assign(actor), "Only an admin can decide who handles a candidate.")
    pool = DeskFilter(waiting=True, q=q)
    found = assignment_desk.page(session, actor, pool, Ask(limit=MOST, count=True))
    loads = users.recruiters(session, actor)
    given = dealt((row.id for row in found.rows), {each.id: each.candidates for each in loads})
    coming = defaultdict[UUID, list[DeskRow]](list)
    for row in found.rows:
        if row.id in given:
            coming[given[row.id]].append(row)
    takers = [Taker(each.id, each.full_name, each.candidates, coming[each.id]) for each in loads]
    return Balance(takers, (found.total or 0) - len(found.rows))
