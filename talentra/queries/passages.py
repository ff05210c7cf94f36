"""What applications went through, as it is kept along: conditions and lengths of time.

The definitions are those of `steps`, by which lists are narrowed; triggers keep the rows.
"""

from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlmodel import col

from talentra.models import PATH, Actor, Application, Passage, Passed, Stage
from talentra.policies import applications as policy
from talentra.queries.spans import Span
from talentra.queries.steps import MILESTONES

STAGES = {  # of its rows: named, so that an index leads to a time at each of them
    Passed.LEFT: PATH,
    Passed.ANSWERED: PATH[:1],
    Passed.HIRED: (Stage.HIRED,),
    Passed.REJECTED: (Stage.REJECTED,),
    Passed.REACHED: MILESTONES[1:],
}


def passed(actor: Actor, what: Passed, span: Span) -> list[ColumnElement[bool]]:
    """That it happened in the time to an application in sight, the last time of several."""
    ends, again_at = span.ends, col(Passage.again_at)
    last = or_(again_at.is_(None), again_at >= ends) if ends else again_at.is_(None)
    return [
        col(Passage.what) == what,
        col(Passage.stage).in_(STAGES[what]),
        *span.holds(col(Passage.at)),
        last,
        *_seen(actor),
    ]


def _seen(actor: Actor) -> list[ColumnElement[bool]]:
    """That its application is in sight; nothing is asked for who sees all of them."""
    theirs: Any = select(col(Application.id)).where(policy.visible_to(actor))
    return [] if policy.sees_all(actor) else [col(Passage.application_id).in_(theirs)]
