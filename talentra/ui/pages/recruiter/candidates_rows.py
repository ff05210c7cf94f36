"""One line of the list of candidates, its tabs and its jobs, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from talentra.clock import now
from talentra.models import Stage
from talentra.models.applications import FINAL
from talentra.queries.applications import ApplicationRow, Sort
from talentra.ui import components as c
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.words import LEVELS, over_target


@dataclass(frozen=True)
class CandidateRow:
    """An application in the list; a fresh one was changed since it was last shown."""

    id: str
    name: str
    email: str
    initials: str
    tint: int
    stage: str
    job: str
    days: str
    over: str  # by how much it is over target, in words
    applied_at: str
    recruiter: str
    level: str
    city: str
    seen: str  # its id with the version that is shown
    back: str
    can_move: bool
    is_unread: bool
    has_hidden_text: bool
    href: str
    is_open: bool
    is_fresh: bool


@dataclass(frozen=True)
class StageTab:
    """A stage with how many stand there; all of them together have no stage."""

    stage: str
    count: int
    href: str
    is_current: bool


def rows(
    found: list[ApplicationRow], query: CandidatesQuery, known: Mapping[UUID, int]
) -> list[CandidateRow]:
    """The lines of a page; `known` are the versions that were shown before."""
    return [_row(each, query, known.get(each.id, each.version)) for each in found]


def tabs(counts: dict[Stage, int], query: CandidatesQuery) -> list[StageTab]:
    """All, then each stage in its order."""
    numbers: dict[Stage | None, int] = {None: sum(counts.values()), **counts}
    return [
        StageTab(stage or "", number, query.at(stage).href, stage is query.stage)
        for stage, number in numbers.items()
    ]


def order(query: CandidatesQuery) -> dict[str, str]:
    """How each column that the list can go by is ordered, in the words of ARIA."""
    way = "ascending" if query.rising else "descending"
    return {sort.value: way if sort is query.sort else "none" for sort in Sort}


def _row(row: ApplicationRow, query: CandidatesQuery, known: int) -> CandidateRow:
    application_id = str(row.id)
    return CandidateRow(
        id=application_id,
        name=row.candidate_name,
        email=row.candidate_email,
        initials=c.initials(row.candidate_name),
        tint=c.tint(row.candidate_name),
        stage=row.stage.value,
        job=row.job_title,
        days=_days(row.stage_changed_at),
        over=over_target(row.days_over),
        applied_at=row.applied_at.isoformat(),
        recruiter=row.recruiter_name or "",
        level=LEVELS.get(row.level or "", ""),
        city=row.city or "",
        seen=f"{row.id}.{row.version}",
        back=row.back or "",
        can_move=row.stage not in FINAL or row.back is not None,
        is_unread=row.is_unread and query.open_id != application_id,
        has_hidden_text=row.has_hidden_text,
        href=query.opening(application_id).href,
        is_open=query.open_id == application_id,
        is_fresh=row.version != known,
    )


def _days(since: datetime) -> str:
    days = (now() - since).days
    return "Today" if days < 1 else "1 day" if days == 1 else f"{days} days"
