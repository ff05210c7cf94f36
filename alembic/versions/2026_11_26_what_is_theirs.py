"""Requests to be erased, how people want to be told, and the time zone they chose."""

import sqlalchemy as sa
from alembic import op

revision = "what_is_theirs"
down_revision = "people_by_name"
branch_labels = None
depends_on = None

OPEN = sa.text("withdrawn_at IS NULL AND carried_out_at IS NULL")


def upgrade() -> None:
    op.add_column("users", sa.Column("time_zone", sa.String(length=64), nullable=True))
    op.add_column("users", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "erasures",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("carried_out_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["candidate_id"], ["users.id"], name=op.f("fk_erasures_candidate_id")
        ),
        sa.ForeignKeyConstraint(
            ["carried_out_by"], ["users.id"], name=op.f("fk_erasures_carried_out_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasures")),
    )
    op.create_index("ix_erasures_candidate_id_asked_at", "erasures", ["candidate_id", "asked_at"])
    for name, columns, unique in (
        ("uq_erasures_candidate_id_open", ["candidate_id"], True),
        ("ix_erasures_asked_at_id_open", ["asked_at", "id"], False),
    ):
        op.create_index(
            name, "erasures", columns, unique=unique, sqlite_where=OPEN, postgresql_where=OPEN
        )
    op.create_table(
        "preferences",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("in_product", sa.Boolean(), nullable=False),
        sa.Column("by_mail", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_preferences_user_id")),
        sa.PrimaryKeyConstraint("user_id", "kind", name=op.f("pk_preferences")),
    )


def downgrade() -> None:
    op.drop_table("preferences")
    op.drop_table("erasures")
    op.drop_column("users", "erased_at")
    op.drop_column("users", "time_zone")
