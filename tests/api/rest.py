"""A REST client of one person, against the app in this process."""

import asyncio
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import httpx
from fastapi import FastAPI

from talentra import db
from talentra.api import app as product
from talentra.models import Actor, Door, User
from talentra.services import sign_ins
from tests.harness import documents


@cache
def app() -> FastAPI:
    """The REST door, made once."""
    return product.create()


@dataclass(frozen=True)
class Rest:
    """Calls REST as somebody, or as nobody."""

    access_token: str | None = None
    refresh_token: str = "nobody's"

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        """The answer to one call; `path` is below /api."""
        return asyncio.run(self._call(method, path, **more))

    def get(self, path: str, **query: Any) -> httpx.Response:
        """GET with a query."""
        return self.call("GET", path, params=query)

    def post(self, path: str, body: Any = None) -> httpx.Response:
        """POST JSON."""
        return self.call("POST", path, json=body)

    def put(self, path: str, body: Any) -> httpx.Response:
        """PUT JSON."""
        return self.call("PUT", path, json=body)

    def delete(self, path: str) -> httpx.Response:
        """DELETE."""
        return self.call("DELETE", path)

    def send(
        self,
        path: str,
        content: bytes | None = None,
        *,
        name: str = "resume.pdf",
        method: str = "POST",
        **fields: str,
    ) -> httpx.Response:
        """A form with a file, a good one unless said otherwise."""
        file = (name, documents.pdf() if content is None else content, "application/pdf")
        return self.call(method, path, files={"file": file}, data=fields)

    def raw(self, method: str, path: str, content: bytes, kind: str) -> httpx.Response:
        """A body that is sent as it is."""
        return self.call(method, path, content=content, headers={"Content-Type": kind})

    async def _call(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = httpx.Headers(more.pop("headers", None))
        if self.access_token:
            headers.setdefault("Authorization", f"Bearer {self.access_token}")
        transport = httpx.ASGITransport(app=app(), raise_app_exceptions=False)
        url = "http://talentra.example/api/"
        async with httpx.AsyncClient(transport=transport, base_url=url) as client:
            answer = await client.request(method, path, headers=headers, **more)
        await asyncio.gather(*asyncio.all_tasks() - {asyncio.current_task()})  # what it began
        _hold_to_description(answer)
        return answer


def _hold_to_description(answer: httpx.Response) -> None:
    """Whatever is answered, by whatever test, the documentation must have said that it may be."""
    paths, asked = app().openapi()["paths"], answer.request.url.path
    for path in sorted(paths, key=lambda path: path.count("{")):
        if re.fullmatch(re.sub(r"{\w+}", "[^/]+", path), asked):
            operation = paths[path].get(answer.request.method.lower())
            told = operation and str(answer.status_code) in operation["responses"]
            assert told or not operation, f"{path}: {answer}"
            return


def signed_in(actor: Actor) -> Rest:
    """A client of somebody who signed in just now."""
    with db.transaction() as session:
        user = session.get_one(User, actor.user_id)
        started = sign_ins.begin(session, user, door=Door.API)
    return Rest(started.access_token(), started.secret)


def problem(answer: httpx.Response) -> dict[str, Any]:
    """The members of a problem, which every refusal must be."""
    assert answer.headers["content-type"] == "application/problem+json", answer.text
    told = json.loads(answer.text)
    assert told["status"] == answer.status_code
    assert told["type"] == "about:blank" and told["title"] and told["detail"]
    return told
