"""Ending one's own sign-ins on other devices."""

from uuid import UUID

from sqlalchemy import ColumnElement, true, update
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import NotFound
from talentra.models import Actor, SignIn
from talentra.services.telling import announce, audit


def end_one(session: Session, actor: Actor, sign_in_id: UUID) -> None:
    """End one of the actor's sign-ins, this one too; NotFound when it is not theirs, or over."""
    if not _end(session, actor, col(SignIn.id) == sign_in_id):
        raise NotFound
    announce(session, f"session:{sign_in_id}")
    _write_down(session, actor, 1)


def end_others(session: Session, actor: Actor) -> int:
    """End all sign-ins of the actor but the one they act with; how many that were."""
    others = col(SignIn.id) != actor.sign_in_id if actor.sign_in_id else true()
    ended = _end(session, actor, others)
    if ended:
        announce(session, f"user:{actor.user_id}", *(f"session:{each}" for each in ended))
        _write_down(session, actor, len(ended))
    return len(ended)


def _end(session: Session, actor: Actor, which: ColumnElement[bool]) -> list[UUID]:
    mine = col(SignIn.user_id) == actor.user_id, col(SignIn.revoked_at).is_(None), which
    ended = update(SignIn).where(*mine).values(revoked_at=now()).returning(col(SignIn.id))
    return list(session.execute(ended).scalars())


def _write_down(session: Session, actor: Actor, number: int) -> None:
    audit(session, actor, "sign_in.ended", "user", actor.user_id, after={"sign_ins": number})
