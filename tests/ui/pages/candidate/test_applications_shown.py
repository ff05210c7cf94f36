"""The path as it is drawn, what is news, and the tabs."""

from uuid import uuid4

import pytest

from talentra.models import Stage
from talentra.queries.standings import Standing
from talentra.ui.pages.candidate import applications_shown as shown
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery
from tests.ui.pages.candidate.views import day, view

APPLIED, ASSESSMENT, INTERVIEW, OFFER, HIRED, REJECTED, WITHDRAWN = Stage


class TestSteps:
    @pytest.mark.parametrize(
        ("stages", "drawn"),
        [
            ((), "applied:current:0 online_assessment:ahead interview:ahead offer:ahead"),
            (
                (ASSESSMENT,),
                "applied:done:0 online_assessment:current:1 interview:ahead offer:ahead",
            ),
            (
                (INTERVIEW,),
                "applied:done:0 online_assessment:skipped interview:current:1 offer:ahead",
            ),
            (
                (INTERVIEW, ASSESSMENT),
                "applied:done:0 online_assessment:current:2 interview:ahead offer:ahead",
            ),
            ((REJECTED,), "applied:done:0 rejected:current:1"),
            ((INTERVIEW, REJECTED), "applied:done:0 interview:done:1 rejected:current:2"),
            (
                (INTERVIEW, ASSESSMENT, WITHDRAWN),
                "applied:done:0 online_assessment:done:2 withdrawn:current:3",
            ),
            (
                (REJECTED, APPLIED),
                "applied:current:2 online_assessment:ahead interview:ahead offer:ahead",
            ),
            ((OFFER, HIRED), "applied:done:0 offer:done:1 hired:current:2"),
        ],
    )
    def test_show_what_was_reached_when(self, stages: tuple[Stage, ...], drawn: str) -> None:
        steps = shown.steps(view(*stages))
        days = {day(number): f":{number}" for number in range(9)}
        said = [f"{step.stage}:{step.standing}{days.get(step.at, '')}" for step in steps]
        assert " ".join(said) == drawn


class TestCard:
    def test_carries_the_latest_message_and_the_way_to_open_it(self) -> None:
        one = view(INTERVIEW, remarks=("First", "Second"))
        card = shown.card(one, ApplicationsQuery(Standing.ACTIVE))
        assert (card.message, card.meaning) == ("Second", shown.MEANING[INTERVIEW])
        assert card.toggle_href == f"/applications?show=active&open={one.id}"
        assert (card.line, card.is_open) == ("Northwind Mills · Pune", False)
        assert card.file_href == f"/api/submissions/{one.id}/resume"

    def test_that_is_open_leads_back_to_the_list(self) -> None:
        one = view()
        card = shown.card(one, ApplicationsQuery(open_id=str(one.id)), "once")
        assert (card.is_open, card.toggle_href, card.flash) == (True, "/applications", "once")

    @pytest.mark.parametrize("stage", Stage)
    def test_says_what_its_stage_means(self, stage: Stage) -> None:
        assert shown.card(view(stage), ApplicationsQuery()).meaning.endswith(".")


class TestNews:
    def test_is_another_stage_or_another_message_and_nothing_else(self) -> None:
        job_id = uuid4()
        before = shown.known(view(INTERVIEW))
        assert shown.news(before, view(INTERVIEW, job_id=job_id)) == ""
        moved = shown.news(before, view(INTERVIEW, OFFER))
        assert moved == "Your application for Harbour pilot is now at Offer."
        told = shown.news(before, view(INTERVIEW, remarks=("Hello",)))
        assert told == "There is a message about your application for Harbour pilot."

    def test_that_a_message_was_taken_back_is_none(self) -> None:
        assert shown.news(shown.known(view(remarks=("Hello",))), view()) == ""


class TestTabs:
    def test_count_and_say_where_one_is(self) -> None:
        made = shown.tabs({Standing.ACTIVE: 2, Standing.PAST: 1}, ApplicationsQuery(Standing.PAST))
        assert [(tab.word, tab.count, tab.is_current) for tab in made] == [
            ("All", 3, False),
            ("Active", 2, False),
            ("Past", 1, True),
        ]
        assert [tab.href for tab in made] == [
            "/applications",
            "/applications?show=active",
            "/applications?show=past",
        ]

    def test_are_none_for_somebody_who_never_applied(self) -> None:
        assert shown.tabs({Standing.ACTIVE: 0, Standing.PAST: 0}, ApplicationsQuery()) == []
