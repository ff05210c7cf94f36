"""What a first visit loads of styles: little, packed, and named before anything is drawn."""

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from talentra.ui.pages import PAGES
from talentra.ui.sheets import PAGE_SHEETS
from talentra.web.headers import built_client
from tests.harness.server import Server

ALLOWED = 12_000  # bytes of style of one page, as they come over the network to whom takes gzip
LINKED = re.compile(r'<link(?=[^>]* rel="stylesheet")[^>]* href="([^"]+)"')
STATIC = [route for route in PAGE_SHEETS if "[" not in route]


@pytest.fixture
def built(server: Server) -> Path:
    """The web client that is being served."""
    return built_client()


def linked(built: Path, page: str) -> set[str]:
    """The addresses of the sheets that the HTML of a page names."""
    return set(LINKED.findall((built / page).read_text()))


def own(built: Path, route: str) -> set[str]:
    """The addresses of the sheets that come with a page and not with all."""
    (manifest,) = built.glob("assets/manifest-*.js")
    routes: dict[str, Any] = json.loads(manifest.read_text().split("=", 1)[1].rstrip(";\n"))[
        "routes"
    ]
    path = re.sub(r"\[(\w+)\]", r":\1", route).strip("/").replace("404", "*")
    return {sheet for each in routes.values() if each.get("path") == path for sheet in each["css"]}


def weight(built: Path, sheet: str) -> int:
    """Bytes, packed; small ones are not worth packing."""
    packed = built / f"{sheet[1:]}.gz"
    return (packed if packed.exists() else built / sheet[1:]).stat().st_size


class TestStyles:
    @pytest.mark.parametrize("route", [page.route for page in PAGES])
    def test_of_a_page_weigh_little(self, built: Path, route: str) -> None:
        sheets = linked(built, "404.html") | own(built, route)
        assert len(sheets) == (2 if route in PAGE_SHEETS else 1)
        assert sum(weight(built, sheet) for sheet in sheets) <= ALLOWED

    @pytest.mark.parametrize("route", STATIC)
    def test_of_a_page_are_named_in_its_html(self, built: Path, route: str) -> None:
        assert own(built, route)
        assert own(built, route) < linked(built, f"{route[1:]}.html")

    @pytest.mark.parametrize(
        ("taken", "given"),
        [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("identity", None)],
    )
    def test_come_packed_as_small_as_the_browser_takes_them(
        self, server: Server, built: Path, taken: str, given: str | None
    ) -> None:
        (sheet,) = linked(built, "404.html")
        answer = httpx.get(f"{server.url}{sheet}", headers={"accept-encoding": taken})
        assert answer.headers.get("content-encoding") == given
        assert "immutable" in answer.headers["cache-control"]
