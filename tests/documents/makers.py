"""PDF and Word files made part by part, for those that no writer would make."""

import io
import zipfile
from collections.abc import Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def pdf_drawing(drawing: bytes, *, options: bytes = b"", pages: int = 1) -> bytes:
    """A PDF whose pages all show one content stream; `options` go into its dictionary."""
    kids = b" ".join(b"%d 0 R" % (number + 5) for number in range(pages))
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    page += b"/Resources << /Font << /F1 3 0 R >> >> >>"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< %s /Length %d >>\nstream\n%s\nendstream" % (options, len(drawing), drawing),
        *([page] * pages),
    ]
    written = b"%PDF-1.7\n"
    for number, part in enumerate(parts, start=1):
        written += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    return written + b"trailer << /Root 1 0 R >>\n%%EOF\n"  # readers rebuild the missing table


def docx(
    body: str = "",
    *,
    main: str = MAIN,
    parts: Mapping[str, bytes] | None = None,
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """A Word file around the XML of its body; `parts` adds parts or replaces them."""
    package = "http://schemas.openxmlformats.org/package/2006"
    types = (
        f'<Types xmlns="{package}/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    usual = {
        "[Content_Types].xml": types.encode(),
        "word/document.xml": word_xml("document", f"<w:body>{body or paragraph('Cleo')}</w:body>"),
    }
    return archive({**usual, **(parts or {})}, method)


def paragraph(text: str) -> str:
    """The XML of one paragraph."""
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def word_xml(root: str, inner: str, *, before: str = "", encoding: str = "utf-8") -> bytes:
    """One part of a Word file: `before` stands between the declaration and the root."""
    declaration = f'<?xml version="1.0" encoding="{encoding}"?>'
    return f'{declaration}{before}<w:{root} xmlns:w="{WORD}">{inner}</w:{root}>'.encode(encoding)


def archive(parts: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as opened:
        for name, part in parts.items():
            opened.writestr(name, part)
    return written.getvalue()
