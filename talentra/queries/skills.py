"""Skills to choose from while typing."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import SQLColumnExpression, func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.models import Actor, Job, JobSkill, ProfileSkill, Skill, SkillName
from talentra.models.profiles import fold_skill
from talentra.policies import jobs as policy
from talentra.queries import skill_list

MOST = 8
KNOWN_BY = 3  # people; a skill that fewer name, and no job asks for, may say who they are
COUNTED = 100  # uses from which on a skill is simply much used
END = "\U0010ffff"  # comes after every character of a name


def beginning(session: Session, actor: Actor, typed: str) -> list[str]:
    """The names of the most used skills that begin like this, then others of the lists.

    Of used ones only what jobs ask for that are no secret, or what several people say of
    themselves.
    """
    folded = fold_skill(typed)
    if not folded.isprintable() or not folded:
        return []
    known = col(JobSkill.job_id) == col(Job.id), policy.known_to(actor)
    asked = _uses(select(col(JobSkill.skill_id)).where(*known), col(JobSkill.skill_id))
    named = _uses(select(col(ProfileSkill.skill_id)), col(ProfileSkill.skill_id))
    wanted = (
        select(col(Skill.name))
        .where(col(Skill.folded) >= folded, col(Skill.folded) < folded + END)
        .where((asked > 0) | (named >= KNOWN_BY) | col(Skill.listed))
        .order_by((asked + named).desc(), col(Skill.folded))
        .limit(MOST)
    )
    used = session.execute(wanted).scalars().all()
    found = [*used, *_otherwise_called(session, folded), *skill_list.beginning(folded, MOST)]
    once = {fold_skill(name): name for name in reversed(found)}
    return [once[each] for each in dict.fromkeys(map(fold_skill, found))][:MOST]


def _otherwise_called(session: Session, folded: str) -> Sequence[str]:
    """Skills of the admin's list of which another name begins so."""
    wanted = (
        select(col(Skill.name))
        .join(SkillName, col(SkillName.skill_id) == col(Skill.id))
        .where(col(SkillName.folded) >= folded, col(SkillName.folded) < folded + END)
        .order_by(col(SkillName.folded))
        .limit(MOST)
    )
    return session.execute(wanted).scalars().all()


def _uses(named: Select[Any], skill_id: SQLColumnExpression[UUID]) -> SQLColumnExpression[int]:
    """How often the skill is named, counted up to COUNTED."""
    some = named.where(skill_id == col(Skill.id)).correlate(Skill).limit(COUNTED)
    return select(func.count()).select_from(some.subquery()).correlate(Skill).scalar_subquery()
