"""Resume files made in code: good ones, broken ones and hostile ones."""

import hashlib
import zipfile
import zlib
from io import BytesIO

import docx

MIB = 1024 * 1024
WORDS = "Cleo Marsh\nData engineer\nPython, SQL, Airflow\nSix years of moving data safely"
PADDING = bytes.fromhex(  # PDF 32000-1:2008, algorithm 2, step (a)
    "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
)
EVERYTHING_ALLOWED = -4  # the permissions word of an encrypted PDF, PDF 32000-1:2008, table 22

HOSTILE_NAMES = (
    "../../etc/passwd.pdf",
    "..\\..\\windows\\system32\\resume.pdf",
    "/etc/cron.d/resume.pdf",
    "C:\\resume.pdf",
    "resume.pdf\r\nSet-Cookie: stolen=1",
    "resume\x00.exe.pdf",
    "\u202efdp.exe.pdf",
    "resume.php.pdf",
    "resume.pdf.exe",
    ".htaccess",
    "....pdf",
    " .pdf",
    "a" * 300 + ".pdf",
    "<script>alert(1)</script>.pdf",
    "'; DROP TABLE resumes; --.pdf",
    'quote".pdf',
    "резюме 履歴書 🙂.pdf",
)


def pdf(words: str = WORDS, *, pages: int = 1) -> bytes:
    """A valid PDF with the words on each of its pages, one line each."""
    return _assembled(_objects(words, pages))


def encrypted_pdf(password: str = "open sesame", words: str = WORDS) -> bytes:
    """A valid PDF that opens with the password only (standard handler, RC4, 40 bits)."""
    owner = _rc4(_md5(_padded(password))[:5], _padded(password))
    permissions = EVERYTHING_ALLOWED.to_bytes(4, "little", signed=True)
    identity = _md5(words.encode())
    key = _md5(_padded(password) + owner + permissions + identity)[:5]
    user = _rc4(key, PADDING)
    handler = (
        f"<< /Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}>"
        f" /P {EVERYTHING_ALLOWED} >>"
    )
    trailer = f" /Encrypt {handler} /ID [<{identity.hex()}> <{identity.hex()}>]"
    return _assembled(_objects(words, 1, key), trailer)


def truncated_pdf() -> bytes:
    """The first half of a valid PDF: an upload that broke off."""
    whole = pdf()
    return whole[: len(whole) // 2]


def empty() -> bytes:
    """No bytes at all."""
    return b""


def text_named_pdf() -> bytes:
    """Plain text, to be sent under a name that ends in .pdf."""
    return WORDS.encode()


def oversized_pdf(size: int = 6 * MIB) -> bytes:
    """A valid PDF of that many bytes."""
    small = pdf()
    comment = b"%" + b"x" * (size - len(small) - 2) + b"\n"
    return small.replace(b"%PDF-1.4\n", b"%PDF-1.4\n" + comment, 1)[:size]


def word(words: str = WORDS) -> bytes:
    """A valid DOCX with the words, a paragraph for each line."""
    document = docx.Document()
    for line in words.split("\n"):
        document.add_paragraph(line)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def word_bomb(unpacked: int = 64 * MIB) -> bytes:
    """A DOCX of some ten kilobytes that unpacks to that many bytes."""
    return _with_part(word(), "word/media/plain.bmp", bytes(unpacked))


def word_with_entity(target: str = "file:///etc/passwd") -> bytes:
    """A DOCX whose text asks the reader to open another file."""
    doctype = f'<!DOCTYPE w [<!ENTITY leak SYSTEM "{target}">]>'.encode()
    plain = _part(word(), "word/document.xml").decode()
    head, _, body = plain.partition("?>")
    hostile = f"{head}?>".encode() + doctype + body.replace("Cleo", "&leak;").encode()
    return _with_part(word(), "word/document.xml", hostile)


def word_with_escaping_part() -> bytes:
    """A DOCX with a part whose name climbs out of the folder it is unpacked in."""
    return _with_part(word(), "../../escaped.txt", b"outside")


def zip_not_word() -> bytes:
    """A zip archive that is not a DOCX, to be sent under a name that ends in .docx."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("notes.txt", WORDS)
    return written.getvalue()


def _objects(words: str, pages: int, key: bytes | None = None) -> list[bytes]:
    """The numbered objects of a PDF: catalogue, page tree, font, then a page and its text each."""
    numbers = range(4, 4 + 2 * pages, 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number in numbers:
        objects += [_page(number + 1), _text(words, number + 1, key)]
    return objects


def _page(text: int) -> bytes:
    return (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
        f" /Resources << /Font << /F1 3 0 R >> >> /Contents {text} 0 R >>"
    ).encode()


def _text(words: str, number: int, key: bytes | None) -> bytes:
    lines = b" T* ".join(b"(%s) Tj" % _escaped(line) for line in words.split("\n"))
    stream = b"BT /F1 12 Tf 72 770 Td 16 TL " + lines + b" ET"
    if key:
        stream = _rc4(_md5(key + number.to_bytes(3, "little") + bytes(2))[:10], stream)
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)


def _escaped(line: str) -> bytes:
    plain = line.encode("cp1252", "replace")
    return plain.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def _assembled(objects: list[bytes], trailer: str = "") -> bytes:
    """The bytes of a PDF file: header, objects, the table of where each begins, trailer."""
    written = bytearray(b"%PDF-1.4\n")
    table = [b"0000000000 65535 f \n"]
    for number, body in enumerate(objects, start=1):
        table.append(b"%010d 00000 n \n" % len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(written)
    written += b"xref\n0 %d\n%s" % (len(table), b"".join(table))
    root = f"trailer\n<< /Size {len(table)} /Root 1 0 R{trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(written + root.encode())


def _padded(password: str) -> bytes:
    return (password.encode("latin-1") + PADDING)[:32]


def _md5(content: bytes) -> bytes:
    return hashlib.md5(content, usedforsecurity=False).digest()


def _rc4(key: bytes, content: bytes) -> bytes:
    """RC4 as the oldest encrypted PDFs use it."""
    box, swap = list(range(256)), 0
    for place in range(256):
        swap = (swap + box[place] + key[place % len(key)]) % 256
        box[place], box[swap] = box[swap], box[place]
    made, place, swap = bytearray(), 0, 0
    for byte in content:
        place = (place + 1) % 256
        swap = (swap + box[place]) % 256
        box[place], box[swap] = box[swap], box[place]
        made.append(byte ^ box[(box[place] + box[swap]) % 256])
    return bytes(made)


def _part(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return opened.read(name)


def _with_part(archive: bytes, name: str, content: bytes) -> bytes:
    """The archive with one part replaced or added."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(archive)) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=zlib.Z_BEST_SPEED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)
    return written.getvalue()
