"""What a process does that opens one hostile file, forked by forking.py.

A line of JSON comes in on standard input, `["pdf"]`, `["docx"]` or `["picture", page]`, and after
it the bytes; one JSON answer goes out: `{pages, text}` of a valid file, `{picture}` of a page,
`{status, sentence}` of a file that is refused, `{fault}` of one that broke its reader. After a
valid file comes a second line, what people cannot see in it; when that one is missing, the first
stands.
"""

import base64
import json
import resource
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from talentra.documents import samples
from talentra.documents.hidden import Hidden, kept
from talentra.documents.limits import CPU_SECONDS, LONGEST_TEXT, MEMORY
from talentra.errors import Expected

Found = tuple[int | None, str] | bytes  # pages and text, or a picture
OPENERS = {"pdf": ("talentra.documents.pdf", "Opened")}  # others are read from their bytes
READERS = {
    "pdf": ("talentra.documents.pdf", "read"),
    "docx": ("talentra.documents.docx", "read"),
    "picture": ("talentra.documents.picture", "draw"),
}
FINDERS = {
    "pdf": ("talentra.documents.hidden_pdf", "find"),
    "docx": ("talentra.documents.hidden_word", "find"),
}


@dataclass(frozen=True, slots=True)
class Parsers:
    """By kind, what opens a file, what reads it, and what finds hidden text in it."""

    open: dict[str, Any]
    read: dict[str, Any]
    find: dict[str, Any]


def loaded() -> Parsers:
    """Every parser, imported."""
    return Parsers(*map(_loaded, (OPENERS, READERS, FINDERS)))


def warm_up(parsers: Parsers) -> None:
    """Touch all that reading touches, with files of our own."""
    for kind, content in samples.FILES.items():
        for _ in _answers(parsers, content, kind):
            pass


def read(parsers: Parsers) -> None:
    """Read one file under limits and print what was found; nothing when none comes."""
    if not (asked := sys.stdin.buffer.readline()):
        return
    kind, *more = json.loads(asked)
    content = sys.stdin.buffer.read()
    _limit(MEMORY[kind])
    for line in _answers(parsers, content, kind, *more):
        sys.stdout.write(line)
        sys.stdout.flush()  # it is heard, whatever comes next


def _answers(parsers: Parsers, content: bytes, kind: str, *more: str) -> Iterator[str]:
    """What is said of a file, and after it, when it was read, what people cannot see in it."""
    file = parsers.open.get(kind, bytes)(content)
    answer = _attempt(lambda given: parsers.read[kind](given, *more), file)
    yield json.dumps(answer) + "\n"
    if "text" in answer:
        yield json.dumps(_hidden(parsers.find[kind], file))


def _loaded(named: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {kind: getattr(import_module(at), name) for kind, (at, name) in named.items()}


def _hidden(find: Callable[[Any], list[Hidden]], file: Any) -> dict[str, Any]:
    """What is hidden in a file that was read, and is taken even when looking for it fails."""
    try:
        return {"hidden": kept(find(file))}
    except Exception as error:  # parsers raise what they like at hostile bytes
        return {"fault": place(error)}


def _limit(memory: int) -> None:
    """No more memory or time than a resume needs; no file written, no core dumped."""
    seconds = round(time.process_time()) + CPU_SECONDS  # what came before the file is not its fault
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _attempt(read: Callable[[Any], Found], file: Any) -> dict[str, Any]:
    try:
        return _told(read(file))
    except Expected as refusal:
        return {"status": refusal.status, "sentence": refusal.sentence}
    except Exception as error:  # parsers raise what they like at hostile bytes
        return {"fault": place(error)}


def _told(found: Found) -> dict[str, Any]:
    if isinstance(found, bytes):
        return {"picture": base64.b64encode(found).decode()}
    pages, text = found
    return {"pages": pages, "text": text[: LONGEST_TEXT + 1]}  # one more tells that it was cut


def place(error: BaseException) -> str:
    """The kind and line of an error, without its message, which may quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {frame.filename}:{frame.lineno}"
