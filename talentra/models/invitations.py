"""One-time links with which people choose a password of their own."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field

from talentra.models.base import Row, key, moment
from talentra.models.users import User
from talentra.security import hash_secret


class Invitation(Row, table=True):
    """A link for one person, good once and for a while; its token is kept as a hash only."""

    id: UUID = key()
    user_id: UUID = Field(foreign_key="users.id", index=True)
    secret_hash: str = Field(max_length=64, unique=True)
    bound_to: str = Field(max_length=64)
    created_at: datetime = moment(filled=True)
    expires_at: datetime = moment()
    ended_at: datetime | None = moment(nullable=True)

    def fits(self, user: User) -> bool:
        """Whether the account is still the one that was invited."""
        return self.bound_to == state_of(user)


def state_of(user: User) -> str:
    """What a link is bound to: whatever changes of these makes it worthless."""
    seen = user.last_signed_in_at.isoformat() if user.last_signed_in_at else ""
    told = f"{user.id} {user.email} {user.role} {user.password_hash} {seen}"
    return hash_secret(told.rstrip())
