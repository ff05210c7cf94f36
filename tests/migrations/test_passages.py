"""What applications went through is the same, told step by step or of all histories at once."""

import pytest

from talentra import db, migrations
from talentra.models import Passage, Passed
from tests.harness.cast import Cast
from tests.harness.steered_clock import SteeredClock
from tests.queries import weeks

BEFORE = "words_at_once"
Told = set[tuple[object, ...]]


def told() -> Told:
    """Every row."""
    with db.reading() as session:
        columns = ("application_id", "what", "number", "stage", "at", "seconds", "again_at")
        return {
            tuple(getattr(row, name) for name in columns) for row in session.query(Passage).all()
        }


@pytest.mark.parametrize("seed", range(2))
def test_histories_that_are_there_are_told_when_it_begins(
    cast: Cast, clock: SteeredClock, seed: int
) -> None:
    with db.transaction() as session:
        weeks.live(session, cast, clock, seed)
    step_by_step = told()
    assert {*Passed} - {Passed.HIRED} <= {row[1] for row in step_by_step}
    migrations.downgrade(BEFORE)
    migrations.upgrade()
    assert told() == step_by_step
