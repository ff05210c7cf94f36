"""Reports from their page: narrowed, looked at, fetched, broken off."""

import csv
from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from talentra.models import Stage
from talentra.queries.reports import ALWAYS
from tests.e2e.recruiting import Desk, bring, desk, flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.harness.workbooks import read_sheets

Opens = Callable[..., Person]
FILES = "**/api/reports/**"


def _names(page: Page) -> list[str]:
    """Whom the rows that are shown are about, below the third heading."""
    return page.locator(".report-table tbody td:nth-child(3)").all_inner_texts()


def _opened(person: Opens, told: Desk, asked: str = "") -> Page:
    page = person(told.server, told.email).visit(f"/reports{asked}")
    expect(page.get_by_role("table", name="How the report begins")).to_be_visible()
    return page


class TestTheReport:
    def test_begins_with_ones_own_and_is_fetched_whole(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=3)
        page = _opened(person, told)
        assert _names(page) == told.names
        expect(page.get_by_text("3 rows", exact=True)).to_be_visible()
        with page.expect_download() as arriving:
            page.get_by_role("button", name="Download CSV").click()
        expect(page.get_by_text("Downloaded, ")).to_be_visible()
        assert arriving.value.suggested_filename.startswith("talentra-recruiter-")
        rows = list(csv.reader(arriving.value.path().read_text("utf-8-sig").splitlines()))
        assert rows[0] == list(ALWAYS)
        assert [row[2] for row in rows[1:]] == told.names
        with page.expect_download() as arriving:
            page.get_by_role("button", name="Download XLSX").click()
        (sheet,) = read_sheets(arriving.value.path().read_bytes())
        assert [row[2] for row in sheet[1:]] == told.names

    def test_is_narrowed_and_widened_by_its_form(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        bring(told, 1, Stage.INTERVIEW)
        page = _opened(person, told)
        page.get_by_label("Stage", exact=True).select_option("Interview")
        page.get_by_role("checkbox", name="Candidate Email").check()
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("1 row", exact=True)).to_be_visible()
        assert _names(page) == told.names[1:]
        expect(page.get_by_role("columnheader", name="Candidate Email")).to_be_visible()
        assert "stage=interview" in page.url
        page.reload()
        expect(page.get_by_label("Stage", exact=True)).to_have_value("interview")
        expect(page.get_by_role("checkbox", name="Candidate Email")).to_be_checked()
        page.goto("/reports?to=2020-01-01")
        expect(page.get_by_text("No rows in this range")).to_be_visible()
        expect(page.get_by_role("button", name="Download CSV")).to_have_count(0)
        page.get_by_role("link", name="Clear filters").first.click()
        expect(page.get_by_text("2 rows", exact=True)).to_be_visible()

    def test_of_an_admin_is_about_everybody_or_one_recruiter(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        ada = person(server, email(server_cast.ada))
        page = ada.visit("/reports")
        page.get_by_label("Recruiter").select_option(told.recruiter.full_name)
        page.get_by_role("button", name="Show").click()
        expect(page.get_by_text("2 rows", exact=True)).to_be_visible()
        assert _names(page) == told.names
        assert flaws(ada) == []
        with page.expect_download() as arriving:
            page.get_by_role("button", name="Download CSV").click()
        assert arriving.value.suggested_filename.startswith("talentra-system-")
        assert arriving.value.path().read_text().count(told.recruiter.full_name) == 2


class TestFetching:
    def test_is_broken_off_by_the_same_button(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _opened(person, told)
        asked: list[Route] = []
        page.route(FILES, lambda route: asked.append(route))  # noqa: PLW0108 -- playwright marks it
        page.get_by_role("button", name="Download CSV").click()
        expect(page.get_by_text("Preparing…")).to_be_visible()
        with page.expect_event("requestfailed"):
            page.get_by_role("button", name="Cancel").click()
        expect(page.get_by_text("Cancelled.")).to_be_visible()
        expect(page.get_by_role("button", name="Download CSV")).to_be_focused()

    def test_says_why_it_could_not_be(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        ruth = person(server, told.email)
        ruth.forgive("503")
        page = ruth.visit("/reports")
        busy = {"detail": "Several reports are being written already."}
        page.route(FILES, lambda route: route.fulfill(status=503, json=busy))
        page.get_by_role("button", name="Download CSV").click()
        expect(page.get_by_role("alert").filter(has_text="Several reports")).to_be_visible()
        page.unroute(FILES)
        with page.expect_download():
            page.get_by_role("button", name="Download CSV").click()
