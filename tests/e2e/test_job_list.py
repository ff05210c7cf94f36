"""A candidate looks for a job."""

import re
from collections.abc import Callable
from datetime import timedelta

from playwright.sync_api import Page, expect

from talentra import db
from talentra.clock import now
from talentra.models import ExperienceLevel
from tests.e2e.scenes import address, application, flaws, newcomer, posting
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
POSTED = 23  # jobs beside the cast's own: a page and some more
BEACONS = {
    "title": "Beacon maker",
    "company": "Northwind Mills",
    "description": "Make beacons.",
    "location": "Pune",
    "experience_level": "1-3",
    "skills": ["Glass"],
}


def _board(server: Server, cast: Cast) -> None:
    """Many jobs of one company, one of which is for freshers."""
    with server.behind(), db.transaction() as session:
        for number in range(POSTED):
            level = ExperienceLevel.FRESHER if number == 7 else ExperienceLevel.OVER_FIVE
            title = f"Keeper {number:02}"
            job = acts.post(session, cast.remy, title=title, experience_level=level)
            job.opened_at = now() - timedelta(minutes=number + 1)


def _titles(page: Page) -> list[str]:
    return page.get_by_role("main").get_by_role("heading", level=2).all_inner_texts()


class TestLookingForAJob:
    def test_searching_narrowing_turning_pages_and_going_back(
        self, person: Opens, start_server: Callable[..., tuple[Server, Cast]]
    ) -> None:
        server, cast = start_server(engine_kind="sqlite")
        _board(server, cast)
        cody = person(server, email(cast.cody))
        page = cody.visit("/jobs")
        expect(page.get_by_text("24 open jobs")).to_be_visible()
        page.get_by_role("link", name="Next page").click()
        expect(page.get_by_role("heading", name="Keeper 22")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="Keeper 22")).to_be_visible()
        page.get_by_role("searchbox").fill("keeper")
        expect(page.get_by_text("23 open jobs")).to_be_visible()
        page.get_by_label("Any level").select_option("Fresher")
        expect(page.get_by_text("1 open job", exact=True)).to_be_visible()
        assert _titles(page) == ["Keeper 07"]
        page.reload()
        expect(page.get_by_role("searchbox")).to_have_value("keeper")
        expect(page.get_by_label("Any level")).to_have_value("fresher")
        assert _titles(page) == ["Keeper 07"]
        page.go_back()
        expect(page.get_by_text("23 open jobs")).to_be_visible()
        page.get_by_role("searchbox").fill("nobody posts this")
        expect(page.get_by_text("No open job matches")).to_be_visible()
        page.get_by_role("main").get_by_role("link", name="Clear filters").first.click()
        expect(page.get_by_role("searchbox")).to_have_value("")
        expect(page.get_by_text("24 open jobs")).to_be_visible()
        page.goto("/jobs?after=broken&level=nonsense")
        expect(page.get_by_text("24 open jobs")).to_be_visible()

    def test_filters_stand_in_the_address_and_offer_what_there_is(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        posting(server, server_cast, "Sail maker", location="Tromsø", skills=["C++", "Sewing"])
        posting(server, server_cast, "Sail seller", location="Tromsø", skills=["Sewing"])
        someone = person(server, address(newcomer(server)))
        page = someone.visit("/jobs")
        page.get_by_label("Any location").select_option("Tromsø")
        expect(page.get_by_text("2 open jobs")).to_be_visible()
        page.get_by_label("Add a skill").select_option("Sewing")
        page.get_by_label("Add a skill").select_option("C++")
        expect(page.get_by_text("1 open job", exact=True)).to_be_visible()
        page.get_by_label("Newest first").select_option("closing")
        expect(page).to_have_url(re.compile(r"sort=closing"))
        page.reload()
        expect(page.get_by_label("Any location")).to_have_value("Tromsø")
        expect(page.get_by_label("Newest first")).to_have_value("closing")
        assert _titles(page) == ["Sail maker"]
        assert flaws(someone) == []
        page.get_by_role("link", name="C++ Remove").click()
        expect(page.get_by_text("2 open jobs")).to_be_visible()
        page.go_back()
        expect(page.get_by_text("1 open job", exact=True)).to_be_visible()
        page.get_by_role("link", name="Clear filters").click()
        expect(page).to_have_url(re.compile(r"/jobs/?$"))

    def test_new_jobs_appear_and_what_was_applied_to_is_marked(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        old = posting(server, server_cast, "Beacon lighter")
        application(server, nora, old)
        page = person(server, address(nora)).visit("/jobs?q=beacon")
        applied = page.get_by_role("listitem").filter(has_text="Beacon lighter")
        expect(applied.get_by_text("Applied")).to_be_visible()
        with server.sign_in(email(server_cast.rosa)) as rosa:
            rosa.post("/api/jobs", json=BEACONS).raise_for_status()
        expect(page.get_by_role("heading", name="Beacon maker")).to_be_visible()

    def test_a_job_that_is_none_says_so(self, person: Opens, server: Server) -> None:
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/jobs/none-such")
        expect(page.get_by_role("heading", name="This job isn't here")).to_be_visible()
        assert flaws(nora) == []
