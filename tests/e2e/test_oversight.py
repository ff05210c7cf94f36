"""Ada looks over everybody's work, and acts where it is not hers."""

import re
from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import expect

from talentra import db
from talentra.models import Choice, Stage
from tests.harness import axe, servers
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of these stories' own, on which Cleo was hired and another one waits."""
    with servers.with_cast(tmp_path_factory.mktemp("oversight")) as running:
        server, cast = running
        with server.behind(), db.transaction() as session:
            acts.bring(session, cast.rosa, cast.cleos_application_id, Stage.OFFER, Stage.HIRED)
            acts.apply(session, acts.person(session, "Nell Pry"), cast.job_id)
        yield running


class TestDashboard:
    def test_has_numbers_of_a_period_that_lead_to_their_rows(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = person(server, email(server_cast.ada)).visit("/admin")
        page.get_by_role("link", name="7 days").click()
        expect(page).to_have_url(re.compile("period=7"))
        chart = page.get_by_role("img", name=re.compile("How far those who applied came"))
        expect(chart).to_have_attribute("aria-label", re.compile("Applied 2, .* Hired 1"))
        came = page.get_by_role("table", name="How far those who applied came")
        came.get_by_role("row", name="Offer").get_by_role("link").click()
        expect(page.get_by_text("Came to Offer or further")).to_be_visible()
        rows = page.get_by_role("table").locator("tbody tr")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text("Cleo Marsh")
        page.goto("/admin?period=all")
        expect(page.get_by_role("link", name="All", exact=True)).to_have_attribute(
            "aria-current", "page"
        )
        expect(came).to_be_visible()
        assert axe.violations(page) == []

    def test_shows_first_steps_that_go_away(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = person(server, email(server_cast.ada)).visit("/admin")
        steps = page.locator(".checklist > li")
        expect(steps).to_have_count(4)
        expect(steps.filter(has_text="Done: ")).to_have_count(3)
        expect(steps.get_by_role("link")).to_have_text("Name your company")
        page.get_by_role("button", name="Dismiss").click()
        expect(steps).to_have_count(0)
        with server.behind(), db.reading() as session:
            assert session.get_one(Choice, "checklist_dismissed").value is True


class TestOverride:
    def test_reopens_what_is_final_with_a_reason_and_is_named_as_an_admin(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = person(server, email(server_cast.ada)).visit(
            f"/candidates?recruiter={server_cast.rosa.user_id}&c={server_cast.cleos_application_id}"
        )
        panel = page.get_by_role("complementary", name="Application")
        panel.get_by_role("button", name="Move to").click()
        panel.get_by_role("menuitem", name="Offer").or_(
            page.locator("#move-menu").get_by_text("Offer")
        ).first.click()
        page.get_by_label("Reason").last.fill("She asked for another start")
        page.get_by_role("button", name="Move", exact=True).click()
        expect(panel.get_by_text("Ada Quill (admin)")).to_be_visible()
        expect(panel.get_by_text("She asked for another start")).to_be_visible()
        panel.get_by_role("button", name="Hire").click()
        expect(page.get_by_text("Optional. It goes into the history")).to_be_visible()
        page.get_by_role("button", name="Move", exact=True).click()
        expect(panel.get_by_text("Hired").first).to_be_visible()

    def test_sees_one_recruiters_work_or_everybodys(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        ada = person(server, email(server_cast.ada))
        for path in ("/candidates", "/pipeline"):
            page = ada.visit(path)
            expect(page.get_by_text("Nell Pry")).to_be_visible()
            page.get_by_role("combobox", name="Recruiter").select_option("Rosa Lindqvist")
            expect(page).to_have_url(re.compile(f"recruiter={server_cast.rosa.user_id}"))
            expect(page.get_by_text("Nell Pry")).to_have_count(0)
            expect(page.get_by_text("Cleo Marsh").first).to_be_attached()
