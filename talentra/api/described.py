"""What OpenAPI says of bodies that are not read field by field: files, coming and going."""

from typing import Annotated, Any

from fastapi import Query

from talentra.api import idempotency
from talentra.api.shapes.applications import Applying
from talentra.documents import DOCX, PDF

FILE = {
    "type": "string",
    "contentMediaType": "application/octet-stream",
    "description": "A PDF or DOCX of up to 5 MiB and 50 pages.",
}
BYTES = {"type": "string", "format": "binary"}
FILE_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The bytes as they were sent; of somebody who was erased, a line of text.",
        "content": {kind: {"schema": BYTES} for kind in (PDF, DOCX, "text/plain")},
    }
}
ARCHIVE: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "A zip: JSON for the facts, and each file once, named by its SHA-256.",
        "content": {"application/zip": {"schema": BYTES}},
    }
}

Inline = Annotated[
    bool, Query(description="A PDF is sent for the browser's own viewer, not to be kept.")
]


def leads_to(operation: str, name: str) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of a 201 whose `id` is what another operation is asked with, as `name`."""
    link = {"operationId": operation, "parameters": {name: "$response.body#/id"}}
    return {201: {"links": {operation: link}}}


def _form(**fields: Any) -> dict[str, Any]:
    """A form with one file and the text fields of this name."""
    required = ["file", *(name for name in fields if name == "job_id")]
    properties = {"file": FILE, **fields}
    return {"schema": {"type": "object", "required": required, "properties": properties}}


def _body(**content: Any) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": content}}


UPLOAD = _body(**{"multipart/form-data": _form()})
APPLYING: dict[str, Any] = _body(
    **{
        "application/json": {"schema": Applying.model_json_schema()},
        "multipart/form-data": _form(
            job_id={"type": "string", "format": "uuid"},
            replace_slot={"type": "string", "enum": ["1", "2"]},
            cover_note={"type": "string", "maxLength": 4000},
        ),
    }
)
APPLYING["parameters"] = [idempotency.PARAMETER]
