"""Sign-ins (one session on one device), personal API tokens, and counters of tries."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from talentra.models.base import Row, key, moment, words


class Door(StrEnum):
    """Through which door somebody signed in."""

    WEB = "web"
    API = "api"


class Scope(StrEnum):
    """What a personal API token may do."""

    READ = "read"
    WRITE = "write"


class SignIn(Row, table=True):
    """One session on one device; its secret is kept as a hash only."""

    __table_args__ = (Index("ix_sign_ins_user_id_revoked_at", "user_id", "revoked_at"),)

    id: UUID = key()
    user_id: UUID = Field(foreign_key="users.id")
    door: Door = Field(sa_type=words(Door, "door"))
    secret_hash: str = Field(max_length=64, unique=True)
    previous_secret_hash: str | None = Field(default=None, max_length=64, index=True)
    rotated_at: datetime | None = moment(nullable=True)
    created_at: datetime = moment(filled=True)
    last_seen_at: datetime = moment(filled=True)
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True)
    user_agent: str = Field(default="", max_length=300)
    ip: str = Field(default="", max_length=64)


class ApiToken(Row, table=True):
    """A named, expiring token for scripts; shown once, kept as a hash."""

    id: UUID = key()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    name: str = Field(max_length=80)
    scope: Scope = Field(sa_type=words(Scope, "scope"))
    secret_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = moment(filled=True)
    expires_at: datetime = moment()
    revoked_at: datetime | None = moment(nullable=True)
    last_used_at: datetime | None = moment(nullable=True)


class Tries(Row, table=True):
    """How often something was tried under a key within a window; shared by all workers."""

    key: str = Field(primary_key=True, max_length=80)
    count: int
    window_ends_at: datetime = moment()
