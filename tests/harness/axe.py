"""Axe, which finds what keeps people with disabilities out of a page; fetched once, by its lock."""

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.harness import npm

RECIPE = Path(__file__).parent / "axe_core"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ASK = "(rules) => axe.run(document, {runOnly: rules, resultTypes: ['violations']})"


def violations(page: Page) -> list[str]:
    """What the page does wrong by WCAG 2.2 A and AA: each rule with the places that break it."""
    page.evaluate(_script())
    found: dict[str, Any] = page.evaluate(ASK, RULES)
    return [
        f"{each['id']}: {each['help']}: {[node['html'][:200] for node in each['nodes'][:3]]}"
        for each in found["violations"]
    ]


@cache
def _script() -> str:
    return npm.kept(RECIPE, "axe-core/axe.min.js").read_text()
