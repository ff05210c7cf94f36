"""What is known about accounts before anybody is signed in."""

from sqlalchemy.orm import Session

from talentra.queries import organisation, users

SETUP = "setup_token_hash"


def can_set_up(session: Session) -> bool:
    """Whether the first admin can still be made: a one-time word waits and there is no admin."""
    return bool(organisation.choice(session, SETUP)) and not users.admins(session)
