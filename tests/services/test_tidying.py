"""A server tidies up when it starts, and goes on when that fails."""

import asyncio
import os
from datetime import timedelta
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from talentra import db, files
from talentra.clock import now
from talentra.config import settings
from talentra.services import errands
from tests.harness.cast import Cast


async def _served(seconds: float) -> None:
    async with errands.running():
        await asyncio.sleep(seconds)


def _old_stray() -> Path:
    stray = files.path(files.save(b"bytes of an upload that died"))
    then = (now() - 2 * files.HOUR).timestamp()
    os.utime(stray, (then, then))
    return stray


def test_it_sweeps_at_its_start(cast: Cast) -> None:
    stray = _old_stray()
    asyncio.run(_served(0.5))
    assert not stray.exists()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_it_tries_again_after_what_went_wrong(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stray, there = _old_stray(), settings().database
    monkeypatch.setattr(errands, "PAUSE", 0.1)
    monkeypatch.setattr(errands, "TIDY_EVERY", timedelta(0))

    async def mended() -> None:
        db.use(f"sqlite:///{tmp_path / 'no such folder' / 'talentra.db'}")
        async with errands.running():
            await asyncio.sleep(0.3)
            db.use(there)
            await asyncio.sleep(0.5)

    with capture_logs() as logs:
        asyncio.run(mended())
    assert "errands_wait_for_the_database" in {line["event"] for line in logs}
    assert not stray.exists()
