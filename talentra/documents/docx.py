"""Text of a Word document, straight from its XML. Runs in the child process only.

python-docx leaves out text boxes, headers and nested tables, where resumes keep a lot.
"""

from collections.abc import Callable
from xml.parsers import expat

from talentra.documents.archive import DAMAGED, NOT_WORD, TYPES, UNSAFE, unpack
from talentra.errors import Invalid, WrongType

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORDS = {  # ECMA-376: the transitional and the strict namespace
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
BLANKS = {"p": "\n", "br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def read(content: bytes) -> tuple[None, str]:
    """The text of headers, body, notes and footers; Word files do not know their pages."""
    parts = unpack(content)
    return None, "\n".join(filter(None, (_text(parts[name]) for name in parts_in_order(parts))))


def parts_in_order(parts: dict[str, bytes]) -> list[str]:
    """The names of the parts that hold text: headers, the body, notes and footers."""
    main = _main_part(parts)
    beside = [name for name in sorted(parts) if name.endswith(".xml") and name != main]
    return [
        *(name for name in beside if name.startswith("word/header")),
        main,
        *(name for name in beside if name.startswith(("word/footnotes", "word/footer"))),
    ]


def _main_part(parts: dict[str, bytes]) -> str:
    """The name of the document's own part, usually word/document.xml."""
    found: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if attributes.get("ContentType") == MAIN:
            found.append(attributes.get("PartName", "/word/document.xml").removeprefix("/"))

    parse(parts[TYPES], start=start)
    if not found or not found[0].startswith("word/") or found[0] not in parts:
        raise WrongType(NOT_WORD)
    return found[0]


def _text(part: bytes) -> str:
    """The words of one part, a line per paragraph."""
    scribe = _Scribe()
    parse(part, start=scribe.start, end=scribe.end, characters=scribe.characters)
    lines = (line.strip() for line in "".join(scribe.words).splitlines())
    return "\n".join(filter(None, lines))


class _Scribe:
    """Writes down what stands in w:t; a text box comes twice, the second for older versions."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self._in_text = False
        self._in_fallback = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        space, _, name = tag.rpartition("}")
        self._in_fallback += space == COMPATIBLE and name == "Fallback"
        self._in_text = space in WORDS and name == "t" and not self._in_fallback

    def end(self, tag: str) -> None:
        """End an element: of a paragraph, a break or a tab remains a blank."""
        space, _, name = tag.rpartition("}")
        self._in_fallback -= space == COMPATIBLE and name == "Fallback"
        self._in_text = False
        if space in WORDS and name in BLANKS and not self._in_fallback:
            self.words.append(BLANKS[name])

    def characters(self, text: str) -> None:
        """Keep the text of a run."""
        if self._in_text:
            self.words.append(text)


def parse(
    part: bytes,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    characters: Callable[[str], None] | None = None,
) -> None:
    """Feed a part's elements to the callbacks; a document type is refused before it is read."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: odd encodings
        raise Invalid(DAMAGED) from error


def _refuse(*_: object) -> None:
    raise Invalid(UNSAFE)
