"""The first command on a machine with only Python: stopped half-way, started twice at once."""

import json
import os
import re
import signal
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

import httpx
import pytest

from talentra.config import ROOT
from tests.cli import bare
from tests.harness import run
from tests.harness.program import Program, listens

COLD = 240  # seconds; about fifteen where the packages were fetched before
GREETING = re.compile(r"Talentra is at (http://\S+:(\d+))\n")
DEMO = re.compile(r"all with the password (\S+)\n")


def program(folder: Path, name: str) -> Program:
    """`python3 -m talentra`, as typed in that folder."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("TALENTRA_")}
    return Program(
        [bare.PYTHON, "-S", "-m", "talentra"],
        folder.parent / f"{name}.log",
        environment={**kept, "PYTHONUNBUFFERED": "1"},
        folder=folder,
    )


def serves(started: Program) -> bool:
    """Whether it has said where it is, and is there."""
    greeting = GREETING.search(started.output())
    return bool(greeting) and listens(int(greeting[2]))


def told(pattern: re.Pattern[str], words: str) -> str:
    """What the pattern's first group found."""
    found = pattern.search(words)
    assert found, words
    return found[1]


@dataclass(frozen=True)
class Story:
    """What was left and said by one start that was stopped and two that were made at once."""

    folder: Path
    stopped: str
    said: list[str]
    pages: list[str]


@pytest.fixture(scope="module")
def story() -> Story:
    """Told once, whichever worker of the run asks first."""
    kept = json.loads(run.once("bare-machine", tell))
    return Story(folder=Path(kept.pop("folder")), **kept)


def tell() -> str:
    """Stop one start while it installs, make two at once, and note what they said."""
    folder = bare.copy(Path(mkdtemp(prefix="bare-", dir=run.folder())))
    stopped = program(folder, "stopped")
    stopped.start(lambda: "2 of 2" in stopped.output(), within=COLD)
    stopped.stop(signal.SIGINT)
    with at_once([program(folder, name) for name in ("one", "two")]) as pair:
        answers = [httpx.get(told(GREETING, one.output()), follow_redirects=True) for one in pair]
        said = [one.output() for one in pair]
    pages = [f"{answer.status_code} {answer.headers['content-type']}" for answer in answers]
    return json.dumps(
        {"folder": str(folder), "stopped": stopped.output(), "said": said, "pages": pages}
    )


@contextmanager
def at_once(programs: list[Program]) -> Generator[list[Program]]:
    """The programs, started together and all serving."""
    try:
        with ThreadPoolExecutor() as pool:
            list(pool.map(lambda one: one.start(lambda: serves(one), within=COLD), programs))
        yield programs
    finally:
        for one in programs:
            one.stop(signal.SIGINT)


class TestBareMachine:
    def test_a_stopped_start_says_how_to_go_on(self, story: Story):
        assert "The same command goes on from here" in story.stopped
        assert "Traceback" not in story.stopped

    def test_two_starts_at_once_both_serve_pages(self, story: Story):
        assert len({told(GREETING, words) for words in story.said}) == 2
        assert all(page.startswith("200 text/html") for page in story.pages)

    def test_two_starts_at_once_do_everything_once(self, story: Story):
        both = "".join(story.said)
        assert both.count("Installing what Talentra needs") == 1
        assert both.count("Building the web client") == 1
        assert len({told(DEMO, words) for words in story.said}) == 1

    def test_the_client_holds_no_address_and_no_sources(self, story: Story):
        built = story.folder / ".web" / "build" / "client"
        chunks = list(built.rglob("*.js"))
        assert chunks
        assert not [chunk for chunk in chunks if re.search(r"localhost:\d", chunk.read_text())]
        assert not list(built.rglob("*.map"))

    def test_the_lock_of_the_web_client_stays_as_it_is(self, story: Story):
        for path in (ROOT / "reflex.lock").iterdir():
            kept = story.folder / "reflex.lock" / path.name
            assert kept.read_text() == path.read_text()

    def test_the_next_start_neither_installs_nor_compiles(self, story: Story):
        compiled = modified(story.folder / ".web" / "app")
        with at_once([program(story.folder, "warm")]) as (warm,):
            assert "Installing" not in warm.output()
            assert "Building" not in warm.output()
        assert modified(story.folder / ".web" / "app") == compiled


def modified(folder: Path) -> dict[Path, int]:
    """When each file below the folder was written, in ns."""
    return {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
