"""The demo people's resumes: small real PDF files, made of nothing but their words."""

from talentra.services.demo_people import Person

PRACTICE = {
    "fresher": "Just out of university, some",
    "1-3": "Two years of",
    "3-5": "Four years of",
    "5+": "Nine years of",
}


def words(person: Person, focus: str = "") -> str:
    """What somebody's resume says, line by line, the name first."""
    return "\n".join(
        (
            person.full_name,
            f"{person.headline}, {person.city}",
            "",
            focus or f"{PRACTICE[person.level]} practice as {person.headline.lower()}.",
            f"Skills: {person.skills}",
            "",
            "Experience",
            f"{person.headline}, a workshop of thirty people, {person.city}",
            "- Took over one system that nobody wanted, and left it in good order",
            "- Halved the time from question to answer",
            "",
            "Education",
            f"University of {person.city}",
        )
    )


def pdf(text: str) -> bytes:
    """One page with the lines of the text in Helvetica, the first of them large."""
    name, *lines = [_shown(line) for line in text.split("\n")]
    body = b" ".join(b"T* %s" % line for line in lines)
    stream = b"BT 17 TL 72 760 Td /F1 20 Tf %s /F1 11 Tf %s ET" % (name, body)
    return _assembled(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    )


def _shown(line: str) -> bytes:
    """The operator that shows a line; `(`, `)` and the backslash are escaped in PDF strings."""
    plain = line.encode("cp1252", "replace")
    for special in (b"\\", b"(", b")"):
        plain = plain.replace(special, b"\\" + special)
    return b"(%s) Tj" % plain


def _assembled(*objects: bytes) -> bytes:
    """A PDF file of these objects: header, objects, where each begins, and the trailer."""
    written, begins = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, content in enumerate(objects, start=1):
        begins += b"%010d 00000 n \n" % len(written)
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    size = len(objects) + 1
    table = b"xref\n0 %d\n%s" % (size, begins)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\n" % size
    return written + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(written)
