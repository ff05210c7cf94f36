"""Move house: copy everything to another database, and the files if that is wanted."""

from argparse import Namespace
from pathlib import Path

from pydantic import ValidationError

from talentra._bootstrap import fail, say
from talentra.cli import standing
from talentra.cli.settings import chosen
from talentra.config import Settings
from talentra.services import moving

BETWEEN = "moving.part"
NEXT = """
Everything was copied and compared. To live there, put this into .env and start:
  DATABASE_URL={url}
{files}The SECRET_KEY stays the same: on another machine, take the file {secret} along.
The old database is as it was; keep it until you have looked around.
"""


def run(options: Namespace) -> int:
    """Copy, compare, and say what to set; the old house stays as it was."""
    settings = chosen(options)
    target = _target(options, settings)
    between = settings.data / BETWEEN
    with standing.alone():
        between.unlink(missing_ok=True)  # of a move that was cut off
        try:
            _move(options, target, between)
        finally:
            between.unlink(missing_ok=True)
    place = f"  TALENTRA_FILES={options.files}\n" if options.files else ""
    say(NEXT.format(url=options.to, files=place, secret=settings.data / "secret"))
    return 0


def _target(options: Namespace, settings: Settings) -> Settings:
    """Where it goes, as its settings will be."""
    try:
        target = Settings(database_url=options.to, files=options.files or settings.files)
    except ValidationError as wrong:
        fail(wrong.errors()[0]["msg"].removeprefix("Value error, ") + ".")
    if target.embedded:
        fail("--to takes postgresql://user:password@host/name.")
    if target.database == settings.database:
        fail("Talentra lives in that database already.")
    return target


def _move(options: Namespace, target: Settings, between: Path) -> None:
    def tell(words: str) -> None:
        say(f"  {words}")

    manifest = moving.move(target.database, between, tell, replace=options.replace)
    rows = sum(each["rows"] for each in manifest.tables.values())
    say(f"The tables are the same in both: {rows:,} rows.")
    if options.files:
        number = moving.move_files(target.files or "", tell)
        say(f"The stored files are there: {number:,}.")
