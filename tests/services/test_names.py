"""Lists go by what people are called, also after they are called something else."""

import pytest
from sqlalchemy.orm import Session

from talentra.models import Application
from talentra.models.users import LONGEST_NAME, sort_name
from talentra.queries import applications
from talentra.queries.applications import ApplicationFilter, Sort
from talentra.queries.pages import Ask
from talentra.services import accounts, profiles
from tests.harness.cast import Cast
from tests.services import acts

NAMES = ("zoe Abel", "Ángel Ruiz", "angela Moss", "Émile Roy", "Zoë Aachen", "李 Wei")
IN_ORDER = ["Ángel Ruiz", "angela Moss", "Émile Roy", "Zoë Aachen", "zoe Abel", "李 Wei"]


def _names(session: Session, cast: Cast, *, rising: bool = True, limit: int = 50) -> list[str]:
    """The names on all pages of the list."""
    ask, names = Ask(limit=limit), list[str]()
    while True:
        found = applications.page(
            session, cast.ada, ApplicationFilter(), ask, sort=Sort.NAME, rising=rising
        )
        names += [row.candidate_name for row in found.rows]
        if not found.next_cursor:
            return [name for name in names if name != "Cleo Marsh"]
        ask = Ask(limit=limit, cursor=found.next_cursor)


@pytest.mark.parametrize("limit", [2, 50])
def test_go_by_letters_whatever_their_accents_and_capitals(
    session: Session, cast: Cast, limit: int
) -> None:
    for number, name in enumerate(NAMES):
        candidate = acts.person(session, f"Person {number}")
        accounts.edit(session, cast.ada, candidate.user_id, full_name=name)
        acts.apply(session, acts.known(session, candidate.user_id), cast.job_id)
    session.flush()
    assert _names(session, cast, limit=limit) == IN_ORDER
    assert _names(session, cast, limit=limit, rising=False) == IN_ORDER[::-1]


def test_follow_a_new_name_whoever_gives_it(session: Session, cast: Cast) -> None:
    sent = session.get_one(Application, cast.cleos_application_id)
    profiles.edit(session, cast.cleo, details={}, full_name="Élodie Marsh")
    session.flush()
    session.refresh(sent)
    assert sent.sort_name == "elodie marsh"
    accounts.edit(session, cast.ada, cast.cleo.user_id, full_name="Cleo Tran")
    session.flush()
    session.refresh(sent)
    assert sent.sort_name == "cleo tran"


def test_are_never_longer_than_their_column() -> None:
    assert len(sort_name("ß" * LONGEST_NAME)) == LONGEST_NAME
