"""Look through a backup, and say whether it is whole; nothing is changed."""

from argparse import Namespace

from talentra._bootstrap import say
from talentra.services import backups
from talentra.services.backup_archives import opening


def run(options: Namespace) -> int:
    """A sentence and exit code 1 when a count or a hash is wrong."""
    told = opening(options.file)
    manifest = backups.check(options.file, lambda words: say(f"  {words}"))
    rows = sum(each["rows"] for each in manifest.tables.values())
    say(f"{options.file} is whole: {rows:,} rows, {manifest.files:,} files.")
    say(f"Made at {told.made_at} by version {told.product}, schema {told.schema}.")
    if manifest.missing:
        say(f"{len(manifest.missing):,} stored files were lost before it was made.")
    return 0
