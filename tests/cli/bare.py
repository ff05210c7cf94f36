"""The command line as a bare Python sees it: no installed packages, and a world made worse."""

import shutil
import subprocess
import sys
from pathlib import Path

from talentra.config import ROOT

PYTHON = getattr(sys, "_base_executable", sys.executable)  # the one outside .venv
MADE = (".*", "node_modules", "__pycache__", "docs", "benchmarks")
START = """import runpy, sys
sys.argv[1:] = {words!r}
{world}
runpy.run_module("talentra", run_name="__main__", alter_sys=True)
"""


def copy(folder: Path) -> Path:
    """The sources in another folder, without anything that was made from them."""
    return Path(shutil.copytree(ROOT, folder / "fresh", ignore=shutil.ignore_patterns(*MADE)))


def run(folder: Path, *words: str, world: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command line without site-packages after the statements that change its world."""
    program = START.format(words=list(words), world=world)
    return subprocess.run(
        [PYTHON, "-S", "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
