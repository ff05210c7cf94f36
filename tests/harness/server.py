"""The product itself, running as its people run it, with what a test does to it from outside."""

import contextlib
import os
import sys
from collections.abc import Generator
from http import HTTPStatus
from pathlib import Path

import httpx

from talentra.config import ROOT, settings
from tests.harness import cast
from tests.harness.pointing import pointed_at
from tests.harness.program import Program, free_port
from tests.harness.socket_client import SocketClient

BUILDING = 300  # seconds that the first start of a run may take: it builds the web client
READY = "/api/health/ready"
IDLE = 2  # seconds until a connection is not used again: the server closes it after five


class Server:
    """One `python -m talentra serve` with a data folder of its own."""

    def __init__(
        self,
        folder: Path,
        *,
        database_url: str,
        redis_url: str = "",
        files: Path | str | None = None,
        demo: bool = False,
        **more: str,
    ) -> None:
        """Choose its database; `more` are further settings, such as TALENTRA_WORKERS="2"."""
        self.folder = folder
        self.database_url = database_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.place = str(files or folder / "files")  # a folder, or a bucket
        self.files = Path(self.place)
        folder.mkdir(parents=True, exist_ok=True)
        chosen = self._settings(redis_url, "on" if demo else "off")
        self._program = Program(
            [sys.executable, "-m", "talentra", "serve", "--port", str(self.port)],
            folder / "log",
            environment={**os.environ, **chosen, **more},
            folder=ROOT,
        )

    def start(self, *, within: float = BUILDING) -> None:
        """Start it; returns when it says that it is ready."""
        self._program.start(self.is_ready, within=within)

    def stop(self) -> None:
        """Stop it in order."""
        self._program.stop()

    def kill(self) -> None:
        """End it and its workers at once, as a power cut would."""
        self._program.kill()

    def restart(self) -> None:
        """Stop it in order and start it again on the same port, with everything it had."""
        self.stop()
        self.start()

    def pause(self) -> None:
        """Freeze it: connections stay open and nothing answers."""
        self._program.pause()

    def resume(self) -> None:
        """Let it go on after a pause."""
        self._program.resume()

    @property
    def pid(self) -> int:
        """The process id of its first process."""
        return self._program.pid

    def output(self) -> str:
        """Everything it has written so far."""
        return self._program.output()

    def is_ready(self) -> bool:
        """Whether it says that it can serve."""
        with contextlib.suppress(httpx.HTTPError):
            return httpx.get(f"{self.url}{READY}", timeout=5).status_code == HTTPStatus.OK
        return False

    @contextlib.contextmanager
    def behind(self) -> Generator[None]:
        """Let this process read and write the server's database and files for a while."""
        with pointed_at(self.database_url, self.place):
            yield

    def client(self, **headers: str) -> httpx.Client:
        """An HTTP client that follows no redirects, for a `with` block; nobody is signed in."""
        sent = {"Origin": self.url, **headers}
        limits = httpx.Limits(keepalive_expiry=IDLE)
        return httpx.Client(base_url=self.url, headers=sent, timeout=30, limits=limits)

    def sign_in(self, email: str, password: str = cast.PASSWORD) -> httpx.Client:
        """An HTTP client with somebody's access token, for a `with` block."""
        with self.client() as client:
            answer = client.post("/api/auth/login", json={"email": email, "password": password})
        answer.raise_for_status()
        return self.client(Authorization=f"Bearer {answer.json()['access_token']}")

    def cookie(self, email: str, password: str = cast.PASSWORD) -> str:
        """What the sign-in form leaves in a browser, as "name=value"."""
        with self.client() as client:
            form = {"email": email, "password": password}
            answer = client.post("/auth/login", data=form)
            kept = [f"{name}={value}" for name, value in client.cookies.items()]
        if answer.status_code != HTTPStatus.SEE_OTHER or not kept:
            raise AssertionError(f"{email} was not signed in: {answer.status_code} {answer.text}")
        return "; ".join(kept)

    def socket(self, email: str | None = None, *, origin: str | None = "same") -> SocketClient:
        """An event socket, signed in as somebody or as nobody; open it in a `with` block."""
        return SocketClient(self.url, cookie=self.cookie(email) if email else None, origin=origin)

    def _settings(self, redis_url: str, demo: str) -> dict[str, str]:
        return {
            "TALENTRA_DATA": str(self.folder),
            "TALENTRA_FILES": self.place,
            "TALENTRA_HOST": "127.0.0.1",
            "TALENTRA_PUBLIC_URL": self.url,
            "TALENTRA_DEMO": demo,
            "DATABASE_URL": self.database_url,
            "REDIS_URL": redis_url,
            "SECRET_KEY": settings().secret_key,  # so that this process hashes passwords alike
        }
