"""Doctor: look at everything a start needs, and say how to mend what is wrong."""

import os
import shutil
import stat
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from sqlalchemy.exc import SQLAlchemyError

from talentra import db, migrations
from talentra import files as stored
from talentra._bootstrap import ROOT, say
from talentra.cli import client
from talentra.cli.serve import redis_failure
from talentra.cli.settings import chosen
from talentra.config import Settings
from talentra.errors import Away

Check = Callable[[Settings], str | None]
LEAST = 500  # MB free; below it, uploads and the database will soon fail


def run(options: Namespace) -> int:
    """Print one line for each check; exit code 1 when something must be mended."""
    settings = chosen(options)
    problems = [(name, check(settings)) for name, check in CHECKS.items()]
    for name, problem in problems:
        say(f"{'MEND' if problem else 'ok  '}  {name}{': ' if problem else ''}{problem or ''}")
    say(f"note  {told_of_ai(settings)}")
    broken = sum(problem is not None for _, problem in problems)
    say(f"{broken} to mend." if broken else "All is well.")
    return 1 if broken else 0


def python(_: Settings) -> str | None:
    """The versions that Talentra is tested with."""
    return None if sys.version_info < (3, 15) else "use Python 3.11 to 3.14."


def space(settings: Settings) -> str | None:
    """Room on both disks that are written to."""
    for folder in {ROOT, _existing(settings.data)}:
        free = shutil.disk_usage(folder).free // 1_000_000
        if free < LEAST:
            return f"only {free} MB are free in {folder}; make room."
    return None


def data_folder(settings: Settings) -> str | None:
    """Whether this user may write where everything is kept."""
    folder = _existing(settings.data)
    if os.access(folder, os.W_OK | os.X_OK):
        return None
    return f"{folder} is not writable: chown it to this user, or set TALENTRA_DATA."


def secret_key(settings: Settings) -> str | None:
    """The kept secret is readable by its owner alone."""
    kept = settings.data / "secret"
    if not kept.exists() or stat.S_IMODE(kept.stat().st_mode) & 0o077 == 0:
        return None
    return f"others can read {kept}: chmod 600 {kept}."


def database(settings: Settings) -> str | None:
    """Whether the database answers and has this version's schema."""
    try:
        with db.engine().connect() as connection:
            current = migrations.current(connection)
    except SQLAlchemyError as failure:
        return f"it does not answer ({_first_line(failure)}): start it or correct DATABASE_URL."
    if current != migrations.head():
        return "its schema is not this version's: run python3 -m talentra migrate."
    return None


def redis(settings: Settings) -> str | None:
    """Whether Redis answers, when there should be one."""
    return redis_failure(settings.redis_url) if settings.redis_url else None


def files(settings: Settings) -> str | None:
    """Whether uploads can be kept."""
    if settings.bucket:
        return _bucket_failure()
    folder = _existing(Path(settings.files or ""))
    if os.access(folder, os.W_OK | os.X_OK):
        return None
    return f"{folder} is not writable: chown it to this user, or set TALENTRA_FILES."


def ai(settings: Settings) -> str | None:
    """Whether what is set of an AI is enough to ask it."""
    named = settings.openai_base_url or settings.openai_api_key
    if settings.ai_model and not named:
        return "TALENTRA_AI_MODEL needs OPENAI_BASE_URL (or OPENAI_API_KEY for OpenAI's own)."
    if named and not settings.ai_model:
        return "OPENAI_BASE_URL needs TALENTRA_AI_MODEL, the model to ask."
    return None


def told_of_ai(settings: Settings) -> str:
    """Whether an AI is asked, and which, without the key."""
    if not settings.has_ai:
        return "the AI is off; docs/ai.md says how to switch it on."
    server = urlsplit(settings.openai_base_url or "").hostname or "OpenAI"
    return f"the AI is on: {settings.ai_model} at {server}."


def web_client(_: Settings) -> str | None:
    """Whether the client that is there belongs to these sources."""
    built = client.built(client.digest())
    return (
        None if built else "not built from these sources; the next python3 -m talentra builds it."
    )


CHECKS: dict[str, Check] = {
    "Python": python,
    "free disk": space,
    "data folder": data_folder,
    "secret key": secret_key,
    "database": database,
    "Redis": redis,
    "stored files": files,
    "AI": ai,
    "web client": web_client,
}


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return folder if folder.exists() or folder.parent == folder else _existing(folder.parent)


def _bucket_failure() -> str | None:
    try:
        stored.check()
    except Away as away:
        return f"{away.sentence} Look at TALENTRA_FILES and the AWS_ settings."
    return None


def _first_line(failure: SQLAlchemyError) -> str:
    return str(failure).splitlines()[0]
