"""Candidates whom nobody may erase."""

import sqlalchemy as sa
from alembic import op

revision = "legal_holds"
down_revision = "prepared_reports"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "legal_holds",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.Column("held_by", sa.Uuid(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["users.id"], name="fk_legal_holds_candidate_id"),
        sa.ForeignKeyConstraint(["held_by"], ["users.id"], name="fk_legal_holds_held_by"),
        sa.PrimaryKeyConstraint("candidate_id", name="pk_legal_holds"),
    )


def downgrade() -> None:
    op.drop_table("legal_holds")
