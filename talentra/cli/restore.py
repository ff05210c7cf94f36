"""Bring back what a backup holds."""

from argparse import Namespace

from talentra._bootstrap import say
from talentra.cli import standing
from talentra.cli.audit import checked
from talentra.cli.settings import chosen
from talentra.services import restoring

STOPPED = "\nThe restore did not finish: the database is as it was. Run the same command again."


def run(options: Namespace) -> int:
    """Restore into the database and the store of files that are set; exit code 1 when it cannot."""
    chosen(options)
    with standing.alone():
        try:
            manifest = restoring.restore(
                options.file,
                lambda words: say(f"  {words}"),
                replace=options.replace,
                other_key=options.other_key,
            )
        except KeyboardInterrupt:
            say(STOPPED)
            return 130
    rows = sum(each["rows"] for each in manifest.tables.values())
    say(f"Restored and compared: {rows:,} rows, {manifest.files:,} files.")
    if manifest.missing:
        say(f"{len(manifest.missing):,} stored files were lost before the backup was made.")
    return 0 if options.other_key else checked()
