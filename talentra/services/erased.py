"""The list of who was erased, kept beside the database: a restored backup knows nothing of them.

One id a line, and nothing else about anybody. Keep it apart from the backups of the database, or
put it back after one was restored: at each start, whoever stands in it is erased again.
"""

import os
from pathlib import Path
from uuid import UUID

from talentra.config import settings

NAME = "erased"


def note(user_id: UUID) -> None:
    """Add somebody to the list, so that it outlives a power cut."""
    handle = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w") as listed:
        listed.write(f"{user_id}\n")
        listed.flush()
        os.fsync(handle)


def listed() -> set[UUID]:
    """Everybody in the list; a line that was cut off by a power cut names nobody."""
    if not _path().exists():
        return set()
    lines = _path().read_text().splitlines()
    return {UUID(line) for line in lines if len(line) == len(str(UUID(int=0)))}


def _path() -> Path:
    return settings().data / NAME
