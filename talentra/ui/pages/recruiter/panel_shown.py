"""One application as its panel shows it, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from talentra.models import PATH, Stage, Visibility
from talentra.queries.application_panels import PanelView
from talentra.queries.application_views import ApplicationView, EventView, RemarkView
from talentra.queries.applications import ApplicationRow
from talentra.queries.profiles import ProfileView
from talentra.ui import components as c
from talentra.ui.pages.hidden_text import HiddenText, hidden_texts
from talentra.ui.pages.recruiter import takeovers_shown
from talentra.ui.pages.recruiter.candidate_query import candidate_href
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.takeovers_shown import TakeoverCard
from talentra.ui.words import LEVELS, VISA_STATUSES


@dataclass(frozen=True)
class Entry:
    """One thing that happened to an application."""

    id: str
    who: str
    what: str
    at: str
    stage: str = ""
    quote: str = ""
    visibility: str = ""
    can_undo: bool = False
    is_override: bool = False


@dataclass(frozen=True)
class Other:
    """Another application of the same candidate."""

    job: str
    stage: str
    applied_at: str
    href: str


TOLD = ("full_name", "email", "phone", "city", "experience", "visa_status", "skills")


@dataclass(frozen=True)
class Panel:
    """Everything the panel shows of an application."""

    id: str = ""
    name: str = ""
    initials: str = ""
    tint: int = 0
    is_active: bool = True
    line: str = ""
    stage: str = ""
    version: int = 0
    advance: str = ""
    can_reject: bool = False
    next_stages: list[str] = field(default_factory=list[str])
    job: str = ""
    applied_at: str = ""
    changed_at: str = ""
    recruiter: str = ""
    experience: str = ""
    visa_status: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    skills: list[str] = field(default_factory=list[str])
    summary: str = ""
    cover_note: str = ""
    file_name: str = ""
    file_href: str = ""
    hidden: list[HiddenText] = field(default_factory=list[HiddenText])  # not seen in the resume
    has_newer_resume: bool = False
    timeline: list[Entry] = field(default_factory=list[Entry])
    now: dict[str, str] = field(default_factory=lambda: dict.fromkeys(TOLD, ""))  # what changed
    others: list[Other] = field(default_factory=list[Other])
    page_href: str = ""  # of the candidate's own page, with this application
    takeover: TakeoverCard = TakeoverCard()  # noqa: RUF009 -- frozen, so that it can be shared


def panel(seen: PanelView, here: str = CandidatesQuery().href) -> Panel:
    """The application in words; `here` is the address that the others are opened from."""
    view = seen.application
    sealed = {name: value or "" for name, value in view.profile.items()}
    return Panel(
        id=str(view.id),
        **_who(view),
        line=" · ".join(filter(None, (sealed.get("headline"), sealed.get("city")))),
        stage=view.stage.value,
        version=view.version,
        advance=_advance(view),
        can_reject=Stage.REJECTED in view.next_stages,
        next_stages=[stage.value for stage in view.next_stages],
        job=view.job.get("title", ""),
        applied_at=view.applied_at.isoformat(),
        changed_at=view.stage_changed_at.isoformat(),
        recruiter=view.recruiter_name or "Nobody yet",
        experience=LEVELS.get(sealed.get("experience_level", ""), "Not said"),
        visa_status=VISA_STATUSES.get(sealed.get("visa_status", ""), "Not said"),
        city=sealed.get("city") or "Not said",
        skills=list(sealed.get("skills") or []),
        **_sealed_words(sealed),
        cover_note=view.cover_note or "",
        file_name=view.file_name,
        file_href=f"/api/submissions/{view.id}/resume",
        hidden=hidden_texts(view.hidden_text or ()),
        has_newer_resume=view.has_newer_resume,
        timeline=_timeline(view),
        now=_changed(view.profile, seen.now),
        **_around(seen, here),
    )


def _around(seen: PanelView, here: str) -> dict[str, Any]:
    """What else there is of the candidate."""
    view = seen.application
    return {
        "others": [_other(row, here) for row in seen.others],
        "page_href": candidate_href(view.candidate_id, str(view.id)),
        "takeover": takeovers_shown.card(seen.takeover),
    }


def _sealed_words(sealed: dict[str, Any]) -> dict[str, Any]:
    return {name: sealed.get(name, "") for name in ("email", "phone", "summary")}


def _who(view: ApplicationView) -> dict[str, Any]:
    name = view.candidate_name
    active = view.candidate_is_active
    return {"name": name, "initials": c.initials(name), "tint": c.tint(name), "is_active": active}


def _changed(profile: dict[str, Any], now: ProfileView) -> dict[str, str]:
    """What the profile says now where that is not what was sent."""
    present = in_words(profile_of(now))
    sent = in_words(profile)
    return {name: present[name] if present[name] != sent[name] else "" for name in TOLD}


def profile_of(now: ProfileView) -> dict[str, Any]:
    """What a profile tells, under the names that a sealed one has."""
    return {name: getattr(now, name) for name in (*SAME, *WORDED)}


SAME = ("full_name", "email", "phone", "city")  # these are told as they are kept
WORDED = ("experience_level", "visa_status", "skills")


def in_words(said: Mapping[str, Any]) -> dict[str, str]:
    """A profile in the words of the panel."""
    return {
        **{name: said.get(name) or "Not said" for name in SAME},
        "experience": LEVELS.get(said.get("experience_level") or "", "Not said"),
        "visa_status": VISA_STATUSES.get(said.get("visa_status") or "", "Not said"),
        "skills": ", ".join(said.get("skills") or ()) or "None",
    }


def _other(row: ApplicationRow, here: str) -> Other:
    href = f"{here}{'&' if '?' in here else '?'}c={row.id}"
    return Other(row.job_title, row.stage.value, row.applied_at.isoformat(), href)


def _advance(view: ApplicationView) -> str:
    """The next step of the path, when it may be taken."""
    following = dict(pairwise([*PATH, Stage.HIRED])).get(view.stage)
    return following.value if following and following in view.next_stages else ""


def _timeline(view: ApplicationView) -> list[Entry]:
    """Steps and remarks together, the latest first."""
    steps = [_step(event, view) for event in view.history]
    return sorted([*steps, *map(_remark, view.remarks)], key=lambda entry: entry.at, reverse=True)


def _step(event: EventView, view: ApplicationView) -> Entry:
    quotes = ["" if event.is_undo else event.reason or "", event.note or ""]
    return Entry(
        id=str(event.id),
        who=f"{event.by} (admin)" if event.is_override else event.by or "",
        what=_what(event),
        at=event.at.isoformat(),
        stage=event.to_stage.value,
        quote="\n".join(quote for quote in quotes if quote),
        can_undo=event.id == view.last_event_id and _was_decided(event),
        is_override=event.is_override,
    )


def _was_decided(event: EventView) -> bool:
    """Whether staff did it: what candidates do themselves is not undone."""
    return event.from_stage is not None and Stage.WITHDRAWN not in (
        event.from_stage,
        event.to_stage,
    )


def _what(event: EventView) -> str:
    if event.from_stage is None:
        return "applied"
    if event.is_undo:
        return f"undid the last move; back at {event.to_stage.label}"
    if event.to_stage in (Stage.REJECTED, Stage.WITHDRAWN):
        what = "rejected" if event.to_stage is Stage.REJECTED else "withdrew"
        return f"{what} the application"
    return f"moved it to {event.to_stage.label}"


def _remark(remark: RemarkView) -> Entry:
    told = remark.visibility is Visibility.CANDIDATE
    return Entry(
        id=str(remark.id),
        who=remark.by or "",
        what="wrote to the candidate" if told else "added a remark",
        at=remark.at.isoformat(),
        quote=remark.text,
        visibility=remark.visibility.value,
    )
