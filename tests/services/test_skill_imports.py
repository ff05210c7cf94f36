"""Skills from a CSV: what would happen, and then it does."""

from argparse import Namespace
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from talentra import db
from talentra.cli import settings
from talentra.cli import skills as verb
from talentra.errors import Invalid, Refused, TooLarge
from talentra.models import AuditEntry, Skill
from talentra.queries import skills as query
from talentra.services import skill_imports
from talentra.services.skill_imports import Outcome
from tests.harness.cast import Cast

FILE = "name,aliases\nC++,CPP|see plus plus\n.NET,dotnet\n“C#”,\nSalt glazing,Salzglasur\n"


def _outcomes(lines: list[skill_imports.Line]) -> list[tuple[str, str]]:
    return [(each.name, each.outcome.value) for each in lines]


class TestTake:
    def test_offers_what_was_taken_to_everybody(self, session: Session, cast: Cast) -> None:
        skill_imports.take(session, cast.ada, FILE)
        for typed in ("salt", "SALZ"):
            assert query.beginning(session, cast.cody, typed)[0] == "Salt glazing"
        assert query.beginning(session, cast.cody, "see plus") == ["C++"]
        for name in ("C++", ".NET", "“C#”"):
            assert name in query.beginning(session, cast.cody, name)

    def test_again_changes_nothing_and_says_that_they_are_there(
        self, session: Session, cast: Cast
    ) -> None:
        skill_imports.take(session, cast.ada, FILE)
        again = skill_imports.take(session, cast.ada, FILE)
        assert {each.outcome for each in again} == {Outcome.THERE}
        names = session.scalars(select(col(Skill.name)).where(col(Skill.listed))).all()
        assert sorted(names) == sorted(["C++", ".NET", "“C#”", "Salt glazing"])

    def test_leaves_out_what_is_unfit_and_says_why(self, session: Session, cast: Cast) -> None:
        text = (
            f"Glazing\nglazing\n{'x' * 61}\nBell\u0007 founding\nMany,{'|'.join('abcdefghijk')}\n"
        )
        lines = skill_imports.take(session, cast.ada, text)
        assert [each.outcome for each in lines] == [Outcome.NEW, *[Outcome.REFUSED] * 4]
        assert [each.reason for each in lines[1:]] == [
            skill_imports.TWICE,
            skill_imports.LENGTH,
            skill_imports.UNPRINTABLE,
            skill_imports.ALIASES,
        ]

    def test_writes_numbers_into_the_audit_log(self, session: Session, cast: Cast) -> None:
        skill_imports.take(session, cast.ada, FILE)
        entry = session.scalars(select(AuditEntry)).one()
        assert (entry.action, entry.after) == (
            "skills.imported",
            {"new": 4, "there": 0, "refused": 0},
        )

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("", Invalid),
            ("name\n", Invalid),
            ('"open', Invalid),
            ("x" * 1_048_577, TooLarge),
            ("\n".join(f"Skill {n}" for n in range(5001)), Invalid),
        ],
        ids=["empty", "heading", "quotes", "large", "many"],
    )
    def test_refuses_a_file_that_is_none(
        self, session: Session, cast: Cast, text: str, kind: type[Exception]
    ) -> None:
        with pytest.raises(kind):
            skill_imports.take(session, cast.ada, text)

    @pytest.mark.parametrize("who", ["rosa", "cleo"])
    def test_is_for_admins(self, session: Session, cast: Cast, who: str) -> None:
        for act in (skill_imports.weigh, skill_imports.take):
            with pytest.raises(Refused):
                act(session, getattr(cast, who), FILE)


class TestWeigh:
    def test_says_the_same_and_changes_nothing(self, session: Session, cast: Cast) -> None:
        lines = skill_imports.weigh(session, cast.ada, FILE)
        assert _outcomes(lines)[0] == ("C++", "new")
        session.flush()
        assert not session.scalars(select(Skill).where(col(Skill.listed))).all()


class TestVerb:
    def test_takes_a_file_and_counts(
        self,
        cast: Cast,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        monkeypatch.setattr(verb, "chosen", lambda _: settings.read())
        monkeypatch.setattr(verb, "migrate", lambda: None)
        file = tmp_path / "skills.csv"
        file.write_text(FILE, encoding="utf-8-sig")
        assert verb.run(Namespace(file=str(file), dry_run=True)) == 0
        assert "4 would be new" in capsys.readouterr().out
        assert verb.run(Namespace(file=str(file), dry_run=False)) == 0
        with db.reading() as session:
            assert query.beginning(session, cast.cody, "salz") == ["Salt glazing"]
        file.write_bytes(b"\xff\xfe")
        with pytest.raises(SystemExit):
            verb.run(Namespace(file=str(file), dry_run=False))
