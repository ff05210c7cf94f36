"""Every race ends with a database in which everything holds."""

from collections.abc import Generator

import pytest

from talentra import db
from tests.harness.truth import untrue


@pytest.fixture(autouse=True)
def _truth(request: pytest.FixtureRequest) -> Generator[None]:
    """Look at the whole database after the race."""
    in_this_process = "cast" in request.fixturenames
    if in_this_process:
        request.getfixturevalue("cast")
    yield
    if in_this_process:
        with db.reading() as session:
            assert untrue(session) == []
