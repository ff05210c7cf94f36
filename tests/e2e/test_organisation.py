"""Ada decides what holds for the whole company, section by section."""

import re
from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import expect

from talentra import db
from talentra.services.organisation import change
from tests.e2e.scenes import flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
SAVED, TOO_LONG = "Saved. It holds from now on.", "Enter whole hours from 0 to 72."
AT_FIRST = {"company_name": "Talentra", "public_job_list": False, "rejection_hold_hours": 0}


@pytest.fixture(autouse=True)
def as_before(server: Server, server_cast: Cast) -> Generator[None]:
    """What is changed is changed back."""
    yield
    with server.behind(), db.transaction() as session:
        change(session, server_cast.ada, AT_FIRST)


def test_each_section_is_saved_for_itself(person: Opens, server: Server, server_cast: Cast) -> None:
    ada = person(server, email(server_cast.ada))
    page = ada.visit("/admin")
    page.get_by_role("link", name="Organisation").click()
    name, hours = page.get_by_label("Company name"), page.get_by_label("Hours to wait")
    expect(name).to_have_value("Talentra")
    assert flaws(ada) == []
    hours.fill("90")
    hours.blur()
    expect(page.get_by_text(TOO_LONG)).to_be_visible()
    name.fill("Kestrel Talent")
    page.get_by_role("button", name="Save company").click()
    expect(page.get_by_text(SAVED)).to_be_visible()
    expect(hours).to_have_value("90")
    page.get_by_role("button", name="Save rejections").click()
    expect(hours).to_be_focused()
    expect(page.get_by_text(TOO_LONG)).to_be_visible()
    page.get_by_role("link", name="Assignments").click()
    expect(page.get_by_role("heading", name="Leave without saving?")).to_be_visible()
    page.get_by_role("button", name="Stay here").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    hours.fill("24")
    page.get_by_role("button", name="Save rejections").click()
    expect(page.get_by_text(TOO_LONG)).to_have_count(0)
    page.get_by_role("link", name="Assignments").click()
    expect(page).to_have_url(re.compile("/admin/assignments"))


def test_the_careers_page_is_there_as_soon_as_it_is_switched_on(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ada, nobody = person(server, email(server_cast.ada)), person(server)
    nobody.forgive("404")
    expect(nobody.visit("/careers").get_by_role("heading", name="Page not found")).to_be_visible()
    page = ada.visit("/admin/settings")
    page.get_by_label("Publish open jobs").check()
    page.get_by_role("button", name="Save careers page").click()
    expect(page.get_by_role("link", name="Open the careers page")).to_be_visible()
    expect(nobody.visit("/")).to_have_title("Open jobs · Talentra")
    page.get_by_label("Publish open jobs").uncheck()
    page.get_by_role("button", name="Save careers page").click()
    expect(page.get_by_role("link", name="Open the careers page")).to_have_count(0)
    expect(nobody.visit("/careers").get_by_role("heading", name="Page not found")).to_be_visible()


def test_what_another_admin_changes_meanwhile_is_told(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ada = person(server, email(server_cast.ada))
    page, other = ada.visit("/admin/settings"), ada.tab("/admin/settings")
    page.get_by_label("Company name").fill("Half a na")
    other.get_by_label("Hours to wait").fill("12")
    other.get_by_role("button", name="Save rejections").click()
    expect(page.get_by_text("Another admin has changed something here")).to_be_visible()
    expect(page.get_by_label("Company name")).to_have_value("Half a na")
    page.get_by_role("button", name="Show the latest").click()
    expect(page.get_by_label("Hours to wait")).to_have_value("12")
    expect(page.get_by_text("Another admin has changed something here")).to_have_count(0)
