"""A candidate tells about themselves."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.scenes import address, flaws, newcomer, posting
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


class TestProfile:
    def test_is_filled_saved_and_counted(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        posting(server, server_cast, "Knitter", skills=["Cable knitting", "C++"])
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/profile")
        expect(page.get_by_text("0 %")).to_be_visible()
        page.get_by_role("link", name="Name at least 3 skills").click()
        skills = page.get_by_role("combobox", name="Skills")
        skills.press_sequentially("cable")
        expect(page.get_by_role("option", name="Cable knitting")).to_be_visible()
        assert flaws(nora) == []
        skills.press("ArrowDown")
        skills.press("Enter")
        skills.press_sequentially(".NET,machine learning")
        page.get_by_label("Phone").fill("+47 555 01 000")
        page.get_by_text("1–3 yrs").click()
        page.get_by_label("Visa status").select_option("Needs sponsorship")
        page.get_by_label("Links").fill("nora.example/work")
        page.get_by_label("Full name").fill("Nora Quay")
        page.get_by_role("button", name="Save profile").click()
        expect(page.get_by_text("Your profile is saved.")).to_be_visible()
        expect(page.get_by_text("45 %")).to_be_visible()
        expect(page.locator(".account").get_by_text("Nora Quay")).to_be_visible()
        page.reload()
        expect(page.get_by_text("machine learning", exact=True)).to_be_visible()
        expect(page.get_by_text("Cable knitting", exact=True)).to_be_visible()
        expect(page.get_by_label("1–3 yrs")).to_be_checked()
        expect(page.get_by_label("Links")).to_have_value("https://nora.example/work")
        expect(page.get_by_label("Visa status")).to_have_value("needs_sponsorship")

    def test_says_what_is_wrong_beside_the_field(self, person: Opens, server: Server) -> None:
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/profile")
        phone = page.get_by_label("Phone")
        phone.fill("call me")
        phone.blur()
        expect(page.get_by_text("Enter a phone number such as")).to_be_visible()
        expect(phone).to_have_attribute("aria-invalid", "true")
        page.get_by_role("button", name="Save profile").click()
        expect(phone).to_be_focused()
        assert flaws(nora) == []
        phone.fill("")
        page.get_by_role("button", name="Save profile").click()
        expect(page.get_by_text("Your profile is saved.")).to_be_visible()

    def test_asks_before_changes_are_lost_and_tells_of_changes_elsewhere(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server)
        page = person(server, address(nora)).visit("/profile")
        page.get_by_label("City").fill("Bergen")
        page.get_by_role("link", name="Resumes", exact=True).click()
        ask = page.get_by_role("dialog", name="Leave without saving?")
        ask.get_by_role("button", name="Stay here").click()
        expect(page.get_by_label("City")).to_have_value("Bergen")
        with server.sign_in(address(nora)) as elsewhere:
            elsewhere.put("/api/candidates/profile", json={"city": "Oslo"}).raise_for_status()
        expect(page.get_by_text("changed somewhere else")).to_be_visible()
        page.get_by_role("button", name="Show the latest").click()
        expect(page.get_by_label("City")).to_have_value("Oslo")
        page.get_by_role("link", name="Resumes", exact=True).click()
        expect(page).to_have_url(re.compile("/resumes/?$"))
