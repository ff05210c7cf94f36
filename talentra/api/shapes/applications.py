"""Applications, their stages and remarks."""

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field

from talentra.api.deps import Id
from talentra.api.shapes.base import LARGEST, Listing, Paging, Reason, Sent, Told
from talentra.api.shapes.people import Person
from talentra.api.shapes.resumes import HiddenText
from talentra.models import Stage, Visibility
from talentra.queries.application_views import ApplicationView
from talentra.queries.jobs import Hidden as HiddenNumbers

CoverNote = Annotated[str, Field(max_length=4000)]
Text = Annotated[str, Field(max_length=4000)]


class Applying(Sent):
    """A kept resume goes to a job."""

    job_id: Id
    resume_id: Id
    cover_note: CoverNote | None = None


class ApplyingWithFile(Sent):
    """A new resume goes to a job; it takes a free slot, or the place of another."""

    job_id: Id
    cover_note: CoverNote | None = None
    replace_slot: Literal["1", "2"] | None = None


class Move(Sent):
    """Where an application goes, and the version on which that was decided."""

    stage: Stage
    reason: Reason | None = None
    note: Text | None = None
    version: Annotated[int, Field(strict=True, ge=1, le=LARGEST)] | None = None


class Withdrawal(Sent):
    """Why a candidate goes."""

    reason: Reason | None = None


class NewRemark(Sent):
    """A note; the candidate reads it only when it says so."""

    remarks: Text = Field(examples=["Knows our stack well."])
    visibility: Visibility = Visibility.INTERNAL


class Applicants(Paging):
    """Which applicants of a job are wanted."""

    stage: Stage | None = None


class Remark(Told):
    """A note; candidates read those meant for them and not who wrote them."""

    id: UUID
    text: str
    visibility: Visibility
    by: str | None
    at: datetime


class Step(Told):
    """One step of the history; candidates are not told by whom and why."""

    from_stage: Stage | None = Field(serialization_alias="from")
    to_stage: Stage = Field(serialization_alias="to")
    at: datetime
    by: str | None
    reason: str | None


class JobMention(Told):
    """The job as it was applied to."""

    id: UUID
    title: str
    company: str


class SealedResume(Told):
    """The file that was sent."""

    file_name: str
    sha256: str


class Application(Told):
    """One application as the asking person may see it."""

    id: UUID
    job: JobMention
    candidate: Person
    stage: Stage
    applied_at: datetime
    stage_changed_at: datetime
    usual_days: int | None = Field(
        description="About how many days applications stay at this stage; told to the candidate, "
        "where it is known of five or more."
    )
    version: int
    resume: SealedResume
    hidden_text: list[HiddenText] | None = Field(
        description="What programs read in the resume and people do not see, told to staff; "
        "it says nothing about the candidate by itself."
    )
    remarks: list[Remark]
    history: list[Step]

    @classmethod
    def of(cls, view: ApplicationView) -> Self:
        """From its read model."""
        title, company = view.job["title"], view.job["company"]
        return cls(
            id=view.id,
            job=JobMention(id=view.job_id, title=title, company=company),
            candidate=Person(id=view.candidate_id, full_name=view.candidate_name),
            stage=view.stage,
            applied_at=view.applied_at,
            stage_changed_at=view.stage_changed_at,
            usual_days=view.usual_days,
            version=view.version,
            resume=SealedResume(file_name=view.file_name, sha256=view.sha256),
            hidden_text=_hidden(view),
            remarks=[Remark.model_validate(remark) for remark in view.remarks],
            history=[Step.model_validate(event) for event in view.history],
        )


def _hidden(view: ApplicationView) -> list[HiddenText] | None:
    if view.hidden_text is None:
        return None
    return [HiddenText.model_validate(each) for each in view.hidden_text]


class Hidden(Told):
    """Numbers, never names: applicants of one's own job whom others handle, or nobody yet."""

    awaiting_assignment: int
    handled_by_others: int


class JobApplicants(Listing[Application]):
    """Applicants within sight; `hidden` is told to the job's owner only."""

    hidden: Hidden | None = None

    @classmethod
    def of(cls, page: Listing[Application], hidden: HiddenNumbers | None) -> Self:
        """From a page and the numbers beside it."""
        beside = Hidden.model_validate(hidden) if hidden else None
        return cls(**dict(page), hidden=beside)
