"""What lists go by, where they look: when a candidate registered, and how experienced they are."""

import sqlalchemy as sa
from alembic import op

revision = "what_lists_go_by"
down_revision = "passages"
branch_labels = None
depends_on = None

LEVELS = ("fresher", "1-3", "3-5", "5+")
WORDS = ", ".join(f"'{level}'" for level in LEVELS)
ADDED = {
    "assignments": "registered_at",
    "applications": "level",
}
INDEXES = {
    "ix_applications_level_stage": (
        "applications",
        ["level", "stage", "stage_changed_at", "id"],
    ),
    "ix_assignments_recruiter_id_registered": (
        "assignments",
        ["recruiter_id", "registered_at", "candidate_id"],
    ),
}
REGISTERED = "SELECT created_at FROM users WHERE id = {0}.candidate_id"
LEVEL = "SELECT experience_level FROM profiles WHERE user_id = {0}.candidate_id"
FOUND = {"assignments": REGISTERED, "applications": LEVEL}
FOLLOW = (
    "UPDATE applications SET level = NEW.experience_level WHERE candidate_id = NEW.user_id AND {0}"
)
DIFFERS = {
    "sqlite": "level IS NOT NEW.experience_level",
    "postgresql": "level IS DISTINCT FROM NEW.experience_level",
}
# Whoever changes their level meanwhile is waited for, or finds what is sent.
HELD = {"assignments": "", "applications": " FOR SHARE"}


def upgrade() -> None:
    engine = op.get_bind().dialect.name
    moment = "DATETIME" if engine == "sqlite" else "TIMESTAMP WITH TIME ZONE"
    op.execute(f"ALTER TABLE assignments ADD COLUMN registered_at {moment}")
    op.execute(  # as words of the column itself: SQLite would copy the table for any other
        "ALTER TABLE applications ADD COLUMN level VARCHAR(24) "
        f"CONSTRAINT ck_applications_level CHECK (level IN ({WORDS}))"
    )
    for table, column in ADDED.items():
        op.execute(f"UPDATE {table} SET {column} = ({FOUND[table].format(table)})")
    for name, (table, columns) in INDEXES.items():
        open_ones = sa.text("ended_at IS NULL") if table == "assignments" else None
        op.create_index(name, table, columns, sqlite_where=open_ones, postgresql_where=open_ones)
    (_fill_on_sqlite if engine == "sqlite" else _fill_on_postgresql)()


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for name, table in (
        *((f"{table}_{column}", table) for table, column in ADDED.items()),
        ("profiles_level", "profiles"),
        *((("profiles_level_first", "profiles"),) if on_sqlite else ()),
    ):
        op.execute(f"DROP TRIGGER {name}" + ("" if on_sqlite else f" ON {table}"))
        if not on_sqlite:
            op.execute(f"DROP FUNCTION {name}()")
    for name, (table, _) in INDEXES.items():
        op.drop_index(name, table)
    for table, column in ADDED.items():
        op.execute(f"ALTER TABLE {table} DROP COLUMN {column}")


def _fill_on_sqlite() -> None:
    for table, column in ADDED.items():
        op.execute(
            f"CREATE TRIGGER {table}_{column} AFTER INSERT ON {table} BEGIN "
            f"UPDATE {table} SET {column} = ({FOUND[table].format('NEW')}) WHERE id = NEW.id; END"
        )
    for name, change in (
        ("profiles_level", "UPDATE OF experience_level"),
        ("profiles_level_first", "INSERT"),
    ):
        op.execute(
            f"CREATE TRIGGER {name} AFTER {change} ON profiles "
            f"BEGIN {FOLLOW.format(DIFFERS['sqlite'])}; END"
        )


def _fill_on_postgresql() -> None:
    for table, column in ADDED.items():
        found = FOUND[table].format("NEW") + HELD[table]
        _function(f"{table}_{column}", f"NEW.{column} := ({found}); RETURN NEW;")
        op.execute(
            f"CREATE TRIGGER {table}_{column} BEFORE INSERT ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_{column}()"
        )
    _function("profiles_level", f"{FOLLOW.format(DIFFERS['postgresql'])}; RETURN NULL;")
    op.execute(
        "CREATE TRIGGER profiles_level AFTER INSERT OR UPDATE OF experience_level ON profiles "
        "FOR EACH ROW EXECUTE FUNCTION profiles_level()"
    )


def _function(name: str, body: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
    )
