"""The benchmarks, with their own options passed on."""

import os
import sys
from argparse import Namespace
from typing import NoReturn


def run(options: Namespace) -> NoReturn:
    """Become the benchmarks."""
    os.execv(sys.executable, [sys.executable, "-m", "benchmarks", *options.rest])  # noqa: S606 - ours
