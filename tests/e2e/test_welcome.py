"""The first run of a new company: every step is kept, can be gone back to, and can be left out."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.harness import axe
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
PASSWORD = "Amber ladders sing at 5"


def _founded(person: Opens, server: Server) -> Page:
    """Ada has just made her account with the printed address."""
    printed = re.search(r"/setup\?token=\S+", server.output())
    assert printed, server.output()
    page = person(server).visit(printed[0])
    page.get_by_label("Full name").fill("Ada Quill")
    page.get_by_label("Email").fill("ada@company.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create your account").click()
    page.wait_for_url("**/admin/welcome*")
    return page


def _name_the_company(page: Page) -> None:
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_text("Enter the company's name")).to_be_visible()
    page.get_by_label("Company name").fill("Northwind Mills")
    page.get_by_label("Publish a careers page").check()
    assert axe.violations(page) == []
    page.get_by_role("button", name="Save and go on").click()
    page.wait_for_url("**/admin/welcome?step=recruiter")


def _add_rosa(page: Page) -> None:
    page.get_by_role("button", name="Add a recruiter").click()
    dialog = page.get_by_role("dialog", name="Add a person")
    dialog.get_by_label("Full name").fill("Rosa Lindqvist")
    dialog.get_by_label("Email").fill("rosa@company.example")
    dialog.get_by_role("button", name="Add", exact=True).click()
    page.get_by_role("button", name="I have it").click()
    expect(page.get_by_role("list", name="Recruiters")).to_contain_text("Rosa Lindqvist")


def _open_a_job(page: Page) -> None:
    page.get_by_label("Title").fill("Weaver")
    page.get_by_role("button", name="Open the job").click()
    expect(page.get_by_text("Enter a city or region, or Anywhere.")).to_be_visible()
    page.get_by_label("Location").fill("Pune")
    page.get_by_label("Experience level").select_option("fresher")
    page.get_by_label("Description").fill("Weaves wool into cloth.")
    assert axe.violations(page) == []
    page.get_by_role("button", name="Open the job").click()
    page.wait_for_url("**/admin/welcome?step=done")


def test_leads_from_the_account_to_an_open_job(
    person: Opens, start_empty_server: Callable[..., Server]
) -> None:
    page = _founded(person, start_empty_server())
    _name_the_company(page)
    page.reload()
    _add_rosa(page)
    page.get_by_role("link", name="Go on").click()
    page.go_back()
    expect(page.get_by_role("list", name="Recruiters")).to_contain_text("Rosa Lindqvist")
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_label("Company name")).to_have_value("Northwind Mills")
    page.get_by_role("link", name="First job").click()
    _open_a_job(page)
    checks = page.get_by_role("list", name="How Talentra stands")
    expect(checks.get_by_role("listitem")).to_have_count(4)
    expect(checks).to_contain_text("Set TALENTRA_SMTP_URL to send it.")
    assert axe.violations(page) == []
    page.get_by_role("link", name="Go to the dashboard").click()
    expect(page.locator(".checklist > li").filter(has_text="Done: ")).to_have_count(3)
    page.goto("/careers")
    expect(page.get_by_role("link", name="Weaver")).to_be_visible()


def test_every_step_can_be_left_out(
    person: Opens, start_empty_server: Callable[..., Server]
) -> None:
    page = _founded(person, start_empty_server())
    for heading in ("First recruiter", "First job", "Done"):
        page.get_by_role("link", name="Skip", exact=True).click()
        expect(page.locator("[aria-current=step]")).to_contain_text(heading)
    page.get_by_role("link", name="Go to the dashboard").click()
    steps = page.locator(".checklist > li")
    expect(steps.filter(has_text="To do: ")).to_have_count(4)
    page.get_by_role("link", name="Step by step").click()
    expect(page.get_by_label("Company name")).to_have_value("")
