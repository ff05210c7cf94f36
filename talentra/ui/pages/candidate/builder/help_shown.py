"""What the dialog with the AI's help shows, in plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from talentra.errors import NotFound
from talentra.models.base import parse_id
from talentra.queries.jobs import JobRow
from talentra.services import ai_calls
from talentra.services.draft_fields import place
from talentra.services.resume_help import AIMS, Aim, Offer, Wanted
from talentra.ui.pages.candidate.builder.content import place_of
from talentra.ui.pages.candidate.builder.sections import BASICS, BY_NAME, SUMMARY

LONGEST_LABEL = 70
UNPROVEN = "This says something that your own words do not prove."
TRANSLATED = "Your own words cannot prove a translation. Read it, then say that it is true."
ENTRY = re.compile(r"\[(\d+)\]")
AIM_NAMES: dict[Aim, str] = {
    "bullet": "Improve one text",
    "summary": "Write a summary",
    "tailor": "Tailor it to a job",
    "translate": "Translate it",
    "generate": "Fill it from my notes",
}


@dataclass(frozen=True)
class OfferShown:
    """One proposal as a card: before, after, why, and what the candidate never said."""

    number: int
    where: str
    before: str
    after: str
    why: str
    doubts: str
    unproven: str  # what to say when no word of it is named
    needs_yes: bool


def cards(offers: Sequence[Offer]) -> list[OfferShown]:
    """The proposals, each as a card."""
    return [_card(number, offer) for number, offer in enumerate(offers)]


def wanted(form: dict[str, object], aim: str) -> Wanted:
    """What a sent form asks for; NotFound for an aim that is none."""
    known: Aim | None = next((each for each in AIMS if each == aim), None)
    if known is None:
        raise NotFound
    said = {name: str(form.get(name, "")).strip() for name in ("path", "job", "language", "notes")}
    return Wanted(
        known,
        path=said["path"],
        job_id=_id(said["job"]) if known == "tailor" else None,
        language=said["language"],
        notes=said["notes"] if known == "generate" else "",
    )


def texts(found: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Texts to choose from, by their paths."""
    return [[path, _short(said)] for path, said in found]


def jobs(rows: Iterable[JobRow]) -> list[list[str]]:
    """Jobs to choose from."""
    return [[str(row.id), _short(f"{row.title} · {row.company}")] for row in rows]


def quota(left: int) -> str:
    """How often somebody may still ask."""
    return f"{left} of {ai_calls.DAILY} questions left today"


def _card(number: int, offer: Offer) -> OfferShown:
    change = offer.change
    return OfferShown(
        number=number,
        where=_where(change.path),
        before=change.before or "",
        after=change.after,
        why=change.why,
        doubts=", ".join(offer.doubts),
        unproven=TRANSLATED if offer.is_translation else UNPROVEN,
        needs_yes=change.needs_confirmation,
    )


def _where(path: str) -> str:
    """A path in the words of the form: work[0].highlights[1] is Experience 1, Achievements 2."""
    at = place(path)
    if at is None:
        return path
    fields = (*BASICS, SUMMARY) if at.section == "basics" else BY_NAME[at.section].fields
    if at.field not in {each.name for each in fields}:  # the form has none for it
        return f"{BY_NAME[at.section].label}, {at.field.title()}"
    named = place_of(ENTRY.sub(r".\1", path))
    return named + ("" if at.part is None else f" {at.part + 1}")


def _short(said: str) -> str:
    return said if len(said) <= LONGEST_LABEL else f"{said[: LONGEST_LABEL - 1]}…"


def _id(said: str) -> UUID | None:
    return parse_id(said) if said else None
