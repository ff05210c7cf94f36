"""Drafts as files and pages: what is made of them, and how one becomes a kept resume."""

import asyncio
import json
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from talentra import db
from talentra.errors import Conflict, Expected, Invalid, NotFound
from talentra.models import Actor, Resume
from talentra.queries import resumes
from talentra.services import draft_files, draft_pages, drafts
from talentra.services.draft_files import Kind
from tests.harness.cast import Cast
from tests.services import acts

CLEO: dict[str, Any] = {
    "basics": {"name": "Cléo Marsh", "summary": "Moves data."},
    "work": [{"name": "Northwind"}, {"name": "Secret Mills", "x-hidden": True}],
}


def draft(actor: Actor, content: dict[str, Any] = CLEO, title: str = "Data engineer") -> UUID:
    """A draft of theirs."""
    with db.transaction() as session:
        return drafts.create(session, actor, title, content).id


def made(actor: Actor, draft_id: UUID, kind: Kind) -> bytes:
    return asyncio.run(draft_files.made(actor, draft_id, kind)).content


class TestMade:
    def test_says_the_same_in_every_format(self, cast: Cast) -> None:
        mine = draft(cast.cleo)
        pdf = PdfReader(BytesIO(made(cast.cleo, mine, Kind.PDF))).pages[0].extract_text()
        word = ZipFile(BytesIO(made(cast.cleo, mine, Kind.DOCX))).read("word/document.xml")
        others = [made(cast.cleo, mine, kind).decode() for kind in (Kind.MARKDOWN, Kind.TEXT)]
        for said in (pdf, word.decode(), *others):
            assert "Cléo Marsh" in said
            assert "Northwind" in said
            assert "Secret Mills" not in said
        assert json.loads(made(cast.cleo, mine, Kind.JSON)) == CLEO

    def test_is_the_candidates_own(self, cast: Cast) -> None:
        mine = draft(cast.cleo)
        for work in (
            draft_files.made(cast.cody, mine, Kind.PDF),
            draft_files.keep(cast.cody, mine, Kind.PDF),
            draft_pages.page(cast.cody, mine, 1),
        ):
            with pytest.raises(NotFound):
                asyncio.run(work)

    def test_names_what_no_font_can_print(self, cast: Cast) -> None:
        mine = draft(cast.cleo, {"basics": {"name": "Cleo 🦀"}})
        drawn = asyncio.run(draft_pages.drawn({"basics": {"name": "Cleo 🦀"}}, {}))
        assert [(each.character, each.code) for each in drawn.unfound] == [("🦀", "U+1F980")]
        assert drawn.pictures
        with pytest.raises(Invalid, match=r"U\+1F980"):
            made(cast.cleo, mine, Kind.PDF)
        assert "🦀" in made(cast.cleo, mine, Kind.TEXT).decode()

    @pytest.mark.parametrize(
        ("title", "name"),
        [("A/B: C?", "A B C.pdf"), ("..", "Resume.pdf"), ("履歴書", "履歴書.pdf")],
        ids=["signs", "dots", "other letters"],
    )
    def test_has_a_name_that_any_computer_takes(self, title: str, name: str) -> None:
        assert draft_files.file_name(title, Kind.PDF) == name


class TestKeep:
    def test_takes_a_free_slot_and_is_read(self, cast: Cast) -> None:
        kept = asyncio.run(draft_files.keep(cast.cleo, draft(cast.cleo), Kind.PDF))
        assert (kept.slot, kept.file_name, kept.pages) == (2, "Data engineer.pdf", 1)
        with db.reading() as session:
            read = resumes.text(session, session.get_one(Resume, kept.id))
        assert "Cléo Marsh" in read

    def test_needs_a_place_when_both_are_taken(self, cast: Cast) -> None:
        with db.transaction() as session:
            acts.upload(session, cast.cleo, "Another")
        mine = draft(cast.cleo)
        with pytest.raises(Conflict) as refusal:
            asyncio.run(draft_files.keep(cast.cleo, mine, Kind.DOCX))
        assert refusal.value.code == "resume_limit"
        kept = draft_files.keep(cast.cleo, mine, Kind.DOCX, replaced_id=cast.cleos_resume_id)
        assert asyncio.run(kept).file_name == "Data engineer.docx"

    def test_does_not_keep_nothing(self, cast: Cast) -> None:
        with pytest.raises(Expected):
            asyncio.run(draft_files.keep(cast.cleo, draft(cast.cleo, {}), Kind.PDF))


class TestPages:
    def test_are_pictures_of_what_is_printed(self, cast: Cast) -> None:
        drawn = asyncio.run(draft_pages.page(cast.cleo, draft(cast.cleo), 1))
        assert drawn.startswith(b"<svg")
        with pytest.raises(NotFound):
            asyncio.run(draft_pages.page(cast.cleo, draft(cast.cleo), 2))

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_say_when_they_are_more_than_were_asked_for(self, cast: Cast) -> None:
        work = [{"name": "Northwind Mills", "summary": "Moves data. " * 600}] * 3
        long = {"work": work}
        drawn = asyncio.run(draft_pages.drawn(long, {"fit_pages": 1}))
        assert len(drawn.pictures) > 1
        assert "not one page" in drawn.problem
        assert asyncio.run(draft_pages.drawn(long, {})).problem == ""

    @pytest.mark.parametrize("engine_kind", ["sqlite"])
    def test_that_cannot_be_set_say_why(self, cast: Cast) -> None:
        drawn = asyncio.run(draft_pages.drawn({"basics": {"summary": "x " * 40_000}}, {}))
        assert (drawn.pictures, drawn.problem[:22]) == ((), "This resume is too lon")
