"""Numbers, lines and postings in plain words."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from talentra.clock import now
from talentra.models import JobStatus, Stage
from talentra.queries.applications import ApplicationRow
from talentra.queries.dashboards import Activity, RecruiterDashboard
from talentra.queries.jobs import Hidden
from talentra.queries.managed_jobs import Applicants, ManagedJob
from talentra.ui.pages.recruiter import candidates_rows, dashboard_shown, jobs_rows
from talentra.ui.pages.recruiter.candidates_query import CandidatesQuery
from talentra.ui.pages.recruiter.filters_state import choices
from talentra.ui.pages.recruiter.jobs_query import ManagedJobsQuery
from talentra.ui.pages.recruiter.narrowing import Narrowing

COUNTS = {**dict.fromkeys(Stage, 0), Stage.APPLIED: 2, Stage.INTERVIEW: 1, Stage.REJECTED: 1}


def _seen(**more: object) -> RecruiterDashboard:
    told = {
        "assigned_candidates": 3,
        "open_jobs": 1,
        "applications_by_stage": COUNTS,
        "waiting_long": 1,
        "over_target": 0,
        "awaiting_assignment": 5,
        "recent_activity": [],
    }
    return RecruiterDashboard(**{**told, **more})  # pyright: ignore[reportArgumentType]


class TestDashboard:
    def test_figures_say_what_they_are_of(self) -> None:
        figures = dashboard_shown.figures(_seen())
        assert (figures.assigned, figures.interview, figures.waiting) == (3, 1, 5)
        assert figures.applications == "4 applications"
        assert figures.under_way == "of 3 applications under way"

    def test_every_stage_leads_to_its_list_with_its_share(self) -> None:
        stages = {each.stage: each for each in dashboard_shown.stages(COUNTS)}
        assert list(stages) == list(Stage)
        assert (stages["applied"].count, stages["applied"].share) == (2, "50%")
        assert stages["interview"].href == "/candidates?stage=interview"
        nobody = dashboard_shown.stages(dict.fromkeys(Stage, 0))
        assert {each.share for each in nobody} == {"–"}

    def test_needs_are_only_what_there_is_any_of(self) -> None:
        needs = dashboard_shown.needs(_seen())
        assert [(need.said, need.href) for need in needs] == [
            ("1 application waiting more than 10 days", "/candidates?waiting=1"),
            ("2 applications to review", "/candidates?stage=applied"),
        ]

    def test_steps_are_a_few_and_lead_to_their_application(self) -> None:
        step = Activity(uuid4(), "Cleo Marsh", "Baker", None, Stage.APPLIED, now())
        shown = dashboard_shown.steps([step] * 20)
        assert len(shown) == dashboard_shown.STEPS_SHOWN
        assert len({each.id for each in shown}) == len(shown)
        assert shown[0].href == f"/candidates?c={step.application_id}"


class TestCandidates:
    def _row(self, **more: object) -> ApplicationRow:
        told = {
            "id": uuid4(),
            "candidate_id": uuid4(),
            "candidate_name": "Cleo Marsh",
            "candidate_email": "cleo@talentra.example",
            "job_id": uuid4(),
            "job_title": "Baker",
            "company": "Northwind Mills",
            "stage": Stage.APPLIED,
            "version": 3,
            "applied_at": now(),
            "stage_changed_at": now(),
            "recruiter_id": None,
            "recruiter_name": None,
        }
        return ApplicationRow(**{**told, **more})  # pyright: ignore[reportArgumentType]

    @pytest.mark.parametrize(("days", "said"), [(0, "Today"), (1, "1 day"), (12, "12 days")])
    def test_lines_say_how_long_they_stand(self, days: int, said: str) -> None:
        row = self._row(stage_changed_at=now() - timedelta(days=days))
        [shown] = candidates_rows.rows([row], CandidatesQuery(), {})
        assert (shown.days, shown.recruiter, shown.is_open) == (said, "", False)

    def test_lines_are_fresh_when_they_changed_since(self) -> None:
        row = self._row()
        for known, is_fresh in (({}, False), ({row.id: 3}, False), ({row.id: 2}, True)):
            [shown] = candidates_rows.rows([row], CandidatesQuery(), known)
            assert shown.is_fresh is is_fresh

    def test_tabs_count_all_and_each(self) -> None:
        tabs = candidates_rows.tabs(
            COUNTS, CandidatesQuery(stage=Stage.INTERVIEW, narrowing=Narrowing(q="marsh"))
        )
        assert [tab.count for tab in tabs] == [4, 2, 0, 1, 0, 0, 1, 0]
        assert [tab.stage for tab in tabs if tab.is_current] == ["interview"]
        assert tabs[0].href == "/candidates?q=marsh"

    def test_a_chosen_job_is_offered_though_nobody_applied(self) -> None:
        known, chosen = uuid4(), str(uuid4())
        offered = choices([[str(known), "Baker"]], chosen)
        assert offered == [["", "All jobs"], [str(known), "Baker"], [chosen, "Another job"]]
        assert choices([[str(known), "Baker"]], str(known)) == offered[:2]


class TestJobs:
    def _job(self, **more: object) -> ManagedJob:
        told = {
            "id": uuid4(),
            "title": "Baker",
            "company": "Northwind Mills",
            "location": "Pune",
            "status": JobStatus.OPEN,
            "opened_at": now(),
            "closes_on": date(2031, 1, 31),
            "owner_name": "Rosa Lindqvist",
            "can_change": True,
            "applicants": Applicants(2, Hidden(1, 0)),
        }
        return ManagedJob(**{**told, **more})  # pyright: ignore[reportArgumentType]

    def test_lead_to_their_applicants_in_sight(self) -> None:
        job = self._job()
        row = jobs_rows.row(job)
        assert row.applicants_href == f"/candidates?job={job.id}"
        assert (row.counted, row.closes_on) == ("2 applicants", "2031-01-31T12:00:00")
        assert jobs_rows.row(self._job(applicants=Applicants())).applicants_href == ""

    def test_that_are_drafts_were_not_opened(self) -> None:
        assert jobs_rows.row(self._job(status=JobStatus.DRAFT)).opened_at == ""

    @pytest.mark.parametrize(
        ("numbers", "words"),
        [
            (Hidden(0, 0), ""),
            (Hidden(3, 0), "3 waiting for assignment"),
            (Hidden(1, 2), "1 waiting for assignment · 2 handled by others"),
        ],
    )
    def test_tell_of_the_others_in_numbers(self, numbers: Hidden, words: str) -> None:
        assert jobs_rows.hidden(numbers) == words

    def test_tabs_keep_the_words_and_whose(self) -> None:
        query = ManagedJobsQuery.read({"status": "open", "q": "baker", "mine": "1", "after": "x"})
        counts = {JobStatus.OPEN: 2, JobStatus.DRAFT: 1, JobStatus.CLOSED: 0}
        tabs = jobs_rows.tabs(counts, query)
        assert [(tab.word, tab.count) for tab in tabs][:2] == [("All", 3), ("Open", 2)]
        assert tabs[2].href == "/manage/jobs?status=draft&q=baker&mine=1"
        assert query.turned_to_mine.href == "/manage/jobs?status=open&q=baker"
