"""Addresses of the tracker: read without complaint, written in one way."""

import pytest

from talentra.queries.standings import Standing
from talentra.ui.pages.candidate.applications_query import ApplicationsQuery

AN_ID = "01a2132e-b15a-7000-ac95-a628ab32c4ed"


@pytest.mark.parametrize(
    ("asked", "href"),
    [
        ({}, "/applications"),
        ({"show": "past"}, "/applications?show=past"),
        ({"show": "PAST", "open": "none", "surprise": "1"}, "/applications"),
        ({"open": AN_ID.upper()}, f"/applications?open={AN_ID}"),
        (
            {"after": "abc..def", "show": "active", "open": AN_ID},
            f"/applications?show=active&after=abc.def&open={AN_ID}",
        ),
    ],
)
def test_an_address_is_read_and_written(asked: dict[str, str], href: str) -> None:
    assert ApplicationsQuery.read(asked).href == href


def test_pages_are_turned_forth_and_back_and_close_what_is_open() -> None:
    first = ApplicationsQuery(Standing.PAST, open_id=AN_ID)
    second = first.turned("abc")
    assert second == ApplicationsQuery(Standing.PAST, ("abc",))
    assert (first.ask.cursor, second.ask.cursor) == (None, "abc")
    assert second.turned(None) == ApplicationsQuery(Standing.PAST)


def test_another_tab_begins_at_its_first_page_with_nothing_open() -> None:
    deep = ApplicationsQuery(Standing.PAST, ("abc",), AN_ID)
    assert deep.showing(Standing.ACTIVE) == ApplicationsQuery(Standing.ACTIVE)
    assert deep.showing(None) == ApplicationsQuery()
    assert deep.opening("") == ApplicationsQuery(Standing.PAST, ("abc",))
