"""The scripts in docs/api.md do what it says, against a running server."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Generator
from uuid import UUID

import pytest

from talentra import db
from talentra.config import ROOT
from talentra.models import Application, Scope
from talentra.models.webhooks import Event
from talentra.services import api_tokens
from tests.harness.cast import PASSWORD, Cast
from tests.harness.receiver import Receiver, receiving
from tests.harness.server import Server
from tests.services import acts

PAGE = (ROOT / "docs" / "api.md").read_text()


def scripts(language: str) -> list[str]:
    """The page's blocks in a language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def run(command: list[str], script: str, **environment: str) -> str:
    """What a script prints."""
    done = subprocess.run(
        command,
        input=script,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": os.environ["PATH"], **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def python(script: str, **environment: str) -> str:
    """What a Python script prints; it may use nothing of ours, and no package."""
    return run([sys.executable, "-I", "-S", "-"], script, **environment)


@pytest.fixture
def codys_token(server: Server, server_cast: Cast) -> str:
    """A token that reads and writes."""
    with server.behind(), db.transaction() as session:
        return api_tokens.create(session, server_cast.cody, "Docs", scope=Scope.WRITE, days=1)[1]


@pytest.fixture
def receiver() -> Generator[Receiver]:
    """A system elsewhere."""
    with receiving() as running:
        yield running


def test_the_first_script_pages_through_all_open_jobs(
    server: Server, server_cast: Cast, codys_token: str
) -> None:
    with server.behind(), db.transaction() as session:
        titles = [f"Baker {number}" for number in range(45)]
        for title in titles:
            acts.post(session, server_cast.rosa, title=title)
    first = scripts("python")[0]
    assert len([line for line in first.splitlines() if line]) == 10
    printed = python(first, TALENTRA_URL=server.url, TALENTRA_TOKEN=codys_token).splitlines()
    assert sorted(title for title in printed if title in titles) == sorted(titles)


def test_the_first_curl_signs_in(server: Server, server_cast: Cast) -> None:
    (script,) = scripts("sh")
    environment = {
        "TALENTRA_URL": server.url,
        "TALENTRA_EMAIL": "cleo@talentra.example",
        "TALENTRA_PASSWORD": PASSWORD,
    }
    told = json.loads(run(["sh"], script, **environment))
    assert told["id"] == str(server_cast.cleo.user_id)


def test_applying_is_sent_again_until_it_is_answered(
    server: Server, server_cast: Cast, codys_token: str
) -> None:
    with server.behind(), db.transaction() as session:
        job = acts.post(session, server_cast.rosa)
    environment = {
        "TALENTRA_URL": server.url,
        "TALENTRA_TOKEN": codys_token,
        "JOB_ID": str(job.id),
        "RESUME_ID": str(server_cast.codys_resume_id),
    }
    told = json.loads(python(scripts("python")[1], **environment))
    with server.behind(), db.reading() as session:
        assert session.get_one(Application, UUID(told["id"])).job_id == job.id


def test_the_receiver_knows_what_is_genuine(
    server: Server, server_cast: Cast, receiver: Receiver
) -> None:
    given: dict[str, object] = {}
    exec(scripts("python")[2], given)
    is_genuine: object = given["is_genuine"]
    assert callable(is_genuine)
    body = {"url": receiver.url(), "events": ["job.opened"], "allows_private": True}
    with server.sign_in("ada@talentra.example") as ada:
        made = ada.post("/api/admin/webhooks", json=body).json()
        ada.post(f"/api/admin/webhooks/{made['id']}/test").raise_for_status()
        (came,) = receiver.wait_for(1)
        ada.delete(f"/api/admin/webhooks/{made['id']}").raise_for_status()
    assert is_genuine(made["secret"], came.headers, came.body)
    assert not is_genuine(made["secret"], came.headers, came.body + b" ")
    assert not is_genuine("whsec_" + "A" * 44, came.headers, came.body)
    old = {**came.headers, "webhook-timestamp": "1700000000"}
    assert not is_genuine(made["secret"], old, came.body)


def test_the_page_names_every_event() -> None:
    named = set(re.findall(r"^\| `([a-z]+\.[a-z]+)` \|", PAGE, re.MULTILINE))
    assert named == {*Event, "webhook.test"}
