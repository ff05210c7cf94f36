"""From whom a candidate was taken over, and names by which lists of applications go."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "taking_over"
down_revision = "what_is_theirs"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_applications_recruiter_id_sort_name": ("recruiter_id", "sort_name", "id"),
    "ix_applications_sort_name_id": ("sort_name", "id"),
}
LONGEST_NAME = 120


def upgrade() -> None:
    op.create_table(
        "takeovers",
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("taken_from", sa.Uuid(), nullable=False),
        sa.Column("put_away_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name="fk_takeovers_assignment_id"
        ),
        sa.ForeignKeyConstraint(["taken_from"], ["users.id"], name="fk_takeovers_taken_from"),
        sa.PrimaryKeyConstraint("assignment_id", name="pk_takeovers"),
    )
    by_letters = sa.String(LONGEST_NAME, collation=_collation())
    op.add_column(
        "applications", sa.Column("sort_name", by_letters, nullable=False, server_default="")
    )
    _name_applications()
    for name, columns in INDEXES.items():
        op.create_index(name, "applications", columns)


def downgrade() -> None:
    for name in INDEXES:
        op.drop_index(name, "applications")
    op.drop_column("applications", "sort_name")
    op.drop_table("takeovers")


def _collation() -> str | None:
    """Letters in the order of their code points, as SQLite has them."""
    return "C" if op.get_bind().dialect.name == "postgresql" else None


def _name_applications() -> None:
    """Give every application the name by which lists go, as it is folded on this day."""
    connection = op.get_bind()
    users = sa.table("users", sa.column("id", sa.Uuid()), sa.column("full_name", sa.String()))
    applications = sa.table(
        "applications",
        sa.column("candidate_id", sa.Uuid()),
        sa.column("sort_name", sa.String()),
    )
    sent = sa.select(applications.c.candidate_id)
    people = connection.execute(
        sa.select(users.c.id, users.c.full_name).where(users.c.id.in_(sent))
    ).all()
    named = [{"whose": user_id, "name": _folded(name)} for user_id, name in people]
    if named:
        change = applications.update().where(applications.c.candidate_id == sa.bindparam("whose"))
        connection.execute(change.values(sort_name=sa.bindparam("name")), named)


def _folded(full_name: str) -> str:
    letters = unicodedata.normalize("NFKD", full_name.casefold())
    return "".join(c for c in letters if not unicodedata.combining(c))[:LONGEST_NAME]
