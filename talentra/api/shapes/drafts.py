"""Drafts of resumes, and how they look."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from pydantic import Field, JsonValue

from talentra.api.deps import Id
from talentra.api.shapes.base import Sent, Told, unsent, words
from talentra.documents.resumes import Paper, Template
from talentra.models.drafts import LONGEST_TITLE
from talentra.queries.drafts import DraftDetail
from talentra.services import draft_looks

Content = Annotated[
    dict[str, JsonValue],
    Field(
        max_length=50,
        description="JSON Resume 1.0; `x-hidden` in an entry keeps it from being printed.",
        examples=[{"basics": {"name": "Cleo Marsh", "label": "Data engineer"}}],
    ),
]
Title = Annotated[str, words(LONGEST_TITLE)]
Sections = Annotated[list[str], Field(max_length=20)]


class Look(Sent):
    """How a resume looks; what is left out is as usual."""

    template: Template = Template.MODERN
    accent: str = Field(default="#1e3a8a", pattern="^#[0-9a-fA-F]{6}$")
    size: float = Field(default=10, ge=8.5, le=12, description="Points.")
    fit_pages: int = Field(default=0, ge=0, le=6, description="0 leaves it as long as it is.")
    order: Sections = Field(default=[], description="Sections; the others follow as usual.")
    hidden: Sections = Field(default=[], description="Sections that are not printed.")
    paper: Paper = Paper.A4


class NewDraft(Sent):
    """A draft to be; of nothing when nothing is said."""

    title: Annotated[str, Field(max_length=LONGEST_TITLE)] = ""
    draft: Content = unsent()
    look: Look = unsent()

    def content(self) -> dict[str, Any] | None:
        """What it says, if that was sent."""
        return self.given("title", "look", "version").get("draft")

    def kept_look(self) -> dict[str, Any] | None:
        """How it looks, if that was sent; Invalid when it cannot look so."""
        sent = self.given("title", "draft", "version").get("look")
        return draft_looks.kept_look(draft_looks.look_of(sent)) if sent is not None else None


class DraftChanges(NewDraft):
    """Only what is sent is changed."""

    title: Title = unsent()
    version: int = Field(ge=1, description="The one that was read.")


class KeptAs(Sent):
    """As which kind of file it is kept, and in whose place."""

    format: Literal["pdf", "docx"] = "pdf"
    replaced_id: Id | None = Field(default=None, description="Needed while both slots are taken.")


class DraftLine(Told):
    """A draft in the list."""

    id: UUID
    title: str
    version: int
    updated_at: datetime


class Draft(Told):
    """A draft with what it says, as JSON Resume, and how it looks."""

    id: UUID
    title: str
    draft: dict[str, Any]
    look: Look
    version: int
    created_at: datetime
    updated_at: datetime

    @classmethod
    def of(cls, view: DraftDetail) -> Self:
        """From its read model."""
        return cls(
            id=view.id,
            title=view.title,
            draft=view.content,
            look=Look.model_validate(draft_looks.kept_look(draft_looks.look_of(view.look))),
            version=view.version,
            created_at=view.created_at,
            updated_at=view.updated_at,
        )
