"""The chain that audit entries and stage events are linked into; what is there is linked later."""

import sqlalchemy as sa
from alembic import op

revision = "history_links"
down_revision = "taking_over"
branch_labels = None
depends_on = None

TABLE = "history_links"
KEYS = "rowid = NEW.rowid OR number = NEW.number OR (log = NEW.log AND row_id = NEW.row_id)"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "log",
            sa.Enum(
                "audit_entries",
                "stage_events",
                name="log",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("row_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_history_links")),
        sa.UniqueConstraint("log", "row_id", name=op.f("uq_history_links_log_row_id")),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_on_sqlite()
    else:
        _guard_on_postgresql()


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for name in ("no_update", "no_delete", "no_replace"):
            op.execute(f"DROP TRIGGER {TABLE}_{name}")
    else:
        op.execute(f"DROP TRIGGER {TABLE}_append_only ON {TABLE}")
        op.execute(f"DROP FUNCTION {TABLE}_refuse()")
    op.drop_table(TABLE)


def _guard_on_sqlite() -> None:
    refusal = f"BEGIN SELECT RAISE(ABORT, '{TABLE} is append-only'); END"
    for change in ("UPDATE", "DELETE"):
        name = f"{TABLE}_no_{change.lower()}"
        op.execute(f"CREATE TRIGGER {name} BEFORE {change} ON {TABLE} {refusal}")
    op.execute(
        f"CREATE TRIGGER {TABLE}_no_replace BEFORE INSERT ON {TABLE} "
        f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE {KEYS}) {refusal}"
    )


def _guard_on_postgresql() -> None:
    op.execute(
        f"CREATE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{TABLE} is append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {TABLE}_refuse()"
    )
