"""Settings as the command line sees them: options first, then the environment, then .env."""

import os
from argparse import Namespace

from pydantic import ValidationError

from talentra._bootstrap import fail
from talentra.config import Settings, settings

OPTIONS = {"host": "TALENTRA_HOST", "port": "TALENTRA_PORT", "workers": "TALENTRA_WORKERS"}


def chosen(options: Namespace) -> Settings:
    """The settings with the options on top, for this process and all it starts."""
    given = {name: getattr(options, name, None) for name in OPTIONS}
    change({OPTIONS[name]: str(value) for name, value in given.items() if value is not None})
    if getattr(options, "no_demo", False):
        change({"TALENTRA_DEMO": "off"})
    return read()


def change(variables: dict[str, str]) -> None:
    """Set environment variables and forget the settings read before."""
    os.environ.update(variables)
    settings.cache_clear()


def read() -> Settings:
    """The settings, or a sentence for each one that cannot be."""
    try:
        return settings()
    except ValidationError as wrong:
        sentences = (_sentence(error["loc"], error["msg"]) for error in wrong.errors())
        fail("\n".join(sentences))
    except PermissionError as refused:
        fail(f"Talentra may not write to {refused.filename}. Choose another TALENTRA_DATA folder.")


def _sentence(where: tuple[int | str, ...], message: str) -> str:
    name = str(where[0]) if where else ""
    variable = name if name.isupper() else f"TALENTRA_{name.upper()}"
    return f"{variable}: {message}." if name else message.removeprefix("Value error, ")
