"""What happened in a time, in numbers: who applied when, how far they came, how long it took.

Every number is one of applications that the list shows when it is narrowed the same way.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.errors import ensure
from talentra.models import Actor, Counted, Stage
from talentra.policies import assignments as assignment_policy
from talentra.queries import applications, tallies
from talentra.queries.applications import ApplicationFilter, ApplicationRow
from talentra.queries.cohorts import reached
from talentra.queries.dashboards import Day
from talentra.queries.pages import Ask
from talentra.queries.ranks import FEWEST
from talentra.queries.spans import Span
from talentra.queries.stays import Stay, stays

__all__ = ["FEWEST", "Insights", "Stay", "insights"]

LONGEST = 6  # applications that have not moved, by name


@dataclass(frozen=True, slots=True)
class Insights:
    """The time from the day `since` on (None: from the beginning), in numbers."""

    since: date | None
    days: list[Day]
    reached: dict[Stage, int]
    stays: list[Stay]
    longest: list[ApplicationRow]


def insights(session: Session, actor: Actor, since: date | None) -> Insights:
    """All of it, for admins."""
    ensure(assignment_policy.can_assign(actor), "Only admins see the whole company's numbers.")
    idle = ApplicationFilter(idle_days=0)
    unmoved = applications.page(session, actor, idle, Ask(limit=LONGEST), rising=True)
    return Insights(
        since=since,
        days=_days(session, actor, since),
        reached=reached(session, actor, Span(since)),
        stays=stays(session, actor, Span(since)),
        longest=unmoved.rows,
    )


def _days(session: Session, actor: Actor, since: date | None) -> list[Day]:
    """Each day with how many applied on it, also those on which nobody did."""
    sent = tallies.kept(session, actor, Counted.APPLIED, since=since)[Counted.APPLIED]
    known = (date.fromisoformat(day) for day, number in sent.items() if number)
    first = since or min(known, default=today())
    every = (first + timedelta(days=n) for n in range((today() - first).days + 1))
    return [Day(each, sent.get(each.isoformat(), 0)) for each in every]
