"""The process that opens hostile files: `python -m talentra.documents.child pdf|docx|picture`.

Bytes come in on standard input, one JSON answer goes out: `{pages, text}` of a valid file or
`{picture}` of the page that a further argument names, `{status, sentence}` of one that is refused,
`{fault}` of one that broke its reader.
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

from talentra.documents.limits import CPU_SECONDS, LONGEST_TEXT, MEMORY
from talentra.errors import Expected

Found = tuple[int | None, str] | bytes  # pages and text, or a picture
READERS = {
    "pdf": ("talentra.documents.pdf", "read"),
    "docx": ("talentra.documents.docx", "read"),
    "picture": ("talentra.documents.picture", "draw"),
}


def main(kind: str, *more: str) -> None:
    """Read one file under limits and print what was found."""
    module, name = READERS[kind]
    read = getattr(import_module(module), name)
    content = sys.stdin.buffer.read()
    _limit(MEMORY[kind])
    sys.stdout.write(json.dumps(_attempt(lambda given: read(given, *more), content)))


def _limit(memory: int) -> None:
    """No more memory or time than a resume needs; no file written, no core dumped."""
    os.nice(5)  # pages and events go first
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
    main(*sys.argv[1:])
