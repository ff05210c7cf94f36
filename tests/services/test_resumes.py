"""Resumes: two slots, whole bytes or none (rules 4 and 17)."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from talentra import db, files
from talentra.documents.hidden import Hidden, Why
from talentra.errors import Conflict, Expected, NotFound, Refused
from talentra.models import Actor, Application, AuditEntry, File, Job, JobStatus, Resume, Seal
from talentra.queries import application_views as views
from talentra.queries import applications as listed
from talentra.queries import pipeline
from talentra.queries import resumes as query
from talentra.queries.application_filters import ApplicationFilter
from talentra.queries.pages import Ask
from talentra.services import applications, resumes, storage
from tests.documents.hidden_pdfs import POISONED, SECRET
from tests.harness import documents
from tests.harness.cast import Cast
from tests.services import acts


def _slots(session: Session, owner: Actor) -> list[tuple[int, str]]:
    session.flush()
    return [(resume.slot, resume.file_name) for resume in query.mine(session, owner)]


class TestKeep:
    def test_fills_the_free_slot(self, session: Session, cast: Cast) -> None:
        acts.upload(session, cast.cody, "Second")
        assert _slots(session, cast.cody) == [(1, "Cody Bright.pdf"), (2, "Second.pdf")]
        resumes.remove(session, cast.cody, cast.codys_resume_id)
        acts.upload(session, cast.cody, "Third")
        assert _slots(session, cast.cody) == [(1, "Third.pdf"), (2, "Second.pdf")]

    def test_of_a_third_names_the_way_out(self, session: Session, cast: Cast) -> None:
        acts.upload(session, cast.cody, "Second")
        with pytest.raises(Conflict, match="Replace one of them, or delete one") as refused:
            acts.upload(session, cast.cody, "Third")
        assert refused.value.code == "resume_limit"

    def test_may_replace_one_of_two(self, session: Session, cast: Cast) -> None:
        acts.upload(session, cast.cody, "Second")
        replaced = acts.upload(session, cast.cody, "Third", replaced_id=cast.codys_resume_id)
        assert replaced.id == cast.codys_resume_id
        assert _slots(session, cast.cody) == [(1, "Third.pdf"), (2, "Second.pdf")]
        assert acts.actions(session, replaced.id) == ["resume.replaced"]

    def test_replaces_nobody_elses(self, session: Session, cast: Cast) -> None:
        for resume_id in (cast.cleos_resume_id, uuid4()):
            with pytest.raises(NotFound):
                acts.upload(session, cast.cody, "Mine", replaced_id=resume_id)

    @pytest.mark.parametrize("who", ["ada", "rosa"])
    def test_is_not_for_staff(self, session: Session, cast: Cast, who: str) -> None:
        with pytest.raises(Refused):
            acts.upload(session, getattr(cast, who), "Mine")

    def test_keeps_one_file_of_the_same_bytes(self, session: Session, cast: Cast) -> None:
        one = acts.upload(session, cast.cody, "The same")
        other = acts.upload(session, cast.cleo, "The same")
        assert one.file_sha256 == other.file_sha256
        assert len(session.scalars(select(File)).all()) == 2

    def test_writes_no_content_into_the_audit_log(self, session: Session, cast: Cast) -> None:
        resume = acts.upload(session, cast.cody, "Secret words")
        entry = session.scalars(select(AuditEntry)).one()
        assert entry.after == {"sha256": resume.file_sha256}


class TestRemoveAndRestore:
    def test_frees_the_slot_and_gives_it_back(self, session: Session, cast: Cast) -> None:
        resumes.remove(session, cast.cody, cast.codys_resume_id)
        assert _slots(session, cast.cody) == []
        resumes.restore(session, cast.cody, cast.codys_resume_id)
        assert _slots(session, cast.cody) == [(1, "Cody Bright.pdf")]
        assert acts.actions(session, cast.codys_resume_id) == [
            "resume.removed",
            "resume.restored",
        ]

    def test_does_not_take_a_slot_that_was_filled(self, session: Session, cast: Cast) -> None:
        resumes.remove(session, cast.cody, cast.codys_resume_id)
        acts.upload(session, cast.cody, "Quicker")
        with pytest.raises(Conflict, match="filled in the meantime"):
            resumes.restore(session, cast.cody, cast.codys_resume_id)

    def test_hides_the_resumes_of_others(self, session: Session, cast: Cast) -> None:
        for act in (resumes.remove, resumes.restore):
            with pytest.raises(NotFound):
                act(session, cast.cody, cast.cleos_resume_id)
            with pytest.raises(Refused):
                act(session, cast.ada, cast.cleos_resume_id)

    def test_twice_is_not_there(self, session: Session, cast: Cast) -> None:
        resumes.remove(session, cast.cody, cast.codys_resume_id)
        with pytest.raises(NotFound):
            resumes.remove(session, cast.cody, cast.codys_resume_id)
        resumes.restore(session, cast.cody, cast.codys_resume_id)
        with pytest.raises(NotFound):
            resumes.restore(session, cast.cody, cast.codys_resume_id)


class TestUpload:
    async def _upload(self, cast: Cast, name: str = "New.pdf") -> object:
        return await resumes.upload(cast.cody, documents.pdf(name), name)

    def test_keeps_row_and_file(self, cast: Cast) -> None:
        asyncio.run(self._upload(cast))
        with db.reading() as session:
            shown = query.mine(session, cast.cody)
            assert [(each.slot, each.file_name) for each in shown] == [
                (1, "Cody Bright.pdf"),
                (2, "New.pdf"),
            ]
            assert (shown[1].pages, shown[1].used_in) == (1, 0)
            assert files.read(shown[1].sha256) == documents.pdf("New.pdf")
            assert not storage.strays(session)

    @pytest.mark.parametrize(
        "content",
        [documents.empty(), documents.truncated_pdf(), documents.zip_not_word()],
        ids=["empty", "cut off", "zip"],
    )
    def test_of_something_else_leaves_nothing(self, cast: Cast, content: bytes) -> None:
        with pytest.raises(Expected):
            asyncio.run(resumes.upload(cast.cody, content, "New.pdf"))
        _nothing_left(cast, applications_kept=1)

    def test_of_a_third_leaves_nothing(self, cast: Cast) -> None:
        asyncio.run(self._upload(cast))
        with pytest.raises(Conflict):
            asyncio.run(self._upload(cast, "Third.pdf"))
        with db.reading() as session:
            assert not storage.strays(session)
            assert len(query.mine(session, cast.cody)) == 2


class TestHiddenText:
    def test_is_kept_with_the_file_and_told_to_whoever_may_open_it(self, cast: Cast) -> None:
        content = POISONED["white on paper"]
        asyncio.run(
            applications.apply_with_file(cast.cody, cast.job_id, content=content, file_name="c.pdf")
        )
        hidden = [Hidden(1, Why.COLOUR, SECRET)]
        with db.reading() as session:
            assert query.mine(session, cast.cody)[1].hidden_text == hidden
            sent = session.scalars(select(Application)).all()
            told = {
                each.candidate_id: views.view(session, cast.ada, each.id).hidden_text
                for each in sent
            }
            assert told == {cast.cody.user_id: hidden, cast.cleo.user_id: []}
            cody = next(each.id for each in sent if each.candidate_id == cast.cody.user_id)
            assert views.view(session, cast.cody, cody).hidden_text is None
            for stranger in (cast.remy, cast.cleo):
                with pytest.raises(NotFound):
                    views.view(session, stranger, cody)

    def test_is_marked_in_the_list_and_on_the_board(self, cast: Cast) -> None:
        asyncio.run(
            applications.apply_with_file(
                cast.cody, cast.job_id, content=POISONED["white on paper"], file_name="c.pdf"
            )
        )
        with db.reading() as session:
            rows = listed.page(session, cast.ada, ApplicationFilter(), Ask()).rows
            marked = {row.candidate_id for row in rows if row.has_hidden_text}
            assert marked == {cast.cody.user_id}
            board = pipeline.board(session, cast.ada, ApplicationFilter())
            assert board.hidden == {row.id for row in rows if row.has_hidden_text}
            assert pipeline.board(session, cast.rosa, ApplicationFilter()).hidden == frozenset()


class TestApplyWithFile:
    def test_keeps_both(self, cast: Cast) -> None:
        content = documents.pdf("New")
        sent = asyncio.run(
            applications.apply_with_file(
                cast.cody, cast.job_id, content=content, file_name="New.pdf"
            )
        )
        with db.reading() as session:
            assert files.read(session.get_one(Seal, sent.id).file_sha256) == content
            assert not storage.strays(session)
            assert len(query.mine(session, cast.cody)) == 2

    def test_to_a_closed_job_leaves_nothing(self, cast: Cast) -> None:
        with db.transaction() as session:
            session.get_one(Job, cast.job_id).status = JobStatus.CLOSED
        with pytest.raises(Conflict, match="no longer takes"):
            self._send(cast)
        _nothing_left(cast, applications_kept=1)

    def test_that_is_refused_at_the_last_moment_leaves_nothing(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The job closes after the first look and before the transaction."""
        looked = applications.documents.read_aside

        async def close_meanwhile(content: bytes, file_name: str) -> object:
            with db.transaction() as session:
                session.get_one(Job, cast.job_id).status = JobStatus.CLOSED
            return await looked(content, file_name)

        monkeypatch.setattr(applications.documents, "read_aside", close_meanwhile)
        with pytest.raises(Conflict, match="no longer takes"):
            self._send(cast)
        _nothing_left(cast, applications_kept=1)

    def _send(self, cast: Cast) -> None:
        content = documents.pdf("New")
        asyncio.run(
            applications.apply_with_file(
                cast.cody, cast.job_id, content=content, file_name="New.pdf"
            )
        )


def _nothing_left(cast: Cast, *, applications_kept: int) -> None:
    """Cody keeps what he had, and no byte lies about."""
    with db.reading() as session:
        assert not storage.strays(session)
        assert len(session.scalars(select(Application)).all()) == applications_kept
        assert [each.id for each in query.mine(session, cast.cody)] == [cast.codys_resume_id]
        assert len(session.scalars(select(Resume)).all()) == 2
    assert not list((files.path("0" * 64).parents[2] / "incoming").iterdir())
