"""A candidate's own details."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import delete
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.clock import now
from talentra.errors import Invalid, ensure
from talentra.models import Actor, Profile, ProfileSkill
from talentra.models.users import clean_full_name
from talentra.policies import candidates as policy
from talentra.queries import users
from talentra.services import skills
from talentra.services.names import rename
from talentra.services.telling import announce, audit

MOST_LINKS = 10


def edit(
    session: Session,
    actor: Actor,
    *,
    details: Mapping[str, Any],
    full_name: str | None = None,
    skill_names: Sequence[str] | None = None,
) -> Profile:
    """Change what is given of one's own profile; applications keep what was sent."""
    ensure(policy.can_keep_resumes(actor), "Only candidates have a profile.")
    user = users.oneself(session, actor)
    profile = session.get_one(Profile, user.id)
    if full_name is not None:
        rename(session, user, clean_full_name(full_name))
    _check_links(details.get("links") or ())
    for name, value in details.items():
        setattr(profile, name, value)
    if skill_names is not None:
        _set_skills(session, profile, skill_names)
    profile.updated_at = now()
    changed = sorted([*details, *(["skills"] if skill_names is not None else [])])
    audit(session, actor, "profile.edited", "candidate", user.id, after={"fields": changed})
    announce(session, f"candidate:{user.id}")
    return profile


def _set_skills(session: Session, profile: Profile, names: Sequence[str]) -> None:
    found = skills.named(session, names)
    session.execute(delete(ProfileSkill).where(col(ProfileSkill.user_id) == profile.user_id))
    for position, skill in enumerate(found):
        row = ProfileSkill(user_id=profile.user_id, skill_id=skill.id, position=position)
        session.add(row)


def _check_links(links: Sequence[str]) -> None:
    """Only links that are safe to click: https, or mailto."""
    if len(links) > MOST_LINKS:
        sentence = f"Give at most {MOST_LINKS} links."
        raise Invalid(sentence, fields=[("links", sentence)])
    for link in links:
        parts = urlsplit(link)
        if not ((parts.scheme == "https" and parts.netloc) or parts.scheme == "mailto"):
            sentence = "A link begins with https:// (or mailto:)."
            raise Invalid(sentence, fields=[("links", sentence)])
