"""A candidate's details, and the skills they share with jobs."""

import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Document, Row, key, moment, words


class ExperienceLevel(StrEnum):
    """How long somebody has worked in the field."""

    FRESHER = "fresher"
    ONE_TO_THREE = "1-3"
    THREE_TO_FIVE = "3-5"
    OVER_FIVE = "5+"


class VisaStatus(StrEnum):
    """The right to work; sensitive, never used to sort or match."""

    CITIZEN = "citizen"
    PERMANENT_RESIDENT = "permanent_resident"
    WORK_VISA = "work_visa"
    STUDENT_VISA = "student_visa"
    NEEDS_SPONSORSHIP = "needs_sponsorship"
    OTHER = "other"


class Profile(Row, table=True):
    """What a candidate tells about themselves."""

    user_id: UUID = Field(foreign_key="users.id", primary_key=True)
    phone: str | None = Field(default=None, max_length=40)
    city: str | None = Field(default=None, max_length=120, index=True)
    headline: str | None = Field(default=None, max_length=160)
    summary: str | None = Field(default=None, max_length=4000)
    visa_status: VisaStatus | None = Field(default=None, sa_type=words(VisaStatus, "visa_status"))
    experience_level: ExperienceLevel | None = Field(
        default=None, sa_type=words(ExperienceLevel, "experience_level")
    )
    links: list[str] = Field(default_factory=list, sa_type=Document)
    updated_at: datetime = moment(filled=True)

    def sealed(self, full_name: str, email: str, skills: list[str]) -> dict[str, Any]:
        """The profile as it stands now, for an application to keep."""
        details = self.model_dump(mode="json", exclude={"user_id", "updated_at"})
        return {"full_name": full_name, "email": email, **details, "skills": skills}


class Skill(Row, table=True):
    """A named skill; `folded` is the one form in which two names are the same skill."""

    id: UUID = key()
    name: str = Field(max_length=60)
    folded: str = Field(max_length=60, unique=True)
    listed: bool = Field(default=False)  # an admin put it on the list: it is offered to everybody


class SkillName(Row, table=True):
    """Another name for a skill, as an admin listed it, in the one form of names."""

    folded: str = Field(primary_key=True, max_length=60)
    skill_id: UUID = Field(foreign_key="skills.id", index=True)


class ProfileSkill(Row, table=True):
    """A skill that a candidate names, in their order."""

    user_id: UUID = Field(foreign_key="profiles.user_id", primary_key=True)
    skill_id: UUID = Field(foreign_key="skills.id", primary_key=True, index=True)
    position: int


def clean_skill(name: str) -> str:
    """A skill's name with single spaces and whole characters."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def fold_skill(name: str) -> str:
    """The form in which skills are compared: punctuation and inner spaces stay, case goes."""
    return clean_skill(name).casefold()
