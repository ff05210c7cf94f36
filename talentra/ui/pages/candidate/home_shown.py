"""A candidate's first page in plain words."""

from dataclasses import dataclass

from talentra.models.resumes import SLOTS
from talentra.queries.homes import Home
from talentra.queries.standings import Standing
from talentra.ui.pages.candidate import applications_shown
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.applications_shown import Step
from talentra.ui.pages.candidate.job_shown import Similar, similar

ENOUGH = 70  # per cent of a profile from which the first steps count as taken


@dataclass(frozen=True)
class Figures:
    """The numbers in the tiles."""

    active: str = "0"
    past: str = "0"
    saved: str = "0"
    resumes: str = ""


@dataclass(frozen=True)
class UnderWay:
    """An application that is under way."""

    id: str
    title: str
    line: str
    stage: str
    steps: list[Step]
    next: str
    href: str


@dataclass(frozen=True)
class FirstStep:
    """One of the three things a newcomer does."""

    what: str
    why: str
    href: str
    is_done: bool


def figures(home: Home) -> Figures:
    """The numbers in words."""
    return Figures(
        active=f"{home.standings[Standing.ACTIVE]:,}",
        past=f"{home.standings[Standing.PAST]:,}",
        saved=f"{home.saved_number:,}",
        resumes=f"{len(home.resumes)} of {len(SLOTS)}",
    )


def under_way(home: Home) -> list[UnderWay]:
    """What is under way, the latest sent first."""
    return [
        UnderWay(
            id=str(view.id),
            title=view.job["title"],
            line=f"{view.job['company']} · {view.job['location']}",
            stage=view.stage.value,
            steps=applications_shown.steps(view),
            next=applications_shown.MEANING[view.stage],
            href=ApplicationsQuery(open_id=str(view.id)).href,
        )
        for view in home.active
    ]


def saved(home: Home) -> list[Similar]:
    """The saved jobs."""
    return [similar(job) for job in home.saved]


def first_steps(home: Home) -> list[FirstStep]:
    """What a newcomer does; empty for whoever has applied."""
    if sum(home.standings.values()):
        return []
    told = home.completeness.percent >= ENOUGH
    return [
        FirstStep(
            "Upload a resume",
            "You choose it whenever you apply.",
            "/resumes",
            bool(home.resumes),
        ),
        FirstStep(
            "Tell about yourself", "Recruiters read it beside your resume.", "/profile", told
        ),
        FirstStep("Apply to a job", "Every step of it then shows up here.", "/jobs", False),
    ]
