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
    checked = Checked()
    while not checked.is_done:
        with db.reading() as session:
            checked = chain.check(session, checked)
    if checked.fault:
        say(f"BROKEN  {checked.fault.sentence}")
        return 1
    if options.head and not _has(options.head):
        say(f"BROKEN  The chain has no link {options.head}: its end was cut off or made anew.")
        return 1
    with db.reading() as session:
        waiting = chain.waiting(session)
    say(f"The history is whole: {checked.number:,} rows are linked, {waiting:,} wait for theirs.")
    say(f"Its last link: {checked.number}:{checked.digest}")
    return 0


def _has(head: str) -> bool:
    number, _, digest = head.partition(":")
    if not (number.isascii() and number.isdigit() and len(number) < 10 and digest):
        fail(
            "--head takes the last link as an earlier run printed it: a number, a colon, 64 signs."
        )
    with db.reading() as session:
        return chain.holds(session, int(number), digest)
