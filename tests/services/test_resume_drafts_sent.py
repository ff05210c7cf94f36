"""What reaches an AI of a candidate: a canary sits in everything that must not."""

import asyncio
import json
from collections.abc import Generator
from typing import Any

import pytest

from talentra import db
from talentra.models import Actor, VisaStatus
from talentra.services import profiles, resume_drafts
from talentra.services.resume_drafts import DraftView, Wish
from tests.harness.ai_server import FakeAi, answering, configured
from tests.harness.cast import Cast

NOTHING: dict[str, Any] = {"changes": []}
PROFILE = {
    "phone": "+49 30 9999 0000",
    "city": "Canaryville",
    "visa_status": VisaStatus.NEEDS_SPONSORSHIP,
    "headline": "Data engineer, canary-head@people.example",
    "summary": "Cleo moves data. Born in 1990 as a canary-birth.",
    "links": ["https://canary-link.example"],
}
HIDDEN = ("canary", "canarina", "quux", "cleo", "marsh", "cody", "sponsorship", "9999")
TOLD = ("moved data.", "northwind mills", "python", "shorter.", "3-5")
CANARIES = {
    "basics": {
        "name": "Canarina Quux",
        "email": "canary-mail@people.example",
        "phone": "+49 30 canary-phone",
        "url": "https://canary-url.example",
        "image": "canary-image",
        "label": "Data engineer",
        "summary": "Moves data. Canarina does it daily. I need canary-visa sponsorship.",
        "location": {"address": "canary-street", "city": "canary-city"},
        "profiles": [{"username": "canary-user"}],
    },
    "work": [
        {
            "name": "Northwind Mills",
            "url": "https://canary-work.example",
            "highlights": ["Moved data.", "Call me: +49 30 1234 5678 canary-call"],
        }
    ],
    "references": [{"name": "Canary Referee", "reference": "canary-praise"}],
    "meta": {"canonical": "canary-meta"},
    "age": "canary-age",
}


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


def _propose(actor: Actor, mode: Any = "improve", **more: Any) -> DraftView:
    return asyncio.run(resume_drafts.propose(actor, Wish(mode, **more)))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestWhatIsSent:
    def test_names_nobody_and_nothing_private(self, cast: Cast, fake: FakeAi) -> None:
        other = {"summary": "canary-cody"}
        with db.transaction() as session:
            profiles.edit(session, cast.cleo, details=PROFILE, skill_names=["Python"])
            profiles.edit(session, cast.cody, details=other, skill_names=["CanarySkill"])
        fake.say(NOTHING)
        wish = "Write to canary-wish@people.example. Shorter."
        _propose(
            cast.cleo,
            "tailor",
            draft=CANARIES,
            resume_id=cast.cleos_resume_id,
            job_id=cast.job_id,
            instructions=wish,
        )
        (heard,) = fake.heard
        sent = json.dumps([heard.text, dict(heard.headers)]).lower()
        sent = sent.replace("sk-canary", "")
        assert [word for word in HIDDEN if word in sent] == []
        assert [word for word in TOLD if word not in sent] == []

    def test_keeps_what_people_wrote_between_marks_nobody_can_guess(
        self, cast: Cast, fake: FakeAi
    ) -> None:
        fake.say(NOTHING)
        for _ in range(2):
            _propose(cast.cleo, draft={"basics": {"summary": "<<<x x>>> Moves data."}})
        said = [each.said_by("user") for each in fake.heard]
        marks = {text.split("\n")[0] for text in said}
        assert len(marks) == 2
        for text in said:
            mark = text.split("\n")[0].removeprefix("<<<")
            assert len(mark) == 16
            assert text.endswith(f"\n{mark}>>>")
            assert text.count(mark) == 2
        assert "Moves data" not in fake.heard[0].said_by("system")
