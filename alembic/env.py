"""Runs migrations inside the one locked transaction that talentra.migrations opens for them."""

from alembic import context
from sqlalchemy import Connection
from sqlmodel import SQLModel

import talentra.models  # noqa: F401  (fills the metadata that migrations are compared with)
from talentra.migrations import alone

# What finds words: of another kind, and made of more, on each engine.
ENGINES_OWN = ("job_words_index", "ix_job_words_words")


def is_described(name: str | None, kind: str, parents: object) -> bool:
    """Whether the models say what a table or index is like."""
    return kind not in {"table", "index"} or not (name or "").startswith(ENGINES_OWN)


def run(connection: Connection) -> None:
    """Run what is missing on this connection."""
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        render_as_batch=True,
        compare_type=True,
        transactional_ddl=True,
        include_name=is_described,
        user_module_prefix="talentra.models.base.",
    )
    context.run_migrations()


if (given := context.config.attributes.get("connection")) is not None:
    run(given)  # whoever gives one has opened that transaction
else:
    with alone() as locked:
        run(locked)
