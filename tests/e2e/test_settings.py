"""Somebody changes their password, and sees where they are signed in."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.scenes import address, flaws, newcomer
from tests.harness.cast import PASSWORD
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
NEW = "Copper owls drift past 4"


class TestPassword:
    def test_is_changed_and_ends_what_is_open_elsewhere(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server)
        here, there = person(server, address(nora)), person(server, address(nora))
        there.forgive("401|Failed to load resource")
        elsewhere = there.visit("/home")
        expect(elsewhere.get_by_role("heading", name="Get started")).to_be_visible()
        page = here.visit("/settings")
        expect(page.get_by_text("This one")).to_be_visible()
        assert flaws(here) == []
        page.get_by_label("Present password").fill("wrong words here")
        page.get_by_label("New password", exact=True).fill(NEW)
        page.get_by_label("New password again").fill(NEW)
        page.get_by_role("button", name="Change password").click()
        expect(page.get_by_text("This is not your present password.")).to_be_visible()
        page.get_by_label("Present password").fill(PASSWORD)
        page.get_by_role("button", name="Change password").click()
        expect(page.get_by_text("Your password is changed.").first).to_be_visible()
        expect(page.get_by_label("Present password")).to_have_value("")
        expect(elsewhere.get_by_role("heading", name="Sign in")).to_be_visible()
        with server.sign_in(address(nora), NEW) as again:
            again.get("/api/auth/me").raise_for_status()

    def test_that_differs_from_its_repetition_is_not_taken(
        self, person: Opens, server: Server
    ) -> None:
        page = person(server, address(newcomer(server))).visit("/settings")
        page.get_by_label("Present password").fill(PASSWORD)
        page.get_by_label("New password", exact=True).fill(NEW)
        page.get_by_label("New password again").fill("something else 5")
        page.get_by_role("button", name="Change password").click()
        expect(page.get_by_text("The two new passwords differ.")).to_be_visible()


class TestSignIns:
    def test_are_listed_and_ended(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        here, there = person(server, address(nora)), person(server, address(nora))
        there.forgive("401|Failed to load resource")
        elsewhere = there.visit("/home")
        expect(elsewhere.get_by_role("heading", name="Get started")).to_be_visible()
        page = here.visit("/home")
        page.get_by_role("button", name=nora.full_name).click()
        page.get_by_role("link", name="Settings").click()
        page.get_by_role("button", name="End all others").click()
        expect(page.get_by_role("button", name="End all others")).not_to_be_visible()
        expect(page.get_by_text("This one")).to_be_visible()
        expect(elsewhere.get_by_role("heading", name="Sign in")).to_be_visible()


class TestTokens:
    def test_are_made_used_and_revoked(self, person: Opens, server: Server) -> None:
        here = person(server, address(newcomer(server)))
        page = here.visit("/settings")
        expect(page.get_by_text("No tokens yet")).to_be_visible()
        page.get_by_label("Name", exact=True).fill("Nightly report")
        page.get_by_label("May").select_option("Read and write")
        page.get_by_label("Days until it expires").fill("30")
        page.get_by_role("button", name="Make token").click()
        shown = page.get_by_label("The new token")
        expect(shown).to_be_focused()
        secret = shown.input_value()
        here.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == secret
        assert flaws(here) == []
        page.get_by_role("button", name="I have it").click()
        expect(page.get_by_text("Read and write", exact=True).first).to_be_visible()
        expect(page.get_by_text("not used yet")).to_be_visible()
        with server.client(Authorization=f"Bearer {secret}") as script:
            changed = script.put("/api/candidates/profile", json={"city": "Oslo"})
            assert changed.status_code == 200
            page.reload()
            expect(page.get_by_text("last used")).to_be_visible()
            assert secret not in page.content()
            page.get_by_role("button", name="Revoke Nightly report").click()
            expect(page.get_by_role("button", name="Cancel")).to_be_focused()
            page.get_by_role("button", name="Revoke token").click()
            expect(page.get_by_text("No tokens yet")).to_be_visible()
            assert script.get("/api/auth/me").status_code == 401

    def test_say_what_is_wrong_with_them(self, person: Opens, server: Server) -> None:
        page = person(server, address(newcomer(server))).visit("/settings")
        page.get_by_role("button", name="Make token").click()
        expect(page.get_by_text("Give the token a name of up to 80 characters.")).to_be_visible()
        page.get_by_label("Name", exact=True).fill("Nightly report")
        page.get_by_label("Days until it expires").fill("400")
        page.wait_for_timeout(1000)  # a second press within a second is a slip of the hand
        page.get_by_role("button", name="Make token").click()
        expect(page.get_by_text("A token is good for 1 to 365 days.")).to_be_visible()
        expect(page.get_by_label("Name", exact=True)).to_have_value("Nightly report")
        expect(page.get_by_text("No tokens yet")).to_be_visible()
