"""Finding words: each one typed must begin a word that is kept. The one place that knows how.

SQLite looks into an FTS5 index, PostgreSQL into a GIN index on a tsvector; both are filled with
words that are folded already (models/search.py), so both find the same. What is typed is taken
apart into plain words first: quotes and operators in it are never part of a query.
"""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    SQLColumnExpression,
    cast,
    column,
    false,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select
from sqlmodel import col

from talentra.config import settings
from talentra.models import Job, JobWords
from talentra.models.search import words_of

MOST = 16  # words that are looked for; more do not narrow a list any further
INDEX = "job_words_index"
WINDOW = 2_000  # jobs opened last, which PostgreSQL looks through one by one before it sorts
Statement = Select[*tuple[Any, ...]]


def jobs(q: str) -> ColumnElement[bool]:
    """The jobs in which all the words begin one; none when there is no word in it."""
    typed = words_of(q)[:MOST]
    if not typed:
        return false()
    found = col(JobWords.id).in_(_rows().where(_matches(typed))) if _is_sqlite() else _holds(typed)
    return col(Job.id).in_(select(col(JobWords.job_id)).where(found))


def latest(statement: Statement, q: str) -> tuple[Statement, SQLColumnExpression[Any]]:
    """The jobs of the statement that the words find, and what falls from the one opened last.

    `job_words.id` rises with `opened_at`: an index that is read backwards ends with the page, where
    sorting would begin with every job that has the words.
    """
    typed = words_of(q)[:MOST]
    joined = statement.join(JobWords, col(JobWords.job_id) == col(Job.id))
    if not typed:
        return joined.where(false()), col(JobWords.id)
    if not _is_sqlite():
        return joined.where(_holds(typed)), col(JobWords.id)
    index = table(INDEX, column("rowid", Integer))
    joined = joined.join(index, index.c.rowid == col(JobWords.id))
    return joined.where(_matches(typed)), index.c.rowid


def window(session: Session, below: int | None) -> int | None:
    """Where the jobs opened last begin among those below; None when they are few, or for SQLite.

    What many jobs have is found among them; what is rare is faster found by PostgreSQL's index,
    which cannot be read in an order.
    """
    if _is_sqlite():
        return None
    wanted = select(col(JobWords.id)).order_by(col(JobWords.id).desc())
    wanted = wanted if below is None else wanted.where(col(JobWords.id) < below)
    return session.execute(wanted.offset(WINDOW - 1).limit(1)).scalar_one_or_none()


def _is_sqlite() -> bool:
    return settings().embedded


def _rows() -> Select[int]:
    return select(column("rowid", Integer)).select_from(table(INDEX))


def _matches(typed: list[str]) -> ColumnElement[bool]:
    asked = " ".join(f'"{word}"*' for word in typed)
    return column(INDEX).op("MATCH", is_comparison=True)(asked)


def _holds(typed: list[str]) -> ColumnElement[bool]:
    asked = " & ".join(f"'{word}':*" for word in typed)
    return col(JobWords.words).bool_op("@@")(cast(asked, TSQUERY))
