"""Bring the database to this version's schema."""

from argparse import Namespace

from sqlalchemy.exc import DBAPIError, OperationalError

from talentra import migrations
from talentra._bootstrap import fail, say
from talentra.cli.settings import chosen


def run(options: Namespace) -> int:
    """Migrate; safe to run while another process does the same."""
    chosen(options)
    migrate()
    say("The database has this version's schema.")
    return 0


def migrate() -> None:
    """Migrate, or end with a sentence when the database does not answer."""
    try:
        migrations.upgrade()
    except OperationalError as failure:
        fail(
            f"The database does not answer ({first_line(failure)}). "
            "Start it, or correct DATABASE_URL; without one the embedded database is used."
        )


def first_line(failure: DBAPIError) -> str:
    """The driver's own words, on one line."""
    return str(failure.orig).splitlines()[0]
