"""The board: every stage with its latest applications and how many there are."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Row, bindparam, case, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Application, ExperienceLevel, Job, Stage, User
from talentra.models.applications import EXITS, FINAL
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries import applications
from talentra.queries.application_filters import ApplicationFilter, conditions, opened_by
from talentra.queries.applications import with_people_and_jobs
from talentra.queries.targets import Targets, days_over, late_since, targets

A_COLUMN = 50  # cards
A_WHOLE_COLUMN = 500
NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CardRow:
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


def board(
    session: Session, actor: Actor, wanted: ApplicationFilter, *, whole: Stage | None = None
) -> Board:
    """The board within the actor's sight; a `whole` column has more than the usual cards."""
    held = targets(session)
    asked = _asked(session, actor, wanted, held)
    columns = {
        stage: _column(session, actor, asked, stage, A_WHOLE_COLUMN if stage is whole else A_COLUMN)
        for stage in Stage
    }
    marked = {
        stage: [replace(row, days_over=days_over(held, stage, row.since)) for row in rows]
        if stage in held
        else rows
        for stage, rows in columns.items()
    }
    hidden = frozenset(row.id for rows in columns.values() for row in rows if row.has_hidden_text)
    return Board(marked, applications.by_stage(session, actor, wanted), hidden)


def _asked(
    session: Session, actor: Actor, wanted: ApplicationFilter, held: Targets
) -> Select[*tuple[Any, ...]]:
    """A column's cards; which `stage`, and how many at `most`, is said when they are read.

    Making a statement costs as much as reading one column.
    """
    shown = (
        *(Application.id, User.full_name, Job.title, Application.level),
        *(Application.version, Application.stage_changed_at, Application.stage_before),
    )
    found = select(*(col(column) for column in shown), ~opened_by(actor), parts.hides_text())
    narrowed = conditions(session, replace(wanted, stage=None, over_target=False), actor)
    changed: Any = col(Application.stage_changed_at)
    late = [changed <= _late_since(held)] if wanted.over_target else []
    return (
        with_people_and_jobs(found.select_from(Application))
        .where(policy.visible_to(actor), *narrowed, *late)
        .where(col(Application.stage) == bindparam("stage"))
        .order_by(changed.desc(), col(Application.id).desc())
        .limit(bindparam("most", type_=Integer))
    )


def _late_since(held: Targets) -> ColumnElement[datetime]:
    """Since when those of the column's stage stand there that are over its target; never, if none.

    One comparison with one moment, so that the column's index is read from there on.
    """
    since = {stage: late_since(days) for stage, days in held.items()}
    stage = bindparam("stage")  # pyright: ignore[reportUnknownVariableType]
    return case(since, value=stage, else_=NEVER)  # pyright: ignore[reportUnknownArgumentType]


def _column(
    session: Session, actor: Actor, asked: Select[*tuple[Any, ...]], stage: Stage, most: int
) -> list[CardRow]:
    stuck = stage in FINAL and not policy.can_reopen(actor)
    leads_back = stage in EXITS and not stuck
    found = session.execute(asked, {"stage": stage, "most": most})
    return [_card(row, leads_back) for row in found]


def _card(row: Row[*tuple[Any, ...]], leads_back: bool) -> CardRow:
    application_id, name, title, level, version, since, before, *marks = row
    back = before if leads_back else None
    return CardRow(application_id, name, title, level, version, since, back, *marks)
