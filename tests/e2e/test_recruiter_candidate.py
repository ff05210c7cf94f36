"""A recruiter looks at a candidate: what they sent, what changed since, what else they sent."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from talentra import db
from talentra.documents.limits import PICTURE_WIDTH
from talentra.models import ExperienceLevel
from talentra.queries import application_views
from talentra.services import profiles
from tests.e2e.recruiting import Desk, desk
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
ALL = "/candidates"
HAS_A_VIEWER = "Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', {value: true})"


def _open(person: Opens, told: Desk, number: int = 0, where: str = ALL) -> Page:
    """The recruiter's page with one of their applications open."""
    page = person(told.server, told.email).visit(where)
    page.get_by_role("link", name=told.names[number]).click()
    expect(page.locator(".side-panel-name")).to_have_text(told.names[number])
    return page


class TestTheResume:
    def test_that_was_sent_is_downloaded_under_its_name(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        with page.expect_download() as arriving:
            page.get_by_role("link", name="Download").click()
        assert arriving.value.suggested_filename == f"{told.names[0]}.pdf"
        assert arriving.value.path().read_bytes().startswith(b"%PDF-")

    def test_is_shown_in_the_page_with_its_text(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast, people=2)
        page = _open(person, told)
        page.get_by_role("button", name="View resume").click()
        picture = page.get_by_role("img", name="Page 1 of 1")
        expect(picture).to_be_visible()
        assert picture.evaluate("image => image.naturalWidth") == PICTURE_WIDTH
        page.get_by_text("As text").click()
        expect(page.get_by_role("button", name="Hide resume")).to_be_visible()
        page.keyboard.press("j")
        expect(page.locator(".side-panel-name")).to_have_text(told.names[1])
        expect(picture).to_have_count(0)

    def test_is_shown_by_the_browsers_own_viewer_where_it_has_one(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        someone = person(server, told.email)
        someone.context.add_init_script(HAS_A_VIEWER)
        page = someone.visit(f"{ALL}?c={told.sent[0]}")
        with page.expect_response(re.compile(r"/resume\?inline=true")) as sent:
            page.get_by_role("button", name="View resume").click()
        assert sent.value.headers["content-disposition"].startswith("inline;")
        frame = page.locator("iframe")
        expect(frame).to_have_attribute("title", f"{told.names[0]}.pdf")
        with server.behind(), db.reading() as session:
            assert acts.actions(session, told.sent[0]).count("resume.opened") == 1
        page.get_by_role("button", name="Show its text").click()
        expect(page.get_by_role("img", name="Page 1 of 1")).to_be_visible()
        expect(frame).to_have_count(0)

    def test_is_not_the_newest_any_more(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        page = _open(person, told)
        newer = page.get_by_text("A newer resume exists")
        expect(newer).to_be_hidden()
        with server.behind(), db.transaction() as session:
            candidate = application_views.view(session, told.recruiter, told.sent[0]).candidate_id
            acts.upload(session, acts.known(session, candidate), "Newer")
        page.reload()
        expect(newer).to_be_visible()


class TestTheCandidate:
    def test_is_shown_as_they_were_with_what_changed_since(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        with server.behind(), db.transaction() as session:
            view = application_views.view(session, told.recruiter, told.sent[0])
            candidate = acts.known(session, view.candidate_id)
            details = {"city": "Lagos", "experience_level": ExperienceLevel.OVER_FIVE}
            profiles.edit(session, candidate, details=details, skill_names=["C++", "Glass"])
        page = _open(person, told)
        facts = page.locator(".facts")
        expect(facts).to_contain_text("Now: Lagos")
        expect(facts).to_contain_text("Now: 5+ yrs")
        expect(facts.get_by_text("Now:")).to_have_count(2)

    def test_has_other_applications_which_are_a_step_away(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        told = desk(server, server_cast)
        with server.behind(), db.transaction() as session:
            view = application_views.view(session, told.recruiter, told.sent[0])
            candidate = acts.known(session, view.candidate_id)
            other = acts.post(session, server_cast.rosa, title="Candle maker")
            acts.apply(session, candidate, other.id)
        page = _open(person, told, where=f"{ALL}?job={told.job_id}")
        page.locator(".other-line").get_by_role("link", name="Candle maker").click()
        expect(page.locator(".facts")).to_contain_text("Candle maker")
        expect(page.locator(".other-line")).to_contain_text("Lamp maker")
