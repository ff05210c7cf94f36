"""What two strangers to each other read in a PDF, and two others in a Word file.

Only for files that we have written ourselves: those of others are opened in a process of their own.
"""

import io
from collections.abc import Iterable
from threading import Lock
from typing import Any

_alone = Lock()  # pdfium must not be used by two threads at once


def by_pdfium(content: bytes) -> str:
    """The text of a PDF as pdfium, the reader in Chrome, finds it."""
    from talentra.documents import pdf

    with _alone:
        return pdf.read(pdf.Opened(content))[1]


def by_pypdf(content: bytes) -> str:
    """The text of a PDF as pypdf finds it, which many tracking systems use."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(content)).pages
    return "\n\n".join(page.extract_text() for page in pages)


def by_us(content: bytes) -> str:
    """The text of a Word file as our own reader finds it when somebody applies with it."""
    from talentra.documents import docx

    return docx.read(content)[1]


def by_python_docx(content: bytes) -> str:
    """The text of a Word file as python-docx finds it."""
    import docx

    return "\n".join(_lines(docx.Document(io.BytesIO(content))))


def _lines(file: Any) -> Iterable[str]:
    return (paragraph.text for paragraph in file.paragraphs)


PDF_READERS = {"pdfium": by_pdfium, "pypdf": by_pypdf}
WORD_READERS = {"Talentra": by_us, "python-docx": by_python_docx}
