"""Houses to back up and to move into: a database, its files and its list of who was erased."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from talentra import db
from talentra.config import settings
from talentra.queries import tables
from talentra.services import chain, demo
from tests.harness import postgres, sqlite
from tests.harness.pointing import pointed_at

OTHER = {"sqlite": "postgresql", "postgresql": "sqlite"}


@dataclass(frozen=True, slots=True)
class House:
    """One of them."""

    url: str
    folder: Path


@contextmanager
def house(kind: str, folder: Path) -> Generator[House]:
    """An empty one."""
    folder.mkdir()
    before = settings().database
    fresh = sqlite.fresh_database(folder) if kind == "sqlite" else postgres.fresh_database()
    with fresh as url:
        db.use(before)  # the first one of a run was made by going there
        yield House(url, folder)


@contextmanager
def inside(at: House) -> Generator[None]:
    """This process lives there for a while."""
    before = settings().data
    settings().data = at.folder
    try:
        with pointed_at(at.url, at.folder / "files"):
            yield
    finally:
        settings().data = before


def furnish() -> None:
    """A living company, its history linked."""
    with db.transaction() as session:
        demo.seed(session)
    asyncio.run(chain.link(all_late=True))


def content() -> dict[str, Any]:
    """The count and hash of each table."""
    with db.snapshot() as connection:
        return {each.name: tables.digest(connection, each) for each in tables.shapes()}


def silent(_: str) -> None:
    """Nobody listens."""
