"""Ada makes an account by REST; whoever it is for opens the link and chooses a password."""

import re
from collections.abc import Callable
from secrets import token_hex
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.scenes import flaws
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture
def link(server: Server) -> str:
    """The address that Nora was sent."""
    new = {
        "email": f"nora.{token_hex(3)}@talentra.example",
        "full_name": "Nora Field",
        "role": "recruiter",
    }
    with server.sign_in("ada@talentra.example") as ada:
        made = ada.post("/api/admin/users", json=new)
    told = urlsplit(made.json()["invite_url"])
    return f"{told.path}?{told.query}"


def _choose(page: Page, password: str) -> None:
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Save and sign in").click()


def test_leads_in_once(person: Opens, server: Server, link: str) -> None:
    page = person(server).visit(link)
    _choose(page, "password")
    expect(page.get_by_text("That password is easy to guess")).to_be_visible()
    _choose(page, "Brass owls sleep at 4")
    expect(page.get_by_text("Nora Field", exact=True)).to_be_visible()
    assert not re.search("/(invite|login)", page.url)
    second = person(server).visit(link)
    _choose(second, "Copper cats dance at 5")
    expect(second.get_by_text("This link was used or has expired.")).to_be_visible()


def test_has_no_flaws(person: Opens, server: Server, link: str) -> None:
    nora = person(server)
    page = nora.visit(link)
    expect(page.get_by_role("heading", name="Choose your password")).to_be_visible()
    assert flaws(nora) == []
