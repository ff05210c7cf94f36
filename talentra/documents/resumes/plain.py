"""A resume as Markdown and as plain text."""

import re
from collections.abc import Iterable

from talentra.documents.resumes.arranging import arrange
from talentra.documents.resumes.look import Look
from talentra.documents.resumes.model import Resume
from talentra.documents.resumes.sheet import Block, Lines, Piece, Pieces

SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")  # what Markdown takes for markup anywhere in a line
LEADING = re.compile(r"^(\s*\d*)([-+=.)])(?=\s|$)", re.MULTILINE)  # and what it does at the start


def markdown(resume: Resume, look: Look | None = None) -> str:
    """The resume in Markdown; what people wrote stays text."""
    look = look or Look()
    sheet = arrange(resume, look)
    head = [
        f"# {_marked(sheet.name)}" if sheet.name else "",
        f"**{_marked(sheet.label)}**" if sheet.label else "",
        " · ".join(map(_marked, sheet.contacts)),
    ]
    sections = (_section(block) for block in sheet.blocks)
    return "\n\n".join(filter(None, (*head, *sections))) + "\n"


def plain_text(resume: Resume, look: Look | None = None) -> str:
    """The resume as lines of text, for forms that take nothing else."""
    look = look or Look()
    sheet = arrange(resume, look)
    head = "\n".join(
        filter(None, (_said(sheet.name), _said(sheet.label), *map(_said, sheet.contacts)))
    )
    sections = (
        "\n".join((block.title.upper(), *filter(None, _bare(block)))) for block in sheet.blocks
    )
    return "\n\n".join(filter(None, (head, *sections))) + "\n"


def _section(block: Block) -> str:
    entries = "\n\n".join(filter(None, (_entry(block, entry) for entry in block.entries)))
    return f"## {block.title}\n\n{entries}"


def _entry(block: Block, entry: Lines) -> str:
    if block.name in {"skills", "interests", "languages"}:
        return _short(entry, bold=True)
    top = " · ".join(filter(None, map(_marked, (entry.org, entry.place, entry.period))))
    parts = (
        f"### {_marked(entry.head)}" if entry.head else "",
        top,
        " · ".join(filter(None, map(_marked, (entry.link, entry.note)))),
        *(_escaped(piece.text).replace("\n", "\n\n") for piece in entry.texts),
        "\n".join(f"- {_escaped(piece.text)}" for piece in entry.bullets),
        _marked(entry.tags),
    )
    return "\n\n".join(filter(None, parts))


def _short(entry: Lines, *, bold: bool) -> str:
    """`Python (Expert): Django, FastAPI`."""
    tell = _marked if bold else _said
    head = f"**{tell(entry.head)}**" if bold and entry.head else tell(entry.head)
    note = f" ({tell(entry.note)})" if entry.note else ""
    tags = f": {tell(entry.tags)}" if entry.tags else ""
    return f"- {head}{note}{tags}" if bold else f"{head}{note}{tags}"


def _bare(block: Block) -> Iterable[str]:
    for place, entry in enumerate(block.entries):
        if block.name in {"skills", "interests", "languages"}:
            yield _short(entry, bold=False)
            continue
        if place and block.name != "summary":
            yield " "
        yield ", ".join(filter(None, map(_said, (entry.head, entry.org, entry.place))))
        yield from map(_said, (entry.period, entry.link, entry.note))
        yield from (piece.text for piece in entry.texts)
        yield from (f"- {piece.text}" for piece in entry.bullets)
        yield _said(entry.tags)


def _said(pieces: Pieces) -> str:
    return ", ".join(piece.text for piece in pieces)


def _marked(pieces: Pieces) -> str:
    return ", ".join(map(_linked, pieces))


def _linked(piece: Piece) -> str:
    text = _escaped(piece.text)
    address = re.sub(r"[()<>\\\s]", lambda sign: f"%{ord(sign[0]):02X}", piece.href)
    return f"[{text}]({address})" if address else text


def _escaped(text: str) -> str:
    return LEADING.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text))
