"""What machines read in our own files, for forty people in four templates."""

import pytest

from talentra.documents.resumes import Look, Template, from_fields
from talentra.documents.resumes.proof import Finding, Read, compared, prove
from talentra.documents.resumes.sheet import Piece
from tests.documents.resumes.people import NAMES, person
from tests.documents.resumes.whole import WHOLE

MIXED = (
    "Noa Levi נועה לוי",
    "נועה לוי Noa Levi",
    "Samir Haddad سمير حداد",
    "سمير حداد Samir Haddad",
    "Ada בת אבן־עזרא / Ada bat Ibn Ezra",
)
LINES = {
    "work": [
        {
            "name": "Even Ltd",
            "position": "Engineer",
            "highlights": [
                "Built ארבע מערכות גדולות for 40 users.",
                "عمل مع دار النور in Amman.",
                "Worked with חברת אבן בע״מ since 2019 and שלום עולם חדש.",
            ],
        }
    ]
}
FOUND, ALTERED, MISSING = Finding.FOUND, Finding.ALTERED, Finding.MISSING


def pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(f"work.{place}.name", text) for place, text in enumerate(texts))


def findings(text: str, *texts: str) -> list[tuple[Finding, bool]]:
    return [(each.finding, each.misplaced) for each in compared(pieces(*texts), text)]


@pytest.mark.parametrize("number", range(len(NAMES)))
class TestForty:
    def test_are_read_field_by_field_in_order(self, number: int) -> None:
        resume = from_fields(person(number))
        proofs = [proof for look in Template for proof in prove(resume, Look(template=look))]
        assert len(proofs) == 4 * 2 * 2  # templates, files, readers
        assert [
            (proof.file, proof.reader, field)
            for proof in proofs
            for field in proof.fields
            if field.finding is not FOUND or field.misplaced
        ] == []


class TestProve:
    @pytest.mark.parametrize("template", Template)
    def test_reads_every_field_of_the_schema(self, template: Template) -> None:
        proofs = prove(from_fields(WHOLE), Look(template=template, size=9))
        assert [proof.is_whole for proof in proofs] == [True] * 4
        printed = {field.path for field in proofs[0].fields}
        assert {"work.0.description", "projects.0.roles.1", "references.0.reference"} <= printed

    def test_tells_where_a_reader_turns_words_around(self) -> None:
        resume = from_fields({"basics": {"name": "Noa Levi נועה לוי"}})
        proofs = prove(resume, Look())
        assert {(it.file, it.reader): it.fields[0].turned for it in proofs} == {
            ("PDF", "pdfium"): True,
            ("PDF", "pypdf"): False,
            ("Word", "Talentra"): False,
            ("Word", "python-docx"): False,
        }
        assert [it.is_whole for it in proofs] == [False, True, True, True]
        assert {it.fields[0].finding for it in proofs} == {FOUND}


@pytest.mark.parametrize("name", MIXED)
class TestNamesInTwoScripts:
    def test_are_found_in_order_whatever_way_a_line_is_read(self, name: str) -> None:
        resume = from_fields(person(7) | {"basics": {**person(7)["basics"], "name": name}} | LINES)
        proofs = [proof for look in Template for proof in prove(resume, Look(template=look))]
        assert len(proofs) == 4 * 2 * 2
        wrong = [
            (proof.file, proof.reader, field)
            for proof in proofs
            for field in proof.fields
            if field.finding is not FOUND or field.misplaced
        ]
        assert wrong == []
        turned = {proof.reader for proof in proofs for field in proof.fields if field.turned}
        assert turned == {"pdfium"}  # the others read as it is spoken


class TestCompared:
    def test_finds_fields_in_order(self) -> None:
        assert findings("Meridian · Paylane", "Meridian", "Paylane") == [(FOUND, False)] * 2

    def test_tells_what_stands_elsewhere(self) -> None:
        assert findings("Paylane, Meridian", "Meridian", "Paylane") == [
            (FOUND, False),
            (FOUND, True),
        ]

    def test_tells_lost_blanks_and_turned_words_from_lost_fields(self) -> None:
        assert findings("MeridianFreight Lane Pay", "Meridian Freight", "Pay Lane", "Kite") == [
            (ALTERED, False),
            (ALTERED, False),
            (MISSING, False),
        ]

    def test_takes_a_part_of_a_word_for_no_field(self) -> None:
        assert findings("Rust and React", "R") == [(ALTERED, False)]

    def test_takes_a_long_word_that_is_parted_by_a_line(self) -> None:
        word = "Donaudampfschifffahrtselektrizitäten"
        assert findings(f"{word[:20]}\n{word[20:]}", word) == [(FOUND, False)]
        assert findings("Merid\nian", "Meridian") == [(ALTERED, False)]

    def test_counts(self) -> None:
        read = compared(pieces("C++"), "Cpp")[0]
        assert read == Read("work.0.name", "C++", ALTERED)
