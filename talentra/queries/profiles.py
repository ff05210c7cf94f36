"""A candidate's details."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import (
    Actor,
    ExperienceLevel,
    Profile,
    ProfileSkill,
    Skill,
    User,
    VisaStatus,
)
from talentra.queries import users


@dataclass(frozen=True, slots=True)
class ProfileView:
    """What a candidate tells about themselves."""

    id: UUID
    full_name: str
    email: str
    phone: str | None
    city: str | None
    headline: str | None
    summary: str | None
    visa_status: VisaStatus | None
    experience_level: ExperienceLevel | None
    skills: list[str]
    links: list[str]
    updated_at: datetime


def view(session: Session, actor: Actor, candidate_id: UUID) -> ProfileView:
    """The candidate's profile as it stands now, if the actor sees them."""
    candidate = users.candidate(session, actor, candidate_id)
    profile = session.get_one(Profile, candidate.id)
    return ProfileView(
        id=candidate.id,
        full_name=candidate.full_name,
        email=candidate.email,
        phone=profile.phone,
        city=profile.city,
        headline=profile.headline,
        summary=profile.summary,
        visa_status=profile.visa_status,
        experience_level=profile.experience_level,
        skills=skills_of(session, candidate.id),
        links=profile.links,
        updated_at=profile.updated_at,
    )


def sealed(session: Session, candidate: User) -> dict[str, Any]:
    """The profile as it stands now, for an application to keep."""
    profile = session.get_one(Profile, candidate.id)
    return profile.sealed(candidate.full_name, candidate.email, skills_of(session, candidate.id))


def skills_of(session: Session, candidate_id: UUID) -> list[str]:
    """The candidate's skills in their order."""
    wanted = (
        select(col(Skill.name))
        .join(ProfileSkill, col(ProfileSkill.skill_id) == col(Skill.id))
        .where(col(ProfileSkill.user_id) == candidate_id)
        .order_by(col(ProfileSkill.position))
    )
    return list(session.execute(wanted).scalars())
