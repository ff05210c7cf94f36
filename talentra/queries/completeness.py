"""How complete a profile is: what is missing, and why it helps to add it."""

from collections.abc import Callable
from dataclasses import dataclass

from talentra.queries.profiles import ProfileView

ENOUGH_SKILLS = 3
SHORTEST_SUMMARY = 40  # characters; less says nothing


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not told yet: which part of the profile, what to do, and why it helps."""

    part: str
    todo: str
    why: str


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of a profile is there, from 0 to 100, and what is missing, what helps most first."""

    percent: int
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    weight: int  # of 100
    is_told: Callable[[ProfileView, int], bool]
    missing: Missing


# The right to work is left out on purpose: it is nobody's duty to tell it before it is asked for.
PARTS = (
    _Part(
        30,
        lambda profile, resumes: resumes > 0,
        Missing("resumes", "Upload a resume", "You cannot apply to a job without one."),
    ),
    _Part(
        20,
        lambda profile, resumes: len(profile.skills) >= ENOUGH_SKILLS,
        Missing(
            "skills",
            f"Name at least {ENOUGH_SKILLS} skills",
            "Recruiters look for people by their skills.",
        ),
    ),
    _Part(
        15,
        lambda profile, resumes: profile.experience_level is not None,
        Missing(
            "experience_level",
            "Choose your experience level",
            "Every job asks for one, so it shows which ones suit you.",
        ),
    ),
    _Part(
        10,
        lambda profile, resumes: bool(profile.headline),
        Missing(
            "headline", "Write a headline", "It is the line that recruiters read beside your name."
        ),
    ),
    _Part(
        10,
        lambda profile, resumes: len(profile.summary or "") >= SHORTEST_SUMMARY,
        Missing(
            "summary",
            "Sum up your work in a few sentences",
            "It tells what a list of employers does not.",
        ),
    ),
    _Part(
        10,
        lambda profile, resumes: bool(profile.phone),
        Missing("phone", "Add a phone number", "Interviews are often arranged by phone."),
    ),
    _Part(
        5,
        lambda profile, resumes: bool(profile.city),
        Missing(
            "city", "Say in which city you live", "Recruiters see at once how far you would go."
        ),
    ),
)


def of(profile: ProfileView, resumes: int) -> Completeness:
    """How complete the profile is of somebody who keeps that many resumes."""
    missing = [part for part in PARTS if not part.is_told(profile, resumes)]
    return Completeness(
        100 - sum(part.weight for part in missing), tuple(part.missing for part in missing)
    )
