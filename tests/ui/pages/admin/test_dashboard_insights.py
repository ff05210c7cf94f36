"""What the dashboard says of a period."""

from datetime import date, timedelta

import pytest

from talentra.models import PATH, Stage
from talentra.queries.insights import Stay
from talentra.ui.pages.admin import dashboard_insights as told
from talentra.ui.pages.admin.dashboard_query import DashboardQuery, Period

SINCE = date(2026, 11, 1)
DAY = timedelta(days=1)


def _reached(*numbers: int) -> dict[Stage, int]:
    return dict(zip([*PATH, Stage.HIRED], numbers, strict=True))


class TestFunnel:
    def test_has_shares_of_all_and_of_the_step_before(self) -> None:
        rows = told.funnel(_reached(8, 4, 3, 1, 0), SINCE).rows
        assert [row.of_all for row in rows] == ["100%", "50%", "38%", "12%", "0%"]
        assert [row.of_before for row in rows] == ["", "50%", "75%", "33%", "0%"]

    def test_leads_to_the_rows_that_are_counted(self) -> None:
        rows = told.funnel(_reached(8, 4, 3, 1, 0), SINCE).rows
        assert rows[2].href == "/candidates?reached=interview&from=2026-11-01"
        assert told.funnel(_reached(8, 4, 3, 1, 0), None).rows[0].href == (
            "/candidates?reached=applied"
        )

    def test_of_nobody_divides_by_nothing(self) -> None:
        funnel = told.funnel(_reached(0, 0, 0, 0, 0), SINCE)
        assert (funnel.total, funnel.rows[1].of_before) == (0, "–")


class TestStays:
    def test_are_bars_of_one_scale(self) -> None:
        found = [Stay(Stage.APPLIED, 9, DAY, 2 * DAY), Stay(Stage.OFFER, 7, 2 * DAY, 4 * DAY)]
        [applied, offer] = told.stays(found, SINCE).rows
        assert (applied.median_percent, applied.p90_percent) == (25, 50)
        assert (offer.median_percent, offer.p90_percent) == (50, 100)
        assert applied.href == "/candidates?left=applied&since=2026-11-01"

    def test_say_nothing_of_too_few(self) -> None:
        [row] = told.stays([Stay(Stage.OFFER, 4, None, None)], None).rows
        assert (row.count, row.median, row.p90) == (4, "under 5", "")

    @pytest.mark.parametrize(
        ("time", "said"),
        [
            (timedelta(minutes=9, seconds=40), "10 min"),
            (timedelta(hours=30), "30 h"),
            (timedelta(days=2, hours=12), "2.5 days"),
            (timedelta(days=31), "31 days"),
        ],
        ids=["minutes", "hours", "days", "month"],
    )
    def test_are_told_in_their_largest_unit(self, time: timedelta, said: str) -> None:
        assert told.lasted(time) == said


class TestAddress:
    @pytest.mark.parametrize("period", Period, ids=str)
    def test_keeps_the_period(self, period: Period) -> None:
        href = DashboardQuery(period, "2026-11-02").href
        asked = dict(part.split("=") for part in href.partition("?")[2].split("&"))
        assert DashboardQuery.read(asked) == DashboardQuery(period, "2026-11-02")

    def test_of_nonsense_is_the_last_month(self) -> None:
        assert DashboardQuery.read({"period": "-1", "day": "x"}) == DashboardQuery()
