"""A candidate keeps two resumes: uploading, replacing, deleting, and being told why not."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from talentra import db
from talentra.models import Stage
from tests.e2e.scenes import address, application, flaws, move, newcomer, posting
from tests.harness import documents
from tests.harness.cast import Cast
from tests.harness.person import Person
from tests.harness.server import Server
from tests.services import acts

Opens = Callable[..., Person]
PDF = "application/pdf"
HAS_A_VIEWER = "Object.defineProperty(Navigator.prototype, 'pdfViewerEnabled', {value: true})"
REFUSED = {
    "text.txt": (b"words", "That file is not a PDF or DOCX."),
    "empty.pdf": (documents.empty(), "That file is empty."),
    "large.pdf": (documents.oversized_pdf(), "That file is larger than 5 MB."),
    "locked.pdf": (documents.encrypted_pdf(), "protected with a password"),
    "half.pdf": (documents.truncated_pdf(), "damaged"),
    "words.pdf": (documents.text_named_pdf(), "neither a PDF nor a Word file"),
}


def _file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": PDF, "buffer": content}


def _slots(page: Page) -> list[Locator]:
    slots = page.locator(".slots:not([aria-hidden]) > li")
    expect(slots).to_have_count(2)
    return slots.all()


def _choose(slot: Locator, name: str, content: bytes) -> None:
    slot.locator("input[type=file]").set_input_files(_file(name, content))


class TestPreview:
    def test_shows_pages_and_what_a_program_reads(self, person: Opens, server: Server) -> None:
        nora = newcomer(server)
        with server.behind(), db.transaction() as session:
            acts.upload(session, nora, "Sails and charts for every harbour of the coast")
        someone = person(server, address(nora))
        page = someone.visit("/resumes")
        page.get_by_role("button", name="Preview").click()
        dialog = page.get_by_role("dialog")
        expect(dialog.get_by_role("img", name="Page 1 of")).to_be_visible()
        assert flaws(someone) == []
        dialog.get_by_role("button", name="What a parser reads").click()
        expect(dialog.get_by_label("Text")).to_contain_text("Sails and charts")
        expect(dialog.get_by_text("This is what a program reads in this file.")).to_be_visible()
        assert flaws(someone) == []
        dialog.get_by_role("button", name="Close").last.click()
        expect(dialog).not_to_be_visible()

    def test_is_the_browsers_own_where_it_has_one(self, person: Opens, server: Server) -> None:
        nora = newcomer(server, resumes=1)
        someone = person(server, address(nora))
        someone.context.add_init_script(HAS_A_VIEWER)
        page = someone.visit("/resumes")
        with page.expect_response(re.compile(r"/file\?inline=true")) as sent:
            page.get_by_role("button", name="Preview").click()
        assert sent.value.status == 200
        assert sent.value.headers["content-disposition"].startswith("inline;")
        frame = page.get_by_role("dialog").locator("iframe")
        expect(frame).to_have_attribute("title", f"Resume 1 of {nora.full_name}.pdf")
        page.get_by_role("button", name="What a parser reads").click()
        expect(frame).to_have_count(0)


class TestResumes:
    def test_are_uploaded_seen_in_every_tab_downloaded_and_replaced(
        self, person: Opens, server: Server
    ) -> None:
        nora = person(server, address(newcomer(server)))
        page, other = nora.visit("/resumes"), nora.tab("/resumes")
        _, second = _slots(page)
        expect(second.get_by_text("Slot 2 is free")).to_be_visible()
        first = _slots(page)[0]
        _choose(first, "Charts.pdf", documents.pdf("Charts", pages=2))
        expect(page.get_by_text("Charts.pdf is kept.")).to_be_visible()
        for each in (page, other):
            expect(each.get_by_role("heading", name="Charts.pdf")).to_be_visible()
            expect(each.get_by_text("2 pages")).to_be_visible()
        with page.expect_download() as download:
            page.get_by_role("link", name="Download").click()
        assert download.value.suggested_filename == "Charts.pdf"
        assert download.value.path().read_bytes() == documents.pdf("Charts", pages=2)
        _choose(first, "Maps.docx", documents.word())
        expect(other.get_by_role("heading", name="Maps.docx")).to_be_visible()
        expect(other.get_by_role("heading", name="Charts.pdf")).not_to_be_visible()

    def test_are_deleted_with_a_way_back(self, person: Opens, server: Server) -> None:
        nora = newcomer(server, resumes=2)
        someone = person(server, address(nora))
        page = someone.visit("/resumes")
        name = f"Resume 1 of {nora.full_name}.pdf"
        page.get_by_role("button", name=f"Delete {name}").click()
        expect(page.get_by_text("Slot 1 is free")).to_be_visible()
        expect(page.get_by_text(f"{name} is deleted.")).to_be_visible()
        assert flaws(someone) == []
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_role("heading", name=name)).to_be_visible()

    def test_say_where_they_were_sent_and_stay_there_when_replaced(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        nora = newcomer(server)
        sent = application(server, nora, posting(server, server_cast))
        page = person(server, address(nora)).visit("/resumes")
        first = _slots(page)[0]
        expect(first.get_by_text("Sent with 1 application")).to_be_visible()
        _choose(first, "Newer.pdf", documents.pdf("Newer"))
        expect(first.get_by_text("Not sent anywhere yet")).to_be_visible()
        page.goto(f"/applications?open={sent}")
        expect(page.get_by_role("link", name=f"{nora.full_name}.pdf").first).to_be_visible()
        move(server, server_cast, sent, Stage.OFFER)
        with page.expect_download() as download:
            page.get_by_role("link", name=f"{nora.full_name}.pdf").first.click()
        assert download.value.path().read_bytes() == documents.pdf(nora.full_name)

    def test_without_readable_words_carry_a_warning(self, person: Opens, server: Server) -> None:
        nora = person(server, address(newcomer(server)))
        page = nora.visit("/resumes")
        _choose(_slots(page)[0], "Scan.pdf", documents.pdf(""))
        expect(page.get_by_text("No text found")).to_be_visible()
        assert flaws(nora) == []


class TestRefused:
    @pytest.mark.parametrize("name", REFUSED)
    def test_in_a_sentence_of_its_own_and_nothing_is_kept(
        self, person: Opens, server: Server, name: str
    ) -> None:
        content, sentence = REFUSED[name]
        someone = person(server, address(newcomer(server)))
        page = someone.visit("/resumes")
        first, second = _slots(page)
        _choose(first, name, content)
        expect(first.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
        expect(second.get_by_text(sentence)).to_have_count(0)
        expect(page.get_by_text("is free")).to_have_count(2)
        _choose(first, "Good.pdf", documents.pdf("Good"))
        expect(page.get_by_role("heading", name="Good.pdf")).to_be_visible()
        expect(page.get_by_text(sentence)).to_have_count(0)

    def test_as_the_third_one_when_the_slot_was_filled_elsewhere(
        self, person: Opens, server: Server
    ) -> None:
        nora = newcomer(server, resumes=1)
        page = person(server, address(nora)).visit("/resumes")
        second = _slots(page)[1]
        expect(second.get_by_text("Slot 2 is free")).to_be_visible()
        with server.behind(), db.transaction() as session:  # the page does not hear of it
            acts.upload(session, nora, "Faster")
        _choose(second, "Third.pdf", documents.pdf("Third"))
        expect(second.get_by_text("You already keep two resumes.")).to_be_visible()
        expect(second.get_by_role("heading", name="Faster.pdf")).to_be_visible()

    def test_when_the_way_to_the_server_is_cut(self, person: Opens, server: Server) -> None:
        someone = person(server, address(newcomer(server)))
        someone.forgive("ERR_|Failed to load resource|Network error")
        page = someone.visit("/resumes")
        first = _slots(page)[0]
        page.route("**/_upload", lambda route: route.abort())
        _choose(first, "Lost.pdf", documents.pdf("Lost"))
        expect(first.get_by_text("This did not reach the server.")).to_be_visible()
        page.unroute_all()
        _choose(first, "Lost.pdf", documents.pdf("Lost"))
        expect(page.get_by_role("heading", name="Lost.pdf")).to_be_visible()
