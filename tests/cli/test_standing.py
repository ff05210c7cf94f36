"""Who changes everything at once is alone: on one machine, and on one PostgreSQL."""

import threading
from collections.abc import Generator
from pathlib import Path

import psycopg2
import pytest

from talentra.cli import standing
from talentra.config import settings


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of one test's own."""
    monkeypatch.setattr(settings(), "data", tmp_path / "not yet")
    return tmp_path / "not yet"


@pytest.fixture
def elsewhere(database: str) -> Generator[None]:
    """A server of another machine, as PostgreSQL sees it."""
    url = database.replace("+psycopg2", "")
    connection = psycopg2.connect(url, application_name="talentra")
    yield
    connection.close()


@pytest.mark.usefixtures("database")
class TestAlone:
    def test_not_while_a_server_runs_on_the_folder(self, data: Path) -> None:
        with (
            standing.serving(data),
            standing.serving(data),
            pytest.raises(SystemExit, match="Stop it"),
            standing.alone(),
        ):
            pass
        with standing.alone():
            pass

    def test_a_start_waits_until_it_is_over(
        self, data: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        served = threading.Event()

        def start() -> None:
            with standing.serving(data):
                served.set()

        with standing.alone():
            starting = threading.Thread(target=start)
            starting.start()
            assert not served.wait(0.3)
        starting.join(10)
        assert served.is_set()
        assert "waiting for it" in capsys.readouterr().out


@pytest.mark.parametrize("engine_kind", ["postgresql"])
@pytest.mark.usefixtures("elsewhere")
def test_not_while_a_server_of_another_machine_is_connected() -> None:
    with pytest.raises(SystemExit, match="this database"), standing.alone():
        pass
