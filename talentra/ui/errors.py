"""The error door of the pages: what went wrong becomes a sentence, in one place."""

import secrets

import reflex as rx
import structlog
from redis import RedisError
from reflex.event import EventSpec

from talentra.errors import Expected, Unauthenticated
from talentra.ui.components.overlays import tell_problem

UNEXPECTED = "Something went wrong on our side. Nothing you did is lost; try again in a moment."
STORE_AWAY = "The server cannot reach what it keeps of open pages. Try again in a moment."
TRACE = "talentra_trace"
log = structlog.get_logger()


def show(exception: Exception) -> EventSpec:
    """What the page does about a failure: says the sentence, or a reference to what we log."""
    if isinstance(exception, Unauthenticated):
        return load_again()
    if isinstance(exception, Expected):
        return tell_problem(exception.sentence)
    if isinstance(exception, RedisError):
        log.warning("redis_away", error=type(exception).__name__)
        return tell_problem(STORE_AWAY)
    reference = secrets.token_hex(4)
    whose = getattr(exception, TRACE, {})
    log.error("page_failed", error_id=reference, exc_info=exception, **whose)
    return tell_problem(UNEXPECTED, reference=reference)


def keep_trace(exception: BaseException) -> None:
    """Note on a failure in which event it came up: it is told of outside of that."""
    setattr(exception, TRACE, structlog.contextvars.get_contextvars())


def note(exception: Exception) -> None:
    """Log what a browser says went wrong in it."""
    log.warning("browser_failed", detail=str(exception)[:500])


def load_again() -> EventSpec:
    """The page as the server would give it now, to whoever the cookie now names."""
    return rx.call_script("window.location.reload()")
