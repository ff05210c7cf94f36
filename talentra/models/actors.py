"""Who is asking."""

from dataclasses import dataclass
from uuid import UUID

from talentra.models.users import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person, as read from the database for this one request or event."""

    user_id: UUID
    role: Role
    full_name: str
    sign_in_id: UUID | None = None
    ip: str | None = None
    token_id: UUID | None = None  # of the personal API token that was sent instead of signing in
    reads_only: bool = False
    time_zone: str = ""  # the one they chose; empty for their browser's

    @property
    def is_staff(self) -> bool:
        """Whether they work for the company."""
        return self.role is not Role.CANDIDATE
