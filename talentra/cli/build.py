"""Install and build everything there is to build, and start nothing: for images."""

from argparse import Namespace

from talentra._bootstrap import say
from talentra.cli import client


def run(options: Namespace) -> int:
    """The packages are there already when this runs; the web client follows."""
    client.build()
    say("Built. The next start only serves.")
    return 0
