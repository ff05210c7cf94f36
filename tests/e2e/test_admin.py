"""Ada at her desk and her dashboard."""

from collections.abc import Callable, Generator

import pytest
from playwright.sync_api import Locator, Page, expect

from talentra import db
from talentra.models import Actor
from talentra.services import assignments
from tests.e2e.pool import assign, wait
from tests.harness import axe, servers
from tests.harness.cast import Cast, email
from tests.harness.person import SCHEMES, Person
from tests.harness.server import Server

Opens = Callable[..., Person]
PLACES = ("/admin", "/admin/assignments", "/admin/assignments?show=all")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of these stories' own: they hand Remy people, of whom he has none elsewhere."""
    with servers.with_cast(tmp_path_factory.mktemp("admin")) as running:
        yield running


def _row(page: Page, someone: Actor) -> Locator:
    return page.get_by_role("row", name=someone.full_name)


def _recruiter(page: Page, recruiter: Actor) -> Locator:
    return page.get_by_role("group", name=recruiter.full_name)


def _desk(person: Opens, server: Server, cast: Cast) -> Page:
    page = person(server, email(cast.ada)).visit("/admin/assignments")
    expect(page.get_by_role("table", name="Candidates")).to_be_visible()
    return page


def _choose(page: Page, someone: Actor, choice: str) -> None:
    page.get_by_role("button", name=f"Assign {someone.full_name}").click()
    page.locator("#desk-menu").get_by_text(choice).click()


def _frames(page: Page) -> list[str]:
    """What the page sends from its next load on."""
    sent: list[str] = []
    page.on(
        "websocket",
        lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))),
    )
    return sent


