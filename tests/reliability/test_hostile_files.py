"""Files that nobody should take, sent to a running server: a sentence each, and nothing is kept."""

import json
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import httpx
import pytest

from talentra import talentra
from talentra.errors import TooLarge
from talentra.ui.pages.candidate.job_state import JobState
from talentra.ui.pages.candidate.resumes_state import ResumesState
from talentra.ui.state import AppState
from tests.documents.refused import REFUSED
from tests.harness import servers
from tests.harness.cast import Cast, email
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient
from tests.harness.truth import untrue_behind
from tests.races.stage import new_job

Send = Callable[["Scene", bytes, str], tuple[int, str]]


class Scene:
    """Cody, signed in at both doors of a server with an open job."""

    def __init__(self, server: Server, cast: Cast) -> None:
        """Sign him in; the job is Rosa's."""
        self.server = server
        with server.behind():
            self.job_id = str(new_job(cast.rosa))
        self.cookie = server.cookie(email(cast.cody))
        self.api = server.sign_in(email(cast.cody))

    def stored(self) -> set[Path]:
        """Every file below the server's folder for files."""
        return {path for path in self.server.files.rglob("*") if path.is_file()}

    def kept(self) -> Any:
        """What Cody keeps and what he has sent."""
        asked = ("/api/candidates/resumes", "/api/submissions/my-applications")
        return [self.api.get(path).raise_for_status().json() for path in asked]

    def upload(
        self, path: str, state: type[AppState], method: str, content: bytes, name: str, **args: Any
    ) -> tuple[int, str]:
        """Send a file as a page's script does; the status, and all that the page is told."""
        assert talentra.app  # gives every state its place in the tree
        with SocketClient(self.server.url, cookie=self.cookie) as tab:
            tab.open(path)
            told = {
                "Reflex-Client-Token": tab.token,
                "Reflex-Event-Handler": f"{state.get_full_name()}.{method}",
                "Cookie": self.cookie,
            }
            with self.server.client(**told) as page:
                answer = page.post(
                    "/_upload",
                    files={"files": (name, content)},
                    data={"__reflex_event_args": json.dumps(args)},
                )
        return answer.status_code, answer.text


def rest_resume(scene: Scene, content: bytes, name: str) -> tuple[int, str]:
    return _answer(scene.api.post("/api/candidates/resumes", files={"file": (name, content)}))


def rest_apply(scene: Scene, content: bytes, name: str) -> tuple[int, str]:
    told = {"job_id": scene.job_id}
    sent = {"file": (name, content)}
    return _answer(scene.api.post("/api/submissions/apply", files=sent, data=told))


def page_resume(scene: Scene, content: bytes, name: str) -> tuple[int, str]:
    return scene.upload("/resumes", ResumesState, "upload", content, name, slot=2, replaced="")


def page_apply(scene: Scene, content: bytes, name: str) -> tuple[int, str]:
    fields = {"resume": "new", "cover_note": "", "replaced": ""}
    return scene.upload(f"/jobs/{scene.job_id}", JobState, "apply", content, name, fields=fields)


REST: list[Send] = [rest_resume, rest_apply]
PAGES: list[Send] = [page_resume, page_apply]


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Generator[Scene]:
    """A server of this module's own."""
    with servers.with_cast(tmp_path_factory.mktemp("hostile")) as (server, cast):
        scene = Scene(server, cast)
        with scene.api:
            yield scene


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("send", REST)
def test_rest_has_a_code_and_a_sentence_for_it(scene: Scene, send: Send, case: str) -> None:
    content, name, kind, words = REFUSED[case]
    before = scene.kept(), scene.stored()
    status, said = send(scene, content, name)
    assert (status, words in said) == (kind.status, True), said
    assert (scene.kept(), scene.stored()) == before


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("send", PAGES)
def test_a_page_has_a_sentence_for_it(scene: Scene, send: Send, case: str) -> None:
    content, name, kind, words = REFUSED[case]
    before = scene.kept(), scene.stored()
    status, said = send(scene, content, name)
    if (status, kind) != (TooLarge.status, TooLarge):  # the largest do not even reach the page
        assert (status, words in said) == (200, True), said
    assert (scene.kept(), scene.stored()) == before


def test_nothing_broke_on_the_way(scene: Scene) -> None:
    with scene.server.behind():
        assert untrue_behind(scene.server) == []
    said = scene.server.output()
    assert "Traceback" not in said
    assert "unexpected" not in said


def _answer(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["Content-Type"] == "application/problem+json"
    told = answer.json()
    return answer.status_code, told["detail"]
