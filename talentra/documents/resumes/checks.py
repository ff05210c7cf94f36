"""A check list for resumes: deterministic, and each remark names the field it is about."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from talentra import clock
from talentra.documents.resumes.model import Resume, texts
from talentra.documents.resumes.periods import Month, month_of

MAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]{2,}")
PHONE = re.compile(r"\+?[\d\s()/.-]{6,}")
FIRST_PERSON = re.compile(r"\b(I|I'm|I've|my|me|mine|myself)\b")
PRIVATE = re.compile(
    r"\b(date of birth|born on|marital status|married|nationality|religion|geburtsdatum|"
    r"familienstand|stan cywilny|fecha de nacimiento|situation familiale)\b",
    re.IGNORECASE,
)
PLACEHOLDER = re.compile(r"\b(lorem ipsum|todo|tbd|xxx+)\b|\[[a-z ]+\]", re.IGNORECASE)
LONGEST_LINE = 220  # signs, some two and a half printed lines
LONGEST_SUMMARY = 600
SHORTEST_SUMMARY = 60
MOST_BULLETS = 8
DATED = ("work", "volunteer", "education", "projects")


class Weight(StrEnum):
    """How much a remark matters."""

    MEND = "mend"  # an employer or a machine will stumble over it
    IMPROVE = "improve"
    CONSIDER = "consider"


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands out, in which field, and what to do about it."""

    rule: str
    path: str
    weight: Weight
    sentence: str


Remarks = Iterator[Remark]


def examine(resume: Resume, today: date | None = None) -> list[Remark]:
    """Every remark, in the order of the fields' sections, what must be mended first."""
    day = today or clock.now().date()
    now = Month(day.year, day.month)
    found = [remark for rule in RULES for remark in rule(resume, now)]
    return sorted(found, key=lambda remark: list(Weight).index(remark.weight))


def _contact(resume: Resume, _: Month) -> Remarks:
    basics = resume.basics
    if not basics.name.strip():
        yield Remark("name", "basics.name", Weight.MEND, "Say who you are: the name is missing.")
    if not basics.email.strip():
        yield Remark("e-mail", "basics.email", Weight.MEND, "Nobody can answer: add an e-mail.")
    elif not MAIL.fullmatch(basics.email.strip()):
        said = "This is no e-mail address a machine can use. Write it like name@mail.example."
        yield Remark("e-mail", "basics.email", Weight.MEND, said)
    if not basics.phone.strip():
        yield Remark("phone", "basics.phone", Weight.CONSIDER, "Many recruiters call: add a phone.")
    elif not PHONE.fullmatch(basics.phone.strip()):
        said = "Write the phone number with digits only, like +31 20 555 0134."
        yield Remark("phone", "basics.phone", Weight.IMPROVE, said)
    if not basics.location.city.strip():
        said = "Add the city: recruiters search by place."
        yield Remark("place", "basics.location.city", Weight.CONSIDER, said)
    if basics.image:
        said = "The photo is not printed: many employers may not look at one."
        yield Remark("photo", "basics.image", Weight.CONSIDER, said)


def _summary(resume: Resume, _: Month) -> Remarks:
    length, path = len(resume.basics.summary.strip()), "basics.summary"
    if not length:
        said = "Add a summary of two or three sentences: it is read first."
        yield Remark("summary", path, Weight.IMPROVE, said)
    elif length < SHORTEST_SUMMARY:
        yield Remark("summary", path, Weight.CONSIDER, "The summary is very short.")
    elif length > LONGEST_SUMMARY:
        said = f"The summary has {length} signs; under {LONGEST_SUMMARY} it is read to the end."
        yield Remark("summary", path, Weight.IMPROVE, said)


def _sections(resume: Resume, _: Month) -> Remarks:
    if not resume.work and not resume.projects:
        said = "Add a job or a project: there is nothing yet that shows what you did."
        yield Remark("experience", "work", Weight.MEND, said)
    if not resume.education:
        yield Remark("education", "education", Weight.CONSIDER, "There is no education yet.")
    if not resume.skills:
        said = "Add skills: recruiters search by them."
        yield Remark("skills", "skills", Weight.IMPROVE, said)


def _each(resume: Resume, *sections: str) -> Iterator[tuple[str, Any]]:
    for section in sections:
        for place, entry in enumerate(getattr(resume, section)):
            if not entry.hidden:
                yield f"{section}.{place}", entry


