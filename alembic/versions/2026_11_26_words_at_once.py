"""Words of a job go into PostgreSQL's index at once; a waiting list is read at each search."""

from alembic import op

revision = "words_at_once"
down_revision = "kept_counts"
branch_labels = None
depends_on = None

INDEX = "ix_job_words_words"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER INDEX {INDEX} SET (fastupdate = off)")
        op.execute(f"SELECT gin_clean_pending_list('{INDEX}')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER INDEX {INDEX} RESET (fastupdate)")
