"""Requests that are read with limits and parsed without mercy, before anything believes them."""

import json
import re
from collections.abc import AsyncGenerator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from talentra.documents.limits import LARGEST_FILE, TOO_LARGE
from talentra.errors import Invalid, TooLarge, WrongType

JSON = 256 * 1024  # bytes; the longest description there may be, with each sign escaped
WRAPPING = 64 * 1024  # bytes around a file and its few text fields
UNFIT = re.compile("[\x00\ud800-\udfff]")  # NUL, and halves of characters: no database keeps them
Shape = TypeVar("Shape", bound=BaseModel)
NOT_JSON = "The body is not JSON. Send one JSON object, encoded in UTF-8."
NOT_FORM = "The body is not a form with one file. Send multipart/form-data."


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent, under the name it was sent with, and the texts beside it."""

    content: bytes
    file_name: str
    fields: dict[str, str]


class Strict(Request):
    """A request whose body is bounded and whose JSON means one thing only."""

    _limit = JSON
    _too_large = f"A body of JSON has at most {JSON // 1024} KiB."
    _parsed: Any

    async def stream(self) -> AsyncGenerator[bytes]:
        """The body's pieces; TooLarge as soon as they are too many."""
        announced = self.headers.get("content-length", "0")
        if announced.isdecimal() and len(announced) < 20 and int(announced) > self._limit:
            raise TooLarge(self._too_large)
        size = 0
        async for piece in super().stream():
            size += len(piece)
            if size > self._limit:
                raise TooLarge(self._too_large)
            yield piece

    async def json(self) -> Any:
        """The parsed body."""
        if not hasattr(self, "_parsed"):
            self._parsed = parse(await self.body())
        return self._parsed

    async def prepare(self) -> None:
        """Read and parse the JSON of a route that takes some."""
        if await self.body():
            if self.media_type != "application/json":
                raise WrongType("Send JSON, and say so: Content-Type: application/json.")
            await self.json()

    async def upload(self, *fields: str) -> "Upload":
        """The one file of a form, named `file`, and the text fields it may have beside it."""
        self._limit, self._too_large = LARGEST_FILE + WRAPPING, TOO_LARGE
        if self.media_type != "multipart/form-data":
            raise WrongType(NOT_FORM)
        opened = self.form(max_files=1, max_fields=len(fields), max_part_size=WRAPPING)
        try:
            async with opened as form:
                file = _file(form)
                return Upload(await file.read(), file.filename or "", _texts_of(form, fields))
        except (HTTPException, UnicodeError) as broken:
            raise Invalid(NOT_FORM) from broken

    @property
    def media_type(self) -> str:
        """What the body says it is."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def parse(body: bytes) -> Any:
    """One JSON text: UTF-8, finite numbers, every key once, no text that cannot be kept."""
    try:
        value = json.loads(body.decode(), object_pairs_hook=_once, parse_constant=_infinite)
    except (ValueError, RecursionError) as broken:
        raise Invalid(NOT_JSON, code="not_json") from broken
    refuse_unfit(_texts(value))
    return value


def shaped(shape: type[Shape], value: Any) -> Shape:
    """The parsed body in its shape; RequestValidationError says what does not fit."""
    try:
        return shape.model_validate(value)
    except ValidationError as misfit:
        errors = misfit.errors(include_url=False, include_context=False, include_input=False)
        raise RequestValidationError(
            [{**error, "loc": ("body", *error["loc"])} for error in errors]
        ) from misfit


def refuse_repeated(pairs: Iterable[tuple[str, str]]) -> None:
    """Invalid when a key is there twice: two readers would believe different ones."""
    seen: set[str] = set()
    for name, value in pairs:
        refuse_unfit((name, value))
        if name in seen:
            sentence = "This stands in the address more than once. Leave one."
            raise Invalid(sentence, code="repeated", fields=[(name[:60], sentence)])
        seen.add(name)


def refuse_unfit(texts: Iterable[str]) -> None:
    """Invalid when a text holds what no database keeps."""
    if any(UNFIT.search(text) for text in texts):
        raise Invalid("A text holds a character that cannot be kept (NUL, or half of a pair).")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise Invalid("A name stands twice in the same object. Leave one.", code="repeated")
    return found


def _infinite(_: str) -> float:
    raise ValueError


def _texts(value: Any) -> Iterator[str]:
    """Every text in a parsed value, names included; without recursion, however deep it is."""
    waiting: list[Any] = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, str):
            yield found
        elif isinstance(found, list):
            waiting.extend(cast(list[Any], found))
        elif isinstance(found, dict):
            waiting.extend(part for pair in cast(dict[str, Any], found).items() for part in pair)


def _file(form: FormData) -> UploadFile:
    files = [value for _, value in form.multi_items() if isinstance(value, UploadFile)]
    if len(files) != 1 or not isinstance(form.get("file"), UploadFile):
        sentence = "Send one file, in a field named file."
        raise Invalid(sentence, fields=[("file", sentence)])
    return files[0]


def _texts_of(form: FormData, fields: tuple[str, ...]) -> dict[str, str]:
    texts = [(name, value) for name, value in form.multi_items() if isinstance(value, str)]
    for name, _ in texts:
        if name not in fields:
            sentence = "Unknown field. Leave it out, or look for a typing mistake."
            raise Invalid(sentence, fields=[(name[:60], sentence)])
    refuse_repeated(texts)
    return dict(texts)
