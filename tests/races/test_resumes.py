"""Filling two slots at the same moment (rules 4 and 17)."""

from collections.abc import Sequence
from secrets import token_hex

import pytest
from sqlalchemy import select
from sqlmodel import col

from talentra import db, files
from talentra.errors import Away, Conflict
from talentra.models import Actor, File, Resume
from talentra.queries import resumes as query
from talentra.services import resumes
from tests.races.stage import ROUNDS, TEN, new_candidate, new_person
from tests.races.starting import Act, at_once, done, refused, write
from tests.services import acts

pytestmark = pytest.mark.usefixtures("cast")


def _uploading(candidate: Actor, words: str) -> Act:
    return write(acts.upload, candidate, words)


def _kept(candidate: Actor) -> dict[int, Resume]:
    with db.reading() as session:
        return query.kept(session, candidate.user_id)


def _bytes(kept: Sequence[Resume]) -> int:
    """How many different contents of these are stored."""
    return len({files.read(resume.file_sha256) for resume in kept})


@pytest.mark.parametrize("contents", [TEN, 1], ids=["of ten files", "of the same file"])
def test_ten_uploads_fill_two_slots(contents: int) -> None:
    for _ in range(ROUNDS):
        candidate, mark = new_person(), token_hex(4)
        words = [f"Resume {mark} {number % contents}" for number in range(TEN)]
        outcomes = at_once(*[_uploading(candidate, each) for each in words])
        kept = _kept(candidate)
        assert sorted(kept) == sorted(resume.slot for resume in done(outcomes)) == [1, 2]
        assert _bytes(list(kept.values())) == min(contents, 2)
        for refusal in refused(outcomes):
            assert isinstance(refusal, Away) or refusal.code == "resume_limit"


def test_what_was_refused_leaves_no_bytes_behind() -> None:
    candidate, mark = new_person(), token_hex(4)
    at_once(*[_uploading(candidate, f"Resume {mark} {number}") for number in range(TEN)])
    with db.reading() as session:
        said = select(File).where(col(File.text).contains(mark))
        assert len(session.scalars(said).all()) == 2
    # whether bytes without a row are left is looked at after every race


def test_the_same_file_of_ten_people_is_taken_from_each() -> None:
    for _ in range(ROUNDS):
        people, words = [new_person() for _ in range(TEN)], f"Template {token_hex(4)}"
        outcomes = at_once(*[_uploading(each, words) for each in people])
        assert refused(outcomes) == []
        assert all(len(_kept(each)) == 1 for each in people)


def test_of_two_replacements_the_later_stays() -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        words = [f"Newer {token_hex(4)}", f"Newest {token_hex(4)}"]
        outcomes = at_once(
            *[write(acts.upload, candidate, each, replaced_id=resume_id) for each in words]
        )
        assert refused(outcomes) == []
        [kept] = _kept(candidate).values()
        assert kept.id == resume_id
        latest = max(outcomes, key=lambda resume: resume.uploaded_at)
        assert (kept.file_name, kept.file_sha256) == (latest.file_name, latest.file_sha256)


def test_a_slot_is_given_back_or_filled_anew() -> None:
    for _ in range(ROUNDS):
        candidate, resume_id = new_candidate()
        with db.transaction() as session:
            acts.upload(session, candidate, "Second")
            resumes.remove(session, candidate, resume_id)
        restored, filled = at_once(
            write(resumes.restore, candidate, resume_id),
            _uploading(candidate, f"Third {token_hex(4)}"),
        )
        assert isinstance(restored, Conflict) != isinstance(filled, Conflict)
        assert sorted(_kept(candidate)) == [1, 2]
