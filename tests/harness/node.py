"""A Node for the type checker, which bun runs far too slowly: the machine's own, or a fetched one.

Everything else that is JavaScript here runs in bun.
"""

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from tests.harness import npm

RECIPE = Path(__file__).parent / "node_js"


@cache
def found() -> Path:
    """The machine's Node, the one that Playwright brings along, or the one out of the lock."""
    for candidate in (shutil.which("node"), _playwrights()):
        if candidate and _runs(Path(candidate)):
            return Path(candidate)
    return fetched()


def fetched() -> Path:
    """The one out of the npm registry, as the committed lock names it."""
    return npm.kept(RECIPE, "*/bin/node")


def _playwrights() -> Path | None:
    """It needs libatomic, which bare machines lack."""
    package = find_spec("playwright")
    return Path(package.origin).parent / "driver" / "node" if package and package.origin else None


def _runs(node: Path) -> bool:
    try:
        subprocess.run([node, "--version"], check=True, capture_output=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return False
    return True
