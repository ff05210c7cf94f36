"""Who has opened what, the views that people save, and indexes of recruiters' lists."""

import sqlalchemy as sa
from alembic import op

revision = "looks_and_views"
down_revision = "skills_that_begin_alike"
branch_labels = None
depends_on = None


INDEXES = {
    "ix_applications_recruiter_id_job_id_stage": (
        *("recruiter_id", "job_id", "stage", "stage_changed_at", "id"),
    ),
    "ix_applications_recruiter_id_applied": ("recruiter_id", "applied_at", "id"),
}


def upgrade() -> None:
    op.create_table(
        "looks",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["application_id"], ["applications.id"], name="fk_looks_application_id"
        ),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_looks_user_id"),
        sa.PrimaryKeyConstraint("application_id", "user_id", name="pk_looks"),
    )
    op.create_index("ix_looks_user_id", "looks", ["user_id"])
    op.create_table(
        "saved_views",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("asked", sa.String(1000), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_saved_views_user_id"),
        sa.PrimaryKeyConstraint("id", name="pk_saved_views"),
        sa.UniqueConstraint("user_id", "name", name="uq_saved_views_user_id_name"),
    )
    for name, columns in INDEXES.items():
        op.create_index(name, "applications", columns)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "applications")
    op.drop_table("saved_views")
    op.drop_table("looks")
