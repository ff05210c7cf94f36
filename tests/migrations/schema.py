"""What the database itself says of its schema, on both engines."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from talentra import db

BOOKKEEPING = "alembic_version"
FULL_TEXT = "job_words_index"  # SQLite keeps what finds words in tables of its own
# Nobody asks for rows by these, and the rows they point to are never removed.
NEVER_SEARCHED = {
    "assignments.assigned_by",
    "assignments.ended_by",
    "erasures.carried_out_by",
    "job_versions.created_by",
    "legal_holds.held_by",
    "notifications.candidate_id",
    "takeovers.taken_from",
    "webhooks.created_by",
}


def tables() -> list[str]:
    """Ours; not those in which alembic and a full-text index write down what they know."""
    names = sa.inspect(db.engine()).get_table_names()
    return sorted(name for name in names if name != BOOKKEEPING and not name.startswith(FULL_TEXT))


def misnamed() -> Iterator[str]:
    """Constraints and indexes that are not named by the convention in talentra.models.base."""
    seen = sa.inspect(db.engine())
    for table in tables():
        for kind, columns, name in _named(seen, table):
            exact = {"pk": f"pk_{table}", "fk": f"fk_{table}_{columns[0]}"}
            begins = exact.get(kind, f"{kind}_{table}_")
            if not str(name).startswith(begins) or (kind in exact and name != begins):
                yield f"{table}: {kind} over {', '.join(columns)} is named {name}"


def checks() -> set[str]:
    """The names of all checks, which alembic itself does not compare."""
    seen = sa.inspect(db.engine())
    return {str(each["name"]) for table in tables() for each in seen.get_check_constraints(table)}


def declared_checks() -> set[str]:
    """The names of all checks that the models declare."""
    return {
        str(each.name)
        for table in SQLModel.metadata.tables.values()
        for each in table.constraints
        if isinstance(each, sa.CheckConstraint)
    }


def unindexed() -> Iterator[str]:
    """Columns that refer to another table and lead no index."""
    seen = sa.inspect(db.engine())
    for table in tables():
        led = {columns[0] for columns in _indexed(seen, table)}
        for key in seen.get_foreign_keys(table):
            (column,) = key["constrained_columns"]
            if column not in led:
                yield f"{table}.{column}"


def contents() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table as it is kept."""
    with db.reading() as session:
        connection = session.connection()
        return {
            table: sorted(
                (dict(row) for row in _all(connection, table)), key=lambda row: str(list(row))
            )
            for table in tables()
        }


def _all(connection: sa.Connection, table: str) -> Any:
    return connection.exec_driver_sql(f"SELECT * FROM {table}").mappings()


def _named(seen: sa.Inspector, table: str) -> Iterator[tuple[str, list[str], str | None]]:
    key = seen.get_pk_constraint(table)
    yield "pk", key["constrained_columns"], key["name"]
    for each in seen.get_foreign_keys(table):
        yield "fk", each["constrained_columns"], each["name"]
    for each in seen.get_unique_constraints(table):
        yield "uq", each["column_names"], each["name"]
    for each in seen.get_check_constraints(table):
        yield "ck", [str(each["sqltext"])], each["name"]
    for each in seen.get_indexes(table):
        if not each.get("duplicates_constraint"):
            kind = "uq" if each["unique"] else "ix"
            yield kind, [str(name) for name in each["column_names"]], each["name"]


def _indexed(seen: sa.Inspector, table: str) -> Iterator[list[str]]:
    """The columns of every whole index, those of keys and unique constraints included."""
    yield seen.get_pk_constraint(table)["constrained_columns"]
    for constraint in seen.get_unique_constraints(table):
        yield constraint["column_names"]
    for index in seen.get_indexes(table):
        options = index.get("dialect_options", {})
        if not any(name.endswith("_where") for name in options):  # a partial one finds some only
            yield [str(name) for name in index["column_names"]]
