"""The process that opens one hostile file: `python -m talentra.documents.child`.

A line of JSON comes in on standard input, `["pdf"]`, `["docx"]` or `["picture", page]`, and after
it the bytes; one JSON answer goes out: `{pages, text}` of a valid file, `{picture}` of a page,
`{status, sentence}` of a file that is refused, `{fault}` of one that broke its reader. After a
valid file comes a second line, what people cannot see in it; when that one is missing, the first
stands.
"""

import base64
import json
import os
import resource
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any

from talentra.documents.hidden import Hidden, kept
from talentra.documents.limits import CPU_SECONDS, LONGEST_TEXT, MEMORY
from talentra.errors import Expected

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


def main() -> None:
    """Be ready, read one file under limits and print what was found; nothing when none comes."""
    os.nice(5)  # pages and events go first
    readers, finders = _loaded(READERS), _loaded(FINDERS)
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


def _loaded(named: dict[str, tuple[str, str]]) -> dict[str, Any]:
    return {kind: getattr(import_module(at), name) for kind, (at, name) in named.items()}


def _hidden(find: Callable[[bytes], list[Hidden]], content: bytes) -> dict[str, Any]:
    """What is hidden in a file that was read, and is taken even when looking for it fails."""
    try:
        return {"hidden": kept(find(content))}
    except Exception as error:  # parsers raise what they like at hostile bytes
        return {"fault": _place(error)}


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
        return {"fault": _place(error)}


def _told(found: Found) -> dict[str, Any]:
    if isinstance(found, bytes):
        return {"picture": base64.b64encode(found).decode()}
    pages, text = found
    return {"pages": pages, "text": text[: LONGEST_TEXT + 1]}  # one more tells that it was cut


def _place(error: Exception) -> str:
    """The kind and line of an error, without its message, which may quote the document."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {frame.filename}:{frame.lineno}"


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # whoever waits for the end need not wait for Python to tidy up
