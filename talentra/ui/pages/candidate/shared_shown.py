"""What of the candidate an application tells its reader: the same before and after it is sent."""

from dataclasses import dataclass
from typing import Any

from talentra.queries.profiles import ProfileView
from talentra.ui.words import LEVELS, VISA_STATUSES

NOT_SAID = "Not said"


@dataclass(frozen=True)
class Shared:
    """The profile in words."""

    full_name: str = ""
    headline: str = ""
    summary: str = ""
    email: str = ""
    phone: str = ""
    city: str = ""
    level: str = ""
    visa_status: str = ""
    skills: str = ""
    links: str = ""


def shared(profile: ProfileView) -> Shared:
    """What would be sealed of the profile now."""
    said = {name: getattr(profile, name) for name in ("full_name", "headline", "summary")}
    words = {name: value or "" for name, value in said.items()}
    told = {name: getattr(profile, name) for name in SEALED}
    return Shared(**words, **facts(told), links=", ".join(profile.links) or NOT_SAID)


SEALED = ("email", "phone", "city", "experience_level", "visa_status", "skills")


def facts(said: dict[str, Any]) -> dict[str, str]:
    """The facts of a sealed profile, each in words."""
    return {
        "email": said.get("email") or NOT_SAID,
        "phone": said.get("phone") or NOT_SAID,
        "city": said.get("city") or NOT_SAID,
        "level": LEVELS.get(said.get("experience_level") or "", NOT_SAID),
        "visa_status": VISA_STATUSES.get(said.get("visa_status") or "", NOT_SAID),
        "skills": ", ".join(said.get("skills") or []) or NOT_SAID,
    }
