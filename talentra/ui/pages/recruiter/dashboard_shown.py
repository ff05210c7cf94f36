"""A recruiter's numbers and latest steps, in plain words and with the way to what they count."""

from dataclasses import dataclass

from talentra.models import PATH, Stage
from talentra.queries.applications import WAITING
from talentra.queries.dashboards import Activity, RecruiterDashboard
from talentra.ui import components as c
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery

STEPS_SHOWN = 8


@dataclass(frozen=True)
class Figures:
    """What stands on the tiles."""

    assigned: int = 0
    applications: str = ""
    open_jobs: int = 0
    interview: int = 0
    under_way: str = ""
    waiting: int = 0


@dataclass(frozen=True)
class Need:
    """Something that waits for the recruiter; kind gives it its sign."""

    kind: str
    said: str
    href: str


@dataclass(frozen=True)
class StageCount:
    """How many applications stand at a stage, and what share of all that is."""

    stage: str
    count: int
    share: str
    href: str


@dataclass(frozen=True)
class StepRow:
    """One step that an application took."""

    id: str
    name: str
    initials: str
    tint: int
    job: str
    stage: str
    at: str
    href: str


def figures(seen: RecruiterDashboard) -> Figures:
    """The numbers of the tiles."""
    counts = seen.applications_by_stage
    live = sum(counts[stage] for stage in PATH)
    return Figures(
        assigned=seen.assigned_candidates,
        applications=_counted(sum(counts.values()), "application"),
        open_jobs=seen.open_jobs,
        interview=counts[Stage.INTERVIEW],
        under_way=f"of {_counted(live, 'application')} under way" if live else "none under way",
        waiting=seen.awaiting_assignment,
    )


def needs(seen: RecruiterDashboard) -> list[Need]:
    """What is to be done, with the way to it; only what there is any of."""
    query, new = CandidatesQuery(), seen.applications_by_stage[Stage.APPLIED]
    offers = seen.applications_by_stage[Stage.OFFER]
    waiting = f"waiting more than {WAITING.days} days"
    told = (
        (seen.over_target, "over", "over target time", query.narrowed_to_over),
        (seen.waiting_long, "waiting", waiting, query.turned_to_waiting),
        (new, "new", "to review", query.at(Stage.APPLIED)),
        (offers, "offer", "at an offer, to be hired or declined", query.at(Stage.OFFER)),
    )
    return [
        Need(kind, f"{_counted(number, 'application')} {words}", where.href)
        for number, kind, words, where in told
        if number
    ]


def stages(counts: dict[Stage, int]) -> list[StageCount]:
    """Every stage in its order, with its share of all."""
    total = sum(counts.values())
    return [
        StageCount(stage, number, _share(number, total), CandidatesQuery().at(stage).href)
        for stage, number in counts.items()
    ]


def steps(latest: list[Activity]) -> list[StepRow]:
    """The latest steps, each with the way to its application."""
    return [_step(each, number) for number, each in enumerate(latest[:STEPS_SHOWN])]


def _step(step: Activity, number: int) -> StepRow:
    application_id = str(step.application_id)
    return StepRow(
        id=f"{application_id}-{step.at.isoformat()}-{number}",
        name=step.candidate_name,
        initials=c.initials(step.candidate_name),
        tint=c.tint(step.candidate_name),
        job=step.job_title,
        stage=step.to_stage.value,
        at=step.at.isoformat(),
        href=CandidatesQuery(open_id=application_id).href,
    )


def _share(number: int, total: int) -> str:
    return f"{round(100 * number / total)}%" if total else "–"


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' * (number != 1)}"
