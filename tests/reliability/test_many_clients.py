"""Two hundred people at once, reading and writing for half a minute: nothing breaks or is lost."""

import asyncio
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest

from talentra import db
from talentra.models import Application, Door, Remark, Stage, User
from talentra.services import sign_ins
from tests.harness.cast import Cast
from tests.harness.server import Server
from tests.harness.truth import untrue_behind
from tests.races.stage import new_application

CLIENTS = 200
SECONDS = 30
APPLICATIONS = 24  # few enough that two clients often want the same one
PATIENCE = 60  # seconds that a client waits for one answer
WRITES = 0.25  # how many of the calls change something
ONWARD = {
    Stage.APPLIED: Stage.ONLINE_ASSESSMENT,
    Stage.ONLINE_ASSESSMENT: Stage.INTERVIEW,
    Stage.INTERVIEW: Stage.APPLIED,
}


@dataclass
class Crowd:
    """The clients of one server; what each was told is counted by call and status."""

    http: httpx.AsyncClient
    headers: dict[str, dict[str, str]]
    applications: list[str]
    reads: dict[str, list[str]]
    luck: random.Random = field(default_factory=lambda: random.Random(200))
    answered: Counter[tuple[str, int]] = field(default_factory=Counter[tuple[str, int]])
    moved: Counter[str] = field(default_factory=Counter[str])
    remarked: Counter[str] = field(default_factory=Counter[str])

    async def come(self) -> None:
        """Everybody asks until the time is over."""
        until = time.monotonic() + SECONDS
        await asyncio.gather(*(self._stay(until) for _ in range(CLIENTS)))

    async def _stay(self, until: float) -> None:
        while time.monotonic() < until:
            await self._write() if self.luck.random() < WRITES else await self._read()

    async def _read(self) -> None:
        who = self.luck.choice([*self.reads])
        await self._ask(who, "GET", self.luck.choice(self.reads[who]))

    async def _write(self) -> None:
        application_id = self.luck.choice(self.applications)
        if self.luck.random() < 0.5:
            await self._remark(application_id)
        else:
            await self._move(application_id)

    async def _remark(self, application_id: str) -> None:
        path = f"submissions/{application_id}/remarks"
        answer = await self._ask("rosa", "PUT", path, {"remarks": "Spoke on the phone."})
        self.remarked[application_id] += answer.status_code == 200

    async def _move(self, application_id: str) -> None:
        """From what they saw to the next stage: somebody else may have been quicker."""
        seen = (await self._ask("rosa", "GET", f"submissions/{application_id}")).json()
        to = ONWARD[Stage(seen["stage"])]
        sent = {"stage": to, "version": seen["version"], "reason": "other"}
        answer = await self._ask("rosa", "PUT", f"submissions/{application_id}/stage", sent)
        self.moved[application_id] += answer.status_code == 200

    async def _ask(self, who: str, method: str, path: str, body: Any = None) -> httpx.Response:
        headers = self.headers[who]
        answer = await self.http.request(method, f"/api/{path}", json=body, headers=headers)
        self.answered[f"{method} {path.partition('/')[0]}", answer.status_code] += 1
        return answer


def _tokens(cast: Cast) -> dict[str, dict[str, str]]:
    """What each of the cast sends along."""
    sent: dict[str, dict[str, str]] = {}
    for name in ("ada", "rosa", "cleo"):
        with db.transaction() as session:
            user = session.get_one(User, getattr(cast, name).user_id)
            token = sign_ins.begin(session, user, door=Door.API).access_token()
        sent[name] = {"Authorization": f"Bearer {token}"}
    return sent


def _reads(cast: Cast, application_ids: list[str]) -> dict[str, list[str]]:
    """What each of them looks at."""
    applicants = f"submissions/job/{cast.job_id}"
    return {
        "ada": ["admin/dashboard", "admin/users?limit=25", "admin/audit?limit=25", applicants],
        "rosa": [
            "recruiters/dashboard",
            "recruiters/my-candidates?limit=25",
            applicants,
            *(f"submissions/{each}" for each in application_ids[:4]),
        ],
        "cleo": ["jobs?limit=25", f"jobs/{cast.job_id}", "submissions/my-applications"],
    }


async def _crowd(server: Server, cast: Cast, application_ids: list[str]) -> Crowd:
    limits = httpx.Limits(max_connections=CLIENTS, max_keepalive_connections=0)
    async with httpx.AsyncClient(base_url=server.url, timeout=PATIENCE, limits=limits) as http:
        with server.behind():
            headers = _tokens(cast)
        crowd = Crowd(http, headers, application_ids, _reads(cast, application_ids))
        await crowd.come()
    return crowd


def _kept(application_id: str) -> tuple[int, int]:
    """How often it moved and how many remarks it has, by the database."""
    with db.reading() as session:
        moved = session.get_one(Application, UUID(application_id)).version - 1
        remarks = session.query(Remark).filter_by(application_id=UUID(application_id)).count()
    return moved, remarks


@pytest.mark.parametrize("engine_kind", ["sqlite", "postgresql"])
def test_nobody_is_failed_and_nothing_is_lost(
    start_server: Callable[..., tuple[Server, Cast]], engine_kind: str
) -> None:
    server, cast = start_server(engine_kind=engine_kind)
    with server.behind():
        application_ids = [str(new_application(cast).id) for _ in range(APPLICATIONS)]
    crowd = asyncio.run(_crowd(server, cast, application_ids))
    statuses = Counter[int]()
    for (_, status), times in crowd.answered.items():
        statuses[status] += times
    assert {*statuses} <= {200, 409}, crowd.answered
    assert statuses[200] > CLIENTS and crowd.moved.total() > 0 and crowd.remarked.total() > 0
    with server.behind():
        kept = {each: _kept(each) for each in application_ids}
    assert kept == {each: (crowd.moved[each], crowd.remarked[each]) for each in application_ids}
    assert untrue_behind(server) == []
