"""Being erased: whole, for good, and without a loss to anybody else."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor, wait
from datetime import timedelta

import pytest
from sqlmodel import SQLModel, col

from talentra import db, files
from talentra.errors import Conflict, Expected, NotFound, Refused, Unauthenticated
from talentra.models import Application, File, Notification, Remark, Scope, Stage, User
from talentra.queries import application_views, applications
from talentra.queries import erasures as query
from talentra.queries import sign_ins as sign_in_query
from talentra.services import (
    accounts,
    api_tokens,
    erased,
    erasing,
    erasures,
    remarks,
    sign_ins,
    storage,
)
from talentra.services import applications as service
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.mailbox import mailing_to
from tests.harness.steered_clock import SteeredClock
from tests.harness.truth import untrue
from tests.services import acts
from tests.services.leaving import WORDS, ask, erase, live
from tests.services.test_preferences import NOWHERE


@pytest.fixture(autouse=True)
def empty_list(cast: Cast) -> None:
    """Nobody was erased before."""
    erased._path().unlink(missing_ok=True)


def _stored() -> dict[str, str]:
    """Every row of the tables in words, the append-only ones left out."""
    with db.reading() as session:
        return {
            table.name: json.dumps([list(row) for row in session.execute(table.select())],
                                   default=str)
            for table in SQLModel.metadata.sorted_tables
            if table.name not in {"audit_entries", "stage_events"}
        }  # fmt: skip


class TestCarryOut:
    def test_is_for_admins_alone(self, cast: Cast) -> None:
        asked = ask(cast.cleo)
        for actor in (cast.rosa, cast.cleo):
            with pytest.raises(Refused):
                asyncio.run(erasures.carry_out(actor, asked))

    def test_leaves_no_word_of_theirs(self, cast: Cast, clock: SteeredClock) -> None:
        with db.transaction() as session:  # until then he has the same file as she
            acts.upload(session, cast.cody, "Cody's own", replaced_id=cast.codys_resume_id)
        with mailing_to(NOWHERE):
            live(cast)
            clock.forward(timedelta(minutes=2))  # what was sent just now is left to the sweep
            erase(cast, cast.cleo)
        said = _stored()
        assert {
            table: [word for word in WORDS if word in words]
            for table, words in said.items()
            if any(word in words for word in WORDS)
        } == {}
        with db.reading() as session:
            assert untrue(session) == []

    def test_keeps_counts_and_history(self, cast: Cast) -> None:
        live(cast)
        with db.reading() as session:
            before = {
                each.id: len(acts.history(session, each.id)) for each in session.query(Application)
            }
        erase(cast, cast.cleo)
        with db.reading() as session:
            for application_id, steps in before.items():
                *_, last = acts.history(session, application_id)
                assert (last.number, last.to_stage) == (steps + 1, Stage.WITHDRAWN)
            for actor in (cast.remy, cast.ada):
                counts = applications.by_stage(session, actor)
                assert (counts[Stage.WITHDRAWN], sum(counts.values())) == (2, 2)

    def test_shows_staff_no_name_and_no_typed_word(self, cast: Cast) -> None:
        with db.transaction() as session:
            service.move(
                session,
                cast.rosa,
                cast.cleos_application_id,
                to=Stage.REJECTED,
                reason="Cleo was late",
                note="Cleo again",
            )
        erase(cast, cast.cleo)
        with db.reading() as session:
            view = application_views.view(session, cast.rosa, cast.cleos_application_id)
        assert view.candidate_name == erasing.pseudonym(cast.cleo.user_id)
        assert "Cleo" not in repr(view)
        assert [step.to_stage for step in view.history] == [Stage.APPLIED, Stage.REJECTED]

    def test_ends_every_way_in(self, cast: Cast) -> None:
        with db.transaction() as session:
            started = sign_ins.start(session, email(cast.cleo), PASSWORD)
            _, token = api_tokens.create(session, cast.cleo, "Job", scope=Scope.READ, days=1)
        erase(cast, cast.cleo)
        with db.reading() as session:
            assert sign_in_query.by_cookie(session, started.secret) is None
            assert sign_in_query.by_api_token(session, token) is None
        with db.transaction() as session, pytest.raises(Unauthenticated):
            sign_ins.start(session, email(cast.cleo), PASSWORD)
        with db.transaction() as session, pytest.raises(Conflict):
            accounts.reactivate(session, cast.ada, cast.cleo.user_id)
        with db.transaction() as session:
            accounts.register(session, email(cast.cleo), PASSWORD, "Cleo Marsh")

    def test_removes_files_that_nobody_else_has(self, cast: Cast, clock: SteeredClock) -> None:
        live(cast)
        with db.reading() as session:
            names = {file.text: file.sha256 for file in session.query(File)}
        shared = next(sha256 for text, sha256 in names.items() if text != "Thistle")
        clock.forward(timedelta(hours=2))
        erase(cast, cast.cleo)
        assert not files.path(names["Thistle"]).exists()
        assert files.path(shared).exists(), "Cody keeps the same file"
        with db.reading() as session:
            assert {*storage.strays(session).missing} == set()
            notice = session.query(File).filter_by(content_type="text/plain").one()
        assert files.read(notice.sha256) == erasing.ASKED.notice

    def test_leaves_to_the_sweep_what_was_just_sent_again(self, cast: Cast) -> None:
        live(cast)
        erase(cast, cast.cleo)
        with db.reading() as session:
            assert len(storage.strays(session).nameless) == 1

    def test_is_told_without_the_name(self, cast: Cast) -> None:
        erase(cast, cast.cleo)
        with db.reading() as session:
            assert acts.messages(session, cast.rosa) == [erasing.ASKED.sentence]
            assert acts.actions(session, cast.cleo.user_id)[-2:] == [
                "erasure.asked",
                "erasure.carried_out",
            ]
            assert session.query(Notification).where(
                col(Notification.candidate_id) == cast.cleo.user_id
            ).count() == 0  # fmt: skip

    def test_touches_nobody_else(self, cast: Cast) -> None:
        with db.reading() as session:
            before = session.get_one(User, cast.cody.user_id).model_dump()
        live(cast)
        erase(cast, cast.cleo)
        with db.reading() as session:
            assert session.get_one(User, cast.cody.user_id).model_dump() == before
            assert query.waiting(session, cast.ada) == []

    def test_happens_once(self, cast: Cast) -> None:
        asked = ask(cast.cleo)
        asyncio.run(erasures.carry_out(cast.ada, asked))
        with pytest.raises(NotFound):
            asyncio.run(erasures.carry_out(cast.ada, asked))

    def test_happens_once_for_two_admins_at_the_same_moment(self, cast: Cast) -> None:
        asked = ask(cast.cleo)

        def carry_out(_: int) -> str:
            try:
                asyncio.run(erasures.carry_out(cast.ada, asked))
            except Expected as refusal:
                return type(refusal).__name__
            return "done"

        with ThreadPoolExecutor(4) as pool:
            answers = sorted(pool.map(carry_out, range(4)))
        assert answers == ["NotFound", "NotFound", "NotFound", "done"]
        with db.reading() as session:
            assert acts.actions(session, cast.cleo.user_id).count("erasure.carried_out") == 1

    def test_leaves_no_remark_that_was_being_written(self, cast: Cast) -> None:
        with db.transaction() as session:
            service.withdraw(session, cast.cleo, cast.cleos_application_id)
        asked = ask(cast.cleo)
        with ThreadPoolExecutor(1) as pool:
            with db.transaction() as session:
                text = "Saxophone"
                remarks.add(session, cast.rosa, cast.cleos_application_id, text=text)
                session.flush()
                erasing_her = pool.submit(asyncio.run, erasures.carry_out(cast.ada, asked))
                wait([erasing_her], timeout=1)  # it cannot be done before the remark is
            erasing_her.result()
        with db.reading() as session:
            assert [each.text for each in session.query(Remark)] == [erasing.REMARK]

    def test_also_of_somebody_who_was_shut_out(self, cast: Cast) -> None:
        asked = ask(cast.cleo)
        with db.transaction() as session:
            accounts.deactivate(session, cast.ada, cast.cleo.user_id)
        asyncio.run(erasures.carry_out(cast.ada, asked))
        with db.reading() as session:
            application = session.get_one(Application, cast.cleos_application_id)
            assert application.stage is Stage.WITHDRAWN
