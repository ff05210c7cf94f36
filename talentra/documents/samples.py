"""Two small files of our own: a reader that has read them has touched all that reading needs."""

import io
import zipfile
import zlib

FONTS = ("Helvetica", "Helvetica-Bold", "Times-Roman")
DRAWN = (
    b"0.1 0.2 0.4 rg 40 780 515 40 re f 1 g BT /F2 18 Tf 50 794 Td (Sam Sample) Tj ET "
    b"0 g 0.5 w 40 770 m 555 770 l S BT /F1 11 Tf 50 740 Td 14 TL (Python, SQL) Tj T* "
    b"(Two years of moving records) Tj ET BT /F3 11 Tf 50 690 Td (2019 to 2024) Tj ET "
    b"1 g BT /F1 9 Tf 50 640 Td (white on paper) Tj ET"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
BODY = (
    "<w:body><w:p><w:pPr><w:pStyle w:val='Name'/></w:pPr><w:r><w:t>Sam Sample</w:t></w:r></w:p>"
    "<w:p><w:r><w:rPr><w:color w:val='FFFFFF'/></w:rPr><w:t>white on paper</w:t></w:r></w:p>"
    "</w:body>"
)
STYLE = "<w:style w:type='paragraph' w:styleId='Name'><w:rPr><w:sz w:val='36'/></w:rPr></w:style>"
PARTS = {
    "[Content_Types].xml": (
        f"<Types xmlns='{TYPES}'><Default Extension='xml' ContentType='application/xml'/>"
        f"<Override PartName='/word/document.xml' ContentType='{MAIN}'/></Types>"
    ),
    "word/document.xml": f"<w:document xmlns:w='{WORD}'>{BODY}</w:document>",
    "word/styles.xml": f"<w:styles xmlns:w='{WORD}'>{STYLE}</w:styles>",
}


def _pdf() -> bytes:
    """One page of A4 with three fonts, a shape, a line, and words in white."""
    packed = zlib.compress(DRAWN)
    fonts = b" ".join(b"/F%d %d 0 R" % (at, at + 4) for at in range(1, len(FONTS) + 1))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << %s >> >> >>" % fonts,
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed),
        *(b"<< /Type /Font /Subtype /Type1 /BaseFont /%s >>" % each.encode() for each in FONTS),
    ]
    written = b"%PDF-1.7\n"
    for number, each in enumerate(objects, start=1):
        written += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    return written + b"trailer << /Root 1 0 R >>\n%%EOF\n"  # readers rebuild the missing table


def _docx() -> bytes:
    """Two paragraphs, one with a style and one in white."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, part in PARTS.items():
            opened.writestr(name, part)
    return written.getvalue()


FILES = {"pdf": _pdf(), "docx": _docx()}
