"""Files that are refused: their bytes, their name, the kind of refusal, and words of it."""

import zipfile

from talentra.errors import Expected, Invalid, TooLarge, WrongType
from tests.documents import makers
from tests.harness import documents

LIMIT = 5 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _xml(doctype: str, encoding: str = "utf-8") -> dict[str, bytes]:
    return {"word/styles.xml": makers.word_xml("s", "", before=doctype, encoding=encoding)}


REFUSED: dict[str, tuple[bytes, str, type[Expected], str]] = {
    "empty": (b"", "cv.pdf", Invalid, "empty"),
    "6 MiB": (documents.oversized_pdf(), "cv.pdf", TooLarge, "larger than 5 MB"),
    "a byte too many": (documents.oversized_pdf(LIMIT + 1), "cv.pdf", TooLarge, "larger"),
    "text called .pdf": (documents.text_named_pdf(), "cv.pdf", WrongType, "neither"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(99), "cv.pdf", WrongType, "neither"),
    "blanks before %PDF-": (b"\n" + documents.pdf(), "cv.pdf", WrongType, "neither"),
    "old Word": (OLD_OFFICE + bytes(600), "cv.doc", WrongType, "old Office file"),
    "a PDF called .docx": (documents.pdf(), "cv.docx", WrongType, "ends in .pdf"),
    "a Word file called .pdf": (documents.word(), "cv.pdf", WrongType, "ends in .docx"),
    "no ending": (documents.pdf(), "cv", WrongType, "ends in .pdf"),
    "a program's ending": (documents.pdf(), "cv.pdf.exe", WrongType, "ends in .pdf"),
    "a program's ending hidden": (documents.pdf(), "cv.EXE.pdf", WrongType, "program"),
    "encrypted PDF": (documents.encrypted_pdf(), "cv.pdf", Invalid, "password"),
    "PDF cut in half": (documents.truncated_pdf(), "cv.pdf", Invalid, "cut off"),
    "PDF without its end": (documents.pdf()[:-8], "cv.pdf", Invalid, "cut off"),
    "PDF of nothing": (b"%PDF-1.7\n%%EOF", "cv.pdf", Invalid, "damaged"),
    "PDF of 51 pages": (documents.pdf(pages=51), "cv.pdf", Invalid, "51 pages"),
    "PDF and zip": (documents.pdf() + documents.word(), "cv.pdf", WrongType, "in one"),
    "zip and PDF": (
        makers.archive({"%PDF-1.7": b""} | {"[Content_Types].xml": b"", "word/document.xml": b""}),
        "cv.docx",
        WrongType,
        "in one",
    ),
    "encrypted Word": (
        OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "cv.docx",
        Invalid,
        "password",
    ),
    "Word cut in half": (documents.word()[:9_000], "cv.docx", Invalid, "cut off"),
    "Word with locked parts": (
        makers.docx().replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "cv.docx",
        Invalid,
        "password",
    ),
    "Word packed in an odd way": (
        makers.docx(method=zipfile.ZIP_BZIP2),
        "cv.docx",
        Invalid,
        "damaged",
    ),
    "Word with a part twice": (
        makers.docx(parts={"word/1.xml": b"", "word/2.xml": b""}).replace(b"/2.xml", b"/1.xml"),
        "cv.docx",
        Invalid,
        "parts",
    ),
    "a zip": (documents.zip_not_word(), "cv.docx", WrongType, "not a Word file"),
    "a zip with folders alike": (
        makers.archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<a/>"}),
        "cv.docx",
        WrongType,
        "not a Word file",
    ),
    "Word with macros": (makers.docx(main=makers.MACROS), "cv.docx", WrongType, "not a Word"),
    "Word without words": (
        makers.docx(parts={"word/document.xml": b"<w:document"}),
        "cv.docx",
        Invalid,
        "damaged",
    ),
    "Word bomb": (documents.word_bomb(), "cv.docx", Invalid, "too large inside"),
    "2,001 parts": (
        makers.docx(parts={f"word/{number}.xml": b"<a/>" for number in range(1_999)}),
        "cv.docx",
        Invalid,
        "too large inside",
    ),
    "a part that climbs out": (documents.word_with_escaping_part(), "cv.docx", Invalid, "parts"),
    "a part with a drive": (makers.docx(parts={"C:/x.xml": b""}), "cv.docx", Invalid, "parts"),
    "a part from the root": (makers.docx(parts={"/etc/x": b""}), "cv.docx", Invalid, "parts"),
    "an external entity": (documents.word_with_entity(), "cv.docx", Invalid, "parts"),
    "a document type elsewhere": (
        makers.docx(parts=_xml("<!DOCTYPE s []>")),
        "cv.docx",
        Invalid,
        "parts",
    ),
    "a document type in UTF-16": (
        makers.docx(parts=_xml("<!DOCTYPE s []>", "utf-16")),
        "cv.docx",
        Invalid,
        "parts",
    ),
    "a document type in EBCDIC": (
        makers.docx(
            parts={
                "word/document.xml": makers.word_xml(
                    "document", "", before="<!DOCTYPE w []>", encoding="cp500"
                )
            }
        ),
        "cv.docx",
        Invalid,
        "damaged",
    ),
}
