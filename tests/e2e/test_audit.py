"""Ada looks through the audit log."""

import csv
import re
from collections.abc import Callable, Generator
from io import StringIO
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from talentra import db
from talentra.models import Stage
from talentra.services import applications, jobs
from tests.harness import axe, servers
from tests.harness.cast import Cast, email
from tests.harness.person import SCHEMES, Person
from tests.harness.server import Server

Opens = Callable[..., Person]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[Server, Cast]]:
    """A server of these stories' own, whose log has little in it."""
    with servers.with_cast(tmp_path_factory.mktemp("audit")) as running:
        server, cast = running
        with server.behind(), db.transaction() as session:
            applications.move(session, cast.ada, cast.cleos_application_id, to=Stage.INTERVIEW)
            jobs.close(session, cast.rosa, cast.job_id)
        yield running


def _log(person: Opens, server: Server, cast: Cast, search: str = "") -> Page:
    page = person(server, email(cast.ada)).visit(f"/admin/audit{search}")
    expect(page.get_by_role("table", name="Audit log")).to_be_visible()
    return page


class TestAuditLog:
    def test_tells_who_did_what_and_keeps_filters_in_the_address(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = _log(person, server, server_cast)
        moved = page.get_by_role("row", name="Moved an application that is not theirs")
        expect(moved).to_contain_text("Stage: Applied → Interview")
        expect(moved).to_contain_text("Override")
        page.get_by_label("What").select_option("job.closed")
        expect(page).to_have_url(re.compile(r"action=job\.closed"))
        expect(moved).to_have_count(0)
        page.get_by_role("link", name="Data engineer").first.click()
        expect(page.get_by_role("link", name="Without Data engineer")).to_be_visible()
        page.go_back()
        expect(page.get_by_label("What")).to_have_value("job.closed")
        page.get_by_label("Who").select_option("Remy Okafor")
        expect(page.get_by_text("No entries match")).to_be_visible()

    def test_says_how_many_are_new_and_shows_them_when_asked(
        self, person: Opens, server: Server, server_cast: Cast
    ) -> None:
        page = person(server, email(server_cast.ada)).visit("/admin/audit?q=application")
        expect(page.get_by_role("row", name="Moved an application")).to_be_visible()
        with server.behind(), db.transaction() as session:
            applications.move(
                session, server_cast.rosa, server_cast.cleos_application_id, to=Stage.OFFER
            )
        pill = page.get_by_role("button", name="1 new")
        expect(pill).to_be_visible()
        pill.click()
        expect(page.get_by_text("Stage: Interview → Offer")).to_be_visible()
        expect(pill).to_have_count(0)

    def test_verifies_the_history(self, person: Opens, server: Server, server_cast: Cast) -> None:
        page = _log(person, server, server_cast)
        page.get_by_role("button", name="Verify").click()
        expect(
            page.get_by_text(re.compile("The history is whole: .* rows are linked"))
        ).to_be_visible()

    def test_leaves_as_a_file(self, person: Opens, server: Server, server_cast: Cast) -> None:
        page = _log(person, server, server_cast, "?action=job.closed")
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Export CSV").click()
        text = waiting.value.path().read_text("utf-8-sig")
        assert [row["Who"] for row in csv.DictReader(StringIO(text))] == ["Rosa Lindqvist"]

    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_breaks_no_rule_of_access(
        self, person: Opens, server: Server, server_cast: Cast, scheme: Literal["light", "dark"]
    ) -> None:
        ada = person(server, email(server_cast.ada))
        ada.page.emulate_media(color_scheme=scheme)
        page = ada.visit("/admin/audit")
        expect(page.get_by_role("table", name="Audit log")).to_be_visible()
        assert axe.violations(page) == []
