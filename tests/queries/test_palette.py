"""The palette finds what somebody may open, and nobody else."""

import pytest
from sqlalchemy.orm import Session

from talentra import db
from talentra.models import Actor
from talentra.queries import palette
from tests.harness.cast import Cast


def names(actor: Actor, words: str) -> tuple[list[str], list[str]]:
    """The candidates and the jobs that are found for them."""
    with db.reading() as session:
        found = palette.found(session, actor, words)
    return [hit.name for hit in found.candidates], [hit.name for hit in found.jobs]


@pytest.mark.parametrize("words", ["cleo", "mar cle", "CLEO@talentra"])
def test_a_recruiter_finds_their_own_by_parts_of_name_and_address(cast: Cast, words: str) -> None:
    assert names(cast.rosa, words)[0] == ["Cleo Marsh"]


def test_whom_one_may_not_see_is_not_found(cast: Cast) -> None:
    assert names(cast.remy, "cleo") == ([], [])
    assert names(cast.rosa, "cody") == ([], [])
    assert names(cast.ada, "cody")[0] == ["Cody Bright"]
    assert names(cast.ada, "rosa")[0] == []  # who is no candidate


def test_candidates_find_jobs_and_no_people(cast: Cast) -> None:
    assert names(cast.cleo, "engineer") == ([], ["Data engineer"])
    assert names(cast.cleo, "cleo")[0] == []


def test_a_sign_is_only_a_sign(cast: Cast) -> None:
    assert names(cast.ada, "%") == ([], [])


def test_a_few_are_enough(session: Session, cast: Cast) -> None:
    found = palette.found(session, cast.ada, "e")
    assert len(found.candidates) <= palette.MOST
