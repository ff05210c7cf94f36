"""A draft as a file: to be sent to an employer, or to be kept among one's resumes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from talentra import db
from talentra.documents import DOCX, PDF
from talentra.documents.resumes import (
    Look,
    Resume,
    docx,
    markdown,
    pdf,
    plain_text,
    to_json,
)
from talentra.errors import Conflict, ensure
from talentra.models import Actor
from talentra.policies import drafts as policy
from talentra.queries import drafts as query
from talentra.queries.drafts import CANDIDATES_ONLY, DraftDetail
from talentra.queries.resumes import ResumeView
from talentra.services import draft_looks, draft_pages, resumes

EMPTY = "This draft is empty. Write your name at least, then save it."
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')


class Kind(StrEnum):
    """The files that a draft can become, by their endings."""

    PDF = "pdf"
    DOCX = "docx"
    MARKDOWN = "md"
    TEXT = "txt"
    JSON = "json"


KEPT = (Kind.PDF, Kind.DOCX)  # what can be kept among one's resumes
TYPES = {
    Kind.PDF: PDF,
    Kind.DOCX: DOCX,
    Kind.MARKDOWN: "text/markdown; charset=utf-8",
    Kind.TEXT: "text/plain; charset=utf-8",
    Kind.JSON: "application/json",
}
MAKERS: dict[Kind, Callable[[Resume, Look], bytes]] = {
    Kind.PDF: pdf,
    Kind.DOCX: docx,
    Kind.MARKDOWN: lambda resume, look: markdown(resume, look).encode(),
    Kind.TEXT: lambda resume, look: plain_text(resume, look).encode(),
    Kind.JSON: lambda resume, look: to_json(resume).encode(),
}


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that was made of a draft."""

    name: str
    content_type: str
    content: bytes


async def made(actor: Actor, draft_id: UUID, kind: Kind) -> MadeFile:
    """One's own draft as a file; Invalid names the characters that no font can print."""
    draft = await db.read(query.view, actor, draft_id)
    content = await draft_pages.aside(_make, draft, kind)
    return MadeFile(file_name(draft.title, kind), TYPES[kind], content)


async def keep(
    actor: Actor, draft_id: UUID, kind: Kind, *, replaced_id: UUID | None = None
) -> ResumeView:
    """Keep one's own draft among one's resumes, in a free slot or in the place of another."""
    ensure(policy.can_draft(actor), CANDIDATES_ONLY)
    draft = await db.read(query.view, actor, draft_id)
    if not draft.content:
        raise Conflict(EMPTY)
    content = await draft_pages.aside(_make, draft, kind)
    name = file_name(draft.title, kind)
    return await resumes.upload(actor, content, name, replaced_id=replaced_id)


def file_name(title: str, kind: Kind) -> str:
    """The name of a file that any computer takes."""
    words = " ".join(UNSAFE.sub(" ", title).split()).strip(" .")
    return f"{words or 'Resume'}.{kind}"


def _make(draft: DraftDetail, kind: Kind) -> bytes:
    look = draft_looks.look_of(draft.look)
    return MAKERS[kind](draft_looks.resume_of(draft.content), look)
