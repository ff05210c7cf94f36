"""A file out of an npm package that a committed lock names, fetched once and kept."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.harness import run
from tests.harness.chromium import KEPT, bun
from tests.harness.program import NotReady


def kept(recipe: Path, pattern: str) -> Path:
    """The file that matches below node_modules, once what the recipe's lock names is there."""
    lock = hashlib.sha256((recipe / "bun.lock").read_bytes()).hexdigest()
    file = KEPT / f"{recipe.name}-{lock[:12]}"
    KEPT.mkdir(exist_ok=True)
    with run.locked(recipe.name, below=KEPT):
        if not file.exists():
            _fetch(recipe, pattern, file)
    return file


def _fetch(recipe: Path, pattern: str, file: Path) -> None:
    """Fetch beside it, then rename, so that it is whole or not there."""
    with TemporaryDirectory(dir=KEPT, prefix="fetching-") as temporary:
        workshop = Path(temporary, "workshop")
        shutil.copytree(recipe, workshop)
        finished = subprocess.run(
            [bun(), "install", "--frozen-lockfile", "--ignore-scripts"],
            check=False,
            cwd=workshop,
            env={**os.environ, "BUN_INSTALL_CACHE_DIR": str(workshop / "cache")},
            capture_output=True,
            text=True,
        )
        found = [*(workshop / "node_modules").glob(pattern)]
        if finished.returncode != 0 or len(found) != 1:
            raise NotReady(f"{file.name} was not fetched:\n{finished.stdout}{finished.stderr}")
        found[0].rename(file)
