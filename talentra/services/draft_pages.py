"""A draft set on pages, in threads whose compilers stay warm, and kept for whoever looks next."""

import asyncio
import json
import os
import re
from collections import OrderedDict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache, partial
from threading import Lock
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from talentra import db
from talentra.documents.resumes import Unfound, fit, preview, unprintable
from talentra.errors import Expected, NotFound
from talentra.models import Actor
from talentra.queries import drafts as query
from talentra.services import draft_looks

P = ParamSpec("P")
R = TypeVar("R")
THREADS = 2
KEPT = 32  # drafts whose pages are kept
PRINTED = re.compile(r"[\u0000-\u024f\u2010-\u2026]*")  # what every font of ours has


@dataclass(frozen=True, slots=True)
class Pages:
    """Each page as an SVG; `problem` says why there are none, or more than were asked for.

    What no font can print is an empty box on a page; `unfound` names it.
    """

    pictures: tuple[str, ...] = ()
    problem: str = ""
    unfound: tuple[Unfound, ...] = ()


async def drawn(content: Mapping[str, Any], look: Mapping[str, Any]) -> Pages:
    """The pages of a resume."""
    told = json.dumps([content, look], sort_keys=True)
    if found := _shelf().get(told):
        return found
    pages = await aside(_draw, content, look)
    _shelf().put(told, pages)
    return pages


async def aside(work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What the work returns, done in a thread that sets pages."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(), partial(work, *args, **kwargs))


async def page(actor: Actor, draft_id: UUID, number: int) -> bytes:
    """One page of one's own draft as an SVG; the first is number 1."""
    draft = await db.read(query.view, actor, draft_id)
    pages = await drawn(draft.content, draft.look)
    if not 1 <= number <= len(pages.pictures):
        raise NotFound
    return pages.pictures[number - 1].encode()


def _draw(content: Mapping[str, Any], look: Mapping[str, Any]) -> Pages:
    try:
        resume, chosen = draft_looks.resume_of(content), draft_looks.look_of(look)
        pictures = tuple(preview(resume, chosen))
        too_long = 0 < chosen.fit_pages < len(pictures)
        is_usual = PRINTED.fullmatch(json.dumps(content, ensure_ascii=False))
        unfound = () if is_usual else tuple(unprintable(resume, chosen))
        return Pages(pictures, fit(resume, chosen).advice(chosen) if too_long else "", unfound)
    except Expected as failure:
        return Pages(problem=failure.sentence)


class _Shelf:
    """What was drawn last."""

    def __init__(self) -> None:
        self._pages: OrderedDict[str, Pages] = OrderedDict()
        self._lock = Lock()

    def get(self, told: str) -> Pages | None:
        """The pages, if they are still there."""
        with self._lock:
            return self._pages.get(told)

    def put(self, told: str, pages: Pages) -> None:
        """Keep them in place of the oldest."""
        with self._lock:
            self._pages[told] = pages
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)


@lru_cache(maxsize=1)
def _shelf() -> _Shelf:
    return _Shelf()


@lru_cache(maxsize=1)
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="typesetting")


def _forget_parent() -> None:
    """A forked worker must not share its parent's threads."""
    _shelf.cache_clear()
    _threads.cache_clear()


os.register_at_fork(after_in_child=_forget_parent)
