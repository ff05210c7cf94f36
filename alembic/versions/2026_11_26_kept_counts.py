"""Numbers kept along by triggers: each change writes what it adds, and nobody counts everything."""

import sqlalchemy as sa
from alembic import op

revision = "kept_counts"
down_revision = "skills_of_the_house"
branch_labels = None
depends_on = None

COUNTED = ("applications", "applied", "people", "waiting", "handled", "open_jobs")
TABLES = {  # with the columns whose change may change a number
    "applications": "stage, applied_at, recruiter_id",
    "users": "role, is_active",
    "assignments": "ended_at, recruiter_id",
    "jobs": "status, closes_on",
}
CHANGES = {"insert": {"NEW": 1}, "update": {"OLD": -1, "NEW": 1}, "delete": {"OLD": -1}}
PASSED_ON = {"NEW": "NEW TABLE AS added", "OLD": "OLD TABLE AS removed"}

# Words of the engines for the same names: a day, a recruiter, a closing day.
DAY = {
    "sqlite": "date({0}.applied_at)",
    "postgresql": "to_char({0}.applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
}
WHO = {"sqlite": "{0}.recruiter_id", "postgresql": "replace({0}.recruiter_id::text, '-', '')"}
CLOSES = {
    "sqlite": "coalesce({0}.closes_on, '')",
    "postgresql": "coalesce(to_char({0}.closes_on, 'YYYY-MM-DD'), '')",
}
ROLE = "{0}.role || CASE WHEN {0}.is_active THEN '' ELSE ' deactivated' END"
ACTIVE = "{0}.role = 'candidate' AND {0}.is_active"
UNHANDLED = "SELECT 1 FROM applications a WHERE a.recruiter_id IS NULL AND a.candidate_id = {0}"


def upgrade() -> None:
    engine = op.get_bind().dialect.name
    _create_tables()
    _fill(engine)
    for table, columns in TABLES.items():
        for change, rows in CHANGES.items():
            name = f"{table}_tallied_{change}"
            if engine == "sqlite":
                _trigger_on_sqlite(name, table, columns, change, rows)
            elif table == "applications":
                _trigger_on_statements(name, change, rows)
            else:
                _trigger_on_rows(name, table, columns, change, rows)


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in TABLES:
        for change in CHANGES:
            name = f"{table}_tallied_{change}"
            op.execute(f"DROP TRIGGER IF EXISTS {name}" + ("" if on_sqlite else f" ON {table}"))
            if not on_sqlite:
                op.execute(f"DROP FUNCTION IF EXISTS {name}()")
    op.drop_table("tally_changes")
    op.drop_table("tallies")


def _create_tables() -> None:
    def counted() -> sa.Enum:
        words = {"native_enum": False, "create_constraint": True, "length": 24}
        return sa.Enum(*COUNTED, name="counted", **words)

    op.create_table(
        "tallies",
        sa.Column("counted", counted(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("counted", "name", name=op.f("pk_tallies")),
    )
    op.create_table(
        "tally_changes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("counted", counted(), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("change", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tally_changes")),
    )


def _fill(engine: str) -> None:
    """Count once what is there."""
    waiting = f"{ACTIVE.format('users')} AND EXISTS ({UNHANDLED.format('users.id')})"
    for counted, name, rows in (
        ("applications", "applications.stage", "applications"),
        ("applied", DAY[engine].format("applications"), "applications"),
        ("people", ROLE.format("users"), "users"),
        ("waiting", "''", f"users WHERE {waiting}"),
        ("handled", WHO[engine].format("assignments"), "assignments WHERE ended_at IS NULL"),
        ("open_jobs", CLOSES[engine].format("jobs"), "jobs WHERE status = 'open'"),
    ):
        op.execute(
            f"INSERT INTO tallies (counted, name, number) "
            f"SELECT '{counted}', {name}, count(*) FROM {rows} GROUP BY 2"
        )


def _trigger_on_sqlite(
    name: str, table: str, columns: str, change: str, rows: dict[str, int]
) -> None:
    of = f"UPDATE OF {columns}" if change == "update" else change.upper()
    changes = _changes(table, rows, "sqlite")
    op.execute(f"CREATE TRIGGER {name} AFTER {of} ON {table} BEGIN {changes}; END")


