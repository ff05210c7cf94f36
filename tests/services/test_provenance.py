"""The gate: what is one's own passes, what an AI invents does not."""

from copy import deepcopy
from typing import Any

import pytest

from talentra.services import draft_fields
from talentra.services.evidence import Evidence, words
from talentra.services.plain_words import NUMBERS, PLAIN, WEIGHTY
from talentra.services.provenance import Proposal, Weighed, weigh
from tests.services.inventions import CLAIMS, DRAFT, FACTS, HOSTILE, RESUME, inventions

INVENTED = list(inventions())


def _weigh(*proposals: Proposal, draft: Any = DRAFT) -> Weighed:
    return weigh(draft, proposals, [RESUME])


def _one(path: str, after: str) -> Weighed:
    return _weigh(Proposal(path, after, "Why not."))


class TestInventions:
    def test_are_more_than_two_hundred(self) -> None:
        assert len(set(CLAIMS)) + sum(len(facts.split("|")) for _, facts in FACTS) > 250

    def test_none_gets_into_the_draft(self) -> None:
        through = [each for each in INVENTED if _weigh(each).draft != DRAFT]
        assert through == []

    def test_none_is_told_without_its_mark(self) -> None:
        unmarked = [
            change
            for each in INVENTED
            for change in _weigh(each).changes
            if not change.needs_confirmation
        ]
        assert unmarked == []

    def test_all_at_once_neither(self) -> None:
        for start in range(0, len(INVENTED), 80):
            told = _weigh(*INVENTED[start : start + 80])
            assert told.draft == DRAFT
            assert all(change.needs_confirmation for change in told.changes)

    def test_are_not_proven_by_what_else_is_proposed(self) -> None:
        told = _weigh(
            Proposal("work[0].highlights[2]", "Kept Kubernetes running.", ""),
            Proposal("skills[0].name", "Kubernetes", ""),
            Proposal("work[0].highlights[3]", "Kubernetes, kept running.", ""),
        )
        assert told.draft == DRAFT


class TestOnesOwnWords:
    @pytest.mark.parametrize(
        ("path", "after"),
        [
            ("work[0].highlights[0]", "Moved payroll data of 40 sites."),
            ("work[0].highlights[0]", "For 40 sites, moved the payroll data."),
            ("work[0].highlights[0]", "Moving the payroll data of 40 sites safely."),
            ("work[0].highlights[1]", "Writes 12 reports a week for colleagues."),
            ("work[0].highlights[2]", "Built and maintained PostgreSQL with Airflow."),
            ("work[0].summary", "Data engineer at Northwind Mills since March 2019."),
            ("basics.summary", "Data engineer. Uses Python and PostgreSQL; no Java."),
            ("basics.label", "data engineer at Northwind Mills"),
            ("work[1].startDate", "2016"),
            ("education[0].studyType", "Bachelor of Science"),
            ("education[0].endDate", "2015"),
            ("certificates[0].name", "Certificate in first aid"),
            ("skills[0].name", "python"),
            ("skills[1].keywords[0]", "PostgreSQL"),
        ],
    )
    def test_pass(self, path: str, after: str) -> None:
        told = _one(path, after)
        assert [change.needs_confirmation for change in told.changes] == [False]
        assert after in dict(draft_fields.texts(told.draft)).values()

    def test_of_a_file_with_ligatures_and_hidden_signs_are_known(self) -> None:
        told = weigh({}, [Proposal("skills[0].name", "Airflow", "")], ["Air\ufb02ow"])
        assert told.draft == {"skills": [{"name": "Airflow"}]}
        told = weigh({}, [Proposal("skills[0].name", "Airflow", "")], ["Air\u00adflow"])
        assert told.draft == {"skills": [{"name": "Airflow"}]}

    def test_are_compared_with_thousands_and_percents_as_people_write_them(self) -> None:
        held = Evidence(["3,000 hours, 40 % of all."])
        for said in ("3000 hours", "3,000 hours", "40%", "40 %"):
            assert held.holds(said), said
        assert not held.holds("300 hours")

    @pytest.mark.parametrize(
        "written", ["March 2019", "Mar 2019", "mar. 2019", "03/2019", "3.2019", "2019-03", "2019/3"]
    )
    def test_of_a_month_are_known_however_it_is_written(self, written: str) -> None:
        held = Evidence([f"since {written}"])
        assert held.dates("2019-03") and held.dates("2019")
        assert not held.dates("2019-02") and not held.dates("2018")


