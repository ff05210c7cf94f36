"""Resumes out of the text of files: our own, and those that other people write."""

import pytest

from talentra.documents.resumes import Look, Template, docx, from_fields, import_text, pdf, texts
from talentra.documents.resumes.extractors import by_pdfium, by_us
from tests.documents.resumes.whole import WHOLE

WORD = """Rosa Quist
Senior Nurse
rosa@mail.example | 0171 555 0199
Professional Profile:
Nurse with ten years on intensive care wards.
WORK EXPERIENCE
01/2019 - present
Harbour Hospital, Malmö
Head Nurse
- Led a ward of 24 beds and
 planned its shifts.
- Trained 12 nurses.
03.2012 – 12.2018
City Clinic GmbH
Nurse
- Cared for 8 patients a day.
EDUCATION
2008 - 2011  Lund University
BSc in Nursing
Skills
Triage, ventilation; first aid
Languages
Swedish - native, English: fluent
"""


def found(text: str) -> dict[str, str]:
    return {path: said for path, said in texts(import_text(text).resume) if said}


@pytest.fixture(scope="module")
def foreign() -> dict[str, str]:
    return found(WORD)


class TestForeign:
    def test_tells_who_it_is(self, foreign: dict[str, str]) -> None:
        assert foreign["basics.name"] == "Rosa Quist"
        assert foreign["basics.label"] == "Senior Nurse"
        assert foreign["basics.email"] == "rosa@mail.example"
        assert foreign["basics.phone"] == "0171 555 0199"
        assert foreign["basics.summary"].startswith("Nurse with ten years")

    def test_tells_each_job(self, foreign: dict[str, str]) -> None:
        assert (foreign["work.0.startDate"], foreign.get("work.0.endDate")) == ("2019-01", None)
        assert (foreign["work.1.startDate"], foreign["work.1.endDate"]) == ("2012-03", "2018-12")
        assert foreign["work.0.name"] == "Harbour Hospital"
        assert foreign["work.0.position"] == "Head Nurse"
        assert foreign["work.0.location"] == "Malmö"
        assert foreign["work.0.highlights.0"] == "Led a ward of 24 beds and planned its shifts."
        assert foreign["work.1.name"] == "City Clinic GmbH"

    def test_tells_school_skills_and_languages(self, foreign: dict[str, str]) -> None:
        assert foreign["education.0.institution"] == "Lund University"
        assert (foreign["education.0.studyType"], foreign["education.0.area"]) == ("BSc", "Nursing")
        assert foreign["skills.2.name"] == "first aid"
        assert foreign["languages.0.fluency"] == "native"
        assert foreign["languages.1.language"] == "English"


KEPT = (
    *("basics.name", "basics.label", "basics.email", "basics.phone", "basics.url"),
    *("work.0.position", "work.0.name", "work.0.location", "work.1.endDate", "work.1.name"),
    *("education.0.institution", "education.0.studyType", "education.0.area"),
    *("skills.0.name", "skills.0.keywords.2", "languages.1.fluency", "certificates.0.issuer"),
)
SMALL = {
    name: WHOLE[name]
    for name in ("basics", "work", "education", "skills", "languages", "certificates")
}


class TestOurOwn:
    @pytest.mark.parametrize("template", Template)
    def test_come_back_from_pdf_and_word(self, template: Template) -> None:
        given, look = from_fields(SMALL), Look(template=template)
        wanted = dict(texts(given))
        for text in (by_pdfium(pdf(given, look)), by_us(docx(given, look))):
            read = dict(texts(import_text(text).resume))
            assert {path: read.get(path) for path in KEPT} == {path: wanted[path] for path in KEPT}


class TestDoubt:
    def test_is_told_by_field(self) -> None:
        read = import_text("Cleo Park\ncleo@mail.example\nExperience\nMagic, Kite 2019 - 2020\n")
        assert read.sure["basics.email"] > 0.9
        assert "work.0.position" in read.doubtful

    def test_is_all_there_is_where_no_entry_is_found(self) -> None:
        read = import_text("Cleo Park\nExperience\nI did a lot.\n")
        assert read.unread == ("I did a lot.",)
        assert read.resume.work == ()

    @pytest.mark.parametrize("text", ["", "\n\n", "•", "2019", "Skills", "Experience\n2019 - 2020"])
    def test_takes_next_to_nothing(self, text: str) -> None:
        assert import_text(text).resume is not None


class TestPlace:
    @pytest.mark.parametrize(
        ("line", "city", "region"),
        [
            ("Bergen, Vestland, NO", "Bergen", "Vestland"),
            ("12 Linden Quay, Utrecht, NL", "Utrecht", ""),
            ("Utrecht, NL", "Utrecht", ""),
        ],
    )
    def test_has_its_city(self, line: str, city: str, region: str) -> None:
        read = dict(texts(import_text(f"Cleo Park\nEngineer\ncleo@mail.example | {line}\n").resume))
        assert read["basics.location.city"] == city
        assert read["basics.location.region"] == region
