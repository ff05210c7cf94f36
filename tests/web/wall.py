"""A running server with trial pages, and what a test does to it from outside."""

import contextlib
import os
import shutil
import sys
from collections.abc import Generator, Mapping
from pathlib import Path

import httpx

from talentra.config import ROOT, settings
from tests.harness.cast import PASSWORD
from tests.harness.pointing import pointed_at
from tests.harness.program import Program, free_port
from tests.harness.socket_client import SocketClient

STATES = "reflex___state____state.talentra___ui___state____app_state"
TRIAL = f"{STATES}.tests___web___trial___pages____"
PAGE = "<!doctype html><script>let greeting = 1</script><p>{words}</p>"
BUILT = {
    **{f"{page}/index.html": page for page in ("login", "register", "setup", "refused")},
    **{f"{page}/index.html": page for page in ("admin", "applications")},
    **{f"{page}.html": page for page in ("admin", "404", "index")},
}


class Wall:
    """One server on a database and a port of its own."""

    def __init__(self, folder: Path, database_url: str, **more: str) -> None:
        """Choose where; `more` are further settings."""
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.folder = folder
        self.database_url = database_url
        _lay_out(folder)
        chosen = {
            "TALENTRA_DATA": str(folder / "data"),
            "TALENTRA_PORT": str(self.port),
            "DATABASE_URL": database_url,
            "SECRET_KEY": settings().secret_key,
            "PYTHONPATH": str(ROOT),
            **more,
        }
        command = [sys.executable, "-m", "tests.web.trial.start"]
        environment = {**os.environ, **chosen}
        self._program = Program(command, folder / "log", environment=environment, folder=folder)

    def start(self) -> None:
        """Start it; returns when it answers."""
        self._program.start(self._answers, within=60)

    def stop(self) -> None:
        """Stop it."""
        self._program.stop()

    def log(self) -> str:
        """Everything it has written."""
        return self._program.output()

    @contextlib.contextmanager
    def behind(self) -> Generator[None]:
        """Let this process use its database for a while."""
        with pointed_at(self.database_url, self.folder / "files"):
            yield

    def client(self, **headers: str) -> httpx.Client:
        """A browser without its cookies: says that it posts from our own page."""
        return httpx.Client(base_url=self.url, headers={"Origin": self.url, **headers})

    def post(self, path: str, form: Mapping[str, str], **headers: str) -> httpx.Response:
        """Post a form as a page of ours would."""
        with self.client(**headers) as client:
            return client.post(path, data=form)

    def get(self, path: str, cookie: str = "", **headers: str) -> httpx.Response:
        """Ask for an address."""
        with self.client(**({"Cookie": cookie} if cookie else {}), **headers) as client:
            return client.get(path)

    def cookie(self, name: str) -> str:
        """Somebody's cookie, fresh from the form."""
        form = {"email": f"{name}@talentra.example", "password": PASSWORD}
        answer = self.post("/auth/login", form)
        assert answer.status_code == 303, answer.text
        return "; ".join(f"{key}={value}" for key, value in answer.cookies.items())

    def sign_out(self, cookie: str) -> httpx.Response:
        """Press the button in the menu."""
        return self.post("/auth/logout", {}, Cookie=cookie)

    def socket(
        self, name: str | None = None, *, cookie: str = "", token: str | None = None
    ) -> SocketClient:
        """A tab of somebody, or of nobody."""
        sent = cookie or (self.cookie(name) if name else None)
        return SocketClient(self.url, cookie=sent, token=token)

    def _answers(self) -> bool:
        with contextlib.suppress(httpx.HTTPError):
            return self.get("/ping").status_code == 200
        return False


def said(client: SocketClient) -> str:
    """The sentences of the client's last update."""
    return str(client.updates[-1].events) if client.updates else ""


def _lay_out(folder: Path) -> None:
    """A folder to run in: the product's settings, and a built client made by hand."""
    built = folder / ".web" / "build" / "client"
    for name, words in BUILT.items():
        page = built / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(PAGE.format(words=f"page of {words}"))
    (built / "assets").mkdir()
    (built / "assets" / "entry-4f2a.js").write_text("1")
    (built / "logo.svg").write_text("<svg/>")
    (folder / "data").mkdir(parents=True)
    shutil.copy(ROOT / "rxconfig.py", folder)
