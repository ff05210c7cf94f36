"""The wall before every event: page, background, upload, chained or pushed."""

import asyncio
import secrets
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any, cast
from uuid import UUID

import reflex as rx
import structlog
from reflex.event import Event
from reflex.middleware.middleware import Middleware
from reflex.state import BaseState, StateUpdate
from reflex_base.event.context import EventContext
from reflex_base.registry import RegistrationContext

from talentra import db, tally
from talentra.clock import now
from talentra.errors import Away
from talentra.models import Actor
from talentra.queries import organisation
from talentra.queries import sign_ins as query
from talentra.services import sign_ins
from talentra.services.telling import audit
from talentra.ui.components.overlays import tell_problem
from talentra.ui.errors import keep_trace, load_again
from talentra.ui.pages import PAGES
from talentra.ui.payloads import fits
from talentra.ui.reads import gathered
from talentra.ui.state import AppState, ViewerState
from talentra.ui.viewing import Viewer, look_as, named_in

ROOT = "reflex___state____state"
HYDRATES = frozenset({f"{ROOT}.hydrate", f"{ROOT}.hydrate_and_load"})
# Reflex's own handlers that its browser client needs; all others of its own are refused.
BUILT_IN = HYDRATES | {
    f"{ROOT}.reflex___state____on_load_internal_state.on_load_internal",
    f"{ROOT}.reflex___state____on_load_internal_state.set_is_hydrated",
    f"{ROOT}.reflex___state____frontend_event_exception_state.handle_frontend_exception",
}
SIGN_IN_FIRST = "Sign in to go on."
NOT_YOURS = "Your role does not include this."
GARBLED = "This did not arrive in a form that can be understood. Reload the page and try again."


class SessionGuard(Middleware):
    """Finds out whose event it is and refuses what was not declared to be for them."""

    def __init__(self) -> None:
        """Nobody has been seen yet."""
        self._seen: dict[UUID, Any] = {}
        self._noting: set[asyncio.Task[None]] = set()

    async def preprocess(self, app: rx.App, state: BaseState, event: Event) -> StateUpdate | None:
        """None to let the event pass, or what the page gets instead."""
        place = EventContext.get().router_data or state.router_data
        task = _begin(event)
        someone = await _viewer(place)
        look_as(someone)
        task.add_done_callback(_trace)  # in a copy of what is known by now
        if someone.sign_in_id and not someone.actor:
            return _instead(load_again())
        if update := await _own_tree(state, event, someone):
            return update
        if someone.sign_in_id and event.router_data:
            self._note(someone.sign_in_id)
        refusal = None if event.name in BUILT_IN else await _refusal(event, someone.actor)
        return StateUpdate() if refusal and _is_told(app, place, someone.actor) else refusal

    def _note(self, sign_in_id: UUID) -> None:
        """Have its last use written down, now and then and without waiting for it."""
        moment = now()
        if moment - self._seen.get(sign_in_id, moment - sign_ins.SEEN_EVERY) < sign_ins.SEEN_EVERY:
            return
        if len(self._seen) > 10_000:
            self._seen.clear()
        self._seen[sign_in_id] = moment
        task = asyncio.create_task(_touch(sign_in_id))
        self._noting.add(task)
        task.add_done_callback(self._noting.discard)


def _begin(event: Event) -> asyncio.Task[Any]:
    """Give the event an id for its log lines, and have its time taken; the task it runs in."""
    structlog.contextvars.bind_contextvars(request_id=secrets.token_hex(8), user_id=None)
    handler = RegistrationContext.get().event_handlers[event.name].handler
    task = cast(asyncio.Task[Any], asyncio.current_task())
    if not handler.is_background:  # those stay for as long as the page is open
        task.add_done_callback(partial(_count, time.monotonic()))
    return task


def _count(began: float, task: asyncio.Task[Any]) -> None:
    outcome = "cancelled" if task.cancelled() else "failed" if task.exception() else "done"
    tally.count("events_total", outcome=outcome)
    tally.time("event_seconds", time.monotonic() - began)


def _trace(task: asyncio.Task[Any]) -> None:
    if not task.cancelled() and (failure := task.exception()):
        keep_trace(failure)


async def _viewer(router_data: Mapping[str, Any]) -> Viewer:
    sign_in_id, ip = named_in(router_data)
    if not sign_in_id:
        return Viewer(ip=ip)
    actor = await gathered(query.by_ids, (sign_in_id, ip), partial(db.read, query.by_ids))
    return Viewer(sign_in_id, ip, actor)


async def _own_tree(state: BaseState, event: Event, someone: Viewer) -> StateUpdate | None:
    """Let nobody into a state tree that another sign-in has filled.

    A tab that connects again as somebody else begins with an empty one, and loads its page anew
    because it still shows what the other had been given.
    """
    tree = await state.get_state(AppState)
    hydrating = event.name in HYDRATES
    foreign = tree._owner not in {None, someone.owner}
    if foreign and not hydrating:
        return _instead(load_again())
    if foreign or _begins_anew(event):
        tree._get_root_state().reset()
    begins = tree._owner != someone.owner
    tree._owner = someone.owner
    if foreign and not event.payload.get("hashes"):
        return _instead(load_again())
    if begins or hydrating:
        frame = await state.get_state(ViewerState)
        frame._greet(someone.actor)
        house = await db.read(organisation.house)
        frame.is_demo, frame.company, frame.logo = house.is_demo, house.company, house.logo
    return None


def _begins_anew(event: Event) -> bool:
    """Whether a page is loaded, not connected again: it is told nothing that an earlier one was."""
    payload: Any = event.payload  # whatever a client has sent
    return event.name in HYDRATES and isinstance(payload, dict) and bool(payload.get("hashes"))


async def _refusal(event: Event, actor: Actor | None) -> StateUpdate | None:
    handler = RegistrationContext.get().event_handlers[event.name].handler
    meant = getattr(handler.fn, "__audience__", None)
    if meant is None or not meant.admits(actor):
        if actor:
            await db.run(audit, actor, "access.refused", "handler", reason=event.name[-500:])
        return _instead(tell_problem(NOT_YOURS if actor else SIGN_IN_FIRST))
    if not fits(handler.fn, event.payload):
        return _instead(tell_problem(GARBLED))
    return None


def _is_told(app: rx.App, place: Mapping[str, Any], actor: Actor | None) -> bool:
    """Whether the page that was asked for is refused as a whole: its own events need not say so."""
    route = app.router(str(place.get("pathname", "")))
    meant = next((page.audience for page in PAGES if page.route.strip("/") == route), None)
    return meant is not None and not meant.admits(actor)


def _instead(what: Any) -> StateUpdate:
    return StateUpdate(events=Event.from_event_type([what]))


async def _touch(sign_in_id: UUID) -> None:
    with suppress(Away):  # a busy database has more important things to write
        await db.run(sign_ins.touch, sign_in_id)
