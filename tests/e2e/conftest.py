"""Fixtures of the journeys: running servers with the cast, and people at browsers."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Browser

from talentra.config import ROOT
from tests.harness import chromium
from tests.harness.person import Person
from tests.harness.server import Server

PICTURES = ROOT / ".test-results"  # of the pages of failed tests
FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="module")
def browser() -> Generator[Browser]:
    """A running Chromium, for one module: Playwright lets no other loop run beside its own."""
    with chromium.launched() as opened:
        yield opened


@pytest.fixture
def person(browser: Browser, request: pytest.FixtureRequest) -> Generator[Callable[..., Person]]:
    """Opens a browser: `person(server, email)`, or nobody without an address.

    The test fails when a page of theirs logs an error, throws, or meets a server fault.
    """
    people: list[Person] = []

    def open_browser(server: Server, email: str | None = None) -> Person:
        people.append(Person(browser, server.url, server.cookie(email) if email else None))
        return people[-1]

    yield open_browser
    problems = [problem for one in people for problem in one.unforgiven()]
    for number, one in enumerate(people):
        if problems or request.node.stash.get(FAILED, False):
            one.page.screenshot(path=PICTURES / f"{request.node.name}-{number}.png")
        one.leave()
    assert not problems, "\n".join(problems)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Note on the test that it failed, for the fixture above."""
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report
