"""Point this process at another database and another folder of files, for a while."""

import contextlib
from collections.abc import Generator
from pathlib import Path

from talentra import db, live
from talentra.config import settings


@contextlib.contextmanager
def pointed_at(url: str, files: Path | str) -> Generator[None]:
    """Read and write there until the block ends; then where it was before."""
    url_before, files_before = settings().database, settings().files
    _use(url)
    settings().files = str(files)
    try:
        yield
    finally:
        _use(url_before)
        settings().files = files_before


def _use(url: str) -> None:
    db.use(url)
    live._notifier.cache_clear()  # announcements go by way of the database, too
