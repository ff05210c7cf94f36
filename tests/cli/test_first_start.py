"""Who is there when the first visitor comes, and what the terminal says about it."""

import stat
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from sqlmodel import select

from talentra import db
from talentra.cli import first_start
from talentra.config import Settings, settings
from talentra.models import Role, User
from talentra.services import accounts
from tests.harness.cast import PASSWORD

POSTGRES = "postgresql://127.0.0.1/talentra"


class TestWantsDemo:
    @pytest.mark.parametrize(
        ("demo", "database_url", "local", "wanted"),
        [
            ("auto", None, True, True),
            ("auto", None, False, False),
            ("auto", POSTGRES, True, False),
            ("on", POSTGRES, True, True),
            ("anywhere", None, False, True),
            ("off", None, True, False),
        ],
    )
    def test_is_for_the_embedded_database_on_this_machine_unless_told(
        self, demo: str, database_url: str | None, local: bool, wanted: bool
    ):
        settings = Settings(demo=demo, database_url=database_url)
        assert first_start.wants_demo(settings, local=local) is wanted

    def test_is_not_for_an_installation_with_an_admin_of_its_own(self):
        settings = Settings(admin_email="ops@company.example", admin_password="long enough 123")
        assert not first_start.wants_demo(settings, local=True)


@pytest.fixture
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """The password is written to the environment for the workers; here, only for one test."""
    monkeypatch.setenv("TALENTRA_DEMO_PASSWORD", "")
    yield
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.usefixtures("_own_settings")
class TestDemoPassword:
    def test_is_made_once_and_readable_by_its_owner_alone(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        made = first_start.demo_password(tmp_path)
        assert stat.S_IMODE((tmp_path / "demo-password").stat().st_mode) == 0o600
        monkeypatch.setenv("TALENTRA_DEMO_PASSWORD", "")
        assert first_start.demo_password(tmp_path) == made


@pytest.fixture
def choose(empty_database: str, monkeypatch: pytest.MonkeyPatch) -> Generator[Callable[..., None]]:
    """Start with these settings on a database without tables."""

    def choosing(**variables: str) -> None:
        for name, value in {"DATABASE_URL": empty_database, **variables}.items():
            monkeypatch.setenv(name, value)
        settings.cache_clear()

    yield choosing
    db.dispose()
    monkeypatch.undo()
    settings.cache_clear()


def people() -> list[tuple[str, str]]:
    """Address and role of everybody who has an account."""
    with db.reading() as session:
        return [(user.email, user.role) for user in session.execute(select(User)).scalars()]


class TestPrepare:
    def test_offers_a_page_that_makes_the_first_admin(self, choose: Callable[..., None]):
        choose(TALENTRA_DEMO="off", TALENTRA_PUBLIC_URL="https://jobs.example")
        greeting = first_start.prepare(local=True)
        assert "Talentra is at https://jobs.example\n" in greeting
        token = greeting.partition("https://jobs.example/setup?token=")[2].strip()
        with db.transaction() as session:
            accounts.set_up(session, token, "ops@company.example", PASSWORD, "Ops")
        assert people() == [("ops@company.example", Role.ADMIN)]

    def test_offers_nothing_once_there_is_an_admin(self, choose: Callable[..., None]):
        choose(TALENTRA_DEMO="off")
        first_start.prepare(local=True)
        with db.transaction() as session:
            accounts.create_admin(session, "ops@company.example", PASSWORD, "Ops")
        assert "setup" not in first_start.prepare(local=True)

    def test_makes_the_admin_that_the_settings_name_once(self, choose: Callable[..., None]):
        choose(TALENTRA_ADMIN_EMAIL="ops@company.example", TALENTRA_ADMIN_PASSWORD=PASSWORD)
        assert "setup" not in first_start.prepare(local=True)
        first_start.prepare(local=True)
        assert people() == [("ops@company.example", Role.ADMIN)]

    def test_leaves_no_connection_for_the_workers_to_share(self, choose: Callable[..., None]):
        choose(TALENTRA_DEMO="off")
        first_start.prepare(local=True)
        assert db.engine.cache_info().currsize == 0
