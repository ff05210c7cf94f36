"""Nobody in particular comes: signing in, registering, setting up, and losing the way."""

import re
from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenes import address, flaws, newcomer, posting
from tests.harness.cast import PASSWORD, Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
TRIES = 8  # failures after which an account has to wait
NEW_PASSWORD = "Amber ladders sing at 5"
NOT_THERE = "the server responded with a status of 404"
REFUSED = "the server responded with a status of 403"


def _sign_in(page: Page, who: str, password: str = PASSWORD) -> None:
    page.get_by_label("Email").fill(who)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in").click()


def _fill_in(page: Page, name: str, who: str, password: str) -> None:
    page.get_by_label("Full name").fill(name)
    page.get_by_label("Email").fill(who)
    page.get_by_label("Password", exact=True).fill(password)


class TestSigningIn:
    def test_leads_to_the_page_that_was_wanted(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        page = person(server).visit("/resumes")
        expect(page).to_have_url(re.compile(r"/login\?next=/resumes"))
        _sign_in(page, address(nora))
        expect(page).to_have_url(re.compile("/resumes/?$"))
        expect(page.get_by_text(nora.full_name, exact=True)).to_be_visible()

    def test_with_a_wrong_password_says_so_keeps_the_address_and_asks_again(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server)
        page = person(server).visit("/login?next=/jobs")
        _sign_in(page, address(nora), "not the password")
        expect(page.get_by_text("The email address or the password is not right.")).to_be_visible()
        expect(page.get_by_label("Email")).to_have_value(address(nora))
        expect(page.get_by_label("Password", exact=True)).to_be_focused()
        expect(page.get_by_label("Password", exact=True)).to_have_value("")
        _sign_in(page, address(nora))
        expect(page).to_have_url(re.compile("/jobs/?$"))

    def test_too_often_in_vain_says_how_long_to_wait(
        self, person: Opens, start_server: Callable[..., tuple[Server, Cast]]
    ) -> None:
        server, cast = start_server(engine_kind="sqlite")
        wrong = {"email": email(cast.cody), "password": "not the password"}
        with server.client() as client:
            for _ in range(TRIES):
                client.post("/auth/login", data=wrong)
        page = person(server).visit("/login")
        _sign_in(page, email(cast.cody))
        waiting = re.compile(r"Too many tries\. Wait \d+ minutes? and try again\.")
        expect(page.get_by_role("alert")).to_have_text(waiting)

    def test_ends_with_signing_out(self, person: Opens, server: Server) -> None:
        page = person(server, address(newcomer(server))).visit("/jobs")
        page.get_by_role("button", name=re.compile("Nora")).click()
        page.get_by_role("button", name="Sign out").click()
        expect(page).to_have_url(re.compile("/login"))
        page.goto("/jobs")
        expect(page).to_have_url(re.compile("/login"))


class TestRegistering:
    def test_on_the_way_to_a_job_leads_to_that_job(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        job = posting(server, server_cast)
        page = person(server).visit(job)
        page.wait_for_function("document.querySelector('a[href*=\"next=\"]')")
        page.get_by_role("link", name="Create a candidate account").click()
        expect(page.get_by_role("heading", name="Create your account")).to_be_visible()
        _fill_in(page, "Newt Fern", f"newt-{token_hex(4)}@people.example", NEW_PASSWORD)
        page.get_by_role("button", name="Create account").click()
        expect(page).to_have_url(re.compile(job))
        expect(page.get_by_role("button", name="Newt Fern Candidate")).to_be_visible()
        expect(page.get_by_role("link", name="Apply")).to_be_visible()

    def test_with_a_mistake_says_where_and_keeps_what_was_typed(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = person(server).visit("/register?next=/jobs")
        _fill_in(page, "Newt Fern", email(server_cast.cleo), NEW_PASSWORD)
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_text("There is already an account")).to_be_visible()
        expect(page.get_by_label("Full name")).to_have_value("Newt Fern")
        expect(page.get_by_label("Email")).to_be_focused()
        _fill_in(page, "Newt Fern", f"newt-{token_hex(4)}@people.example", "password1")
        page.get_by_role("button", name="Create account").click()
        expect(page.get_by_text("That password is easy to guess")).to_be_visible()
        expect(page.get_by_label("Password", exact=True)).to_have_attribute("aria-invalid", "true")


class TestNewInstallation:
    def test_is_set_up_once_by_whoever_holds_the_printed_address(
        self, person: Opens, start_empty_server: Callable[..., Server]
    ) -> None:
        server = start_empty_server()
        printed = re.search(r"/setup\?token=\S+", server.output())
        assert printed, server.output()
        someone = person(server)
        someone.forgive(NOT_THERE)
        page = someone.visit(printed[0])
        assert flaws(someone) == []
        _fill_in(page, "Ada Quill", "ada@company.example", "password1")
        page.get_by_role("button", name="Create your account").click()
        expect(page.get_by_text("That password is easy to guess")).to_be_visible()
        _fill_in(page, "Ada Quill", "ada@company.example", NEW_PASSWORD)
        page.get_by_role("button", name="Create your account").click()
        expect(page.get_by_text("Ada Quill")).to_be_visible()
        expect(page).to_have_url(re.compile("/admin/welcome"))
        someone.visit(printed[0])
        expect(page.get_by_role("heading", name="Page not found")).to_be_visible()

    def test_with_demo_people_is_looked_at_as_any_of_them(
        self, person: Opens, start_empty_server: Callable[..., Server]
    ) -> None:
        server = start_empty_server(demo=True)
        someone = person(server)
        page = someone.visit("/login?next=/jobs")
        expect(page.get_by_text("This is a demo. Look around as")).to_be_visible()
        assert flaws(someone) == []
        page.get_by_role("button", name="Cleo").click()
        expect(page).to_have_url(re.compile("/jobs/?$"))
        expect(page.get_by_text("Cleo Marsh")).to_be_visible()
        expect(page.get_by_text("Demo data")).to_be_visible()


class TestLosingTheWay:
    def test_shows_a_page_with_a_way_back(self, person: Opens, server: Server) -> None:
        nobody, nora = person(server), person(server, address(newcomer(server)))
        for someone, said in ((nobody, "Page not found"), (nora, "There is nothing here")):
            someone.forgive(NOT_THERE)
            page = someone.visit("/no/such/page")
            expect(page.get_by_role("heading", name=said)).to_be_visible()
            assert flaws(someone) == []
        nora.page.get_by_role("link", name="Go to the start page").click()
        expect(nora.page.get_by_role("heading", name="Dashboard")).to_be_visible()

    def test_into_the_rooms_of_another_role_is_told_once(
        self, person: Opens, server: Server
    ) -> None:
        nora = person(server, address(newcomer(server)))
        nora.forgive(REFUSED)
        page = nora.visit("/candidates")
        expect(page.get_by_text("This page isn't part of your role")).to_be_visible()
        expect(page.get_by_role("link", name="My applications")).to_be_visible()
        page.wait_for_timeout(1500)  # its own events have been refused by now
        expect(page.get_by_text("Your role does not include this.")).to_have_count(0)
        assert flaws(nora) == []


class TestTrouble:
    def test_while_the_server_is_away_a_line_says_so_and_goes_when_it_is_back(
        self, person: Opens, start_server: Callable[..., tuple[Server, Cast]]
    ) -> None:
        server, cast = start_server(engine_kind="sqlite")
        cleo = person(server, email(cast.cleo))
        cleo.forgive("WebSocket|websocket|ERR_|Failed to load resource|timeout|closed")
        page = cleo.visit("/jobs")
        expect(page.get_by_role("heading", name="Data engineer")).to_be_visible()
        lost = page.get_by_text("Connection lost. Reconnecting")
        server.stop()
        expect(lost).to_be_visible()
        expect(page.get_by_role("heading", name="Data engineer")).to_be_visible()
        server.start()
        expect(lost).not_to_be_visible(timeout=30_000)
        page.get_by_role("searchbox").fill("pilot")
        expect(page.get_by_text("No open job matches")).to_be_visible()

    def test_a_page_that_cannot_be_drawn_says_so_in_plain_words(
        self, person: Opens, server: Server
    ) -> None:
        nora = person(server, address(newcomer(server)))
        nora.forgive("drawn badly|Error")
        page = nora.visit("/jobs")
        expect(page.get_by_role("link", name="Resumes")).to_be_visible()
        bad = "export default function Page() { throw new Error('drawn badly'); }"
        kind = "text/javascript"
        page.route(
            "**/assets/_resumes_*.js", lambda route: route.fulfill(body=bad, content_type=kind)
        )
        page.get_by_role("link", name="Resumes").click()
        expect(page.get_by_role("heading", name="This page stopped working")).to_be_visible()
        expect(page.get_by_text("drawn badly")).not_to_be_visible()
        assert flaws(nora) == []
        page.unroute_all()
        page.get_by_role("link", name="Reload the page").click()
        expect(page.get_by_role("heading", name="Resumes", exact=True)).to_be_visible()


@pytest.mark.parametrize("path", ["/login", "/login?problem=wrong", "/register"])
def test_everybody_can_use_the_forms(person: Opens, server: Server, path: str) -> None:
    nobody = person(server)
    nobody.visit(path)
    assert flaws(nobody) == []
