"""Say whether the numbers that are kept along are what counting everything says; put them right."""

from argparse import Namespace

from talentra import db
from talentra._bootstrap import say
from talentra.cli.settings import chosen
from talentra.queries import tallies as query
from talentra.services import tallies


def run(options: Namespace) -> int:
    """Exit code 1 when a number was wrong and was left so."""
    chosen(options)
    if options.what == "mend":
        with db.transaction() as session:
            found = tallies.mend(session)
    else:
        with db.reading() as session:
            found = query.differences(session)
    verdict = "MENDED" if options.what == "mend" else "WRONG"
    for each in found:
        say(f"{verdict}  {each.sentence}")
    if not found:
        say("Every number that is kept along is what counting everything says.")
    return 1 if found and options.what == "check" else 0
