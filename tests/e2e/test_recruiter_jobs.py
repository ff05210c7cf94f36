"""A recruiter's list of jobs: closing and reopening, deleting drafts, its address, live."""

from collections.abc import Callable
from uuid import UUID

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import JobStatus
from tests.e2e.recruiting import Desk, desk, own_jobs, says
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
LIST = "/manage/jobs"


def _draft(told: Desk, title: str = "Glass eye") -> UUID:
    with told.server.behind(), db.transaction() as session:
        return acts.post(session, told.recruiter, title=title, status=JobStatus.DRAFT).id


def _actions(page: Page, title: str, act: str) -> None:
    """Choose from the menu of a row."""
    page.get_by_role("button", name=f"Actions for {title}").click()
    page.get_by_role("group", name=f"Actions for {title}").get_by_text(act).click()


def _takes(told: Desk) -> bool:
    [job] = own_jobs(told)
    return job.takes_applications


class TestTheList:
    def test_closes_and_takes_that_back(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}?mine=1")
        row = page.get_by_role("row", name="Lamp maker")
        title = row.get_by_role("link").inner_text()
        _actions(page, title, "Close")
        expect(row).to_contain_text("Closed")
        says(page, f"{title} takes no more applications.")
        assert not _takes(told)
        page.locator("[data-sonner-toast]").get_by_role("button", name="Undo").click()
        expect(row).to_contain_text("Open")
        _actions(page, title, "Close")
        expect(row).to_contain_text("Closed")
        _actions(page, title, "Reopen")
        expect(row).to_contain_text("Open")
        assert _takes(told)

    def test_deletes_a_draft_after_asking(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        _draft(told)
        page = person(server, told.email).visit(f"{LIST}?mine=1")
        _actions(page, "Glass eye", "Delete draft…")
        asked = page.get_by_role("dialog", name="Delete the draft “Glass eye”?")
        expect(asked.get_by_role("button", name="Cancel")).to_be_focused()
        page.keyboard.press("Enter")
        expect(asked).to_be_hidden()
        assert len(own_jobs(told, "eye")) == 1
        _actions(page, "Glass eye", "Delete draft…")
        asked.get_by_role("button", name="Delete draft").click()
        says(page, "Deleted.")
        expect(page.get_by_role("row", name="Glass eye")).to_have_count(0)
        assert own_jobs(told, "eye") == []

    def test_is_narrowed_by_its_address(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=1)
        _draft(told)
        page = person(server, told.email).visit(LIST)
        page.get_by_role("link", name="Only mine").click()
        expect(page.get_by_text("2 jobs", exact=True)).to_be_visible()
        page.get_by_role("navigation", name="Statuses").get_by_role("link", name="Drafts").click()
        expect(page.get_by_text("1 job", exact=True)).to_be_visible()
        page.reload()
        expect(page.get_by_role("row", name="Glass eye")).to_be_visible()
        page.get_by_role("searchbox").fill("nothing like it")
        expect(page.get_by_text("No jobs match")).to_be_visible()
        page.get_by_role("main").get_by_role("link", name="Clear filters").last.click()
        expect(page.get_by_role("row", name="Lamp maker").first).to_be_visible()
        page.goto(f"{LIST}?mine=1&status=open")
        page.get_by_role("link", name="1", exact=True).click()
        page.wait_for_url(f"**/candidates?job={told.job_id}")
        expect(page.get_by_role("link", name=told.names[0])).to_be_visible()

    def test_follows_what_others_do(self, person: Opens, server: Server, server_cast: Cast) -> None:
        told = desk(server, server_cast, people=1)
        page = person(server, told.email).visit(f"{LIST}?mine=1")
        row = page.get_by_role("row", name="Lamp maker")
        expect(row).to_contain_text("Open")
        with server.sign_in(email(server_cast.ada)) as ada:
            closed = {"status": "closed"}
            ada.put(f"/api/jobs/{told.job_id}", json=closed).raise_for_status()
        expect(row).to_contain_text("Closed")
