"""The pages of a resume as pictures, drawn by the process that reads hostile files."""

import asyncio
from uuid import UUID

from talentra import db, documents, files
from talentra.errors import Invalid
from talentra.models import Actor
from talentra.services import downloads

CONTENT_TYPE = "image/png"


async def of_resume(actor: Actor, resume_id: UUID, page: int = 0) -> bytes | None:
    """A PNG of a page of a kept resume; None of a Word file, or of what cannot be drawn."""
    document = await db.run(downloads.resume, actor, resume_id)
    if document.content_type != documents.PDF:
        return None
    content = await asyncio.to_thread(files.read, document.sha256)
    try:
        return await documents.picture_aside(content, page)
    except Invalid:
        return None
