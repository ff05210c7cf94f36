"""Who and what belongs to the demo company, told apart from what real people have made.

Demo people are known by their address: it ends in .example, a domain that nobody can have
(RFC 2606). What is theirs goes by the references of the tables, also of tables that come later.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, exists, func, or_, select
from sqlalchemy.orm import Session
from sqlmodel import SQLModel, col

from talentra.errors import ensure
from talentra.models import Actor, Application, Job, Role, User
from talentra.policies import organisation as policy
from talentra.queries.organisation import ADMINS_ONLY, choice

ENDING = ".example"
# Columns that say who did something: a row does not go because of them.
DOERS = {"actor_id", "author_id", "owner_id", "recruiter_id", "taken_from"}


@dataclass(frozen=True, slots=True)
class Demo:
    """What would go with the demo company, and what would stay."""

    company_name: str
    people: int
    jobs: int
    applications: int
    real_people: int
    kept_jobs: int  # to which real people applied
    has_real_admin: bool
    is_own: bool  # whoever asks is one of the demo people


@dataclass(slots=True)
class Going:
    """Which rows go: for each table the condition, and the ids of those others refer to."""

    conditions: dict[str, ColumnElement[bool]] = field(default_factory=dict[str, Any])
    ids: dict[str, set[Any]] = field(default_factory=dict[str, set[Any]])


def is_demo_address(email: str) -> bool:
    """Whether the address is one of the demo people's."""
    return email.endswith(ENDING)


def overview(session: Session, actor: Actor) -> Demo | None:
    """What removing the demo company would do, for admins; None where there is none."""
    ensure(policy.can_change(actor), ADMINS_ONLY)
    if not choice(session, "is_demo"):
        return None
    demo = col(User.id).in_(_people())
    admins = (~demo, col(User.role) == Role.ADMIN, col(User.is_active).is_(True))
    jobs = col(Job.owner_id).in_(_people())
    return Demo(
        company_name=choice(session, "company_name"),
        people=_count(session, User, demo),
        jobs=_count(session, Job, jobs, ~_has_real_applicants()),
        applications=_count(session, Application, col(Application.candidate_id).in_(_people())),
        real_people=_count(session, User, ~demo),
        kept_jobs=_count(session, Job, jobs, _has_real_applicants()),
        has_real_admin=_count(session, User, *admins) > 0,
        is_own=_count(session, User, demo, col(User.id) == actor.user_id) > 0,
    )


def going(session: Session) -> Going:
    """Every row that goes, table by table, those that others refer to first."""
    found = Going()
    for table in SQLModel.metadata.sorted_tables:
        wanted = _condition(table, found)
        if wanted is None:
            continue
        found.conditions[table.name] = wanted
        [*keys] = table.primary_key
        if len(keys) == 1:
            found.ids[table.name] = set(session.execute(select(keys[0]).where(wanted)).scalars())
    return found


def references(target: str) -> Iterator[Column[Any]]:
    """The columns of all tables that refer to a column, such as users.id."""
    for table in SQLModel.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.target_fullname == target:
                yield key.parent


def _condition(table: Table, found: Going) -> ColumnElement[bool] | None:
    """Which of its rows go; None for a table that tells of nobody."""
    if table.name == "users":
        return table.c.email.endswith(ENDING)
    if table.name == "jobs":
        return col(Job.owner_id).in_(_people()) & ~_has_real_applicants()
    theirs = [
        key.parent.in_(found.ids[key.column.table.name])
        for key in table.foreign_keys
        if key.column.table.name in found.ids and not _says_who(key.parent)
    ]
    return or_(*theirs) if theirs else None


def _says_who(column: Column[Any]) -> bool:
    return column.name in DOERS or column.name.endswith("_by")


def _people() -> Any:
    return select(col(User.id)).where(col(User.email).endswith(ENDING))


def _has_real_applicants() -> ColumnElement[bool]:
    own = col(Application.job_id) == col(Job.id)
    return exists().where(own, col(Application.candidate_id).not_in(_people()))


def _count(session: Session, table: type[Any], *conditions: ColumnElement[bool]) -> int:
    wanted = select(func.count()).select_from(table).where(*conditions)
    return session.execute(wanted).scalar_one()
