"""The check list: what it finds, where, and what it leaves alone."""

from datetime import date
from typing import Any

import pytest

from talentra.documents.resumes import Weight, examine, from_fields
from tests.documents.resumes.whole import WHOLE

TODAY = date(2026, 5, 4)


def job(**fields: Any) -> dict[str, Any]:
    usual = {"name": "Paylane", "position": "Engineer", "startDate": "2017-09"}
    return {"work": [{**usual, "highlights": ["Cut 9 faults."], **fields}]}


FOUND: dict[str, tuple[dict[str, Any], str, str]] = {
    "no name": ({}, "name", "basics.name"),
    "no e-mail": ({}, "e-mail", "basics.email"),
    "half an e-mail": ({"basics": {"email": "cleo@"}}, "e-mail", "basics.email"),
    "no phone": ({}, "phone", "basics.phone"),
    "words for a phone": ({"basics": {"phone": "ask Rosa"}}, "phone", "basics.phone"),
    "no place": ({}, "place", "basics.location.city"),
    "a photo": ({"basics": {"image": "cleo.jpg"}}, "photo", "basics.image"),
    "no summary": ({}, "summary", "basics.summary"),
    "a long summary": ({"basics": {"summary": "word " * 150}}, "summary", "basics.summary"),
    "nothing done": ({}, "experience", "work"),
    "no education": ({}, "education", "education"),
    "no skills": ({}, "skills", "skills"),
    "no employer": (job(name=""), "incomplete", "work.0.name"),
    "no school": ({"education": [{"area": "Law"}]}, "incomplete", "education.0.institution"),
    "unreadable": (job(startDate="spring"), "period", "work.0.startDate"),
    "month 13": (job(startDate="2017-13"), "period", "work.0.startDate"),
    "no beginning": (job(startDate=""), "period", "work.0.startDate"),
    "reversed": (job(endDate="2016-02"), "reversed", "work.0.endDate"),
    "tomorrow": (job(startDate="2026-06"), "future", "work.0.startDate"),
    "oldest first": (
        {"work": [{"startDate": "2015"}, {"startDate": "2020"}]},
        "order",
        "work.1",
    ),
    "nothing achieved": (job(highlights=[]), "empty", "work.0.highlights"),
    "nine bullets": (job(highlights=[f"Deed {n}" for n in range(9)]), "many", "work.0.highlights"),
    "no figures": (job(highlights=["Wrote code."]), "figures", "work.0.highlights"),
    "a long line": (job(highlights=["a" * 221]), "long line", "work.0.highlights.0"),
    "twice": (job(highlights=["Cut 9.", "cut  9."]), "twice", "work.0.highlights.1"),
    "first person": (job(highlights=["I cut 9."]), "first person", "work.0.highlights.0"),
    "capitals": (job(summary="CUT NINE FAULTS IN ONE YEAR"), "capitals", "work.0.summary"),
    "to be replaced": (job(summary="Led [company name]."), "placeholder", "work.0.summary"),
    "private": ({"basics": {"summary": "Married, two children."}}, "private", "basics.summary"),
}


class TestExamine:
    @pytest.mark.parametrize("case", FOUND)
    def test_names_the_field(self, case: str) -> None:
        fields, rule, path = FOUND[case]
        found = {(it.rule, it.path) for it in examine(from_fields(fields), TODAY)}
        assert (rule, path) in found

    def test_has_little_to_say_about_a_good_one(self) -> None:
        said = [(it.rule, it.path) for it in examine(from_fields(WHOLE), TODAY)]
        assert said == [
            ("empty", "work.1.highlights"),
            ("photo", "basics.image"),
        ]

    def test_begins_with_what_must_be_mended(self) -> None:
        weights = [list(Weight).index(it.weight) for it in examine(from_fields({}), TODAY)]
        assert weights == sorted(weights)

    def test_leaves_hidden_entries_alone(self) -> None:
        hidden = from_fields({"work": [{"x-hidden": True}]})
        assert not [it for it in examine(hidden, TODAY) if it.path.startswith("work.0")]
