"""What people cannot see of a file that a program reads."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "text_that_is_not_seen"
down_revision = "resume_drafts"
branch_labels = None
depends_on = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.add_column("files", sa.Column("hidden", DOCUMENT, nullable=True))


def downgrade() -> None:
    op.drop_column("files", "hidden")
