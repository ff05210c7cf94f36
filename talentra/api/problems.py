"""Failures as application/problem+json (RFC 9457): what went wrong and what to do next."""

import secrets
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from talentra.api.refusals import TYPE, documented
from talentra.errors import Expected

__all__ = ["TYPE", "Problem", "answer", "documented", "from_expected", "install", "unexpected"]
PLACES = {"body", "query", "path", "header"}  # where FastAPI says that a field stands
LONGEST_NAME = 60
PASSING = {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}  # worth another try
SOON = 5  # seconds, where nobody knows better
SENTENCES = {
    400: "This request cannot be understood. Look at /api/docs for what is expected.",
    404: "There is no such address. Look at /api/docs for those there are.",
    405: "This address does not take this method. The Allow header names those it takes.",
    413: "This is larger than is taken here.",
}
UNKNOWN = "Unknown field. Leave it out, or look for a typing mistake."
log = structlog.get_logger()


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class Problem(BaseModel):
    """Why a request was not done; some problems carry further members."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = Field(description="One sentence that says what to do next.")
    code: str | None = Field(default=None, description="A word for programs, where one helps.")
    errors: list[FieldProblem] | None = Field(default=None, description="With 422: what is wrong.")
    error_id: str | None = Field(default=None, description="With 500: the id to look for in logs.")


def install(app: FastAPI) -> None:
    """Answer every failure of the app as a problem."""
    app.add_exception_handler(Expected, _expected)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _refused)


def answer(
    status: int,
    title: str,
    detail: str,
    headers: Mapping[str, str] | None = None,
    **more: Any,
) -> Response:
    """A problem as a response; `more` are members of its own."""
    told = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    sent = {"Cache-Control": "no-store", **(headers or {})}
    return JSONResponse(told, status, sent, media_type=TYPE)


def unexpected(request: Request, failure: Exception) -> Response:
    """Answer a mistake of ours with an id that stands in the log, and nothing of its insides."""
    error_id = secrets.token_hex(8)
    operation = getattr(request.scope.get("endpoint"), "__name__", "")
    log.error("unexpected", error_id=error_id, operation=operation, exc_info=failure)
    sentence = f"Something went wrong here. Tell an administrator the id {error_id}."
    return answer(500, "A mistake of ours", sentence, error_id=error_id)


def from_expected(failure: Expected) -> Response:
    """The failure's own status, sentence and further members."""
    more: dict[str, Any] = {"code": failure.code} if failure.code else {}
    if failure.fields:
        more["errors"] = [{"field": name, "message": text} for name, text in failure.fields]
    return answer(
        failure.status,
        failure.title,
        failure.sentence,
        _headers(failure),
        **more,
        **failure.extra,
    )


def _headers(failure: Expected) -> dict[str, str]:
    headers = {"WWW-Authenticate": "Bearer"} if failure.status == HTTPStatus.UNAUTHORIZED else {}
    if failure.status in PASSING or failure.retry_after is not None:
        headers["Retry-After"] = str(failure.retry_after or SOON)
    return headers


async def _expected(_: Request, failure: Exception) -> Response:
    assert isinstance(failure, Expected)  # noqa: S101 -- that is what it is installed for
    return from_expected(failure)


async def _malformed(_: Request, failure: Exception) -> Response:
    """Name the fields and what is wrong with them, never what was sent."""
    assert isinstance(failure, RequestValidationError)  # noqa: S101 -- installed for these
    errors = [
        {"field": _field(each["loc"]), "message": _message(each)} for each in failure.errors()
    ]
    names = ", ".join(sorted({error["field"] for error in errors}))
    sentence = f"Correct and send again: {names}."
    return answer(422, "Something needs correcting", sentence, errors=errors)


async def _refused(_: Request, failure: Exception) -> Response:
    assert isinstance(failure, HTTPException)  # noqa: S101 -- installed for these
    status = HTTPStatus(failure.status_code)
    sentence = SENTENCES.get(status, status.description)
    return answer(status, status.phrase.capitalize(), sentence, failure.headers)


def _field(place: tuple[int | str, ...]) -> str:
    """The field's name as it was sent, short and harmless: it may be anybody's invention."""
    parts = [str(part) for part in place]
    named = parts[1:] if len(parts) > 1 and parts[0] in PLACES else parts
    return "".join(c if c.isprintable() else "?" for c in ".".join(named))[:LONGEST_NAME]


def _message(error: Mapping[str, Any]) -> str:
    return UNKNOWN if error["type"] == "extra_forbidden" else f"{error['msg']}."
