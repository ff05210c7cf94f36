"""What a list of applications can be narrowed to: only what its reader's candidates tell."""

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.models import Actor, Profile, ProfileSkill, Skill, User
from talentra.policies import candidates as policy
from talentra.queries.targets import targets

MOST = 200


def cities(session: Session, actor: Actor) -> list[str]:
    """Where the candidates whom the actor sees live, by the alphabet."""
    wanted = (
        select(col(Profile.city))
        .join(User, col(User.id) == col(Profile.user_id))
        .where(policy.visible_to(actor), col(Profile.city).is_not(None))
        .distinct()
        .order_by(col(Profile.city))
        .limit(MOST)
    )
    return [city for city in session.execute(wanted).scalars() if city]


def skills(session: Session, actor: Actor) -> list[str]:
    """The skills of the candidates whom the actor sees, by the alphabet."""
    wanted = (
        select(col(Skill.name))
        .join(ProfileSkill, col(ProfileSkill.skill_id) == col(Skill.id))
        .join(User, col(User.id) == col(ProfileSkill.user_id))
        .where(policy.visible_to(actor))
        .distinct()
        .order_by(col(Skill.name))
        .limit(MOST)
    )
    return list(session.execute(wanted).scalars())


def has_targets(session: Session, actor: Actor) -> bool:
    """Whether the company has target times, so that anything can be over them."""
    return actor.is_staff and bool(targets(session))
