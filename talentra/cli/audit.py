"""Look through the chain of the history, and name the first row that is not as it was."""

from argparse import Namespace

from talentra import db
from talentra._bootstrap import fail, say
from talentra.cli.settings import chosen
from talentra.queries import chain
from talentra.queries.chain import Checked


def run(options: Namespace) -> int:
    """Exit code 1 when a row was changed, removed, moved or put in between."""
    chosen(options)
    return checked(options.head)


def checked(noted: str | None = None) -> int:
    """Look through the chain and say what was found; 1 when something is wrong."""
    so_far = Checked()
    while not so_far.is_done:
        with db.reading() as session:
            so_far = chain.check(session, so_far)
    if so_far.fault:
        say(f"BROKEN  {so_far.fault.sentence}")
        return 1
    if noted and not _has(noted):
        say(f"BROKEN  The chain has no link {noted}: its end was cut off or made anew.")
        return 1
    with db.reading() as session:
        waiting = chain.waiting(session)
    say(f"The history is whole: {so_far.number:,} rows are linked, {waiting:,} wait for theirs.")
    say(f"Its last link: {so_far.number}:{so_far.digest}")
    return 0


def _has(head: str) -> bool:
    number, _, digest = head.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 10 and digest):
        fail(
            "--head takes the last link as an earlier run printed it: a number, a colon, 64 signs."
        )
    with db.reading() as session:
        return chain.holds(session, int(number), digest)
