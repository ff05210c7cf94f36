"""Candidates who came from another recruiter, in plain words."""

from dataclasses import dataclass, field

from talentra.queries.takeovers import TakeoverView
from talentra.ui.pages.recruiter.candidate_query import candidate_href


@dataclass(frozen=True)
class RemarkLine:
    """What was last written about somebody."""

    by: str
    text: str
    at: str


@dataclass(frozen=True)
class TakeoverCard:
    """From whom, when and why somebody came, and how they stand; empty for nobody."""

    candidate_id: str = ""
    name: str = ""
    href: str = ""
    taken_from: str = ""
    decided_by: str = ""
    at: str = ""
    reason: str = ""
    stage: str = ""
    job: str = ""
    remarks: list[RemarkLine] = field(default_factory=list[RemarkLine])


def card(seen: TakeoverView | None) -> TakeoverCard:
    """The news of one candidate, or of nobody."""
    if seen is None:
        return TakeoverCard()
    return TakeoverCard(
        candidate_id=str(seen.candidate_id),
        name=seen.candidate_name,
        href=candidate_href(seen.candidate_id),
        taken_from=seen.taken_from,
        decided_by=seen.decided_by,
        at=seen.at.isoformat(),
        reason=seen.reason or "",
        stage=seen.stage.value if seen.stage else "",
        job=seen.job_title,
        remarks=[RemarkLine(each.by, each.text, each.at.isoformat()) for each in seen.remarks],
    )
