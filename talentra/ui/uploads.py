"""The door for files that a page sends: Reflex's own trusts whoever knows a tab's token."""

import json
from http import HTTPStatus
from typing import Any

import reflex as rx
from reflex.istate.manager.token import BaseStateToken
from reflex_base.registry import RegistrationContext

from talentra.queries.sign_ins import HEADER
from talentra.ui.state import AppState

UPLOAD = "/_upload"
SIGN_IN_FIRST = "Sign in to send files."
NOT_YOURS = "This page is not yours any more, or takes no files. Reload it and try again."


class UploadGate:
    """Lets a file through to a handler that takes files, in a tab of whoever sends it."""

    def __init__(self, asgi: Any, app: rx.App) -> None:
        """Wrap the server; the app knows whose the tabs are."""
        self._asgi = asgi
        self._app = app

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer 401 or 403, or pass on."""
        if scope["type"] == "http" and scope["path"] == UPLOAD:
            headers = {key.decode(): value.decode("latin-1") for key, value in scope["headers"]}
            if refusal := await self._refusal(headers):
                await _answer(send, *refusal)
                return
        await self._asgi(scope, receive, send)

    async def _refusal(self, headers: dict[str, str]) -> tuple[HTTPStatus, str] | None:
        sign_in = headers.get(HEADER)
        if not sign_in:
            return HTTPStatus.UNAUTHORIZED, SIGN_IN_FIRST
        token = headers.get("reflex-client-token", "")
        known = RegistrationContext.get().event_handlers.get(
            headers.get("reflex-event-handler", "")
        )
        takes = known and getattr(known.handler.fn, "__takes_upload__", False)
        if not takes or not token or await self._owner(token) != sign_in:
            return HTTPStatus.FORBIDDEN, NOT_YOURS
        return None

    async def _owner(self, token: str) -> str | None:
        root = await self._app.state_manager.get_state(BaseStateToken(ident=token, cls=AppState))
        return (await root.get_state(AppState))._owner


async def _answer(send: Any, status: HTTPStatus, sentence: str) -> None:
    body = json.dumps({"type": "about:blank", "title": status.phrase, "detail": sentence}).encode()
    headers = [(b"content-type", b"application/problem+json")]
    await send({"type": "http.response.start", "status": status.value, "headers": headers})
    await send({"type": "http.response.body", "body": body})
