"""Drafts of the resume builder, and their versions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "resume_drafts"
down_revision = "legal_holds"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "resume_drafts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(120), nullable=False),
        sa.Column("content", DOCUMENT, nullable=False),
        sa.Column("look", DOCUMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("removed_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["users.id"], name="fk_resume_drafts_candidate_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_resume_drafts"),
    )
    op.create_index("ix_resume_drafts_candidate_id", "resume_drafts", ["candidate_id"])
    op.create_table(
        "draft_versions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", DOCUMENT, nullable=False),
        sa.Column("look", DOCUMENT, nullable=False),
        sa.Column("name", sa.String(60), nullable=True),
        sa.Column("is_typed", sa.Boolean(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["draft_id"],
            ["resume_drafts.id"],
            name="fk_draft_versions_draft_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_draft_versions"),
        sa.UniqueConstraint("draft_id", "number", name="uq_draft_versions_draft_id_number"),
    )


def downgrade() -> None:
    op.drop_table("draft_versions")
    op.drop_table("resume_drafts")
