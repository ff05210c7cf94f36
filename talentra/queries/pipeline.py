"""The board: every stage with its latest applications and how many there are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Integer, Row, bindparam, select, union_all
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Application, ExperienceLevel, Job, Stage, User
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries import applications, managed_jobs
from talentra.queries.application_filters import ApplicationFilter, conditions, opened_by
from talentra.queries.applications import way_back, with_people_and_jobs
from talentra.queries.kept import ME, Shelf, anybody
from talentra.queries.targets import Targets, days_over, late_since, targets

A_COLUMN = 50  # cards
A_WHOLE_COLUMN = 500
NEVER = datetime.min.replace(tzinfo=UTC)
Statement = Select[*tuple[Any, ...]]
BOARDS = Shelf[Any]()


class CardRow(NamedTuple):
    """An application on the board; `back` is where it may return to from an exit."""

    id: UUID
    name: str
    job_title: str
    level: ExperienceLevel | None
    version: int
    since: datetime
    back: Stage | None
    is_unread: bool
    has_hidden_text: bool  # the resume; people do not see it
    days_over: int | None = None  # the target of its stage; None where it has none


@dataclass(frozen=True, slots=True)
class Board:
    """The columns, the latest change first, and how many stand at each stage in all."""

    columns: dict[Stage, list[CardRow]]
    counts: dict[Stage, int]
    hidden: frozenset[UUID]  # applications whose resume holds text that people do not see
    jobs: list[tuple[UUID, str]]  # that it can be narrowed to


def board(
    session: Session, actor: Actor, wanted: ApplicationFilter, *, whole: Stage | None = None
) -> Board:
    """The board within the actor's sight; a `whole` column has more than the usual cards."""
    columns = cards(session, actor, wanted, whole=whole)
    hidden = frozenset(row.id for rows in columns.values() for row in rows if row.has_hidden_text)
    counts = applications.by_stage(session, actor, wanted)
    return Board(columns, counts, hidden, managed_jobs.applied_to(session, actor))


def cards(
    session: Session, actor: Actor, wanted: ApplicationFilter, *, whole: Stage | None = None
) -> dict[Stage, list[CardRow]]:
    """The columns of the board without their numbers."""
    held = targets(session)
    asked = BOARDS.get(
        (actor.role, wanted),
        lambda: _asked(session, anybody(actor.role), wanted, held),
        keeps=wanted.is_steady,
    )
    most = {_most(stage): A_WHOLE_COLUMN if stage is whole else A_COLUMN for stage in Stage}
    found = session.execute(asked, {ME: actor.user_id, **most})
    return _columns(found, held, reopens=policy.can_reopen(actor))


def _asked(session: Session, actor: Actor, wanted: ApplicationFilter, held: Targets) -> Any:
    """All columns in one statement; how many cards of each at most, is said when it is read."""
    each = (_column(session, actor, wanted, held, stage) for stage in Stage)
    return union_all(*(select(column.subquery()) for column in each))


def _column(
    session: Session, actor: Actor, wanted: ApplicationFilter, held: Targets, stage: Stage
) -> Statement:
    """A column's cards, the latest change first: an index is read from there on."""
    narrowed = conditions(session, replace(wanted, stage=stage, over_target=False), actor)
    changed: Any = col(Application.stage_changed_at)
    since = late_since(held[stage]) if stage in held else NEVER
    late = [changed <= since] if wanted.over_target else []
    return (
        _cards()
        .add_columns(~opened_by(actor), parts.hides_text())
        .where(policy.visible_to(actor), *narrowed, *late)
        .order_by(changed.desc(), col(Application.id).desc())
        .limit(bindparam(_most(stage), type_=Integer))
    )


@cache
def _cards() -> Statement:
    shown = (
        *(Application.stage, Application.id, User.full_name, Job.title, Application.level),
        *(Application.version, Application.stage_changed_at, Application.stage_before),
    )
    found = select(*(col(column) for column in shown))
    return with_people_and_jobs(found.select_from(Application))


def _most(stage: Stage) -> str:
    return f"most_{stage}"


def _columns(
    found: Iterable[Row[*tuple[Any, ...]]], held: Targets, *, reopens: bool
) -> dict[Stage, list[CardRow]]:
    """Each column's cards in their order: of several parts, a database says none."""
    columns: dict[Stage, list[CardRow]] = {stage: [] for stage in Stage}
    for stage, *shown, before, is_unread, hides in found:
        back = way_back(stage, before, reopens=reopens)
        over = days_over(held, stage, shown[-1])
        columns[stage].append(CardRow._make((*shown, back, is_unread, hides, over)))
    for rows in columns.values():
        rows.sort(key=lambda row: (row.since, row.id), reverse=True)
    return columns
