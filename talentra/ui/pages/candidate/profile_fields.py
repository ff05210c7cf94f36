"""What the form of a profile holds: shown as text, read back and checked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any
from urllib.parse import urlsplit

from talentra.errors import Invalid
from talentra.models import ExperienceLevel, VisaStatus
from talentra.models.users import clean_full_name
from talentra.queries.profiles import ProfileView
from talentra.services.profiles import MOST_LINKS

PHONE = re.compile(r"\+?[\d\s().\-/]{5,39}")
DOMAIN = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")
LONGEST_LINK = 500
LONGEST = {"city": 120, "headline": 160, "summary": 4000}
CHOICES: dict[str, type[StrEnum]] = {
    "visa_status": VisaStatus,
    "experience_level": ExperienceLevel,
}


@dataclass(frozen=True)
class ProfileFields:
    """The fields as they are typed; skills one by one, links a line each."""

    full_name: str = ""
    phone: str = ""
    city: str = ""
    headline: str = ""
    summary: str = ""
    visa_status: str = ""
    experience_level: str = ""
    skills: list[str] = field(default_factory=list[str])
    links: str = ""


@dataclass(frozen=True)
class ProfileErrors:
    """What is wrong with each field; all empty when nothing is."""

    full_name: str = ""
    phone: str = ""
    city: str = ""
    headline: str = ""
    summary: str = ""
    visa_status: str = ""
    experience_level: str = ""
    skills: str = ""
    links: str = ""


def typed(profile: ProfileView) -> ProfileFields:
    """A profile as its form shows it."""
    said = {each.name: getattr(profile, each.name) or "" for each in fields(ProfileFields)}
    words = {name: str(value) for name, value in said.items() if name not in {"skills", "links"}}
    return ProfileFields(**words, skills=profile.skills, links="\n".join(profile.links))


def read(form: Mapping[str, Any]) -> tuple[str, dict[str, Any], list[str]]:
    """The name, details and skills that a form says; Invalid names every field that is wrong."""
    values: dict[str, Any] = {}
    wrong: list[tuple[str, str]] = []
    for name in READINGS:
        try:
            values[name] = reading(name, str(form.get(name, "")))
        except ValueError as failure:
            wrong.append((name, str(failure)))
    if wrong:
        raise Invalid("Some fields need correcting.", fields=wrong)
    skills = [" ".join(line.split()) for line in str(form.get("skills", "")).splitlines()]
    return values.pop("full_name"), values, [skill for skill in skills if skill]


def reading(name: str, said: str) -> Any:
    """What one field says; ValueError with a sentence when it makes no sense."""
    return READINGS[name](name, said.strip())


def errors(failure: Invalid) -> ProfileErrors:
    """A failure beside its fields."""
    known = {each.name for each in fields(ProfileErrors)}
    return ProfileErrors(**{name: said for name, said in failure.fields if name in known})


def _name(_: str, said: str) -> str:
    try:
        return clean_full_name(said)
    except Invalid as failure:
        raise ValueError(failure.sentence) from None


def _text(name: str, said: str) -> str | None:
    if len(said) > LONGEST[name]:
        raise ValueError(f"Use at most {LONGEST[name]:,} characters; these are {len(said):,}.")
    return said or None


def _phone(_: str, said: str) -> str | None:
    if said and not PHONE.fullmatch(said):
        raise ValueError("Enter a phone number such as +44 20 7946 0018.")
    return said or None


def _choice(name: str, said: str) -> StrEnum | None:
    try:
        return CHOICES[name](said) if said else None
    except ValueError:
        raise ValueError("Choose one.") from None


def _links(_: str, said: str) -> list[str]:
    """One address a line; https:// is added where somebody left it out."""
    links = [_whole(line.strip()) for line in said.splitlines() if line.strip()]
    if len(links) > MOST_LINKS:
        raise ValueError(f"Give at most {MOST_LINKS} links.")
    return list(dict.fromkeys(links))


def _whole(said: str) -> str:
    link = f"https://{said}" if DOMAIN.fullmatch(said) else said
    parts = urlsplit(link)
    safe = (parts.scheme == "https" and parts.netloc) or parts.scheme == "mailto"
    if not safe or " " in link:
        raise ValueError(f"{said[:40]} is no link; one begins with https:// (or mailto:).")
    if len(link) > LONGEST_LINK:
        raise ValueError(f"A link has at most {LONGEST_LINK} characters.")
    return link


READINGS: dict[str, Callable[[str, str], Any]] = {
    "full_name": _name,
    "phone": _phone,
    "city": _text,
    "headline": _text,
    "summary": _text,
    "visa_status": _choice,
    "experience_level": _choice,
    "links": _links,
}
