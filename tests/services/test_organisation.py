"""An admin changes what holds for the whole company."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.errors import Invalid, Refused
from talentra.models import AuditEntry
from talentra.models.organisation import NAMELESS, TOO_LONG
from talentra.models.targets import WRONG as WRONG_TARGET
from talentra.queries import organisation as query
from talentra.services import organisation as service
from talentra.services.organisation import change
from tests.harness.cast import Cast

WRONG = "There is no such setting to change."


def entries(session: Session) -> list[tuple[Any, Any]]:
    """What was changed, before and after, in order."""
    wanted = select(AuditEntry).where(col(AuditEntry.action) == "organisation.changed")
    found = session.scalars(wanted.order_by(col(AuditEntry.id)))
    return [(entry.before, entry.after) for entry in found]


class TestChange:
    def test_holds_at_once_and_is_written_down(self, session: Session, cast: Cast) -> None:
        change(session, cast.ada, {"company_name": "  Kestrel   Talent "})
        change(session, cast.ada, {"rejection_hold_hours": "24"})
        chosen = query.chosen(session, cast.ada)
        assert (chosen.company_name, chosen.rejection_hold_hours) == ("Kestrel Talent", 24)
        assert query.rejection_hold(session) == timedelta(hours=24)
        assert entries(session) == [
            ({"company_name": "Talentra"}, {"company_name": "Kestrel Talent"}),
            ({"rejection_hold_hours": 0}, {"rejection_hold_hours": 24}),
        ]

    def test_target_times_are_kept_as_days(self, session: Session, cast: Cast) -> None:
        change(session, cast.ada, {"stage_targets": {"applied": " 5 ", "offer": 9, "hired": 3}})
        session.flush()
        assert query.chosen(session, cast.ada).stage_targets == {"applied": 5, "offer": 9}
        change(session, cast.ada, {"stage_targets": {"applied": "", "offer": None}})
        assert query.chosen(session, cast.ada).stage_targets == {}

    def test_of_nothing_is_no_change(self, session: Session, cast: Cast) -> None:
        assert change(session, cast.ada, {"public_job_list": False}) == {}
        assert change(session, cast.ada, {"public_job_list": True}) == {"public_job_list": True}
        assert change(session, cast.ada, {"public_job_list": True}) == {}
        assert len(entries(session)) == 1

    @pytest.mark.parametrize("name", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, name: str) -> None:
        with pytest.raises(Refused):
            query.chosen(session, getattr(cast, name))
        with pytest.raises(Refused):
            change(session, getattr(cast, name), {"public_job_list": True})
        assert query.chosen(session, cast.ada).public_job_list is False

    @pytest.mark.parametrize(
        ("name", "value", "sentence"),
        [
            ("company_name", "  ", NAMELESS),
            ("company_name", "x" * 81, NAMELESS),
            ("company_name", "Kestrel\0", NAMELESS),
            ("rejection_hold_hours", "73", TOO_LONG),
            ("rejection_hold_hours", "-1", TOO_LONG),
            ("rejection_hold_hours", "1.5", TOO_LONG),
            ("rejection_hold_hours", "\u0663", TOO_LONG),
            ("rejection_hold_hours", "", TOO_LONG),
            ("stage_targets", {"applied": "0"}, WRONG_TARGET),
            ("stage_targets", {"offer": 366}, WRONG_TARGET),
            ("stage_targets", {"interview": "1.5"}, WRONG_TARGET),
            ("stage_targets", 5, WRONG_TARGET),
            ("is_demo", True, WRONG),
            ("setup_token_hash", "guess", WRONG),
        ],
        ids=str,
    )
    def test_says_what_is_wrong_and_changes_nothing(
        self, session: Session, cast: Cast, name: str, value: Any, sentence: str
    ) -> None:
        with pytest.raises(Invalid) as refused:
            change(session, cast.ada, {"public_job_list": True, name: value})
        assert refused.value.fields == ((name, sentence),)
        assert query.chosen(session, cast.ada).public_job_list is False
        assert entries(session) == []

    def test_by_two_at_once_leaves_a_history_that_fits(self, cast: Cast) -> None:
        def once(name: str) -> None:
            with db.transaction() as session:
                service.change(session, cast.ada, {"company_name": name})

        with ThreadPoolExecutor(4) as admins:
            list(admins.map(once, ["One", "Two", "Three", "Four"]))
        with db.reading() as session:
            pairs = entries(session)
            names = ["Talentra", *(after["company_name"] for _, after in pairs)]
            assert [before["company_name"] for before, _ in pairs] == names[:-1]
            assert query.chosen(session, cast.ada).company_name == names[-1]
