"""An AI that says what a test wants: chat completions over a real socket, with every fault."""

import contextlib
import json
import socket
import threading
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from talentra.config import settings

MODEL = "pretend-1"
MB = 1024 * 1024


@dataclass(frozen=True)
class Heard:
    """One request as it came over the wire."""

    path: str
    headers: Mapping[str, str]
    text: str

    @property
    def body(self) -> dict[str, Any]:
        """What it asks."""
        return json.loads(self.text)

    def said_by(self, role: str) -> str:
        """What the messages of a role say, together."""
        messages = self.body["messages"]
        return "\n".join(each["content"] for each in messages if each["role"] == role)


@dataclass
class FakeAi:
    """Everything that was heard, and what is answered to each call in turn; the last for ever.

    A text or an object is what the AI says. A number is a status. The words are: garbage, empty,
    null, blank, length, cut, redirect, hang, drip, huge, huge fault, packed, schemaless.
    """

    port: int
    heard: list[Heard] = field(default_factory=list[Heard])
    script: list[Any] = field(default_factory=lambda: ["{}"])
    held: int = 0
    hung_up: int = 0  # streams that whoever asked broke off
    pace: float = 0  # seconds between the pieces of a stream
    over: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def url(self) -> str:
        """Its address, as OPENAI_BASE_URL."""
        return f"http://127.0.0.1:{self.port}/v1"

    def say(self, *script: Any) -> None:
        """Answer so, one after the other, and then for ever as the last one."""
        self.script = [*script]

    def next(self) -> Any:
        """What is answered now."""
        with self._lock:
            return self.script.pop(0) if len(self.script) > 1 else self.script[0]


class Fault(str):
    """A fault, and nothing that an AI says."""


@contextlib.contextmanager
def answering() -> Generator[FakeAi]:
    """An AI on a port of this machine, until the block ends."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.block_on_close = False
    ai = _AIS[server.server_address[1]] = FakeAi(server.server_address[1])
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield ai
    finally:
        ai.over.set()
        server.shutdown()
        server.server_close()
        del _AIS[ai.port]


@contextlib.contextmanager
def configured(ai: FakeAi, *, timeout: int = 30) -> Generator[None]:
    """Let this process ask it, until the block ends."""
    chosen = settings()
    before = (chosen.openai_base_url, chosen.openai_api_key, chosen.ai_model, chosen.ai_timeout)
    _choose(ai.url, "sk-canary", MODEL, timeout)
    try:
        yield
    finally:
        _choose(*before)


def _choose(url: str | None, key: str | None, model: str | None, timeout: int) -> None:
    chosen = settings()
    chosen.openai_base_url, chosen.openai_api_key = url, key
    chosen.ai_model, chosen.ai_timeout = model, timeout


_AIS: dict[int, FakeAi] = {}


class _Handler(BaseHTTPRequestHandler):
    """Takes one question."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Keep what was asked, and answer as the test wants."""
        self.close_connection = True
        ai = _AIS[self.server.server_address[1]]  # type: ignore[index]
        text = self.rfile.read(int(self.headers["content-length"])).decode()
        lowered = {name.lower(): value for name, value in self.headers.items()}
        heard = Heard(self.path, lowered, text)
        ai.heard.append(heard)
        try:
            self._answer(ai, heard.body, ai.next())
        except OSError:  # whoever asked has hung up
            ai.hung_up += 1

    def _answer(self, ai: FakeAi, asked: dict[str, Any], how: Any) -> None:
        if isinstance(how, Fault):
            FAULTS[how](self, ai, asked)
        elif isinstance(how, int):
            self.send(how, b'{"error": {"message": "no"}}', **{"Retry-After": "7"})
        elif asked.get("stream"):
            self.stream(_text(how))
        else:
            self.send(200, completion(_text(how)))

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def stream(self, text: str, *, ends: bool = True) -> None:
        """The same in pieces, as server-sent events."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        ai = _AIS[self.server.server_address[1]]  # type: ignore[index]
        for line in events(text, ends=ends, size=10 if ai.pace else 100):
            self.wfile.write(f"data: {line}\n\n".encode())
            ai.over.wait(ai.pace)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


def completion(text: str | None, finish: str = "stop") -> bytes:
    """A chat completion with this text."""
    message = {"role": "assistant", "content": text}
    choices = [{"index": 0, "message": message, "finish_reason": finish}]
    return json.dumps({"id": "c", "object": "chat.completion", "choices": choices}).encode()


def events(text: str, *, ends: bool, size: int = 100) -> Iterator[str]:
    """The pieces of a completion, each as JSON."""
    told = {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": MODEL}
    for start in range(0, len(text), size):
        delta = {"content": text[start : start + size]}
        yield json.dumps({**told, "choices": [{"index": 0, "delta": delta}]})
    if ends:
        last = {"index": 0, "delta": {}, "finish_reason": "stop"}
        yield json.dumps({**told, "choices": [last]})
        yield "[DONE]"


def _text(how: Any) -> str:
    return how if isinstance(how, str) else json.dumps(how)


def _cut(to: _Handler, _: FakeAi, asked: dict[str, Any]) -> None:
    if asked.get("stream"):
        to.stream("{}", ends=False)
        return
    body = completion("{}")
    to.send_response(200)
    to.send_header("Content-Length", str(len(body)))
    to.end_headers()
    to.wfile.write(body[: len(body) // 2])
    to.wfile.flush()
    to.connection.shutdown(socket.SHUT_RDWR)


def _redirect(to: _Handler, ai: FakeAi, _: dict[str, Any]) -> None:
    ai.say("{}")
    to.send(307, b"", Location="/v1/elsewhere")


def _hang(_: _Handler, ai: FakeAi, __: dict[str, Any]) -> None:
    ai.held += 1
    ai.over.wait(120)


def _drip(to: _Handler, ai: FakeAi, _: dict[str, Any]) -> None:
    to.send_response(200)
    to.send_header("Content-Length", "100000")
    to.end_headers()
    ai.held += 1
    while not ai.over.wait(0.05):
        to.wfile.write(b" ")
        to.wfile.flush()


def _huge(to: _Handler, status: int) -> None:
    to.send_response(status)
    to.send_header("Content-Length", str(50 * MB))
    to.end_headers()
    for _ in range(50):
        to.wfile.write(b" " * MB)


def _schemaless(to: _Handler, ai: FakeAi, asked: dict[str, Any]) -> None:
    ai.script.insert(0, Fault("schemaless"))
    if "response_format" in asked:
        to.send(400, b'{"error": {"message": "response_format is not supported"}}')
    else:
        to.send(200, completion(f"Here you are:\n```json\n{_text(ai.script[-1])}\n```"))


FAULTS: dict[str, Any] = {
    "garbage": lambda to, _, __: to.send(200, b"<html>\x00\xff not JSON"),
    "empty": lambda to, _, __: to.send(200, b'{"choices": []}'),
    "null": lambda to, _, __: to.send(200, completion(None)),
    "blank": lambda to, _, __: to.send(200, completion(" \n")),
    "length": lambda to, _, __: to.send(200, completion("{}", "length")),
    "cut": _cut,
    "redirect": _redirect,
    "hang": _hang,
    "drip": _drip,
    "huge": lambda to, _, __: _huge(to, 200),
    "huge fault": lambda to, _, __: _huge(to, 500),
    "packed": lambda to, _, __: to.send(200, b"\x1f\x8b", **{"Content-Encoding": "gzip"}),
    "schemaless": _schemaless,
}
