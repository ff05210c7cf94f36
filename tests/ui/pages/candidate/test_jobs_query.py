"""Addresses of the list of jobs."""

from datetime import timedelta

import pytest

from talentra.clock import today
from talentra.models import ExperienceLevel, WorkMode
from talentra.ui.pages.candidate.jobs_query import JobsQuery


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ({}, "/jobs"),
        ({"q": "  two   words "}, "/jobs?q=two+words"),
        ({"q": "a\0b", "level": "5+", "mode": "remote"}, "/jobs?q=a+b&level=5%2B&mode=remote"),
        ({"skills": "c++,,C++, .NET ,R&D"}, "/jobs?skills=C%2B%2B%2C.NET%2CR%26D"),
        (
            {"sort": "closing", "posted": "7", "company": "A&B", "location": "Zürich"},
            "/jobs?location=Z%C3%BCrich&company=A%26B&posted=7&sort=closing",
        ),
        ({"sort": "salary", "posted": "8", "skills": ","}, "/jobs"),
        ({"level": "expert", "mode": "Remote", "after": "..x."}, "/jobs?after=x"),
    ],
)
def test_an_address_is_read_and_written(asked: dict[str, str], href: str) -> None:
    assert JobsQuery.read(asked).href == href


def test_whatever_narrows_the_list_begins_at_its_first_page() -> None:
    deep = JobsQuery("pilot", trail=("abc", "def"))
    assert deep.narrowed("level", "fresher") == JobsQuery("pilot", level=ExperienceLevel.FRESHER)
    assert deep.narrowed("mode", "remote").mode is WorkMode.REMOTE
    assert deep.narrowed("level", "") == JobsQuery("pilot")
    assert deep.looking_for(" cook ") == JobsQuery("cook")


def test_skills_add_up_and_each_can_go() -> None:
    both = JobsQuery(trail=("abc",)).narrowed("skills", "C++").narrowed("skills", "SQL")
    assert both == JobsQuery(skills=("C++", "SQL"))
    assert both.narrowed("skills", "sql").skills == ("C++", "sql")
    assert both.without("C++") == JobsQuery(skills=("SQL",))
    assert both.wanted.skills == ("C++", "SQL")


def test_an_order_narrows_nothing() -> None:
    assert not JobsQuery().narrowed("sort", "closing").is_filtered
    assert JobsQuery().narrowed("posted", "7").wanted.posted_since == today() - timedelta(days=7)


def test_what_cannot_be_narrowed_changes_nothing() -> None:
    deep = JobsQuery("pilot", trail=("abc",))
    assert deep.narrowed("owner", "rosa") == deep


def test_pages_are_turned_forth_and_back_and_counted_once() -> None:
    second = JobsQuery("pilot").turned("abc")
    assert (second.ask.cursor, second.ask.count) == ("abc", False)
    assert second.turned(None) == JobsQuery("pilot")
    assert JobsQuery("pilot").ask.count
    assert (JobsQuery().is_filtered, second.is_filtered) == (False, True)
