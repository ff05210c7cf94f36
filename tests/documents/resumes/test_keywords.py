"""A job's words beside a resume's."""

import pytest

from talentra.documents.resumes import Look, Standing, compare, from_fields, mentioned

RESUME = from_fields(
    {
        "skills": [{"name": "C++", "keywords": ["Node.js", "Machine-Learning"]}],
        "work": [{"position": "JavaScript developer", "highlights": ["Moved to PostgreSQL 16."]}],
        "interests": [{"name": "Rowing"}],
    }
)
LOOK = Look(hidden=frozenset({"interests"}))


def standing(word: str) -> Standing:
    return compare(RESUME, LOOK, [word])[0].standing


class TestCompare:
    @pytest.mark.parametrize("word", ["c++", "Node.js", "machine learning", "PostgreSQL"])
    def test_finds_what_is_printed(self, word: str) -> None:
        assert standing(word) is Standing.FOUND

    @pytest.mark.parametrize("word", ["C", "Java", "js", "SQL", "Kafka", ".NET"])
    def test_takes_no_part_of_a_word(self, word: str) -> None:
        assert standing(word) is Standing.UNKNOWN

    def test_knows_what_is_hidden_and_what_stands_elsewhere(self) -> None:
        found = compare(RESUME, LOOK, ["Rowing", "Kafka"], known=[("profile", "Kafka, Redis")])
        assert [(it.standing, it.paths) for it in found] == [
            (Standing.KNOWN, ("interests.0.name",)),
            (Standing.KNOWN, ("profile",)),
        ]

    def test_takes_other_names(self) -> None:
        found = compare(RESUME, LOOK, ["Postgres"], aliases={"Postgres": ["PostgreSQL"]})
        assert found[0].paths == ("work.0.highlights.0",)

    def test_keeps_the_order_of_the_job_and_tells_each_once(self) -> None:
        assert [it.word for it in compare(RESUME, LOOK, ["b", "a", "b", " "])] == ["b", "a"]


class TestMentioned:
    def test_finds_the_words_of_a_text_in_its_order(self) -> None:
        text = "You know Go, C# and machine learning; going is not Go."
        assert mentioned(text, ["C", "machine learning", "C#", "Go"]) == [
            "Go",
            "C#",
            "machine learning",
        ]
