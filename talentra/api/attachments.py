"""Stored bytes on their way out: to be kept as a file, or for the browser's own viewer of PDF."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

import structlog
from starlette.responses import Response

from talentra import files
from talentra.documents import PDF
from talentra.errors import Away
from talentra.queries.resumes import Document

GONE = "This file cannot be read at the moment. Tell an administrator."
HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
}
# The viewer draws a document of its own around the file, which a sandbox would keep empty.
VIEWED = {
    **HEADERS,
    "Content-Security-Policy": "script-src 'none'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'",
    "X-Frame-Options": "SAMEORIGIN",
}
log = structlog.get_logger()


async def attachment(document: Document) -> Response:
    """The bytes, checked against their hash, under the name they were sent with."""
    return await _sent(document, HEADERS, "attachment")


async def viewed(document: Document) -> Response:
    """A PDF to be looked at inside a page of ours; any other file to be kept."""
    if document.content_type != PDF:
        return await attachment(document)
    return await _sent(document, VIEWED, "inline")


async def _sent(document: Document, headers: Mapping[str, str], how: str) -> Response:
    try:
        content = await asyncio.to_thread(files.read, document.sha256)
    except OSError as failure:
        log.error("stored_file_unreadable", sha256=document.sha256, error=type(failure).__name__)
        raise Away(GONE) from failure
    told = {**headers, "Content-Disposition": disposition(document.file_name, how)}
    return Response(content, headers=told, media_type=document.content_type)


def disposition(file_name: str, how: str = "attachment") -> str:
    """The header that names a file (RFC 6266): plain for old readers, in full for the others."""
    plain = "".join(
        c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in file_name
    )
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(file_name, safe='')}"
