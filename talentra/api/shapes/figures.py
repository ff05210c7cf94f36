"""The figures of a report, and the time they are asked for."""

from datetime import date, datetime, timedelta
from uuid import UUID

from pydantic import BaseModel, Field

from talentra.api.shapes.base import Day, Told
from talentra.models import Actor, Stage
from talentra.queries.spans import Grouping, Span


class SpanSearch(BaseModel):
    """From which day to which, in whose days, and into which parts it is cut."""

    since: Day | None = Field(
        default=None, validation_alias="from", description="From this day on."
    )
    until: Day | None = Field(
        default=None, validation_alias="to", description="To the end of this day."
    )
    by: Grouping = Grouping.WEEK
    zone: str = Field(
        default="",
        max_length=64,
        description="The time zone of the days, such as Europe/Oslo; else yours, or UTC.",
    )

    def span(self, actor: Actor) -> Span:
        """The same, for the query."""
        return Span(self.since, self.until, self.zone or actor.time_zone)


class SpanTold(Told):
    """The time that was asked for."""

    since: date | None
    until: date | None
    zone: str


class CohortTold(Told):
    """Those who applied from the first day to the last, and how many came how far."""

    first: date
    last: date
    reached: dict[Stage, int]


class LastedTold(Told):
    """Of how many; times are told from five on."""

    applications: int
    median: timedelta | None
    p90: timedelta | None


class StayTold(LastedTold):
    """How long those who left a stage had been at it."""

    stage: Stage


class WorkloadTold(Told):
    """What a recruiter has under way, was sent, and how fast they answer."""

    recruiter_id: UUID
    full_name: str
    live: int
    sent: int
    answers: LastedTold


class JobAgeTold(Told):
    """An open job, and what was sent to it."""

    id: UUID
    title: str
    company: str
    opened_at: datetime
    sent: int
    live: int
    latest: datetime | None


class ReasonTold(Told):
    """How many were rejected for a reason; an empty one is none given."""

    reason: str
    applications: int


class FiguresTold(Told):
    """One report."""

    span: SpanTold
    cohorts: list[CohortTold]
    stays: list[StayTold]
    until_hired: LastedTold
    workloads: list[WorkloadTold]
    ages: list[JobAgeTold]
    reasons: list[ReasonTold]
