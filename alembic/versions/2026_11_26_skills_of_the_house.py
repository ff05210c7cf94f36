"""Skills that an admin put on the list, and other names for them."""

import sqlalchemy as sa
from alembic import op

revision = "skills_of_the_house"
down_revision = "text_that_is_not_seen"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "skills", sa.Column("listed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "skill_names",
        sa.Column("folded", sa.String(length=60), nullable=False),
        sa.Column("skill_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["skill_id"], ["skills.id"], name=op.f("fk_skill_names_skill_id")),
        sa.PrimaryKeyConstraint("folded", name=op.f("pk_skill_names")),
    )
    op.create_index("ix_skill_names_skill_id", "skill_names", ["skill_id"])


def downgrade() -> None:
    op.drop_table("skill_names")
    op.drop_column("skills", "listed")
