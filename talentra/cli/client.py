"""The web client: built once for these sources, then only served."""

import hashlib
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from talentra._bootstrap import ROOT, alone, fail, say, step

WEB = ROOT / ".web"
BUILT = WEB / "build" / "client" / "index.html"
STAMP = WEB / "talentra.digest"
MARK = "step: "  # the build's lines meant for the person at the terminal begin so
SHOWN = 30  # last lines of a failed build
REFLEX = {
    "REFLEX_CHECK_LATEST_VERSION": "false",
    "REFLEX_TELEMETRY_ENABLED": "false",
    "REFLEX_DIR": str(ROOT / ".reflex"),  # nothing is written outside this folder
}


def build() -> None:
    """Build the client unless the one there is from these very sources."""
    wanted = digest()
    if built(wanted):
        return
    with alone(ROOT / ".web.lock", "Another start is building the web client; waiting for it ..."):
        if not built(wanted):
            _build(wanted)


def built(wanted: str) -> bool:
    """Whether the client there was finished from sources of this digest."""
    return BUILT.exists() and STAMP.exists() and STAMP.read_text() == wanted


def digest() -> str:
    """SHA-256 over names and contents of everything a page can be made from."""
    made = hashlib.sha256()
    for path in sorted(_sources()):
        made.update(f"{path.relative_to(ROOT)}\0".encode())
        made.update(hashlib.sha256(path.read_bytes()).digest())
    return made.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (ROOT / "talentra").rglob("*.py")
    yield from (path for path in (ROOT / "assets").rglob("*") if path.is_file())
    yield from (ROOT / "reflex.lock").glob("*.*")
    yield from (ROOT / "rxconfig.py", ROOT / "requirements.txt")


def _build(wanted: str) -> None:
    STAMP.unlink(missing_ok=True)
    with step("Building the web client (once for this version)"):
        status, lines = _compile()
        if status or not BUILT.exists():  # what is there may be an older one
            say("\n".join(lines[-SHOWN:]))
            fail("The web client could not be built; the lines above say why.")
    STAMP.write_text(wanted)


def _compile() -> tuple[int, list[str]]:
    """How the build ended and what it printed; its steps are shown as they happen."""
    secret = {"SECRET_KEY": secrets.token_urlsafe(48)}  # a build must not make the kept one
    command = [sys.executable, "-m", "talentra.cli.compile"]
    lines: list[str] = []
    with subprocess.Popen(  # noqa: S603 - our own module
        command,
        cwd=ROOT,
        env={**os.environ, **REFLEX, **secret},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        for line in process.stdout or ():
            lines.append(line.rstrip())
            if line.startswith(MARK):
                say(f"    {lines[-1].removeprefix(MARK)}")
    return process.returncode, lines
