"""The two slots in plain words: what stands in them and where it was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from talentra.documents import Verdict
from talentra.models.resumes import SLOTS
from talentra.queries.resumes import ResumeView, Use
from talentra.queries.texts import TextView
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.parts import KeptResume, kept_resume

NAMED = 3  # applications that are named; the rest is a number


@dataclass(frozen=True)
class Sent:
    """An application that a resume was sent with."""

    job: str
    href: str


@dataclass(frozen=True)
class Slot:
    """One of the two places; `kept.id` is empty while it is free."""

    number: int
    kept: KeptResume = field(default_factory=lambda: KeptResume(0))
    sent: list[Sent] = field(default_factory=list[Sent])
    more: str = ""


def slots(
    resumes: Sequence[ResumeView], uses: Sequence[Use], read: Mapping[UUID, TextView]
) -> list[Slot]:
    """Both slots, in their order, with a warning where a program reads nothing or nonsense."""
    kept = {resume.slot: _warned(resume, read) for resume in resumes}
    return [_filled(kept[number], uses) if number in kept else Slot(number) for number in SLOTS]


def _warned(resume: ResumeView, read: Mapping[UUID, TextView]) -> ResumeView:
    text = read.get(resume.id)
    if resume.text_note or not text or text.verdict is Verdict.FINE:
        return resume
    return replace(resume, text_note=text.advice)


def _filled(resume: ResumeView, uses: Sequence[Use]) -> Slot:
    sent = [_sent(use.job_title, use.application_id) for use in uses if use.resume_id == resume.id]
    unnamed = resume.used_in - len(sent[:NAMED])
    more = f"and {unnamed:,} more" if unnamed > 0 else ""
    return Slot(resume.slot, kept_resume(resume), sent[:NAMED], more)


def _sent(job: str, application_id: UUID) -> Sent:
    return Sent(job, ApplicationsQuery(open_id=str(application_id)).href)
