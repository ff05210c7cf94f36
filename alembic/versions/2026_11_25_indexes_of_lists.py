"""Indexes for the lists of admins and of one job, and for removing a posting's texts."""

import sqlalchemy as sa
from alembic import op

revision = "indexes_of_lists"
down_revision = "history_is_not_replaced"
branch_labels = None
depends_on = None

WHOLE = (
    ("applications", "ix_applications_changed", ("stage_changed_at", "id")),
    ("applications", "ix_applications_job_id_changed", ("job_id", "stage_changed_at", "id")),
    ("seals", "ix_seals_job_version_id", ("job_version_id",)),
    ("users", "ix_users_created_at_id", ("created_at", "id")),
)
PARTIAL = (
    (
        *("applications", "ix_applications_candidate_id_waiting", ("candidate_id",)),
        "recruiter_id IS NULL",
    ),
)


def upgrade() -> None:
    for table, name, columns in WHOLE:
        op.create_index(name, table, columns)
    for table, name, columns, condition in PARTIAL:
        where = sa.text(condition)
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for table, name, *_ in (*PARTIAL, *WHOLE):
        op.drop_index(name, table)
