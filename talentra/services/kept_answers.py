"""Answers that are kept with what they tell of: both are there after a commit, or neither."""

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Invalid
from talentra.models import Actor, KeptAnswer
from talentra.queries.kept_answers import is_over

OTHER_BODY = "This Idempotency-Key came with another body before. A new call needs a new key."


def keep(
    session: Session, actor: Actor, key: str, fingerprint: str, *, status: int, body: str
) -> KeptAnswer:
    """Keep what a call is answered; Invalid when the key has an answer already."""
    mine = delete(KeptAnswer).where(col(KeptAnswer.user_id) == actor.user_id)
    session.execute(mine.where(is_over()))
    answer = KeptAnswer(
        user_id=actor.user_id, key=key, fingerprint=fingerprint, status=status, body=body
    )
    with db.unique(session, Invalid(OTHER_BODY, code="key_reused")):
        session.add(answer)
        session.flush()
    return answer


def forget(session: Session) -> None:
    """Drop the answers of more than a day ago."""
    session.execute(delete(KeptAnswer).where(is_over()))
