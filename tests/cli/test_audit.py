"""The command line says whether the history is whole, and ends accordingly."""

import asyncio
from argparse import Namespace

import pytest

from talentra import db
from talentra.cli import audit, settings
from talentra.cli.arguments import parse
from talentra.queries import chain as query
from talentra.services import chain
from tests.harness.cast import Cast
from tests.services.test_chain import behind_the_guards


@pytest.fixture(autouse=True)
def _same_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one the test has chosen."""
    monkeypatch.setattr(audit, "chosen", lambda _: settings.read())


@pytest.fixture
def linked(cast: Cast) -> str:
    """A history that is linked; its last link."""
    asyncio.run(chain.link())
    with db.reading() as session:
        last = query.head(session)
    return f"{last.number}:{last.digest}"


def verified(head: str | None = None) -> int:
    return audit.run(Namespace(head=head))


class TestVerify:
    def test_tells_the_last_link_of_a_whole_history(
        self, linked: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert verified() == 0
        said = capsys.readouterr().out
        assert "1 rows are linked, 0 wait" in said
        assert linked in said
        assert verified(linked) == 0

    def test_names_what_was_changed(self, linked: str, capsys: pytest.CaptureFixture[str]) -> None:
        with behind_the_guards() as connection:
            connection.exec_driver_sql("UPDATE stage_events SET to_stage = 'hired'")
        assert verified() == 1
        assert "BROKEN  The stage event" in capsys.readouterr().out

    def test_misses_an_end_that_was_cut_off(self, linked: str) -> None:
        with behind_the_guards() as connection:
            connection.exec_driver_sql("DELETE FROM history_links")
            connection.exec_driver_sql("DELETE FROM stage_events")
        assert verified() == 0  # nothing is left that could tell
        assert verified(linked) == 1

    def test_takes_a_link_as_it_was_printed(self, linked: str) -> None:
        with pytest.raises(SystemExit):
            verified("yesterday")


def test_is_a_verb() -> None:
    options = parse(["audit", "verify", "--head", "3:abc"])
    assert (options.module, options.what, options.head) == ("audit", "verify", "3:abc")
