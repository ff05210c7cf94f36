"""The table of moves, against an oracle that was written from the rules and not from the table."""

from datetime import timedelta

import pytest

from talentra.errors import Conflict, Invalid
from talentra.models import Application, Stage
from talentra.models.base import uuid7
from tests.harness.steered_clock import SteeredClock

LIVE = ["applied", "online_assessment", "interview", "offer"]
# Rule 8 in words: from a live stage to any other one and to rejected; hired only from an offer;
# withdrawn is the candidate's own; out of an exit only back to where it came from.
ALLOWED = (
    {(a, b) for a in LIVE for b in LIVE if a != b}
    | {(a, "rejected") for a in LIVE}
    | {("offer", "hired")}
    | {(a, "interview") for a in ("rejected", "withdrawn")}
    | {("hired", "offer")}
)
CAME_FROM = {"hired": "offer", "rejected": "interview", "withdrawn": "interview"}
EVERY_PAIR = [(a, b) for a in Stage for b in Stage if a is not b]


def _standing_at(stage: Stage) -> Application:
    application = Application(candidate_id=uuid7(), job_id=uuid7(), stage=stage, version=7)
    before = CAME_FROM.get(stage.value)
    application.stage_before = Stage(before) if before else None
    return application


class TestMove:
    @pytest.mark.parametrize(("stage", "to"), EVERY_PAIR)
    def test_follows_the_rules(self, stage: Stage, to: Stage) -> None:
        application = _standing_at(stage)
        if (stage.value, to.value) in ALLOWED:
            application.move(to, reason="A good one.")
            assert (application.stage, application.version) == (to, 8)
            return
        with pytest.raises(Conflict) as refused:
            application.move(to, reason="A good one.")
        assert refused.value.code == "move_not_allowed"
        assert refused.value.extra == {"stage": stage.value, "version": 7}
        assert (application.stage, application.version) == (stage, 7)

    @pytest.mark.parametrize(("stage", "to"), sorted(ALLOWED))
    def test_asks_for_a_reason_where_people_are_owed_one(self, stage: str, to: str) -> None:
        backward = to in LIVE and (stage not in LIVE or LIVE.index(to) < LIVE.index(stage))
        for reason in (None, "", " \t\n"):
            application = _standing_at(Stage(stage))
            if not (backward or to == "rejected"):
                application.move(Stage(to), reason=reason)
                continue
            with pytest.raises(Invalid, match="Give a reason") as refused:
                application.move(Stage(to), reason=reason)
            assert refused.value.code == "reason_required"
            assert application.version == 7

    def test_is_refused_on_any_version_but_the_present_one(self) -> None:
        for version in (-1, 0, 6, 8):
            application = _standing_at(Stage.APPLIED)
            with pytest.raises(Conflict, match="in the meantime") as refused:
                application.move(Stage.INTERVIEW, version=version)
            assert refused.value.code == "stale"
            assert application.stage is Stage.APPLIED
        application.move(Stage.INTERVIEW, version=7)
        assert application.version == 8

    def test_remembers_where_it_left_the_path(self) -> None:
        application = _standing_at(Stage.ONLINE_ASSESSMENT)
        application.move(Stage.REJECTED, reason="skills")
        assert application.next_stages == {Stage.ONLINE_ASSESSMENT}
        application.move(Stage.ONLINE_ASSESSMENT, reason="Looked again.")
        assert application.stage_before is None


class TestTold:
    def test_holds_a_rejection_back_until_the_very_moment(self, clock: SteeredClock) -> None:
        application = _standing_at(Stage.OFFER)
        application.move(Stage.REJECTED, reason="skills")
        hold = timedelta(hours=24)
        assert application.told(timedelta()) is Stage.REJECTED
        assert application.told(hold) is Stage.OFFER
        clock.forward(hold - timedelta(seconds=1))
        assert application.told(hold) is Stage.OFFER
        clock.forward(timedelta(seconds=1))
        assert application.told(hold) is Stage.REJECTED

    def test_holds_back_nothing_else(self) -> None:
        for stage in Stage:
            if stage is not Stage.REJECTED:
                assert _standing_at(stage).told(timedelta(hours=72)) is stage


def test_every_stage_has_a_name_to_show() -> None:
    assert [stage.label for stage in Stage] == [
        "Applied",
        "Online Assessment",
        "Interview",
        "Offer",
        "Hired",
        "Rejected",
        "Withdrawn",
    ]
