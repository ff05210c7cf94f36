"""The log of slow statements: what was asked and how long it took, without what was filled in."""

import time
from typing import Any

import structlog
from sqlalchemy import Engine, event

LONGEST = 2_000  # characters of a statement that are kept
BEGAN = "talentra_began"
log = structlog.get_logger()


def watch(engine: Engine, milliseconds: int) -> None:
    """Log each statement of the engine that takes as long or longer; 0 logs none.

    Literals are never in a statement of ours: values travel beside it, and are not logged.
    """
    if not milliseconds:
        return

    def begin(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        connection.info[BEGAN] = time.monotonic()

    def end(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        _judge(connection, statement, milliseconds)

    def fail(context: Any) -> None:
        if context.connection is not None and context.statement:
            _judge(context.connection, context.statement, milliseconds)

    event.listen(engine, "before_cursor_execute", begin)
    event.listen(engine, "after_cursor_execute", end)
    event.listen(engine, "handle_error", fail)


def _judge(connection: Any, statement: str, milliseconds: int) -> None:
    began = connection.info.pop(BEGAN, None)
    took = (time.monotonic() - began) * 1000 if began else 0
    if took >= milliseconds:
        said = " ".join(statement.split())[:LONGEST]
        log.warning("slow_statement", milliseconds=round(took, 1), statement=said)
