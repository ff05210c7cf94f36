"""Put skills of one's own on the list that everybody chooses from."""

from argparse import Namespace
from pathlib import Path

from talentra import db
from talentra._bootstrap import fail, say
from talentra.cli.migrate import migrate
from talentra.cli.settings import chosen
from talentra.services import skill_imports
from talentra.services.skill_imports import Outcome

SHOWN = 20  # refused lines that are named


def run(options: Namespace) -> int:
    """Exit code 1 when a line was refused; the others are taken all the same."""
    chosen(options)
    text = _read(Path(options.file))
    migrate()
    act = skill_imports.weigh if options.dry_run else skill_imports.take
    with db.transaction() as session:
        lines = act(session, None, text)
    refused = [each for each in lines if each.outcome is Outcome.REFUSED]
    for each in refused[:SHOWN]:
        say(f"Line {each.number}, “{each.name}”: {each.reason}")
    new = sum(each.outcome is Outcome.NEW for each in lines)
    there = len(lines) - new - len(refused)
    verb = "would be" if options.dry_run else "are"
    say(f"{new:,} {verb} new, {there:,} were known, {len(refused):,} {verb} left out.")
    return 1 if refused else 0


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as failure:
        fail(f"{path} cannot be read: {failure.strerror}.")
    except UnicodeDecodeError:
        fail(f"{path} is not a CSV in UTF-8. Save it as “CSV UTF-8” and try again.")
