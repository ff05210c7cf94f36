"""JSON Resume in and out, and what is said about a file that is none."""

import json

import pytest

from talentra.documents.resumes import from_json, texts, to_json
from talentra.documents.resumes.exchange import LARGEST
from talentra.errors import Invalid
from tests.documents.resumes.whole import WHOLE

WRONG = {
    "no JSON": ("{", "This is not JSON"),
    "a list": ("[]", "holds no resume"),
    "nested without end": ("[" * 100_000, "not JSON"),
    "too long": (json.dumps("x" * LARGEST), "too long"),
    "a number for a name": ('{"basics": {"name": 7}}', "basics.name: This must be a text"),
    "an object for a list": ('{"work": {}}', "work: This must be a list"),
    "a text for an entry": ('{"work": ["Paylane"]}', "work.0: This must be an object"),
    "a highlight": ('{"work": [{"highlights": ["a", 1]}]}', "work.0.highlights.1: This must be a"),
    "a text for basics": ('{"basics": "Cleo"}', "basics: This must be an object"),
    "many": (json.dumps({"skills": [{"name": n} for n in range(8)]}), "And 3 more."),
}


class TestExchange:
    def test_gives_back_every_field_as_it_came(self) -> None:
        assert json.loads(to_json(from_json(json.dumps(WHOLE)))) == WHOLE

    def test_takes_an_empty_resume(self) -> None:
        assert json.loads(to_json(from_json("\ufeff{}"))) == {}

    def test_takes_nothing_for_not_there(self) -> None:
        resume = from_json('{"work": [{"name": "Paylane", "endDate": null}], "skills": null}')
        assert json.loads(to_json(resume)) == {"work": [{"name": "Paylane"}]}

    def test_keeps_half_a_date(self) -> None:
        resume = from_json('{"work": [{"startDate": "20"}]}')
        assert resume.work[0].start_date == "20"

    def test_takes_one_role_for_a_list_of_one(self) -> None:
        assert from_json('{"projects": [{"roles": "Lead"}]}').projects[0].roles == ("Lead",)

    @pytest.mark.parametrize("case", WRONG)
    def test_names_the_field_that_is_wrong(self, case: str) -> None:
        content, words = WRONG[case]
        with pytest.raises(Invalid) as refusal:
            from_json(content)
        assert words in refusal.value.sentence


class TestTexts:
    def test_tells_the_path_of_each(self) -> None:
        found = dict(texts(from_json(json.dumps(WHOLE))))
        assert found["work.0.highlights.1"] == "Led the move to PostgreSQL."
        assert found["basics.location.countryCode"] == "NL"
        assert found["education.0.studyType"] == "MSc"
