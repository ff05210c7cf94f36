"""The doctor finds what is wrong and says how to mend it."""

import os
from argparse import Namespace
from pathlib import Path

import pytest

from talentra import db
from talentra.cli import doctor
from talentra.config import Settings, settings
from tests.harness.program import free_port


@pytest.fixture
def kept_secret(tmp_path: Path) -> Path:
    secret = tmp_path / "secret"
    secret.write_text("k" * 48)
    return secret


class TestDatabase:
    def test_is_well_when_migrated(self, database: str):
        assert doctor.database(settings()) is None

    def test_wants_to_be_migrated(self, empty_database: str):
        assert "run python3 -m talentra migrate" in (doctor.database(settings()) or "")

    def test_must_answer(self, database: str):
        db.use(f"postgresql+psycopg2://127.0.0.1:{free_port()}/talentra")
        assert "start it or correct DATABASE_URL" in (doctor.database(settings()) or "")


class TestSecretKey:
    @pytest.mark.parametrize("mode", [0o600, 0o400])
    def test_is_for_its_owner_alone(self, kept_secret: Path, mode: int):
        kept_secret.chmod(mode)
        assert doctor.secret_key(Settings(data=kept_secret.parent)) is None

    @pytest.mark.parametrize("mode", [0o644, 0o640])
    def test_others_may_not_read_it(self, kept_secret: Path, mode: int):
        kept_secret.chmod(mode)
        found = doctor.secret_key(Settings(data=kept_secret.parent))
        assert f"chmod 600 {kept_secret}" in (found or "")


class TestFolders:
    def test_may_be_made_later(self, tmp_path: Path):
        wanted = Settings(data=tmp_path / "not" / "yet")
        assert doctor.data_folder(wanted) is None
        assert doctor.files(wanted) is None

    @pytest.mark.parametrize("check", [doctor.data_folder, doctor.files])
    def test_must_be_writable(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, check: doctor.Check
    ):
        wanted = Settings(data=tmp_path)
        monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
        assert "not writable" in (check(wanted) or "")


class TestRedis:
    def test_is_not_needed(self):
        assert doctor.redis(Settings()) is None

    def test_is_well_when_it_answers(self, redis_url: str):
        assert doctor.redis(Settings(redis_url=redis_url)) is None

    def test_must_answer_when_named(self):
        wanted = Settings(redis_url=f"redis://127.0.0.1:{free_port()}")
        assert "does not answer" in (doctor.redis(wanted) or "")


class TestAi:
    URL = "https://ai.example/v1"

    def test_is_well_when_it_is_whole_or_not_there(self):
        for wanted in (Settings(), Settings(openai_base_url=self.URL, ai_model="m")):
            assert doctor.ai(wanted) is None

    def test_must_not_be_set_by_halves(self):
        assert "OPENAI_BASE_URL" in (doctor.ai(Settings(ai_model="m")) or "")
        assert "TALENTRA_AI_MODEL" in (doctor.ai(Settings(openai_base_url=self.URL)) or "")

    def test_is_told_without_its_key(self):
        wanted = Settings(openai_base_url=self.URL, openai_api_key="sk-canary", ai_model="llama")
        assert doctor.told_of_ai(wanted) == "the AI is on: llama at ai.example."
        assert "is off" in doctor.told_of_ai(Settings())


class TestRun:
    def test_ends_with_one_when_something_is_wrong(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        monkeypatch.setattr(doctor, "CHECKS", {"a": lambda _: None, "b": lambda _: "do this."})
        assert doctor.run(Namespace()) == 1
        told = "note  the AI is off; docs/ai.md says how to switch it on.\n"
        assert capsys.readouterr().out == f"ok    a\nMEND  b: do this.\n{told}1 to mend.\n"

    def test_ends_with_zero_when_all_is_well(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ):
        monkeypatch.setattr(doctor, "CHECKS", {"a": lambda _: None})
        assert doctor.run(Namespace()) == 0
        assert "All is well." in capsys.readouterr().out
