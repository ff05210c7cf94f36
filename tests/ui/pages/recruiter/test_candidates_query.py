"""What the list of candidates shows, as its address says it."""

from datetime import date
from urllib.parse import parse_qsl
from uuid import UUID

import pytest

from talentra.models import Stage
from talentra.queries.applications import Sort
from talentra.queries.pages import USUAL
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery

JOB = "01a21338-617c-7001-b88d-90d7551dd18e"
OPEN = "01a21338-617c-7001-b88d-90d7551dd18f"
EVERYTHING = {
    "stage": "interview",
    "job": JOB,
    "q": "marsh",
    "waiting": "1",
    "level": "1-3",
    "visa": "citizen",
    "city": "Pune",
    "skill": "C++",
    "from": "2026-01-02",
    "to": "2026-02-03",
    "idle": "7",
    "sort": "applied",
    "cols": "level.city",
    "after": "abc.def",
    "c": OPEN,
}


def test_an_address_is_read_and_written_alike() -> None:
    query = CandidatesQuery.read(EVERYTHING)
    assert dict(parse_qsl(query.href.partition("?")[2])) == EVERYTHING
    asked = query.wanted
    assert (asked.stage, asked.job_id, asked.q) == (Stage.INTERVIEW, UUID(JOB), "marsh")
    assert (asked.level, asked.visa_status) == ("1-3", "citizen")
    assert (asked.city, asked.skill, asked.idle_days) == ("Pune", "C++", 7)
    assert (asked.applied_from, asked.applied_to) == (date(2026, 1, 2), date(2026, 2, 3))
    assert (asked.waiting, query.ask.cursor) == (True, "def")
    assert (query.sort, query.rising, query.columns) == (Sort.APPLIED, True, ("level", "city"))
    assert CandidatesQuery().href == "/candidates"


NONSENSE = {
    "stage": "hunted",
    "job": "7",
    "c": "'; --",
    "waiting": "yes",
    "x": "1",
    "level": "7",
    "from": "yesterday",
    "idle": "-3",
    "to": "2026-13-01",
    "sort": "visa",
    "cols": "salary",
}


@pytest.mark.parametrize("asked", [{name: said} for name, said in NONSENSE.items()])
def test_what_makes_no_sense_is_left_out(asked: dict[str, str]) -> None:
    assert CandidatesQuery.read(asked) == CandidatesQuery()
    assert not CandidatesQuery.read(asked).is_filtered


def test_another_list_begins_at_its_first_page_with_nothing_open() -> None:
    query = CandidatesQuery.read(EVERYTHING)
    for other in (
        query.at(Stage.OFFER),
        query.sorted_by(Sort.APPLIED),
        query.turned_to_waiting,
    ):
        assert (other.trail, other.open_id) == ((), "")


def test_an_order_is_turned_round_by_choosing_it_again() -> None:
    latest = CandidatesQuery().sorted_by(Sort.APPLIED)
    assert (latest.rising, latest.sorted_by(Sort.APPLIED).rising) == (False, True)
    assert latest.kept["sort"] == "-applied"
    assert latest.sorted_by(Sort.CHANGED).href == "/candidates"


def test_columns_can_be_left_out_altogether() -> None:
    none = CandidatesQuery().showing([])
    assert CandidatesQuery.read({"cols": none.kept["cols"]}).columns == ()


def test_pages_are_turned_on_and_back() -> None:
    query = CandidatesQuery.read(EVERYTHING)
    assert query.turned("ghi").trail == ("abc", "def", "ghi")
    assert query.turned(None).trail == ("abc",)
    assert query.turned(None).open_id == ""
    assert query.from_the_start().open_id == OPEN


def test_how_many_stand_before_a_page_is_known_while_its_trail_is_whole() -> None:
    assert CandidatesQuery().passed == 0
    assert CandidatesQuery(trail=("a", "b")).passed == 2 * USUAL
    assert CandidatesQuery(trail=("a",) * 20).passed is None
