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
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any

from talentra.documents.hidden import Hidden, kept
from talentra.documents.limits import CPU_SECONDS, LONGEST_TEXT, MEMORY
from talentra.errors import Expected

Readers = tuple[dict[str, Any], dict[str, Any]]
Found = tuple[int | None, str] | bytes  # pages and text, or a picture
READERS = {
    "pdf": ("talentra.documents.pdf", "read"),
    "docx": ("talentra.documents.docx", "read"),
    "picture": ("talentra.documents.picture", "draw"),
}
FINDERS = {
    "pdf": ("talentra.documents.hidden_pdf", "find"),
    "docx": ("talentra.documents.hidden_word", "find"),
}


def loaded() -> Readers:
    """Every parser, imported: by kind what reads a file and what finds hidden text in it."""
    return _loaded(READERS), _loaded(FINDERS)


def read(parsers: Readers) -> None:
    """Read one file under limits and print what was found; nothing when none comes."""
    readers, finders = parsers
    if not (asked := sys.stdin.buffer.readline()):
        return
    kind, *more = json.loads(asked)
    content = sys.stdin.buffer.read()
    _limit(MEMORY[kind])
    answer = _attempt(lambda given: readers[kind](given, *more), content)
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()  # it is heard, whatever comes next
    if "text" in answer:
        sys.stdout.write(json.dumps(_hidden(finders[kind], content)))
        sys.stdout.flush()


def _loaded(named: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {kind: getattr(import_module(at), name) for kind, (at, name) in named.items()}


def _hidden(find: Callable[[bytes], list[Hidden]], content: bytes) -> dict[str, Any]:
    """What is hidden in a file that was read, and is taken even when looking for it fails."""
    try:
        return {"hidden": kept(find(content))}
    except Exception as error:  # parsers raise what they like at hostile bytes
        return {"fault": place(error)}


def _limit(memory: int) -> None:
    """No more memory or time than a resume needs; no file written, no core dumped."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _attempt(read: Callable[[bytes], Found], content: bytes) -> dict[str, Any]:
    try:
        return _told(read(content))
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
