"""A candidate applies: with what they keep, with something new, too late, and twice."""

import re
from collections.abc import Callable

from playwright.sync_api import FilePayload, Locator, expect

from talentra import db
from talentra.models import JobStatus
from talentra.services import jobs
from tests.e2e.scenes import address, application, flaws, id_of, newcomer, posting
from tests.harness import documents
from tests.harness.cast import Cast, email
from tests.harness.person import Person
from tests.harness.server import Server

Opens = Callable[..., Person]


def _pdf(words: str = "New words") -> FilePayload:
    content = documents.pdf(words)
    return {"name": f"{words}.pdf", "mimeType": "application/pdf", "buffer": content}


def _next(dialog: Locator) -> None:
    dialog.get_by_role("button", name="Next").click()


def _send(dialog: Locator) -> None:
    """Through the steps that are left, and send."""
    for title in ("Which resume?", "Anything to add?"):
        if dialog.get_by_role("heading", name=title).is_visible():
            _next(dialog)
    dialog.get_by_role("button", name="Submit application").click()


def _note(dialog: Locator, words: str) -> None:
    """Go to the second step and write a cover note."""
    _next(dialog)
    dialog.get_by_label("Cover note").fill(words)


class TestApplying:
    def test_with_a_kept_resume_sends_it_once_however_often_it_is_pressed(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        job = posting(server, server_cast)
        page = person(server, address(nora)).visit(job)
        page.get_by_role("link", name="Apply").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("radio").first).to_be_checked()
        _note(dialog, "I know these waters.")
        _next(dialog)
        seen = dialog.get_by_role("region", name="This is what the recruiter will see")
        for told in (f"Resume 1 of {nora.full_name}.pdf", "I know these waters.", address(nora)):
            expect(seen.get_by_text(told)).to_be_visible()
        expect(seen.get_by_role("heading")).to_be_focused()
        dialog.get_by_role("button", name="Submit application").dblclick()
        expect(dialog.get_by_text("Your application is on its way.")).to_be_visible()
        expect(dialog.get_by_text(re.compile("^[0-9a-f]{64}$"))).to_be_visible()
        dialog.get_by_role("link", name="Follow your application").click()
        expect(page).to_have_url(re.compile(r"/applications/?\?open="))
        expect(page.get_by_text("I know these waters.")).to_be_visible()
        expect(page.get_by_role("heading", name="Harbour pilot")).to_have_count(1)
        page.goto(job)
        expect(page.get_by_text("Applied", exact=False).first).to_be_visible()
        expect(page.get_by_role("link", name="Apply", exact=True)).not_to_be_visible()

    def test_to_a_job_that_closes_meanwhile_says_so_where_one_stands(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        job = posting(server, server_cast)
        someone = person(server, address(nora))
        page = someone.visit(job)
        expect(page.get_by_role("link", name="Apply")).to_be_visible()
        with server.sign_in(email(server_cast.rosa)) as rosa:
            rosa.put(f"/api{job}", json={"status": JobStatus.CLOSED}).raise_for_status()
        expect(page.get_by_role("button", name="Apply")).to_be_disabled()
        expect(page.get_by_text("This job no longer takes applications.").first).to_be_visible()
        assert flaws(someone) == []

    def test_that_comes_too_late_is_refused_in_a_sentence(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        job = posting(server, server_cast)
        page = person(server, address(nora)).visit(f"{job}?apply=1")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("radio").first).to_be_checked()
        with server.behind(), db.transaction() as session:  # its page does not hear of it
            jobs.close(session, server_cast.rosa, id_of(job))
        _send(dialog)
        expect(dialog.get_by_text("This job no longer takes applications.")).to_be_visible()

    def test_with_a_new_file_keeps_it_too(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        someone = person(server, address(nora))
        page = someone.visit(f"{posting(server, server_cast)}?apply=1")
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("radio", name="Upload a new file")).to_be_checked()
        assert flaws(someone) == []
        _next(dialog)
        expect(dialog.get_by_text("Choose the file to upload")).to_be_visible()
        dialog.locator("input[type=file]").set_input_files(_pdf("Sea charts"))
        expect(dialog.get_by_text("Sea charts.pdf")).to_be_visible()
        _send(dialog)
        expect(dialog.get_by_text("Your application is on its way.")).to_be_visible()
        assert flaws(someone) == []
        page.goto("/resumes")
        expect(page.get_by_role("heading", name="Sea charts.pdf")).to_be_visible()
        expect(page.get_by_role("link", name="Harbour pilot")).to_be_visible()

    def test_with_a_new_file_and_both_slots_full_asks_which_one_goes(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=2)
        page = person(server, address(nora)).visit(f"{posting(server, server_cast)}?apply=1")
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("Upload a new file").click()
        dialog.locator("input[type=file]").set_input_files(_pdf("Sea charts"))
        _next(dialog)
        expect(dialog.get_by_text("Choose which of your two resumes")).to_be_visible()
        asked = dialog.get_by_role("group", name="You keep two resumes.")
        asked.get_by_text(f"Resume 2 of {nora.full_name}.pdf").click()
        _send(dialog)
        expect(dialog.get_by_text("Your application is on its way.")).to_be_visible()
        page.goto("/resumes")
        expect(page.get_by_role("heading", name="Resume 1 of")).to_be_visible()
        expect(page.get_by_role("heading", name="Sea charts.pdf")).to_be_visible()

    def test_with_a_file_that_will_not_do_says_why_and_keeps_what_was_typed(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        page = person(server, address(nora)).visit(f"{posting(server, server_cast)}?apply=1")
        dialog = page.get_by_role("dialog")
        locked = _pdf("Locked") | {"buffer": documents.encrypted_pdf()}
        dialog.locator("input[type=file]").set_input_files(locked)  # type: ignore[arg-type]
        _note(dialog, "I know these waters.")
        _send(dialog)
        expect(dialog.get_by_text("protected with a password")).to_be_visible()
        dialog.get_by_role("button", name="Back").click()
        expect(dialog.get_by_label("Cover note")).to_have_value("I know these waters.")
        dialog.get_by_role("button", name="Back").click()
        dialog.locator("input[type=file]").set_input_files(_pdf())
        _send(dialog)
        expect(dialog.get_by_text("Your application is on its way.")).to_be_visible()

    def test_to_the_same_job_in_two_tabs_makes_one(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        job = posting(server, server_cast)
        someone = person(server, address(nora))
        one, two = someone.visit(f"{job}?apply=1"), someone.tab(f"{job}?apply=1")
        for page in (one, two):
            expect(page.get_by_role("dialog").get_by_role("radio").first).to_be_checked()
        for page in (one, two):
            _note(page.get_by_role("dialog"), "Twice?")
        _send(one.get_by_role("dialog"))
        expect(one.get_by_text("Your application is on its way.")).to_be_visible()
        expect(two.get_by_text("Your application is on its way.")).to_be_visible()

    def test_again_after_withdrawing_begins_anew(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server, resumes=1)
        job = posting(server, server_cast)
        application(server, nora, job)
        someone = person(server, address(nora))
        page = someone.visit("/applications")
        page.get_by_role("button", name="Withdraw").click()
        page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
        expect(page.get_by_text("You withdrew it.")).to_be_visible()
        page.get_by_role("link", name="Apply again").click()
        dialog = page.get_by_role("dialog", name="Apply for Harbour pilot")
        expect(dialog.get_by_role("heading", name="Which resume?")).to_be_visible()
        _send(dialog)
        expect(page.get_by_text("Your application is on its way.")).to_be_visible()
        page.get_by_role("link", name="Follow your application").click()
        expect(page.get_by_text("Sent before")).to_be_visible()
        expect(page.get_by_role("button", name="Withdraw")).to_be_visible()
        assert flaws(someone) == []


class TestSaving:
    def test_keeps_a_job_for_later_with_others_like_it(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        job = posting(server, server_cast, "Net mender", skills=["Twine"])
        posting(server, server_cast, "Rope maker", skills=["Twine"])
        someone = person(server, address(newcomer(server)))
        page = someone.visit(job)
        save = page.get_by_role("button", name="Save Net mender")
        save.click()
        expect(save).to_have_attribute("aria-pressed", "true")
        page.get_by_role("link", name="Rope maker").click()
        expect(page.get_by_role("link", name="Net mender")).to_be_visible()
        page.goto("/jobs?saved=1")
        expect(page.get_by_text("1 saved job")).to_be_visible()
        assert flaws(someone) == []
        page.get_by_role("button", name="Save Net mender").click()
        expect(page.get_by_text("No saved jobs")).to_be_visible()
        page.get_by_role("link", name="Open jobs", exact=True).click()
        expect(page.get_by_role("button", name="Save Rope maker")).to_be_visible()
