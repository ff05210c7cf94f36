"""Pages and text of a PDF. Runs in the child process only."""

import io
import zipfile
from functools import cached_property

import pypdfium2 as pdfium
from pypdfium2 import raw

from talentra.documents.limits import MOST_PAGES
from talentra.errors import Invalid, WrongType

KEPT = 4  # pages that are there, read, when they are looked at; most resumes have no more
TRAILER = 2048  # bytes at the end in which %%EOF must stand; some writers add blanks after it

DAMAGED = "The PDF is cut off or damaged. Export it again and upload the new file."
ENCRYPTED = "The PDF is protected with a password. Save it without one and try again."


class Opened:
    """A PDF, opened when it is first asked for, and its first pages: once for all who look."""

    def __init__(self, content: bytes) -> None:
        """Nothing is opened yet."""
        self.content = content
        self._pages: dict[int, pdfium.PdfPage] = {}

    @cached_property
    def document(self) -> pdfium.PdfDocument:
        """The document, or the sentence that says why it cannot be opened."""
        return open_pdf(self.content)

    def page(self, number: int) -> pdfium.PdfPage:
        """A page; 0 is the first."""
        if found := self._pages.get(number):
            return found
        page = self.document[number]
        if number < KEPT:
            self._pages[number] = page
        return page


def read(file: Opened) -> tuple[int, str]:
    """The number of pages and their text in reading order, pages parted by blank lines."""
    if _is_archive(file.content):
        raise WrongType("The file is a PDF and an archive in one. Export it as a plain PDF.")
    if b"%%EOF" not in file.content[-TRAILER:]:  # pdfium would mend a file cut in the middle
        raise Invalid(DAMAGED)
    _count(file.document)
    return len(file.document), _plain("\n\n".join(_texts(file)))


def _is_archive(content: bytes) -> bool:
    try:
        return bool(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        # NotImplementedError: zipfile meets a way of packing that it does not know
        return False


def open_pdf(content: bytes) -> pdfium.PdfDocument:
    """The document, or the sentence that says why it cannot be opened."""
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        locked = error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}
        raise Invalid(ENCRYPTED if locked else DAMAGED) from error


def _count(document: pdfium.PdfDocument) -> None:
    if not len(document):
        raise Invalid("The PDF has no pages. Export it again and upload the new file.")
    if len(document) > MOST_PAGES:
        raise Invalid(f"The PDF has {len(document)} pages; {MOST_PAGES} are taken. Shorten it.")


def _texts(file: Opened) -> list[str]:
    try:
        pages = map(file.page, range(len(file.document)))
        return [page.get_textpage().get_text_range() for page in pages]
    except pdfium.PdfiumError as error:
        raise Invalid(DAMAGED) from error


def _plain(text: str) -> str:
    """Text with line feeds only; pdfium writes U+FFFE for a hyphen at the end of a line."""
    return text.replace("\r\n", "\n").replace("\ufffe", "-").strip()
