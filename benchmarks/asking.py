"""Connections to the running product, and to its database beside it."""

import http.client
import json
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from typing import Any, Self
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import sqlalchemy as sa

from benchmarks.company import signed_in
from talentra.models import Actor

Rows = list[tuple[Any, ...]]
Query = Callable[..., Rows]
LONGEST = 200  # rows of one page
IDLE = 2  # seconds until a connection is not used again: the server closes it after five
PIECE = 64 * 1024  # bytes that are taken at once
EDGE = "between-parts"  # of a multipart body


class Client:
    """Somebody's script: one connection that is kept open, and their access token."""

    def __init__(self, url: str, actor: Actor) -> None:
        """Sign them in; the database in use must be the server's."""
        self._connection = http.client.HTTPConnection(urlsplit(url).netloc)
        self._used = time.monotonic()
        self._headers = {"Authorization": f"Bearer {signed_in(actor)}"}

    def __enter__(self) -> Self:
        """Be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave."""
        self._connection.close()

    def get(self, path: str, **query: Any) -> Any:
        """The answer to a GET, or ValueError with what was said instead."""
        return self.send("GET", f"{path}?{urlencode(query)}" if query else path)

    def put(self, path: str, body: dict[str, Any]) -> Any:
        """The answer to a PUT of JSON."""
        return self.send("PUT", path, json.dumps(body).encode(), "application/json")

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """The answer to a POST of JSON."""
        return self.send("POST", path, json.dumps(body).encode(), "application/json")

    def send(self, method: str, path: str, body: bytes = b"", content_type: str = "") -> Any:
        """The answer's JSON; ValueError when it is a refusal."""
        if time.monotonic() - self._used > IDLE:
            self._connection.close()  # the next request opens another
        headers = self._headers | ({"Content-Type": content_type} if content_type else {})
        self._connection.request(method, f"/api{path}", body or None, headers)
        answer = self._connection.getresponse()
        said = answer.read()
        self._used = time.monotonic()
        if answer.status >= http.client.BAD_REQUEST:
            raise ValueError(f"{method} {path}: {answer.status} {said[:300]!r}")
        return json.loads(said)

    def pieces(self, path: str) -> Iterator[bytes]:
        """The answer to a GET while it comes; ValueError when it is a refusal."""
        self._connection.close()
        self._connection.request("GET", f"/api{path}", headers=self._headers)
        answer = self._connection.getresponse()
        if answer.status >= http.client.BAD_REQUEST:
            raise ValueError(f"GET {path}: {answer.status} {answer.read()[:300]!r}")
        while piece := answer.read1(PIECE):
            yield piece
        self._used = time.monotonic()

    def apply(self, job_id: UUID, content: bytes) -> bool:
        """Apply with a file in slot 1; False when they applied to that job before."""
        fields = {"job_id": str(job_id), "replace_slot": "1"}
        parts = [
            f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
            for name, value in fields.items()
        ]
        file = (
            f'--{EDGE}\r\nContent-Disposition: form-data; name="file"; filename="new.pdf"\r\n\r\n'
        )
        body = "".join(parts).encode() + file.encode() + content + f"\r\n--{EDGE}--\r\n".encode()
        try:
            self.send("POST", "/submissions/apply", body, f"multipart/form-data; boundary={EDGE}")
        except ValueError as refusal:
            if ": 409 " not in str(refusal):
                raise
            return False
        return True

    def half_way(self, path: str) -> dict[str, str]:
        """What asks for the page in the middle of a list."""
        return self.after(path, self.get(path, limit=1, count="true")["total"] // 2)

    def after(self, path: str, rows: int) -> dict[str, str]:
        """What asks for the page that follows so many rows; for the last there is, if fewer."""
        cursor: dict[str, str] = {}
        while rows > 0:
            page = self.get(path, limit=min(LONGEST, rows), **cursor)
            if not page["next_cursor"]:
                break
            cursor = {"cursor": page["next_cursor"]}
            rows -= LONGEST
        return cursor


@contextmanager
def plainly(engine: sa.Engine) -> Generator[Query]:
    """Ask the driver itself, with nothing of ours between; `?` stands for a value."""
    is_sqlite = engine.dialect.name == "sqlite"
    pooled = engine.raw_connection()
    driver: Any = pooled.dbapi_connection
    if not is_sqlite:
        driver.autocommit = True  # SQLite's connections are so already
    cursor = driver.cursor()

    def bound(value: Any) -> Any:
        return (value.hex if is_sqlite else str(value)) if isinstance(value, UUID) else value

    def query(statement: str, *values: Any) -> Rows:
        asked = statement if is_sqlite else statement.replace("?", "%s")
        cursor.execute(asked, [bound(value) for value in values])
        return cursor.fetchall() if cursor.description else []

    try:
        yield query
    finally:
        pooled.close()
