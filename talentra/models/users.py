"""People who sign in."""

import re
import unicodedata
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from talentra.errors import Invalid
from talentra.models.base import Row, key, moment, words

LONGEST_NAME = 120
ADDRESS = re.compile(r"[^@\s\x00-\x1f]{1,64}@[^@\s\x00-\x1f.]+(\.[^@\s\x00-\x1f.]+)+")


class Role(StrEnum):
    """Exactly one for each user."""

    CANDIDATE = "candidate"
    RECRUITER = "recruiter"
    ADMIN = "admin"


class User(Row, table=True):
    """Anyone who signs in; deactivated rather than deleted while history names them."""

    __table_args__ = (
        CheckConstraint("email = lower(email)", name="email_folded"),
        Index("ix_users_role_is_active_full_name", "role", "is_active", "full_name"),
        Index("ix_users_role_created_at_id", "role", "created_at", "id"),
        Index("ix_users_created_at_id", "created_at", "id"),
        Index("ix_users_full_name_id", "full_name", "id"),
    )

    id: UUID = key()
    email: str = Field(max_length=254, unique=True)
    full_name: str = Field(max_length=LONGEST_NAME)
    password_hash: str | None = Field(default=None, max_length=200)
    role: Role = Field(sa_type=words(Role, "role"))
    is_active: bool = True
    created_at: datetime = moment(filled=True)
    last_signed_in_at: datetime | None = moment(nullable=True)
    time_zone: str | None = Field(default=None, max_length=64)  # None: the browser's own
    erased_at: datetime | None = moment(nullable=True)


def fold_email(email: str) -> str:
    """The one form in which an address is compared and kept: NFKC, case-folded, all visible."""
    folded = unicodedata.normalize("NFKC", email.strip()).casefold().lower()
    if len(folded) > 254 or not folded.isprintable() or not ADDRESS.fullmatch(folded):
        sentence = "Enter an email address such as name@company.example."
        raise Invalid(sentence, fields=[("email", sentence)])
    return folded


def sort_name(full_name: str) -> str:
    """The form of a name by which lists go: without accents and capitals, on every engine alike."""
    letters = unicodedata.normalize("NFKD", full_name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))[:LONGEST_NAME]


def keeps_jobs(role: Role | None) -> bool:
    """Whether somebody who gets this role, or None when they are shut out, goes on with jobs."""
    return role in {Role.RECRUITER, Role.ADMIN}


def clean_full_name(full_name: str) -> str:
    """A name with single spaces and no control characters, 1 to 120 long."""
    visible = "".join(c if c.isprintable() else " " for c in full_name)
    name = " ".join(visible.split())
    if not 1 <= len(name) <= LONGEST_NAME:
        sentence = f"Enter your full name, up to {LONGEST_NAME} characters."
        raise Invalid(sentence, fields=[("full_name", sentence)])
    return name
