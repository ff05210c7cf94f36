"""What somebody is called, and by which name lists go."""

from sqlalchemy import update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Application, User
from talentra.models.users import sort_name


def rename(session: Session, user: User, full_name: str) -> None:
    """Give somebody another name; their applications are found under it from now on."""
    if user.full_name == full_name:
        return
    user.full_name = full_name
    sent = update(Application).where(col(Application.candidate_id) == user.id)
    session.execute(sent.values(sort_name=sort_name(full_name)))
