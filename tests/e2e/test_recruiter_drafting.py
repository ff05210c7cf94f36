"""A recruiter drafts a posting with what past ones had, looks at it as candidates would."""

from collections.abc import Callable

from playwright.sync_api import expect

from talentra.models import ExperienceLevel, JobStatus
from tests.e2e.recruiting import desk, own_jobs, says
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def test_suggestions_are_taken_over_one_by_one_and_the_posting_previewed(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast, people=0)
    page = person(server, told.email).visit("/manage/jobs/new")
    page.get_by_role("button", name="Suggest").click()
    expect(page.get_by_text("Enter a title first")).to_be_visible()
    page.get_by_label("Title").fill(own_jobs(told)[0].title)
    page.get_by_role("button", name="Suggest").click()
    page.get_by_role("button", name="Add C++").click()
    page.get_by_role("button", name="Leave out Glass").click()
    page.get_by_role("button", name="Add 3-5").click()
    page.get_by_role("button", name="Add Trondheim").click()
    expect(page.get_by_label("Location")).to_have_value("Trondheim")
    expect(page.get_by_label("Experience level")).to_have_value("3-5")
    page.get_by_label("Company").fill("Halden Robotics")
    page.get_by_label("Description").fill("Blow glass.")
    page.get_by_role("button", name="Preview").click()
    seen = page.get_by_role("dialog", name=own_jobs(told)[0].title)
    expect(seen).to_contain_text("Halden Robotics · Trondheim")
    expect(seen).to_contain_text("Blow glass.")
    seen.get_by_role("button", name="Close preview").click()
    assert len(own_jobs(told)) == 1
    page.get_by_role("button", name="Save as draft").click()
    says(page, "is kept as a draft.")
    [draft] = [job for job in own_jobs(told) if job.status is JobStatus.DRAFT]
    assert (draft.skills, draft.experience_level) == (["C++"], ExperienceLevel.THREE_TO_FIVE)


def test_a_posting_is_duplicated_and_published(
    person: Opens, server: Server, server_cast: Cast
) -> None:
    told = desk(server, server_cast, people=0)
    [job] = own_jobs(told)
    page = person(server, told.email).visit("/manage/jobs?mine=1")
    page.get_by_role("button", name=f"Actions for {job.title}").click()
    page.get_by_role("button", name="Duplicate").click()
    page.wait_for_url("**/manage/jobs/*-*")
    expect(page.get_by_label("Title")).to_have_value(job.title)
    expect(page.get_by_text("Draft", exact=True)).to_be_visible()
    page.goto("/manage/jobs?mine=1")
    draft = page.get_by_role("row", name=job.title).filter(has_text="Draft")
    draft.get_by_role("button", name=f"Actions for {job.title}").click()
    page.get_by_role("button", name="Publish").click()
    says(page, f"{job.title} is open for applications.")
    assert [each.status for each in own_jobs(told)] == [JobStatus.OPEN] * 2
