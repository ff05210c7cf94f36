"""What rows repeat of their candidate, for an index, is what stands with the candidate."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from talentra import db, migrations
from talentra.models import Application, Assignment, ExperienceLevel, Profile
from talentra.services import profiles
from tests.harness.cast import Cast
from tests.harness.truth import untrue
from tests.races.starting import behind, write
from tests.services import acts

BEFORE = "passages"
SENIOR = ExperienceLevel.OVER_FIVE


def levels() -> list[ExperienceLevel | None]:
    """Those of every application."""
    with db.reading() as session:
        return [each.level for each in session.query(Application)]


def raised(session: Session, cast: Cast, candidate: str = "cleo") -> None:
    """The candidate says that they know more."""
    profiles.edit(session, getattr(cast, candidate), details={"experience_level": SENIOR})


def test_rows_that_are_there_are_filled_when_it_begins(cast: Cast) -> None:
    migrations.downgrade(BEFORE)
    migrations.upgrade()
    with db.reading() as session:
        assert untrue(session) == []
        assert session.query(Assignment).one().registered_at


def test_a_level_that_changes_is_followed(cast: Cast) -> None:
    with db.transaction() as session:
        acts.apply(session, cast.cody, cast.job_id)
    with db.transaction() as session:
        raised(session, cast)
    assert sorted(map(str, levels())) == ["3-5", "5+"]
    with db.transaction() as session:
        profiles.edit(session, cast.cleo, details={"experience_level": None})
    assert sorted(map(str, levels())) == ["3-5", "None"]


def test_a_profile_that_comes_later_is_followed(cast: Cast) -> None:
    with db.transaction() as session:
        session.delete(session.get_one(Profile, cast.cleo.user_id))
    with db.transaction() as session:
        session.add(Profile(user_id=cast.cleo.user_id, experience_level=SENIOR))
    assert levels() == [SENIOR]


def test_what_is_sent_while_a_level_changes_has_the_new_one(cast: Cast) -> None:
    """Straight to the tables: services let the second wait for the candidate's row."""

    def say(session: Session) -> None:
        session.get_one(Profile, cast.cody.user_id).experience_level = SENIOR

    def send(session: Session) -> None:
        session.add(Application(candidate_id=cast.cody.user_id, job_id=cast.job_id))

    outcome = behind(say, write(send))
    assert not isinstance(outcome, Exception), outcome
    with db.reading() as session:
        sent = session.query(Application).filter_by(candidate_id=cast.cody.user_id).one()
        assert sent.level is SENIOR


@pytest.mark.parametrize("trigger", ["assignments_registered_at", "applications_level"])
def test_a_missing_trigger_is_noticed(cast: Cast, trigger: str) -> None:
    table = trigger.partition("_")[0]
    on = "" if db.engine().dialect.name == "sqlite" else f" ON {table}"
    with db.transaction() as session:
        session.execute(text(f"DROP TRIGGER {trigger}{on}"))
        if table == "assignments":
            cody, remy, ada = (each.user_id for each in (cast.cody, cast.remy, cast.ada))
            given = Assignment(candidate_id=cody, recruiter_id=remy, assigned_by=ada)
            session.add(given)
        else:
            acts.apply(session, cast.cody, cast.job_id)
    with db.reading() as session:
        assert untrue(session) != []
