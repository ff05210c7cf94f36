"""What the database holds, so that a refused call can be shown to have changed nothing."""

from collections import Counter
from typing import Any

from sqlalchemy import Row, select
from sqlmodel import SQLModel

from talentra import db
from tests.harness.server import Server

REFUSED = "access.refused"  # the one thing that is written about what was not done
# Written by the server itself, a moment after what they link, count or tell of.
ITS_OWN = {"history_links", "tallies", "tally_changes", "workers"}
# When a sign-in was last used and how far an errand has come: not what anybody did.
ALIVE = {"last_seen_at", "due_at", "claimed_until", "attempts", "done_at", "last_error"}


def stored(server: Server) -> dict[str, list[str]]:
    """Every row of every table in words, but for the refusals that were written down."""
    with server.behind(), db.reading() as session:
        return {
            table.name: sorted(
                _words(row)
                for row in session.execute(select(table))
                if row._mapping.get("action") != REFUSED
            )
            for table in SQLModel.metadata.sorted_tables
            if table.name not in ITS_OWN
        }


def refusals(server: Server) -> Counter[str]:
    """How many refusals were written down, by the full name of who was refused."""
    tables = SQLModel.metadata.tables
    users, entries = tables["users"], tables["audit_entries"]
    named = select(users.c.full_name).join(entries, entries.c.actor_id == users.c.id)
    with server.behind(), db.reading() as session:
        return Counter(session.execute(named.where(entries.c.action == REFUSED)).scalars())


def _words(row: Row[Any]) -> str:
    return repr({name: value for name, value in row._mapping.items() if name not in ALIVE})
