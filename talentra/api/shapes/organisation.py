"""What holds for the whole company."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field

from talentra.api.shapes.base import Sent, Told, unsent, words
from talentra.models import Stage
from talentra.models.mail_templates import LONGEST_SUBJECT, LONGEST_TEXT
from talentra.models.organisation import LONGEST_HOLD, LONGEST_NAME
from talentra.models.reasons import LONGEST_REASON
from talentra.models.retention import LONGEST_KEPT, LONGEST_WHY
from talentra.models.targets import LONGEST_TARGET

Company = Annotated[str, words(LONGEST_NAME), Field(examples=["Kestrel Talent"])]
Hours = Annotated[int, Field(strict=True, ge=0, le=LONGEST_HOLD)]
Words = Annotated[str, words(LONGEST_REASON), Field(examples=["Wanted more than we pay"])]

Months = Annotated[int, Field(strict=True, ge=1, le=LONGEST_KEPT)] | None

Days = Annotated[int, Field(strict=True, ge=1, le=LONGEST_TARGET)] | None


class StageTargets(Sent):
    """After how many days at a stage an application is marked; null for never."""

    applied: Days = None
    online_assessment: Days = None
    interview: Days = None
    offer: Days = None


class KeptTargets(Told):
    """The target times that hold, in days; null where there is none."""

    applied: int | None = None
    online_assessment: int | None = None
    interview: int | None = None
    offer: int | None = None


class OrganisationChanges(Sent):
    """Only what is sent is changed."""

    company_name: Company = unsent()
    public_job_list: bool = unsent()
    rejection_hold_hours: Hours = unsent()
    assign_to_job_owner: bool = unsent()
    ai_enabled: bool = unsent()
    stage_targets: StageTargets = unsent()


class OrganisationSettings(Told):
    """What holds now."""

    company_name: str = Field(examples=["Kestrel Talent"])
    public_job_list: bool = Field(description="Whether anybody may read open jobs at /careers.")
    rejection_hold_hours: int = Field(
        description="How much later candidates are told of a rejection, in hours."
    )
    assign_to_job_owner: bool
    stage_targets: KeptTargets
    ai_enabled: bool = Field(description="Whether people may ask the AI, where there is one.")


class NewReason(Sent):
    """Words of the company's own."""

    words: Words


class ReasonChange(Sent):
    """Which reason is hidden, or shown again."""

    code: str = Field(max_length=LONGEST_REASON, examples=["location"])
    is_hidden: bool


class RejectionReason(Told):
    """A reason; `code` is what a move gives as its reason."""

    code: str = Field(examples=["location"])
    words: str = Field(examples=["We rejected: location"])
    is_hidden: bool
    is_own: bool


class Wording(Sent):
    """A subject and a text; names in braces stand for what is told."""

    subject: Annotated[str, words(LONGEST_SUBJECT), Field(examples=["News about {job}"])]
    text: Annotated[
        str, words(LONGEST_TEXT), Field(examples=["Hello {name},\n\n{what_happened}\n{link}"])
    ]


class MailTemplate(Told):
    """How a kind of mail is worded, and what its wording may name."""

    kind: str = Field(examples=["moved"])
    words: str = Field(examples=["An application of yours moves"])
    subject: str = Field(examples=["{what_happened}"])
    text: str = Field(examples=["{what_happened}\n\n{link}"])
    placeholders: list[str] = Field(examples=[["name", "company", "what_happened", "link"]])
    is_changed: bool


class Mail(Told):
    """A mail as somebody would read it."""

    subject: str = Field(examples=["News about Data engineer"])
    text: str


class Rules(Sent):
    """After how many months candidates are erased, by what their last application came to."""

    rejected: Months = None
    withdrawn: Months = None
    hired: Months = None


class ConfirmedRules(Rules):
    """Rules, with how many candidates the dry run has found for them."""

    expected: int = Field(strict=True, ge=0, description="The `total` of the dry run.")


class KeptRules(Told):
    """The rules that hold; null keeps candidates for ever."""

    rejected: int | None
    withdrawn: int | None
    hired: int | None

    @classmethod
    def of(cls, rules: Mapping[str, int]) -> Self:
        """From months by stage."""
        return cls(**{name: rules.get(name) for name in cls.model_fields})


class Leaving(Told):
    """Somebody whom the rules would erase."""

    id: UUID
    full_name: str
    email: str
    stage: Stage
    ended_at: datetime


class DryRun(Told):
    """Whom rules would erase by now: how many, and the first of them."""

    total: int
    people: list[Leaving]


class NewHold(Sent):
    """Why somebody must be kept."""

    reason: Annotated[str, words(LONGEST_WHY), Field(examples=["A claim is pending"])]


class Hold(Told):
    """Somebody whom nobody may erase."""

    candidate_id: UUID
    full_name: str
    email: str
    reason: str
    held_at: datetime


class AiTrial(Told):
    """How the AI answered."""

    works: bool
    model: str = Field(examples=["llama3.1:8b"])
    milliseconds: int
    sentence: str = Field(examples=["It works: llama3.1:8b answered in 420 ms."])
