"""A recruiter posts a job and edits it: the form, what is wrong in it, what others may not."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import JobStatus
from talentra.queries import jobs
from tests.e2e.recruiting import desk, own_jobs, says
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
LIST = "/manage/jobs"


def _fill(page: Page, title: str) -> None:
    """Everything that must be said, and some more."""
    page.get_by_label("Title").fill(title)
    page.get_by_label("Company").fill("Northwind Mills")
    page.get_by_label("Location").fill("Pune")
    page.get_by_label("Work mode").select_option("Hybrid")
    page.get_by_label("Experience level").select_option("3–5 yrs")
    page.get_by_label("Description").fill("Blow glass.\nKeep breathing.")


class TestPosting:
    def test_keeps_everything_that_was_typed(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/new")
        _fill(page, "Glass blower")
        skills = page.get_by_label("Skills")
        skills.press_sequentially("C++,C#,")
        skills.press_sequentially(".NET")
        skills.press("Enter")
        skills.fill("machine  learning")
        page.get_by_label("Openings").fill("2")
        page.get_by_label("Salary from").fill("48,000")
        page.get_by_label("Currency").fill("inr")
        page.get_by_label("Closing day").fill("2031-01-31")
        page.get_by_role("button", name="Publish").click()
        page.wait_for_url(f"**{LIST}")
        says(page, "Glass blower is open for applications.")
        expect(page.get_by_role("row", name="Glass blower")).to_contain_text("Open")
        [job] = own_jobs(told, "blower")
        assert job.skills == ["C++", "C#", ".NET", "machine learning"]
        assert (job.salary_min, job.salary_max, job.currency) == (48_000, None, "INR")
        assert (job.openings, str(job.closes_on), job.work_mode) == (2, "2031-01-31", "hybrid")
        assert job.description == "Blow glass.\nKeep breathing."

    def test_takes_tokens_back_and_each_only_once(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/new")
        skills = page.get_by_label("Skills")
        skills.press_sequentially("Glass,glass,Sand,Fire,")
        expect(page.locator(".token")).to_have_text(["Glass", "Sand", "Fire"])
        page.get_by_role("button", name="Remove Sand").click()
        skills.press("Backspace")
        expect(page.locator(".token")).to_have_text(["Glass"])

    def test_says_beside_each_field_what_is_wrong_and_keeps_the_rest(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/new")
        page.get_by_label("Company").fill("Northwind Mills")
        page.get_by_role("button", name="Publish").click()
        title = page.get_by_label("Title")
        expect(page.get_by_text("Enter a title, such as Data engineer.")).to_be_visible()
        expect(title).to_be_focused()
        expect(title).to_have_attribute("aria-invalid", "true")
        assert "field-title-error" in (title.get_attribute("aria-describedby") or "")
        expect(page.get_by_label("Company")).to_have_attribute("aria-invalid", "false")
        _fill(page, "Glass blower")
        page.get_by_label("Salary from").fill("9")
        page.get_by_label("Salary to").fill("8")
        page.get_by_role("button", name="Publish").click()
        expect(page.get_by_text("The highest salary cannot be below the lowest.")).to_be_visible()
        expect(page.get_by_label("Salary to")).to_be_focused()
        expect(title).to_have_value("Glass blower")
        expect(title).to_have_attribute("aria-invalid", "false")
        assert own_jobs(told, "blower") == []

    def test_of_a_draft_shows_it_to_nobody_until_it_is_published(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/new")
        _fill(page, "Glass eye")
        page.get_by_role("button", name="Save as draft").click()
        says(page, "Glass eye is kept as a draft.")
        [draft] = own_jobs(told, "eye")
        assert draft.status is JobStatus.DRAFT
        remy = person(server, email(server_cast.remy)).visit(f"{LIST}/{draft.id}")
        expect(remy.get_by_text("No such job")).to_be_visible()
        page.get_by_role("link", name="Glass eye").click()
        page.get_by_role("button", name="Publish").click()
        says(page, "Glass eye is saved.")
        expect(page.locator(".job-standing")).to_contain_text("Open")
        remy.reload()
        expect(remy.get_by_label("Title")).to_have_value("Glass eye")


class TestEditing:
    def test_saves_what_was_changed_and_nothing_else(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/{told.job_id}")
        expect(page.locator(".token")).to_have_text(["Glass", "C++"])
        page.get_by_label("Openings").fill("7")
        page.get_by_role("button", name="Save changes").click()
        says(page, "is saved.")
        [job] = own_jobs(told)
        assert (job.openings, job.skills, job.version) == (7, ["Glass", "C++"], 2)
        with server.behind(), db.reading() as session:
            assert acts.actions(session, job.id) == ["job.created", "job.edited"]
        page.get_by_label("Openings").fill("8")  # on top of what was just saved
        page.get_by_role("button", name="Save changes").click()
        expect(page.get_by_role("button", name="Save changes")).to_be_enabled()
        page.wait_for_timeout(300)
        assert own_jobs(told)[0].openings == 8

    def test_is_not_for_others_and_says_so(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, email(server_cast.remy)).visit(f"{LIST}/{told.job_id}")
        expect(page.get_by_text("Only its owner or an admin can change this job.")).to_be_visible()
        expect(page.get_by_label("Title")).to_be_disabled()
        expect(page.get_by_role("button", name="Save changes")).to_have_count(0)
        page.goto(f"{LIST}?q={told.recruiter.full_name.split()[1]}")
        expect(page.get_by_role("row", name="Lamp maker")).to_be_visible()
        expect(page.get_by_role("button", name=re.compile("^Actions"))).to_have_count(0)
        ada = person(server, email(server_cast.ada)).visit(f"{LIST}/{told.job_id}")
        expect(ada.get_by_role("button", name="Save changes")).to_be_visible()

    def test_of_an_older_text_is_refused_and_the_newer_one_is_offered(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/{told.job_id}")
        page.get_by_label("Location").fill("Oslo")
        with server.sign_in(email(server_cast.ada)) as ada:
            changed = {"title": "Lamp keeper"}
            ada.put(f"/api/jobs/{told.job_id}", json=changed).raise_for_status()
        newer = page.get_by_text("Somebody changed this job since you opened it.")
        expect(newer).to_be_visible()
        expect(page.get_by_label("Location")).to_have_value("Oslo")
        page.get_by_role("button", name="Save changes").click()
        expect(page.get_by_role("alert")).to_contain_text("changed this job in the meantime")
        assert own_jobs(told)[0].location == "Trondheim"
        page.get_by_role("button", name="Show the latest").click()
        expect(page.get_by_label("Title")).to_have_value("Lamp keeper")
        expect(page.get_by_label("Location")).to_have_value("Trondheim")
        expect(newer).to_be_hidden()

    def test_asks_before_what_is_unsaved_is_left(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        page = person(server, told.email).visit(f"{LIST}/{told.job_id}")
        page.get_by_label("Location").fill("Oslo")
        page.get_by_role("link", name="Candidates").click()
        asked = page.get_by_role("dialog", name="Leave without saving?")
        asked.get_by_role("button", name="Stay here").click()
        expect(page.get_by_label("Location")).to_have_value("Oslo")
        page.get_by_role("button", name="Save changes").click()
        says(page, "is saved.")
        page.get_by_role("link", name="Candidates").click()
        page.wait_for_url("**/candidates")
        page.goto(f"{LIST}/{told.job_id}")
        page.get_by_label("Location").fill("Bergen")
        page.get_by_role("link", name="Dashboard").click()
        asked.get_by_role("button", name="Leave").click()
        page.wait_for_url("**/dashboard")
        assert own_jobs(told)[0].location == "Oslo"

    def test_of_a_job_past_its_day_opens_it_only_with_a_later_one(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=0)
        with server.behind(), db.transaction() as session:
            jobs.get(session, told.recruiter, told.job_id).closes_on = acts.yesterday()
        page = person(server, told.email).visit(f"{LIST}/{told.job_id}")
        expect(page.get_by_text("Its closing day has passed.")).to_be_visible()
        page.get_by_label("Closing day").fill("2031-01-31")
        page.get_by_role("button", name="Save changes").click()
        expect(page.locator(".job-standing")).to_contain_text("Open")
        assert own_jobs(told)[0].takes_applications
