"""An AI that hangs keeps those who ask it waiting, and nobody else."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from talentra import ai
from tests.harness.ai_server import MODEL, Fault, answering
from tests.harness.cast import Cast, email
from tests.harness.receiver import eventually
from tests.harness.server import Server

CALLS = 60
PATIENCE = 100  # seconds, of the AI and of those who ask it
JOB = {
    "title": "Lamp maker",
    "company": "Halden Robotics",
    "description": "Make lamps.",
    "location": "Oslo",
    "experience_level": "1-3",
    "skills": ["Glass"],
}
OTHERS = ("auth/me", "jobs", "recruiters/dashboard", "recruiters/my-candidates", "health/ready")


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_sixty_calls_that_hang_keep_nobody_else_waiting(
    start_server: Callable[..., tuple[Server, Cast]], engine_kind: str
) -> None:
    with answering() as fake:
        fake.say({"changes": []})
        chosen = {"OPENAI_BASE_URL": fake.url, "TALENTRA_AI_MODEL": MODEL}
        server, cast = start_server(**chosen, TALENTRA_AI_TIMEOUT=str(PATIENCE))
        candidates = [server.sign_in(email(each)) for each in (cast.cleo, cast.cody)]
        assert _ask(candidates[0]).status_code == 200  # what is slow the first time is over
        fake.say(Fault("hang"))
        with ThreadPoolExecutor(CALLS) as threads, server.sign_in(email(cast.rosa)) as rosa:
            asking = [threads.submit(_ask, candidates[n % 2]) for n in range(CALLS)]
            eventually(lambda: sum(each.done() for each in asking) == CALLS - ai.AT_ONCE)
            eventually(lambda: fake.held == ai.AT_ONCE)
            for call in OTHERS:
                assert rosa.get(f"/api/{call}").status_code == 200, call
            assert rosa.post("/api/jobs", json=JOB).status_code == 201
            suggested = rosa.post("/api/jobs/suggest", json={"title": "Lamp maker"}).json()
            assert suggested["source"] == "history" and ai.BUSY in suggested["note"]
            assert sum(each.done() for each in asking) == CALLS - ai.AT_ONCE  # the rest still wait
            server.kill()
        for client in candidates:
            client.close()
    refused = [each.result() for each in asking if not each.exception()]
    assert len(refused) == CALLS - ai.AT_ONCE
    for answer in refused:
        assert (answer.status_code, answer.json()["detail"]) == (503, ai.BUSY)
        assert answer.headers["retry-after"]


def _ask(client: httpx.Client) -> httpx.Response:
    return client.post("/api/candidates/ai-resume", json={"mode": "generate"}, timeout=PATIENCE)
