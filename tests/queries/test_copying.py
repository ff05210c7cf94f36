"""PostgreSQL's own CSV: whole, as it is asked for, and nothing left behind when nobody asks."""

import threading

import pytest
from sqlalchemy import func, literal, select, text
from sqlalchemy.orm import Session

from talentra import db
from talentra.errors import Away
from talentra.queries import copying

pytestmark = pytest.mark.parametrize("engine_kind", ["postgresql"])
MANY = select(func.generate_series(1, 3_000_000))
ACTIVE = text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'COPY%' AND state = 'active'")


def _threads() -> int:
    return sum(thread.name == "export copy" for thread in threading.enumerate())


def test_is_all_of_it_in_lines_that_end_with_crlf(session: Session) -> None:
    statement = select(func.generate_series(1, 3), literal('a "b"\nc'))
    found = b"".join(copying.copied(session, statement))
    assert found == b"".join(b'%d,"a ""b""\nc"\r\n' % number for number in (1, 2, 3))
    assert session.execute(text("SELECT 1")).scalar_one() == 1
    assert _threads() == 0


def test_is_made_a_few_pieces_ahead_and_no_more(session: Session) -> None:
    pieces = copying.copied(session, MANY)
    assert len(next(pieces)) <= 2 * copying.PIECE
    assert _threads() == 1
    with db.reading() as other:
        assert other.execute(ACTIVE).scalar_one() == 1
    pieces.close()


def test_that_is_cut_in_the_middle_leaves_nothing(database: str) -> None:
    with db.reading() as session:
        pieces = copying.copied(session, MANY)
        next(pieces)
        pieces.close()
        assert _threads() == 0
    with db.reading() as other:
        assert other.execute(ACTIVE).scalar_one() == 0
        assert other.execute(text("SELECT 1")).scalar_one() == 1


def test_that_breaks_says_so(session: Session) -> None:
    broken = select(1 / func.generate_series(-1, 1))
    with pytest.raises(Away):
        b"".join(copying.copied(session, broken))
    session.rollback()
