"""The test suite: pytest, with its own options passed on."""

import os
import sys
from argparse import Namespace
from typing import NoReturn


def run(options: Namespace) -> NoReturn:
    """Become pytest."""
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *options.rest])  # noqa: S606 - pytest
