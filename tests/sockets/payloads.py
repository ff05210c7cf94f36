"""Payloads as a page would send them, and as no page would."""

from enum import Enum
from typing import Any, get_args, get_origin
from uuid import UUID

from tests.sockets.handlers import Handler

PLAIN: dict[Any, object] = {str: "interview", int: 1, bool: True, float: 1.5, UUID: ""}


def fitting(handler: Handler, ids: dict[str, Any]) -> dict[str, Any]:
    """A value of the right type for each parameter; ids where the name says so."""
    return {name: _value(name, hint, ids) for name, hint in handler.takes.items()}


def unfitting(handler: Handler, ids: dict[str, Any]) -> list[object]:
    """Payloads that must not reach the handler: too much, too little, of another type."""
    fits = fitting(handler, ids)
    made: list[object] = [{**fits, "surprise": 1}, ["none", "at all"]]
    if fits and not handler.uploads:
        made.append(dict.fromkeys(fits, ["a", ["b"]] if "list" not in str(handler.takes) else 1))
        made.append(dict.fromkeys(fits, "\0"))
        made.append(dict.fromkeys(fits, "\ud800"))
    return made


def _value(name: str, hint: Any, ids: dict[str, Any]) -> Any:
    if name in ids and (hint in {str, UUID, Any}):
        return str(ids[name])
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    kind = get_origin(hint)
    if kind in {dict, list}:
        return {each: str(ids[each]) for each in ids} if kind is dict else []
    options = [each for each in get_args(hint) if each is not type(None)]
    if options:
        return _value(name, options[0], ids)
    return PLAIN.get(hint, "")
