"""What the board and the list of candidates are narrowed to, as their addresses say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self
from uuid import UUID

from talentra.models import ExperienceLevel, Stage, VisaStatus
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.steps import MILESTONES
from talentra.ui.pages import addresses

LONGEST_IDLE = 3650  # days
LONGEST_ZONE = 64


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A job, words, a recruiter, who waits long, and what candidates tell of themselves."""

    job_id: str = ""
    q: str = ""
    recruiter_id: str = ""
    waiting: bool = False
    over: bool = False  # the target time of its stage
    new: bool = False  # not opened yet by the reader
    level: ExperienceLevel | None = None
    visa: VisaStatus | None = None
    city: str = ""
    skill: str = ""
    applied_from: date | None = None
    applied_to: date | None = None
    idle: int | None = None  # days
    reached: Stage | None = None
    left: Stage | None = None
    entered: Stage | None = None
    reason: str = ""
    since: date | None = None  # when it left or entered
    until: date | None = None
    answered: bool = False
    live: bool = False
    zone: str = ""  # in which days are meant; UTC

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """What an address, or a form with the same names, asks for."""
        return cls(
            job_id=addresses.an_id(asked, "job"),
            q=addresses.words(asked, "q"),
            recruiter_id=addresses.an_id(asked, "recruiter"),
            waiting=asked.get("waiting") == "1",
            over=asked.get("over") == "1",
            new=asked.get("new") == "1",
            level=addresses.one_of(ExperienceLevel, asked, "level"),
            visa=addresses.one_of(VisaStatus, asked, "visa"),
            city=addresses.words(asked, "city"),
            skill=addresses.words(asked, "skill"),
            applied_from=addresses.a_day(asked, "from"),
            applied_to=addresses.a_day(asked, "to"),
            idle=addresses.a_number(asked, "idle", most=LONGEST_IDLE),
            reached=_milestone(asked, "reached"),
            **_steps(asked),
            answered=asked.get("answered") == "1",
            live=asked.get("live") == "1",
            zone=addresses.words(asked, "zone")[:LONGEST_ZONE],
        )

    @property
    def parts(self) -> dict[str, str]:
        """The parts of an address that ask for this."""
        return {
            "job": self.job_id,
            "q": self.q,
            "recruiter": self.recruiter_id,
            "waiting": "1" if self.waiting else "",
            "over": "1" if self.over else "",
            "new": "1" if self.new else "",
            "level": self.level or "",
            "visa": self.visa or "",
            "city": self.city,
            "skill": self.skill,
            "from": _day(self.applied_from),
            "to": _day(self.applied_to),
            "idle": str(self.idle or ""),
            "reached": self.reached or "",
            "left": self.left or "",
            "entered": self.entered or "",
            "reason": self.reason,
            "since": _day(self.since),
            "until": _day(self.until),
            "answered": "1" if self.answered else "",
            "live": "1" if self.live else "",
            "zone": self.zone,
        }

    @property
    def wanted(self) -> ApplicationFilter:
        """The same for a query."""
        return ApplicationFilter(
            job_id=UUID(self.job_id) if self.job_id else None,
            recruiter_id=UUID(self.recruiter_id) if self.recruiter_id else None,
            q=self.q or None,
            waiting=self.waiting,
            over_target=self.over,
            unopened=self.new,
            idle_days=self.idle,
            applied_from=self.applied_from,
            applied_to=self.applied_to,
            level=self.level,
            visa_status=self.visa,
            city=self.city or None,
            skill=self.skill or None,
            reached=self.reached,
            left=self.left,
            entered=self.entered,
            reason=self.reason or None,
            since=self.since,
            until=self.until,
            answered=self.answered,
            live=self.live,
            zone=self.zone,
        )


def _steps(asked: Mapping[str, str]) -> dict[str, Any]:
    """Which stage was left or entered, and when; days without a stage mean nothing."""
    left, entered = _milestone(asked, "left"), addresses.one_of(Stage, asked, "entered")
    if not (left or entered):
        return {}
    return {
        "left": left,
        "entered": entered,
        "reason": addresses.words(asked, "reason") if entered else "",
        "since": addresses.a_day(asked, "since"),
        "until": addresses.a_day(asked, "until"),
    }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _milestone(asked: Mapping[str, str], name: str) -> Stage | None:
    stage = addresses.one_of(Stage, asked, name)
    return stage if stage in MILESTONES else None
