"""Where typst is called: one compiler for each thread and template, and nothing but JSON goes in.

A template is a file of ours; what people wrote is never read as markup, so it cannot do anything.
"""

import json
import re
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any, Literal

from talentra.documents.resumes import bounds
from talentra.documents.resumes.direction import is_right_to_left, language_of
from talentra.documents.resumes.look import Look, Template
from talentra.documents.resumes.sheet import Sheet
from talentra.errors import Invalid

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
TEMPLATES, FONTS = HERE / "templates", HERE / "fonts"
PACKAGES = HERE / "templates" / "none"  # there are none, and none are fetched
ARCHIVAL: Any = ["a-2a", "ua-1"]  # for archives, and for screen readers
MISSING = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
UNSETTABLE = (
    "A field holds something that cannot be printed, such as hundreds of accents on one letter. "
    "Remove it, or export as Word, text or JSON."
)
Format = Literal["pdf", "svg", "png"]


@dataclass(frozen=True, slots=True)
class Tightness:
    """How far a page is shrunk: factors of the text size, the gaps and the margins."""

    size: float = 1.0
    gap: float = 1.0
    margin: float = 1.0


class Unprintable(Exception):
    """No bundled font has these characters."""

    def __init__(self, characters: list[str]) -> None:
        super().__init__()
        self.characters = characters


def pages(sheet: Sheet, look: Look, tight: Tightness, kind: Format, **more: Any) -> list[bytes]:
    """The document in that format: a PDF is one piece, pictures are one for each page."""
    import typst

    bounds.check(sheet, look)
    try:
        made = _compiler(look.template).compile(
            format=kind,
            sys_inputs={"sheet": _text_of(sheet), "look": _shape(sheet, look, tight)},
            **more,
        )
    except typst.TypstError as error:
        if found := MISSING.findall(error.diagnostic):
            raise Unprintable(list(dict.fromkeys(found))) from error
        raise Invalid(UNSETTABLE) from error
    assert made is not None  # noqa: S101 (it is None only when a file is written)
    return made if isinstance(made, list) else [made]


def _text_of(sheet: Sheet) -> str:
    blocks = [{**asdict(block), "title": block.title} for block in sheet.blocks]
    return json.dumps({**asdict(sheet), "blocks": blocks})


def _shape(sheet: Sheet, look: Look, tight: Tightness) -> str:
    name = "".join(piece.text for piece in sheet.name)
    shape = {
        "title": f"Resume of {name}" if name else "Resume",
        "author": name,
        "accent": look.accent,
        "paper": look.paper.value,
        "size": round(look.size * tight.size, 2),
        "gap": tight.gap,
        "margin": tight.margin,
        "dir": "rtl" if is_right_to_left(sheet) else "ltr",
        "lang": language_of(sheet),
    }
    return json.dumps(shape)


_mine = local()


def _compiler(template: Template) -> "typst.Compiler":
    """This thread's compiler of the template."""
    import typst

    kept: dict[Template, typst.Compiler] = _mine.__dict__.setdefault("compilers", {})
    if template not in kept:
        kept[template] = typst.Compiler(
            TEMPLATES / f"{template}.typ",
            root=TEMPLATES,
            font_paths=fonts(),
            package_path=PACKAGES,
            package_cache_path=PACKAGES,
        )
    return kept[template]


@cache
def fonts() -> "typst.Fonts":
    """Ours and typst's own; never the machine's, so that pages are the same everywhere."""
    import typst

    return typst.Fonts(include_system_fonts=False, font_paths=[FONTS])
