"""Somebody at a browser: a context of their own, and every complaint of their pages."""

import re
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

SIZES = {"wide": (1440, 900), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PATIENCE = 10_000  # milliseconds that an action or an expectation may take
SERVER_FAULT = 500

expect.set_options(timeout=PATIENCE)


class Person:
    """One browser context with one page to begin with; other tabs with `tab`."""

    def __init__(self, browser: Browser, address: str, cookie: str | None = None) -> None:
        """Open a browser, signed in already with the cookie of a sign-in."""
        self.problems: list[str] = []
        self._forgiven: list[re.Pattern[str]] = []
        width, height = SIZES["wide"]
        self.context: BrowserContext = browser.new_context(
            base_url=address,
            viewport={"width": width, "height": height},
            color_scheme="light",
            reduced_motion="reduce",
            locale="en-GB",
            timezone_id="Asia/Kolkata",
        )
        self.context.set_default_timeout(PATIENCE)
        self._watch()
        if cookie:
            self._carry(address, cookie)
        self.page: Page = self.context.new_page()

    def visit(self, path: str) -> Page:
        """Go to a page."""
        self.page.goto(path)
        return self.page

    def tab(self, path: str) -> Page:
        """Open a page in another tab of the same browser."""
        page = self.context.new_page()
        page.goto(path)
        return page

    def forgive(self, pattern: str) -> None:
        """Expect problems that match: a test of a fault must say which one it provokes."""
        self._forgiven.append(re.compile(pattern))

    def unforgiven(self) -> list[str]:
        """What the pages complained about and no test expected."""
        return [
            problem
            for problem in self.problems
            if not any(pattern.search(problem) for pattern in self._forgiven)
        ]

    def shoot(self, folder: Path, name: str, *, whole: bool = False) -> list[Path]:
        """Pictures of the page in light and dark, wide and on a phone; leaves it light and wide."""
        made = [
            self._shot(folder / f"{name}-{scheme}-{size}.png", scheme, size, whole)
            for scheme in SCHEMES
            for size in SIZES
        ]
        self._look("light", "wide")
        return made

    def leave(self) -> None:
        """Close the browser context with all its tabs."""
        self.context.close()

    def _shot(self, path: Path, scheme: Literal["light", "dark"], size: str, whole: bool) -> Path:
        self._look(scheme, size)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path, full_page=whole, animations="disabled")
        return path

    def _look(self, scheme: Literal["light", "dark"], size: str) -> None:
        width, height = SIZES[size]
        self.page.set_viewport_size({"width": width, "height": height})
        self.page.emulate_media(color_scheme=scheme)

    def _carry(self, address: str, cookie: str) -> None:
        for pair in cookie.split("; "):
            name, _, value = pair.partition("=")
            self.context.add_cookies([{"name": name, "value": value, "url": address}])

    def _watch(self) -> None:
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.problems.append(f"page: {error.error}"))
        self.context.on("response", self._answered)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.problems.append(f"console: {message.text} ({message.location['url']})")

    def _answered(self, response: Response) -> None:
        if response.status >= SERVER_FAULT:
            self.problems.append(f"server: {response.status} {response.url}")
