"""What an uploaded file is and says, decided by its content and never by its name alone."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

from talentra.documents import sandbox
from talentra.documents.hidden import Hidden
from talentra.documents.limits import LARGEST_FILE, LONGEST_TEXT, TOO_LARGE
from talentra.documents.names import clean_name
from talentra.errors import Invalid, TooLarge, WrongType

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXTENSIONS = {PDF: ".pdf", DOCX: ".docx"}
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Office 97, and any Office file with a password
PROGRAMS = {".bat", ".cmd", ".exe", ".hta", ".jar", ".jsp", ".msi", ".php", ".ps1", ".scr", ".vbs"}

NO_TEXT = (
    "No text found: the pages are probably pictures. People can still open the file, "
    "but search cannot find words in it."
)
CUT_TEXT = "Only the first 200,000 characters of the text can be searched."


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found in a valid file; `pages` is known for PDF only, `text` may be empty."""

    content_type: str
    pages: int | None
    text: str
    text_note: str | None
    hidden: list[Hidden] | None = None  # None: nobody could look


def read(content: bytes, file_name: str) -> Reading:
    """Check a file and read its text; blocks for some 0.1 s, so call it in a worker thread.

    Raises TooLarge, WrongType, Invalid, or Away when too many files are being read at once.
    """
    if not content:
        raise Invalid("The file is empty. Choose the file again, or export it once more.")
    if len(content) > LARGEST_FILE:
        raise TooLarge(TOO_LARGE)
    content_type = _recognise(content)
    _compare_names(clean_name(file_name), EXTENSIONS[content_type])
    found = sandbox.extract(EXTENSIONS[content_type].removeprefix("."), content)
    text = found.text
    return Reading(content_type, found.pages, text[:LONGEST_TEXT], _note(text), found.hidden)


async def read_aside(content: bytes, file_name: str) -> Reading:
    """`read` in threads of its own: uploads that wait their turn hold up nobody else's work."""
    return await asyncio.get_running_loop().run_in_executor(_threads(), read, content, file_name)


async def picture_aside(content: bytes, page: int = 0) -> bytes:
    """A PNG of a PDF's page, made beside the readings; Invalid when it cannot be drawn."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(_threads(), sandbox.picture, content, page)


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(16, thread_name_prefix="documents")


def _recognise(content: bytes) -> str:
    """The type that the first bytes tell; what the file really holds is checked by its reader."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return DOCX
    if content.startswith(OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") in content:
        raise Invalid("The file is protected with a password. Save it without one and try again.")
    if content.startswith(OLD_OFFICE):
        raise WrongType("This is an old Office file. Save it as .docx or PDF and try again.")
    raise WrongType("This is neither a PDF nor a Word file (.docx). Export it as PDF.")


def _compare_names(name: str, extension: str) -> None:
    if not name.endswith(extension):
        raise WrongType(
            f"The content is a {extension} file but the name says otherwise. "
            f"Rename the file so that it ends in {extension}."
        )
    if name.removesuffix(extension).lower().endswith(tuple(PROGRAMS)):
        raise WrongType(f"The name looks like a program's. Rename it to resume{extension}.")


def _note(text: str) -> str | None:
    if not text:
        return NO_TEXT
    return CUT_TEXT if len(text) > LONGEST_TEXT else None
