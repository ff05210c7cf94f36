"""Logs: one JSON object a line, in UTC, without what people typed."""

import logging
import re
import sys
import traceback
from typing import Any

import structlog

from talentra import tally

# These quote events, with everything that was sent in them, when something about one is wrong.
TALKATIVE = ("reflex", "reflex_base", "socketio", "engineio", "asyncio")
WORTH_COUNTING = {"warning", "error", "critical"}
QUOTED = re.compile(r"[:({\[='\"]")


def set_up_logs() -> None:
    """Send our own and everybody else's log lines to standard error."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[_count, *shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        cache_logger_on_first_use=True,
    )
    render = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(render)
    handler.addFilter(Discretion())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("talentra").setLevel(logging.INFO)
    for name in [known for known in logging.root.manager.loggerDict if _is_talkative(known)]:
        logging.getLogger(name).handlers.clear()  # what they have set up for themselves


def _count(_logger: Any, level: str, told: Any) -> Any:
    """Count our own warnings and errors by what they tell of: each name stands in our code."""
    if level in WORTH_COUNTING:
        tally.count("log_lines_total", level=level, event=told.get("event"))
    return told


class Discretion(logging.Filter):
    """Keeps of the frameworks' lines what happened and where, and not what was sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the message where it begins to quote, the failure to its type and its place."""
        if _is_talkative(record.name):
            record.msg, record.args = QUOTED.split(record.getMessage())[0].strip(), ()
            if record.exc_info:
                kind, _, where = record.exc_info
                place = "".join(traceback.format_tb(where)[-3:])
                record.msg += f" {kind.__name__ if kind else ''} {place}"
                record.exc_info = record.exc_text = None
        return True


def _is_talkative(name: str) -> bool:
    return name.split(".", maxsplit=1)[0] in TALKATIVE
