"""A candidate's first page."""

from collections.abc import Callable

from playwright.sync_api import expect

from talentra.models import Stage
from tests.e2e.scenes import address, application, flaws, move, newcomer, posting
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


class TestHome:
    def test_leads_a_newcomer_through_the_first_steps(self, person: Opens, server: Server) -> None:
        someone = person(server, address(newcomer(server)))
        page = someone.visit("/")
        expect(page.get_by_role("heading", name="Get started")).to_be_visible()
        assert flaws(someone) == []
        page.get_by_role("main").get_by_role("link", name="Apply to a job").click()
        expect(page.get_by_role("heading", name="Jobs", level=1)).to_be_visible()

    def test_follows_what_is_under_way_and_tells_what_is_new(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        sent = application(server, nora, posting(server, server_cast))
        someone = person(server, address(nora))
        page = someone.visit("/home")
        main = page.get_by_role("main")
        steps = main.get_by_role("list", name="Progress of Harbour pilot")
        expect(steps.locator("[aria-current=step]")).to_contain_text("Applied")
        expect(main.get_by_text("Nothing new since last time.")).to_be_visible()
        move(server, server_cast, sent, Stage.INTERVIEW)
        expect(steps.locator("[aria-current=step]")).to_contain_text("Interview")
        expect(main.get_by_text("Harbour pilot is now at Interview.")).to_be_visible()
        assert flaws(someone) == []
        main.get_by_role("button", name="Mark all as read").click()
        expect(main.get_by_text("Nothing new since last time.")).to_be_visible()
        main.get_by_role("link", name="Under way").click()
        expect(page.get_by_role("heading", name="Harbour pilot")).to_be_visible()
