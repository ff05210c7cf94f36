"""Let SQLite refuse INSERT OR REPLACE of history, whoever connects and however."""

from alembic import op

revision = "history_is_not_replaced"
down_revision = "0001"
branch_labels = None
depends_on = None

# What a row is known by: REPLACE would delete whatever has the same, without a delete trigger.
KEYS = {
    "stage_events": (
        "id = NEW.id",
        "application_id = NEW.application_id AND number = NEW.number",
        "undoes_id = NEW.undoes_id",
    ),
    "audit_entries": ("id = NEW.id",),
}


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, keys in KEYS.items():
            # a search for each key: with OR inside one, SQLite reads the whole table
            known = " OR ".join(
                f"EXISTS (SELECT 1 FROM {table} WHERE {key})"
                for key in ("rowid = NEW.rowid", *keys)
            )
            op.execute(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {known} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in KEYS:
            op.execute(f"DROP TRIGGER {table}_no_replace")
