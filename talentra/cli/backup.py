"""Write a backup: the database at one moment and the stored files, in one file."""

from argparse import Namespace

from talentra._bootstrap import say
from talentra.cli.settings import chosen
from talentra.services import backups

MISSING = (
    "MEND  {number:,} stored files are lost, and not in this backup; only an older one has them. "
    "The first: {first}"
)


def run(options: Namespace) -> int:
    """Exit code 1 when files are lost that should be there; the backup is whole all the same."""
    chosen(options)
    manifest = backups.make(options.file, lambda words: say(f"  {words}"))
    rows = sum(each["rows"] for each in manifest.tables.values())
    size = options.file.stat().st_size / 1e6
    say(f"{options.file}: {rows:,} rows, {manifest.files:,} files, {size:,.1f} MB.")
    say("It opens with the SECRET_KEY of this installation: keep that too, and elsewhere.")
    if manifest.missing:
        say(MISSING.format(number=len(manifest.missing), first=manifest.missing[0]))
        return 1
    return 0
