"""The candidate's applications in plain words: how far each has come, and what was sent."""

from dataclasses import dataclass

from talentra.models import PATH, Stage
from talentra.queries.application_views import ApplicationView
from talentra.queries.standings import Standing
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from talentra.ui.pages.candidate.parts import sealed_href

# What a stage means for the candidate; why staff moved it is not theirs to read.
MEANING = {
    Stage.APPLIED: "It has arrived. Next, a recruiter reads it.",
    Stage.ONLINE_ASSESSMENT: "Next comes an online assessment; how to take it, you are told.",
    Stage.INTERVIEW: "Next comes an interview; when and where, you are told.",
    Stage.OFFER: "They want to make you an offer. Next, it is yours to decide.",
    Stage.HIRED: "You got the job.",
    Stage.REJECTED: "It ended here.",
    Stage.WITHDRAWN: "You withdrew it.",
}
TABS: dict[Standing | None, str] = {None: "All", Standing.ACTIVE: "Active", Standing.PAST: "Past"}


@dataclass(frozen=True)
class Step:
    """One stage of the path: done, current, ahead or skipped, and when it was reached."""

    stage: str
    standing: str
    at: str = ""


@dataclass(frozen=True)
class Card:
    """An application in the list; `flash` is set while what changed is pointed out."""

    id: str
    title: str
    line: str
    job_href: str
    stage: str
    meaning: str
    usual: str  # how long a stage like this one takes
    changed_at: str
    steps: list[Step]
    message: str
    message_at: str
    file_name: str
    file_href: str
    can_withdraw: bool
    again_href: str
    is_open: bool
    toggle_href: str
    flash: str = ""


@dataclass(frozen=True)
class StandingTab:
    """All, active or past ones, and how many they are."""

    word: str
    href: str
    count: int
    is_current: bool


@dataclass(frozen=True)
class Withdrawing:
    """The application whose withdrawal is being asked about; empty for none."""

    id: str = ""
    title: str = ""
    company: str = ""


@dataclass(frozen=True)
class Known:
    """What the reader was last shown of an application: the stages they are told, the messages."""

    stage: Stage
    version: int
    messages: int


def card(view: ApplicationView, query: ApplicationsQuery, flash: str = "") -> Card:
    """An application in words."""
    latest = view.remarks[-1] if view.remarks else None
    is_open = str(view.id) == query.open_id
    return Card(
        id=str(view.id),
        title=view.job["title"],
        line=f"{view.job['company']} · {view.job['location']}",
        job_href=f"/jobs/{view.job_id}",
        stage=view.stage.value,
        meaning=MEANING[view.stage],
        usual=usual(view),
        changed_at=view.stage_changed_at.isoformat(),
        steps=steps(view),
        message=latest.text if latest else "",
        message_at=latest.at.isoformat() if latest else "",
        file_name=view.file_name,
        file_href=sealed_href(view.id),
        can_withdraw=view.can_withdraw,
        again_href=f"/jobs/{view.job_id}?apply=1" if view.can_apply_again else "",
        is_open=is_open,
        toggle_href=query.opening("" if is_open else str(view.id)).href,
        flash=flash,
    )


def usual(view: ApplicationView) -> str:
    """How long applications usually stay at this stage; empty where too little is known."""
    if view.usual_days is None:
        return ""
    days = "1 day" if view.usual_days == 1 else f"{view.usual_days} days"
    return f"Usually about {days} in this stage."


def steps(view: ApplicationView) -> list[Step]:
    """The path and when each stage was last reached; an exit stands at the end of what was gone."""
    reached = {event.to_stage: event.at.isoformat() for event in view.history}
    stood = [event.to_stage for event in view.history if event.to_stage in PATH][-1]
    gone = PATH.index(stood)
    if view.stage not in PATH:
        done = [Step(each, "done", reached[each]) for each in PATH[: gone + 1] if each in reached]
        return [*done, Step(view.stage, "current", reached[view.stage])]
    before = [
        Step(each, "done" if each in reached else "skipped", reached.get(each, ""))
        for each in PATH[:gone]
    ]
    ahead = [Step(each, "ahead") for each in PATH[gone + 1 :]]
    return [*before, Step(stood, "current", reached[stood]), *ahead]


def tabs(counts: dict[Standing, int], query: ApplicationsQuery) -> list[StandingTab]:
    """The tabs; none for somebody who never applied."""
    every = sum(counts.values())
    if not every:
        return []
    return [
        StandingTab(
            word,
            query.showing(standing).href,
            every if standing is None else counts[standing],
            standing is query.show,
        )
        for standing, word in TABS.items()
    ]


def withdrawing(view: ApplicationView) -> Withdrawing:
    """What the question is about."""
    return Withdrawing(str(view.id), view.job["title"], view.job["company"])


def known(view: ApplicationView) -> Known:
    """What of it would be news when it changes."""
    return Known(view.stage, view.version, len(view.remarks))


def news(before: Known, view: ApplicationView) -> str:
    """What happened to it since, in a sentence; empty for nothing."""
    title, after = view.job["title"], known(view)
    if after.stage is not before.stage:
        return f"Your application for {title} is now at {view.stage.label}."
    if after.messages > before.messages:
        return f"There is a message about your application for {title}."
    return ""
