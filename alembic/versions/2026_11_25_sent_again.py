"""What was sent before an application was withdrawn and sent again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "sent_again"
down_revision = "saved_jobs"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
REFERENCES = {
    "application_id": "applications.id",
    "file_sha256": "files.sha256",
    "resume_id": "resumes.id",
    "job_version_id": "job_versions.id",
}


def upgrade() -> None:
    op.create_table(
        "former_seals",
        sa.Column("file_sha256", sa.String(length=64), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("resume_id", sa.Uuid(), nullable=False),
        sa.Column("resume_text", sa.Text(), nullable=False),
        sa.Column("profile", DOCUMENT, nullable=False),
        sa.Column("job_version_id", sa.Uuid(), nullable=False),
        sa.Column("cover_note", sa.String(length=4000), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        *[
            sa.ForeignKeyConstraint([column], [there], name=op.f(f"fk_former_seals_{column}"))
            for column, there in REFERENCES.items()
        ],
        sa.PrimaryKeyConstraint("application_id", "number", name=op.f("pk_former_seals")),
    )
    for column in ("file_sha256", "resume_id", "job_version_id"):
        op.create_index(op.f(f"ix_former_seals_{column}"), "former_seals", [column])


def downgrade() -> None:
    op.drop_table("former_seals")
