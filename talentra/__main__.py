"""python -m talentra: the one command line, from a bare machine to a served page."""

import sys

# Nothing in this file or in __init__.py may be newer than Python 3.4: an old one must get this far.
if sys.version_info < (3, 11):
    sys.exit(
        "Talentra needs Python 3.11 or newer; this is {}.{}. "
        "Install a newer Python and run the same command with it, "
        "for example: python3.12 -m talentra".format(*sys.version_info[:2])
    )
if sys.platform == "win32":
    sys.exit("Talentra runs on Linux and macOS. On Windows, run the same command inside WSL.")

from talentra.cli import main

sys.exit(main(sys.argv[1:]))
