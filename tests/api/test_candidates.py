"""A candidate's own numbers, and drafts while there is no AI, by REST."""

from typing import Any

import pytest

from tests.api.rest import Rest, problem, signed_in
from tests.harness.cast import Cast


@pytest.fixture
def cleo(cast: Cast) -> Rest:
    """Cleo's client."""
    return signed_in(cast.cleo)


def test_stats_name_every_stage(cleo: Rest) -> None:
    told = cleo.get("candidates/stats").json()
    assert set(told) == {"applications", "by_stage", "last_activity_at"}
    assert (told["applications"], told["by_stage"]["applied"], len(told["by_stage"])) == (1, 1, 7)


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
