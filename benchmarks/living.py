"""Live: from somebody's click to another browser's page, and many open pages at once."""

import select
import time
from collections.abc import Iterator
from contextlib import ExitStack
from statistics import median
from typing import Any

import psutil
from playwright.sync_api import Browser, Page

from benchmarks.asking import Client
from benchmarks.company import Company, cookie
from benchmarks.figures import Figure, p95
from talentra import db
from talentra.models import Actor, Application, Role, User
from talentra.queries import applications
from tests.harness import chromium
from tests.harness.person import Person
from tests.harness.server import Server
from tests.harness.socket_client import SocketClient

ROUNDS = 20
TABS = 1_000
EACH = 25  # tabs that are opened between two looks at all of them: the server wants its pings back
SETTLED = 0.002  # seconds
PATIENCE = 120  # seconds
MOST_A_TAB, MOST_FOR_ALL = 0.3, 2.0  # MB; seconds
MEDIAN, P95 = 80, 150  # milliseconds from click to page
WATCH = """() => {
    const badges = () => [...document.querySelectorAll('.stage-badge')];
    const told = () => badges().map(each => each.textContent).join();
    const before = told();
    window.changed = new Promise(done => {
        const watch = new MutationObserver(() => {
            if (told() === before) return;
            watch.disconnect();
            done(performance.timeOrigin + performance.now());
        });
        watch.observe(document.body, {subtree: true, childList: true, characterData: true});
    });
}"""
NOTE_CLICKS = """() => document.addEventListener(
    'click', () => { window.clicked = performance.timeOrigin + performance.now() }, true)"""


def figures(engine: str, company: Company, server: Server, tabs: int = TABS) -> Iterator[Figure]:
    """Clicks first, with nobody else there; then the tabs."""
    with chromium.launched() as browser:
        taken = _clicks(browser, company, server)
    yield Figure(engine, "click to another's page, median", median(taken), "ms", MEDIAN)
    yield Figure(engine, "click to another's page, p95", p95(taken), "ms", P95)
    yield from _tabs(engine, company, server, tabs)


def _clicks(browser: Browser, company: Company, server: Server) -> list[float]:
    """Milliseconds from the recruiter's click to the candidate's page, several times."""
    application = _waiting(company)
    candidate = Actor(application.candidate_id, Role.CANDIDATE, "")
    theirs, ours = (
        Person(browser, server.url, cookie(each)) for each in (candidate, company.recruiter)
    )
    for each in (theirs, ours):
        each.context.set_default_timeout(PATIENCE * 1000)
    tracker = theirs.visit("/applications")
    panel = ours.visit(f"/candidates?c={application.id}")
    panel.evaluate(NOTE_CLICKS)
    with Client(server.url, company.recruiter) as recruiter:
        return [_click(panel, tracker, recruiter, application) for _ in range(ROUNDS)]


def _click(panel: Page, tracker: Page, recruiter: Client, application: Application) -> float:
    tracker.locator(".stage-badge").first.wait_for()
    button = panel.get_by_role("button", name="Advance")
    button.wait_for()
    tracker.evaluate(WATCH)
    button.click()
    seen: float = tracker.evaluate("() => window.changed")
    clicked: float = panel.evaluate("() => window.clicked")
    tracker.evaluate(WATCH)
    back = {"stage": "applied", "reason": "other"}
    recruiter.put(f"/submissions/{application.id}/stage", back)
    tracker.evaluate("() => window.changed")
    time.sleep(0.2)  # so that the panel has read it too
    return seen - clicked


def _waiting(company: Company) -> Application:
    with db.reading() as session:
        return applications.get(session, company.recruiter, company.applications[0])


def _tabs(engine: str, company: Company, server: Server, how_many: int) -> Iterator[Figure]:
    """So many candidates look at the open jobs, and one job changes."""
    people = _candidates(how_many)
    before = _memory(server)
    with ExitStack() as held:
        opened: list[SocketClient] = []
        for number, each in enumerate(people):
            opened.append(held.enter_context(SocketClient(server.url, cookie=cookie(each))))
            opened[-1].open("/jobs", quiet=SETTLED)
            if number % EACH == 0:
                _listen(opened)
        _until_quiet(opened)
        grown = (_memory(server) - before) / len(opened) / 1e6
        yield Figure(engine, f"memory a tab, {how_many:,} open", grown, "MB", MOST_A_TAB)
        took = _change(company, server, opened)
        yield Figure(engine, f"{how_many:,} tabs updated, median", median(took), "s")
        yield Figure(engine, f"{how_many:,} tabs updated, all", max(took), "s", MOST_FOR_ALL)


def _change(company: Company, server: Server, opened: list[SocketClient]) -> list[float]:
    """Seconds until each tab shows that a job has another title."""
    title = f"Changed {time.monotonic_ns()}"
    for each in opened:
        each.updates.clear()
    waiting, took = {each.fileno(): each for each in opened}, list[float]()
    with Client(server.url, company.admin) as admin:
        began = time.monotonic()
        admin.put(f"/jobs/{_newest(admin)}", {"title": title})
        while waiting and time.monotonic() - began < PATIENCE:
            for number in _speaking(waiting, 1.0):
                waiting[number].settle(0)  # a pause for each is what would be measured
                if title in str(waiting[number].updates):
                    took.append(time.monotonic() - began)
                    del waiting[number]
    return took + [float(PATIENCE)] * len(waiting)


def _newest(admin: Client) -> str:
    """The open job that stands first in the list of candidates."""
    found: Any = admin.get("/jobs", limit=1, status="open")
    return found["items"][0]["id"]


def _candidates(how_many: int) -> list[Actor]:
    with db.reading() as session:
        found = session.query(User).filter_by(role=Role.CANDIDATE).limit(how_many).all()
        people = [Actor(each.id, each.role, each.full_name) for each in found]
    return [people[number % len(people)] for number in range(how_many)]


def _speaking(opened: dict[int, SocketClient], patience: float) -> list[int]:
    """Those for which something has come, within so many seconds."""
    poll = select.poll()
    for number in opened:
        poll.register(number, select.POLLIN)
    return [number for number, _ in poll.poll(patience * 1000)]


def _listen(opened: list[SocketClient], patience: float = 0) -> int:
    """Take in what has come to each; how many were told something."""
    by_number = {each.fileno(): each for each in opened}
    ready = _speaking(by_number, patience)
    return sum(bool(by_number[number].settle(SETTLED)) for number in ready)


def _until_quiet(opened: list[SocketClient]) -> None:
    while _listen(opened, 1.0):
        """Somebody was still told something."""


def _memory(server: Server) -> int:
    """Bytes that the server's processes hold, without what they share."""
    running = psutil.Process(server.pid)
    return sum(each.memory_full_info().uss for each in [running, *running.children()])
