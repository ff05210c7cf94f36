"""Reports that are made beside the requests, once or again and again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "prepared_reports"
down_revision = "workers"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
READINESS = ("waiting", "working", "ready", "failed", "cancelled", "gone")


def upgrade() -> None:
    op.create_table(
        "prepared_reports",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("asked", DOCUMENT, nullable=False),
        sa.Column("readiness", _words("readiness", *READINESS), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("file_sha256", sa.String(64), nullable=True),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("begun_at", MOMENT, nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_prepared_reports_owner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_prepared_reports"),
    )
    op.create_index(
        "ix_prepared_reports_owner_id_asked_at", "prepared_reports", ["owner_id", "asked_at"]
    )
    op.create_index("ix_prepared_reports_file_sha256", "prepared_reports", ["file_sha256"])
    op.create_table(
        "report_schedules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("asked", DOCUMENT, nullable=False),
        sa.Column("rhythm", _words("rhythm", "weekly", "monthly"), nullable=False),
        sa.Column("zone", sa.String(64), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["users.id"], name="fk_report_schedules_owner_id"),
        sa.PrimaryKeyConstraint("id", name="pk_report_schedules"),
    )
    op.create_index("ix_report_schedules_owner_id", "report_schedules", ["owner_id"])


def downgrade() -> None:
    op.drop_table("report_schedules")
    op.drop_table("prepared_reports")


def _words(name: str, *values: str) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
