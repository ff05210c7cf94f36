"""The web client: what counts as built."""

from pathlib import Path

import pytest

from talentra.cli import client


class TestBuild:
    def test_that_fails_beside_an_older_one_is_said_and_not_taken_for_built(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        older = tmp_path / ".web" / "build" / "client" / "index.html"
        older.parent.mkdir(parents=True)
        older.touch()
        monkeypatch.setattr(client, "ROOT", tmp_path)  # where there is nothing to compile
        monkeypatch.setattr(client, "BUILT", older)
        monkeypatch.setattr(client, "STAMP", tmp_path / ".web" / "talentra.digest")
        for folder in ("talentra", "assets", "reflex.lock"):
            (tmp_path / folder).mkdir()
        for file in ("rxconfig.py", "requirements.txt"):
            (tmp_path / file).touch()

        with pytest.raises(SystemExit, match="could not be built"):
            client.build()

        assert not client.built(client.digest())
        assert "done in" not in capsys.readouterr().out
