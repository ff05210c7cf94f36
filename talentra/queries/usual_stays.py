"""How long applications usually stay at a stage: of the whole company, as candidates are told.

A worker reckons it once a day; whoever looks at an application reads what it found.
"""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy.orm import Session

from talentra.clock import today
from talentra.models import Actor
from talentra.queries import stays
from talentra.queries.organisation import choice, rejection_hold
from talentra.queries.spans import Span

DAY = timedelta(days=1)
OF_LAST = timedelta(days=365)
Usual = Mapping[str, int]  # whole days by live stage; only where enough is known


def usual(session: Session) -> Usual:
    """What was found last."""
    return choice(session, "usual_stays")


def usual_to(session: Session, actor: Actor) -> Usual:
    """What candidates are told; nothing to staff, who have the figures."""
    return {} if actor.is_staff else usual(session)


def reckon(session: Session) -> dict[str, int]:
    """The medians of the stays that ended within the last year, rounded up to whole days."""
    lately, hold = Span(since=today() - OF_LAST), rejection_hold(session)
    found = stays.told_stays(session, lately, hold)
    return {stay.stage.value: whole_days(stay.median) for stay in found if stay.median is not None}


def whole_days(length: timedelta) -> int:
    """Days that have begun; at least one."""
    return max(-(-length // DAY), 1)
