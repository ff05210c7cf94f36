"""A recruiter's first page: every number leads to what it counts, and follows along."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import JobStatus, Stage
from tests.e2e.recruiting import Desk, bring, desk, flaws
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]


@pytest.fixture
def busy(server: Server, server_cast: Cast) -> Desk:
    """Four people: two applied, one at an interview, one rejected; a draft beside the open job."""
    told = desk(server, server_cast, people=4)
    bring(told, 2, Stage.INTERVIEW)
    bring(told, 3, Stage.REJECTED)
    with server.behind(), db.transaction() as session:
        acts.post(session, told.recruiter, title="Not yet", status=JobStatus.DRAFT)
    return told


def _applies(told: Desk, name: str) -> None:
    """Somebody whom nobody handles applies to the recruiter's job, through the server."""
    with told.server.behind(), db.transaction() as session:
        stranger = acts.person(session, f"{name} {told.names[0].split()[1]}")
        acts.apply(session, stranger, told.job_id)


def _figure(page: Page, label: str, number: str) -> None:
    tile = page.locator(".tile").filter(has_text=label)
    expect(tile.locator(".tile-figure")).to_have_text(number)


class TestNumbers:
    def test_lead_to_the_rows_behind_them(self, person: Opens, busy: Desk) -> None:
        page = person(busy.server, busy.email).visit("/dashboard")
        for label, number, said in (
            ("Assigned candidates", "4", "4 applications"),
            ("In interview", "1", "1 application"),
            ("Your open jobs", "1", "1 job"),
        ):
            _figure(page, label, number)
            page.get_by_role("link", name=re.compile(f"^{label}")).click()
            expect(page.locator(".pager")).to_contain_text(said)
            page.go_back()

    def test_of_each_stage_lead_to_its_list(self, person: Opens, busy: Desk) -> None:
        page = person(busy.server, busy.email).visit("/dashboard")
        stages = page.get_by_role("table", name="Applications by stage")
        expect(stages.get_by_role("row", name="Applied")).to_contain_text("2")
        expect(stages.get_by_role("row", name="Applied")).to_contain_text("50%")
        stages.get_by_role("link", name="Rejected").click()
        page.wait_for_url("**/candidates?stage=rejected")
        expect(page.locator(".pager")).to_contain_text("1 application")

    def test_of_what_waits_lead_there(self, person: Opens, busy: Desk) -> None:
        page = person(busy.server, busy.email).visit("/dashboard")
        page.get_by_role("link", name="2 applications to review").click()
        page.wait_for_url("**/candidates?stage=applied")
        expect(page.locator(".pager")).to_contain_text("2 applications")

    def test_of_who_waits_for_assignment_stand_beside_the_job_without_a_name(
        self, person: Opens, busy: Desk
    ) -> None:
        _applies(busy, "Walt")
        page = person(busy.server, busy.email).visit("/dashboard")
        _figure(page, "Waiting for assignment", "1")
        page.get_by_role("link", name=re.compile("^Waiting for assignment")).click()
        row = page.get_by_role("row", name="Lamp maker")
        expect(row).to_contain_text("1 waiting for assignment")
        assert "Walt" not in page.content()

    def test_follow_what_others_do(self, person: Opens, busy: Desk) -> None:
        page = person(busy.server, busy.email).visit("/dashboard")
        _figure(page, "In interview", "1")
        busy.ada_moves(0, Stage.INTERVIEW)
        _figure(page, "In interview", "2")
        activity = page.get_by_role("listitem").filter(has_text=busy.names[0])
        expect(activity.first).to_contain_text("Interview")
        activity.first.get_by_role("link").click()
        expect(page.locator(".side-panel-name")).to_have_text(busy.names[0])

    def test_follow_a_stranger_who_applies(self, person: Opens, busy: Desk) -> None:
        page = person(busy.server, busy.email).visit("/dashboard")
        _figure(page, "Waiting for assignment", "0")
        with busy.server.behind(), db.transaction() as session:
            stranger = acts.person(session, f"Will {busy.names[0].split()[1]}")
            resume = acts.upload(session, stranger)
            acts.let_in(session, stranger)
        address = f"{stranger.full_name.replace(' ', '.').lower()}@people.example"
        with busy.server.sign_in(address) as will:
            sent = {"job_id": str(busy.job_id), "resume_id": str(resume.id)}
            will.post("/api/submissions/apply", json=sent).raise_for_status()
        _figure(page, "Waiting for assignment", "1")


def test_of_a_recruiter_with_nobody_says_who_makes_it_happen(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    remy = person(server, email(server_cast.remy))
    page = remy.visit("/dashboard")
    expect(page.get_by_text("No candidates assigned yet")).to_be_visible()
    expect(page.get_by_text("An admin assigns them; you'll be notified.")).to_be_visible()
    expect(page.get_by_text("Applications by stage")).to_have_count(0)
    assert flaws(remy) == []


def test_passes_axe(person: Opens, busy: Desk) -> None:
    ruth = person(busy.server, busy.email)
    page = ruth.visit("/dashboard")
    expect(page.get_by_text("Needs your attention")).to_be_visible()
    assert flaws(ruth) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert flaws(ruth) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
