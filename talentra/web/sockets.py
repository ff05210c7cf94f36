"""The event socket: who may open it, how fast it may speak, and when it is closed from here."""

import asyncio
from contextlib import suppress

from talentra import db, live, tally
from talentra.errors import Away
from talentra.models import Actor
from talentra.queries import sign_ins
from talentra.web.asgi import App, Message, Receive, Scope, Send
from talentra.web.limits import Pace

TOO_FAST, OVER = 1008, 4401  # why a socket is closed: RFC 6455, and our own
GONE: Message = {"type": "websocket.disconnect", "code": 1005}
_open: set["_Line"] = set()
tally.watch("sockets_open", lambda: len(_open))


async def serve(app: App, scope: Scope, receive: Receive, send: Send, actor: Actor | None) -> None:
    """Let the app speak with the browser for as long as the sign-in stands."""
    line = _Line(receive, send)
    watch = asyncio.create_task(_watch(line, actor)) if actor else None
    _open.add(line)
    try:
        await app(scope, line.receive, line.send)
    finally:
        _open.discard(line)
        line.end()
        if watch:
            watch.cancel()


class _Line:
    """One socket between browser and app."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._pace = Pace()
        self._cut = asyncio.get_running_loop().create_future()

    async def receive(self) -> Message:
        """The browser's next message, while it keeps the pace; GONE as soon as the line is cut."""
        coming = asyncio.ensure_future(self._receive())
        await asyncio.wait({coming, self._cut}, return_when=asyncio.FIRST_COMPLETED)
        if self._cut.done():
            coming.cancel()
            return GONE
        message = coming.result()
        if message["type"] == "websocket.receive" and not self._pace.is_kept(message):
            await self.cut(TOO_FAST)
            return GONE
        return message

    async def send(self, message: Message) -> None:
        """Pass on; nothing more once it is cut."""
        if not self._cut.done():
            await self._send(message)

    async def cut(self, code: int) -> None:
        """Close it from here."""
        if not self._cut.done():
            self.end()
            with suppress(Exception):  # the browser may have left at the same moment
                await self._send({"type": "websocket.close", "code": code})

    def end(self) -> None:
        """Let nothing through any more."""
        if not self._cut.done():
            self._cut.set_result(None)


async def _watch(line: _Line, actor: Actor) -> None:
    """Cut the line as soon as its sign-in is over: signed out, ended, deactivated."""
    topics = (f"session:{actor.sign_in_id}", f"user:{actor.user_id}")
    async with live.following(*topics) as changes:
        async for _ in changes:
            if not await _stands(actor):
                await line.cut(OVER)
                return


async def _stands(actor: Actor) -> bool:
    with suppress(Away):  # while the database is away every event fails anyway
        return bool(actor.sign_in_id and await db.read(sign_ins.by_id, actor.sign_in_id))
    return True
