"""Let skills that begin alike stand together in PostgreSQL's index too, as they do in SQLite's."""

from alembic import op

revision = "skills_that_begin_alike"
down_revision = "words_of_jobs"
branch_labels = None
depends_on = None


def upgrade() -> None:
    compare("C")


def downgrade() -> None:
    compare("default")


def compare(collation: str) -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f'ALTER TABLE skills ALTER COLUMN folded TYPE varchar(60) COLLATE "{collation}"')