NEEDED = {
    "work": (("position", "position"), ("name", "employer")),
    "education": (("institution", "school"),),
    "projects": (("name", "name"),),
    "certificates": (("name", "name"),),
}


def _needed(resume: Resume, _: Month) -> Remarks:
    for path, entry in _each(resume, *NEEDED):
        for field, called in NEEDED[path.partition(".")[0]]:
            if not getattr(entry, field).strip():
                said = f"The {called} is missing."
                yield Remark("incomplete", f"{path}.{field}", Weight.MEND, said)


def _dates(resume: Resume, now: Month) -> Remarks:
    for path, text in texts(resume):
        field = path.rpartition(".")[2]
        if field in {"startDate", "endDate", "date", "releaseDate"} and text.strip():
            month = month_of(text)
            if month is None:
                said = f"A machine cannot read “{text.strip()}”. Write it like 2021-03."
                yield Remark("period", path, Weight.MEND, said)
            elif field != "endDate" and month > now:
                yield Remark("future", path, Weight.MEND, "This is in the future.")


def _periods(resume: Resume, _: Month) -> Remarks:
    for path, entry in _each(resume, *DATED):
        start, end = month_of(entry.start_date), month_of(entry.end_date)
        if start and end and (end.year, end.month or 12) < (start.year, start.month or 1):
            yield Remark("reversed", f"{path}.endDate", Weight.MEND, "It ends before it begins.")
        if path.startswith("work") and not entry.start_date.strip():
            said = "Say when this began: without it, machines count no experience."
            yield Remark("period", f"{path}.startDate", Weight.MEND, said)


def _order(resume: Resume, _: Month) -> Remarks:
    for section in ("work", "education"):
        entries = list(_each(resume, section))
        for (_before, earlier), (path, later) in pairwise(entries):
            first, second = month_of(earlier.start_date), month_of(later.start_date)
            if first and second and second > first:
                said = "This began later than the one above: put the newest first."
                yield Remark("order", path, Weight.IMPROVE, said)


def _bullets(resume: Resume, _: Month) -> Remarks:
    for path, entry in _each(resume, "work"):
        lines = [line for line in entry.highlights if line.strip()]
        if not lines and not entry.summary.strip():
            said = "Say what you achieved there, in two to five bullets."
            yield Remark("empty", f"{path}.highlights", Weight.IMPROVE, said)
        if len(lines) > MOST_BULLETS:
            said = f"{len(lines)} bullets are many: keep the best five."
            yield Remark("many", f"{path}.highlights", Weight.CONSIDER, said)
        if lines and not any(sign.isdigit() for line in lines for sign in line):
            said = "No bullet has a number: say how many, how much or how fast."
            yield Remark("figures", f"{path}.highlights", Weight.CONSIDER, said)


def _lines(resume: Resume, _: Month) -> Remarks:
    seen: dict[str, str] = {}
    for path, text in texts(resume):
        if ".highlights." not in path or not text.strip():
            continue
        if len(text) > LONGEST_LINE:
            said = f"This line has {len(text)} signs; split it, or keep it under {LONGEST_LINE}."
            yield Remark("long line", path, Weight.IMPROVE, said)
        if (same := " ".join(text.casefold().split())) in seen:
            said = "This line stands twice."
            yield Remark("twice", path, Weight.IMPROVE, said)
        seen[same] = path


PROSE = (".highlights.", ".summary", ".description")


def _words(resume: Resume, _: Month) -> Remarks:
    for path, text in texts(resume):
        if PLACEHOLDER.search(text):
            yield Remark("placeholder", path, Weight.MEND, "This looks like text to be replaced.")
        if PRIVATE.search(text):
            said = "Employers should not ask this, and may not use it: leave it out."
            yield Remark("private", path, Weight.CONSIDER, said)
        if path.endswith(PROSE) or ".highlights." in path:
            if FIRST_PERSON.search(text):
                said = "Resumes leave “I” and “my” out: begin with what was done."
                yield Remark("first person", path, Weight.CONSIDER, said)
            if len(text) > 20 and text.isupper():
                yield Remark("capitals", path, Weight.IMPROVE, "Capitals only are hard to read.")


RULES: tuple[Callable[[Resume, Month], Remarks], ...] = (
    _contact,
    _summary,
    _sections,
    _needed,
    _dates,
    _periods,
    _order,
    _bullets,
    _lines,
    _words,
)
