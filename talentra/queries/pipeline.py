"""The board: every stage with its latest applications and how many there are."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Row, bindparam, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Application, ExperienceLevel, Job, Profile, Stage, User
from talentra.models.applications import EXITS, FINAL
from talentra.policies import applications as policy
from talentra.queries import application_parts as parts
from talentra.queries import applications
from talentra.queries.application_filters import ApplicationFilter, conditions, opened_by
from talentra.queries.applications import with_people_and_jobs
from talentra.queries.targets import days_over, targets

A_COLUMN = 50  # cards
A_WHOLE_COLUMN = 500


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
    asked, held = _asked(session, actor, wanted), targets(session)
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
    ids = [row.id for rows in columns.values() for row in rows]
    hidden = frozenset(parts.hidden_texts(session, ids))
    return Board(marked, applications.by_stage(session, actor, wanted), hidden)


def _asked(session: Session, actor: Actor, wanted: ApplicationFilter) -> Select[*tuple[Any, ...]]:
    """A column's cards; which `stage`, and how many at `most`, is said when they are read.

    Making a statement costs as much as reading one column.
    """
    narrowed = conditions(session, replace(wanted, stage=None), actor)
    found = _cards().add_columns(~opened_by(actor))
    return found.where(policy.visible_to(actor), *narrowed)


@cache
def _cards() -> Select[*tuple[Any, ...]]:
    shown = (
        *(Application.id, User.full_name, Job.title, Profile.experience_level),
        *(Application.version, Application.stage_changed_at, Application.stage_before),
    )
    return (
        with_people_and_jobs(select(*(col(each) for each in shown)).select_from(Application))
        .join(Profile, col(Profile.user_id) == col(Application.candidate_id), isouter=True)
        .where(col(Application.stage) == bindparam("stage"))
        .order_by(col(Application.stage_changed_at).desc(), col(Application.id).desc())
        .limit(bindparam("most", type_=Integer))
    )


def _column(
    session: Session, actor: Actor, asked: Select[*tuple[Any, ...]], stage: Stage, most: int
) -> list[CardRow]:
    stuck = stage in FINAL and not policy.can_reopen(actor)
    leads_back = stage in EXITS and not stuck
    found = session.execute(asked, {"stage": stage, "most": most})
    return [_card(row, leads_back) for row in found]


def _card(row: Row[*tuple[Any, ...]], leads_back: bool) -> CardRow:
    application_id, name, title, level, version, since, before, is_unread = row
    back = before if leads_back else None
    return CardRow(application_id, name, title, level, version, since, back, is_unread)
