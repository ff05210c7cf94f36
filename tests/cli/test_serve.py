"""What is settled before anything is served."""

from argparse import Namespace
from collections.abc import Generator

import pytest

from talentra.cli import serve
from talentra.cli.settings import chosen
from talentra.config import Settings, settings
from tests.harness.program import free_port


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """Options are written to the environment for the workers; here, only for one test."""
    for name in ("TALENTRA_HOST", "TALENTRA_PORT", "TALENTRA_WORKERS", "TALENTRA_DEMO"):
        monkeypatch.setenv(name, "")
    yield
    monkeypatch.undo()
    settings.cache_clear()


def options(**given: object) -> Namespace:
    return Namespace(**{"host": None, "port": None, "workers": None, "no_demo": False} | given)


class TestSettings:
    def test_options_come_before_the_environment(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("TALENTRA_PORT", "8005")
        assert chosen(options()).port == 8005
        assert chosen(options(port=8006)).port == 8006

    def test_no_demo_is_a_setting_too(self):
        assert chosen(options(no_demo=True)).demo == "off"

    @pytest.mark.parametrize(
        ("name", "value", "sentence"),
        [
            ("TALENTRA_PORT", "80000", "TALENTRA_PORT: Input should be less than or equal to"),
            ("TALENTRA_WORKERS", "many", "TALENTRA_WORKERS: Input should be a valid integer"),
            ("SECRET_KEY", "changeme", "SECRET_KEY needs at least 32 random bytes"),
        ],
    )
    def test_a_wrong_one_is_named(
        self, monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
    ):
        monkeypatch.setenv(name, value)
        with pytest.raises(SystemExit, match=sentence):
            chosen(options())


class TestRefuseImpossible:
    @pytest.mark.parametrize(
        ("database_url", "redis_url"),
        [
            (None, None),
            (None, "redis://127.0.0.1:1"),
            ("postgresql://127.0.0.1/talentra", None),
        ],
    )
    def test_several_workers_must_share_a_database_and_state(
        self, database_url: str | None, redis_url: str | None
    ):
        wanted = Settings(workers=2, database_url=database_url, redis_url=redis_url)
        with pytest.raises(SystemExit, match="2 workers need"):
            serve.refuse_impossible(wanted)

    def test_one_worker_needs_nothing(self):
        serve.refuse_impossible(Settings())

    def test_redis_must_answer_when_named(self):
        wanted = Settings(redis_url=f"redis://127.0.0.1:{free_port()}")
        with pytest.raises(SystemExit, match="REDIS_URL does not answer"):
            serve.refuse_impossible(wanted)

    def test_redis_that_answers_is_fine(self, redis_url: str):
        postgres = "postgresql://127.0.0.1/talentra"
        serve.refuse_impossible(Settings(workers=2, database_url=postgres, redis_url=redis_url))