def _trigger_on_rows(
    name: str, table: str, columns: str, change: str, rows: dict[str, int]
) -> None:
    of = f"UPDATE OF {columns}" if change == "update" else change.upper()
    _function(name, _changes(table, rows, "postgresql"))
    op.execute(
        f"CREATE TRIGGER {name} AFTER {of} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _trigger_on_statements(name: str, change: str, rows: dict[str, int]) -> None:
    """Of applications PostgreSQL counts all at once that one statement changed."""
    passed_on = " ".join(PASSED_ON[row] for row in rows)
    _function(name, _changes_of_many(rows))
    op.execute(
        f"CREATE TRIGGER {name} AFTER {change} ON applications REFERENCING {passed_on} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {name}()"
    )


def _function(name: str, statement: str) -> None:
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {statement}; RETURN NULL; END $$"
    )


def _changes(table: str, rows: dict[str, int], engine: str) -> str:
    """What one row counted for is taken away, what it counts for now is added."""
    counts = [
        f"SELECT '{counted}' AS counted, {name.format(row)} AS name, {sign} AS change "
        f"WHERE {condition.format(row)}"
        for row, sign in rows.items()
        for counted, name, condition in _counted(table, engine)
    ]
    return _added_up(" UNION ALL ".join(counts))


def _counted(table: str, engine: str) -> list[tuple[str, str, str]]:
    """What a row of the table counts for, by which name, and when."""
    others = f"EXISTS ({UNHANDLED.format('{0}.candidate_id')} AND a.id <> {{0}}.id)"
    person = f"EXISTS (SELECT 1 FROM users u WHERE u.id = {{0}}.candidate_id AND {_is('u')})"
    alone = f"{{0}}.recruiter_id IS NULL AND {person} AND NOT {others}"
    waits = f"{ACTIVE} AND EXISTS ({UNHANDLED.format('{0}.id')})"
    return {
        "applications": [
            ("applications", "{0}.stage", "true"),
            ("applied", DAY[engine], "true"),
            ("waiting", "''", alone),
        ],
        "users": [("people", ROLE, "true"), ("waiting", "''", waits)],
        "assignments": [("handled", WHO[engine], "{0}.ended_at IS NULL")],
        "jobs": [("open_jobs", CLOSES[engine], "{0}.status = 'open'")],
    }[table]


def _is(person: str) -> str:
    return ACTIVE.format(person)


def _changes_of_many(rows: dict[str, int]) -> str:
    """The same of many applications; who waits is compared with how it was before them."""
    tables = {"OLD": "removed", "NEW": "added"}
    changed = " UNION ALL ".join(
        f"SELECT candidate_id, recruiter_id, stage, applied_at, {sign} AS sign FROM {tables[row]}"
        for row, sign in rows.items()
    )
    left = UNHANDLED.format("each.candidate_id").replace("SELECT 1", "SELECT count(*)")
    of_each = (
        "SELECT candidate_id, sum(sign) AS more FROM changed WHERE recruiter_id IS NULL "
        "GROUP BY candidate_id HAVING sum(sign) <> 0"
    )
    waiting = (
        f"SELECT (unhandled > 0)::int - (unhandled - more > 0)::int AS change "
        f"FROM (SELECT more, ({left}) AS unhandled FROM ({of_each}) AS each "
        f"JOIN users u ON u.id = each.candidate_id AND {_is('u')}) AS waits"
    )
    return _added_up(
        "SELECT 'applications' AS counted, stage AS name, sign AS change FROM changed UNION ALL "
        f"SELECT 'applied', {DAY['postgresql'].format('changed')}, sign FROM changed UNION ALL "
        f"SELECT 'waiting', '', change FROM ({waiting}) AS waiting",
        f"WITH changed AS ({changed}) ",
    )


def _added_up(counts: str, before: str = "") -> str:
    return (
        f"INSERT INTO tally_changes (counted, name, change) {before}"
        f"SELECT counted, name, sum(change) FROM ({counts}) AS counts "
        "GROUP BY counted, name HAVING sum(change) <> 0"
    )
