"""Looking at a resume without opening it: its pages, and what a program reads in it."""

import asyncio
from uuid import UUID

import pytest

from talentra import db, documents, files
from talentra.documents import Verdict
from talentra.errors import NotFound
from talentra.models import Actor, File, Resume
from talentra.queries import texts
from talentra.services import pictures, resumes
from tests.harness import documents as made
from tests.harness.cast import Cast

PNG = b"\x89PNG\r\n\x1a\n"


def of_resume(actor: Actor, resume_id: UUID, page: int = 0) -> bytes | None:
    """The picture that they are given."""
    return asyncio.run(pictures.of_resume(actor, resume_id, page))


def upload(actor: Actor, content: bytes, name: str) -> UUID:
    """A further file that they keep."""
    return asyncio.run(resumes.upload(actor, content, name)).id


class TestPicture:
    def test_is_for_whoever_may_open_the_file(self, cast: Cast) -> None:
        for actor in (cast.cleo, cast.rosa, cast.ada):
            picture = of_resume(actor, cast.cleos_resume_id)
            assert picture
            assert picture.startswith(PNG)
        for actor in (cast.cody, cast.remy):
            with pytest.raises(NotFound):
                of_resume(actor, cast.cleos_resume_id)

    def test_is_of_the_page_that_is_asked_for(self, cast: Cast) -> None:
        kept = upload(cast.cody, made.pdf("Many words", pages=2), "two.pdf")
        assert of_resume(cast.cody, kept, 1)
        assert of_resume(cast.cody, kept, 2) is None

    def test_of_a_word_file_is_none(self, cast: Cast) -> None:
        assert of_resume(cast.cody, upload(cast.cody, made.word(), "cv.docx")) is None

    def test_that_cannot_be_drawn_is_none(self, cast: Cast) -> None:
        broken = b"%PDF-1.4 and nothing more %%EOF"
        with db.transaction() as session:
            sha256 = files.save(broken)
            session.add(File(sha256=sha256, content_type=documents.PDF, size=len(broken)))
            session.flush()
            session.get_one(Resume, cast.codys_resume_id).file_sha256 = sha256
        assert of_resume(cast.cody, cast.codys_resume_id) is None


class TestText:
    def test_is_what_a_program_reads(self, cast: Cast) -> None:
        kept = upload(
            cast.cody, made.pdf("Sails and charts for every harbour of the coast"), "sails.pdf"
        )
        with db.reading() as session:
            found = texts.of_resume(session, cast.cody, kept)
        assert "Sails and charts" in found.text
        assert (found.verdict, found.file_name, found.pages) == (Verdict.FINE, "sails.pdf", 1)

    def test_is_nobody_elses(self, cast: Cast) -> None:
        with db.reading() as session:
            for actor in (cast.cody, cast.remy):
                with pytest.raises(NotFound):
                    texts.of_resume(session, actor, cast.cleos_resume_id)
