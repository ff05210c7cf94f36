"""The command line; only the standard library is imported before the bootstrap has run."""

import sys
from importlib import import_module

from talentra._bootstrap import ready
from talentra.cli.arguments import parse
from talentra.errors import Expected


def main(words: list[str]) -> int:
    """Run what the words ask for; its exit code."""
    options = parse(words)
    try:
        ready(options.purpose)
        verb = import_module(f"talentra.cli.{options.module}")
        return verb.run(options)
    except Expected as failure:
        print(f"\n{failure.sentence}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
