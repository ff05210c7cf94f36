"""The admin's own list of skills, from a CSV: what would become of each line, then all of it."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from io import StringIO

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Conflict, Invalid, TooLarge, WrongType, ensure
from talentra.models import Actor, Skill, SkillName
from talentra.models.profiles import clean_skill, fold_skill
from talentra.policies import organisation as policy
from talentra.services.telling import audit

LARGEST = 1024 * 1024  # characters of a text, bytes of a file
MOST = 5_000  # skills in one file
LONGEST, MOST_ALIASES = 60, 10
PARTED = "|"  # other names in the second column
HEADINGS = {"name", "skill", "skills"}
ADMINS_ONLY = "Only admins change the list of skills."
TOO_LARGE = "This file is larger than 1 MB. Split it into smaller ones."
NOT_TEXT = "This file is not a CSV in UTF-8. Save it as “CSV UTF-8” and try again."
TOO_MANY = f"A file may have {MOST:,} skills at most. Split it into smaller ones."
NOTHING = "There is no skill in this file: one on each line, other names for it in a second column."
UNREADABLE = "Line {line} of this file cannot be read: look at its quotes."
LENGTH = f"A skill's name has 1 to {LONGEST} characters."
ALIASES = f"A skill has at most {MOST_ALIASES} other names."
UNPRINTABLE = "A name may hold no invisible characters."
TWICE = "The same name stands further up."
OVERTAKEN = "Somebody added one of these skills just now. Import the file again."


class Outcome(StrEnum):
    """What becomes of a line."""

    NEW = "new"
    THERE = "there"  # the name is known; it is offered to everybody from now on
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a file, what becomes of it, and why when it is refused."""

    number: int
    name: str
    aliases: tuple[str, ...]
    outcome: Outcome
    reason: str = ""


def read(content: bytes) -> str:
    """The text of a file; TooLarge or WrongType with what to do about it."""
    if len(content) > LARGEST:
        raise TooLarge(TOO_LARGE)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise WrongType(NOT_TEXT) from failure


def weigh(session: Session, actor: Actor | None, text: str) -> list[Line]:
    """What would become of each line if the file were taken now; nothing is changed.

    `actor` is None for whoever runs the server and asks on its command line.
    """
    ensure(actor is None or policy.can_change(actor), ADMINS_ONLY)
    rows = list(_rows(text))
    folded = [fold_skill(name) for _, name, _ in rows]
    found = select(col(Skill.folded)).where(col(Skill.folded).in_(folded))
    known = set(session.execute(found).scalars())
    seen: set[str] = set()
    return [_line(*row, known, seen) for row in rows]


def take(session: Session, actor: Actor | None, text: str) -> list[Line]:
    """Put what is fit on the list; refused lines are left out, and said so."""
    lines = weigh(session, actor, text)
    fit = {fold_skill(each.name): each for each in lines if each.outcome is not Outcome.REFUSED}
    with db.unique(session, Conflict(OVERTAKEN)):
        ids = _listed(session, fit)
        _name_otherwise(session, fit, ids)
        session.flush()
    counted = {outcome.value: sum(each.outcome is outcome for each in lines) for outcome in Outcome}
    audit(session, actor, "skills.imported", "organisation", None, after=counted)
    return lines


def _rows(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The lines with a name, without the heading."""
    if len(text) > LARGEST:
        raise TooLarge(TOO_LARGE)
    reader = csv.reader(StringIO(text.lstrip("\ufeff"), newline=""), strict=True)
    found = 0
    try:
        for cells in reader:
            name = clean_skill(cells[0]) if cells else ""
            if not name or (not found and name.casefold() in HEADINGS):
                continue
            if (found := found + 1) > MOST:
                raise Invalid(TOO_MANY)
            yield reader.line_num, name, _aliases(cells[1:])
    except csv.Error as failure:
        raise Invalid(UNREADABLE.format(line=reader.line_num)) from failure
    if not found:
        raise Invalid(NOTHING)


def _aliases(cells: Sequence[str]) -> tuple[str, ...]:
    names = (clean_skill(name) for cell in cells for name in cell.split(PARTED))
    return tuple(dict.fromkeys(filter(None, names)))


def _line(
    number: int, name: str, aliases: tuple[str, ...], known: set[str], seen: set[str]
) -> Line:
    folded = fold_skill(name)
    if reason := _unfit(name, aliases) or (TWICE if folded in seen else ""):
        return Line(number, name[:LONGEST], aliases[:MOST_ALIASES], Outcome.REFUSED, reason)
    seen.add(folded)
    return Line(number, name, aliases, Outcome.THERE if folded in known else Outcome.NEW)


def _unfit(name: str, aliases: tuple[str, ...]) -> str:
    names = (name, *aliases)
    if any(not 1 <= len(fold_skill(each)) <= LONGEST for each in names):
        return LENGTH
    if not all(each.isprintable() for each in names):
        return UNPRINTABLE
    return ALIASES if len(aliases) > MOST_ALIASES else ""


def _listed(session: Session, fit: dict[str, Line]) -> dict[str, Skill]:
    """The rows of these skills, each on the list."""
    wanted = select(Skill).where(col(Skill.folded).in_(fit))
    skills = {skill.folded: skill for skill in session.execute(wanted).scalars()}
    for folded, line in fit.items():
        if folded not in skills:
            skills[folded] = Skill(name=line.name, folded=folded)
            session.add(skills[folded])
        skills[folded].listed = True
    session.flush()
    return skills


def _name_otherwise(session: Session, fit: dict[str, Line], skills: dict[str, Skill]) -> None:
    """Their other names; one that another skill has goes over to the one named last."""
    others = {fold_skill(alias): skills[at] for at, line in fit.items() for alias in line.aliases}
    wanted = select(SkillName).where(col(SkillName.folded).in_(others))
    known = {alias.folded: alias for alias in session.execute(wanted).scalars()}
    for folded, skill in others.items():
        if folded in known:
            known[folded].skill_id = skill.id
        else:
            session.add(SkillName(folded=folded, skill_id=skill.id))
