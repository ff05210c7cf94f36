"""The figures on paper: the tables of the page, set as a PDF."""

import asyncio
from dataclasses import asdict, dataclass

from sqlalchemy.orm import Session

from talentra import db
from talentra.documents import figures as press
from talentra.models import PATH, Actor, Stage
from talentra.queries import figures as query
from talentra.queries.organisation import choice
from talentra.queries.spans import Grouping, Span
from talentra.services import figure_tables as tables
from talentra.services.figure_tables import Table
from talentra.services.telling import audit

STAGES = [stage.label for stage in (*PATH, Stage.HIRED)]


@dataclass(frozen=True, slots=True)
class Section:
    """A question, and the table that answers it."""

    title: str
    about: str
    heads: list[str]
    table: Table


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands on the pages."""

    company: str
    said: str
    of: str
    sections: list[Section]


async def pdf(actor: Actor, span: Span, by: Grouping) -> bytes:
    """The figures as a PDF; that it was taken is written down.

    They are reckoned while only reading: nobody who writes waits for it.
    """
    paper = await db.read(_paper, actor, span, by)
    await db.run(_note, actor, span, by)
    return await asyncio.to_thread(press.pdf, asdict(paper))


def _paper(session: Session, actor: Actor, span: Span, by: Grouping) -> Paper:
    seen = query.figures(session, actor, span, by)
    return Paper(
        company=choice(session, "company_name"),
        said=f"{tables.said(span)}, days as they are in {span.zone or 'UTC'}",
        of=f"Made for {actor.full_name}",
        sections=[
            Section(
                "From applied to hired",
                "Who applied in the same time, and how far they came until now",
                ["Applied in", *STAGES],
                tables.cohorts(seen.cohorts, span),
            ),
            Section(
                "Time in stage and until hired",
                "Of those who left the stage, or were hired, in this time",
                ["Stage", "Left it", "Median", "90% within"],
                tables.stays(seen.stays, seen.until_hired, span),
            ),
            *_people(seen, span),
        ],
    )


def _note(session: Session, actor: Actor, span: Span, by: Grouping) -> None:
    told = {"from": str(span.since or ""), "to": str(span.until or ""), "by": by.value}
    audit(session, actor, "report.figures", "report", after={"format": "pdf", **told})


def _people(seen: query.Figures, span: Span) -> list[Section]:
    return [
        Section(
            "Rejection reasons",
            "Of those rejected in this time",
            ["Reason", "Applications"],
            tables.reasons(seen.reasons, span),
        ),
        Section(
            "Recruiter workload and response time",
            "Under way now; sent and answered in this time, by who handles them now",
            ["Recruiter", "Under way", "Sent", "Answered", "Median", "90% within"],
            tables.workloads(seen.workloads, span),
        ),
        Section(
            "Ageing jobs",
            "Open jobs, the longest open first",
            ["Job", "Open for", "Applied", "Under way"],
            tables.ages(seen.ages),
        ),
    ]
