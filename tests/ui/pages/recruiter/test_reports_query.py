"""What the address of the reports asks for: read without complaint, and written again as it was."""

from datetime import UTC, date, datetime
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import pytest

from talentra.models import Stage
from talentra.queries.reports import ALWAYS, WHEN_ASKED
from talentra.services.spreadsheets import Format
from talentra.ui.pages.recruiter.reports_query import COLUMNS, ReportsQuery
from talentra.ui.pages.recruiter.reports_state import said

JOB = "0198f0a0-0000-7000-8000-000000000001"
ASKED = {
    "from": "2026-01-31",
    "to": "2026-02-28",
    "stage": "offer",
    "job": JOB,
    "company": "Mills",
    "recruiter": JOB,
    "cols": "applied_at.city",
}


def _parts(href: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(href).query))


class TestAddress:
    def test_is_written_as_it_was_read(self) -> None:
        assert _parts(ReportsQuery.read(ASKED).href) == ASKED
        assert ReportsQuery.read({}).href == "/reports"

    @pytest.mark.parametrize(
        "nonsense",
        [
            {"from": "soon"},
            {"to": "2026-02-30"},
            {"stage": "Offer"},
            {"job": "7"},
            {"recruiter": "'"},
            {"cols": "salary"},
            {"company": " \0 "},
        ],
        ids=lambda asked: next(iter(asked)),
    )
    def test_with_nonsense_leaves_it_out(self, nonsense: dict[str, str]) -> None:
        assert ReportsQuery.read(nonsense) == ReportsQuery()

    def test_of_a_form_has_the_columns_that_are_ticked(self) -> None:
        typed = ReportsQuery.typed({"stage": "offer", "city": True, "applied_at": True})
        assert typed == ReportsQuery(stage=Stage.OFFER, columns=("applied_at", "city"))
        assert typed.header == (*ALWAYS, "Applied At", "City")

    def test_knows_every_column(self) -> None:
        every = ReportsQuery.read({"cols": ".".join(COLUMNS)})
        assert every.header == (*ALWAYS, *WHEN_ASKED)


class TestWanted:
    def test_holds_the_last_day_to_its_end(self) -> None:
        wanted = ReportsQuery.read(ASKED).wanted()
        assert wanted.since == datetime(2026, 1, 31, tzinfo=UTC)
        assert wanted.until == datetime(2026, 3, 1, tzinfo=UTC)
        assert (wanted.stage, wanted.job_id, wanted.company) == (Stage.OFFER, UUID(JOB), "Mills")

    def test_means_days_of_its_reader(self) -> None:
        wanted = ReportsQuery.read(ASKED).wanted("Asia/Kolkata")
        assert wanted.since == datetime(2026, 1, 30, 18, 30, tzinfo=UTC)
        assert wanted.until == datetime(2026, 2, 28, 18, 30, tzinfo=UTC)

    def test_to_the_end_of_time_is_open(self) -> None:
        assert ReportsQuery(until=date.max).wanted().until is None

    def test_is_filtered_by_anything_but_columns(self) -> None:
        assert not ReportsQuery(columns=("city",)).is_filtered
        assert ReportsQuery(company="Mills").is_filtered


def test_the_file_is_asked_for_as_the_rest_door_reads_it() -> None:
    href = ReportsQuery.read(ASKED).file("system", Format.XLSX)
    assert urlsplit(href).path == "/api/reports/system"
    assert _parts(href) == {
        "from": "2026-01-31T00:00:00Z",
        "to": "2026-03-01T00:00:00Z",
        "stage": "offer",
        "company": "Mills",
        "job_id": JOB,
        "recruiter_id": JOB,
        "columns": "Applied At,City",
        "format": "xlsx",
    }


@pytest.mark.parametrize(
    ("shown", "total", "words"),
    [
        (0, 0, "0 rows"),
        (1, 1, "1 row"),
        (20, 20, "20 rows"),
        (20, 1234, "The first 20 of 1,234 rows"),
    ],
)
def test_says_how_much_of_it_is_shown(shown: int, total: int, words: str) -> None:
    assert said(shown, total) == words
