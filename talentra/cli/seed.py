"""Load the demo company into an empty database."""

from argparse import Namespace

from talentra import db
from talentra._bootstrap import fail, say
from talentra.cli import first_start
from talentra.cli.migrate import migrate
from talentra.cli.settings import change, chosen
from talentra.queries import users


def run(options: Namespace) -> int:
    """Migrate and seed; refuses a database in which somebody has an account."""
    chosen(options)
    migrate()
    with db.reading() as session:
        empty = users.nobody(session)
    if not empty:
        fail("This database already has accounts; demo people go into an empty one only.")
    change({"TALENTRA_DEMO": "on"})
    say(first_start.prepare(local=True))
    return 0
