"""The gate in other languages: translations, other digits, and people who write in them."""

import pytest

from talentra.services import draft_fields
from talentra.services.evidence import Evidence
from talentra.services.foreign_words import COUNTING, DENYING, JOINING, STANDING
from talentra.services.plain_words import PLAIN
from talentra.services.provenance import Proposal, Weighed, weigh
from tests.services.foreign_inventions import (
    CLAIMS,
    MONTHS,
    NO_MONTHS,
    WRITERS,
    Writer,
    inventions,
)
from tests.services.inventions import DRAFT, RESUME

INVENTED = list(inventions())
OWN = [(who, *each) for who in WRITERS for each in who.own]
MOVED = [(who, *each) for who in WRITERS for each in who.moved]


def _named(value: object) -> str | None:
    return value.language if isinstance(value, Writer) else None


def _of(who: Writer, path: str, after: str) -> Weighed:
    return weigh(who.draft, [Proposal(path, after, "Clearer.")], [])


class TestInventionsInOtherLanguages:
    def test_are_many(self) -> None:
        assert len(set(CLAIMS)) > 90
        assert len(INVENTED) > 300

    def test_none_gets_into_a_draft_in_english(self) -> None:
        through = [each for each in INVENTED if weigh(DRAFT, [each], [RESUME]).draft != DRAFT]
        assert through == []

    def test_none_is_told_without_its_mark(self) -> None:
        found = [(each, weigh(DRAFT, [each], [RESUME]).changes) for each in INVENTED]
        assert [each for each, told in found if not all(it.needs_confirmation for it in told)] == []
        assert sum(map(len, (told for _, told in found))) > 250  # and hardly any is lost

    def test_a_true_translation_is_not_written_by_itself_either(self) -> None:
        said = "Übertrug die Lohndaten von 40 Standorten."
        told = weigh(DRAFT, [Proposal("work[0].highlights[0]", said, "Translated.")], [RESUME])
        assert [each.needs_confirmation for each in told.changes] == [True]
        assert told.draft == DRAFT


class TestWritersOfOtherLanguages:
    @pytest.mark.parametrize(("who", "path", "after"), OWN, ids=_named)
    def test_have_their_own_words_back(self, who: Writer, path: str, after: str) -> None:
        told = _of(who, path, after)
        assert [each.needs_confirmation for each in told.changes] == [False]
        assert after in dict(draft_fields.texts(told.draft)).values()

    @pytest.mark.parametrize(("who", "path", "after"), MOVED, ids=_named)
    def test_have_no_number_title_or_denial_moved(self, who: Writer, path: str, after: str) -> None:
        told = _of(who, path, after)
        assert [each.needs_confirmation for each in told.changes] == [True]
        assert told.draft == who.draft


class TestMonths:
    @pytest.mark.parametrize(("written", "date"), MONTHS, ids=[date for _, date in MONTHS])
    def test_are_known_by_their_names(self, written: str, date: str) -> None:
        held = Evidence([written])
        assert held.dates(date) and held.dates(date[:4])
        assert not held.dates(f"{int(date[:4]) + 1}-{date[5:]}")

    @pytest.mark.parametrize(("written", "date"), NO_MONTHS, ids=[date for _, date in NO_MONTHS])
    def test_are_whole_words(self, written: str, date: str) -> None:
        assert not Evidence([written]).dates(date)


def test_no_word_that_counts_ranks_or_denies_is_plain() -> None:
    assert not PLAIN & (COUNTING | STANDING | DENYING)
    assert not JOINING & (COUNTING | STANDING | DENYING)
