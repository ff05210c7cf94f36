"""Candidates, as the people who handle them look for them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import (
    Actor,
    Application,
    Assignment,
    ExperienceLevel,
    Profile,
    ProfileSkill,
    Role,
    Skill,
    Stage,
    User,
    VisaStatus,
)
from talentra.models.profiles import fold_skill
from talentra.policies import candidates as policy
from talentra.queries.kept import ME, Shelf, anybody
from talentra.queries.pages import Ask, Listed, Page

IDS = "ids"
LISTS = Shelf[Listed]()
Statement = Select[*tuple[Any, ...]]
Sent = tuple[int, datetime | None]


@dataclass(frozen=True, slots=True)
class CandidateFilter:
    """What a list of candidates is narrowed to; None leaves it open."""

    q: str | None = None
    stage: Stage | None = None
    experience_level: ExperienceLevel | None = None
    skill: str | None = None


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate in a list; `last_activity_at` is when an application of theirs last moved."""

    id: UUID
    full_name: str
    email: str
    city: str | None
    experience_level: ExperienceLevel | None
    visa_status: VisaStatus | None
    skills: list[str]
    applications: int
    last_activity_at: datetime | None


def page(session: Session, actor: Actor, wanted: CandidateFilter, ask: Ask) -> Page[CandidateRow]:
    """Candidates the actor sees, the latest registered first."""
    listed = LISTS.get((actor.role, wanted), lambda: _list(anybody(actor.role), wanted))
    found = listed.page(session, ask, tuple, **{ME: actor.user_id})
    ids = [row[0] for row in found.rows]
    skills, sent = _skills(session, ids), _sent(session, ids)
    rows = [_row(row, skills, sent) for row in found.rows]
    return Page(rows, found.next_cursor, found.total)


def _row(row: Sequence[Any], skills: dict[UUID, list[str]], sent: dict[UUID, Sent]) -> CandidateRow:
    number, moved = sent.get(row[0], (0, None))
    return CandidateRow(
        *row[:6], skills=skills[row[0]], applications=number, last_activity_at=moved
    )


def _list(actor: Actor, wanted: CandidateFilter) -> Listed:
    """Those the actor sees, by what an index knows of everybody, and of each recruiter's own.

    Whoever handles a few of many would otherwise have all of theirs found and sorted for a page.
    """
    if policy.sees_handled(actor):
        seen = _listed_handled().where(policy.handled_by(actor))
        by = (col(Assignment.registered_at), col(Assignment.candidate_id))
    else:
        seen = _listed().where(policy.visible_to(actor))
        by = (col(User.created_at), col(User.id))
    return Listed(seen.where(*_conditions(wanted)), by)


def _listed() -> Statement:
    return _with_profiles(_shown().select_from(User))


def _listed_handled() -> Statement:
    whose = col(Assignment.candidate_id) == col(User.id)
    candidates = col(User.role) == Role.CANDIDATE
    return _with_profiles(_shown().select_from(Assignment).join(User, whose)).where(candidates)


def _shown() -> Statement:
    """Columns, not whole rows, which take several times as long to make."""
    facts = (User.id, User.full_name, User.email, Profile.city)
    facts = (*facts, Profile.experience_level, Profile.visa_status)
    return select(*(col(each) for each in facts))


def _with_profiles(statement: Statement) -> Statement:
    return statement.join(Profile, col(Profile.user_id) == col(User.id))


def _sent(session: Session, ids: Sequence[UUID]) -> dict[UUID, Sent]:
    """How many applications each of the candidates sent, and when one of them last moved."""
    return {row[0]: (row[1], row[2]) for row in session.execute(_counted(), {IDS: ids})}


@cache
def _counted() -> Statement:
    """Of those on the page alone: in the list it would be counted for all who are sorted."""
    whose = col(Application.candidate_id)
    moved = func.max(col(Application.stage_changed_at))
    return (
        select(col(Application.candidate_id), func.count(), moved)
        .where(whose.in_(bindparam(IDS)))
        .group_by(whose)
    )


def _conditions(wanted: CandidateFilter) -> Iterable[ColumnElement[bool]]:
    for word in (wanted.q or "").split():
        told = (User.full_name, User.email, Profile.headline, Profile.city)
        yield or_(*(col(text).icontains(word, autoescape=True) for text in told))
    if wanted.experience_level:
        yield col(Profile.experience_level) == wanted.experience_level
    if wanted.stage:
        yield exists().where(
            col(Application.candidate_id) == col(User.id), col(Application.stage) == wanted.stage
        )
    if wanted.skill:
        yield exists().where(
            col(ProfileSkill.user_id) == col(User.id),
            col(ProfileSkill.skill_id) == col(Skill.id),
            col(Skill.folded) == fold_skill(wanted.skill),
        )


def _skills(session: Session, ids: Sequence[UUID]) -> dict[UUID, list[str]]:
    """The skills of each of the candidates, in their order."""
    names: dict[UUID, list[str]] = defaultdict(list)
    for user_id, name in session.execute(_named_skills(), {IDS: ids}):
        names[user_id].append(name)
    return names


@cache
def _named_skills() -> Statement:
    return (
        select(col(ProfileSkill.user_id), col(Skill.name))
        .join(Skill, col(Skill.id) == col(ProfileSkill.skill_id))
        .where(col(ProfileSkill.user_id).in_(bindparam(IDS)))
        .order_by(col(ProfileSkill.position))
    )
