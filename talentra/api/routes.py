"""How a route is called: who asks comes first, then what was sent, then the endpoint."""

from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from talentra.api.deps import SAFE, Asking
from talentra.api.problems import unexpected
from talentra.api.refusals import UNCHANGED, documented
from talentra.api.strict import Strict, refuse_repeated
from talentra.api.transport import travelling
from talentra.errors import Expected
from talentra.models import Actor

Handler = Callable[[Request], Coroutine[Any, Any, Response]]
TOLD = (Expected, HTTPException, RequestValidationError)  # failures that have a handler


class PublicRoute(APIRoute):
    """A route for everybody."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        """Build the route and document what it may refuse."""
        super().__init__(path, endpoint, **more)
        self.asking = _asking(self)
        self.responses = {**self._unchanged(), **documented(*self._refusals()), **self.responses}

    def get_route_handler(self) -> Handler:
        """FastAPI's own handler behind ours."""
        handle, asking = super().get_route_handler(), _asking(self)
        takes_json = self.body_field is not None

        async def strictly(request: Request) -> Response:
            strict = Strict(request.scope, request.receive)
            try:
                if asking:
                    strict.state.actor = await asking.admit(strict)
                    _name(strict.state.actor)
                refuse_repeated(strict.query_params.multi_items())
                if takes_json:
                    await strict.prepare()
                return await travelling(strict, await handle(strict))
            except TOLD:
                raise
            except ClientDisconnect:
                return Response(status_code=400)  # nobody is there to read it
            except Exception as failure:  # the last resort: whatever it is, it is told as a problem
                return unexpected(strict, failure)

        return strictly

    def _unchanged(self) -> dict[int | str, dict[str, Any]]:
        """What is read as JSON need not be sent to whoever has it already."""
        return {304: UNCHANGED} if self.methods == {"GET"} and self.response_field else {}

    def _refusals(self) -> list[int]:
        refusals = [422, 500, 503]
        if self.asking:
            refusals.append(401)
        if self.asking and (self.asking.is_choosy or not {*(self.methods or ())} <= SAFE):
            refusals.append(403)
        return [*refusals, 413, 415] if self.body_field else refusals


class Route(PublicRoute):
    """A route for people who are signed in; one that does not say for whom cannot be made."""

    def __init__(self, path: str, endpoint: Callable[..., Any], **more: Any) -> None:
        """Build the route; TypeError when its endpoint does not ask who is asking."""
        super().__init__(path, endpoint, **more)
        if self.asking is None:
            raise TypeError(f"{path} does not say who may call it")


def _name(actor: Actor | None) -> None:
    """Put on every log line of the call whose it is: an id, never a name."""
    if actor:
        structlog.contextvars.bind_contextvars(user_id=str(actor.user_id))


def _asking(route: APIRoute) -> Asking | None:
    calls = (dependency.call for dependency in route.dependant.dependencies)
    return next((call for call in calls if isinstance(call, Asking)), None)
