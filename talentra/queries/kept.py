"""Statements that are made once: making one takes longer than what the database does for it.

Who asks, and every other value that differs, is said when a kept statement is read.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import cache
from threading import Lock
from typing import Generic, TypeVar, cast
from uuid import UUID

from sqlalchemy import Uuid, bindparam

from talentra.models import Actor, Role

ME = "me"
MOST = 64  # on a shelf
T = TypeVar("T")


@cache
def anybody(role: Role) -> Actor:
    """Somebody of the role, for policies; who it is, is said as `me` when the statement is read."""
    return Actor(cast(UUID, bindparam(ME, type_=Uuid())), role, "")


class Shelf(Generic[T]):
    """What was asked for last of what can be asked for, each made once; forked, not shared."""

    def __init__(self) -> None:
        """Nothing lies there yet."""
        self._kept: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T], *, keeps: bool = True) -> T:
        """What lies there by the key, or what is made now; it `keeps` what holds later, too."""
        if not keeps:
            return make()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)
        return made
