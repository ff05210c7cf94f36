"""Finding words: each one typed must begin a word that is kept. The one place that knows how.

SQLite looks into an FTS5 index, PostgreSQL into a GIN index on a tsvector; both are filled with
words that are folded already (models/search.py), so both find the same. What is typed is taken
apart into plain words first: quotes and operators in it are never part of a query.
"""

from sqlalchemy import ColumnElement, Integer, cast, column, false, select, table
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlmodel import col

from talentra.config import settings
from talentra.models import Job, JobWords
from talentra.models.search import words_of

MOST = 16  # words that are looked for; more do not narrow a list any further
INDEX = "job_words_index"


def jobs(q: str) -> ColumnElement[bool]:
    """The jobs in which all the words begin one; none when there is no word in it."""
    typed = words_of(q)[:MOST]
    if not typed:
        return false()
    found = _in_sqlite(typed) if settings().embedded else _in_postgresql(typed)
    return col(Job.id).in_(select(col(JobWords.job_id)).where(found))


def _in_sqlite(typed: list[str]) -> ColumnElement[bool]:
    rows = select(column("rowid", Integer)).select_from(table(INDEX))
    asked = " ".join(f'"{word}"*' for word in typed)
    return col(JobWords.id).in_(rows.where(column(INDEX).op("MATCH")(asked)))


def _in_postgresql(typed: list[str]) -> ColumnElement[bool]:
    asked = " & ".join(f"'{word}':*" for word in typed)
    return col(JobWords.words).bool_op("@@")(cast(asked, TSQUERY))
