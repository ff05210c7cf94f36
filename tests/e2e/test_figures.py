"""The figures that say why, from their page: each number is the rows it opens."""

from collections.abc import Callable

from playwright.sync_api import expect

from talentra.models import Stage
from tests.e2e.recruiting import bring, desk, flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def test_recruiters_see_their_own_and_open_what_is_counted(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast, people=4)
    bring(told, 0, Stage.INTERVIEW)
    bring(told, 1, Stage.REJECTED)
    ruth = person(server, told.email)
    page = ruth.visit("/reports/figures")
    cohorts = page.get_by_role("table", name="From applied to hired")
    row = cohorts.locator("tbody tr").first
    expect(row.locator("td").first).to_contain_text("4")
    expect(row.locator("td").nth(2)).to_contain_text("1")
    reasons = page.get_by_role("table", name="Rejection reasons")
    expect(reasons.locator("tbody tr")).to_have_count(1)
    expect(page.get_by_role("table", name="Recruiter workload").locator("tbody tr")).to_have_count(
        1
    )
    assert flaws(ruth) == []
    row.locator("td").nth(2).get_by_role("link").click()
    expect(page.get_by_text(told.names[0]).first).to_be_visible()
    expect(page.get_by_text(told.names[2])).to_have_count(0)
    page.go_back()
    page.get_by_role("link", name="By month").click()
    assert "by=month" in page.url
    page.get_by_label("Until", exact=True).fill("2020-01-01")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_text("Nobody applied in this time")).to_be_visible()
    page.get_by_role("link", name="Files").click()
    expect(page.get_by_role("table", name="How the report begins")).to_be_visible()


def test_an_admin_takes_everybodys_on_paper(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    ada = person(server, email(server_cast.ada))
    page = ada.visit("/reports/figures?all=1")
    expect(page.get_by_role("table", name="Ageing jobs")).to_be_visible()
    with page.expect_download() as arriving:
        page.get_by_role("link", name="PDF").click()
    assert arriving.value.path().read_bytes().startswith(b"%PDF-")


def test_a_report_is_prepared_beside_the_page_and_fetched(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast, people=2)
    ruth = person(server, told.email)
    page = ruth.visit("/reports")
    page.get_by_role("button", name="Prepare in the background").click()
    page.get_by_role("button", name="CSV", exact=True).click()
    expect(page.get_by_text("2 rows · 1 kB")).to_be_visible(timeout=15_000)
    assert flaws(ruth) == []
    with page.expect_download() as arriving:
        page.get_by_role("link", name="Download CSV, everything").click()
    assert told.names[0] in arriving.value.path().read_text("utf-8-sig")
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_text("No longer kept")).to_be_visible()
    page.get_by_role("button", name="Prepare in the background").click()
    page.get_by_role("button", name="Every week, as CSV").click()
    expect(page.get_by_text("Every Monday, of the week before")).to_be_visible()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("paused")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("Scheduled reports")).to_have_count(0)
