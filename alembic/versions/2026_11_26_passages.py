"""What applications went through, kept along: figures are read from it, not from all histories."""

import sqlalchemy as sa
from alembic import op

revision = "passages"
down_revision = "words_at_once"
branch_labels = None
depends_on = None

STAGES = (
    *("applied", "online_assessment", "interview", "offer"),
    *("hired", "rejected", "withdrawn"),
)
WAY = STAGES[:5]  # to being hired
WHAT = ("left", "answered", "hired", "rejected", "reached")
TRIGGERS = {  # by the table: when what an application went through is told anew
    "stage_events": ("INSERT", "NEW.number > 1", "NEW.application_id"),
    "applications": ("UPDATE OF applied_at", "OLD.applied_at <> NEW.applied_at", "NEW.id"),
}
SECONDS = {
    "sqlite": "CAST(round((julianday({0}) - julianday({1})) * 86400) AS INTEGER)",
    "postgresql": "CAST(round(extract(epoch FROM {0} - {1})) AS INTEGER)",
}
COLUMNS = "application_id, what, number, stage, at, seconds, again_at"
# Steps that were neither taken back nor take another one back, with the step before. "NOT … NOT
# NULL" keeps SQLite from looking for all steps that take none back through the index of undoes_id.
STEPS = (
    "SELECT s.application_id, s.number, s.from_stage, s.to_stage, s.at, s.reason, "
    "p.at AS since, a.applied_at AS sent FROM stage_events s "
    "JOIN stage_events p ON p.application_id = s.application_id AND p.number = s.number - 1 "
    "JOIN applications a ON a.id = s.application_id WHERE NOT (s.undoes_id IS NOT NULL) "
    "AND NOT EXISTS (SELECT 1 FROM stage_events u WHERE u.undoes_id = s.id){0}"
)
RANK = "max(CASE to_stage " + " ".join(
    f"WHEN '{stage}' THEN {rank}" for rank, stage in enumerate(WAY)
) + " END)"  # fmt: skip


def upgrade() -> None:
    engine = op.get_bind().dialect.name
    _create_table()
    op.execute(_telling(engine))
    op.create_index(
        "ix_passages_what_seconds", "passages", ["what", "stage", "seconds", "again_at", "at"]
    )
    op.create_index(
        "ix_passages_what_at", "passages", ["what", "stage", "at", "again_at", "seconds"]
    )
    for table, (change, condition, whose) in TRIGGERS.items():
        name = f"{table}_pass"
        telling = (
            f"DELETE FROM passages WHERE application_id = {whose}; "
            f"{_telling(engine, f' AND s.application_id = {whose}')};"
        )
        if engine == "sqlite":
            op.execute(
                f"CREATE TRIGGER {name} AFTER {change} ON {table} WHEN {condition} "
                f"BEGIN {telling} END"
            )
        else:
            op.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN {telling} RETURN NULL; END $$"
            )
            op.execute(
                f"CREATE TRIGGER {name} AFTER {change} ON {table} FOR EACH ROW "
                f"WHEN ({condition}) EXECUTE FUNCTION {name}()"
            )


def downgrade() -> None:
    on_sqlite = op.get_bind().dialect.name == "sqlite"
    for table in TRIGGERS:
        op.execute(f"DROP TRIGGER {table}_pass" + ("" if on_sqlite else f" ON {table}"))
        if not on_sqlite:
            op.execute(f"DROP FUNCTION {table}_pass()")
    op.drop_table("passages")


def _create_table() -> None:
    words = {"native_enum": False, "create_constraint": True, "length": 24}
    op.create_table(
        "passages",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.Enum(*WHAT, name="what", **words), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Enum(*STAGES, name="stage", **words), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("again_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["application_id"],
            ["applications.id"],
            name=op.f("fk_passages_application_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("application_id", "what", "number", name=op.f("pk_passages")),
    )


def _telling(engine: str, which: str = "") -> str:
    """What the applications went through, put into the table; docs/reports.md says what counts.

    The steps are named inside of the SELECT: triggers of SQLite know no WITH before it.
    """
    live = ", ".join(f"'{stage}'" for stage in WAY[:4])
    far = ", ".join(f"'{stage}'" for stage in WAY[1:])
    farthest = " ".join(f"WHEN {rank} THEN '{stage}'" for rank, stage in enumerate(WAY))
    seconds, since_sent, reason = SECONDS[engine].format, "at >= sent", "coalesce(reason, '')"
    each = (
        f"SELECT application_id, 'left', number, from_stage, at, {seconds('at', 'since')}, "
        f"{_again('from_stage')} FROM steps WHERE from_stage IN ({live})",
        f"SELECT application_id, 'answered', 0, 'applied', sent, {seconds('min(at)', 'sent')}, "
        "NULL FROM steps WHERE from_stage = 'applied' AND to_stage <> 'withdrawn' "
        f"AND {since_sent} GROUP BY application_id, sent",
        f"SELECT application_id, 'hired', number, to_stage, at, {seconds('at', 'sent')}, "
        f"{_again('to_stage')} FROM steps WHERE to_stage = 'hired' AND {since_sent}",
        f"SELECT application_id, 'rejected', number, to_stage, at, {seconds('at', 'sent')}, "
        f"{_again(reason)} FROM steps WHERE to_stage = 'rejected' AND {since_sent}",
        f"SELECT application_id, 'reached', 0, CASE {RANK} {farthest} END, sent, 0, NULL "
        f"FROM steps WHERE to_stage IN ({far}) GROUP BY application_id, sent",
    )
    return (
        f"INSERT INTO passages ({COLUMNS}) SELECT * FROM (WITH steps AS ({STEPS.format(which)}) "
        f"{' UNION ALL '.join(each)}) AS told"
    )


def _again(same: str) -> str:
    """When the same happens the next time."""
    return f"lead(at) OVER (PARTITION BY application_id, {same} ORDER BY number)"
