"""What the assignment desk says of what it was given."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from talentra.models import Stage
from talentra.queries.assignment_desk import DeskFilter, DeskNumbers, DeskRow
from talentra.queries.users import RecruiterLoad
from talentra.services.assignments import HandedOver, Handover
from talentra.ui.pages.admin import desk_rows as shown
from talentra.ui.pages.admin.desk_query import DeskQuery, Show

CLEO, ROSA, REMY = uuid4(), uuid4(), uuid4()
APPLIED, ASSIGNED = datetime(2026, 11, 2, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)

NAMES = {str(CLEO): "Cleo Marsh", str(REMY): "Remy Okafor"}


def _row(
    recruiter_id: UUID | None = None, applications: int = 1, is_active: bool = True
) -> DeskRow:
    return DeskRow(
        id=CLEO,
        full_name="Cleo Marsh",
        email="cleo@talentra.example",
        is_active=is_active,
        applications=applications,
        application_id=uuid4() if applications else None,
        job_title="Data engineer" if applications else None,
        stage=Stage.APPLIED if applications else None,
        applied_at=APPLIED if applications else None,
        recruiter_id=recruiter_id,
        recruiter_name="Rosa Lindqvist" if recruiter_id else None,
        assigned_at=ASSIGNED if recruiter_id else None,
    )


class TestQuery:
    @pytest.mark.parametrize(
        "address",
        [
            "/admin/assignments",
            "/admin/assignments?show=assigned",
            "/admin/assignments?show=all&q=marsh",
            f"/admin/assignments?recruiter={ROSA}&q=cleo+m&after=a.b&c={CLEO}",
        ],
    )
    def test_is_what_its_address_says(self, address: str) -> None:
        asked = dict(part.split("=") for part in address.partition("?")[2].split("&") if part)
        asked = {name: said.replace("+", " ") for name, said in asked.items()}
        assert DeskQuery.read(asked).href == address

    def test_reads_anything_without_complaint(self) -> None:
        nonsense = {"show": "secret", "recruiter": "'; --", "c": "7", "after": "...", "q": "\0 "}
        assert DeskQuery.read(nonsense) == DeskQuery()

    def test_of_one_recruiter_is_never_the_pool(self) -> None:
        query = DeskQuery.read({"show": "waiting", "recruiter": str(ROSA)})
        assert query.show is Show.ASSIGNED
        assert query.wanted == DeskFilter(assigned=True, recruiter_id=ROSA)

    def test_begins_anew_when_it_is_narrowed(self) -> None:
        query = DeskQuery(trail=("a", "b"), open_id=str(CLEO))
        for narrowed in (query.at(Show.ASSIGNED), query.of(str(ROSA)), query.looking_for("x")):
            assert (narrowed.trail, narrowed.open_id) == ((), "")

    def test_turns_pages_forth_and_back(self) -> None:
        second = DeskQuery().turned("a")
        assert second.ask.cursor == "a"
        assert second.turned(None) == DeskQuery()


class TestLines:
    def test_tell_how_long_somebody_waits_or_has_been_with_a_recruiter(self) -> None:
        waits = shown.line(_row(), DeskQuery())
        held = shown.line(_row(ROSA), DeskQuery(show=Show.ASSIGNED))
        assert (waits.since, waits.recruiter) == (APPLIED.isoformat(), "")
        assert (held.since, held.recruiter) == (ASSIGNED.isoformat(), "Rosa Lindqvist")

    @pytest.mark.parametrize(("applications", "more"), [(0, ""), (1, ""), (3, "+2")])
    def test_count_further_applications(self, applications: int, more: str) -> None:
        assert shown.line(_row(applications=applications), DeskQuery()).more == more

    def test_say_who_is_deactivated(self) -> None:
        gone = shown.line(_row(is_active=False), DeskQuery())
        assert gone.detail == "Deactivated · cleo@talentra.example"

    def test_are_fresh_only_when_their_recruiter_changed_on_screen(self) -> None:
        [first] = shown.lines([_row(ROSA)], DeskQuery(), {})
        [same] = shown.lines([_row(ROSA)], DeskQuery(), {str(CLEO): str(ROSA)})
        [changed] = shown.lines([_row(ROSA)], DeskQuery(), {str(CLEO): str(REMY)})
        [came] = shown.lines([_row(ROSA)], DeskQuery(), {str(REMY): ""})
        assert [line.is_fresh for line in (first, same, changed, came)] == [
            False,
            False,
            True,
            True,
        ]

    def test_mark_who_is_open(self) -> None:
        query = DeskQuery(open_id=str(CLEO))
        assert shown.line(_row(), query).is_open
        assert not shown.line(_row(), query.opening("")).is_open


class TestTabs:
    def test_keep_the_words_and_say_how_many(self) -> None:
        tabs = shown.tabs(DeskNumbers(2, 5, 9), DeskQuery(show=Show.ASSIGNED, q="marsh"))
        assert [(tab.label, tab.count, tab.is_current) for tab in tabs] == [
            ("Waiting", 2, False),
            ("With a recruiter", 5, True),
            ("All", 9, False),
        ]
        assert tabs[0].href == "/admin/assignments?q=marsh"


class TestLoads:
    def test_are_measured_by_whoever_has_most(self) -> None:
        found = [RecruiterLoad(REMY, "Remy Okafor", 1), RecruiterLoad(ROSA, "Rosa Lindqvist", 4)]
        loads = shown.loads(found, DeskQuery())
        assert [(load.said, load.percent) for load in loads] == [
            ("1 candidate", 25),
            ("4 candidates", 100),
        ]

    def test_of_nobody_are_empty_bars(self) -> None:
        [load] = shown.loads([RecruiterLoad(REMY, "Remy Okafor", 0)], DeskQuery())
        assert (load.said, load.percent) == ("Nobody yet", 0)


class TestTold:
    def test_names_the_first_who_were_refused(self) -> None:
        assert shown.refused(HandedOver([], ["One.", "Two."])) == "One. Two."
        many = HandedOver([], ["One.", "Two.", "Three.", "Four.", "Five."])
        assert shown.refused(many) == "One. Two. Three. 2 more could not be assigned."

    @pytest.mark.parametrize(
        ("to", "number", "sentence"),
        [
            (REMY, 1, "Cleo Marsh is with Remy Okafor."),
            (REMY, 3, "3 candidates are with Remy Okafor."),
            (None, 1, "Cleo Marsh is back in the waiting pool."),
            (None, 2, "2 candidates are back in the waiting pool."),
        ],
    )
    def test_is_one_sentence(self, to: UUID | None, number: int, sentence: str) -> None:
        outcome = HandedOver([Handover(CLEO, ROSA, to)] * number, [])
        assert shown.told(outcome, NAMES) == sentence
