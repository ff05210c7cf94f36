"""What a draft can begin with: the profile, or a JSON Resume file."""

import asyncio
import re
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy.orm import Session

from talentra import db
from talentra.documents.resumes import Import, from_json, import_text, to_fields
from talentra.errors import Invalid, ensure
from talentra.models import Actor
from talentra.policies import drafts as policy
from talentra.queries import profiles, resumes
from talentra.queries.drafts import CANDIDATES_ONLY, DraftDetail
from talentra.queries.profiles import ProfileView
from talentra.services import drafts

NETWORKS = {"github.com": "GitHub", "linkedin.com": "LinkedIn", "gitlab.com": "GitLab"}
NOT_TEXT = "This is no JSON file: it is not written in UTF-8."
ENDING = re.compile(r"\.json$", re.IGNORECASE)


def from_profile(session: Session, actor: Actor) -> DraftDetail:
    """Begin with what the profile says."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    profile = profiles.view(session, actor, actor.user_id)
    title = profile.headline or f"Resume of {profile.full_name}"
    return drafts.create(session, actor, title[: drafts.LONGEST_TITLE], profile_content(profile))


async def from_file(actor: Actor, content: bytes, file_name: str) -> DraftDetail:
    """Begin with a JSON Resume file; Invalid names each field that is wrong."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    fields = await asyncio.to_thread(_fields, content)
    title = ENDING.sub("", file_name)[: drafts.LONGEST_TITLE]
    return await db.run(drafts.create, actor, title, fields)


async def proposal(actor: Actor, resume_id: UUID) -> Import:
    """What one's own kept resume seems to say, to be looked through; nothing is kept of it."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    text = await db.read(_text, actor, resume_id)
    return await asyncio.to_thread(import_text, text)


def profile_content(profile: ProfileView) -> dict[str, Any]:
    """A profile as JSON Resume; visa status and experience level have no place in a resume."""
    basics: dict[str, Any] = {
        "name": profile.full_name,
        "label": profile.headline,
        "email": profile.email,
        "phone": profile.phone,
        "summary": profile.summary,
        "location": {"city": profile.city} if profile.city else None,
        "profiles": [_link(link) for link in profile.links],
    }
    content: dict[str, Any] = {"basics": {name: said for name, said in basics.items() if said}}
    if profile.skills:
        content["skills"] = [{"name": "Skills", "keywords": profile.skills}]
    return content


def _text(session: Session, actor: Actor, resume_id: UUID) -> str:
    return resumes.text(session, resumes.get(session, actor, resume_id))


def _link(link: str) -> dict[str, str]:
    parts = urlsplit(link)
    host = (parts.hostname or "").removeprefix("www.")
    network = NETWORKS.get(host, host)
    user = parts.path.strip("/").rpartition("/")[2] if host in NETWORKS else ""
    return {
        name: said
        for name, said in (("network", network), ("username", user), ("url", link))
        if said
    }


def _fields(content: bytes) -> dict[str, Any]:
    if len(content) > drafts.LARGEST * 4:
        raise Invalid(drafts.TOO_LARGE)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise Invalid(NOT_TEXT) from failure
    return to_fields(from_json(text))
