"""Whether a zip archive is a Word document and safe to unpack; decided before any XML is parsed."""

import io
import re
import zipfile
import zlib

from talentra.documents.limits import MOST_ENTRIES, MOST_UNPACKED
from talentra.errors import Invalid, WrongType

METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}  # what the Office formats allow
ENCRYPTED_FLAG = 0x1
TYPES = "[Content_Types].xml"
DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)

DAMAGED = "The Word file is cut off or damaged. Open it in Word, save it again and try again."
NOT_WORD = "This archive is not a Word file (.docx). Save your resume as .docx or PDF."
UNSAFE = "The Word file has parts that no resume needs. Save it as PDF and upload that."


def unpack(content: bytes) -> dict[str, bytes]:
    """The parts of a Word document by name, each whole and below the limits."""
    with _open(content) as archive:
        _check_names(archive, content)
        _check_sizes(archive.infolist())
        return {name: _part(archive, name) for name in archive.namelist()}


def _open(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        # NotImplementedError: zipfile meets a way of packing that it does not know
        raise Invalid(DAMAGED) from error


def _check_names(archive: zipfile.ZipFile, content: bytes) -> None:
    names = archive.namelist()
    if TYPES not in names or not any(name.startswith("word/") for name in names):
        raise WrongType(NOT_WORD)
    if b"%PDF-" in content[:1024]:  # where a PDF reader looks for its mark
        raise WrongType("The file is two kinds of file in one. Save your resume as a plain PDF.")
    if min(entry.header_offset for entry in archive.infolist()):  # bytes came in or went missing
        raise Invalid(DAMAGED)
    if len(set(names)) < len(names) or any(map(_leads_out, names)):
        raise Invalid(UNSAFE)


def _leads_out(name: str) -> bool:
    """Whether unpacking to this name could land outside the folder."""
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & ENCRYPTED_FLAG for entry in entries):
        raise Invalid("The file is protected with a password. Save it without one and try again.")
    if any(entry.compress_type not in METHODS for entry in entries):
        raise Invalid(DAMAGED)
    # Python never unpacks more of a part than the size that is declared for it here.
    if len(entries) > MOST_ENTRIES or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
        raise Invalid("The Word file is far too large inside. Save it as PDF and upload that.")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        part = archive.read(name)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
        raise Invalid(DAMAGED) from error
    if DOCTYPE.search(part.replace(b"\0", b"")):  # without its NULs, UTF-16 reads like ASCII
        raise Invalid(UNSAFE)
    return part
