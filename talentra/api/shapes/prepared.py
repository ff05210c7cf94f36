"""Reports that are made beside the requests, once or again and again."""

from datetime import datetime
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, Field, WithJsonSchema

from talentra.api.shapes.base import Sent, Since, Told, Until
from talentra.api.shapes.reports import LISTED, named
from talentra.models import Stage
from talentra.models.prepared import Readiness, Rhythm
from talentra.queries.prepared import PreparedView, ScheduleView
from talentra.queries.reports import ALWAYS, ReportFilter
from talentra.services.asking import Asked, Name
from talentra.services.spreadsheets import Format

MOST_COLUMNS = 20
Names = Annotated[
    list[Annotated[str, Field(max_length=40)]],
    Field(max_length=MOST_COLUMNS),
    AfterValidator(named),
    WithJsonSchema(
        {
            "type": "array",
            "items": {"type": "string", "maxLength": 40},
            "maxItems": MOST_COLUMNS,
            "examples": [["Applied At", "City"], ["all"]],
        }
    ),
]


class _Narrowed(Sent):
    """Which report, about which applications, with which columns."""

    report: Name = Field(description="`recruiter`: one's own candidates; `system`: everybody.")
    stage: Stage | None = None
    job_id: UUID | None = None
    recruiter_id: UUID | None = Field(default=None, description="Admins say whose.")
    company: str | None = Field(default=None, max_length=120)
    columns: Names = Field(
        default=list(ALWAYS),
        description=f"Beside {', '.join(ALWAYS)}: `all`, or some of {LISTED}.",
    )

    def asked(self, kind: Format = Format.CSV) -> Asked:
        """The same, for the service."""
        wanted = ReportFilter(
            stage=self.stage,
            job_id=self.job_id,
            recruiter_id=self.recruiter_id,
            company=self.company,
        )
        return Asked(self.report, wanted, tuple(self.columns), kind)


class NewPrepared(_Narrowed):
    """A report that is to be made now."""

    since: Since | None = Field(
        default=None, validation_alias="from", description="Who applied from this day or moment on."
    )
    until: Until | None = Field(
        default=None, validation_alias="to", description="To the end of this day, or before then."
    )
    format: Format = Format.CSV

    def asked_now(self) -> Asked:
        """The same, for the service."""
        return self.asked(self.format).between(self.since, self.until)


class NewSchedule(_Narrowed):
    """A report that is to be made as CSV every week or month, of the one that is over."""

    rhythm: Rhythm


class ScheduleChange(Sent):
    """Whether none is made until it is wanted again."""

    is_paused: bool


class _Kept(Told):
    """What was asked for."""

    id: UUID
    report: Name
    filter: dict[str, str] = Field(examples=[{"stage": "offer"}])
    columns: list[str]
    format: Format


class Prepared(_Kept):
    """How far it is; while it is `ready` its file can be fetched."""

    readiness: Readiness
    rows: int = Field(description="That are written so far.")
    total: int = Field(description="That there were when it was begun.")
    size: int = Field(description="Bytes, so far.")
    asked_at: datetime
    done_at: datetime | None

    @classmethod
    def of(cls, view: PreparedView) -> Self:
        """From its read model."""
        return cls(**_flat(view))


class Schedule(_Kept):
    """When the next one is made."""

    rhythm: Rhythm
    next_at: datetime
    paused_at: datetime | None

    @classmethod
    def of(cls, view: ScheduleView) -> Self:
        """From its read model."""
        return cls(**_flat(view))


def _flat(view: PreparedView | ScheduleView) -> dict[str, Any]:
    """What it is about beside how it stands."""
    told = {name: getattr(view, name) for name in view.__slots__ if name != "asked"}
    about = ("report", "filter", "columns", "format")
    return {**told, **{name: view.asked[name] for name in about}}
