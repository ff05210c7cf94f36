"""One posting in words."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from talentra.clock import today
from talentra.models import EmploymentType, ExperienceLevel, JobStatus, WorkMode
from talentra.queries.jobs import JobView
from talentra.ui.pages.candidate.job_shown import CLOSED, posting, receipt
from tests.ui.pages.candidate.views import view


def _job(**changes: Any) -> JobView:
    told: dict[str, Any] = {
        "id": uuid4(),
        "title": "Harbour pilot",
        "company": "Northwind Mills",
        "location": "Pune",
        "work_mode": WorkMode.ON_SITE,
        "employment_type": EmploymentType.PART_TIME,
        "experience_level": ExperienceLevel.FRESHER,
        "status": JobStatus.OPEN,
        "closes_on": None,
        "opened_at": datetime(2026, 11, 2, tzinfo=UTC),
        "takes_applications": True,
    }
    return JobView(**told | changes)


def test_an_open_job_says_nothing_about_being_closed() -> None:
    shown = posting(_job())
    assert (shown.mode, shown.employment, shown.level) == ("On site", "Part time", "Fresher")
    assert (shown.closed, shown.closes_on, shown.salary) == ("", "", "")


def test_a_closed_job_says_why() -> None:
    closed = posting(_job(status=JobStatus.CLOSED, takes_applications=False))
    assert closed.closed == CLOSED
    yesterday = today() - timedelta(days=1)
    past = posting(_job(closes_on=yesterday, takes_applications=False))
    assert past.closed == "Its closing day has passed."


def test_a_receipt_names_what_was_sent_and_where_to_follow_it() -> None:
    sent = view(cover_note="Hello")
    shown = receipt(sent)
    assert (shown.sha256, shown.cover_note) == ("ab" * 32, "Hello")
    assert shown.href == f"/applications?open={sent.id}"
    assert shown.file_href == f"/api/submissions/{sent.id}/resume"
