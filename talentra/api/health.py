"""Whether the process runs, and whether everything it needs is there."""

import asyncio
from collections.abc import Awaitable, Callable

from fastapi import APIRouter
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.responses import Response

from talentra import db, files, live, migrations
from talentra.api.problems import answer, documented
from talentra.api.routes import PublicRoute

PATIENCE = 5  # seconds after which a part that does not answer counts as away
OK, AWAY = "ok", "away"

router = APIRouter(prefix="/health", tags=["health"], route_class=PublicRoute)


class Health(BaseModel):
    """How it is, and each part that was looked at."""

    status: str = OK
    parts: dict[str, str] = {}


@router.get("/live")
async def check_live() -> Health:
    """It runs."""
    return Health()


@router.get("/ready", response_model=Health, responses=documented(503))
async def check_ready() -> Health | Response:
    """It can serve: database, migrations, storage and live bus answer."""
    looked = await asyncio.gather(*(_look(check) for check in PARTS.values()))
    parts = dict(zip(PARTS, looked, strict=True))
    away = [name for name, state in parts.items() if state != OK]
    if not away:
        return Health(parts=parts)
    sentence = f"Not ready: {', '.join(away)}. It tries again by itself."
    return answer(503, "Away for a moment", sentence, {"Retry-After": "5"}, parts=parts)


async def _look(check: Callable[[], Awaitable[bool]]) -> str:
    try:
        return OK if await asyncio.wait_for(check(), PATIENCE) else AWAY
    except Exception:  # however a part fails, it cannot be used now
        return AWAY


async def _database() -> bool:
    return bool(await db.read(_answers))


async def _migrations() -> bool:
    return await db.read(_schema) == await asyncio.to_thread(migrations.head)


async def _storage() -> bool:
    return await asyncio.to_thread(_can_store)


async def _live() -> bool:
    return not await asyncio.to_thread(live.is_away)


def _answers(session: Session) -> int:
    return session.execute(select(1)).scalar_one()


def _schema(session: Session) -> str:
    """The revision the database is at; "" while it has none."""
    return migrations.current(session.connection())


def _can_store() -> bool:
    """Whether bytes can be written."""
    files.check()
    return True


PARTS = {
    "database": _database,
    "migrations": _migrations,
    "storage": _storage,
    "live": _live,
}
