"""Offers of an AI taken over one by one, and every fault, which leaves the draft alone."""

from collections.abc import Generator
from typing import Any
from uuid import UUID

import pytest

from talentra import db
from talentra.config import settings
from talentra.errors import Away, Conflict, Invalid, NotFound, Refused
from talentra.queries import audit, drafts
from talentra.queries.audit import AuditFilter
from talentra.queries.pages import Ask
from talentra.services import draft_steps, resume_help
from talentra.services import drafts as service
from talentra.services.resume_help import Wanted
from tests.harness.ai_server import FakeAi, Fault, answering, configured
from tests.harness.cast import Cast
from tests.services import helping
from tests.services.helping import BULLET
from tests.services.inventions import DRAFT
from tests.test_ai import FAULTS

pytestmark = pytest.mark.parametrize("engine_kind", ["sqlite"])


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


class TestAccept:
    def test_is_a_step_that_can_be_undone(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        fake.say(helping.says((BULLET, "For 40 sites, moved the payroll data.")))
        wanted = helping.wanted(cast, "bullet")
        offers = helping.propose(cast.cleo, draft_id, wanted)
        taken = helping.accept(cast.cleo, draft_id, wanted, offers, 0)
        assert taken.offers == []
        assert helping.content(cast.cleo, draft_id)["work"][0]["highlights"][0] == (
            "For 40 sites, moved the payroll data."
        )
        with db.transaction() as session:
            draft_steps.undo(session, cast.cleo, draft_id, version=taken.draft.version)
        assert helping.content(cast.cleo, draft_id) == DRAFT

    def test_needs_a_yes_for_what_was_never_said_and_keeps_that_yes(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        fake.say(helping.says((BULLET, "Moved payroll data of 400 sites.")))
        wanted = helping.wanted(cast, "bullet")
        offers = helping.propose(cast.cleo, draft_id, wanted)
        with pytest.raises(Invalid, match="Say that it is true"):
            helping.accept(cast.cleo, draft_id, wanted, offers, 0)
        helping.accept(cast.cleo, draft_id, wanted, offers, 0, is_true=True)
        assert "400" in helping.content(cast.cleo, draft_id)["work"][0]["highlights"][0]
        with db.reading() as session:
            found = audit.page(
                session, cast.ada, AuditFilter(action="draft.fact_confirmed"), Ask()
            ).rows
        assert [(each.actor_id, (each.after or {})["path"]) for each in found] == [
            (cast.cleo.user_id, BULLET)
        ]
        assert "400" not in str(found[0].after)

    def test_goes_one_by_one_in_any_order(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        fake.say(
            helping.says(
                ("work[0].highlights[8]", "Used Docker."),
                ("work[0].highlights[9]", "Used Airflow."),
                ("work[7].name", "Initech"),
                ("work[8].name", "Globex"),
                ("work[8].position", "Captain"),
            )
        )
        wanted = Wanted("generate", notes="Docker, Airflow.")
        offers = helping.propose(cast.cleo, draft_id, wanted)
        with pytest.raises(Conflict, match="entry before it"):
            at = next(n for n, each in enumerate(offers) if each.change.after == "Globex")
            helping.accept(cast.cleo, draft_id, wanted, offers, at, is_true=True)
        offers = [each for each in offers if each.change.after != "Initech"]
        for after in ("Used Airflow.", "Used Docker.", "Globex", "Captain"):
            at = next(n for n, each in enumerate(offers) if each.change.after == after)
            offers = helping.accept(cast.cleo, draft_id, wanted, offers, at, is_true=True).offers
        work = helping.content(cast.cleo, draft_id)["work"]
        assert work[0]["highlights"][-2:] == ["Used Airflow.", "Used Docker."]
        assert work[len(DRAFT["work"]) :] == [{"name": "Globex", "position": "Captain"}]

    def test_of_a_text_that_was_changed_since_is_refused(
        self, cast: Cast, fake: FakeAi, draft_id: UUID
    ) -> None:
        fake.say(helping.says(("basics.summary", "Data engineer.")))
        wanted = Wanted("summary")
        offers = helping.propose(cast.cleo, draft_id, wanted)
        with db.transaction() as session:
            view = drafts.view(session, cast.cleo, draft_id)
            content = view.content | {"basics": {"summary": "My own."}}
            draft_steps.save(session, cast.cleo, draft_id, content, view.look, version=view.version)
        with pytest.raises(Conflict):
            helping.accept(cast.cleo, draft_id, wanted, offers, 0)
        with pytest.raises(Conflict):
            helping.accept(cast.cleo, draft_id, wanted, offers, 0, version=1)

    def test_is_for_ones_own_drafts(self, cast: Cast, fake: FakeAi, draft_id: UUID) -> None:
        fake.say(helping.says(("basics.summary", "Data engineer.")))
        offers = helping.propose(cast.cleo, draft_id, Wanted("summary"))
        for stranger, refusal in ((cast.cody, NotFound), (cast.ada, Refused)):
            with db.transaction() as session, pytest.raises(refusal):
                resume_help.accept(
                    session, stranger, draft_id, Wanted("summary"), offers, 0, version=1
                )


class TestFaults:
    @FAULTS
    def test_are_a_sentence_and_leave_the_draft_alone(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, fault: Any, sentence: str
    ) -> None:
        fake.say(fault)
        with pytest.raises(Away) as failure:
            helping.propose(cast.cleo, draft_id, Wanted("summary"), lambda _: None)
        assert failure.value.sentence == sentence
        assert helping.content(cast.cleo, draft_id) == DRAFT

    @pytest.mark.parametrize("fault", ["hang", "drip"])
    def test_end_within_the_limit(
        self, cast: Cast, fake: FakeAi, draft_id: UUID, fault: str
    ) -> None:
        fake.say(Fault(fault))
        settings().ai_timeout = 1
        with pytest.raises(Away, match="within 1 seconds"):
            helping.propose(cast.cleo, draft_id, Wanted("summary"), lambda _: None)
        assert helping.content(cast.cleo, draft_id) == DRAFT

    def test_of_none_configured_say_so(self, cast: Cast, draft_id: UUID) -> None:
        with pytest.raises(Away, match="No AI is configured"):
            helping.propose(cast.cleo, draft_id, Wanted("summary"))
