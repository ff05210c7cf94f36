"""Help in another language: nothing of it is applied by itself, and new numbers are named."""

from collections.abc import Generator
from uuid import UUID

import pytest

from talentra import db
from talentra.errors import Conflict, Invalid
from talentra.services import ai_calls
from talentra.services import drafts as service
from talentra.services.resume_help import Wanted
from tests.harness.ai_server import FakeAi, answering, configured
from tests.harness.cast import Cast
from tests.services import helping
from tests.services.foreign_inventions import inventions
from tests.services.helping import BULLET
from tests.services.inventions import DRAFT

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])
TRANSLATION = (
    (BULLET, "Übertrug die Lohndaten von 40 Standorten."),
    ("work[0].highlights[1]", "Schrieb wöchentlich 120 Berichte, vierzig davon für ४१ Kunden."),
    ("work[0].name", "Nordwind Mühlen"),
    ("work[0].startDate", "2018-03"),
    ("basics.label", "Dateningenieurin"),
)


@pytest.fixture
def fake() -> Generator[FakeAi]:
    """An AI that this process asks."""
    with answering() as server, configured(server):
        yield server


@pytest.fixture
def draft_id(cast: Cast) -> UUID:
    """A draft of Cleo's, in English."""
    with db.transaction() as session:
        return service.create(session, cast.cleo, "Mine", DRAFT).id


class TestTranslation:
    @pytest.mark.parametrize("language", ["German", "हिन्दी", "العربية"])
    def test_applies_nothing_by_itself(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, language: str
    ) -> None:
        wanted = Wanted("translate", language=language)
        fake.say(helping.says(*TRANSLATION))
        offers = helping.propose(cast.cleo, draft_id, wanted)
        assert len(offers) == len(TRANSLATION)
        for number, offer in enumerate(offers):
            assert offer.change.needs_confirmation, offer
            with pytest.raises(Invalid):
                helping.accept(cast.cleo, draft_id, wanted, offers, number)
        assert helping.content(cast.cleo, draft_id) == DRAFT

    def test_names_the_numbers_that_are_new(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        fake.say(helping.says(*TRANSLATION))
        offers = helping.propose(cast.cleo, draft_id, helping.wanted(cast, "translate"))
        named = {offer.change.path: offer.doubts for offer in offers}
        assert named[BULLET] == ()
        assert named["work[0].highlights[1]"] == ("120", "vierzig", "४१")

    def test_lets_no_invention_through(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(ai_calls, "DAILY", 1_000)
        wanted = helping.wanted(cast, "translate")
        invented = list(inventions())
        for start in range(0, len(invented), 15):  # each fifth claim, once for each place
            some = [(each.path, each.after) for each in invented[start : start + 3]]
            fake.say(helping.says(*some))
            offers = helping.propose(cast.cleo, draft_id, wanted)
            assert all(offer.change.needs_confirmation for offer in offers), some
            for number in range(len(offers)):
                with pytest.raises((Invalid, Conflict)):
                    helping.accept(cast.cleo, draft_id, wanted, offers, number)
        assert helping.content(cast.cleo, draft_id) == DRAFT

    def test_is_written_when_the_candidate_says_that_it_is_true(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        wanted = helping.wanted(cast, "translate")
        fake.say(helping.says(*TRANSLATION[:1]))
        offers = helping.propose(cast.cleo, draft_id, wanted)
        helping.accept(cast.cleo, draft_id, wanted, offers, 0, is_true=True)
        assert helping.content(cast.cleo, draft_id)["work"][0]["highlights"][0] == TRANSLATION[0][1]
