"""In which direction a resume is read."""

import unicodedata

from talentra.documents.resumes.sheet import Sheet

RIGHT_TO_LEFT = {"R", "AL"}  # Unicode's bidirectional classes of Hebrew and Arabic letters
HEBREW = ("\u0590", "\u05ff")


def is_right_to_left(sheet: Sheet) -> bool:
    """Whether most of its letters are read from the right: a name alone does not turn the page."""
    letters = _letters(sheet)
    from_right = sum(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in letters)
    return from_right > len(letters) / 2


def language_of(sheet: Sheet) -> str:
    """The language a screen reader is told: by its script, as far as a script tells one."""
    if not is_right_to_left(sheet):
        return "en"
    letters = _letters(sheet)
    hebrew = sum(HEBREW[0] <= sign <= HEBREW[1] for sign in letters)
    return "he" if hebrew > len(letters) / 2 else "ar"


def _letters(sheet: Sheet) -> str:
    texts = (
        piece.text
        for block in sheet.blocks
        for entry in block.entries
        for piece in (*entry.head, *entry.org, *entry.texts, *entry.bullets)
    )
    return "".join(filter(str.isalpha, "".join(texts)))
