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
    func,
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
FEW = 1_000  # jobs that have the words: no more are sorted, PostgreSQL walks back from the latest
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


def are_few(session: Session, q: str) -> bool:
    """Whether PostgreSQL does best to sort all jobs that have the words: its index has no order.

    Where many have them, a page soon fills on the way back from the job opened last.
    """
    typed = words_of(q)[:MOST]
    if _is_sqlite() or not typed:
        return False
    some = select(col(JobWords.id)).where(_holds(typed)).limit(FEW + 1).subquery()
    return session.execute(select(func.count()).select_from(some)).scalar_one() <= FEW


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
