"""Looking at what was sent without taking it out of the house."""

import asyncio
import base64
import struct

import pytest
from sqlalchemy.orm import Session

from talentra import db, documents, files
from talentra.documents.limits import PICTURE_WIDTH
from talentra.errors import NotFound
from talentra.models import File, Seal
from talentra.services import previews
from tests.harness import documents as made
from tests.harness.cast import Cast
from tests.services import acts


def _seen(cast: Cast, who: str) -> previews.Preview:
    return asyncio.run(previews.sealed(getattr(cast, who), cast.cleos_application_id))


class TestASealedResume:
    def test_is_drawn_with_its_text_and_that_is_written_down(self, cast: Cast) -> None:
        seen = _seen(cast, "rosa")
        assert (seen.pages, len(seen.pictures), seen.text) == (1, 1, made.WORDS)
        picture = base64.b64decode(seen.pictures[0])
        assert picture.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", picture[16:24])
        assert (width, height > width) == (PICTURE_WIDTH, True)
        with db.reading() as session:
            assert acts.actions(session, cast.cleos_application_id) == ["resume.opened"]

    def test_is_nothing_to_whom_it_is_not_for(self, cast: Cast) -> None:
        for who in ("remy", "cody"):
            with pytest.raises(NotFound):
                _seen(cast, who)

    def test_of_word_is_its_text(self, cast: Cast) -> None:
        with db.transaction() as session:
            _seal_another(session, cast, documents.DOCX)
        seen = _seen(cast, "rosa")
        assert (seen.pictures, seen.text) == ([], made.WORDS)

    def test_that_cannot_be_drawn_is_its_text(self, cast: Cast) -> None:
        with db.transaction() as session:
            _seal_another(session, cast, documents.PDF)
        assert (_seen(cast, "ada").pictures, _seen(cast, "ada").text) == ([], made.WORDS)

    def test_of_many_pages_shows_the_first(self, cast: Cast) -> None:
        with db.transaction() as session:
            _seal_another(session, cast, documents.PDF, made.pdf(pages=9), pages=9)
        seen = _seen(cast, "rosa")
        assert (seen.pages, len(seen.pictures)) == (9, 5)


def _seal_another(
    session: Session,
    cast: Cast,
    content_type: str,
    content: bytes = b"no PDF at all",
    pages: int | None = None,
) -> None:
    """Let other bytes be what Cleo has sent."""
    sha256 = files.save(content)
    file = File(
        sha256=sha256, content_type=content_type, size=len(content), text=made.WORDS, pages=pages
    )
    session.add(file)
    session.flush()
    session.get_one(Seal, cast.cleos_application_id).file_sha256 = sha256
