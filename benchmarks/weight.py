"""What a page weighs at the first visit, and when it is first seen on a slow phone."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.company import Company, cookie
from benchmarks.figures import Figure
from talentra.models import Actor
from tests.harness import chromium
from tests.harness.person import Person
from tests.harness.server import Server

ROUNDS = 3
SLOW = {  # slow 4G: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
SLOWER = 4  # times, the processor
SCRIPT, STYLE, PAINT, SHIFT = 180, 12, 1.0, 0.02  # kB, kB, seconds, share of the screen
SETTLED = 1_000  # milliseconds after the network has gone quiet
SHIFTS = """window.shifted = 0;
new PerformanceObserver(list => {
    for (const each of list.getEntries()) if (!each.hadRecentInput) window.shifted += each.value;
}).observe({type: 'layout-shift', buffered: true});"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000"
KINDS = {"Script": "script", "Stylesheet": "style"}


@dataclass
class Visit:
    """What one first visit brought."""

    kilobytes: dict[str, float] = field(default_factory=dict[str, float])
    painted: float = 0
    shifted: float = 0


def figures(company: Company, server: Server) -> Iterator[Figure]:
    """The pages that people open first, each in a browser that has nothing yet."""
    pages: dict[str, tuple[Actor | None, str]] = {
        "sign in": (None, "/login"),
        "job list": (company.candidate, "/jobs"),
        "table": (company.recruiter, "/candidates"),
        "board": (company.recruiter, "/pipeline"),
        "admin's dashboard": (company.admin, "/admin"),
    }
    with chromium.launched() as browser:
        for name, (actor, path) in pages.items():
            visits = [_visit(browser, server, actor, path) for _ in range(ROUNDS)]
            yield from _told(name, visits)


def _told(name: str, visits: list[Visit]) -> Iterator[Figure]:
    first = visits[0].kilobytes
    painted, shifted = (
        median(each) for each in zip(*((v.painted, v.shifted) for v in visits), strict=True)
    )
    for what, value, unit, allowed in (
        ("script", first.get("script", 0), "kB", SCRIPT),
        ("style", first.get("style", 0), "kB", STYLE),
        ("first paint, slow 4G", painted, "s", PAINT),
        ("shifts", shifted, "", SHIFT),
    ):
        yield Figure("sqlite", f"{name}: {what}", value, unit, allowed)


def _visit(browser: Browser, server: Server, actor: Actor | None, path: str) -> Visit:
    person = Person(browser, server.url, cookie(actor) if actor else None)
    visit = Visit()
    _weigh(_slowed(person.page), visit)
    person.page.add_init_script(SHIFTS)
    person.page.goto(path, wait_until="load", timeout=60_000)
    person.page.wait_for_timeout(SETTLED)
    visit.painted = person.page.evaluate(PAINTED)
    visit.shifted = person.page.evaluate("() => window.shifted")
    person.leave()
    return visit


def _slowed(page: Page) -> CDPSession:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return session


def _weigh(session: CDPSession, visit: Visit) -> None:
    """Add up what comes over the network, as it comes: compressed."""
    kinds: dict[str, str] = {}

    def answered(event: dict[str, Any]) -> None:
        kinds[event["requestId"]] = KINDS.get(event["type"], "other")

    def ended(event: dict[str, Any]) -> None:
        kind = kinds.get(event["requestId"], "other")
        had = visit.kilobytes.get(kind, 0)
        visit.kilobytes[kind] = had + event["encodedDataLength"] / 1000

    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", ended)
