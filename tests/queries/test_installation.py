"""What an admin is told of the installation: what is set, and what may still be set."""

import pytest
from sqlalchemy.orm import Session

from talentra.config import settings
from talentra.errors import Refused
from talentra.queries.installation import checks
from tests.harness.cast import Cast


def _set(session: Session, cast: Cast) -> dict[str, bool]:
    return {each.name: each.is_set for each in checks(session, cast.ada)}


def test_says_what_is_missing_and_how_to_set_it(session: Session, cast: Cast) -> None:
    assert _set(session, cast) == {
        "Database": True,
        "Address": False,
        "Mail": False,
        "AI": False,
    }
    said = " ".join(each.said for each in checks(session, cast.ada))
    for name in ("TALENTRA_PUBLIC_URL", "TALENTRA_SMTP_URL", "TALENTRA_AI_MODEL"):
        assert name in said


def test_says_what_is_set_and_no_secret(
    session: Session, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "public_url": "https://jobs.company.example",
        "smtp_url": "smtps://talentra:hushed@mail.company.example",
        "ai_model": "north-7",
        "openai_api_key": "hushed",
    }.items():
        monkeypatch.setattr(settings(), name, value)
    assert set(_set(session, cast).values()) == {True}
    said = " ".join(each.said for each in checks(session, cast.ada))
    assert "mail.company.example" in said and "north-7" in said
    assert "hushed" not in said


def test_is_for_admins(session: Session, cast: Cast) -> None:
    with pytest.raises(Refused):
        checks(session, cast.rosa)
