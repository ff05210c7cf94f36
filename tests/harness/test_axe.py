"""Axe finds what it is there to find."""

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser

from tests.harness import chromium
from tests.harness.axe import violations

GOOD = "<!doctype html><html lang=en><title>t</title><main><h1>Words</h1><p>More words</main>"
FAINT = "<p style='color:#ccc;background:#fff'>Words that can hardly be read</p>"


@pytest.mark.parametrize(
    ("markup", "rule"),
    [
        (FAINT, "color-contrast"),
        ("<img src='data:,'>", "image-alt"),
        ("<input>", "label"),
        ("<button></button>", "button-name"),
    ],
)
def test_a_fault_is_found(axe_browser: Browser, markup: str, rule: str) -> None:
    page = axe_browser.new_page()
    page.set_content(GOOD)
    assert violations(page) == []
    page.set_content(GOOD.replace("</main>", f"{markup}</main>"))
    assert [each.partition(":")[0] for each in violations(page)] == [rule]
    page.close()


@pytest.fixture(scope="module")
def axe_browser() -> Generator[Browser]:
    with chromium.launched() as opened:
        yield opened
