"""Skills: one row for each, however people write them."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Conflict, Invalid
from talentra.models import Skill
from talentra.models.profiles import clean_skill, fold_skill

MOST = 50


def named(session: Session, names: Sequence[str]) -> list[Skill]:
    """The skills of these names in this order, each once; new ones are added."""
    wanted = {fold_skill(name): clean_skill(name) for name in reversed(names)}
    wanted = {folded: wanted[folded] for folded in dict.fromkeys(map(fold_skill, names))}
    _check(wanted)
    statement = select(Skill).where(col(Skill.folded).in_(wanted))
    known = {skill.folded: skill for skill in session.execute(statement).scalars()}
    return [known.get(folded) or _add(session, folded, name) for folded, name in wanted.items()]


def _check(wanted: dict[str, str]) -> None:
    if len(wanted) > MOST:
        sentence = f"Name at most {MOST} skills."
        raise Invalid(sentence, fields=[("skills", sentence)])
    if any(not 1 <= len(folded) <= 60 for folded in wanted):
        sentence = "A skill's name has 1 to 60 characters."
        raise Invalid(sentence, fields=[("skills", sentence)])


def _add(session: Session, folded: str, name: str) -> Skill:
    skill = Skill(name=name, folded=folded)
    with db.unique(session, Conflict("Somebody added the same skill just now. Save again.")):
        session.add(skill)
        session.flush()
    return skill
