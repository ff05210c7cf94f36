"""Drafts of resumes, and what an AI proposes to change in them."""

from typing import Annotated, Any, Literal, Self

from pydantic import Field, JsonValue, model_validator

from talentra.api.deps import Id
from talentra.api.shapes.base import Sent, Told, words
from talentra.services.resume_drafts import Wish

Draft = Annotated[dict[str, JsonValue], Field(max_length=50, description="JSON Resume 1.0.")]


class DraftWish(Sent):
    """What is to be done, and with what; which AI does it is not the asking person's choice."""

    mode: Literal["generate", "improve", "tailor"]
    draft: Draft | None = Field(default=None, examples=[{"basics": {"name": "Cleo Marsh"}}])
    resume_id: Id | None = None
    job_id: Id | None = None
    instructions: Annotated[str, words(2000)] | None = Field(
        default=None, examples=["Shorter, and in the past tense."]
    )

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode != "generate" and not (self.draft or self.resume_id):
            raise ValueError(f"to {self.mode} there must be a draft or a resume_id")
        if self.mode == "tailor" and not self.job_id:
            raise ValueError("to tailor there must be a job_id")
        return self

    def wish(self) -> Wish:
        """The same, for the service."""
        return Wish(self.mode, self.draft, self.resume_id, self.job_id, self.instructions)


class DraftChange(Told):
    """One proposed change; what only the candidate can know is to be confirmed by them."""

    path: str = Field(examples=["work[0].highlights[1]"])
    before: Any
    after: Any
    why: str = Field(examples=["It says what came of the work."])
    needs_confirmation: bool


class DraftProposal(Told):
    """A draft as it would be, and each change in it."""

    draft: dict[str, Any]
    changes: list[DraftChange]
    model: str = Field(examples=["llama3.1:8b"])
