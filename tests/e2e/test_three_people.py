"""One application lived through by three people at once, each at pages that were open before."""

import time
from collections.abc import Callable
from statistics import median

import pytest
from playwright.sync_api import Locator, Page, expect

from talentra.web.pulse import HELD_UP
from tests.harness import waits
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]
MESSAGE = "Please bring the plans of your last project."
SECOND = 1.0  # how long others may wait at most to see what somebody did


class Watch:
    """Waits for what others must see, and notes how many seconds that took."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    def sees(self, shown: Locator) -> None:
        began = time.monotonic()
        shown.wait_for()
        self.seconds.append(time.monotonic() - began)


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_everybody_sees_it_happen_without_reloading(
    engine_kind: str, person: Opens, start_server: Callable[..., tuple[Server, Cast]]
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    with waits.of_machine() as machine:
        seconds = _live_through(server, cast, person)
    assert median(seconds) < SECOND, seconds
    assert max(waits.of_loop(server), default=0) < HELD_UP + machine.worst


def _live_through(server: Server, cast: Cast, person: Opens) -> list[float]:
    """From applying to a message; how long others waited to see each step."""
    watch = Watch()
    ada, cody, remy = (person(server, email(each)) for each in (cast.ada, cast.cody, cast.remy))
    desk, figures = ada.visit("/admin/assignments"), ada.tab("/admin")
    list_of_remy = remy.visit("/candidates")
    expect(desk.get_by_text("Everyone has a recruiter")).to_be_visible()
    expect(_tile(figures, "Waiting for a recruiter")).to_contain_text("0")
    expect(list_of_remy.get_by_text("No candidates yet")).to_be_visible()
    tracker = _apply(cody, cast, watch, desk, figures)
    for page in (desk, figures, list_of_remy, tracker):
        page.evaluate("window.neverReloaded = true")
    _assign(cast, watch, desk, list_of_remy)
    _handle(cast, watch, list_of_remy, tracker, figures)
    for page in (desk, figures, list_of_remy, tracker):
        assert page.evaluate("window.neverReloaded === true"), page.url
    return watch.seconds


def _apply(cody: Person, cast: Cast, watch: Watch, desk: Page, figures: Page) -> Page:
    """Cody sends his resume; his tracker."""
    for page in (desk, figures):
        page.evaluate("window.neverReloaded = true")
    job = cody.visit(f"/jobs/{cast.job_id}")
    job.get_by_role("link", name="Apply", exact=True).click()
    for button in ("Next", "Next", "Submit application"):
        job.get_by_role("button", name=button).click()
    watch.sees(desk.get_by_role("row", name=cast.cody.full_name))
    watch.sees(_tile(figures, "Waiting for a recruiter").get_by_text("1", exact=True))
    for page in (desk, figures):
        assert page.evaluate("window.neverReloaded === true"), page.url
    job.get_by_role("link", name="Follow your application").click()
    expect(job.locator(".stage-badge")).to_have_text("Applied")
    return job


def _assign(cast: Cast, watch: Watch, desk: Page, list_of_remy: Page) -> None:
    desk.get_by_role("button", name=f"Assign {cast.cody.full_name}").click()
    desk.locator("#desk-menu").get_by_text(cast.remy.full_name).click()
    watch.sees(list_of_remy.get_by_role("link", name=cast.cody.full_name))


def _handle(cast: Cast, watch: Watch, list_of_remy: Page, tracker: Page, figures: Page) -> None:
    list_of_remy.get_by_role("link", name=cast.cody.full_name).click()
    list_of_remy.get_by_role("button", name="Advance").click()
    watch.sees(tracker.locator(".stage-badge").get_by_text("Online Assessment"))
    watch.sees(_stage(figures, "Online Assessment").get_by_text("1", exact=True))

    list_of_remy.get_by_label("Remark").fill(MESSAGE)
    list_of_remy.get_by_label("Show it to the candidate").check()
    list_of_remy.get_by_role("button", name="Save").click()
    list_of_remy.get_by_role("button", name="Show it").click()
    watch.sees(tracker.get_by_role("blockquote").get_by_text(MESSAGE))


def _tile(page: Page, label: str) -> Locator:
    return page.locator(".tile").filter(has_text=label)


def _stage(page: Page, word: str) -> Locator:
    return page.locator(".stage-counts").get_by_role("row", name=word)
