"""A candidate's own numbers, and drafts with and without an AI, by REST."""

from collections.abc import Generator
from typing import Any

import pytest

from talentra.services import ai_calls
from tests.api.rest import Rest, problem, signed_in
from tests.harness.ai_server import MODEL, FakeAi, Fault, answering, configured
from tests.harness.cast import Cast
from tests.services.inventions import HOSTILE

EDIT = {"path": "work[0].highlights[0]", "after": "Moved data.", "why": "It is shorter."}
LIE = {"path": "work[0].name", "after": "Initech", "why": "It is missing."}
DRAFT = {"work": [{"highlights": ["I was the one who moved the data."]}]}


@pytest.fixture
def cleo(cast: Cast) -> Rest:
    """Cleo's client."""
    return signed_in(cast.cleo)


def test_stats_name_every_stage(cleo: Rest) -> None:
    told = cleo.get("candidates/stats").json()
    assert set(told) == {"applications", "by_stage", "last_activity_at"}
    assert (told["applications"], told["by_stage"]["applied"], len(told["by_stage"])) == (1, 1, 7)


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestDraftsOfAnAi:
    def test_come_with_every_change(self, cleo: Rest, fake: FakeAi) -> None:
        fake.say({"changes": [EDIT, LIE]})
        answer = cleo.post("candidates/ai-resume", {"mode": "improve", "draft": DRAFT})
        assert answer.json() == {
            "draft": {"work": [{"highlights": ["Moved data."]}]},
            "changes": [
                {
                    "path": "work[0].highlights[0]",
                    "before": "I was the one who moved the data.",
                    "after": "Moved data.",
                    "why": "It is shorter.",
                    "needs_confirmation": False,
                },
                {**LIE, "before": None, "needs_confirmation": True},
            ],
            "model": MODEL,
        }

    @pytest.mark.parametrize(
        ("fault", "wait"), [(500, "7"), (429, "7"), (401, "3600"), (Fault("null"), "10")], ids=str
    )
    def test_are_away_with_a_sentence_and_a_time_to_wait(
        self, cleo: Rest, fake: FakeAi, fault: Any, wait: str
    ) -> None:
        fake.say(fault)
        answer = cleo.post("candidates/ai-resume", {"mode": "generate"})
        assert answer.status_code == 503
        assert problem(answer)["detail"].startswith("The AI")
        assert answer.headers["retry-after"] == wait

    def test_are_too_many_after_a_days_share(
        self, cleo: Rest, fake: FakeAi, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ai_calls, "DAILY", 0)
        answer = cleo.post("candidates/ai-resume", {"mode": "generate"})
        assert answer.status_code == 429
        assert "within a day" in problem(answer)["detail"]
        assert int(answer.headers["retry-after"]) > 80_000

    def test_hold_hostile_text_as_text_and_not_in_the_draft(self, cleo: Rest, fake: FakeAi) -> None:
        texts = [text for text in HOSTILE if text.strip()]
        changes = [{"path": f"skills[{n}].name", "after": t, "why": t} for n, t in enumerate(texts)]
        fake.say({"changes": changes})
        answer = cleo.post("candidates/ai-resume", {"mode": "improve", "draft": DRAFT})
        assert answer.headers["content-type"] == "application/json"
        assert (answer.json()["draft"], answer.json()["changes"]) == (DRAFT, [])


class TestDrafts:
    @pytest.mark.parametrize(
        "body",
        [
            {"mode": "generate"},
            {"mode": "generate", "instructions": "Short."},
            {"mode": "improve", "draft": {"basics": {"name": "Cleo"}}},
            {"mode": "improve", "resume_id": "{resume_id}"},
            {"mode": "tailor", "resume_id": "{resume_id}", "job_id": "{job_id}"},
        ],
        ids=str,
    )
    def test_say_that_no_ai_is_configured(
        self, cast: Cast, cleo: Rest, body: dict[str, Any]
    ) -> None:
        ids = {"resume_id": cast.cleos_resume_id, "job_id": cast.job_id}
        sent = {name: str(ids.get(name, value)) for name, value in body.items() if name != "draft"}
        answer = cleo.post("candidates/ai-resume", {**body, **sent})
        assert answer.status_code == 503
        assert "No AI is configured" in problem(answer)["detail"]
        assert answer.headers["retry-after"] == "3600"

    @pytest.mark.parametrize(
        "body",
        [
            {},
            {"mode": "write"},
            {"mode": "improve"},
            {"mode": "tailor", "draft": {"basics": {}}},
            {"mode": "generate", "draft": "text"},
            {"mode": "generate", "instructions": "x" * 2001},
            {"mode": "generate", "model": "large"},
            {"mode": "generate", "base_url": "http://evil.example"},
        ],
        ids=lambda body: str(body)[:60],
    )
    def test_are_asked_for_exactly(self, cleo: Rest, body: dict[str, Any]) -> None:
        assert cleo.post("candidates/ai-resume", body).status_code == 422

    def test_are_made_of_what_is_ones_own(self, cast: Cast, cleo: Rest) -> None:
        mine = str(cast.cleos_resume_id)
        for hidden in (
            {"resume_id": str(cast.codys_resume_id)},
            {"resume_id": str(cast.job_id)},
            {"resume_id": "nothing"},
            {"resume_id": mine, "job_id": mine},
        ):
            answer = cleo.post("candidates/ai-resume", {"mode": "improve", **hidden})
            assert answer.status_code == 404

    def test_are_for_candidates(self, cast: Cast) -> None:
        for other in (cast.rosa, cast.ada):
            answer = signed_in(other).post("candidates/ai-resume", {"mode": "generate"})
            assert answer.status_code == 403
