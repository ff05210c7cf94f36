"""What past postings suggest for a new one: skills, level and places, never more than is visible.

A posting counts by how many words its title shares with the new one, of all the words that the two
have (the Jaccard index); one of the same company counts twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from sqlalchemy import false, or_, select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra.errors import ensure
from talentra.models import Actor, ExperienceLevel, Job, JobSkill, Skill
from talentra.models.profiles import clean_skill, fold_skill
from talentra.policies import jobs as policy
from talentra.queries import skill_list
from talentra.queries.jobs import skills_of

LOOKED_AT = 200  # postings, the latest first
ALIKE = 0.3  # of the words in two titles together
SKILLS, PLACES = 10, 3
NAMED = 2000  # runs of words that may be a skill's name
LONGEST_NAME = 4  # words
WORD = re.compile(r"[^\W_]+")
SAY_NOTHING = frozenset(
    {"a", "an", "and", "at", "for", "in", "of", "on", "or", "the", "to", "with"}
)
AROUND = ",;:()[]!?\"'"  # signs that stand around a word and belong to no skill
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What somebody may take over; empty where nothing is known."""

    skills: list[str]
    experience_level: ExperienceLevel | None
    locations: list[str]
    description: str | None = None  # of the most similar posting of the same company


@dataclass(frozen=True, slots=True)
class Alike:
    """A posting whose title is like the new one, and how much it counts."""

    job: Job
    weight: float


def from_history(
    session: Session, actor: Actor, title: str, *, description: str = "", company: str = ""
) -> Suggestion:
    """What similar postings had; the skills that the text itself names come first.

    A description is only suggested where none is typed, and in the company's own words.
    """
    ensure(policy.can_post(actor), "Only recruiters and admins post jobs.")
    alike = _alike(session, actor, title, company)
    skills = skills_of(session, [each.job.id for each in alike])
    asked = _heaviest((name, each.weight) for each in alike for name in skills[each.job.id])
    named = _named(session, actor, f"{title}\n{description}")
    levels = _heaviest((each.job.experience_level, each.weight) for each in alike)
    own = (each.job.description for each in alike if _same(each.job.company, company))
    return Suggestion(
        skills=list(dict.fromkeys([*named, *asked]))[:SKILLS],
        experience_level=levels[0] if levels else None,
        locations=_heaviest((each.job.location, each.weight) for each in alike)[:PLACES],
        description=None if description.strip() else next(own, None),
    )


def _alike(session: Session, actor: Actor, title: str, company: str) -> list[Alike]:
    words = _words(title)
    shared = [col(Job.title).icontains(word, autoescape=True) for word in sorted(words)]
    wanted = (
        select(Job)
        .where(policy.visible_to(actor), or_(false(), *shared))
        .order_by(col(Job.opened_at).desc(), col(Job.id).desc())
        .limit(LOOKED_AT)
    )
    found = [
        Alike(job, _likeness(words, job.title) * (2 if _same(job.company, company) else 1))
        for job in session.execute(wanted).scalars()
        if _likeness(words, job.title) >= ALIKE
    ]
    return sorted(found, key=lambda each: each.weight, reverse=True)


def _likeness(words: set[str], title: str) -> float:
    others = _words(title)
    return len(words & others) / len(words | others)


def spelled(session: Session, actor: Actor, names: Sequence[str]) -> list[str]:
    """The skills as postings, or the list, write them, each once; others as they are."""
    ensure(policy.can_post(actor), "Only recruiters and admins post jobs.")
    folded = {fold_skill(name): clean_skill(name) for name in names}
    known = skill_list.spelled(folded) | _known(session, actor, folded)
    return [known.get(each, name) for each, name in folded.items()]


def _named(session: Session, actor: Actor, text: str) -> list[str]:
    """The skills that the text names, of those postings ask for and the list has, in its order."""
    runs = dict.fromkeys(islice(_runs(text), NAMED))
    names = skill_list.mentioned(runs) | _known(session, actor, runs)
    return list(dict.fromkeys(names[run] for run in runs if run in names))


def _known(session: Session, actor: Actor, folded: Iterable[str]) -> dict[str, str]:
    """How the skills are written that postings ask for, of those in their one form."""
    wanted = (
        select(col(Skill.folded), col(Skill.name))
        .join(JobSkill, col(JobSkill.skill_id) == col(Skill.id))
        .join(Job, col(Job.id) == col(JobSkill.job_id))
        .where(policy.visible_to(actor), col(Skill.folded).in_(list(folded)))
        .distinct()
    )
    return dict(session.execute(wanted).all())


def _runs(text: str) -> Iterator[str]:
    """Every one to four words that follow each other, as skills are compared."""
    words = [fold_skill(word.strip(AROUND).rstrip(".")) for word in text.split()]
    for start in range(len(words)):
        for length in range(1, LONGEST_NAME + 1):
            yield " ".join(words[start : start + length])


def _words(title: str) -> set[str]:
    return set(WORD.findall(title.casefold())) - SAY_NOTHING


def _same(company: str, other: str) -> bool:
    return company.strip().casefold() == other.strip().casefold()


def _heaviest(weighed: Iterable[tuple[T, float]]) -> list[T]:
    """Each once, those of the greatest weight together first."""
    sums: dict[T, float] = defaultdict(float)
    for thing, weight in weighed:
        sums[thing] += weight
    return sorted(sums, key=lambda thing: sums[thing], reverse=True)
