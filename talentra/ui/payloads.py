"""Whether what a browser sent is what a handler takes: Reflex itself passes on anything."""

import inspect
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, get_type_hints

import reflex as rx
from pydantic import ConfigDict, TypeAdapter, ValidationError

LONGEST = 100_000  # characters of one text; longer than any field of ours
NUL = "\0"


def fits(method: Callable[..., Any], payload: object) -> bool:
    """Whether each parameter has its value, of its annotated type, and nothing else came."""
    checks, needed = _checks(method)
    if not isinstance(payload, Mapping) or not needed <= payload.keys() <= checks.keys():
        return False
    return all(_passes(checks[name], value) for name, value in payload.items())


@cache  # as many as there are handlers
def _checks(method: Callable[..., Any]) -> tuple[dict[str, TypeAdapter[Any]], set[str]]:
    parameters = list(inspect.signature(method).parameters.values())[1:]
    hints = get_type_hints(method)
    loose = ConfigDict(arbitrary_types_allowed=True)
    adapters = {each.name: _adapter(hints[each.name], loose) for each in parameters}
    return adapters, {each.name for each in parameters if each.default is each.empty}


def _adapter(hint: Any, loose: ConfigDict) -> TypeAdapter[Any]:
    if hint == list[rx.UploadFile]:  # files are made by the server: their content is the page's
        return TypeAdapter(list[Any])
    try:
        return TypeAdapter(hint, config=loose)
    except Exception:  # models and dataclasses bring a configuration of their own
        return TypeAdapter(hint)


def _passes(check: TypeAdapter[Any], value: Any) -> bool:
    try:
        check.validate_python(value)
    except ValidationError:
        return False
    return _is_plain(value)


def _is_plain(value: Any) -> bool:
    """No NUL, no half characters and no endless text, however deep it stands."""
    if isinstance(value, str):
        return len(value) <= LONGEST and NUL not in value and _is_whole(value)
    if isinstance(value, Mapping):
        return all(_is_plain(key) and _is_plain(each) for key, each in value.items())
    if isinstance(value, list):
        return all(_is_plain(each) for each in value)
    return True


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
