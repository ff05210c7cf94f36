"""Resumes to be looked at in the page: a PDF as pictures, and the text of any."""

import asyncio
from base64 import b64encode
from dataclasses import dataclass
from uuid import UUID

from talentra import db, documents, files
from talentra.errors import Away, Invalid
from talentra.models import Actor
from talentra.queries import resumes
from talentra.queries.resumes import Document
from talentra.services import downloads

MOST_PICTURES = 5  # pages that are drawn to be looked at


@dataclass(frozen=True, slots=True)
class Preview:
    """The first pages as PNG in base 64 (none of a Word file), how many there are, the text."""

    pictures: list[str]
    pages: int
    text: str


async def sealed(actor: Actor, application_id: UUID) -> Preview:
    """What was sent with an application that the actor sees; to open it is written down."""
    document = await db.run(downloads.sealed, actor, application_id)
    text = await db.read(resumes.sealed_text, actor, application_id)
    if document.content_type != documents.PDF:
        return Preview([], 0, text)
    try:
        content = await asyncio.to_thread(files.read, document.sha256)
        drawn = [await documents.picture_aside(content, page) for page in _shown(document)]
    except (Away, Invalid, OSError):  # the text is there all the same
        return Preview([], 0, text)
    return Preview([b64encode(each).decode() for each in drawn], document.pages or 0, text)


def _shown(document: Document) -> range:
    return range(min(document.pages or 1, MOST_PICTURES))
