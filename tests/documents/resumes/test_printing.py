"""Pages of a resume, in every template."""

import json

import pytest

from talentra.documents.resumes import (
    Look,
    Template,
    docx,
    fit,
    from_fields,
    from_json,
    markdown,
    pdf,
    pictures,
    plain_text,
    preview,
    unprintable,
)
from talentra.errors import Invalid
from tests.documents.resumes.whole import WHOLE

RESUME = from_json(json.dumps(WHOLE))
EVERY = pytest.mark.parametrize("template", Template)


class TestPages:
    @EVERY
    def test_are_drawn_for_the_preview(self, template: Template) -> None:
        pages = preview(RESUME, Look(template=template))
        assert all(page.startswith("<svg") for page in pages)
        assert len(pages) == fit(RESUME, Look(template=template)).pages

    @EVERY
    def test_are_archival_and_accessible(self, template: Template) -> None:
        written = pdf(RESUME, Look(template=template))
        assert b"<pdfaid:part>2" in written
        assert b"<pdfaid:conformance>A" in written
        assert b"<pdfuaid:part>1" in written

    def test_are_pictures_too(self) -> None:
        assert pictures(RESUME, Look())[0].startswith(b"\x89PNG")

    @EVERY
    def test_can_be_empty(self, template: Template) -> None:
        look = Look(template=template)
        assert len(preview(from_fields({}), look)) == 1
        assert pdf(from_fields({}), look).startswith(b"%PDF")
        assert docx(from_fields({}), look).startswith(b"PK")


class TestUnprintable:
    def test_are_named_with_their_fields(self) -> None:
        resume = from_fields({"basics": {"name": "Cleo 🙂", "summary": "漢 and 🙂"}})
        found = {each.character: each.paths for each in unprintable(resume)}
        assert found == {"🙂": ("basics.name", "basics.summary"), "漢": ("basics.summary",)}

    def test_stop_the_pdf(self) -> None:
        with pytest.raises(Invalid) as refusal:
            pdf(from_fields({"basics": {"label": "Chef 🍜"}}), Look())
        assert "🍜 (U+1F35C)" in refusal.value.sentence
        assert "basics.label" in refusal.value.sentence

    def test_are_none_in_the_scripts_that_we_have_fonts_for(self) -> None:
        words = "Żółć Ærø Ελλάδα Київ Nguyễn מיכל سارة فارسی ₺ € ½ → ✓"
        assert unprintable(from_fields({"basics": {"name": words}})) == []


class TestWords:
    def test_of_people_are_never_markup(self) -> None:
        resume = from_fields({"basics": {"name": "# *Cleo*", "summary": "1. [x](javascript:y)"}})
        assert markdown(resume) == (
            "# \\# \\*Cleo\\*\n\n## Summary\n\n1\\. \\[x\\](javascript:y)\n"
        )

    def test_are_the_same_as_text(self) -> None:
        assert "Cleo Park\nBackend engineer\n" in plain_text(RESUME)
