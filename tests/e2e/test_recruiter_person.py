"""One candidate on a page of their own, handed over, and taken away again."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from talentra import db
from talentra.models import Stage
from talentra.services import remarks
from tests.e2e.recruiting import bring, desk, flaws, says
from tests.harness.cast import Cast
from tests.harness.person import SIZES, Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]


class TestTheirPage:
    def test_is_opened_from_the_panel_and_does_what_it_does(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        with server.behind(), db.transaction() as session:
            other = acts.post(session, server_cast.rosa, title="Candle maker")
            acts.apply(session, acts.known(session, told.candidate()), other.id)
        ruth = person(server, told.email)
        page = ruth.visit(f"/candidates?c={told.sent[0]}")
        page.get_by_role("link", name="Open full page").click()
        expect(page.get_by_role("heading", level=1, name=told.names[0])).to_be_visible()
        expect(page.locator(".facts")).to_contain_text("Lamp maker")
        page.get_by_role("button", name="Advance").click()
        says(page, f"{told.names[0]} is now at Online Assessment.")
        assert told.stage() is Stage.ONLINE_ASSESSMENT
        page.get_by_label("Remark").fill("Knows glass.")
        page.get_by_role("button", name="Save").click()
        expect(page.locator(".timeline")).to_contain_text("Knows glass.")
        page.locator(".other-line").get_by_role("link", name="Candle maker").click()
        expect(page.locator(".facts")).to_contain_text("Candle maker")
        assert flaws(ruth) == []

    def test_is_live(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast)
        page = person(server, told.email).visit(f"/candidates/{told.candidate()}")
        expect(page.locator(".stage-badge").first).to_have_text("Applied")
        told.ada_moves(0, Stage.INTERVIEW)
        expect(page.locator(".candidate-acts .stage-badge")).to_have_text("Interview")

    def test_of_who_is_not_there_is_that_of_who_is_not_ones_own(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        ruth = person(server, told.email)
        for whom in (server_cast.cleo.user_id, uuid4(), "nobody"):
            page = ruth.visit(f"/candidates/{whom}")
            expect(page.get_by_text("doesn't exist or isn't assigned to you")).to_be_visible()
            expect(page.get_by_role("heading", level=1)).to_have_text("Candidate")

    @pytest.mark.parametrize("size", SIZES)
    def test_is_printed_without_what_is_pressed(
        self, person: Opens, server: Server, server_cast: Cast, size: str
    ) -> None:
        told = desk(server, server_cast)
        page = person(server, told.email).visit(f"/candidates/{told.candidate()}")
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        expect(page.get_by_role("button", name="Print")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.emulate_media(media="print")
        for pressed in page.locator("main .button").all():
            expect(pressed).to_be_hidden()
        expect(page.locator(".facts")).to_be_visible()
        expect(page.locator(".timeline")).to_be_visible()


class TestHandingOver:
    def test_is_told_at_a_glance_until_it_is_put_away(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        former, told = desk(server, server_cast), desk(server, server_cast)
        bring(former, 0, Stage.INTERVIEW)
        with server.behind(), db.transaction() as session:
            remarks.add(session, former.recruiter, former.sent[0], text="Calls back on Friday.")
        ruth = person(server, told.email)
        page = ruth.visit("/dashboard")
        news = page.get_by_role("region", name="Handed over to you")
        expect(page.get_by_text("Needs your attention")).to_be_visible()
        expect(news).to_have_count(0)
        former.ada_hands(0, told.recruiter, reason="Nights are covered by you")
        expect(news).to_contain_text(f"came to you from {former.recruiter.full_name}")
        for words in ("Nights are covered by you", "Interview", "Calls back on Friday."):
            expect(news).to_contain_text(words)
        assert flaws(ruth) == []
        news.get_by_role("link", name=former.names[0]).click()
        expect(page.get_by_role("heading", level=1, name=former.names[0])).to_be_visible()
        expect(news).to_be_visible()
        news.get_by_role("button", name="Put away").click()
        expect(news).to_have_count(0)
        page.goto("/dashboard")
        expect(page.get_by_text("Needs your attention")).to_be_visible()
        expect(page.locator(".steps")).to_contain_text(former.names[0])
        expect(news).to_have_count(0)


class TestTakingAway:
    def test_closes_the_panel_with_one_sentence(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = person(server, told.email).visit(f"/candidates?c={told.sent[0]}")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[0])
        told.ada_hands(0)
        says(page, f"{told.names[0]} is no longer assigned to you.")
        expect(page.locator(".side-panel")).to_have_count(0)
        expect(page.get_by_role("link", name=told.names[1])).to_be_visible()
        assert told.names[0] not in page.locator("main").inner_html()
        page.wait_for_url("**/candidates")
        expect(page.locator("[data-sonner-toast]")).to_have_count(1)

    def test_leads_from_their_own_page_to_the_list(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = person(server, told.email).visit(f"/candidates/{told.candidate()}")
        expect(page.get_by_role("heading", level=1, name=told.names[0])).to_be_visible()
        told.ada_hands(0)
        page.wait_for_url("**/candidates")
        says(page, f"{told.names[0]} is no longer assigned to you.")
        expect(page.get_by_role("link", name=told.names[1])).to_be_visible()
