"""How much of a resume is set on pages; more would take seconds of somebody else's time."""

from talentra.documents.resumes.look import Look
from talentra.documents.resumes.sheet import Sheet
from talentra.errors import Invalid

LONGEST = 60_000  # printed characters, some thirty pages
LONGEST_FIELD = 8_000  # characters of one field, two pages
MOST_LINES = 1_500  # fields and lines of fields
TOO_LONG = (
    "This resume is too long to print: 60,000 characters, 8,000 of them in one field, and 1,500 "
    "lines are set. Shorten it, or export it as text or JSON."
)


def check(sheet: Sheet, look: Look) -> None:
    """Raise Invalid with a sentence when it is too long to be set."""
    texts = [piece.text for piece in sheet.pieces(look)]
    lines = len(texts) + sum(text.count("\n") for text in texts)
    longest = max(map(len, texts), default=0)
    if lines > MOST_LINES or longest > LONGEST_FIELD or sum(map(len, texts)) > LONGEST:
        raise Invalid(TOO_LONG)
