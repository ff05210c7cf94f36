"""How a page's state takes over what was read, and says when that failed."""

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

    A bug goes on rising to where it is logged.
    """
    problem = BROKEN
    try:
        yield
        problem = ""
    except Unauthenticated:
        raise
    except Expected as failure:
        problem = failure.sentence
    finally:
        put(state, problem=problem, loaded=True)
