"""Laying the guard of the history aside, which only the removal of the demo company may do.

Triggers of the database refuse to change or remove history. Here they are away inside of one
transaction: whoever else writes meanwhile waits, and when it fails they were never away.
"""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.orm import Session

GUARDED = ("audit_entries", "stage_events", "history_links")
OF_SQLITE = (
    "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' "
    "AND tbl_name IN ('audit_entries', 'stage_events', 'history_links') "
    "AND (name LIKE '%_no_delete' OR name LIKE '%_no_update')"
)


@contextmanager
def laid_aside(session: Session) -> Generator[None]:
    """Let rows of the history be removed until the block ends."""
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        for table in GUARDED:
            connection.exec_driver_sql(f"ALTER TABLE {table} DISABLE TRIGGER {table}_append_only")
        yield
        for table in GUARDED:
            connection.exec_driver_sql(f"ALTER TABLE {table} ENABLE TRIGGER {table}_append_only")
        return
    triggers = [tuple(row) for row in connection.exec_driver_sql(OF_SQLITE)]
    for name, _ in triggers:
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)
