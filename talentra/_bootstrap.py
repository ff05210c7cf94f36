"""From a bare machine to .venv: the standard library alone, and every step says what it does."""

import ast
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = ROOT / ".venv.unfinished"
LOCKS = {"run": ROOT / "requirements.txt", "test": ROOT / "tests" / "requirements.txt"}
SPACE = {"run": 1500, "test": 2500}  # MB: packages, web packages and what is built from them

# What pip calls it: what uv calls it. uv reads no pip.conf, and a mirror is often named only there.
FOR_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "extra-index-url": "UV_INDEX",
    "find-links": "UV_FIND_LINKS",
    "trusted-host": "UV_INSECURE_HOST",
    "timeout": "UV_HTTP_TIMEOUT",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
}
REASONS = {  # the first pattern found in what the installers printed
    r"No space left|Disk quota": "The disk is full. Make room and run the same command again.",
    r"DO NOT MATCH THE HASHES|[Hh]ash mismatch": "A downloaded package is not the one Talentra was "
    "tested with. Look where packages come from (pip config list) and run the same command again.",
    r"onnect|resol|timed out|unreachable|SSL|No matching": "The package index was not reached or "
    "lacks a package. Check the network, or name a mirror (pip config set global.index-url ...), "
    "and run the same command again.",
    "": "The packages could not be installed; the lines above say why.",
}


def ready(purpose: str) -> None:
    """Return when this process can import all of `purpose` (run, test), or start anew in .venv."""
    os.chdir(ROOT)
    if not _stamped(purpose):
        if not _inside() and complete(purpose):
            return
        _install(purpose)
    elif _inside():
        return
    os.execv(PYTHON, [str(PYTHON), "-m", "talentra", *sys.argv[1:]])


