"""A resume as a Word file, with real headings and lists, which Word and screen readers list.

Runs in a worker thread: python-docx needs some 20 ms.
"""

import io
from typing import Any

from talentra.documents.resumes import bounds, styles
from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.direction import is_right_to_left
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.model import Resume
from talentra.documents.resumes.sheet import Block, Lines, Piece, Pieces, Sheet, top

DOT = " · "


def docx(resume: Resume, look: Look) -> bytes:
    """The resume as a .docx, its sections and entries in the order of the look."""
    sheet = arrange(resume, look)
    bounds.check(sheet, look)
    paper = _Paper(look, from_right=is_right_to_left(sheet))
    paper.head(sheet)
    for block in sheet.blocks:
        paper.section(block)
    return paper.saved(sheet)


class _Paper:
    """Writes paragraph after paragraph."""

    def __init__(self, look: Look, *, from_right: bool) -> None:
        import docx

        self._look = look
        self._from_right = from_right
        self._file: Any = docx.Document()
        styles.dress(self._file, look)

    def head(self, sheet: Sheet) -> None:
        """Who it is and how to reach them."""
        if sheet.name:
            self._write("Title", sheet.name)
        if sheet.label:
            self._write("Subtitle", sheet.label)
        if sheet.contacts:
            line = self._write("Contact", sheet.contacts[0])
            for contact in sheet.contacts[1:]:
                line.add_run(DOT)
                self._add(line, contact)

    def section(self, block: Block) -> None:
        """A heading, and its entries."""
        self._write("Heading 1", (Piece(block.name, block.title),))
        for entry in block.entries:
            if block.name in {"skills", "interests", "languages"}:
                self._short(entry)
            else:
                self._entry(block.name, entry)

    def saved(self, sheet: Sheet) -> bytes:
        """The file."""
        name = "".join(piece.text for piece in sheet.name)
        styles.tell(self._file, f"Resume of {name}" if name else "Resume", name)
        written = io.BytesIO()
        self._file.save(written)
        return written.getvalue()

    def _entry(self, section: str, entry: Lines) -> None:
        first, *others = [
            (name, pieces)
            for name in top(section, self._look.template, word=True)
            if (pieces := getattr(entry, name))
        ] or [("", ())]
        if first[1]:
            line = self._write("Heading 2", first[1])
            for name, pieces in others:
                line.add_run("\t" if name == "period" else ", " if name == "org" else DOT)
                self._add(line, pieces, style=styles.ASIDE if name != "head" else None)
        for piece in entry.texts:
            for line in piece.text.split("\n"):
                self._write("Normal", (Piece(piece.path, line),))
        for piece in entry.bullets:
            self._write("List Bullet", (piece,))
        if entry.tags:
            self._write("Aside", entry.tags)

    def _short(self, entry: Lines) -> None:
        """`Python (Expert): Django, FastAPI`."""
        line = self._write("Normal", ())
        self._add(line, entry.head, style="Strong")
        if entry.note:
            line.add_run(" (")
            self._add(line, entry.note)
            line.add_run(")")
        if entry.tags:
            line.add_run(": ")
            self._add(line, entry.tags)

    def _write(self, style: str, pieces: Pieces) -> Any:
        line = self._file.add_paragraph(style=style)
        if self._from_right:
            styles.turn(line)
        self._add(line, pieces)
        return line

    def _add(self, line: Any, pieces: Pieces, style: str | None = None) -> None:
        for place, piece in enumerate(pieces):
            if place:
                line.add_run(", ", style)
            run = styles.linked(line, piece) if piece.href else line.add_run(piece.text, style)
            if styles.has_right_to_left(piece.text):
                styles.turn_run(run)
