"""An index for the list of people in the order of their names."""

from alembic import op

revision = "people_by_name"
down_revision = "sent_again"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_users_full_name_id", "users", ["full_name", "id"])


def downgrade() -> None:
    op.drop_index("ix_users_full_name_id", table_name="users")
