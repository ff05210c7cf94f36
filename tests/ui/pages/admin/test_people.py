"""What the list of people says of whom it was given, and how its address says it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from talentra.models import Role
from talentra.queries.hand_overs import Going
from talentra.queries.people import PeopleSort, PersonRow, Status
from talentra.ui.pages.admin import people_rows as shown
from talentra.ui.pages.admin.people_query import PeopleQuery

ROSA = UUID("109dfece-1e9e-4277-a628-d108233a8eea")
ADDED = datetime(2026, 11, 2, tzinfo=UTC)


def _row(status: Status = Status.ACTIVE, candidates: int | None = 3) -> PersonRow:
    return PersonRow(
        ROSA, "Rosa Lindqvist", "rosa@x.example", Role.RECRUITER, status, ADDED, None, candidates
    )


class TestQuery:
    @pytest.mark.parametrize(
        "address",
        [
            "/admin/users",
            "/admin/users?role=recruiter&status=invited&q=marsh",
            f"/admin/users?sort=name&after=a.b&u={ROSA}",
            "/admin/users?sort=-name",
            "/admin/users?sort=added",
        ],
    )
    def test_is_what_its_address_says(self, address: str) -> None:
        asked = dict(part.split("=") for part in address.partition("?")[2].split("&") if part)
        assert PeopleQuery.read(asked).href == address

    def test_reads_anything_without_complaint(self) -> None:
        nonsense = {"role": "king", "status": "?", "u": "7", "after": "...", "q": "\0", "sort": "x"}
        assert PeopleQuery.read(nonsense) == PeopleQuery()

    def test_turns_the_order_round_and_back(self) -> None:
        by_name = PeopleQuery().sorted_by(PeopleSort.NAME)
        assert (by_name.rising, by_name.sorted_by(PeopleSort.NAME).rising) == (True, False)
        assert PeopleQuery().sorted_by(PeopleSort.ADDED).rising
        assert by_name.sorted_by(PeopleSort.ADDED) == PeopleQuery()

    def test_leaves_the_pages_when_it_asks_for_others(self) -> None:
        turned = PeopleQuery(q="x", status=Status.ACTIVE).turned("a").opening(str(ROSA))
        for other in (turned.of(Role.ADMIN), turned.at(None), turned.looking_for("y")):
            assert (other.trail, other.open_id) == ((), "")
        assert turned.cleared() == PeopleQuery()
        assert turned.turned(None).trail == ()


class TestLines:
    def test_say_a_number_for_recruiters_alone(self) -> None:
        assert shown.line(_row(), PeopleQuery()).candidates == "3"
        assert shown.line(_row(candidates=None), PeopleQuery()).candidates == ""
        assert shown.line(_row(candidates=0), PeopleQuery()).candidates == "0"

    def test_are_fresh_when_somebody_stands_otherwise_than_before(self) -> None:
        before = {str(ROSA): ("recruiter", "active")}
        for status, fresh in [(Status.ACTIVE, False), (Status.DEACTIVATED, True)]:
            [line] = shown.lines([_row(status)], PeopleQuery(), before)
            assert line.is_fresh is fresh
        assert not shown.lines([_row()], PeopleQuery(), {})[0].is_fresh

    def test_are_counted_by_role(self) -> None:
        numbers = {Role.CANDIDATE: 5, Role.RECRUITER: 2, Role.ADMIN: 1}
        tabs = shown.tabs(numbers, PeopleQuery(role=Role.RECRUITER, q="x"))
        assert [(tab.label, tab.count, tab.is_current) for tab in tabs] == [
            ("All", 8, False),
            ("Candidates", 5, False),
            ("Recruiters", 2, True),
            ("Admins", 1, False),
        ]


class TestGoings:
    def test_say_who_gets_how_much(self) -> None:
        pool, remy = shown.goings([Going(None, "", 0, 2, 0), Going(ROSA, "Remy Okafor", 4, 1, 2)])
        assert (pool.id, pool.name, pool.candidates, pool.after) == (
            "", "The waiting pool", "2 candidates", "",
        )  # fmt: skip
        assert (remy.candidates, remy.jobs, remy.after) == (
            "1 candidate", "2 open jobs", "5 candidates then",
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("numbers", "said"),
        [
            ((0, 0), ""),
            ((1, 0), "1 candidate"),
            ((0, 1), "1 open job"),
            ((1_500, 2), "1,500 candidates and 2 open jobs"),
        ],
    )
    def test_begin_with_what_is_left(self, numbers: tuple[int, int], said: str) -> None:
        assert shown.left(*numbers) == said
