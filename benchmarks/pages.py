"""What recruiters and admins look at most: the board and the table, over an open page's socket.

A page asks again for what it shows, as it does after every change; it is told what differs. So
each operation goes to and fro between two addresses that have nothing in common.
"""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any
from urllib.parse import urlencode

from benchmarks.asking import Query
from benchmarks.company import Company, cookie
from benchmarks.measuring import Operation, Work
from talentra.models import Actor, Stage
from tests.harness.socket_client import SocketClient, Update

A_FEW = 60  # events after which a socket is changed: it may not speak for long at once
PATIENCE = 60  # seconds
STATE = "reflex___state____state.talentra___ui___state____app_state.{module}____{name}"
RECRUITERS = "talentra___ui___pages___recruiter___"
BOARD = STATE.format(module=f"{RECRUITERS}pipeline_state", name="pipeline_state")
TABLE = STATE.format(module=f"{RECRUITERS}candidates_state", name="candidates_state")

CARDS = """
SELECT applications.id, full_name, title, profiles.experience_level, applications.version,
       stage_changed_at, stage_before,
       EXISTS (SELECT 1 FROM looks WHERE application_id = applications.id AND user_id = ?)
FROM applications JOIN users ON users.id = applications.candidate_id
JOIN jobs ON jobs.id = job_id LEFT JOIN profiles ON profiles.user_id = users.id
WHERE job_id = ? AND stage = ? ORDER BY stage_changed_at DESC, applications.id DESC LIMIT 50
"""
ROWS = """
SELECT applications.id, full_name, email, title, company, stage, applications.version,
       applied_at, stage_changed_at, applications.recruiter_id,
       profiles.experience_level, city,
       EXISTS (SELECT 1 FROM looks WHERE application_id = applications.id AND user_id = ?)
FROM applications JOIN users ON users.id = applications.candidate_id
JOIN jobs ON jobs.id = job_id LEFT JOIN profiles ON profiles.user_id = users.id
{where} ORDER BY {by}, applications.id {way} LIMIT 51
"""
COUNTS = "SELECT stage, count(*) FROM applications {where} GROUP BY stage"
Places = tuple[tuple[str, dict[str, str]], tuple[str, dict[str, str]]]
Make = Callable[[str, Work, Work], Operation]


class Tab:
    """An open page of somebody, whose socket is changed before it has spoken too much."""

    def __init__(self, url: str, actor: Actor) -> None:
        """Nothing is opened before it is looked at."""
        self._url = url
        self._cookie = cookie(actor)
        self._left = 0
        self._client: SocketClient | None = None

    def look(self, state: str, path: str, query: dict[str, str]) -> Update:
        """What the page at the address is told when it asks again."""
        client = self._open()
        as_path = f"{path}?{urlencode(query)}" if query else path
        place = {"pathname": path, "asPath": as_path, "query": query}
        client.send(f"{state}.refresh", router_data=place)
        return client.wait_for(lambda update: state in update.delta, within=PATIENCE)

    def close(self) -> None:
        """Leave."""
        if self._client:
            self._client.close()

    def _open(self) -> SocketClient:
        if self._client is None or not self._left:
            self.close()
            self._client, self._left = SocketClient(self._url, cookie=self._cookie).connect(), A_FEW
        self._left -= 1
        return self._client


def operations(company: Company, url: str, query: Query, make: Make) -> Iterator[Operation]:
    """The board of a job, and the table over everybody and over a recruiter's own."""
    admin, recruiter = Tab(url, company.admin), Tab(url, company.recruiter)
    try:
        yield make("board of a job with 500", *_board(admin, company, query))
        for name, asked, raw in _tables(company, query):
            yield make(f"table of everybody, {name}", _going(admin, TABLE, asked), raw)
        own: Places = ("/candidates", {}), ("/candidates", {"sort": "name"})
        mine = "WHERE applications.recruiter_id = ?"
        yield make(
            "table of a recruiter, first page",
            _going(recruiter, TABLE, own),
            _plain(query, company.recruiter, mine, company.recruiter.user_id),
        )
    finally:
        admin.close()
        recruiter.close()


def _board(tab: Tab, company: Company, query: Query) -> tuple[Work, Work]:
    jobs = (company.job_id, company.open_jobs[0])
    first, second = (("/pipeline", {"job": str(job_id)}) for job_id in jobs)
    counts = COUNTS.format(where="WHERE job_id = ?")

    def plain() -> None:
        for stage in Stage:
            query(CARDS, company.admin.user_id, company.job_id, stage.value)
        query(counts, company.job_id)

    return _going(tab, BOARD, (first, second)), plain


def _tables(company: Company, query: Query) -> Iterator[tuple[str, Places, Work]]:
    """Each with its name and both addresses."""
    for name, sort, by in (
        ("first page", "changed", "stage_changed_at"),
        ("by name", "name", "sort_name"),
    ):
        rising, falling = (("/candidates", {"sort": f"{way}{sort}"}) for way in ("", "-"))
        yield name, (rising, falling), _plain(query, company.admin, "", by=by)
    stages = (Stage.INTERVIEW, Stage.OFFER)
    first, second = (("/candidates", {"stage": stage, "level": "1-3"}) for stage in stages)
    level = "WHERE candidate_id IN (SELECT user_id FROM profiles WHERE experience_level = '1-3')"
    raw = _plain(query, company.admin, level, more="AND stage = 'interview'")
    yield "at a stage and a level", (first, second), raw


def _plain(
    query: Query,
    actor: Actor,
    where: str,
    *values: Any,
    more: str = "",
    by: str = "stage_changed_at",
) -> Work:
    """The page and its counts as plain SQL; `more` narrows the page alone."""
    rows = ROWS.format(where=f"{where} {more}", by=f"{by} DESC", way="DESC")
    counts = COUNTS.format(where=where)

    def ask() -> None:
        query(rows, actor.user_id, *values)
        query(counts, *values)

    return ask


def _going(tab: Tab, state: str, places: Places) -> Work:
    """Look at one address, the next time at the other."""
    ways = cycle(places)
    return lambda: tab.look(state, *next(ways))
