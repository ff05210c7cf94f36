"""A recruiter's pages can be used by everybody: axe over each of them and what opens in them."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from talentra.models import Stage
from tests.e2e.recruiting import Desk, bring, desk, flaws
from tests.harness.cast import Cast, email
from tests.harness.person import SIZES, Person
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture
def told(server: Server, server_cast: Cast) -> Desk:
    """Three people at three stages."""
    made = desk(server, server_cast, people=3)
    bring(made, 1, Stage.INTERVIEW)
    bring(made, 2, Stage.REJECTED)
    return made


@contextmanager
def _on_a_phone(page: Page) -> Generator[None]:
    width, height = SIZES["phone"]
    page.set_viewport_size({"width": width, "height": height})
    yield
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    width, height = SIZES["wide"]
    page.set_viewport_size({"width": width, "height": height})


def test_candidates_the_panel_and_what_opens_in_it(person: Opens, told: Desk) -> None:
    ruth = person(told.server, told.email)
    page = ruth.visit("/candidates")
    expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
    assert flaws(ruth) == []
    with _on_a_phone(page):
        assert flaws(ruth) == []
    page.get_by_role("link", name=told.names[0]).click()
    expect(page.locator(".side-panel-name")).to_have_text(told.names[0])
    assert flaws(ruth) == []
    with _on_a_phone(page):
        assert flaws(ruth) == []
    page.get_by_role("button", name="Move to…").click()
    assert flaws(ruth) == []
    page.get_by_role("group", name="Move to").get_by_role("button", name="Rejected").click()
    page.get_by_role("dialog").get_by_role("button", name="Reject").click()
    expect(page.get_by_text("Give a reason")).to_be_visible()
    assert flaws(ruth) == []


def test_candidates_that_are_not_there(person: Opens, told: Desk) -> None:
    ruth = person(told.server, told.email)
    page = ruth.visit(f"/candidates?q=nobody&c={told.cast.cleos_application_id}")
    expect(page.get_by_text("Nothing to show here")).to_be_visible()
    expect(page.get_by_text("No candidates match")).to_be_visible()
    assert flaws(ruth) == []


def test_candidates_of_an_admin(person: Opens, told: Desk) -> None:
    ada = person(told.server, email(told.cast.ada))
    page = ada.visit(f"/candidates?q={told.names[0].split()[1]}")
    expect(page.get_by_role("link", name=told.names[0])).to_be_visible()
    assert flaws(ada) == []


def test_jobs_and_the_menu_of_one(person: Opens, told: Desk) -> None:
    ruth = person(told.server, told.email)
    page = ruth.visit("/manage/jobs?mine=1")
    expect(page.get_by_role("row", name="Lamp maker")).to_be_visible()
    assert flaws(ruth) == []
    with _on_a_phone(page):
        assert flaws(ruth) == []
    page.get_by_role("button", name="Actions for Lamp maker").click()
    assert flaws(ruth) == []
    page.goto("/manage/jobs?q=nothing+like+it")
    expect(page.get_by_text("No jobs match")).to_be_visible()
    assert flaws(ruth) == []


def test_the_form_of_a_job_and_its_errors(person: Opens, told: Desk) -> None:
    ruth = person(told.server, told.email)
    page = ruth.visit("/manage/jobs/new")
    page.get_by_label("Skills").press_sequentially("C++,")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Enter a title")).to_be_visible()
    assert flaws(ruth) == []
    with _on_a_phone(page):
        assert flaws(ruth) == []
    page.get_by_role("link", name="Dashboard").click()
    expect(page.get_by_role("dialog", name="Leave without saving?")).to_be_visible()
    assert flaws(ruth) == []


@pytest.mark.parametrize("who", ["owner", "remy", "ada"])
def test_a_job_as_its_owner_and_others_see_it(person: Opens, told: Desk, who: str) -> None:
    cast = {"remy": told.cast.remy, "ada": told.cast.ada}
    reader = person(told.server, email(cast[who]) if who in cast else told.email)
    page = reader.visit(f"/manage/jobs/{told.job_id}")
    expect(page.get_by_label("Title")).to_be_visible()
    assert flaws(reader) == []
