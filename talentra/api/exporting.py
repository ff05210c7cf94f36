"""Files that are sent while they are made."""

from typing import Any

from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from talentra.api.attachments import HEADERS, disposition
from talentra.clock import today
from talentra.services.exports import Export
from talentra.services.spreadsheets import MEDIA_TYPES, Format


def file(description: str) -> dict[int | str, dict[str, Any]]:
    """The documentation of an answer that is a file of either kind."""
    content = {
        kind.partition(";")[0]: {"schema": {"type": "string", "format": "binary"}}
        for kind in MEDIA_TYPES.values()
    }
    return {200: {"description": description, "content": content}}


async def exported(name: str, kind: Format, export: Export) -> Response:
    """A table of today."""
    return await made_on_the_way(export, f"talentra-{name}-{today()}.{kind}", MEDIA_TYPES[kind])


async def made_on_the_way(export: Export, file_name: str, media_type: str) -> Response:
    """The answer, once the first piece is there: until then everything can be refused."""
    try:
        first = await export.next()
    except BaseException:
        export.end()
        raise
    headers = {**HEADERS, "Content-Disposition": disposition(file_name)}
    return _Sent(export, first, headers, media_type)


class _Sent(StreamingResponse):
    """An export on its way; it ends with the connection, whichever way that ends."""

    def __init__(
        self, export: Export, first: bytes | None, headers: dict[str, str], media_type: str
    ) -> None:
        super().__init__(export.rest(first), headers=headers, media_type=media_type)
        self._export = export

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await super().__call__(scope, receive, send)
        finally:
            self._export.end()
