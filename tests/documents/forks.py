"""What can be seen from outside of the process that forks readers, and of those."""

from pathlib import Path

from talentra.documents.ready import Ready
from tests.harness import documents

QUESTION = b'["pdf"]\n'


def pid_of(one: Ready) -> int:
    """The number of the process that forks for it."""
    assert one._process
    return one._process.pid


def forks(pid: int) -> list[int]:
    """The processes that a process has started and not buried."""
    return [*map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split())]


def is_gone(pid: int) -> bool:
    """Whether a process has ended, buried or not."""
    return state(pid) in ("Z", "")


def state(pid: int) -> str:
    """R of a process that runs or would, S of one that waits; "" when there is none."""
    try:
        return _status(pid)[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def buried(pid: int) -> str:
    """What grows with each fork that a process has buried: the pages that those had fetched."""
    return _status(pid)[8]


def first_words(one: Ready) -> bytes:
    """How the answer about a PDF of one page begins."""
    return one.ask(QUESTION + documents.pdf(), 20).stdout.partition(b",")[0]


def _status(pid: int) -> list[str]:
    """What /proc tells behind the name (proc(5)), from its third field on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