class TestPlaces:
    def test_what_is_added_follows_what_is_there(self) -> None:
        told = _weigh(
            Proposal("work[7].name", "Initech", ""),
            Proposal("work[9].name", "Halden Robotics", ""),
            Proposal("work[9].startDate", "2016", ""),
            Proposal("work[0].highlights[9]", "Used Airflow.", ""),
            Proposal("work[0].highlights[8]", "Used Docker.", ""),
        )
        assert told.draft["work"][2] == {"name": "Halden Robotics", "startDate": "2016"}
        assert told.draft["work"][0]["highlights"][2:] == ["Used Airflow."]
        assert [(each.path, each.needs_confirmation) for each in told.changes] == [
            ("work[2].name", False),
            ("work[2].startDate", False),
            ("work[0].highlights[2]", False),
            ("work[3].name", True),
            ("work[0].highlights[3]", True),
        ]

    @pytest.mark.parametrize(
        "path",
        [
            "basics.name",
            "basics.email",
            "basics.phone",
            "basics.location.city",
            "basics.image",
            "references[0].name",
            "references[0].reference",
            "work",
            "work[0]",
            "work.name",
            "work[0].url",
            "work[-1].name",
            "work[0].name.x",
            "work[0].highlights",
            "work[\u0660].name",
            "__class__.label",
            "meta.theme",
            "",
        ],
    )
    def test_that_are_not_an_ais_are_left_alone(self, path: str) -> None:
        told = _one(path, "Python")
        assert (told.draft, told.changes) == (DRAFT, [])

    @pytest.mark.parametrize(
        "odd",
        [
            {"work": "text", "basics": ["x"], "skills": {"name": "x"}},
            {"work": [3, None, []], "basics": None, "skills": [[]]},
            {"work": [{"highlights": "text", "name": 3}], "skills": [{"keywords": [{"x": 1}]}]},
            {"work": None, "skills": None, "basics": {"label": None, "summary": 3}},
        ],
        ids=str,
    )
    def test_of_an_odd_draft_break_nothing(self, odd: Any) -> None:
        before = deepcopy(odd)
        told = _weigh(*INVENTED[:60], *(Proposal(path, "Python", "") for path in PATHS), draft=odd)
        assert odd == before
        assert all(each.after == "Python" for each in told.changes if not each.needs_confirmation)

    def test_are_taken_once_and_not_without_end(self) -> None:
        twice = [Proposal("skills[0].name", word, "") for word in ("Python", "Airflow")]
        assert _weigh(*twice).draft["skills"] == [{"name": "Python"}]
        many = [Proposal(f"skills[{number}].name", "Python", "") for number in range(79)]
        assert len(_weigh(*many).draft["skills"]) == draft_fields.MOST_ENTRIES


PATHS = ("work[0].name", "work[3].highlights[0]", "basics.label", "skills[0].keywords[0]")


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
    def test_is_dropped_wherever_it_stands(self, text: str) -> None:
        for path in ("basics.summary", "work[0].highlights[0]", "skills[0].name"):
            told = _one(path, text)
            assert (told.draft, told.changes) == (DRAFT, [])

    @pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:24])
    def test_is_no_reason(self, text: str) -> None:
        (change,) = _weigh(Proposal("skills[0].name", "Python", text)).changes
        assert change.why == "The AI gave no reason."


class TestPlainWords:
    def test_claim_nothing(self) -> None:
        assert not PLAIN & NUMBERS
        assert not PLAIN & WEIGHTY
        claims = """may march second lead head go rust swift spark excel word access slack react
        spring ruby scala java python sql docker increased reduced improved saved grew led managed
        sales revenue costs budget r c d german french english certified degree best top first"""
        assert not PLAIN & set(claims.split())

    def test_are_pronouns_only_where_they_are_written_so(self) -> None:
        said = [(word.written, word.is_plain) for word in words("We use IT in the US. It works")]
        assert [word for word, is_plain in said if not is_plain] == ["IT", "US"]
