"""Nobody in particular finds a job on the careers page, and is back at it with an account."""

import re
from collections.abc import Callable, Generator
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from talentra import db
from talentra.services.organisation import change
from tests.e2e.scenes import address, newcomer, posting
from tests.harness import axe
from tests.harness.cast import Cast
from tests.harness.person import SCHEMES, SIZES, Person
from tests.harness.server import Server

Opens = Callable[..., Person]
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 17, 19)"}
SHOWN = "ground => getComputedStyle(document.documentElement).backgroundColor === ground"
PASSWORD = "Amber ladders sing at 5"


@pytest.fixture(autouse=True)
def public(server: Server, server_cast: Cast) -> Generator[None]:
    """The list is public, for one test."""
    _switch(server, server_cast, True)
    yield
    _switch(server, server_cast, False)


def _switch(server: Server, cast: Cast, on: bool) -> None:
    with server.behind(), db.transaction() as session:
        change(session, cast.ada, {"public_job_list": on})


def test_a_visitor_finds_a_job_registers_and_is_at_that_job(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    title = f"Tide reader {token_hex(3)}"
    job = posting(server, server_cast, title)
    page = person(server).visit("/")
    page.get_by_role("searchbox", name="Words").fill(title)
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/careers\?q=Tide"))
    page.get_by_role("link", name=title).click()
    expect(page).to_have_title(f"{title} · Halden Robotics")
    page.get_by_role("link", name="Apply").click()
    expect(page.get_by_role("link", name="Sign in")).to_have_attribute("href", re.compile("next="))
    page.get_by_label("Full name").fill("Newt Fern")
    page.get_by_label("Email").fill(f"newt-{token_hex(4)}@people.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page).to_have_url(re.compile(f"{job}/?$"))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect(page.get_by_role("link", name="Apply")).to_be_visible()


def test_a_candidate_who_is_signed_in_applies_from_there(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    job = posting(server, server_cast, f"Tide reader {token_hex(3)}")
    nora = newcomer(server)
    page = person(server, address(nora)).visit(job.replace("/jobs/", "/careers/"))
    page.get_by_role("link", name="Apply").click()
    expect(page).to_have_url(re.compile(f"{job}/?$"))


@pytest.mark.parametrize("size", SIZES)
def test_both_pages_are_read_by_everybody(
    person: Opens, server: Server, server_cast: Cast, size: str
) -> None:
    job = posting(server, server_cast, "Tide reader", skills=["Charts"]).replace("jobs", "careers")
    someone = person(server)
    width, height = SIZES[size]
    someone.page.set_viewport_size({"width": width, "height": height})
    for path in ("/careers", job):
        page = someone.visit(path)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.wait_for_function(SHOWN, arg=GROUNDS[scheme])
            assert axe.violations(page) == [], (path, scheme)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
