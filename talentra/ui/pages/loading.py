"""How a page's state takes over what was read, and says when that failed."""

from asyncio import CancelledError
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from talentra.errors import Expected, Unauthenticated

BROKEN = "This could not be loaded. Try again in a moment."


def put(state: Any, **values: Any) -> None:
    """Set what differs: only that is sent to the browser."""
    for name, value in values.items():
        if getattr(state, name) != value:
            setattr(state, name, value)


@contextmanager
def loading(state: Any) -> Generator[None]:
    """Let a state with `loaded` and `problem` say why it could not load, in place of its content.

    A bug goes on rising to where it is logged. Who is broken off leaves everything as it is: what
    was asked for instead says what comes of it.
    """
    came: dict[str, Any] = {"problem": BROKEN, "loaded": True}
    try:
        yield
        came["problem"] = ""
    except CancelledError:
        came = {}
        raise
    except Unauthenticated:
        raise
    except Expected as failure:
        came["problem"] = failure.sentence
    finally:
        put(state, **came)
