"""Requests to be erased: proved, withdrawn or carried out, and not undone by a backup."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.orm import Session
from sqlmodel import SQLModel

from talentra import db
from talentra.config import settings
from talentra.errors import Conflict, Invalid, NotFound, Refused
from talentra.models import Erasure, User
from talentra.policies.erasures import visible_to
from talentra.queries import erasures as query
from talentra.services import erased, erasing, erasures
from tests.harness.cast import PASSWORD, Cast
from tests.harness.steered_clock import SteeredClock
from tests.services import acts
from tests.services.leaving import ask, erase, live

# Tables that tell of people, by what erasing somebody does to them.
GOES = {
    "api_tokens", "invitations", "kept_answers", "legal_holds", "notifications", "preferences",
    "profile_skills", "resume_drafts", "saved_jobs", "saved_views", "sign_ins",
}  # fmt: skip
IS_EMPTIED = {"assignments", "former_seals", "profiles", "remarks", "resumes", "seals", "users"}
STAYS = {
    "applications": "stages and counts, under an id that leads to nobody",
    "audit_entries": "append-only: ids and addresses, and names where somebody was renamed",
    "erasures": "that they asked, and when it was done",
    "job_versions": "tells of postings",
    "jobs": "tells of postings",
    "looks": "tells what staff opened",
    "passages": "which stages an application went through, and when, as stage_events tell",
    "prepared_reports": "what staff asked for; its file goes, as soon as anybody is erased",
    "report_schedules": "what staff asked for",
    "stage_events": "append-only; what was typed is not shown any more",
    "takeovers": "from which recruiter they came",
    "webhooks": "tells of other systems",
}


@pytest.fixture(autouse=True)
def empty_list(cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody was erased before."""
    monkeypatch.setattr(settings(), "data", tmp_path)


class TestAsk:
    def test_is_told_to_admins_and_waits(self, cast: Cast) -> None:
        ask(cast.cleo)
        with db.reading() as session:
            [waiting] = query.waiting(session, cast.ada)
            assert (waiting.full_name, waiting.live) == ("Cleo Marsh", 1)
            assert acts.messages(session, cast.ada) == ["Cleo Marsh asks to be erased."]
            assert query.own(session, cast.cleo).asked_at
            assert session.get_one(User, cast.cleo.user_id).is_active

    def test_the_oldest_comes_first(self, cast: Cast, clock: SteeredClock) -> None:
        for actor in (cast.cody, cast.cleo):
            ask(actor)
            clock.forward(timedelta(hours=1))
        with db.reading() as session:
            names = [each.full_name for each in query.waiting(session, cast.ada)]
        assert names == ["Cody Bright", "Cleo Marsh"]

    def test_needs_the_password(self, cast: Cast) -> None:
        with pytest.raises(Invalid):
            asyncio.run(erasures.ask(cast.cleo, "another one"))
        with db.reading() as session:
            assert session.query(Erasure).count() == 0

    def test_is_for_candidates(self, cast: Cast) -> None:
        for actor in (cast.rosa, cast.ada):
            with pytest.raises(Refused):
                asyncio.run(erasures.ask(actor, PASSWORD))

    def test_once_is_enough(self, cast: Cast) -> None:
        ask(cast.cleo)
        with pytest.raises(Conflict):
            asyncio.run(erasures.ask(cast.cleo, PASSWORD))

    def test_can_be_withdrawn_and_made_again(self, cast: Cast) -> None:
        first = ask(cast.cleo)
        with db.transaction() as session:
            erasures.withdraw(session, cast.cleo)
        with pytest.raises(NotFound):
            asyncio.run(erasures.carry_out(cast.ada, first))
        with db.transaction() as session, pytest.raises(Conflict):
            erasures.withdraw(session, cast.cleo)
        assert ask(cast.cleo) != first

    def test_is_seen_by_oneself_and_admins(self, cast: Cast) -> None:
        ask(cast.cleo)
        with db.reading() as session:
            for actor, seen in ((cast.cleo, 1), (cast.ada, 1), (cast.cody, 0), (cast.rosa, 0)):
                assert session.query(Erasure).where(visible_to(actor)).count() == seen


class TestAgain:
    def test_erases_whom_a_restored_backup_brought_back(self, cast: Cast) -> None:
        erased.note(cast.cleo.user_id)  # the backup is older than the list
        live(cast)
        assert erasures.again() == 1
        assert erasures.again() == 0
        with db.reading() as session:
            user = session.get_one(User, cast.cleo.user_id)
            assert (user.full_name, user.is_active) == (erasing.pseudonym(user.id), False)
            assert acts.actions(session, user.id)[-1] == "erasure.repeated"
            assert not session.get_one(User, cast.cody.user_id).erased_at

    def test_knows_everybody_who_was_erased(self, cast: Cast) -> None:
        erase(cast, cast.cleo)
        assert erased.listed() == {cast.cleo.user_id}
        erased._path().unlink()  # the server died before it was written down
        assert erasures.again() == 0
        assert erased.listed() == {cast.cleo.user_id}

    def test_reads_over_a_line_that_was_cut_off(self, cast: Cast) -> None:
        erased.note(cast.cody.user_id)
        with erased._path().open("a") as listed:
            listed.write("0198a")
        assert erased.listed() == {cast.cody.user_id}


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_every_table_that_tells_of_people_is_decided_about(session: Session) -> None:
    about = {
        table.name
        for table in SQLModel.metadata.sorted_tables
        for key in table.foreign_keys
        if key.target_fullname.split(".")[0]
        in {"users", "applications", "resumes", "profiles", "files"}
    }
    assert about | {"users"} == GOES | IS_EMPTIED | STAYS.keys()
