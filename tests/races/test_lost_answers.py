"""A server that dies right after the commit: what it did stands, and sending again is safe."""

import contextlib
import threading
import time
from collections.abc import Callable

import httpx
import pytest
from sqlmodel import col

from talentra import db
from talentra.models import Application, StageEvent
from tests.harness import documents
from tests.harness.cast import Cast
from tests.harness.server import Server

KEY = {"Idempotency-Key": "8d1c0f6a"}
StartServer = Callable[..., tuple[Server, Cast]]


def codys(server: Server, cast: Cast) -> list[Application]:
    """Cody's applications, as they stand in the database."""
    with server.behind(), db.reading() as session:
        mine = col(Application.candidate_id) == cast.cody.user_id
        return session.query(Application).filter(mine).all()


def send(client: httpx.Client, cast: Cast, form: bool) -> httpx.Response:
    """Cody applies, with a new file or with the resume he keeps."""
    job = {"job_id": str(cast.job_id)}
    if form:
        files = {"file": ("cody.pdf", documents.pdf("Cody's second"), "application/pdf")}
        return client.post("/api/submissions/apply", files=files, data=job, headers=KEY)
    body = {**job, "resume_id": str(cast.codys_resume_id)}
    return client.post("/api/submissions/apply", json=body, headers=KEY)


@pytest.mark.parametrize("form", [False, True], ids=["json", "form"])
def test_an_answer_that_was_lost_is_given_again(
    start_server: StartServer, engine_kind: str, form: bool
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    with server.sign_in("cody@talentra.example") as client:

        def first() -> None:
            with contextlib.suppress(httpx.HTTPError):
                send(client, cast, form)

        calling = threading.Thread(target=first)
        calling.start()
        while not codys(server, cast):
            time.sleep(0.001)
        server.kill()
        calling.join()
        (made,) = codys(server, cast)
        server.start()
        again = send(client, cast, form)
        assert again.status_code == 201
        assert again.headers["idempotent-replayed"] == "true"
        assert again.json()["id"] == str(made.id)
        assert again.json()["history"][0]["to"] == "applied"
        assert len(codys(server, cast)) == 1
    with server.behind(), db.reading() as session:
        assert session.query(StageEvent).filter_by(application_id=made.id).count() == 1
