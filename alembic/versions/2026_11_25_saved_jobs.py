"""Jobs that candidates save."""

import sqlalchemy as sa
from alembic import op

revision = "saved_jobs"
down_revision = "looks_and_views"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "saved_jobs",
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["users.id"], name=op.f("fk_saved_jobs_candidate_id")
        ),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_saved_jobs_job_id")),
        sa.PrimaryKeyConstraint("candidate_id", "job_id", name=op.f("pk_saved_jobs")),
    )
    op.create_index(op.f("ix_saved_jobs_job_id"), "saved_jobs", ["job_id"])


def downgrade() -> None:
    op.drop_table("saved_jobs")
