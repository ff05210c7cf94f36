"""An AI's help with one's own draft: what is asked, what is offered, and hanging up."""

import asyncio
import json
from collections.abc import Generator
from uuid import UUID

import pytest

from talentra import ai, db
from talentra.errors import Invalid, NotFound, Refused, TooMany
from talentra.queries import audit
from talentra.queries.audit import AuditFilter
from talentra.queries.pages import Ask
from talentra.services import ai_calls, resume_help
from talentra.services import drafts as service
from talentra.services.resume_help import Wanted
from tests.harness.ai_server import FakeAi, answering, configured
from tests.harness.cast import Cast
from tests.harness.receiver import eventually
from tests.services import helping
from tests.services.helping import BULLET
from tests.services.inventions import DRAFT


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


@pytest.fixture
def draft_id(cast: Cast) -> UUID:
    """A draft of Cleo's."""
    with db.transaction() as session:
        return service.create(session, cast.cleo, "Mine", DRAFT).id


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestPropose:
    def test_gives_three_options_for_one_bullet_and_no_more(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        before = dict(resume_help.bullets(DRAFT))[BULLET]
        options = [
            f"{word} the payroll data of 40 sites." for word in ("Handled", "Moving", "Kept")
        ]
        fake.say(
            helping.says(*[(BULLET, each) for each in [*options, "More"]], ("basics.label", "Chef"))
        )
        offers = helping.propose(cast.cleo, draft_id, helping.wanted(cast, "bullet"))
        assert [(each.change.before, each.change.path) for each in offers] == [(before, BULLET)] * 3
        assert helping.content(cast.cleo, draft_id) == DRAFT
        assert json.loads(fake.heard[0].said_by("user").split("\n")[1])["only"] == BULLET

    def test_says_which_words_are_nowhere_in_what_was_said(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        fake.say(helping.says((BULLET, "Moved payroll data of 400 sites with Kubernetes.")))
        (offer,) = helping.propose(cast.cleo, draft_id, helping.wanted(cast, "bullet"))
        assert offer.change.needs_confirmation
        assert offer.doubts == ("400", "Kubernetes")

    def test_takes_notes_for_the_candidates_own_words(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        fake.say(helping.says(("work[0].highlights[9]", "Ran Kubernetes.")))
        noted = Wanted("generate", notes="I ran Kubernetes. Call me: cleo@marsh.example")
        (offer,) = helping.propose(cast.cleo, draft_id, noted)
        assert not offer.change.needs_confirmation
        assert "cleo@marsh.example" not in fake.heard[0].text

    def test_is_told_what_has_come_so_far(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        fake.say(helping.says((BULLET, "Moved payroll data of 40 sites.")))
        fake.pace = 0.005
        heard: list[str] = []
        helping.propose(cast.cleo, draft_id, helping.wanted(cast, "bullet"), heard.append)
        told = [resume_help.spoken(each) for each in heard]
        assert ["Moved payroll data of 40 sites."] in told
        assert any(len(each[0]) < 20 for each in told if each)

    @pytest.mark.parametrize(
        ("wanted", "field"),
        [
            (Wanted("bullet", path="work[9].highlights[0]"), "path"),
            (Wanted("bullet", path="basics.name"), "path"),
            (Wanted("tailor"), "job"),
            (Wanted("translate", language=" "), "language"),
        ],
        ids=["no such text", "a name", "no job", "no language"],
    )
    def test_wants_to_know_what_is_meant(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, wanted: Wanted, field: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            helping.propose(cast.cleo, draft_id, wanted)
        assert dict(refused.value.fields or ()).keys() == {field}
        assert not fake.heard

    def test_is_for_ones_own_drafts(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        with pytest.raises(NotFound):
            helping.propose(cast.cody, draft_id, Wanted("summary"))
        with pytest.raises(Refused):
            helping.propose(cast.ada, draft_id, Wanted("summary"))
        assert not fake.heard

    def test_is_counted_with_everything_else_that_is_asked(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ai_calls, "DAILY", 2)
        fake.say(helping.says())
        left = []
        for _ in range(2):
            helping.propose(cast.cleo, draft_id, Wanted("summary"))
            with db.reading() as session:
                left.append((ai_calls.left(session, cast.cleo), ai_calls.left(session, cast.cody)))
        assert left == [(1, 2), (0, 2)]
        with pytest.raises(TooMany):
            helping.propose(cast.cleo, draft_id, Wanted("summary"))


@pytest.mark.parametrize("engine_kind", ["sqlite"])
class TestHangingUp:
    def test_closes_the_connection_and_is_written_down(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        fake.say(helping.says(("basics.summary", "x" * 1500)))
        fake.pace = 0.05

        async def leave() -> None:
            begun = asyncio.Event()
            loop = asyncio.get_running_loop()

            def hear(_: str) -> None:
                loop.call_soon_threadsafe(begun.set)

            asking = asyncio.ensure_future(
                resume_help.propose(cast.cleo, draft_id, Wanted("summary"), hear)
            )
            await asyncio.wait_for(begun.wait(), 10)
            asking.cancel()
            with pytest.raises(asyncio.CancelledError):
                await asking

        asyncio.run(leave())
        eventually(lambda: fake.hung_up == 1)
        with db.reading() as session:
            (entry,) = audit.page(session, cast.ada, AuditFilter(action="ai.asked"), Ask()).rows
        assert (entry.after or {})["outcome"] == ai.HUNG_UP
        assert helping.content(cast.cleo, draft_id) == DRAFT


class TestSpoken:
    @pytest.mark.parametrize(
        ("partial", "texts"),
        [
            ("", []),
            ('{"changes": [{"path": "x", "aft', []),
            ('{"changes": [{"path": "x", "after": "Mov', ["Mov"]),
            ('[{"after": "A \\"b\\" c", "why": "W"}, {"after": "D\\u00e9', ['A "b" c', "Dé"]),
            ('{"after": "A\\', ["A"]),
            ('{"after": "A\\u00', ["A"]),
        ],
    )
    def test_is_as_much_as_has_come(self, partial: str, texts: list[str]) -> None:
        assert resume_help.spoken(partial) == texts
