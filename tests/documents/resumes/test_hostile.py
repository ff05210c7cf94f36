"""What strangers write is letters, however it looks, and never takes long."""

import time

import pytest

from talentra.documents.resumes import Look, Template, docx, fit, from_fields, pdf, preview
from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.extractors import by_pdfium
from talentra.errors import Invalid

MARKUP = (
    '#read("/etc/passwd")',
    '#import "base.typ": *',
    "$ sum_(k=0)^n k $ @home <label> \\u{41} \\",
    "= Heading *bold* _it_ `raw` // comment /* more */",
    '#eval("1+1") #{ while true {} } #sys.inputs',
    "</svg><script>alert(1)</script>",
)
LONG = {
    "100,000 words": {"basics": {"summary": "word " * 100_000}},
    "one long word": {"basics": {"summary": "x" * 100_000}},
    "25,000 lines": {"basics": {"summary": "a\n" * 25_000}},
    "28,000 bullets": {"work": [{"name": "x", "highlights": ["b"] * 200}] * 140},
}


class TestMarkup:
    @pytest.mark.parametrize("text", MARKUP)
    def test_is_printed_as_it_stands(self, text: str) -> None:
        resume = from_fields({"basics": {"name": text, "summary": text}})
        read = by_pdfium(pdf(resume, Look()))
        assert " ".join(read.split()).count(text) >= 1

    def test_is_never_a_script_in_the_preview(self) -> None:
        links = [{"network": "x", "url": "javascript:alert(1)"}]
        hostile = {"name": MARKUP[-1], "url": "data:text/html,x", "profiles": links}
        page = preview(from_fields({"basics": hostile}), Look())[0]
        assert "<script" not in page
        assert "javascript:" not in page
        assert "data:text" not in page

    def test_leads_only_to_the_web(self) -> None:
        basics = {
            "email": "a@b.example?bcc=c",
            "url": "https://cleo.example",
            "phone": "+1 555 010",
        }
        contacts = arrange(from_fields({"basics": basics}), Look()).contacts
        assert [piece.href for contact in contacts for piece in contact] == [
            "mailto:a@b.example?bcc=c",
            "tel:+1555010",
            "https://cleo.example",
        ]


class TestLength:
    @pytest.mark.parametrize("case", LONG)
    def test_is_refused_before_it_takes_time(self, case: str) -> None:
        resume = from_fields(LONG[case])
        started = time.process_time()
        for write in (preview, pdf, docx):
            with pytest.raises(Invalid) as refusal:
                write(resume, Look())
            assert "too long to print" in refusal.value.sentence
        assert time.process_time() - started < 2

    def test_of_accents_is_a_sentence(self) -> None:
        accents = from_fields({"basics": {"name": "a" + "\u0301" * 7_900}})
        try:
            assert pdf(accents, Look()).startswith(b"%PDF")
        except Invalid as refusal:
            assert "cannot be printed" in refusal.sentence


DEEDS = ["A deed of 9. " * 9] * 6
LONGISH = from_fields(
    {"work": [{"position": "Nurse", "startDate": "2019", "highlights": DEEDS}] * 16}
)


class TestFit:
    @pytest.mark.parametrize("template", Template)
    def test_shrinks_until_it_fits(self, template: Template) -> None:
        loose = Look(template=template, size=11)
        tight = Look(template=template, size=11, fit_pages=fit(LONGISH, loose).pages - 1)
        fitted = fit(LONGISH, tight)
        assert fitted.fits
        assert fitted.pages == tight.fit_pages == len(preview(LONGISH, tight))
        assert fitted.tightness.size * 11 >= 8.5

    def test_says_when_it_cannot(self) -> None:
        look = Look(fit_pages=1)
        many = from_fields({"work": [{"position": "Nurse", "summary": "word " * 400}] * 9})
        assert "Even at 8.5 points this takes" in fit(many, look).advice(look)


class TestLook:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"accent": "red"},
            {"accent": "#ffff00"},
            {"size": 4.0},
            {"fit_pages": 9},
            {"order": ("spells",)},
            {"hidden": frozenset({"spells"})},
        ],
        ids=str,
    )
    def test_refuses_what_cannot_be_read(self, wrong: dict[str, object]) -> None:
        with pytest.raises(Invalid):
            Look(**wrong)  # type: ignore[arg-type]

    def test_orders_and_hides_sections(self) -> None:
        look = Look(order=("skills", "work"), hidden=frozenset({"summary"}))
        assert look.sections[:3] == ("skills", "work", "projects")
        assert "summary" not in look.sections
