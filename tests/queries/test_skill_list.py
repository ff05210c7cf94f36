"""The list of skills that comes with the product."""

import pytest

from talentra.models.profiles import clean_skill, fold_skill
from talentra.queries import skill_list


class TestListed:
    def test_has_more_than_fifteen_hundred_names_of_many_trades(self) -> None:
        names = {each.name for each in skill_list.listed()}
        assert len(names) >= 1500
        assert {"C++", "C#", ".NET", "Welding", "Nursing", "Beekeeping", "Tax returns"} <= names

    def test_has_each_name_once_clean_and_short(self) -> None:
        names = [each.name for each in skill_list.listed()]
        names += [alias for each in skill_list.listed() for alias in each.aliases]
        assert len({fold_skill(name) for name in names}) == len(names)
        assert all(name == clean_skill(name) and 0 < len(name) <= 60 for name in names)
        assert not any(set(name) & set(";()[]") for name in names)


class TestSpelled:
    @pytest.mark.parametrize(
        ("called", "name"),
        [
            ("cpp", "C++"),
            ("c sharp", "C#"),
            ("dotnet", ".NET"),
            ("k8s", "Kubernetes"),
            ("postgres", "PostgreSQL"),
            ("hgv driving", "Truck driving"),
        ],
    )
    def test_is_the_one_name(self, called: str, name: str) -> None:
        assert skill_list.spelled([called]) == {called: name}

    def test_keeps_signs(self) -> None:
        for name in ("C++", "C#", ".NET", "F#", "Node.js", "CI/CD"):
            assert skill_list.spelled([fold_skill(name)]) == {fold_skill(name): name}

    def test_knows_nothing_else(self) -> None:
        assert skill_list.spelled(["telepathy", ""]) == {}


class TestMentioned:
    @pytest.mark.parametrize("word", ["go", "r", "c", "planning", "swift", "word", "access"])
    def test_takes_no_usual_word_for_a_skill(self, word: str) -> None:
        assert skill_list.mentioned([word]) == {}

    def test_takes_what_can_be_nothing_else(self) -> None:
        assert skill_list.mentioned(["c++", "tig welding"]) == {
            "c++": "C++",
            "tig welding": "TIG welding",
        }


class TestBeginning:
    def test_is_by_names_and_by_other_names(self) -> None:
        assert skill_list.beginning("kubern", 8) == ["Kubernetes"]
        assert skill_list.beginning("k8", 8) == ["Kubernetes"]
        assert "C++" in skill_list.beginning("c+", 8)
        assert skill_list.beginning("c#", 8) == ["C#"]
        assert skill_list.beginning(".n", 8)[0] == ".NET"
        assert len(skill_list.beginning("a", 8)) == 8
        assert skill_list.beginning("zzz", 8) == []
