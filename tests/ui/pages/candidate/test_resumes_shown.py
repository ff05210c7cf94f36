"""The two slots in words."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from talentra.documents import Verdict
from talentra.queries.resumes import ResumeView, Use
from talentra.queries.texts import TextView
from talentra.ui.pages.candidate.parts import size_of
from talentra.ui.pages.candidate.resumes_shown import slots


def _resume(slot: int, **changes: Any) -> ResumeView:
    told: dict[str, Any] = {
        "id": uuid4(),
        "slot": slot,
        "file_name": "Cleo.pdf",
        "content_type": "application/pdf",
        "size": 2048,
        "sha256": "ab" * 32,
        "uploaded_at": datetime(2026, 11, 2, tzinfo=UTC),
        "used_in": 0,
        "pages": 2,
        "text_note": None,
        "hidden_text": [],
    }
    return ResumeView(**told | changes)


class TestSlots:
    def test_are_always_two_in_their_order(self) -> None:
        assert [slot.kept.id for slot in slots([], [], {})] == ["", ""]
        kept = _resume(2)
        first, second = slots([kept], [], {})
        assert (first.number, first.kept.id) == (1, "")
        assert (second.number, second.kept.id) == (2, str(kept.id))
        assert second.kept.size == "2 KB · 2 pages"
        assert second.kept.href == f"/api/candidates/resumes/{kept.id}/file"

    def test_name_three_applications_and_count_the_rest(self) -> None:
        kept, other = _resume(1, used_in=5), _resume(2, used_in=1)
        uses = [Use(kept.id, uuid4(), f"Job {number}") for number in range(4)]
        first, second = slots([kept, other], [*uses, Use(other.id, uuid4(), "Elsewhere")], {})
        assert [sent.job for sent in first.sent] == ["Job 0", "Job 1", "Job 2"]
        assert first.sent[0].href == f"/applications?open={uses[0].application_id}"
        assert (first.more, second.more) == ("and 2 more", "")
        assert [sent.job for sent in second.sent] == ["Elsewhere"]

    def test_warn_when_a_program_reads_nonsense_and_only_then(self) -> None:
        one, two = _resume(1), _resume(2)
        advice = "A program reads this file wrongly."
        read = {
            one.id: TextView("a.pdf", "", Verdict.GARBLED, advice, 1),
            two.id: TextView("b.pdf", "Words", Verdict.FINE, "Fine.", 1),
        }
        assert [slot.kept.note for slot in slots([one, two], [], read)] == [advice, ""]

    def test_carry_the_warning_about_words_that_cannot_be_read(self) -> None:
        [first, _] = slots([_resume(1, text_note="No text found.", pages=None)], [], {})
        assert (first.kept.note, first.kept.size) == ("No text found.", "2 KB")


@pytest.mark.parametrize(
    ("size", "said"),
    [(1, "1 KB"), (1536, "2 KB"), (1024 * 1024 - 1, "1.0 MB"), (5 * 1024 * 1024, "5.0 MB")],
)
def test_a_size_is_said_as_people_say_it(size: int, said: str) -> None:
    assert size_of(size) == said
