"""Reading resumes: what a file is, what it says, and a safe name for it."""

from talentra.documents.hidden import Hidden
from talentra.documents.names import clean_name
from talentra.documents.reading import DOCX, PDF, Reading, picture_aside, read, read_aside
from talentra.documents.verdicts import ADVICE, Verdict, verdict_of

__all__ = [
    "ADVICE",
    "DOCX",
    "PDF",
    "Hidden",
    "Reading",
    "Verdict",
    "clean_name",
    "picture_aside",
    "read",
    "read_aside",
    "verdict_of",
]
