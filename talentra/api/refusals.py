"""What OpenAPI says of each refusal: why it comes, what it looks like, and its headers."""

from http import HTTPStatus
from typing import Any

TYPE = "application/problem+json"
SCHEMA = {"$ref": "#/components/schemas/Problem"}
AGAIN = {
    "Retry-After": {"schema": {"type": "integer"}, "description": "Seconds until another try."}
}
HEADERS: dict[int, dict[str, Any]] = {
    401: {"WWW-Authenticate": {"schema": {"type": "string"}, "example": "Bearer"}},
    429: AGAIN,
    503: AGAIN,
}
# Why it comes; title and sentence as they might be.
WORDS: dict[int, tuple[str, str, str]] = {
    401: ("Nobody is signed in, or no longer.", "Not signed in", "Sign in to go on."),
    403: (
        "The role, or the scope of the token, may never do this.",
        "Not allowed",
        "This token may only read. Make one with the scope write.",
    ),
    404: (
        "It is not there, or not yours to see: the two look the same.",
        "Not found",
        "This does not exist, or it is not yours to see.",
    ),
    409: (
        "The state of things forbids it.",
        "Not possible now",
        "This job no longer takes applications.",
    ),
    413: (
        "More bytes than are taken.",
        "Too large",
        "The file is larger than 5 MB. Save it with smaller pictures, or as PDF.",
    ),
    415: (
        "Not a kind of content that is taken.",
        "Wrong type of file",
        "Send JSON, and say so: Content-Type: application/json.",
    ),
    422: (
        "Something in the request needs correcting; `errors` says where.",
        "Something needs correcting",
        "Correct and send again: title.",
    ),
    429: ("Too many tries.", "Too many tries", "Too many tries. Wait 3 minutes and try again."),
    500: (
        "A mistake of ours; `error_id` stands in the log.",
        "A mistake of ours",
        "Something went wrong here. Tell an administrator the id 5f0c2f6e8a1b4d3c.",
    ),
    503: (
        "A part that is needed is away for a moment.",
        "Away for a moment",
        "The database is busy or away. Nothing was changed; try again in a moment.",
    ),
}
MORE: dict[int, dict[str, Any]] = {
    409: {"code": "job_closed"},
    422: {"errors": [{"field": "title", "message": "Field required."}]},
    500: {"error_id": "5f0c2f6e8a1b4d3c"},
}
UNCHANGED = {"description": "Nothing changed since the answer that `If-None-Match` names."}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What OpenAPI says of an operation that may answer with these statuses."""
    return {status: _refusal(status) for status in statuses}


def _refusal(status: int) -> dict[str, Any]:
    why, title, detail = WORDS[HTTPStatus(status)]
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    example = {**told, **MORE.get(status, {})}
    said: dict[str, Any] = {"description": why}
    if status in HEADERS:
        said["headers"] = HEADERS[status]
    return {**said, "content": {TYPE: {"schema": SCHEMA, "example": example}}}
