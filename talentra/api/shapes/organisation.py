"""What holds for the whole company."""

from typing import Annotated

from pydantic import Field

from talentra.api.shapes.base import Sent, Told, unsent, words
from talentra.models.organisation import LONGEST_HOLD, LONGEST_NAME
from talentra.models.reasons import LONGEST_REASON

Company = Annotated[str, words(LONGEST_NAME), Field(examples=["Kestrel Talent"])]
Hours = Annotated[int, Field(strict=True, ge=0, le=LONGEST_HOLD)]
Words = Annotated[str, words(LONGEST_REASON), Field(examples=["Wanted more than we pay"])]


class OrganisationChanges(Sent):
    """Only what is sent is changed."""

    company_name: Company = unsent()
    public_job_list: bool = unsent()
    rejection_hold_hours: Hours = unsent()
    assign_to_job_owner: bool = unsent()
    ai_enabled: bool = unsent()


class OrganisationSettings(Told):
    """What holds now."""

    company_name: str = Field(examples=["Kestrel Talent"])
    public_job_list: bool = Field(description="Whether anybody may read open jobs at /careers.")
    rejection_hold_hours: int = Field(
        description="How much later candidates are told of a rejection, in hours."
    )
    assign_to_job_owner: bool
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


class AiTrial(Told):
    """How the AI answered."""

    works: bool
    model: str = Field(examples=["llama3.1:8b"])
    milliseconds: int
    sentence: str = Field(examples=["It works: llama3.1:8b answered in 420 ms."])
