"""Skills to choose from while typing."""

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from talentra.models import Actor, JobStatus
from talentra.queries import skills
from talentra.services import profiles
from tests.harness.cast import Cast
from tests.services import acts


def name(session: Session, actor: Actor, names: Sequence[str]) -> None:
    """They say of themselves that they can do this."""
    profiles.edit(session, actor, details={}, skill_names=names)
    session.flush()


@pytest.fixture
def asked(session: Session, cast: Cast) -> None:
    """Skills that jobs ask for, Python most often."""
    for wanted in (["Python", "C"], ["Python", "C++", "Python 2"], ["C++", "c#", "PHP"]):
        acts.post(session, cast.remy, skills=wanted)
    session.flush()


@pytest.mark.usefixtures("asked")
class TestBeginning:
    @pytest.mark.parametrize(
        ("typed", "found"),
        [
            ("p", ["Python", "PHP", "Python 2"]),
            ("PY", ["Python", "Python 2"]),
            ("python ", ["Python", "Python 2"]),
            ("c", ["C++", "C", "c#"]),
            ("C+", ["C++"]),
            ("c#", ["c#"]),
            ("ython", []),
            ("%", []),
            ("_", []),
            ("", []),
            ("  ", []),
            ("'", []),
            ("py\0", []),
            ("py\ud800", []),
            ("\u0645" * 80, []),
        ],
    )
    def test_is_what_most_ask_for_first(
        self, session: Session, cast: Cast, typed: str, found: list[str]
    ) -> None:
        offered = skills.beginning(session, cast.cody, typed)
        assert offered[: len(found)] == found
        assert bool(offered) == bool(found)
        assert len(offered) <= skills.MOST

    def test_counts_what_people_name_too(self, session: Session, cast: Cast) -> None:
        for person in (cast.cleo, cast.cody):
            name(session, person, ["PHP", "Perl"])
        assert skills.beginning(session, cast.cody, "p")[:2] == ["PHP", "Python"]

    def test_tells_nobody_what_few_say_of_themselves(self, session: Session, cast: Cast) -> None:
        people = [cast.cleo, cast.cody, acts.person(session, "Third One")]
        for person in people[:2]:
            name(session, person, ["Beetle racing"])
        for reader in (cast.cleo, cast.rosa, cast.ada):
            assert skills.beginning(session, reader, "beet") == []
        name(session, people[2], ["beetle racing"])
        assert skills.beginning(session, cast.rosa, "beet") == ["Beetle racing"]

    def test_goes_on_with_the_list_that_comes_along(self, session: Session, cast: Cast) -> None:
        assert skills.beginning(session, cast.cody, "k8s") == ["Kubernetes"]
        acts.post(session, cast.remy, skills=["kubernetes"])
        session.flush()
        assert skills.beginning(session, cast.cody, "kubern") == ["kubernetes"]

    def test_tells_nobody_what_a_draft_asks_for(self, session: Session, cast: Cast) -> None:
        acts.post(session, cast.remy, skills=["Fallow racing"], status=JobStatus.DRAFT)
        session.flush()
        assert skills.beginning(session, cast.cody, "fal") == []
        assert skills.beginning(session, cast.rosa, "fal") == []
        assert skills.beginning(session, cast.remy, "fal") == ["Fallow racing"]

    def test_offers_a_few(self, session: Session, cast: Cast) -> None:
        acts.post(session, cast.remy, skills=[f"Tool {number}" for number in range(20)])
        session.flush()
        assert len(skills.beginning(session, cast.cody, "tool")) == skills.MOST

    def test_is_found_through_an_index(self, session: Session, engine_kind: str) -> None:
        plain = "SELECT name FROM skills WHERE folded >= 'py' AND folded < 'pz'"
        if engine_kind == "postgresql":
            session.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN" if engine_kind == "sqlite" else "EXPLAIN"
        plan = " ".join(str(row) for row in session.execute(text(f"{explain} {plain}")))
        assert "INDEX" in plan.upper()
        assert "SCAN SKILLS" not in plan.upper()
