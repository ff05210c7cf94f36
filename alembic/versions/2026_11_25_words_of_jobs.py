"""The words of jobs, in an index that finds them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "words_of_jobs"
down_revision = "webhooks"
branch_labels = None
depends_on = None

SQLITE_INDEX = (
    # The words are folded already; what stands between blanks is a word, C++ and vowel signs too.
    "CREATE VIRTUAL TABLE job_words_index USING fts5(words, content='job_words', content_rowid='id'"
    ", tokenize=\"unicode61 remove_diacritics 2 categories 'L* N* Co M*' tokenchars '+#'\""
    # What is typed begins words: without these, each word that begins so is looked up by itself.
    ", prefix='2 3')",
    "CREATE TRIGGER job_words_added AFTER INSERT ON job_words BEGIN "
    "INSERT INTO job_words_index(rowid, words) VALUES (new.id, new.words); END",
    "CREATE TRIGGER job_words_removed AFTER DELETE ON job_words BEGIN "
    "INSERT INTO job_words_index(job_words_index, rowid, words) "
    "VALUES ('delete', old.id, old.words); END",
    "CREATE TRIGGER job_words_changed AFTER UPDATE ON job_words BEGIN "
    "INSERT INTO job_words_index(job_words_index, rowid, words) "
    "VALUES ('delete', old.id, old.words); "
    "INSERT INTO job_words_index(rowid, words) VALUES (new.id, new.words); END",
)


def upgrade() -> None:
    add_job_words()


def downgrade() -> None:
    remove_job_words()


def is_sqlite() -> bool:
    """Whether the database is the embedded one."""
    return op.get_bind().dialect.name == "sqlite"


def add_job_words() -> None:
    op.create_table(
        "job_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Uuid(), nullable=False),
        sa.Column(
            "words", sa.Text().with_variant(postgresql.TSVECTOR(), "postgresql"), nullable=False
        ),
        sa.ForeignKeyConstraint(["job_id"], ["jobs.id"], name=op.f("fk_job_words_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job_words")),
        sa.UniqueConstraint("job_id", name=op.f("uq_job_words_job_id")),
    )
    if is_sqlite():
        for statement in SQLITE_INDEX:
            op.execute(statement)
    else:
        op.execute("CREATE INDEX ix_job_words_words ON job_words USING gin (words)")
    fill_job_words()


def fill_job_words() -> None:
    """The words of the jobs that are there already."""
    from talentra.models.search import fold_words

    jobs = sa.table("jobs", *map(sa.column, ("id", "title", "company", "location", "description")))
    asked = sa.text(
        "SELECT job_skills.job_id, skills.name FROM job_skills JOIN skills ON skills.id = skill_id"
    )
    connection = op.get_bind()
    names: dict[str, list[str]] = {}
    for job_id, name in connection.execute(asked):
        names.setdefault(str(job_id), []).append(name)
    insert = sa.text("INSERT INTO job_words (job_id, words) VALUES (:job_id, :words)")
    for job_id, *texts in connection.execute(
        sa.select(jobs).order_by(sa.column("opened_at"))
    ).all():
        words = fold_words(*texts, *names.get(str(job_id), []))
        connection.execute(insert, {"job_id": str(job_id), "words": words})


def remove_job_words() -> None:
    if is_sqlite():
        for trigger in ("added", "removed", "changed"):
            op.execute(f"DROP TRIGGER job_words_{trigger}")
        op.execute("DROP TABLE job_words_index")
    op.drop_table("job_words")
