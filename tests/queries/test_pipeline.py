"""The board: columns with their cards and counts, of whom the reader sees."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from talentra.clock import now, today
from talentra.models import (
    Actor,
    Application,
    ExperienceLevel,
    Profile,
    Stage,
    VisaStatus,
)
from talentra.queries import applications, pipeline
from talentra.queries.applications import ApplicationFilter
from talentra.queries.pages import Ask
from talentra.services import looks, profiles
from tests.harness.cast import Cast
from tests.services import acts


def _names(session: Session, actor: Actor, **wanted: Any) -> dict[Stage, list[str]]:
    session.flush()
    asked = ApplicationFilter(**wanted)
    seen = pipeline.board(session, actor, asked)
    named = {stage: [card.name for card in cards] for stage, cards in seen.columns.items()}
    assert {stage: len(names) for stage, names in named.items()} == seen.counts
    listed = [row.candidate_name for row in applications.page(session, actor, asked, Ask()).rows]
    assert sorted(listed) == sorted(name for names in named.values() for name in names)
    return {stage: names for stage, names in named.items() if names}


class TestBoard:
    def test_has_a_column_for_each_stage_with_the_latest_change_first(
        self, session: Session, cast: Cast
    ) -> None:
        sent = acts.apply(session, cast.cody, cast.job_id)
        assert _names(session, cast.ada) == {Stage.APPLIED: ["Cody Bright", "Cleo Marsh"]}
        acts.bring(session, cast.ada, sent.id, Stage.OFFER)
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.OFFER)
        assert _names(session, cast.ada) == {Stage.OFFER: ["Cleo Marsh", "Cody Bright"]}

    def test_is_of_whom_the_reader_handles(self, session: Session, cast: Cast) -> None:
        acts.apply(session, cast.cody, cast.job_id)
        assert _names(session, cast.rosa) == {Stage.APPLIED: ["Cleo Marsh"]}
        assert _names(session, cast.remy) == {}

    def test_says_where_a_card_may_return_to(self, session: Session, cast: Cast) -> None:
        acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW, Stage.REJECTED)
        session.flush()

        def back(actor: Actor, stage: Stage) -> Stage | None:
            [card] = pipeline.board(session, actor, ApplicationFilter()).columns[stage]
            return card.back

        assert back(cast.rosa, Stage.REJECTED) is Stage.INTERVIEW
        acts.bring(
            session, cast.rosa, cast.cleos_application_id, Stage.INTERVIEW, Stage.OFFER, Stage.HIRED
        )
        session.flush()
        assert back(cast.rosa, Stage.HIRED) is None
        assert back(cast.ada, Stage.HIRED) is Stage.OFFER

    def test_shows_a_part_of_a_long_column_unless_all_is_asked_for(
        self, session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(pipeline, "A_COLUMN", 1)
        acts.apply(session, cast.cody, cast.job_id)
        session.flush()
        part = pipeline.board(session, cast.ada, ApplicationFilter())
        assert (len(part.columns[Stage.APPLIED]), part.counts[Stage.APPLIED]) == (1, 2)
        whole = pipeline.board(session, cast.ada, ApplicationFilter(), whole=Stage.APPLIED)
        assert len(whole.columns[Stage.APPLIED]) == 2


class TestUnread:
    def test_is_what_the_reader_themselves_has_not_opened(
        self, session: Session, cast: Cast
    ) -> None:
        def unread(actor: Actor) -> bool:
            session.flush()
            [card] = pipeline.board(session, actor, ApplicationFilter()).columns[Stage.APPLIED]
            return card.is_unread

        assert unread(cast.rosa) and unread(cast.ada)
        looks.look(session, cast.rosa, cast.cleos_application_id)
        looks.look(session, cast.rosa, cast.cleos_application_id)
        assert (unread(cast.rosa), unread(cast.ada)) == (False, True)


CHANGES: list[tuple[Callable[[Profile], None] | None, dict[str, Any], bool]] = [
    (None, {"level": ExperienceLevel.THREE_TO_FIVE}, True),
    (None, {"level": ExperienceLevel.FRESHER}, False),
    (None, {"city": "Pune"}, True),
    (None, {"city": "Oslo"}, False),
    (None, {"visa_status": VisaStatus.CITIZEN}, False),
    (lambda p: setattr(p, "visa_status", "citizen"), {"visa_status": VisaStatus.CITIZEN}, True),
    (None, {"skill": "c++"}, True),
    (None, {"skill": "C"}, False),
    (None, {"applied_from": today(), "applied_to": today()}, True),
    (None, {"applied_to": today() - timedelta(days=1)}, False),
    (None, {"applied_from": today() + timedelta(days=1)}, False),
    (None, {"idle_days": 3}, False),
]


class TestFilters:
    @pytest.mark.parametrize("number", range(len(CHANGES)))
    def test_narrow_board_and_list_alike(self, session: Session, cast: Cast, number: int) -> None:
        change, wanted, found = CHANGES[number]
        profiles.edit(session, cast.cleo, details={}, skill_names=["C++", "C#"])
        if change:
            change(session.get_one(Profile, cast.cleo.user_id))
        assert bool(_names(session, cast.rosa, **wanted)) is found

    def test_idle_are_those_under_way_that_nobody_moved(self, session: Session, cast: Cast) -> None:
        application = session.get_one(Application, cast.cleos_application_id)
        application.stage_changed_at = now() - timedelta(hours=5 * 24 - 1)
        assert _names(session, cast.rosa, idle_days=4)
        assert not _names(session, cast.rosa, idle_days=5)
        acts.bring(session, cast.rosa, application.id, Stage.REJECTED)
        application.stage_changed_at = now() - timedelta(days=50)
        assert not _names(session, cast.rosa, idle_days=4)

    def test_of_another_recruiter_is_for_who_sees_them(self, session: Session, cast: Cast) -> None:
        assert _names(session, cast.ada, recruiter_id=cast.rosa.user_id)
        assert not _names(session, cast.ada, recruiter_id=cast.remy.user_id)
        assert not _names(session, cast.remy, recruiter_id=cast.rosa.user_id)
