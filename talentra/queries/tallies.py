"""Numbers that are kept along: what they say, and whether they are what counting everything says.

Triggers write each change beside what causes it; a number is its tally and all changes since.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Select,
    String,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import today
from talentra.errors import ensure
from talentra.models import (
    Actor,
    Application,
    Assignment,
    Counted,
    Job,
    JobStatus,
    Role,
    Stage,
    Tally,
    TallyChange,
    User,
)
from talentra.models.tallies import OFF
from talentra.policies import assignments as policy

ENOUGH = 200  # changes that are added up together

Kept = Mapping[Counted, Mapping[str, int]]
Counts = Select[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Difference:
    """By how much a number that was kept falls short of what there is."""

    counted: Counted
    name: str
    missing: int

    @property
    def sentence(self) -> str:
        """It in words."""
        what = " ".join(filter(None, [self.counted.value.replace("_", " "), self.name]))
        return f"{what}: {abs(self.missing):,} too {'few' if self.missing > 0 else 'many'}"


def kept(session: Session, actor: Actor, *counted: Counted, since: date | None = None) -> Kept:
    """The company's numbers, all from one moment, for admins; of days only those from `since`."""
    ensure(policy.can_assign(actor), "Only admins see the whole company's numbers.")
    first = since.isoformat() if since else ""
    of_days = _parts({Counted.APPLIED}, first) if Counted.APPLIED in counted else ()
    each = union_all(*_parts({*counted} - {Counted.APPLIED}, ""), *of_days).subquery()
    number = func.sum(each.c[2])
    asked = select(each.c.counted, each.c.name, number).group_by(each.c.counted, each.c.name)
    found = defaultdict[Counted, dict[str, int]](dict)
    for what, name, total in session.execute(asked):
        found[what][name] = int(total)
    return found


def _parts(counted: Collection[Counted], first: str) -> tuple[Counts, Counts]:
    """What was added up and what was not yet, of names from the first on."""
    tallied = select(col(Tally.counted), col(Tally.name), col(Tally.number))
    changed = select(col(TallyChange.counted), col(TallyChange.name), col(TallyChange.change))
    return (
        tallied.where(col(Tally.counted).in_(counted), col(Tally.name) >= first),
        changed.where(col(TallyChange.counted).in_(counted), col(TallyChange.name) >= first),
    )


def by_stage(numbers: Kept) -> dict[Stage, int]:
    """How many applications stand at each stage; every stage is named."""
    found = numbers[Counted.APPLICATIONS]
    return {stage: found.get(stage, 0) for stage in Stage}


def open_jobs(numbers: Kept) -> int:
    """How many jobs take applications today."""
    found = numbers[Counted.OPEN_JOBS]
    return sum(n for closes_on, n in found.items() if not closes_on or closes_on >= str(today()))


def is_due(session: Session) -> bool:
    """Whether there are so many changes that adding them up is worth its while."""
    one = select(col(TallyChange.id)).order_by(col(TallyChange.id)).offset(ENOUGH).limit(1)
    return session.execute(one).first() is not None


def differences(session: Session) -> list[Difference]:
    """Every number that is not what counting everything now says; none when all is well."""
    found = session.execute(difference().order_by("counted", "name"))
    return [Difference(Counted(counted), name, int(missing)) for counted, name, missing in found]


def difference() -> Counts:
    """One statement, so that nobody who changes something meanwhile is seen half-way."""
    changed, tallied = col(TallyChange.change), col(Tally.number)
    each = union_all(
        *_everything(),
        select(_word(Tally.counted), col(Tally.name), -tallied),
        select(_word(TallyChange.counted), col(TallyChange.name), -changed),
    ).subquery()
    missing = func.sum(each.c.number)
    return (
        select(each.c.counted, each.c.name, missing.label("missing"))
        .group_by(each.c.counted, each.c.name)
        .having(missing != 0)
    )


def _everything() -> list[Counts]:
    """Everything counted anew."""
    off = case((col(User.is_active), ""), else_=OFF)
    who = func.replace(_word(Assignment.recruiter_id), "-", "")
    return [
        _counting(Counted.APPLICATIONS, _word(Application.stage)),
        _counting(Counted.APPLIED, _word(func.date(col(Application.applied_at)))),
        _counting(Counted.PEOPLE, _word(User.role) + off),
        _waiting(),
        _counting(Counted.HANDLED, who).where(col(Assignment.ended_at).is_(None)),
        _counting(Counted.OPEN_JOBS, func.coalesce(_word(Job.closes_on), "")).where(
            col(Job.status) == JobStatus.OPEN
        ),
    ]


def _counting(counted: Counted, name: Any) -> Counts:
    named = name.label("name")
    number = func.count().label("number")
    return select(literal(counted.value).label("counted"), named, number).group_by(named)


def _waiting() -> Counts:
    unhandled = select(col(Application.candidate_id)).where(col(Application.recruiter_id).is_(None))
    return select(literal(Counted.WAITING.value), literal(""), func.count(col(User.id))).where(
        col(User.role) == Role.CANDIDATE,
        col(User.is_active).is_(True),
        col(User.id).in_(unhandled),
    )


def _word(value: Any) -> Any:
    return cast(value, String)