def say(words: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(words, flush=True)


def fail(words: str) -> NoReturn:
    """End with a sentence and exit code 1."""
    sys.exit("\n" + words)


@contextmanager
def step(words: str) -> Generator[None]:
    """Announce a step, and how long it took."""
    start = time.monotonic()
    say(f"  {words} ...")
    yield
    say(f"    done in {time.monotonic() - start:.1f} s")


@contextmanager
def alone(path: Path, waiting: str) -> Generator[None]:
    """Hold the file's lock; when another process has it, say what we wait for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say(waiting)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def complete(purpose: str) -> bool:
    """Whether the running Python has every package of the lock at its version."""
    locked = re.findall(r"^([\w.-]+)==(\S+) \\$", LOCKS[purpose].read_text(), re.MULTILINE)
    try:
        return all(importlib.metadata.version(name) == version for name, version in locked)
    except importlib.metadata.PackageNotFoundError:
        return False


def stamp(purpose: str) -> str:
    """What .venv must have been made from to be used: the lock and this kind of Python."""
    digest = hashlib.sha256(LOCKS[purpose].read_bytes()).hexdigest()
    return f"{sys.implementation.cache_tag} {digest}"


def pinned(name: str, lock: Path) -> str:
    """The lines of one package in a lock file, hashes and all."""
    found = re.search(rf"^{name}==.*?(?=^\S|\Z)", lock.read_text(), re.MULTILINE | re.DOTALL)
    if found is None:
        raise LookupError(f"{name} is not in {lock}")
    return found[0]


def reason(output: str) -> str:
    """The sentence for a failed installation."""
    return next(sentence for pattern, sentence in REASONS.items() if re.search(pattern, output))


def uv_environment(listed: str, environment: Mapping[str, str]) -> dict[str, str]:
    """The environment in which uv asks the same indexes as pip, given `pip config list`."""
    rows = re.findall(r"^(global|install|:env:)\.([\w-]+)=(.+)$", listed, re.MULTILINE)
    rows.sort(key=lambda row: ("global", "install", ":env:").index(row[0]))
    chosen = {key: str(ast.literal_eval(value)).split() for _, key, value in rows}
    uv = {FOR_UV[key]: " ".join(words) for key, words in chosen.items() if key in FOR_UV}
    if "find-links" in chosen:
        uv["UV_FIND_LINKS"] = ",".join(chosen["find-links"])
    if "extra-index-url" in chosen:  # as pip does; the hashes say which file may come from where
        uv["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    if not os.access(environment.get("HOME", "/"), os.W_OK):
        uv["UV_NO_CACHE"] = "1"
    return {**uv, **environment}


def _inside() -> bool:
    return Path(sys.prefix).resolve() == VENV.resolve()


def _stamp_file(purpose: str) -> Path:
    return VENV / f"talentra-{purpose}.stamp"


def _stamped(purpose: str) -> bool:
    try:
        return _stamp_file(purpose).read_text() == stamp(purpose) and PYTHON.exists()
    except OSError:
        return False


def _install(purpose: str) -> None:
    try:
        with alone(ROOT / ".venv.lock", "Another start is installing Talentra; waiting for it ..."):
            if not _stamped(purpose):
                _install_alone(purpose)
    except PermissionError as refused:
        fail(f"Talentra may not write to {refused.filename}. Give this user the folder {ROOT}.")
    except OSError as failure:
        fail(reason(str(failure)) if failure.errno == 28 else f"Installing failed: {failure}")


def _install_alone(purpose: str) -> None:
    _check_space(purpose)
    count = len(re.findall(r"^[\w.-]+==", LOCKS[purpose].read_text(), re.MULTILINE))
    say(f"Installing what Talentra needs into {VENV} (once)")
    usable = _usable()
    UNFINISHED.touch()
    if not usable:
        with step("1 of 2: making a virtual environment"):
            _make_venv()
    with step(f"2 of 2: installing {count} packages"):
        _install_packages(LOCKS[purpose])
    for covered in ("run", purpose):
        _stamp_file(covered).write_text(stamp(covered))
    UNFINISHED.unlink()


def _check_space(purpose: str) -> None:
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < SPACE[purpose]:
        fail(
            f"Talentra needs about {SPACE[purpose]} MB in {ROOT}; only {free} MB are free. "
            "Make room and run the same command again."
        )


def _make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        fail(
            "This Python cannot make virtual environments: its venv package is missing. "
            "On Debian or Ubuntu: apt install python3-venv. Then run the same command again."
        )
    made = _run(sys.executable, "-m", "venv", "--clear", str(VENV))
    if made.returncode:
        fail(f"{made.stdout}{made.stderr}\nThe virtual environment {VENV} could not be made.")


def _usable() -> bool:
    """Whether .venv is whole and of this kind of Python; an installation cut short is not."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    probe = _run(str(PYTHON), "-c", "import pip, sys; print(sys.implementation.cache_tag)")
    return probe.stdout.strip() == sys.implementation.cache_tag


def _install_packages(lock: Path) -> None:
    failure = _install_uv(lock) or _uv(lock)
    if failure:
        say("    uv could not do it; pip tries (slower) ...")
        failure = _pip(lock)
    if failure:
        say(failure)
        fail(reason(failure))


def _install_uv(lock: Path) -> str:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(pinned("uv", lock))
        file.flush()
        return _pip(Path(file.name))


def _uv(lock: Path) -> str:
    listed = _run(str(PYTHON), "-m", "pip", "config", "list").stdout
    quiet = [] if sys.stderr.isatty() else ["--quiet"]
    done = _run(
        *(str(VENV / "bin" / "uv"), "pip", "install", *quiet, "--python", str(PYTHON)),
        *("--require-hashes", "-r", str(lock)),
        environment=uv_environment(listed, os.environ),
        shown=not quiet,
    )
    return (done.stderr or "uv failed") if done.returncode else ""


def _pip(lock: Path) -> str:
    done = _run(
        *(str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input", "--retries", "2"),
        *("--no-user", "--disable-pip-version-check", "--require-hashes", "-r", str(lock)),
    )
    return (done.stderr or "pip failed") if done.returncode else ""


def _run(
    *command: str, environment: Mapping[str, str] | None = None, shown: bool = False
) -> subprocess.CompletedProcess[str]:
    stderr = None if shown else subprocess.PIPE
    return subprocess.run(
        command, env=environment, text=True, check=False, stdout=subprocess.PIPE, stderr=stderr
    )