class TestDesk:
    def test_assigns_who_waited_longest_from_the_menu_and_takes_it_back(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        abel, bea = wait(server, server_cast, "Abel", "Bea", days=900)
        page = _desk(person, server, server_cast)
        names = page.locator("tbody .person-name")
        expect(names.nth(0)).to_have_text(abel.full_name)
        expect(names.nth(1)).to_have_text(bea.full_name)
        _choose(page, abel, server_cast.remy.full_name)
        expect(page.get_by_text(f"{abel.full_name} is with Remy Okafor.")).to_be_visible()
        expect(_row(page, abel)).to_have_count(0)
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Undone.")).to_be_visible()
        expect(names.nth(0)).to_have_text(abel.full_name)

    def test_selects_without_a_word_and_assigns_all_with_one_undo(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        people = wait(server, server_cast, "Cai", "Dov", "Eli")
        ada = person(server, email(server_cast.ada))
        sent = _frames(ada.page)
        page = ada.visit("/admin/assignments?q=people.example")
        expect(_row(page, people[0])).to_be_visible()
        page.wait_for_timeout(300)
        before = len([frame for frame in sent if '"event"' in frame])
        page.get_by_label(f"Select {people[0].full_name}").check()
        page.get_by_label(f"Select {people[2].full_name}").click(modifiers=["Shift"])
        button = _recruiter(page, server_cast.remy).get_by_role("button")
        expect(button).to_contain_text("Assign 3 selected")
        page.wait_for_timeout(200)
        assert len([frame for frame in sent if '"event"' in frame]) == before
        button.click()
        expect(page.get_by_text("3 candidates are with Remy Okafor.")).to_be_visible()
        expect(button).to_contain_text("Select candidates to assign")
        expect(button).to_be_focused()
        page.get_by_role("button", name="Undo").click()
        for each in people:
            expect(_row(page, each)).to_be_visible()

    def test_takes_rows_that_are_dragged_onto_a_recruiter(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [finn] = wait(server, server_cast, "Finn")
        page = _desk(person, server, server_cast)
        _row(page, finn).drag_to(_recruiter(page, server_cast.remy))
        expect(page.get_by_text(f"{finn.full_name} is with Remy Okafor.")).to_be_visible()

    def test_keeps_the_reason_in_the_history(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [gil] = wait(server, server_cast, "Gil")
        page = _desk(person, server, server_cast)
        _choose(page, gil, "With a reason")
        panel = page.get_by_role("complementary", name="Assignment")
        panel.get_by_role("button", name="Assign", exact=True).click()
        expect(panel.get_by_text("Choose a recruiter.")).to_be_visible()
        panel.get_by_label("Recruiter").select_option(str(server_cast.rosa.user_id))
        panel.get_by_label("Reason").fill("Speaks Portuguese")
        panel.get_by_role("button", name="Assign", exact=True).click()
        expect(panel.get_by_text("Ada Quill assigned them to Rosa Lindqvist")).to_be_visible()
        expect(panel.get_by_text("Speaks Portuguese")).to_be_visible()
        panel.get_by_role("button", name="Back to the waiting pool").click()
        expect(panel.get_by_text("Nobody: they wait")).to_be_visible()
        expect(panel.get_by_text("ended by Ada Quill")).to_be_visible()
        panel.get_by_role("link", name="Close").click()
        expect(_row(page, gil)).to_be_visible()

    def test_reassigns_and_holds_what_is_asked_for_in_its_address(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [hal] = wait(server, server_cast, "Hal")
        page = _desk(person, server, server_cast)
        _choose(page, hal, server_cast.rosa.full_name)
        _recruiter(page, server_cast.rosa).get_by_role("link", name="Rosa Lindqvist").click()
        page.wait_for_url("**/admin/assignments?recruiter=*")
        page.reload()
        expect(page.get_by_label("Recruiter", exact=True)).to_have_value(
            str(server_cast.rosa.user_id)
        )
        _choose(page, hal, server_cast.remy.full_name)
        expect(_row(page, hal)).to_have_count(0)
        page.get_by_label("Recruiter", exact=True).select_option(str(server_cast.remy.user_id))
        expect(_row(page, hal)).to_contain_text("Remy Okafor")
        page.go_back()
        expect(page.get_by_label("Recruiter", exact=True)).to_have_value(
            str(server_cast.rosa.user_id)
        )

    def test_says_who_was_quicker(self, person: Opens, server: Server, server_cast: Cast) -> None:
        [ivo] = wait(server, server_cast, "Ivo")
        page = _desk(person, server, server_cast)
        page.get_by_role("button", name=f"Assign {ivo.full_name}").click()
        with server.behind(), db.transaction() as session:  # behind the back of every open page
            assignments.assign(session, server_cast.ada, ivo.user_id, server_cast.rosa.user_id)
        page.locator("#desk-menu").get_by_text(server_cast.remy.full_name).click()
        said = f"{ivo.full_name} is with Rosa Lindqvist: another admin was quicker."
        expect(page.get_by_text(said)).to_be_visible()
        expect(_row(page, ivo)).to_have_count(0)

    def test_follows_what_another_admin_does(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [jon] = wait(server, server_cast, "Jon")
        watching = _desk(person, server, server_cast)
        acting = _desk(person, server, server_cast)
        watching.get_by_label(f"Select {jon.full_name}").check()
        button = _recruiter(watching, server_cast.remy).get_by_role("button")
        expect(button).to_contain_text("Assign 1 selected")
        _choose(acting, jon, server_cast.remy.full_name)
        expect(_row(watching, jon)).to_have_count(0)
        expect(button).to_contain_text("Select candidates to assign")

    def test_finds_by_words_and_says_when_there_is_nobody(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [kit] = wait(server, server_cast, "Kit")
        page = _desk(person, server, server_cast)
        box = page.get_by_label("Search name or email")
        box.fill(kit.full_name)
        expect(page.locator("tbody tr")).to_have_count(1)
        box.fill("nobody is called that")
        expect(page.get_by_text("No candidates match")).to_be_visible()
        page.locator(".empty").get_by_role("link", name="Clear filters").click()
        expect(_row(page, kit)).to_be_visible()
        expect(box).to_have_value("")


class TestDashboard:
    def test_leads_from_every_number_to_its_rows(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [lee] = wait(server, server_cast, "Lee", days=3)
        page = person(server, email(server_cast.ada)).visit("/admin")
        waiting = page.get_by_role("link", name="Waiting for a recruiter")
        number = waiting.locator(".tile-figure").inner_text()
        waiting.click()
        expect(page.locator(".tab[aria-current=page] .count")).to_have_text(number)
        page.go_back()
        everybody = page.get_by_role("link", name="Total candidates")
        number = everybody.locator(".tile-figure").inner_text()
        everybody.click()
        expect(page.locator(".tab[aria-current=page] .count")).to_have_text(number)
        page.go_back()
        page.get_by_text("View as table").click()
        row = page.locator(".chart-table tbody tr").nth(3)
        number = row.get_by_role("link").inner_text()
        row.get_by_role("link").click()
        dialog = page.get_by_role("dialog", name="Applications on")
        expect(dialog.locator("li")).to_have_count(int(number))
        dialog.get_by_role("link", name=lee.full_name).click()
        page.wait_for_url("**/candidates?c=*")

    def test_counts_what_happens_without_being_asked(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        [mia] = wait(server, server_cast, "Mia")
        page = person(server, email(server_cast.ada)).visit("/admin")
        waiting = page.get_by_role("link", name="Waiting for a recruiter").locator(".tile-figure")
        expect(waiting).not_to_have_text("")
        number = int(waiting.inner_text())
        assign(server, server_cast, mia, server_cast.remy)
        expect(waiting).to_have_text(str(number - 1))


class TestEverybody:
    @pytest.mark.parametrize("scheme", SCHEMES)
    @pytest.mark.parametrize("path", PLACES)
    def test_can_use_the_admins_pages(
        self,
        person: Opens,
        server: Server,
        server_cast: Cast,
        path: str,
        scheme: str,
    ) -> None:
        [sol] = wait(server, server_cast, "Sol")
        ada = person(server, email(server_cast.ada))
        ada.page.emulate_media(color_scheme=scheme)  # pyright: ignore[reportArgumentType]
        page = ada.visit(path)
        expect(page.get_by_text("Recruiter workload")).to_be_visible()
        expect(page.locator("main").get_by_role("link", name="Remy Okafor")).to_be_visible()
        assert axe.violations(page) == []
        if path != "/admin":
            page.get_by_label(f"Select {sol.full_name}").check()
            page.get_by_role("button", name=f"Assign {sol.full_name}").click()
            assert axe.violations(page) == []
            page.keyboard.press("Escape")
            page.get_by_role("link", name=sol.full_name).click()
            expect(page.get_by_role("complementary", name="Assignment")).to_be_visible()
            assert axe.violations(page) == []
        page.get_by_role("button", name="Notifications").click()
        expect(page.locator("#bell .notices, #bell .empty").first).to_be_visible()
        assert axe.violations(page) == []
