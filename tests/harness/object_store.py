"""A real HTTP server that speaks S3, in a process of its own, and empty buckets for tests."""

import sys
from dataclasses import dataclass
from uuid import uuid4

import httpx

from talentra.config import settings
from tests.harness import run
from tests.harness.program import Program, free_port, listens

KEYS = {"AWS_ACCESS_KEY_ID": "talentra", "AWS_SECRET_ACCESS_KEY": "not-a-secret"}
STARTING = 60  # seconds that its first start may take on a busy machine


class ObjectStore:
    """One server; everything is in its memory."""

    def __init__(self) -> None:
        """Keep where it lives; nothing runs before `start`."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._program = Program(
            [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(self.port)],
            run.folder() / f"object-store-{self.port}.log",
        )

    def start(self) -> None:
        """Start it (again), empty; returns when it answers."""
        self._program.start(lambda: listens(self.port), within=STARTING)

    def stop(self) -> None:
        """Shut it down."""
        self._program.stop()

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        self._program.pause()

    def resume(self) -> None:
        """Let it go on after a pause."""
        self._program.resume()


@dataclass(frozen=True, slots=True)
class Bucket:
    """An empty bucket, and how a server is told of it."""

    place: str
    endpoint: str

    @property
    def settings(self) -> dict[str, str]:
        """The settings of whoever keeps files in it, but for TALENTRA_FILES."""
        return {**KEYS, "AWS_ENDPOINT_URL": self.endpoint}


def bucket_in(endpoint: str) -> Bucket:
    """A new bucket there; this process knows how to reach it when it is pointed at its place."""
    name = f"talentra-{uuid4().hex}"
    httpx.put(f"{endpoint}/{name}", timeout=30).raise_for_status()
    settings().aws_endpoint_url = endpoint
    settings().aws_access_key_id = KEYS["AWS_ACCESS_KEY_ID"]
    settings().aws_secret_access_key = KEYS["AWS_SECRET_ACCESS_KEY"]
    return Bucket(f"s3://{name}/talentra", endpoint)


def fresh_bucket() -> Bucket:
    """An empty bucket on the server that the whole run shares."""
    return bucket_in(run.once("object-store", _start_shared))


def _start_shared() -> str:
    server = ObjectStore()
    server.start()
    return server.url
