"""Moving house: everything into another database, and its files to another place."""

from pathlib import Path

from talentra import db, files
from talentra.errors import Conflict
from talentra.queries import resumes
from talentra.services import backups, restoring
from talentra.services.backup_archives import Manifest, opening
from talentra.services.backups import Tell

TOLD = 500  # files after which it is said how far it is
LOST = "The stored file {sha256} cannot be read where it is. Look at: python3 -m talentra doctor"


def move(url: str, archive: Path, tell: Tell, *, replace: bool = False) -> Manifest:
    """Copy the tables to the database at `url`, which this process uses from then on.

    `archive` is where they rest in between. What is there already, all of it, is left alone.
    """
    manifest = backups.make(archive, tell, with_files=False)
    db.use(url)
    told = opening(archive)
    if restoring.holds(told, manifest):
        tell("the other database has it all already")
        return manifest
    restoring.ensure_free(replace=replace)
    restoring.fill(archive, told, manifest, tell)
    return manifest


def move_files(place: str, tell: Tell) -> int:
    """Copy every stored file that is not there yet to another place; how many are there."""
    with db.reading() as session:
        names = resumes.names(session)
    with files.at(place):
        there = {sha256 for sha256, _ in files.stored()}
    for number, sha256 in enumerate(sorted(names - there), start=1):
        _copy(sha256, place)
        if number % TOLD == 0:
            tell(f"stored files: {number:,} of {len(names - there):,} ...")
    return len(names)


def _copy(sha256: str, place: str) -> None:
    try:
        content = files.read(sha256)
    except OSError as failure:
        raise Conflict(LOST.format(sha256=sha256)) from failure
    with files.at(place):
        files.save(content)
