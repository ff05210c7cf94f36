"""What the dashboard says of the numbers it was given."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from talentra.models import Stage
from talentra.queries.dashboards import AdminDashboard, Day
from talentra.queries.users import RecruiterLoad
from talentra.ui.pages.admin import dashboard_shown as shown
from talentra.ui.pages.admin.dashboard_query import DashboardQuery, Period

TODAY = date(2026, 11, 25)
MONTH = DashboardQuery()
NOBODY = dict.fromkeys(Stage, 0)


def _days(*numbers: int) -> list[Day]:
    """Days up to today."""
    begins = TODAY - timedelta(days=len(numbers) - 1)
    return [Day(begins + timedelta(days=at), number) for at, number in enumerate(numbers)]


def _seen(number: int, gone: int = 0) -> AdminDashboard:
    since = datetime(2026, 11, 2, tzinfo=UTC) if number else None
    return AdminDashboard(number, gone, number, number, number, since, NOBODY, [])


class TestFigures:
    def test_explain_every_zero(self) -> None:
        said = shown.figures(_seen(0), [])
        assert said.candidates_note == "They register themselves"
        assert said.recruiters_note == "Candidates wait until there is one"
        assert said.jobs_note == "Nobody can apply until one is open"
        assert said.waiting_since == ""

    def test_say_what_they_are_made_of(self) -> None:
        said = shown.figures(_seen(3, gone=1), [RecruiterLoad(uuid4(), "Rosa", 1)])
        assert said.candidates_note == "1 of them deactivated"
        assert said.recruiters_note == "1 candidate with them"
        assert said.waiting_since == "2026-11-02T00:00:00+00:00"
        assert shown.figures(_seen(3), []).candidates_note == "All of them active"


class TestStages:
    def test_have_their_share_and_lead_to_their_rows(self) -> None:
        [applied, *_, withdrawn] = shown.stages({**NOBODY, Stage.APPLIED: 1, Stage.OFFER: 2})
        assert (applied.share, applied.href) == ("33%", "/candidates?stage=applied")
        assert (withdrawn.count, withdrawn.share) == (0, "0%")

    def test_are_none_when_nobody_applied(self) -> None:
        assert shown.stages(NOBODY) == []


class TestChart:
    @pytest.mark.parametrize(
        ("most", "top"),
        [
            (0, 2),
            (1, 2),
            (2, 2),
            (3, 4),
            (9, 10),
            (10, 10),
            (13, 20),
            (27, 40),
            (95, 100),
            (130, 200),
        ],
    )
    def test_has_a_scale_with_a_middle(self, most: int, top: int) -> None:
        assert shown.scale(most) == top
        assert top % 2 == 0

    def test_begins_at_nothing(self) -> None:
        chart = shown.chart(_days(0, 1, 3), MONTH)
        assert chart.ticks == [4, 2, 0]
        assert [bar.percent for bar in chart.bars] == [0, 25, 75]

    def test_says_what_it_shows(self) -> None:
        said = shown.chart(_days(0, 1, 3), MONTH).said
        assert said == "Applications, last 30 days: 4 in all, most on 25 Nov (3)"
        assert shown.chart(_days(0, 0), MONTH).said.endswith(": 0 in all")

    def test_leads_to_the_rows_of_each_day_that_has_any(self) -> None:
        [none, one] = shown.chart(_days(0, 1), MONTH).bars
        assert (none.href, one.href) == ("", "/admin?day=2026-11-25")
        assert (none.said, one.said) == ("24 Nov: 0 applications", "25 Nov: 1 application")

    @pytest.mark.parametrize("days", [1, 7, 30, 90, 365, 900])
    def test_labels_today_and_a_few_more(self, days: int) -> None:
        bars = shown.chart(_days(*[0] * days), MONTH).bars
        assert bars[-1].is_labelled
        assert 1 <= sum(bar.is_labelled for bar in bars) <= 5

    @pytest.mark.parametrize("days", [92, 93, 365, 900])
    def test_of_a_long_time_has_weeks_or_months_that_lose_nobody(self, days: int) -> None:
        chart = shown.chart(_days(*[1] * days), DashboardQuery(Period.ALL))
        assert sum(bar.count for bar in chart.bars) == chart.total == days
        assert len(chart.bars) <= 92
        if days > 92:
            latest = chart.table[0]
            assert latest.href.endswith("&to=2026-11-25")
            assert latest.said.endswith(f"25 Nov: {latest.count} applications")

    def test_has_a_twin_with_the_latest_day_first(self) -> None:
        chart = shown.chart(_days(1, 2), MONTH)
        assert chart.table == chart.bars[::-1]


class TestAskedDay:
    @pytest.mark.parametrize("text", ["", "2026-11-01", "2026-11-25T00:00", "today", "\0"])
    def test_is_one_of_those_shown(self, text: str) -> None:
        assert shown.asked_day("2026-11-25", _days(0, 1)) == TODAY
        assert shown.asked_day(text, _days(0, 1)) is None
