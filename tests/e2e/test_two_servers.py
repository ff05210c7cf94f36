"""Two servers share PostgreSQL and Redis: what is done at one is seen at once at the other."""

from collections.abc import Callable

from playwright.sync_api import expect

from talentra.models import Stage
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def test_a_move_at_one_is_seen_in_a_page_of_the_other(
    person: Opens, two_servers: tuple[list[Server], Cast]
) -> None:
    (here, there), cast = two_servers
    tracker = person(here, email(cast.cleo)).visit("/applications")
    expect(tracker.locator(".stage-badge")).to_have_text("Applied")
    rosas = person(there, email(cast.rosa)).visit(f"/candidates?c={cast.cleos_application_id}")
    rosas.get_by_role("button", name="Advance").click()
    expect(tracker.locator(".stage-badge")).to_have_text("Online Assessment")
    with there.sign_in(email(cast.ada)) as ada:
        moved = ada.put(
            f"/api/submissions/{cast.cleos_application_id}/stage", json={"stage": Stage.OFFER}
        )
    moved.raise_for_status()
    expect(tracker.locator(".stage-badge")).to_have_text("Offer")


def test_a_sign_in_holds_at_both_and_ends_at_both(
    person: Opens, two_servers: tuple[list[Server], Cast]
) -> None:
    (here, there), cast = two_servers
    cookie = here.cookie(email(cast.cleo))
    page = person(there).page
    name, _, secret = cookie.partition("=")
    page.context.add_cookies([{"name": name, "value": secret, "url": there.url}])
    page.goto("/applications")
    expect(page.locator(".stage-badge")).to_have_text("Applied")
    with here.client(Cookie=cookie) as client:
        assert client.post("/auth/logout").status_code == 303
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
