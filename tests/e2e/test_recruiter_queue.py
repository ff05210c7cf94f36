"""A recruiter reviews what came in for a job, and loses nobody on the way."""

from collections.abc import Callable

from playwright.sync_api import expect

from talentra import db
from tests.e2e.recruiting import desk, flaws
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]


def test_a_queue_is_worked_through_and_is_empty_then(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast, people=2)
    with server.behind(), db.transaction() as session:
        stranger = acts.person(session, f"Stranger {told.names[0]}")
        acts.apply(session, stranger, told.job_id)
    ruth = person(server, told.email)
    page = ruth.visit("/submissions")
    row = page.get_by_role("row", name="Lamp maker")
    expect(page.get_by_text("2 applications to look at")).to_be_visible()
    expect(row).to_contain_text("1 waiting for assignment")
    assert "Stranger" not in page.content()
    assert flaws(ruth) == []
    row.get_by_role("link", name="Review").click()
    expect(page.get_by_role("link", name="Without Not opened yet")).to_be_visible()
    page.get_by_role("link", name=told.names[0]).click()
    expect(page.locator(".side-panel-place")).to_have_text("1 of 2")
    page.keyboard.press("j")
    expect(page.locator(".side-panel-name")).to_have_text(told.names[1])
    expect(page.locator(".side-panel-place")).to_have_text("1 of 1")
    page.goto("/submissions")
    expect(page.get_by_text("All reviewed")).to_be_visible()
    expect(row.get_by_role("link", name="Review")).to_have_count(0)
