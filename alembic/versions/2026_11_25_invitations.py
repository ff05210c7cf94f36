"""Invitations; an audit log that is looked through in order."""

import sqlalchemy as sa
from alembic import op

revision = "invitations"
down_revision = "indexes_of_lists"
branch_labels = None
depends_on = None

WIDER = {"actor_id": "ix_audit_entries_actor_id_at", "action": "ix_audit_entries_action_at"}


def upgrade() -> None:
    op.create_table(
        "invitations",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("bound_to", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_invitations_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_invitations")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_invitations_secret_hash")),
    )
    op.create_index(op.f("ix_invitations_user_id"), "invitations", ["user_id"])
    for column, name in WIDER.items():
        op.create_index(f"{name}_id", "audit_entries", [column, "at", "id"])
        op.drop_index(name, "audit_entries")


def downgrade() -> None:
    for column, name in WIDER.items():
        op.create_index(name, "audit_entries", [column, "at"])
        op.drop_index(f"{name}_id", "audit_entries")
    op.drop_table("invitations")
