"""JSON Resume in and out."""

import json
from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from talentra.documents.resumes.model import Resume
from talentra.errors import Invalid

LARGEST = 500_000  # characters of JSON; a long resume has 30,000
NAMED = 5  # wrong fields that are told at once

NOT_JSON = "This is not JSON. Export the resume as JSON Resume (resume.json) and try again."
NOT_RESUME = "This JSON holds no resume: JSON Resume is an object with basics, work, and so on."
TOO_LONG = "The file is too long for a resume: 500,000 characters are taken."


def from_json(text: str) -> Resume:
    """The resume in a JSON Resume file; Invalid names each field that is wrong."""
    if len(text) > LARGEST:
        raise Invalid(TOO_LONG)
    try:
        given: Any = json.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise Invalid(NOT_JSON) from error
    if not isinstance(given, dict):
        raise Invalid(NOT_RESUME)
    fields: dict[str, Any] = given  # pyright: ignore[reportUnknownVariableType]
    return from_fields(fields)


def from_fields(given: dict[str, Any]) -> Resume:
    """The resume in these fields; Invalid names each field that is wrong."""
    try:
        return Resume.model_validate(given)
    except ValidationError as error:
        raise _told(error.errors(include_url=False, include_input=False)) from error


def to_fields(resume: Resume) -> dict[str, Any]:
    """The fields that were given, under their names in JSON Resume."""
    return resume.model_dump(mode="json", by_alias=True, exclude_unset=True)


def to_json(resume: Resume) -> str:
    """The resume as a JSON Resume file."""
    return json.dumps(to_fields(resume), ensure_ascii=False, indent=2) + "\n"


def _told(errors: Sequence[ErrorDetails]) -> Invalid:
    wrong = [(_path(each["loc"]), _sentence(each)) for each in errors]
    said = " ".join(f"{path}: {sentence}" for path, sentence in wrong[:NAMED])
    more = f" And {len(wrong) - NAMED} more." if len(wrong) > NAMED else ""
    return Invalid(said + more, fields=wrong)


def _path(place: tuple[int | str, ...]) -> str:
    return ".".join(map(str, place))


def _sentence(error: ErrorDetails) -> str:
    """What must stand in the field."""
    match error["type"]:
        case "string_type":
            return "This must be a text in quotes."
        case "tuple_type":
            return "This must be a list."
        case "model_type" | "model_attributes_type":
            return "This must be an object with fields."
        case _:
            return "This cannot be read."
