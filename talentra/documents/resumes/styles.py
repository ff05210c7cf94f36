"""What python-docx leaves to its caller: how styles look, links, and writing from the right."""

import unicodedata
from typing import Any, NamedTuple

from talentra import clock
from talentra.documents.resumes.direction import RIGHT_TO_LEFT
from talentra.documents.resumes.look import Look, Paper, Template
from talentra.documents.resumes.sheet import Piece

ASIDE = "Quiet"
QUIET = "4b5563"
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class Dress(NamedTuple):
    """A template in Word: fonts that every Word has, margins in cm, the gap of a line."""

    font: str
    margin: float
    gap: float
    centred: bool
    ruled: bool


DRESSES = {
    Template.CLASSIC: Dress("Georgia", 2.1, 1.1, centred=True, ruled=True),
    Template.MODERN: Dress("Calibri", 1.9, 1.1, centred=False, ruled=True),
    Template.COMPACT: Dress("Calibri", 1.5, 1.0, centred=False, ruled=True),
    Template.ACADEMIC: Dress("Cambria", 2.2, 1.12, centred=False, ruled=False),
}
SHEETS = {Paper.A4: (21.0, 29.7), Paper.LETTER: (21.59, 27.94)}  # cm


def dress(file: Any, look: Look) -> None:
    """Give the file the template's page and styles."""
    worn = DRESSES[look.template]
    _page(file.sections[0], worn, look.paper)
    _text_styles(file, look, worn)
    accent = look.accent.removeprefix("#")
    _style(file, "Title", worn, size=look.size * 2.2, bold=True, colour=accent, after=2)
    _style(file, "Subtitle", worn, size=look.size * 1.2, colour=QUIET, after=2)
    _style(file, "Heading 1", worn, size=look.size * 1.2, bold=True, colour=accent, before=10)
    _style(file, "Heading 2", worn, size=look.size * 1.03, bold=True, before=5, after=1)
    _style(file, "List Bullet", worn, size=look.size, after=1)
    for name in ("Heading 1", "Heading 2"):
        file.styles[name].paragraph_format.keep_with_next = True
    _rules(file, worn, accent)
    _tabs(file, worn, look.paper)


def _page(section: Any, worn: Dress, paper: Paper) -> None:
    from docx.shared import Cm

    section.page_width, section.page_height = map(Cm, SHEETS[paper])
    section.left_margin = section.right_margin = Cm(worn.margin)
    section.top_margin = section.bottom_margin = Cm(worn.margin - 0.2)


def _text_styles(file: Any, look: Look, worn: Dress) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import RGBColor

    _style(file, "Normal", worn, size=look.size, after=3)
    for name in ("Contact", "Aside"):
        added = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        added.base_style = file.styles["Normal"]
        _style(file, name, worn, size=look.size * 0.95, colour=QUIET, after=2)
    quiet = file.styles.add_style(ASIDE, WD_STYLE_TYPE.CHARACTER)
    quiet.font.bold, quiet.font.color.rgb = False, RGBColor.from_string(QUIET.upper())


def _style(
    file: Any,
    name: str,
    worn: Dress,
    *,
    size: float,
    bold: bool = False,
    colour: str = "111827",
    before: float = 0,
    after: float = 2,
) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = file.styles[name]
    style.font.name, style.font.size, style.font.bold = worn.font, Pt(round(size * 2) / 2), bold
    style.font.italic, style.font.color.rgb = False, RGBColor.from_string(colour.upper())
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win over ours
    for script in ("w:hAnsi", "w:cs"):
        fonts.set(qn(script), worn.font)
    format_ = style.paragraph_format
    format_.space_before, format_.space_after = Pt(before), Pt(after)
    format_.line_spacing = worn.gap


def _rules(file: Any, worn: Dress, accent: str) -> None:
    """The line under a heading; python-docx's own line under the title goes."""
    from docx.oxml.ns import qn

    for name in ("Title", "Heading 1"):
        properties = file.styles[name].element.get_or_add_pPr()
        for border in properties.findall(qn("w:pBdr")):
            properties.remove(border)
    if worn.ruled:
        border, line = _element("w:pBdr"), _element("w:bottom")
        for key, value in {"val": "single", "sz": "4", "space": "2", "color": accent}.items():
            line.set(qn(f"w:{key}"), value)
        border.append(line)
        properties = file.styles["Heading 1"].element.get_or_add_pPr()
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:outlineLvl")


def _tabs(file: Any, worn: Dress, paper: Paper) -> None:
    """The period of an entry stands at the right margin; the classic head in the middle."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Cm

    width = Cm(SHEETS[paper][0] - 2 * worn.margin)
    stops = file.styles["Heading 2"].paragraph_format.tab_stops
    stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT)
    if worn.centred:
        for name in ("Title", "Subtitle", "Contact"):
            file.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def tell(file: Any, title: str, author: str) -> None:
    """Title and author, for those who sort files; python-docx names itself otherwise."""
    about = file.core_properties
    about.title, about.author, about.comments = title[:255], author[:255], ""
    about.last_modified_by, about.language = "", "en"
    about.created = about.modified = clock.now().replace(tzinfo=None, microsecond=0)


def linked(line: Any, piece: Piece) -> Any:
    """The piece as a link at the end of the line."""
    from docx.oxml.ns import qn

    address = line.part.relate_to(piece.href, LINK, is_external=True)
    link = _element("w:hyperlink")
    link.set(qn("r:id"), address)
    run = line.add_run(piece.text)
    link.append(run._r)  # pyright: ignore[reportPrivateUsage] (python-docx has no links)
    line._p.append(link)  # pyright: ignore[reportPrivateUsage]
    return run


def has_right_to_left(text: str) -> bool:
    """Whether a letter in it is read from the right."""
    return any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in text)


def _element(name: str) -> Any:
    from docx.oxml import parser

    return parser.OxmlElement(name)  # pyright: ignore[reportUnknownVariableType]


def turn(line: Any) -> None:
    """Let the paragraph run from the right."""
    line.paragraph_format.element.get_or_add_pPr().insert_element_before(
        _element("w:bidi"), "w:adjustRightInd", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def turn_run(run: Any) -> None:
    """Tell Word that the run is of a script that runs from the right."""
    run.font.rtl = True
