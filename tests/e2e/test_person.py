"""A person at a browser notices every complaint of a page, and its text can be seen."""

import http.server
import threading
from collections.abc import Generator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.harness.person import SCHEMES, SIZES, Person

PAGES = {
    "/": "<p>All is well",
    "/log": "<script>console.error('a mistake')</script>",
    "/throw": "<script>throw new Error('thrown away')</script>",
    "/cookie": "<script>document.write(document.cookie)</script>",
}


class Pages(http.server.BaseHTTPRequestHandler):
    """Serves the pages above; every other one fails."""

    def do_GET(self) -> None:
        page = PAGES.get(self.path)
        self.send_response(200 if page else 500)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        icon = "<link rel=icon href=data:,>"
        self.wfile.write(f"<!doctype html><title>t</title>{icon}{page}".encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Generator[str]:
    """Where the pages are served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def someone(browser: Browser, address: str) -> Generator[Person]:
    """A person at the pages."""
    person = Person(browser, address, "sign_in=theirs; other=too")
    yield person
    person.leave()


def test_a_page_without_mistakes_passes(someone: Person) -> None:
    someone.visit("/")
    assert someone.unforgiven() == []


@pytest.mark.parametrize(
    ("path", "complaint"),
    [("/log", "console: a mistake"), ("/throw", "thrown away"), ("/nowhere", "server: 500")],
)
def test_a_mistake_is_noticed_and_can_be_expected(
    someone: Person, path: str, complaint: str
) -> None:
    someone.visit(path)
    someone.page.wait_for_timeout(100)
    assert any(complaint in problem for problem in someone.unforgiven())
    someone.forgive(complaint)
    someone.forgive("status of 500")
    assert someone.unforgiven() == []


def test_the_cookie_of_a_sign_in_is_carried(someone: Person) -> None:
    assert someone.visit("/cookie").inner_text("body") == "sign_in=theirs; other=too"


def test_pictures_show_the_words_in_every_size_and_scheme(someone: Person, tmp_path: Path) -> None:
    someone.visit("/")
    seen = someone.shoot(tmp_path, "words")
    assert len(seen) == len(SCHEMES) * len(SIZES)
    someone.page.evaluate("document.body.style.color = 'transparent'")
    unseen = someone.shoot(tmp_path, "nothing")
    for shown, blank in zip(seen, unseen, strict=True):
        assert shown.read_bytes() != blank.read_bytes()
