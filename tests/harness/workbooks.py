"""Reading a spreadsheet's workbook, with nothing but the standard library."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as Xml

NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
ESCAPED = re.compile(r"_x([0-9A-F]{4})_")  # ECMA-376 part 1, 22.9.2.19
Sheet = list[list[str | int]]


def read_sheets(workbook: bytes) -> list[Sheet]:
    """The rows of every sheet; AssertionError when a cell is anything but a text or a number."""
    with zipfile.ZipFile(BytesIO(workbook)) as parts:
        assert parts.testzip() is None
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        return [_rows(parts.read(name).decode()) for name in names]


def _rows(sheet: str) -> Sheet:
    rows = Xml.fromstring(sheet).iterfind("s:sheetData/s:row", NAMES)
    return [[_cell(cell) for cell in row.iterfind("s:c", NAMES)] for row in rows]


def _cell(cell: Xml.Element) -> str | int:
    if cell.get("t") == "inlineStr":
        assert [part.tag.rpartition("}")[2] for part in cell.iter()] == ["c", "is", "t"]
        text = cell.findtext("s:is/s:t", "", NAMES)
        return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    assert [part.tag.rpartition("}")[2] for part in cell.iter()] == ["c", "v"]
    return int(cell.findtext("s:v", "", NAMES))
